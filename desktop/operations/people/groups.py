"""Departments and named lists (班子成员): entered, changed, retired."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.people.persons import in_office
from desktop.operations.ports import Act
from desktop.people.facts import (
    DepartmentChanged,
    DepartmentEntered,
    DepartmentRetired,
    ListRetired,
    ListSet,
    department_stream,
    list_stream,
)
from desktop.people.groups import (
    Department,
    fold_department,
    fold_list,
    may_name_department,
    may_retire_department,
    may_set_list,
)
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class EnterDepartment(Command):
    """A department; ``rank`` orders lists."""

    name: str
    rank: int = 999


@dataclass(frozen=True, kw_only=True)
class ChangeDepartment(Command):
    """Another name or place."""

    department: str
    name: str
    rank: int = 999


@dataclass(frozen=True, kw_only=True)
class RetireDepartment(Command):
    """Dissolved; its people moved first."""

    department: str


@dataclass(frozen=True, kw_only=True)
class SetList(Command):
    """``named_list`` empty: a new one; persons in their order (D5)."""

    name: str
    persons: tuple[str, ...]
    named_list: str = ""


@dataclass(frozen=True, kw_only=True)
class RetireList(Command):
    """No longer offered."""

    named_list: str


def _named(act: Act, name: str, own: str) -> Refusal | None:
    others = [Department(one, known, 0) for one, known in act.books.departments()]
    return may_name_department(name, others, own=own)


def enter_department(command: EnterDepartment, act: Act) -> Outcome:
    """A name of its own."""
    refused = _named(act, command.name, "")
    if refused is not None:
        return refused
    department = act.new_id()
    name = command.name.strip()
    act.add(department_stream(department), DepartmentEntered(Text(name), command.rank))
    return done("department.entered", {"department": department}, name=name)


def change_department(command: ChangeDepartment, act: Act) -> Outcome:
    """Papers of before keep the name they were printed with."""
    stream = department_stream(command.department)
    state = fold_department(command.department, act.stream(stream))
    if state is None or state.retired:
        return refuse("department.unknown", at="department")
    refused = _named(act, command.name, command.department)
    if refused is not None:
        return refused
    name = command.name.strip()
    act.add(stream, DepartmentChanged(Text(name), command.rank))
    return done("department.changed", {"department": command.department}, name=name)


def retire_department(command: RetireDepartment, act: Act) -> Outcome:
    """Empty first."""
    stream = department_stream(command.department)
    state = fold_department(command.department, act.stream(stream))
    members = sum(1 for row in act.books.persons(limit=-1) if row.department == command.department)
    refused = may_retire_department(state, members=members)
    if refused is not None or state is None:
        return refused or refuse("department.unknown", at="department")
    act.add(stream, DepartmentRetired())
    return done("department.retired", {"department": command.department}, name=state.name)


def set_list(command: SetList, act: Act) -> Outcome:
    """Each person once, all of them in office, no second list of that name."""
    named_list = command.named_list or act.new_id()
    if command.named_list and fold_list(named_list, act.stream(list_stream(named_list))) is None:
        return refuse("list.unknown", at="named_list")
    name = command.name.strip()
    if any(one != named_list and known == name for one, known, _persons in act.books.named_lists()):
        return refuse("list.same_name", at="name", name=name)
    fact = ListSet(Text(name), command.persons)
    names = in_office(act)
    refused = may_set_list(fact, names, names)
    if refused is not None:
        return refused
    act.add(list_stream(named_list), fact)
    return done("list.set", {"list": named_list}, name=name, persons=len(command.persons))


def retire_list(command: RetireList, act: Act) -> Outcome:
    """Slips that were filled from it keep their readers."""
    stream = list_stream(command.named_list)
    state = fold_list(command.named_list, act.stream(stream))
    if state is None or state.retired:
        return refuse("list.unknown", at="named_list")
    act.add(stream, ListRetired())
    return done("list.retired", {"list": command.named_list}, name=state.name)
