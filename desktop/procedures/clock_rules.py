"""Whether a deadline may be extended."""

from __future__ import annotations

from datetime import datetime

from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import Case, Status
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.definition import Procedure


def may_extend(definition: Procedure, case: Case, fact: CaseExtended, at: datetime) -> Refusal | None:
    """Once, capped, by who may, with a reason (A1.4.4b, B5.4, C2.7, 公开条例33)."""
    deadline = definition.deadline(fact.deadline)
    if deadline is None or deadline.extension is None:
        return refuse("deadline.not_extendable", definition.clause, at="deadline")
    longer = deadline.extension
    if case.status is not Status.OPEN:
        return refuse("case.not_open", definition.clause, status=case.status.value)
    if at.date() < case.began.date():
        return refuse(
            "case.before_opening", longer.clause, at="happened_at", since=case.began.date().isoformat()
        )
    if any(e.deadline == fact.deadline for e in case.extended):
        return refuse("deadline.extended_already", longer.clause, at="deadline", title=deadline.title)
    if not 1 <= fact.count <= longer.count:
        return refuse("deadline.extension_too_long", longer.clause, at="count", most=longer.count)
    if not fact.person or fact.capacity not in longer.roles:
        return refuse("deadline.extension_role", longer.clause, at="person", roles=longer.roles)
    if not fact.reason.strip():
        return refuse("case.reason_missing", longer.clause, at="reason")
    if longer.consent_of and not (fact.consent or "").strip():
        return refuse("deadline.consent_missing", longer.clause, at="consent", whom=longer.consent_of)
    return None
