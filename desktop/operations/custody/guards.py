"""Questions that several verbs ask before they begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.custody.document_facts import DocumentRegistered, document_stream
from desktop.custody.levels import Level
from desktop.operations.ports import Act
from desktop.people.clearance import reader_fit
from desktop.people.facts import person_stream
from desktop.people.persons import fold_person
from desktop.plain.corrections import effective
from desktop.plain.refusal import Refusal, refuse


def officer(act: Act, person: str) -> Refusal | None:
    """Only the 保密员, or who was named for him, receives, opens and registers (A6.1.1a)."""
    holders = act.books.holders_of("officer", act.at.date())
    if holders and person not in holders:
        return refuse("desk.not_officer", "A6.1.1a", at="receiver")
    return None


def known(act: Act, at: str, *persons: str) -> Refusal | None:
    """Persons that are named stand in the book; who left may still be named in what happened before."""
    if all(act.books.person(person) is not None for person in persons if person):
        return None
    return refuse("person.unknown", at=at)


def department_known(act: Act, department: str) -> Refusal | None:
    """A department that is named stands in the book and is in use."""
    if not department or department in {one for one, _name in act.books.departments()}:
        return None
    return refuse("department.unknown", at="department")


def safe_fits(act: Act, safe: str, level: Level) -> Refusal | None:
    """The safe is in use and made for this level; 绝密 lies apart (保密法26, A6.1.6a)."""
    found = act.books.safe(safe)
    if found is None or found.retired:
        return refuse("safe.unknown", "A6.1.6a", at="safe")
    top = Level(found.level)
    if level.classified and top.height < level.height:
        return refuse("safe.too_low", "A6.1.6a", at="safe", safe=found.name, level=level.value)
    if top is Level.TOP_SECRET and level is not Level.TOP_SECRET:
        return refuse("safe.top_secret_only", "保密法26", at="safe", safe=found.name)
    return None


def reader_fits(act: Act, person: str, level: Level, on: date | None = None) -> Refusal | None:
    """The reader's clearance reaches the level: warned with a reason, refused for 绝密 (D7)."""
    found = act.books.person(person)
    if found is None:
        return refuse("person.unknown", at="reader")
    if found.retired and not _was_in_office(act, person, on or act.at.date()):
        return refuse("person.retired", "A6.1.8b", at="reader", name=found.name)
    if not level.classified:
        return None
    return reader_fit(found.name, found.clearance, level.value, act.profile.custody.clearance_levels.value)


def eyes_only(act: Act, documents: Iterable[str], *persons: str) -> Refusal | None:
    """亲启 (A6.1.1e) goes unopened to its addressee alone, until he hands over what it holds."""
    for document in dict.fromkeys(documents):
        row = act.books.document(document)
        if row is None or not row.eyes_only:
            continue
        facts = (one.fact for one in effective(act.stream(document_stream(document))))
        addressee = next((fact.addressee for fact in facts if isinstance(fact, DocumentRegistered)), "")
        if set(persons) != {addressee}:
            found = act.books.person(addressee)
            name = found.name if found else ""
            return refuse("copy.eyes_only", "A6.1.1e", at="copies", number=row.register_number, name=name)
    return None


def _was_in_office(act: Act, person: str, day: date) -> bool:
    """What is booked late (D1) happened while he was still there: that is recorded, not refused."""
    state = fold_person(person, act.stream(person_stream(person)))
    return day < act.now.date() and state is not None and state.active_on(day)


def names(act: Act, refused: Refusal | None) -> Refusal | None:
    """The refusal with persons' ids turned into names, for the sentence on the screen."""
    if refused is None:
        return None
    facts = dict(refused.facts)
    for key in ("holder", "reader", "first", "named", "readers"):
        value = facts.get(key)
        if isinstance(value, str) and value:
            facts[key] = _name(act, value)
        elif isinstance(value, tuple):
            facts[key] = tuple(_name(act, one) for one in value)
    return replace(refused, facts=facts)


def _name(act: Act, person: str) -> str:
    found = act.books.person(person)
    return found.name if found else person
