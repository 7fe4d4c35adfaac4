"""Departments and named lists (班子成员): state and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.people import facts as f
from desktop.people.folding import standing
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True)
class Department:
    """A department as it is now."""

    id: str
    name: str
    rank: int
    retired: bool = False


@dataclass(frozen=True)
class NamedList:
    """A named list as it is now, persons in their order."""

    id: str
    name: str
    persons: tuple[str, ...]
    retired: bool = False


def fold_department(department: str, rows: Iterable[Recorded]) -> Department | None:
    """The department of a stream; entering it anew takes it back into use."""
    state: Department | None = None
    for fact in standing(rows):
        if isinstance(fact, f.DepartmentEntered):
            state = Department(department, fact.name, fact.rank)
        elif isinstance(fact, f.DepartmentChanged) and state is not None:
            state = replace(state, name=fact.name, rank=fact.rank)
        elif isinstance(fact, f.DepartmentRetired) and state is not None:
            state = replace(state, retired=True)
    return state


def fold_list(named_list: str, rows: Iterable[Recorded]) -> NamedList | None:
    """The list of a stream; setting it anew takes it back into use."""
    state: NamedList | None = None
    for fact in standing(rows):
        if isinstance(fact, f.ListSet):
            state = NamedList(named_list, fact.name, fact.persons)
        elif isinstance(fact, f.ListRetired) and state is not None:
            state = replace(state, retired=True)
    return state


def may_name_department(name: str, others: Iterable[Department], *, own: str = "") -> Refusal | None:
    """A department has a name, and no other in use has the same."""
    bare = name.strip()
    if not bare:
        return refuse("department.no_name", at="name")
    if any(o.id != own and not o.retired and o.name.strip() == bare for o in others):
        return refuse("department.same_name", at="name", name=bare)
    return None


def may_retire_department(state: Department | None, *, members: int) -> Refusal | None:
    """Its people move first; ``members``: persons in office in it."""
    if state is None or state.retired:
        return refuse("department.unknown", at="department")
    if members:
        return refuse("department.has_members", at="department", name=state.name, count=members)
    return None


def may_set_list(fact: f.ListSet, active: Collection[str], names: Mapping[str, str]) -> Refusal | None:
    """A list has a name and at least one person, each once and in office; ``names`` for the sentence."""
    if not fact.name.strip():
        return refuse("list.no_name", at="name")
    if not fact.persons:
        return refuse("list.empty", at="persons")
    twice = tuple(names.get(p, p) for p, n in Counter(fact.persons).items() if n > 1)
    if twice:
        return refuse("list.twice", at="persons", names=twice)
    gone = tuple(names.get(p, p) for p in fact.persons if p not in active)
    if gone:
        return refuse("list.not_in_office", at="persons", names=gone)
    return None
