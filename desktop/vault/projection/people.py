"""Persons, departments, posts, deputies, named lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from desktop.people import facts as f
from desktop.people.initials import person_initials
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive_person(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``persons``."""
    known: f.Particulars | None = None
    retired, slots = False, set()
    for row in effective(rows):
        match row.fact:
            case f.Particulars():
                known = row.fact
            case f.PersonRetired() if known:
                known, retired = replace(known, active_to=row.fact.last_day), True
            case f.PersonReturned() if known:
                known, retired = replace(known, active_from=row.fact.from_day, active_to=None), False
            case f.OperatorEnrolled():
                slots.add(row.fact.slot)
            case f.OperatorRemoved():
                slots.discard(row.fact.slot)
            case _:
                pass
    if known is None:
        return {}
    person: Row = {
        "id": name,
        "seq": rows[0].sequence,
        "name": known.name,
        "initials": " ".join(person_initials(known.name)),
        "department": known.department,
        "duty": known.duty,
        "rank": known.rank,
        "clearance": known.clearance.value,
        "telephone": known.telephone,
        "room": known.room,
        "active_from": day(known.active_from),
        "active_to": day(known.active_to),
        "retired": int(retired),
        "operator": int(bool(slots)),
    }
    return {"persons": [person]}


def derive_department(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``departments``."""
    known: f.DepartmentEntered | f.DepartmentChanged | None = None
    retired = False
    for row in effective(rows):
        if isinstance(row.fact, f.DepartmentEntered | f.DepartmentChanged):
            known, retired = row.fact, False
        elif isinstance(row.fact, f.DepartmentRetired):
            retired = True
    if known is None:
        return {}
    department: Row = {"id": name, "name": known.name, "rank": known.rank, "retired": int(retired)}
    return {"departments": [department]}


def derive_post(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``post_holders``."""
    holders: list[f.PostAssigned] = []
    for row in effective(rows):
        if isinstance(row.fact, f.PostAssigned):
            holders.append(row.fact)
        elif isinstance(row.fact, f.PostVacated):
            left = row.fact
            holders = [
                replace(h, to_day=left.last_day) if h.person == left.person and h.to_day is None else h
                for h in holders
            ]
    held: list[Row] = [
        {
            "post": name,
            "line": line,
            "person": holder.person,
            "from_day": day(holder.from_day),
            "to_day": day(holder.to_day),
        }
        for line, holder in enumerate(holders, 1)
    ]
    return {"post_holders": held}


def derive_deputies(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``deputies``; an earlier end shortens the line."""
    named: list[f.DeputyNamed] = []
    for row in effective(rows):
        if isinstance(row.fact, f.DeputyNamed):
            named.append(row.fact)
        elif isinstance(row.fact, f.DeputyEnded):
            end = row.fact
            named = [
                replace(d, to_day=min(d.to_day, end.last_day)) if d.person == end.person else d for d in named
            ]
    lines: list[Row] = [
        {
            "stream": name,
            "line": line,
            "stands_for": deputy.stands_for,
            "person": deputy.person,
            "named_by": deputy.named_by,
            "from_day": day(deputy.from_day),
            "to_day": day(deputy.to_day),
        }
        for line, deputy in enumerate(named, 1)
    ]
    return {"deputies": lines}


def derive_list(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``lists``."""
    known, retired = None, False
    for row in effective(rows):
        if isinstance(row.fact, f.ListSet):
            known, retired = row.fact, False
        elif isinstance(row.fact, f.ListRetired):
            retired = True
    if known is None:
        return {}
    return {
        "lists": [
            {"id": name, "name": known.name, "persons": json.dumps(known.persons), "retired": int(retired)}
        ]
    }


PERSONS = Projector("person", (("persons", "id"),), derive_person)
DEPARTMENTS = Projector("department", (("departments", "id"),), derive_department)
POSTS = Projector("post", (("post_holders", "post"),), derive_post)
DEPUTIES = Projector("deputies", (("deputies", "stream"),), derive_deputies)
LISTS = Projector("list", (("lists", "id"),), derive_list)
