"""Cases: one row each, for the lists."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.plain.recorded import Recorded
from desktop.procedures.case import Status, fold_case
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived


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
                "stage": case.acts[-1].fact.stage if case.acts else "",
                "state": state,
                "prepared_by": opened.prepared_by,
                "conclusion": case.conclusion,
                "waits_at": case.waits_at,
                "waits_since": day(case.last) if case.status is Status.OPEN else "",
                "held": case.held.fact.conclusion if case.held is not None else "",
                "held_until": day(case.held_until),
            }
        ]
    }


CASES = Projector("case", (("cases", "id"),), derive)
