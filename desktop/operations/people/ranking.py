"""The order of rank, in which readers are served (D5): one person goes before or behind his neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.people.persons import person_of
from desktop.operations.ports import Act
from desktop.operations.views import PersonRow
from desktop.people.facts import Particulars, PersonChanged, person_stream
from desktop.plain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class MovePerson(Command):
    """One place up in the order of those in office, or down."""

    person: str
    up: bool


def move_person(command: MovePerson, act: Act) -> Outcome:
    """Two with different ranks change them; among equals all are numbered anew in the order as it is to be."""
    rows = list(act.books.persons(limit=-1))
    place = next((n for n, row in enumerate(rows) if row.id == command.person), None)
    if place is None:
        return refuse("person.unknown", at="person")
    other = place - 1 if command.up else place + 1
    if not 0 <= other < len(rows):
        code = "person.first_already" if command.up else "person.last_already"
        return refuse(code, at="person", name=rows[place].name)
    wanted = {rows[place].id: rows[other].rank, rows[other].id: rows[place].rank}
    rows[place], rows[other] = rows[other], rows[place]
    if len(set(wanted.values())) == 1:
        wanted = _numbered(rows)
    for row in rows:
        if wanted.get(row.id, row.rank) != row.rank:
            _rank(act, row.id, wanted[row.id])
    name = next(row.name for row in rows if row.id == command.person)
    return done("person.moved", {"person": command.person}, name=name, rank=wanted[command.person])


def _numbered(rows: Sequence[PersonRow]) -> dict[str, int]:
    """Each its own rank, growing; who already stands well keeps his."""
    ranks: dict[str, int] = {}
    last = 0
    for row in rows:
        last = max(last + 1, row.rank)
        ranks[row.id] = last
    return ranks


def _rank(act: Act, person: str, rank: int) -> None:
    state = person_of(act, person)
    if state is not None:
        told = {field.name: getattr(state.told, field.name) for field in fields(Particulars)}
        act.add(person_stream(person), PersonChanged(**{**told, "rank": rank}))
