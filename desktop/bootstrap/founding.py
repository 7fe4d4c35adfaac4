"""A new book: key file, encrypted file, unit, profile and first operators, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.session import Session
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.desk.acts import FoundVault
from desktop.operations.ports import Act
from desktop.operations.run import run
from desktop.people.facts import OperatorEnrolled, PersonEntered, PostAssigned, person_stream, post_stream
from desktop.plain.clock import Clock
from desktop.plain.facts import Text
from desktop.plain.ids import NewId, new_id
from desktop.plain.refusal import Refusal
from desktop.profiles.loading import bundle, digest
from desktop.vault import door
from desktop.vault.about import AboutVault, write_about
from desktop.vault.keys.cost import Cost, for_this_machine
from desktop.vault.keys.file import NewOperator
from desktop.vault.migrations.run import FILE_FORMAT, migrate


@dataclass(frozen=True)
class NewBookOperator:
    """A first operator: name, post (code of the profile), password."""

    name: str
    post: str
    password: str = field(repr=False)
    id: str = ""


@dataclass(frozen=True)
class NewBook:
    """All that a new book needs."""

    unit: str
    profile: str
    machine_level: str
    operators: Sequence[NewBookOperator]
    place: Path
    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class EnrolFirst(Command):
    """The first operators enter the book with the posts they hold: person ids, names, post codes."""

    people: tuple[tuple[str, str, str], ...]
    from_day: date


def enrol_first(command: EnrolFirst, act: Act) -> Outcome:
    """Only in a book that has just been founded."""
    for person, name, post in command.people:
        act.add(person_stream(person), PersonEntered(Text(name), rank=900))
        act.add(person_stream(person), OperatorEnrolled(person, person))
        if post:
            act.add(post_stream(post), PostAssigned(person, command.from_day))
    return done("operators.enrolled", people=len(command.people))


def found(book: NewBook, clock: Clock, cost: Cost | None = None, ids: NewId = new_id) -> Session:
    """Make the files and the first events; answers the open session of the first operator.

    Raises ``VaultTrouble`` (``vault_exists``, ``disk_full`` …); what was made is taken back then.
    """
    people = [NewOperator(o.id or ids(), o.name.strip(), o.password) for o in book.operators]
    opened, migrator = door.create(book.place, people, clock, cost or for_this_machine())
    try:
        migrate(migrator)
    finally:
        migrator.close()
    session = Session(opened, clock, ids)
    files = shipped.profiles()
    text = bundle(files, book.profile)
    outcome = session.do(
        FoundVault(
            unit=book.unit,
            machine_level=book.machine_level,
            file_format=FILE_FORMAT,
            profile=book.profile,
            digest=digest(text),
            bundle=text,
            demonstration=book.demonstration,
        )
    )
    if not isinstance(outcome, Refusal):
        named = tuple(
            (person.id, o.name.strip(), o.post) for person, o in zip(people, book.operators, strict=True)
        )
        enrol = EnrolFirst(people=named, from_day=clock.now().date())
        outcome = run(enrol_first, enrol, session.store)
    if isinstance(outcome, Refusal):
        session.close()
        raise ValueError(outcome.code)
    for text in shipped.calendars().values():
        session.do(AdoptCalendar(text=text))
    session.note_unlock()
    named_slots = tuple((person.id, person.name) for person in people)
    write_about(book.place, AboutVault(book.unit, book.machine_level, named_slots, book.demonstration))
    return session
