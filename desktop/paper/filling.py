"""Form and facts make final text. Unknown and missing slots are faults, all told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.paper import filled
from desktop.paper.breaking import at_wide_blanks, ems
from desktop.paper.faults import Fault, faulty, nearest
from desktop.paper.filled import Cell, FilledForm, Row, Section, Table, Words
from desktop.paper.form import (
    RESERVED,
    SIGN_LINE,
    TEMPLATE,
    Addressee,
    Block,
    Body,
    Box,
    Column,
    Enclosures,
    Form,
    Gap,
    Letterhead,
    Mark,
    Opinions,
    Pairs,
    Paragraph,
    Part,
    Register,
    Remark,
    Rule,
    Seals,
    Signature,
    Signs,
    Slot,
    Split,
    Tear,
    Title,
)
from desktop.paper.letter import letter_words
from desktop.plain.words import _

Value = str | bool | Sequence[Mapping[str, str]]
Facts = Mapping[str, Value]
HIDDEN = "××"
TICKED, EMPTY = "√", "□"
HAND = 7
"""Characters of room for a signature or a date after its caption."""
SHORTEST_TITLE = 4
"""A shorter title is hidden in its own place only: it would be found in anything."""


@dataclass(frozen=True)
class Options:
    """How this issue of the sheet is made.

    ``serial``/``head``/``head_code``  流水号, 簿册校验码 as printed, and what its QR holds (empty: no QR)
    ``captions``  id of a box → caption of this unit; ``columns_off``  keys of register columns left out
    ``blank_rows``  ruled rows after the last line instead of the form's own number
    """

    unit: str = ""
    title: str = ""
    hide_titles: bool = False
    blank_rows: int | None = None
    preview: bool = False
    serial: str = ""
    head: str = ""
    head_code: str = ""
    reprint: str = ""
    watermark: str = ""
    columns_off: frozenset[str] = frozenset()
    captions: Mapping[str, str] = field(default_factory=dict)


def fill(form: Form, facts: Facts, options: Options) -> FilledForm:
    """The filled form; ``PaperFault`` (``paper.faults``) tells every unknown, missing or wrong slot."""
    faults = [*_check(form, facts), *_check_options(form, options)]
    if faults:
        raise faulty(faults)
    filler = _Filler(form, facts, options)
    title = options.title or filler.text(form.title)
    foot = filled.Foot(note=filler.text(form.note), running=filler.running(title))
    if not options.preview:
        foot = replace(
            foot,
            serial=options.serial,
            head=options.head,
            head_code=options.head_code,
            reprint=options.reprint,
        )
    behind = _("预览") if options.preview else options.watermark
    return FilledForm(form.name, title, filler.sections(), foot, options.preview, behind)


def _check(form: Form, facts: Facts) -> Iterator[Fault]:
    file = f"{form.name}.toml"
    for name in facts:
        if name not in form.slots:
            yield Fault(file, name, "unknown_slot", name, nearest(name, form.slots))
    for name, slot in form.slots.items():
        if name not in facts:
            yield Fault(file, name, "missing_slot", slot.label)
            continue
        value = facts[name]
        if slot.kind == "rows":
            yield from _check_rows(file, name, slot, value)
        elif slot.kind == "flag":
            if not isinstance(value, bool):
                yield Fault(file, name, "not_flag", slot.label)
        elif not isinstance(value, str):
            yield Fault(file, name, "not_text", slot.label)


def _check_rows(file: str, name: str, slot: Slot, value: Value) -> Iterator[Fault]:
    if isinstance(value, str | bool):
        yield Fault(file, name, "not_rows", slot.label)
        return
    for number, row in enumerate(value, 1):
        for key in row:
            if key not in slot.columns:
                yield Fault(file, f"{name}[{number}].{key}", "unknown_slot", key, nearest(key, slot.columns))
        for key, column in slot.columns.items():
            if not isinstance(row.get(key), str):
                yield Fault(file, f"{name}[{number}].{key}", "missing_slot", column.label)


def _check_options(form: Form, options: Options) -> Iterator[Fault]:
    """Columns and captions that a profile names must be there, and a table keeps one column at least."""
    file = f"{form.name}.toml"
    registers = [block for block in form.blocks if isinstance(block, Register)]
    columns = {column.key for block in registers for column in block.columns}
    for key in sorted(options.columns_off - columns):
        yield Fault(file, "columns_off", "unknown_slot", key, nearest(key, columns))
    for block in registers:
        if all(column.key in options.columns_off for column in block.columns):
            yield Fault(file, "columns_off", "no_column", form.slots[block.rows].label)
    boxes = {box.id for block in form.blocks if isinstance(block, Opinions | Seals) for box in block.boxes}
    for key in sorted(options.captions.keys() - boxes):
        yield Fault(file, "captions", "unknown_slot", key, nearest(key, boxes))


def _titles(form: Form, facts: Facts) -> set[str]:
    """Every title that the facts name as one."""
    found: set[str] = set()
    for name, slot in form.slots.items():
        value = facts[name]
        if slot.kind == "title" and isinstance(value, str):
            found.add(value)
        elif not isinstance(value, str | bool):
            titles = [key for key, column in slot.columns.items() if column.kind == "title"]
            found |= {row[key] for row in value for key in titles}
    return {title for title in found if len(title) >= SHORTEST_TITLE}


class _Filler:
    """Holds form, facts and options while the blocks are turned into pieces."""

    def __init__(self, form: Form, facts: Facts, options: Options) -> None:
        self.form = form
        self.options = options
        self.values: dict[str, str] = {name: getattr(options, name) for name in RESERVED}
        self.heading = next((block for block in form.blocks if isinstance(block, Title)), None)
        self.rows: dict[str, Sequence[Mapping[str, str]]] = {}
        self.titles = sorted(_titles(form, facts), key=len, reverse=True) if options.hide_titles else []
        for name, slot in form.slots.items():
            value = facts[name]
            if isinstance(value, bool):
                self.values[name] = TICKED if value else EMPTY
            elif isinstance(value, str):
                self.values[name] = self.shown(slot, value)
            else:
                self.rows[name] = [self.shown_row(slot, row) for row in value]

    def shown(self, slot: Slot, value: str) -> str:
        """A title gives way to ×× on request (the sheet is then not at the level of what it lists).

        It does so wherever it stands on the sheet: in the text of a letter, a remark, an enclosure.
        """
        if not self.options.hide_titles or not value:
            return value
        if slot.kind == "title":
            return HIDDEN
        for title in self.titles:
            value = value.replace(title, HIDDEN)
        return value

    def shown_row(self, slot: Slot, row: Mapping[str, str]) -> Mapping[str, str]:
        return {key: self.shown(slot.columns[key], value) for key, value in row.items()}

    def text(self, template: str) -> str:
        """The template with its facts."""
        return TEMPLATE.sub(lambda m: self.values[m.group(1)] or (m.group(2) or ""), template)

    def running(self, title: str) -> str:
        """Level and title for the pages after the first."""
        marks = [self.text(block.text) for block in self.form.blocks if isinstance(block, Mark)]
        again = _("{title}（续）").format(title=title.replace("\n", ""))
        return "　".join(part for part in (*marks[:1], again) if part)

    def sections(self) -> tuple[Section, ...]:
        """Pieces by part."""
        parts: list[tuple[Part, list[filled.Piece]]] = [(self.form.first, [])]
        for block in self.form.blocks:
            if isinstance(block, Part):
                parts.append((block, []))
            else:
                part, pieces = parts[-1]
                pieces.extend(self.pieces(block, part.page.body_width))
        return tuple(Section(part, tuple(pieces)) for part, pieces in parts)

    def pieces(self, block: Block, width: float) -> Iterator[filled.Piece]:
        """The pieces of one block."""
        match block:
            case Mark():
                yield Words(self.text(block.text), block.size, "hei", leading=block.size * 1.3)
            case Title():
                text = self.text(block.text)
                if block is self.heading and self.options.title:
                    text = self.options.title
                yield Words(text, block.size, "title", "center", leading=block.size * 1.35, after=block.after)
            case Split():
                yield self.split(block, width)
            case Paragraph():
                yield Words(
                    self.text(block.text),
                    block.size,
                    block.style,
                    block.align,
                    block.indent,
                    block.right,
                    block.leading,
                    block.before,
                    block.after,
                )
            case Pairs():
                yield self.pairs(block, width)
            case Register():
                yield from self.register(block, width)
            case Opinions():
                yield self.opinions(block, width)
            case Seals():
                yield self.seals(block, width)
            case Signs():
                yield self.signs(block, width)
            case Letterhead():
                yield replace(block, text=self.text(block.text))
            case Addressee() | Body() | Enclosures() | Remark():
                yield from letter_words(block, self.text, self.rows)
            case Signature():
                yield Signature(self.text(block.text), self.text(block.date))
            case Tear():
                yield Tear(self.text(block.text))
            case Gap() | Rule():
                yield block

    def split(self, block: Split, width: float) -> Table:
        """Left and right text of a line; the longer one gets the room."""
        left, said = self.text(block.left), self.text(block.right)
        right = said.rstrip("　")  # a writer may not count blanks at a line's end: they are an indent
        wide, narrow = ems(left) + 1, ems(said) + 1
        room = width / (block.size * 25.4 / 72)
        if wide + narrow > room and narrow < room / 2:
            left, wide = at_wide_blanks(left, room - narrow), room - narrow
        share = min(0.8, max(0.2, wide / (wide + narrow)))
        cells = (
            Cell(left, block.size, block.style),
            Cell(right, block.size, block.style, "right", right=len(said) - len(right)),
        )
        return Table((width * share, width * (1 - share)), (Row(cells, 7),), ruled=False)

    def signs(self, block: Signs, width: float) -> Table:
        """Captions side by side; a line asks for the room of its words, and of a hand where they end in ：."""
        cells = tuple(Cell(self.text(item), block.size) for item in block.items)
        least = [len(cell.text) + (HAND if cell.text.endswith("：") else 2) for cell in cells]
        even = max(least) * len(least) * block.size * 25.4 / 72 <= width
        shares = [1 / len(least)] * len(least) if even else [one / sum(least) for one in least]
        return Table(tuple(width * share for share in shares), (Row(cells, block.height),), ruled=False)

    def pairs(self, block: Pairs, width: float) -> Table:
        """Label and value in turn; all value columns are equally wide."""
        count = max((len(row) + 1) // 2 for row in block.rows)
        value = width / count - block.label
        rows = []
        for row in block.rows:
            cells = []
            for number, text in enumerate(row):
                label = number % 2 == 0
                span = 1 if label or number < len(row) - 1 else 2 * count - number
                cells.append(
                    Cell(
                        self.text(text),
                        block.size,
                        "hei" if label else "song",
                        "center" if label else "left",
                        span=span,
                    )
                )
            rows.append(Row(tuple(cells), block.height))
        return Table((block.label, value) * count, tuple(rows))

    def register(self, block: Register, width: float) -> Iterator[filled.Piece]:
        """Head, lines, ruled rows."""
        if block.caption:
            yield Words(self.text(block.caption), block.size + 0.5, "hei", before=2, after=1)
        kept = [c for c in block.columns if c.key not in self.options.columns_off]
        scale = width / sum(c.width for c in kept)
        head = Row(tuple(Cell(c.label, block.size, "hei", "center") for c in kept), block.height)
        rows = [self.line(block, kept, n, row) for n, row in enumerate(self.rows[block.rows], 1)]
        if not rows and block.empty:
            rows.append(self.across(block, kept, block.empty))
        blanks = self.blanks(block, len(rows)) or (0 if rows else 1)  # never a head alone
        rows += [self.line(block, kept, len(rows) + n, {}) for n in range(1, blanks + 1)]
        if block.last:
            rows.append(self.across(block, kept, self.text(block.last)))
        widths = tuple(c.width * scale for c in kept)
        yield Table(widths, (head, *rows), 1, block.per_page, closed=bool(block.last))

    def blanks(self, block: Register, lines: int) -> int:
        """How many ruled rows follow: to the end of the fixed page, or the number asked for."""
        if block.per_page:
            return -lines % block.per_page if lines else block.per_page
        return block.blanks if self.options.blank_rows is None else max(0, self.options.blank_rows)

    def line(self, block: Register, kept: list[Column], number: int, row: Mapping[str, str]) -> Row:
        """One line; the column ``#`` counts."""
        cells = []
        for column in kept:
            counted = column.key == "#"
            text = str(number) if counted else row.get(column.key, "")
            cells.append(Cell(text, block.size, align=column.align))
        return Row(tuple(cells), block.height)

    def across(self, block: Register, kept: list[Column], text: str) -> Row:
        return Row((Cell(text, block.size, align="center", span=len(kept)),), block.height)

    def caption(self, box: Box) -> str:
        """The unit's caption, else the form's."""
        return self.text(self.options.captions.get(box.id, box.caption))

    def opinions(self, block: Opinions, width: float) -> Table:
        """Caption left, opinion above, signature and date at the bottom right."""
        boxes = [
            (self.caption(b), self.text(b.text), self.text(b.sign), b.height or block.height)
            for b in block.boxes
        ]
        stages = self.rows[block.rows] if block.rows else ()
        if stages:
            boxes = [(s["caption"], s["opinion"], s["sign"] or SIGN_LINE, block.height) for s in stages]
        rows = []
        for caption, text, sign, height in boxes:
            label = Cell(caption, block.size, "hei", "center")
            rows.append(Row((label, Cell(text, block.size, valign="top", foot=sign)), height))
        return Table((block.label, width - block.label), tuple(rows))

    def seals(self, block: Seals, width: float) -> Table:
        """Boxes side by side in one row."""
        cells = []
        for box in block.boxes:
            text = "\n".join(part for part in (self.caption(box), self.text(box.text)) if part)
            cells.append(Cell(text, block.size, valign="top", foot=self.text(box.sign)))
        return Table((width / len(cells),) * len(cells), (Row(tuple(cells), block.height),))


@dataclass(frozen=True)
class FinalTexts:
    """What stands in the slots of a sheet, apart from its form: for a unit's own Word template."""

    title: str
    texts: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]]


def values_of(form: Form, facts: Facts, options: Options) -> FinalTexts:
    """The same words that ``fill`` prints; ``PaperFault`` for the same faults."""
    faults = [*_check(form, facts), *_check_options(form, options)]
    if faults:
        raise faulty(faults)
    filler = _Filler(form, facts, options)
    rows = {
        name: [{key: filler.shown(form.slots[name].columns[key], text) for key, text in row.items()} for row in lines]
        for name, lines in filler.rows.items()
    }  # fmt: skip
    return FinalTexts(filler.text(form.title), filler.values, rows)
