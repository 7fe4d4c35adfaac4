"""Walking the example of a procedure: an example that does not go through is a fault of the file."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.plain.facts import Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case, after
from desktop.procedures.definition import Example, Procedure
from desktop.procedures.engine import Actor, Decided, StageAct, act, open_case
from desktop.procedures.facts import Answer, CaseOpened
from desktop.profiles.faults import Path

_WHY = Text("—")
_START = datetime(2026, 1, 5, 9)
Stuck = tuple[Path, str, str]
"""Where the example got stuck: key path beneath ``example``, code of the refusal, the field at fault."""


def walk(procedure: Procedure, example: Example) -> Case | Stuck:
    """The case at the end of the example, or where it got stuck; each stage is acted by another person."""
    opened = CaseOpened(
        procedure=procedure.id,
        definition="example",
        number="example",
        subject=procedure.subject,
        subjects=("subject",),
        level=example.level,
        applicant="applicant",
        important=example.important,
        item_type=example.item_type,
        answers=_answers(example.answers),
    )
    begun = open_case(procedure, "example", opened, _START)
    if isinstance(begun, Refusal):
        return (), begun.code, begun.field
    case = _moved(Case("example"), begun, _START)
    for n, step in enumerate(example.acts):
        stage = procedure.stage(step.stage)
        role = stage.roles[0] if stage else ""
        at = _START + timedelta(hours=n + 1)
        done = act(
            procedure,
            case,
            StageAct(
                step.stage, step.decision, _answers(step.answers), _papers(procedure, step.stage), reason=_WHY
            ),
            Actor(f"person {n}", role, frozenset({role})),
            at,
        )
        if isinstance(done, Refusal):
            return ("acts", n), done.code, done.field
        case = _moved(case, done, at)
    if case.status.value != example.ends.value:
        return ("ends",), "example.ends_otherwise", case.status.value
    if example.conclusion and case.conclusion != example.conclusion:
        return ("conclusion",), "example.concludes_otherwise", case.conclusion
    return case


def _papers(procedure: Procedure, stage_id: str) -> tuple[str, ...]:
    stage = procedure.stage(stage_id)
    return tuple(e.id for e in stage.enclosures) if stage else ()


def _answers(given: tuple[tuple[str, tuple[str, ...], str], ...]) -> tuple[Answer, ...]:
    return tuple(Answer(field, values, Text(words) if words else None) for field, values, words in given)


def _moved(case: Case, decided: Decided, at: datetime) -> Case:
    for fact in decided.facts:
        case = after(case, Recorded(0, 0, "", 0, fact, at, at, ""))
    return case
