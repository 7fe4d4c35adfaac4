"""How papers and readers go into folders (D7): who is in the way, what goes alone, several slips in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.custody.apart import Inside, folders, mixed, why_alone
from desktop.custody.levels import Level, highest
from desktop.operations.books import Books
from desktop.operations.circulating.open_slip import OpenSlip, open_one
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.views import CopyRow, PersonRow
from desktop.people.clearance import reader_fit
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True)
class Hurdle:
    """A reader who should not have a folder: ``helps`` where a reason is enough."""

    person: PersonRow
    level: str
    helps: bool


@dataclass(frozen=True)
class Planned:
    """One folder: its copies, who may read it, who stands in the way."""

    copies: tuple[CopyRow, ...]
    level: str
    readers: tuple[PersonRow, ...]
    hurdles: tuple[Hurdle, ...] = ()


@dataclass(frozen=True)
class Makeup:
    """``alone``: copy and why its document goes alone; ``mixed``: 内部 lies beside secret papers."""

    folders: tuple[Planned, ...]
    alone: tuple[tuple[CopyRow, str], ...]
    mixed: bool

    @property
    def one(self) -> bool:
        """Whether all of it goes as it was entered: one folder, and nobody is refused it."""
        return len(self.folders) == 1 and all(h.helps for folder in self.folders for h in folder.hurdles)


@dataclass(frozen=True)
class FolderOf:
    """One of several folders made up together."""

    copies: tuple[str, ...]
    readers: tuple[str, ...]
    folder: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenFolders(Command):
    """Several slips in one act: all of them are opened or none."""

    folders: tuple[FolderOf, ...]
    due_back: date | None = None
    proposal: str = ""
    proposed_by: str = ""


def plan(
    books: Books,
    copies: Sequence[str],
    readers: Sequence[str],
    reach: Mapping[str, str],
    together: bool = False,
) -> Makeup:
    """The folders these papers make for these readers; ``together``: 内部 beside secret was confirmed."""
    rows = [row for row in map(books.copy, copies) if row is not None]
    persons = [row for row in map(books.person, readers) if row is not None]
    by_id = {row.id: row for row in rows}
    insides = [_inside(books, row) for row in rows]
    made = []
    for inside in folders(insides, together):
        level = highest(tuple(copy.level for copy in inside)).value
        hurdles = [h for person in persons if (h := _hurdle(person, level, reach)) is not None]
        barred = {h.person.id for h in hurdles if not h.helps}
        fitting = tuple(person for person in persons if person.id not in barred)
        made.append(Planned(tuple(by_id[one.copy] for one in inside), level, fitting, tuple(hurdles)))
    documents = {one.document for one in insides}
    alone = [
        (by_id[one.copy], why)
        for one in insides
        if len(documents) > 1 and (why := why_alone(one.level, one.telegram))
    ]
    return Makeup(tuple(made), tuple(alone), mixed([one.level for one in insides]))


def _inside(books: Books, row: CopyRow) -> Inside:
    document = books.document(row.document)
    return Inside(row.id, row.document, Level(row.level), document is not None and document.telegram)


def _hurdle(person: PersonRow, level: str, reach: Mapping[str, str]) -> Hurdle | None:
    refused = reader_fit(person.name, person.clearance, level, reach)
    return None if refused is None else Hurdle(person, level, refused.reason_helps)


def open_folders(command: OpenFolders, act: Act) -> Outcome:
    """Each folder by the rules of one."""
    if not command.folders:
        return refuse("slip.no_copies", "A6.1.2c", at="copies")
    every = [copy for folder in command.folders for copy in folder.copies]
    if len(set(every)) < len(every):
        return refuse("slip.copy_twice", "A6.1.2c", at="copies")
    opened: list[tuple[str, str]] = []
    for folder in command.folders:
        made = open_one(
            OpenSlip(
                copies=folder.copies,
                readers=folder.readers,
                folder=folder.folder,
                due_back=command.due_back,
                proposal=command.proposal,
                proposed_by=command.proposed_by,
            ),
            act,
        )
        if isinstance(made, Refusal):
            return made
        opened.append(made)
    numbers = "、".join(number for _slip, number in opened)
    return done("slip.folders_opened", {"slip": opened[0][0]}, slips=len(opened), numbers=numbers)
