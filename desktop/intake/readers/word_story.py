"""One story of a letter (the body, a header, the notes), paragraph by paragraph.

Plain paragraphs come from the bytes and are told in blocks; one that holds anything special is parsed and walked run
by run. Words that stand aside (text boxes, fields, descriptions) are told after the story, so that the story itself
runs on unbroken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from desktop.intake.faults import Unreadable
from desktop.intake.readers.seen import is_seen, unseen
from desktop.intake.readers.steps import named, numbered
from desktop.intake.readers.word_bytes import DESCRIBED, Cut, Ground, NotPlain, unescape
from desktop.intake.readers.word_flat import drop_before, flat_text, on_ground
from desktop.intake.readers.word_names import COMPATIBILITY, Names
from desktop.intake.readers.word_runs import LINE, Stretches, Traits, Walk
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import Element, events
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Unit, Where

BLOCK = 8_000
"""Characters of plain paragraphs that are told together."""
_REFERRING = (
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "INCLUDE",
    "LINK",
    "DDE",
    "DDEAUTO",
    "DATABASE",
    "IMPORT",
    "RD",
)
"""Fields that fetch something."""
_RUNNING = ("MACROBUTTON",)


class Story:
    """Reads one part. ``styles``: those that hide."""

    def __init__(
        self, teller: Teller, part: Part, path: tuple[Step, ...], styles: Mapping[str, Traits]
    ) -> None:
        self._teller = teller
        self._part = part
        self._path = path
        self._styles = styles
        self._number = 0
        self._block: list[str] = []
        self._size = 0
        self._began = 1
        self._opens = Opens.APART
        self._parent: Element = None
        self._table: Element = None
        self._box: Element = None
        self._last_box: Element = None
        self._said: list[tuple[str, Where, Opens]] = []
        self._found: list[tuple[Kind, str, Where]] = []
        self._ground = Ground()
        self._aside: list[tuple[str, Where, Opens]] = []
        self._chosen: Counter[str] = Counter()
        self._authors: set[str] = set()

    def by_tree(self, chunks: Iterable[bytes], n: Names) -> None:
        """Read the part as the parser gives it."""
        walk = Walk(n, self._styles)
        for _when, element in events(chunks, n.events(self._part)):
            if element.tag == n.paragraph:
                self._paragraph(element, n, walk)
            elif element.tag == n.row:
                self._row(element, n)
            else:
                self._authors.add(element.get(n.w + "author", ""))
                element.clear(keep_tail=True)
            drop_before(element)

    def by_bytes(self, cuts: Iterable[Cut], n: Names) -> None:
        """Read the part from its bytes; only paragraphs that hold more than text are parsed. Raises ``NotPlain``."""
        walk = Walk(n, self._styles)
        for cut in cuts:
            if DESCRIBED.search(cut.gap):
                self._in_gap(cut.gap)
            if cut.text is None:
                self._parsed(cut, n, walk)
            else:
                self._ground.of(cut.gap)
                self._number += 1
                self._plain(cut.text)

    def _parsed(self, cut: Cut, n: Names, walk: Walk) -> None:
        shaded = self._ground.of(cut.gap)
        try:
            for _when, element in events((cut.document,), (n.paragraph,)):
                self._paragraph(element, n, walk, shaded)
        except Unreadable as no:
            raise NotPlain from no

    def _in_gap(self, gap: bytes) -> None:
        for words in DESCRIBED.findall(gap):
            self._put_aside(unescape(words.decode("utf-8")), Part.PROPERTY, "description")

    def tell(self) -> None:
        """All that was read: the story, what stands beside it, who wrote in it."""
        self._flush()
        for text, where, opens in (*self._said, *self._aside):
            self._teller.say(text, where, opens)
        for kind, what, where in self._found:
            self._teller.found(kind, what, where)
        for author in sorted(filter(None, self._authors)):
            self._teller.say(author, self._teller.where(Part.PROPERTY, named("author")), Opens.APART)

    def _plain(self, text: str) -> None:
        """A line of the block; the parser is not slower than the pipe, so now and then a sign of life."""
        self._block.append(text)
        self._size += len(text)
        if self._size > BLOCK:
            self._flush()

    def _paragraph(self, element: Element, n: Names, walk: Walk, shaded: bool = False) -> None:
        self._teller.budget.spend_cells()
        parent = element.getparent()
        if parent is not self._parent:
            self._moved(parent, n)
        self._number += self._box is None
        text = None if self._box is not None else flat_text(element, n, self._styles)
        if text is not None:
            self._plain(text)
        else:
            self._special(walk.paragraph(element, shaded or on_ground(element, n)), self._box)
        element.clear(keep_tail=True)

    def _moved(self, parent: Element, n: Names) -> None:
        """Into another cell, box, note or control."""
        self._parent = parent
        if parent is None:
            return
        self._box = next(parent.iterancestors(n.box), None) if parent.tag != n.box else parent
        if parent.tag in n.notes:
            self._flush()
            self._opens = Opens.APART
        elif parent.tag == n.controlled:
            self._describe(parent.getparent(), n.w + "sdtPr", (n.w + "alias", n.w + "tag"), n)

    def _row(self, row: Element, n: Names) -> None:
        table = row.getparent()
        if table is not self._table and table is not None:
            self._table = table
            self._describe(table, n.w + "tblPr", (n.w + "tblCaption", n.w + "tblDescription"), n)
        row.clear(keep_tail=True)

    def _describe(self, element: Element, properties: str, asked: tuple[str, ...], n: Names) -> None:
        found = element.find(properties) if element is not None else None
        for one in found if found is not None else ():
            if one.tag in asked:
                self._put_aside(one.get(n.val, ""), Part.PROPERTY, "description")

    def _special(self, stretches: Stretches, boxed: Element) -> None:
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
        for text, traits, follows in _lines(stretches, opens):
            self._said.append((text, self._here(self._part, traits), follows))
        self._began = self._number + 1
        self._not_seen(stretches, self._part)

    def _in_box(self, stretches: Stretches, box: Element) -> None:
        """Text boxes come twice in a file, for new readers and for old ones: told once if they say the same."""
        words = "".join(text for text, _traits in stretches.text)
        if next(box.iterancestors(COMPATIBILITY + "Fallback"), None) is not None and self._chosen[words]:
            self._chosen[words] -= 1
            return
        self._chosen[words] += 1
        opens = Opens.PARAGRAPH if box is self._last_box else Opens.APART
        self._last_box = box
        for text, traits, follows in _lines(stretches, opens):
            self._aside.append((text, self._here(Part.TEXT_BOX, traits), follows))
        self._not_seen(stretches, Part.TEXT_BOX)

    def _not_seen(self, stretches: Stretches, part: Part) -> None:
        for one in unseen(stretches.text):
            opens = Opens.APART
            for text, traits in one:
                self._aside.append((text, self._here(part, traits), opens))
                opens = Opens.RUN

    def _here(self, part: Part, traits: Traits = ()) -> Where:
        # a box ends before the paragraph it hangs on
        number = self._number + (self._box is not None)
        return self._teller.where(part, *self._path, numbered(Unit.PARAGRAPH, max(number, 1)), traits=traits)

    def _refers(self, instruction: str) -> None:
        first = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""
        where = self._here(Part.FIELD)
        if first in _REFERRING:
            self._found.append((Kind.EXTERNAL_REFERENCE, instruction.strip(), where))
        elif first in _RUNNING:
            self._found.append((Kind.MACRO, instruction.strip(), where))

    def _put_aside(self, words: str, part: Part, name: str) -> None:
        if words.strip():
            path = (*self._path, numbered(Unit.PARAGRAPH, max(self._number, 1)), named(name))
            self._aside.append((words, self._teller.where(part, *path), Opens.APART))

    def _flush(self) -> None:
        """Tell the plain paragraphs that wait, as one passage of so many lines."""
        if self._block:
            path = (*self._path, numbered(Unit.PARAGRAPH, self._began))
            self._said.append(("\n".join(self._block), self._teller.where(self._part, *path), self._opens))
            self._teller.tick()
            self._opens = Opens.PARAGRAPH
        self._block.clear()
        self._size = 0
        self._began = self._number + 1


def _lines(stretches: Stretches, opens: Opens) -> Iterator[tuple[str, Traits, Opens]]:
    """What is seen, and how each stretch follows the one before."""
    for text, traits in stretches.text:
        if text == LINE:
            opens = Opens.LINE if opens is Opens.RUN else opens
        elif is_seen(traits):
            yield text, traits, opens
            opens = Opens.RUN
