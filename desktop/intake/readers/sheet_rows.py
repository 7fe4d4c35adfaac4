"""The rows of one sheet, streamed: shown, formula, hidden by row, by column, by colour, by number format."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.intake.readers.steps import named
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import Element, drop, events, local
from desktop.intake.zipped import Package
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Trait, Unit, Where

Traits = tuple[Trait, ...]
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_FETCHING = re.compile(r"\b(?:WEBSERVICE|RTD|CALL|REGISTER|IMPORTDATA)\s*\(|^[^'\"]*\|[^'\"]*!", re.I)
_EVENTS = ("c", "row", "col", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter",
           "dataValidation", "formula1", "formula2", "formula", "hyperlink", "t", "v", "f", "filter", "customFilter",
           "scenario", "inputCells", "cfRule")  # fmt: skip
_WORDS = ("prompt", "promptTitle", "error", "errorTitle", "display", "tooltip", "location", "val", "name", "comment",
          "text")  # fmt: skip
_WIDEST = 16_384
BLOCK = 4_000
SINGLY = 20_000
"""So many cells are told one by one, each with its own place."""
_OFF = ("0", "false")


@dataclass
class Book:
    """What cells refer to: shared strings, and what a style does to the eye."""

    strings: Sequence[str]
    looks: Sequence[Traits]
    told: int = 0
    """Cells told so far, in all sheets."""
    _used: array[int] = field(init=False)

    def __post_init__(self) -> None:
        self._used = array("b", bytes(len(self.strings)))

    def string(self, index: str) -> str:
        """The shared string of that number, which is then used."""
        if not index.strip().isdigit() or len(index) > 9 or int(index) >= len(self.strings):
            return ""
        self._used[int(index)] = 1
        return self.strings[int(index)]

    def look(self, style: str) -> Traits:
        """What the style of that number does."""
        return (
            self.looks[int(style)]
            if style.isdigit() and len(style) < 7 and int(style) < len(self.looks)
            else ()
        )

    def unused(self) -> Iterator[tuple[int, str]]:
        """Strings that no cell shows any more: they are still in the file."""
        for number, used in enumerate(self._used):
            if not used:
                yield number + 1, self.strings[number]


def read_strings(package: Package, teller: Teller) -> list[str]:
    """Shared strings; readings above characters are left out of them."""
    name = package.named("xl/sharedStrings.xml")
    strings: list[str] = []
    for _when, element in events(package.chunks(name), ["{*}si"]) if name else ():
        teller.budget.spend_cells()
        words = string_of(element)
        teller.budget.spend_characters(len(words))
        strings.append(words)
        drop(element)
    return strings


def string_of(element: Element) -> str:
    """All its runs; readings above characters are left out."""
    return "".join(t.text or "" for t in element.iter("{*}t") if local(t.getparent()) != "rPh")


def read_looks(package: Package) -> list[Traits]:
    """For each cell style: white letters on no ground, a format that shows nothing."""
    name = package.named("xl/styles.xml")
    white: list[bool] = []
    looks: list[Traits] = []
    silent: set[str] = set()
    for _when, element in events(package.chunks(name), ["{*}font", "{*}numFmt", "{*}xf"]) if name else ():
        parent = local(element.getparent()) if element.getparent() is not None else ""
        match local(element):
            case "font" if parent == "fonts":
                colour = element.find("{*}color")
                rgb = colour.get("rgb", "") if colour is not None else ""
                white.append(
                    rgb.upper().endswith("FFFFFF") or (colour is not None and colour.get("theme") == "0")
                )
            case "numFmt" if element.get("formatCode", "").strip('"') == ";;;":
                silent.add(element.get("numFmtId", ""))
            case "xf" if parent == "cellXfs":
                font = element.get("fontId", "0")
                bare = element.get("fillId", "0") == "0"
                is_white = font.isdigit() and int(font) < len(white) and white[int(font)] and bare
                traits = (Trait.WHITE,) if is_white else ()
                looks.append((*traits, Trait.HIDDEN) if element.get("numFmtId", "") in silent else traits)
    return looks


class SheetRows:
    """Reads one sheet."""

    def __init__(self, teller: Teller, book: Book, title: str, traits: Traits) -> None:
        self._teller = teller
        self._book = book
        self._sheet = Step(Unit.SHEET, title)
        self._traits = traits
        self._hidden_columns = bytearray(_WIDEST + 1)
        """By their numbers: cells ask for them by the million."""
        self._row_hidden = False
        self._row = 0
        self._cells: list[tuple[str, str, Traits]] = []
        self._block: list[tuple[str, str, Traits]] = []
        self._size = 0
        self._first = True

    def read(self, chunks: Iterable[bytes]) -> None:
        """Tell its rows as they end."""
        wanted = [f"{{*}}{name}" for name in _EVENTS]
        for when, element in events(chunks, wanted, ("start", "end")):
            name = local(element)
            if when == "start":
                if name == "row":
                    self._begin(element)
                continue
            if name == "c":
                self._cell(element)
                drop(element)
            elif name == "row":
                self._end()
                drop(element)
            elif name in ("t", "v") or (name == "f" and local(element.getparent()) == "c"):
                continue  # part of a cell
            else:
                self._other(element, name)
                if name not in ("formula1", "formula2", "formula"):
                    element.clear(keep_tail=True)
        self._flush()

    def _begin(self, row: Element) -> None:
        self._row_hidden = row.get("hidden", "0").lower() not in _OFF
        number = row.get("r", "")
        self._row = int(number) if number.isdigit() and len(number) < 9 else self._row + 1

    def _cell(self, cell: Element) -> None:
        self._teller.budget.spend_cells()
        formula = cell.find("{*}f")
        if formula is not None and formula.text:
            self._formula(formula.text, cell.get("r", ""))
        text = _shown(cell, self._book)
        if not text:
            return
        reference = cell.get("r", "")
        traits = (
            *self._traits,
            *(one for one in self._book.look(cell.get("s", "")) if one not in self._traits),
        )
        if (self._row_hidden or self._is_hidden(reference)) and Trait.HIDDEN not in traits:
            traits = (*traits, Trait.HIDDEN)
        self._cells.append((text, reference, traits))

    def _formula(self, text: str, reference: str) -> None:
        where = self._at(reference, Part.FIELD, self._traits)
        if re.search(r"[^\W\d_]{2}", text):
            self._flush()
            self._teller.say(text, where, Opens.APART)
            self._first = True
        if _FETCHING.search(text):
            self._teller.found(Kind.EXTERNAL_REFERENCE, text, where)

    def _end(self) -> None:
        """A row is told cell by cell; in a large book, neighbours that look alike are told together."""
        self._book.told += len(self._cells)
        for cell in self._cells:
            alike = self._book.told > SINGLY and (not self._block or self._block[-1][2] == cell[2])
            if not alike or self._size > BLOCK:
                self._flush()
            self._block.append(cell)
            self._size += len(cell[0])
        self._cells.clear()
        if self._book.told <= SINGLY:
            self._flush()

    def _flush(self) -> None:
        if not self._block:
            return
        first, last = self._block[0], self._block[-1]
        reference = first[1] if first is last else f"{first[1]}:{last[1]}"
        text = "\n".join(words.replace("\n", " ") for words, _reference, _traits in self._block)
        opens = Opens.APART if self._first else Opens.PARAGRAPH
        self._teller.say(text, self._at(reference, Part.BODY, first[2]), opens)
        self._first = False
        self._block.clear()
        self._size = 0

    def _at(self, reference: str, part: Part, traits: Traits) -> Where:
        cell = reference or f"{self._row}"
        return self._teller.where(part, self._sheet, Step(Unit.CELL, cell), traits=traits)

    def _is_hidden(self, reference: str) -> bool:
        found = _REFERENCE.match(reference)
        if not found:
            return False
        number = 0
        for letter in found[1]:
            number = number * 26 + ord(letter) - 64
        return number <= _WIDEST and self._hidden_columns[number] == 1

    def _other(self, element: Element, name: str) -> None:
        if name == "col":
            first, last = element.get("min", ""), element.get("max", "")
            if element.get("hidden", "0").lower() not in _OFF and first.isdigit() and last.isdigit():
                columns = range(int(first[:6]), min(int(last[:6]), _WIDEST) + 1)
                self._hidden_columns[columns.start : columns.stop] = b"\1" * len(columns)
            return
        part = (
            Part.HEADER if name.endswith("Header") else Part.FOOTER if name.endswith("Footer") else Part.FIELD
        )
        where = self._teller.where(part, self._sheet, named(name))
        for words in (element.text, *(element.get(key) for key in _WORDS)):
            if words and words.strip():
                self._flush()
                self._teller.say(
                    _without_codes(words) if part is not Part.FIELD else words, where, Opens.APART
                )
                self._first = True


def _without_codes(words: str) -> str:
    """A page header without its codes for faces and sizes, which may stand within a mark."""
    return re.sub(r'&(?:"[^"]*"|\d+|[KS][0-9A-Fa-f]{6}|[LCRPNDTZFAGBIUEXYSOH&])', "", words)


def _shown(cell: Element, book: Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return string_of(cell)
    value = cell.find("{*}v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return book.string(text)
    return _number(text) if kind == "n" else text


def _number(text: str) -> str:
    """As it is read: 1.3800138E10 is a telephone number."""
    if "E" not in text.upper():
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value == int(value) and abs(value) < 1e18 else text
