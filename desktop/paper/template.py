"""A unit's own Word template of a form, filled: places take final text, rows of a list are repeated, the look stays.

Places are content controls (by their 标记 or 标题) and «name» in the text; a table row that holds columns of a list
stands once for each of its lines. There are no expressions and no fields: a place is a name. What the parts of the
template are, and what they must not hold, ``intake`` says; this works on their trees, in the worker that read them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from desktop.paper.letter_package import W
from desktop.paper.places import spelled
from desktop.paper.template_marks import CLOSE, OPEN, Element, Text, fill_paragraph

_PLACEHOLDER = "PlaceholderText"
_ALIKE = ("paraId", "textId")


@dataclass(frozen=True)
class Order:
    """What a template is filled with.

    ``known``  a name as compared → id of the place; ``lists`` ids of lists; ``texts`` and ``rows`` the values
    ``line``   what stands small at the foot of every page; empty: nothing of ours
    """

    known: Mapping[str, str]
    lists: frozenset[str]
    texts: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    line: str = ""

    def place(self, name: str) -> str:
        """Id of the place that a name means, or nothing."""
        return self.known.get(spelled(name), "")

    def list_of(self, name: str) -> str:
        """The list whose column a name means, or nothing."""
        rows, dot, _column = self.place(name).partition(".")
        return rows if dot else ""


@dataclass
class Seen:
    """What was seen of places: ``found`` ids, ``unknown`` names, names that stand where they cannot be filled."""

    found: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    """Columns of a list outside a row of a table."""
    mixed: list[str] = field(default_factory=list)
    """Two lists in one row."""
    whole: list[str] = field(default_factory=list)
    """A list where a column of it is meant."""
    stray: list[str] = field(default_factory=list)


def look(root: Element, order: Order, seen: Seen) -> None:
    """What stands in a part; its controls become marks."""
    controls_to_marks(root, order)
    lists: dict[Element, str] = {}
    for paragraph in root.iter(W + "p"):
        text = Text(paragraph)
        if text.stray():
            seen.stray.append(text.words.strip()[:40])
        for mark in text.marks():
            place, rows = order.place(mark.name), order.list_of(mark.name)
            row = _row_of(paragraph)
            if not place:
                seen.unknown.append("".join(mark.name.split()))
            elif place in order.lists:
                seen.whole.append(place)
            elif rows and row is None:
                seen.outside.append(place)
            elif rows and lists.setdefault(row, rows) != rows:
                seen.mixed.append(place)
            else:
                seen.found.append(place)
    for row, rows in lists.items():
        if any(outer in lists for outer in row.iterancestors(W + "tr")):
            seen.mixed.append(rows)


def fill(root: Element, order: Order) -> None:
    """All places of a part take their text."""
    controls_to_marks(root, order)
    for element in list(root.iter(*(W + name for name in _LOOSE))):
        _remove(element)
    filled: set[Element] = set()
    for row in list(root.iter(W + "tr")):
        rows = next(_lists_in(row, order), "")
        if rows:
            filled.update(_repeat(row, rows, order))
    for paragraph in list(root.iter(W + "p")):
        if paragraph not in filled:
            fill_paragraph(paragraph, lambda name: order.texts.get(order.place(name)))


_LOOSE = (
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
    "proofErr", "permStart", "permEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
    "trPrChange", "tblGridChange", "numberingChange", "dataBinding",
)  # fmt: skip
"""What hangs on parts that are not kept, or would stand twice in a repeated row."""


def _repeat(row: Element, rows: str, order: Order) -> Iterator[Element]:
    """The row once for each line, once empty where there is none; answers its paragraphs."""
    lines = order.rows.get(rows) or ({},)
    for line in lines:
        made = copy.deepcopy(row)
        row.addprevious(made)
        values = {f"{rows}.{column}": words for column, words in line.items()}
        for element in made.iter():
            for key in [key for key in element.attrib if key.rpartition("}")[2] in _ALIKE]:
                del element.attrib[key]

        def value_of(name: str, values: Mapping[str, str] = values) -> str | None:
            place = order.place(name)
            return values.get(place, "") if order.list_of(name) == rows else order.texts.get(place)

        for paragraph in list(made.iter(W + "p")):
            yield from fill_paragraph(paragraph, value_of)
    _remove(row)


def _lists_in(row: Element, order: Order) -> Iterator[str]:
    """Lists whose columns stand in this very row, not in a table within it."""
    for paragraph in row.iter(W + "p"):
        if _row_of(paragraph) is row:
            for mark in Text(paragraph).marks():
                rows = order.list_of(mark.name)
                if rows:
                    yield rows


def _row_of(element: Element) -> Element | None:
    return next(element.iterancestors(W + "tr"), None)


# content controls


def controls_to_marks(root: Element, order: Order) -> None:
    """Each control that is a place becomes «its name»; one around rows gives way to them."""
    for control in list(root.iter(W + "sdt")):
        name = name_of(control, order)
        if name and control.getparent() is not None:
            if any(True for _row in control.iter(W + "tr")):
                _unwrap(control)  # around a table or its rows: what stands in it is looked at by itself
            else:
                _to_mark(control, name)
    for control in list(root.iter(W + "sdt")):
        if _is(control, "repeatingSection") or _is(control, "repeatingSectionItem"):
            _unwrap(control)


def name_of(control: Element, order: Order) -> str:
    """The name it is known by, else the one it was given; none for what Word itself puts in (page numbers …)."""
    properties = control.find(W + "sdtPr")
    if properties is None or _is(control, "docPartObj") or _is(control, "repeatingSectionItem"):
        return ""
    given = [
        found.get(W + "val", "").strip()
        for found in (properties.find(W + one) for one in ("tag", "alias"))
        if found is not None
    ]
    return next((one for one in given if order.place(one)), next((one for one in given if one), ""))


def _is(control: Element, kind: str) -> bool:
    properties = control.find(W + "sdtPr")
    return properties is not None and any(
        isinstance(one.tag, str) and one.tag.rpartition("}")[2] == kind for one in properties
    )


def _to_mark(control: Element, name: str) -> None:
    """The first run of what it holds says the name; the other runs and paragraphs go."""
    content = control.find(W + "sdtContent")
    if content is None:
        _remove(control)
        return
    run = next((one for one in content.iter(W + "r")), None)
    own = control.find(f"{W}sdtPr/{W}rPr")
    said = _run_saying(f"{OPEN}{name}{CLOSE}", own if own is not None else _look(run))
    paragraphs = list(content.iter(W + "p"))
    if paragraphs:
        first, *others = paragraphs
        for child in list(first):
            if child.tag != W + "pPr":
                first.remove(child)
        first.append(said)
        for other in others:
            _remove(other)
    else:
        for child in list(content):
            content.remove(child)
        content.append(said)
    _unwrap(control)


def _look(run: Element | None) -> Element | None:
    return run.find(W + "rPr") if run is not None else None


def _run_saying(words: str, look: Element | None) -> Element:
    run = etree.Element(W + "r")
    if look is not None:
        own = copy.deepcopy(look)
        for style in own.findall(W + "rStyle"):
            if style.get(W + "val") == _PLACEHOLDER:
                own.remove(style)
        run.append(own)
    text = etree.Element(W + "t")
    text.text = words
    run.append(text)
    return run


def _unwrap(control: Element) -> None:
    """Its content in its place."""
    parent, content = control.getparent(), control.find(W + "sdtContent")
    at = parent.index(control)
    children: Iterable[Element] = list(content) if content is not None else ()
    for number, child in enumerate(children):
        parent.insert(at + number, child)
    parent.remove(control)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
