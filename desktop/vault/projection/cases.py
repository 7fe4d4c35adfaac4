"""Cases: one row each, for the lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from desktop.plain.recorded import Recorded
from desktop.procedures.case import Case, Status, fold_case
from desktop.procedures.facts import CaseCorrected, CaseOpened, StageFact
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def derive(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``cases``; ``stage`` is the last one passed, ``waits_at`` the one that is due."""
    case = fold_case(name, rows)
    opened = case.opened
    if opened is None:
        return {}
    state = "closed" if case.closed and case.status is not Status.OPEN else case.status.value
    return {
        "cases": [
            {
                "id": name,
                "seq": rows[0].sequence,
                "procedure": opened.procedure,
                "definition": opened.definition,
                "number": opened.number,
                "about": opened.subject.value,
                "subject": " ".join(opened.subjects),
                "opened_on": day(rows[0].happened_at.date()),
                "clock_from": _clock_from(rows),
                "stage": case.acts[-1].fact.stage if case.acts else "",
                "state": state,
                "prepared_by": opened.prepared_by,
                "conclusion": case.conclusion,
                "waits_at": case.waits_at,
                "waits_since": day(case.last) if case.status is Status.OPEN else "",
                "held": case.held.fact.conclusion if case.held is not None else "",
                "held_until": day(case.held_until),
                "ink_due": day(_ink_due(case)),
            }
        ]
    }


def _ink_due(case: Case) -> date | None:
    """The earliest day by which ink was promised that is not there yet; a withdrawn case needs none."""
    if case.status is Status.WITHDRAWN:
        return None
    promised = (act.fact.given.sign_by for act in case.unsigned)
    return min((due for due in promised if due is not None), default=None)


def _clock_from(rows: Sequence[Recorded]) -> str:
    """The earliest of the day it was opened and every day that was ever answered: no deadline counts from before it."""
    answered = (
        value
        for row in rows
        if isinstance(row.fact, CaseOpened | CaseCorrected | StageFact)
        for answer in row.fact.answers
        for value in answer.values
        if _DAY.fullmatch(value)
    )
    return min((rows[0].happened_at.date().isoformat(), *answered))


CASES = Projector("case", (("cases", "id"),), derive)
