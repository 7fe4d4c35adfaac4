"""Persons, departments, posts, deputies, named lists: what the folds of people answer, as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.people.groups import fold_department, fold_list
from desktop.people.initials import search_keys
from desktop.people.persons import fold_person
from desktop.people.posts import fold_deputies, fold_post
from desktop.plain.recorded import Recorded
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive_person(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``persons``; all that may be typed for the name stands in ``initials``."""
    state = fold_person(name, rows)
    if state is None:
        return {}
    known = state.told
    person: Row = {
        "id": name,
        "seq": rows[0].sequence,
        "name": known.name,
        "initials": " ".join(search_keys(known.name, person=True)),
        "department": known.department,
        "duty": known.duty,
        "rank": known.rank,
        "clearance": known.clearance.value,
        "telephone": known.telephone,
        "room": known.room,
        "active_from": day(known.active_from),
        "active_to": day(state.left_on or known.active_to),
        "retired": int(state.retired),
        "operator": int(state.operator),
    }
    return {"persons": [person]}


def derive_department(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``departments``."""
    known = fold_department(name, rows)
    if known is None:
        return {}
    department: Row = {"id": name, "name": known.name, "rank": known.rank, "retired": int(known.retired)}
    return {"departments": [department]}


def derive_post(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``post_holders``."""
    held: list[Row] = [
        {
            "post": name,
            "line": line,
            "person": term.person,
            "from_day": day(term.from_day),
            "to_day": day(term.to_day),
        }
        for line, term in enumerate(fold_post(rows), 1)
    ]
    return {"post_holders": held}


def derive_deputies(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``deputies``; an earlier end shortens the line."""
    lines: list[Row] = [
        {
            "stream": name,
            "line": line,
            "stands_for": deputy.stands_for,
            "person": deputy.term.person,
            "named_by": deputy.named_by,
            "from_day": day(deputy.term.from_day),
            "to_day": day(deputy.term.to_day),
        }
        for line, deputy in enumerate(fold_deputies(rows), 1)
    ]
    return {"deputies": lines}


def derive_list(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``lists``."""
    known = fold_list(name, rows)
    if known is None:
        return {}
    row: Row = {
        "id": name,
        "name": known.name,
        "persons": json.dumps(known.persons),
        "retired": int(known.retired),
    }
    return {"lists": [row]}


PERSONS = Projector("person", (("persons", "id"),), derive_person)
DEPARTMENTS = Projector("department", (("departments", "id"),), derive_department)
POSTS = Projector("post", (("post_holders", "post"),), derive_post)
DEPUTIES = Projector("deputies", (("deputies", "stream"),), derive_deputies)
LISTS = Projector("list", (("lists", "id"),), derive_list)
