"""Who stands at the desk (D10): what he holds and what waits for him, and the commands it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.custody.copy import MISSING_AT_RETURN
from desktop.operations.books import Books
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.commands import Command
from desktop.operations.custody.move import TakeBack
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.views import CopyRow, SlipRow
from desktop.plain.words import _
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.queue_card import AtDesk, QueueLine, ToCount

LOOSE = ""
"""What single copies are counted under; a folder is counted under its slip."""


@dataclass(frozen=True)
class Brought:
    """What he holds: folders as a whole, and copies of their own."""

    folders: tuple[SlipRow, ...]
    loose: tuple[CopyRow, ...]


@dataclass(frozen=True)
class Returns:
    """What can be booked, and what was counted otherwise: folders with their count, the single copies."""

    commands: tuple[Command, ...] = ()
    differing: tuple[tuple[str, int], ...] = ()
    loose_differ: bool = False


def brought(books: Books, person: str) -> Brought:
    """A copy that was passed to him sideways comes by itself: its folder is another's (A6.1.2e)."""
    folders: dict[str, SlipRow] = {}
    loose = []
    for row in books.copies_at("person", person):
        slip = books.slip(row.slip) if row.slip else None
        if slip is not None and slip.out_with == person:
            folders[slip.id] = slip
        elif not row.missing and row.frozen != MISSING_AT_RETURN:
            # what is missing comes back with a word on where it was, never with the rest
            loose.append(row)
    return Brought(tuple(folders.values()), tuple(loose))


def to_count(held: Brought) -> tuple[ToCount, ...]:
    """One copy is seen; of several the officer says how many they are (D6)."""
    asked = [ToCount(slip.id, _folder(slip), slip.copies) for slip in held.folders if slip.copies != 1]
    if len(held.loose) > 1:
        asked.append(ToCount(LOOSE, _("单份文件"), len(held.loose)))
    return tuple(asked)


def _folder(slip: SlipRow) -> str:
    if slip.folder:
        return _("{number}（{folder}号夹）").format(number=slip.number, folder=slip.folder)
    return slip.number


def returns(books: Books, person: str, counted: Mapping[str, int]) -> Returns:
    """Equal is booked; unequal goes to counting copy by copy; what was not counted is left alone."""
    held = brought(books, person)
    commands: list[Command] = []
    differing = []
    for slip in held.folders:
        count = counted.get(slip.id, 1 if slip.copies == 1 else None)
        if count == slip.copies:
            commands.append(TakeBackFolder(slip=slip.id, counted=count))
        elif count is not None:
            differing.append((slip.id, count))
    loose = len(held.loose)
    count = counted.get(LOOSE, 1 if loose == 1 else None)
    if loose and count == loose:
        commands.append(TakeBack(copies=tuple(row.id for row in held.loose)))
    return Returns(tuple(commands), tuple(differing), bool(loose and count is not None and count != loose))


def hand_outs(books: Books, person: str) -> Sequence[HandOutFolder]:
    """Every folder that waits for him."""
    return [HandOutFolder(slip=slip.id, reader=person) for slip in books.slips_waiting_for(person)]


def at_desk(books: Books, person: str, now: datetime, hours: ReturnHours | None) -> AtDesk | None:
    """On the reader thread."""
    known = books.person(person)
    if known is None:
        return None
    held = brought(books, person)
    waits = tuple(
        QueueLine(slip.id, slip.level, slip.number, slip.first_title, _("{n} 份").format(n=slip.copies))
        for slip in books.slips_waiting_for(person)
    )
    holds = tuple(_held(row, now, hours) for row in books.copies_at("person", person))
    warning = _("已离任，请先收回他手中的文件。") if known.retired else ""
    post = "  ".join(part for part in (known.duty, known.department_name, known.telephone) if part)
    return AtDesk(known.id, known.name, post, holds, waits, warning, to_count(held))


def _held(row: CopyRow, now: datetime, hours: ReturnHours | None) -> QueueLine:
    late = hours is not None and hours.overdue(row, now)
    note, tone = said_time(row.since, now), "overdue" if late else ""
    if row.missing or row.frozen:
        note, tone = _("缺，待查"), "overdue"
    return QueueLine(row.id, row.level, f"{row.register_number}-{row.label}", row.title, note, tone)
