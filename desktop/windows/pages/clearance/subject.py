"""A clearance return and one line of it, as they were read when a verb began. On the reader thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.custody.clearance_facts import Match
from desktop.operations.books import Books
from desktop.operations.returning.matching import likely, unlisted
from desktop.operations.views import ClearanceLineRow, ClearanceRow, CopyRow, DocumentRow
from desktop.plain.words import _
from desktop.windows.pages.typed_people import MOST_OFFERED

STAYS = (Match.KEEP.value, Match.ALREADY_ENDED.value)


@dataclass(frozen=True)
class Returning:
    """``copies``: those its lines name; ``extra``: ours that the list does not name."""

    id: str
    name: str
    head: ClearanceRow
    lines: tuple[ClearanceLineRow, ...]
    copies: tuple[CopyRow, ...]
    extra: tuple[CopyRow, ...] = ()
    ticked: frozenset[str] = frozenset()

    @property
    def kept(self) -> frozenset[str]:
        """Copies of which it was said that they do not go."""
        return frozenset(c for line in self.lines if line.match in STAYS for c in line.copies)

    def ready(self) -> tuple[CopyRow, ...]:
        """Its copies that lie in a safe and may go."""
        kept = self.kept
        return tuple(c for c in self.copies if c.place_kind == "safe" and not c.frozen and c.id not in kept)

    def chosen(self) -> tuple[CopyRow, ...]:
        """Those of them that were scanned; all, where none was."""
        ready = self.ready()
        return tuple(c for c in ready if c.id in self.ticked) or ready

    def out(self) -> tuple[CopyRow, ...]:
        """Its copies that somebody holds."""
        kept = self.kept
        return tuple(c for c in self.copies if c.place_kind == "person" and c.id not in kept)

    def sent(self) -> tuple[CopyRow, ...]:
        """Its copies that are under way: 已送退, 未回单."""
        return tuple(c for c in self.copies if c.place_kind == "outside" and c.clearance == self.id)


@dataclass(frozen=True)
class LineSubject:
    """One line (0 with its document: ours that the list does not name), its parts and its copies."""

    id: str
    name: str
    head: ClearanceRow
    parts: tuple[ClearanceLineRow, ...]
    copies: tuple[CopyRow, ...]
    likely: tuple[DocumentRow, ...] = ()
    shelf: tuple[CopyRow, ...] = ()

    @property
    def listed(self) -> ClearanceLineRow:
        """What the collector wrote."""
        return self.parts[0]

    def out(self) -> tuple[CopyRow, ...]:
        """Its copies that somebody holds."""
        return tuple(c for c in self.copies if c.place_kind == "person")


def line_id(clearance: str, line: ClearanceLineRow) -> str:
    """Line 12 of it; ours outside the list by their document."""
    return f"{clearance}:{line.line}:{line.document if not line.line else ''}"


def extra_id(clearance: str, copy: CopyRow) -> str:
    """A copy of ours that the list does not name and nobody has entered yet."""
    return f"{clearance}:extra:{copy.id}"


def grouped(lines: Sequence[ClearanceLineRow]) -> list[tuple[ClearanceLineRow, ...]]:
    """The parts of each line together, in the collector's order; ours outside the list last."""
    groups: dict[tuple[int, str], list[ClearanceLineRow]] = {}
    for line in lines:
        groups.setdefault((line.line, line.document if not line.line else ""), []).append(line)
    return [tuple(parts) for parts in groups.values()]


def copies_of_lines(books: Books, lines: Sequence[ClearanceLineRow]) -> dict[str, CopyRow]:
    """The copies that lines name, by id."""
    found = (books.copy(one) for line in lines for one in line.copies)
    return {copy.id: copy for copy in found if copy is not None}


def returning(books: Books, clearance: str, ticked: frozenset[str] = frozenset()) -> Returning | None:
    """The whole clearance return; None where there is none."""
    head = books.clearance(clearance)
    if head is None:
        return None
    lines = tuple(books.clearance_lines(clearance))
    copies = tuple(copies_of_lines(books, lines).values())
    extra = tuple(unlisted(books, head, lines)) if head.state != "closed" else ()
    return Returning(clearance, head.number, head, lines, copies, extra, ticked)


def line_subject(books: Books, thing: str, *, shelf: bool = False) -> LineSubject | None:
    """One line by its id; ``shelf``: with all of ours, for matching by the tail of a number."""
    clearance, number, document = thing.split(":")
    head = books.clearance(clearance)
    if head is None:
        return None
    if number == "extra":
        return _extra(books, head, thing, document)
    parts = tuple(
        p for p in books.clearance_lines(clearance) if p.line == int(number) and document in ("", p.document)
    )
    if not parts:
        return None
    copies = tuple(copies_of_lines(books, parts).values())
    name = _("第{n}行").format(n=number) if int(number) else _("目录外")
    near = likely(books, parts[0]) if parts[0].match == Match.UNMATCHED.value else []
    return LineSubject(thing, name, head, parts, copies, tuple(near), _shelf(books, near) if shelf else ())


def _extra(books: Books, head: ClearanceRow, thing: str, copy: str) -> LineSubject | None:
    row = books.copy(copy)
    if row is None:
        return None
    part = ClearanceLineRow(
        0,
        1,
        row.body_name,
        row.document_number,
        row.title,
        (),
        0,
        Match.NOT_LISTED.value,
        row.document,
        (),
        None,
    )
    return LineSubject(thing, _("目录外"), head, (part,), (row,))


def _shelf(books: Books, near: Sequence[DocumentRow]) -> tuple[CopyRow, ...]:
    """Also what is much older, where the line looks like it."""
    newest = books.copies_newest(("safe", "person", "ended"), MOST_OFFERED)
    known = {copy.id for copy in newest}
    found = {copy.id: copy for document in near for copy in books.copies_of(document.id)}
    return (*newest, *(copy for copy in found.values() if copy.id not in known))
