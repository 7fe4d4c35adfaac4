"""F4: a new slip. Copies by the tails of their numbers, readers by initials, a list, or as the last time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.operations.books import Books
from desktop.operations.circulating.makeup import FolderOf, Makeup, OpenFolders
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.commands import Command
from desktop.operations.views import CopyRow
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation.folder import label_of
from desktop.windows.pages.typed import coming_day, reader
from desktop.windows.pages.typed_people import MOST_OFFERED, read_copies_of, read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec


@dataclass(frozen=True)
class Shelf:
    """What lies in the safes and may go into a folder.

    ``chosen``  stand in the strip from the beginning
    ``taken``   wait in the folder of another open slip: edge case 24, the next copy of the same paper is meant
    """

    copies: tuple[CopyRow, ...]
    chosen: tuple[CopyRow, ...] = ()
    taken: frozenset[str] = frozenset()


def read_shelf(books: Books, things: Sequence[str] = ()) -> Shelf:
    """On the reader thread; ``things`` are copies, or documents of which a copy is taken that lies here."""
    taken = _in_folders(books)
    copies = tuple(c for c in books.copies_newest(("safe",), MOST_OFFERED) if not c.frozen)
    chosen: dict[str, CopyRow] = {}
    for thing in things:
        one = books.copy(thing)
        fitting = [c for c in copies if c.document == thing] or list(books.copies_of(thing))
        fitting.sort(key=lambda c: (c.id in taken, bool(c.parent), c.seq))
        for copy in (one,) if one is not None else fitting[:1]:
            chosen[copy.id] = copy
    missing = tuple(c for c in chosen.values() if c not in copies)
    return Shelf((*copies, *missing), tuple(chosen.values()), frozenset(taken))


def _in_folders(books: Books) -> set[str]:
    """Copies that belong in the folder of an open slip."""
    slips = books.slips("open", None, MOST_OFFERED).rows
    return {copy.id for slip in slips for copy in books.slip_copies(slip.id)}


def read_last_range(books: Books, copies: Sequence[str]) -> tuple[str, ...]:
    """Who read the last paper of the body the first of these came from (D5)."""
    row = books.copy(copies[0]) if copies else None
    document = books.document(row.document) if row is not None else None
    return tuple(books.last_range_of_body(document.body)) if document is not None else ()


def texts_of(chosen: Sequence[CopyRow]) -> dict[str, str]:
    """The strip as if these copies had been typed."""
    return {"copies": "，".join(label_of(copy) for copy in chosen)} if chosen else {}


def specs(
    counter: Counter, shelf: Callable[[], Shelf], last: Callable[[], tuple[str, ...]]
) -> tuple[FieldSpec, ...]:
    """Fields of a new slip."""
    office = next(iter(p for p in counter.known.persons if "办公室主任" in (p.duty or "")), None)
    return (
        FieldSpec("copies", _("文件"), reader(read_copies_of(lambda: shelf().copies, lambda: shelf().taken)), True,
                  hint=_("收文编号尾数，如 17 或 17-23，几件用逗号"), span=6),
        FieldSpec("readers", _("阅件人"), reader(read_persons(counter, last)), True,
                  hint=_("首字母或名单，如 bzcy；ts 同上次"), span=6),
        FieldSpec("folder", _("夹号"), span=2),
        FieldSpec("due_back", _("要求退回"), coming_day(counter), hint=_("当日"), span=3),
        FieldSpec("proposal", _("拟办意见、批示"), span=4),
        FieldSpec("proposed_by", _("拟办人"), span=3,
                  default=Typed(office.id, office.name) if office else None,
                  offers=lambda text: counter.known.offer_persons(text)),
    )  # fmt: skip


def one_slip(entered: Entered) -> Command:
    """The slip as it was entered."""
    return OpenSlip(reasons=entered.reasons, **entered.values)


def several(entered: Entered, makeup: Makeup) -> Command:
    """A slip for each folder; who may not read one is left out of it. The folder number goes to the first."""
    values = entered.values
    made: list[FolderOf] = []
    for folder in makeup.folders:
        readers = tuple(person.id for person in folder.readers)
        if readers:
            number = "" if made else values.get("folder", "")
            made.append(FolderOf(tuple(copy.id for copy in folder.copies), readers, number))
    kept = {name: values[name] for name in ("due_back", "proposal", "proposed_by") if name in values}
    return OpenFolders(folders=tuple(made), reasons=entered.reasons, **kept)
