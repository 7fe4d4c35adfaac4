"""One story of a letter (the body, a header, the notes), streamed paragraph by paragraph.

Plain paragraphs are read flat, one C-level iteration each, and told in blocks: this is where the speed is. One that
holds anything special is walked run by run. Words that stand aside (text boxes, fields, descriptions) are told after
the story, so that the story itself runs on unbroken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.intake.readers.steps import named, numbered
from desktop.intake.readers.word_names import COMPATIBILITY, Names
from desktop.intake.readers.word_runs import LINE, Stretches, Traits, Walk, is_shaded
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import Element, events
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Unit, Where

BLOCK = 8_000
"""Characters of plain paragraphs that are told together."""
_REFERRING = ("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "LINK", "DDE", "DDEAUTO", "DATABASE", "IMPORT", "RD")
"""Fields that fetch something."""
_RUNNING = ("MACROBUTTON",)


class Story:
    """Reads one part. ``styles``: those that hide."""

    def __init__(self, teller: Teller, part: Part, path: tuple[Step, ...], styles: Mapping[str, Traits]) -> None:
        self._teller = teller
        self._part = part
        self._path = path
        self._styles = styles
        self._number = 0
        self._block: list[str] = []
        self._size = 0
        self._began = 1
        self._opens = Opens.APART
        self._note: Element = None
        self._box: Element = None
        self._aside: list[tuple[str, Where, Opens]] = []
        self._chosen: Counter[str] = Counter()
        self._authors: set[str] = set()

    def read(self, chunks: Iterable[bytes], n: Names) -> None:
        """Tell the whole part."""
        walk = Walk(n, self._styles)
        for _when, element in events(chunks, n.events):
            tag = element.tag
            if tag == n.paragraph:
                self._paragraph(element, n, walk)
                _drop_before(element)
            elif tag in n.described:
                for key in ("val", "name"):
                    self._put_aside(element.get(n.w + key, ""), Part.PROPERTY, "description")
            else:
                if tag in n.notes:
                    self._authors.add(element.get(n.w + "author", ""))
                element.clear(keep_tail=True)
                _drop_before(element)
        self._flush()
        for text, where, opens in self._aside:
            self._teller.say(text, where, opens)
        for author in sorted(filter(None, self._authors)):
            self._teller.say(author, self._teller.where(Part.PROPERTY, named("author")), Opens.APART)

    def _paragraph(self, element: Element, n: Names, walk: Walk) -> None:
        self._number += 1
        self._teller.budget.spend_cells()
        parent = element.getparent()
        if parent is not None and parent.tag in n.notes and parent is not self._note:
            self._flush()
            self._note, self._opens = parent, Opens.APART
        boxed = next(element.iterancestors(n.box), None)
        text = None if boxed is not None else _flat(element, n, self._styles)
        if text is not None:
            self._block.append(text)
            self._size += len(text)
            if self._size > BLOCK:
                self._flush()
        else:
            stretches = walk.paragraph(element, _on_ground(element, n))
            self._special(stretches, boxed, n)
        element.clear(keep_tail=True)

    def _special(self, stretches: Stretches, boxed: Element, n: Names) -> None:
        self._authors |= stretches.authors
        # a field may be cut over runs and paragraphs: its instruction is one line
        fields = "".join(words for words, part, name in stretches.aside if name == "instruction")
        self._put_aside(fields, Part.FIELD, "instruction")
        self._refers(fields)
        for words, part, name in stretches.aside:
            if name != "instruction":
                self._put_aside(words, part, name)
        if boxed is not None:
            self._in_box(stretches, boxed)
            return
        self._flush()
        opens, self._opens = self._opens, Opens.PARAGRAPH
        for text, traits in stretches.text:
            if text == LINE:
                opens = Opens.LINE
                continue
            path = (*self._path, numbered(Unit.PARAGRAPH, self._number))
            self._teller.say(text, self._teller.where(self._part, *path, traits=traits), opens)
            opens = Opens.RUN
        self._began = self._number + 1

    def _in_box(self, stretches: Stretches, box: Element) -> None:
        """Text boxes come twice in a file, for new readers and for old ones: told once if they say the same."""
        words = "".join(text for text, _traits in stretches.text)
        if next(box.iterancestors(COMPATIBILITY + "Fallback"), None) is not None and self._chosen[words]:
            self._chosen[words] -= 1
            return
        self._chosen[words] += 1
        opens = Opens.PARAGRAPH if box is self._box else Opens.APART
        self._box = box
        for text, traits in stretches.text:
            if text == LINE:
                opens = Opens.LINE
                continue
            path = (*self._path, numbered(Unit.PARAGRAPH, self._number))
            self._aside.append((text, self._teller.where(Part.TEXT_BOX, *path, traits=traits), opens))
            opens = Opens.RUN

    def _refers(self, instruction: str) -> None:
        first = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""
        where = self._teller.where(Part.FIELD, *self._path, numbered(Unit.PARAGRAPH, self._number))
        if first in _REFERRING:
            self._teller.found(Kind.EXTERNAL_REFERENCE, instruction.strip(), where)
        elif first in _RUNNING:
            self._teller.found(Kind.MACRO, instruction.strip(), where)

    def _put_aside(self, words: str, part: Part, name: str) -> None:
        if words.strip():
            path = (*self._path, numbered(Unit.PARAGRAPH, max(self._number, 1)), named(name))
            self._aside.append((words, self._teller.where(part, *path), Opens.APART))

    def _flush(self) -> None:
        """Tell the plain paragraphs that wait, as one passage of so many lines."""
        if self._block:
            path = (*self._path, numbered(Unit.PARAGRAPH, self._began))
            self._teller.say("\n".join(self._block), self._teller.where(self._part, *path), self._opens)
            self._opens = Opens.PARAGRAPH
        self._block.clear()
        self._size = 0
        self._began = self._number + 1


def _flat(element: Element, n: Names, styles: Mapping[str, Traits]) -> str | None:
    """The text of a plain paragraph; None where it must be walked."""
    words: list[str] = []
    for one in element.iter(*n.wanted):
        tag = one.tag
        if tag in n.plain:
            if tag != n.tab or not one.attrib:  # a tab stop of the paragraph is no tab in its text
                words.append(one.text or n.plain[tag])
        elif tag == n.color:
            if one.get(n.val, "")[:1] in "fF":
                return None
        elif tag == n.size:
            if len(one.get(n.val, "")) < 2:
                return None
        elif tag != n.run_style or one.get(n.val, "") in styles:
            return None
    if styles:
        style = element.find(f"{n.w}pPr/{n.paragraph_style}")
        if style is not None and style.get(n.val, "") in styles:
            return None
    return "".join(words).replace("\n", " ")


def _on_ground(element: Element, n: Names) -> bool:
    """In a table cell that is coloured."""
    cell = next(element.iterancestors(n.cell), None)
    properties = cell.find(n.w + "tcPr") if cell is not None else None
    return properties is not None and is_shaded(properties, n)


def _drop_before(element: Element) -> None:
    """Forget the ones of its name that stand before it; what is said about the cell itself stays."""
    before = element.getprevious()
    while before is not None and before.tag == element.tag:
        parent = before.getparent()
        parent.remove(before)
        before = element.getprevious()
