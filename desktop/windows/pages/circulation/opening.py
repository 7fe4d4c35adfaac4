"""F4: a new slip. Copies by the tails of their numbers, readers by initials, a list, or as the last time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.operations.books import Books
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.commands import Command
from desktop.operations.views import CopyRow
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.typed import coming_day, reader
from desktop.windows.pages.typed_people import read_copies_of, read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec

MOST_OFFERED = 5000


@dataclass(frozen=True)
class Shelf:
    """What lies in the safes and may go into a folder, and who read the last paper of each body."""

    copies: tuple[CopyRow, ...]
    last_range: tuple[str, ...] = ()


def read_shelf(books: Books) -> Shelf:
    """On the reader thread."""
    copies = tuple(c for c in books.copies_at("safe", limit=MOST_OFFERED) if not c.frozen)
    newest = books.slips("", None, 1).rows
    last = (
        tuple(r.person for r in books.slip_readers(newest[0].id) if r.stand != "cancelled") if newest else ()
    )
    return Shelf(copies, last)


def specs(
    counter: Counter, shelf: Callable[[], Shelf], chosen: Sequence[CopyRow] = ()
) -> tuple[FieldSpec, ...]:
    """Fields of a new slip; ``chosen`` copies stand there already."""
    office = next(iter(p for p in counter.known.persons if "办公室主任" in (p.duty or "")), None)
    given = tuple(c.id for c in chosen)
    shown = "；".join(f"{c.register_number}-{c.label}" for c in chosen)
    return (
        FieldSpec("copies", _("文件"), reader(read_copies_of(lambda: shelf().copies)), True,
                  Typed(given, shown) if chosen else None, hint=_("收文编号尾数，如 17 或 17-23，几件用逗号"), span=6),
        FieldSpec("readers", _("阅件人"), reader(read_persons(counter, lambda: shelf().last_range)), True,
                  hint=_("首字母或名单，如 bzcy；ts 同上次"), span=6),
        FieldSpec("folder", _("夹号"), span=2),
        FieldSpec("due_back", _("要求退回"), coming_day(counter), hint=_("当日"), span=3),
        FieldSpec("proposal", _("拟办意见"), span=4),
        FieldSpec("proposed_by", _("拟办人"), span=3,
                  default=Typed(office.id, office.name) if office else None,
                  offers=lambda text: counter.known.offer_persons(text)),
    )  # fmt: skip


def command(entered: Entered) -> Command:
    """The slip as it was entered."""
    return OpenSlip(reasons=entered.reasons, **entered.values)
