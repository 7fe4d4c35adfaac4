"""Persons are entered, changed, retired, taken back, and given a slot; never deleted (A6.1.8b)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.people import persons as rules
from desktop.people.facts import (
    Clearance,
    DepartmentEntered,
    OperatorEnrolled,
    OperatorRemoved,
    Particulars,
    PersonChanged,
    PersonEntered,
    PersonRetired,
    PersonReturned,
    PostAssigned,
    department_stream,
    person_stream,
    post_stream,
)
from desktop.people.groups import Department, may_name_department
from desktop.people.persons import Person, fold_person
from desktop.people.posts import fold_post
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of a person. ``rank``: order among readers, 1 first."""

    name: str
    department: str = ""
    duty: str = ""
    rank: int = 999
    clearance: Clearance = Clearance.NONE
    telephone: str = ""
    room: str = ""
    active_from: date | None = None
    active_to: date | None = None
    intern: bool = False
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class EnterPerson(Command):
    """``person``: an id given before the book could be written (an operator's slot), else a new one."""

    told: Told
    person: str = ""
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EnterPeople(Command):
    """The first persons of a book, or a pasted list: all of them or none.

    ``departments``: names of departments that are new; a person's ``told.department`` may be one of them.
    """

    persons: tuple[EnterPerson, ...]
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangePerson(Command):
    """All particulars as they are from now on."""

    person: str
    told: Told


@dataclass(frozen=True, kw_only=True)
class RetirePerson(Command):
    """He left; ``last_day`` by default today."""

    person: str
    last_day: date | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnPerson(Command):
    """He came back."""

    person: str
    from_day: date


@dataclass(frozen=True, kw_only=True)
class EnrolOperator(Command):
    """He has a slot of the key file."""

    person: str
    slot: str


@dataclass(frozen=True, kw_only=True)
class RemoveOperator(Command):
    """His slot is taken away; the last operator keeps his."""

    person: str
    slot: str


def person_of(act: Act, person: str) -> Person | None:
    """The person as he is in this act."""
    return fold_person(person, act.stream(person_stream(person)))


def in_office(act: Act) -> dict[str, str]:
    """Id → name of everybody in office."""
    return {row.id: row.name for row in act.books.persons(limit=-1)}


def _words(text: str) -> Text | None:
    return Text(text.strip()) if text.strip() else None


def _fields(told: Told) -> dict[str, object]:
    return {
        "name": Text(told.name.strip()),
        "department": told.department,
        "duty": _words(told.duty),
        "rank": told.rank,
        "clearance": told.clearance,
        "telephone": _words(told.telephone),
        "room": _words(told.room),
        "active_from": told.active_from,
        "active_to": told.active_to,
        "intern": told.intern,
        "remark": _words(told.remark),
    }


def _sound(
    act: Act, told: Particulars, own: str, beside: Sequence[str] = (), new: Collection[str] = ()
) -> Refusal | None:
    """The particulars hold together, and no other person of that name is in office, unless a reason is given.

    ``beside``: names entered in the same act; ``new``: ids of departments entered in it.
    """
    refused = rules.may_enter(told, [*(one for one, _name in act.books.departments()), *new])
    if refused is not None:
        return refused
    others = [Person(row.id, Particulars(Text(row.name))) for row in act.books.persons(limit=-1)]
    others += [Person("", Particulars(Text(name))) for name in beside]
    return waive(rules.same_name(told.name, others, own=own), act, person_stream(own))


def _enter(
    command: EnterPerson, act: Act, beside: Sequence[str] = (), new: Collection[str] = ()
) -> str | Refusal:
    """One person with the posts he holds from today; answers his id."""
    person = command.person or act.new_id()
    if person_of(act, person) is not None:
        return refuse("person.entered_already", at="person")
    fact = PersonEntered(**_fields(command.told))  # type: ignore[arg-type]
    refused = _sound(act, fact, person, beside, new)
    if refused is not None:
        return refused
    act.add(person_stream(person), fact)
    for post in dict.fromkeys(command.posts):
        if post not in act.profile.roles:
            return refuse("post.unknown", at="posts", post=post)
        act.add(post_stream(post), PostAssigned(person, act.at.date()))
    return person


def enter_person(command: EnterPerson, act: Act) -> Outcome:
    """One person."""
    person = _enter(command, act)
    if isinstance(person, Refusal):
        return person
    return done("person.entered", {"person": person}, name=command.told.name.strip())


