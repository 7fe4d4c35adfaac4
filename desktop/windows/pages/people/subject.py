"""What a verb of 人员 is about: a person with all that is told of him, a department, a post, a named list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.operations.views import DeputyRow, PersonRow, TermRow
from desktop.people.facts import Particulars, person_stream
from desktop.people.persons import fold_person


@dataclass(frozen=True)
class PersonSubject:
    """``told``: everything, also what no list shows; it is told again whole when something changes.

    ``posts`` he holds today; ``acting``: whom or which post he stands in for, today or later.
    """

    id: str
    name: str
    row: PersonRow
    told: Particulars
    posts: tuple[TermRow, ...] = ()
    acting: tuple[DeputyRow, ...] = ()


@dataclass(frozen=True)
class Group:
    """A department, a post or a named list. ``kind`` says which; ``persons`` who is in it now, by id and name."""

    id: str
    kind: str
    name: str
    persons: tuple[tuple[str, str], ...] = ()


Subject = PersonSubject | Group


def read_subject(books: Books, thing: str, roles: Mapping[str, str], today: date) -> Subject | None:
    """By the id of a line: a person's own, or ``department/…``, ``post/…``, ``list/…``."""
    kind, slash, one = thing.partition("/")
    if not slash:
        return _person(books, thing, today)
    if kind == "department":
        name = dict(books.departments()).get(one)
        inside = tuple((p.id, p.name) for p in books.persons(limit=-1) if p.department == one)
        return Group(one, kind, name, inside) if name else None
    if kind == "post":
        held = tuple((t.person, t.person_name) for t in books.terms(post=one) if holds(t, today))
        return Group(one, kind, roles[one], held) if one in roles else None
    names = {p.id: p.name for p in books.persons(retired=True, limit=-1)}
    for known, name, persons in books.named_lists():
        if kind == "list" and known == one:
            return Group(one, kind, name, tuple((p, names.get(p, "")) for p in persons))
    return None


def holds(term: TermRow, day: date) -> bool:
    """Whether the day lies in the term."""
    return term.from_day <= day and (term.to_day is None or day <= term.to_day)


def _person(books: Books, person: str, today: date) -> PersonSubject | None:
    row = books.person(person)
    state = fold_person(person, books.stream(person_stream(person)))
    if row is None or state is None:
        return None
    posts = tuple(term for term in books.terms(person=person) if holds(term, today))
    acting = tuple(d for d in books.deputies(person) if d.person == person and today <= d.to_day)
    return PersonSubject(person, row.name, row, state.told, posts, acting)