def enter_people(command: EnterPeople, act: Act) -> Outcome:
    """All of them or none; ``ids`` answers ``person1``, ``person2`` … in their order."""
    if not command.persons:
        return refuse("person.nobody", at="persons")
    made = _new_departments(command.departments, act)
    if isinstance(made, Refusal):
        return made
    ids: dict[str, str] = {}
    names: list[str] = []
    for place, told in enumerate(command.persons, 1):
        named = made.get(told.told.department, told.told.department)
        one = replace(told, told=replace(told.told, department=named))
        person = _enter(one, act, names, made.values())
        if isinstance(person, Refusal):
            return person.in_line(place)
        ids[f"person{place}"] = person
        names.append(one.told.name.strip())
    return done("person.several_entered", ids, persons=len(ids))


def _new_departments(names: Sequence[str], act: Act) -> dict[str, str] | Refusal:
    """Name → id of each department entered."""
    made: dict[str, str] = {}
    known = [Department(one, name, 0) for one, name in act.books.departments()]
    for name in dict.fromkeys(name.strip() for name in names):
        refused = may_name_department(name, known)
        if refused is not None:
            return refused
        made[name] = act.new_id()
        act.add(department_stream(made[name]), DepartmentEntered(Text(name)))
    return made


def change_person(command: ChangePerson, act: Act) -> Outcome:
    """What was stays in the book."""
    refused = rules.may_change(person_of(act, command.person))
    fact = PersonChanged(**_fields(command.told))  # type: ignore[arg-type]
    refused = refused or _sound(act, fact, command.person)
    if refused is not None:
        return refused
    act.add(person_stream(command.person), fact)
    return done("person.changed", {"person": command.person}, name=fact.name)


def _still_bound(act: Act, person: str, last_day: date) -> set[str]:
    """Posts he would still hold, or stand in for, after his last day."""
    bound = set(act.books.posts_of(person, last_day + timedelta(days=1)))
    for post in act.profile.roles:
        terms = fold_post(act.stream(post_stream(post)))
        if any(t.person == person and (t.to_day is None or t.to_day > last_day) for t in terms):
            bound.add(post)
    return bound


def retire_person(command: RetirePerson, act: Act) -> Outcome:
    """A6.1.8b: who leaves returns everything first."""
    last_day = command.last_day or act.at.date()
    if last_day > act.now.date():
        # a day that lies ahead is told of him (active_to); he still works until then
        return refuse("person.last_day_ahead", at="last_day", day=last_day.isoformat())
    state = person_of(act, command.person)
    row = act.books.person(command.person)
    fact = PersonRetired(last_day, _words(command.reason))
    posts = {act.profile.roles.get(p, p) for p in _still_bound(act, command.person, last_day)}
    refused = rules.may_retire(state, fact, holds=row.holds if row else 0, posts=posts)
    if refused is not None or state is None:
        return refused or refuse("person.unknown", at="person")
    act.add(person_stream(command.person), fact)
    return done("person.retired", {"person": command.person}, name=state.told.name)


def return_person(command: ReturnPerson, act: Act) -> Outcome:
    """His line goes on; what he was before stays."""
    state = person_of(act, command.person)
    fact = PersonReturned(command.from_day)
    refused = rules.may_return(state, fact)
    if refused is not None or state is None:
        return refused or refuse("person.unknown", at="person")
    act.add(person_stream(command.person), fact)
    return done("person.returned", {"person": command.person}, name=state.told.name)


def enrol_operator(command: EnrolOperator, act: Act) -> Outcome:
    """That he has a slot; the key file itself is written by the vault."""
    if not command.slot.strip():
        return refuse("operator.no_slot", at="slot")
    state = person_of(act, command.person)
    refused = rules.may_enrol(state, command.slot)
    if refused is not None or state is None:
        return refused or refuse("person.unknown", at="person")
    act.add(person_stream(command.person), OperatorEnrolled(command.person, command.slot))
    return done("operator.enrolled", {"person": command.person}, name=state.told.name)


def remove_operator(command: RemoveOperator, act: Act) -> Outcome:
    """Not the last one: nobody could open the book."""
    state = person_of(act, command.person)
    refused = rules.may_remove(state, command.slot, operators=len(act.books.operators()))
    if refused is not None or state is None:
        return refused or refuse("person.unknown", at="person")
    act.add(person_stream(command.person), OperatorRemoved(command.person, command.slot))
    return done("operator.removed", {"person": command.person}, name=state.told.name)
