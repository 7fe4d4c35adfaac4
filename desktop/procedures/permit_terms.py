"""What a granted case allows, in concrete values; custody keeps the permit itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.plain.facts import Text
from desktop.procedures.answers import number
from desktop.procedures.case import Case
from desktop.procedures.definition import PermitPlan, Procedure
from desktop.procedures.facts import CaseGranted
from desktop.procedures.vocabulary import PermitKind, SubjectKind


@dataclass(frozen=True)
class PermitTerms:
    """``subjects``: the copies or documents that the permit is for; ``valid_to`` is its last day."""

    kind: PermitKind
    case: str
    subject: SubjectKind
    subjects: tuple[str, ...]
    quantity: int
    persons: tuple[str, ...]
    reference: Text | None
    valid_from: date
    valid_to: date | None
    clause: str

    def granted(self) -> CaseGranted:
        """The fact of the case that goes with the permit."""
        return CaseGranted(
            kind=self.kind,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            quantity=self.quantity,
            persons=self.persons,
            reference=self.reference,
        )


def terms_of(definition: Procedure, plan: PermitPlan, case: Case, at: datetime) -> PermitTerms:
    """The terms as the answers of the case stand now."""
    answered = [case.answers[f] for f in plan.quantity if f in case.answers and not case.answers[f].blank]
    named = [case.answers[f] for f in plan.persons if f in case.answers and not case.answers[f].blank]
    reference = case.answers.get(plan.reference)
    day = at.date()
    return PermitTerms(
        kind=plan.kind,
        case=case.id,
        subject=case.subject,
        subjects=case.start.subjects,
        quantity=(number(answered[0]) or 0) if answered else 0,
        persons=named[0].values if named else (),
        reference=reference.words if reference else None,
        valid_from=day,
        valid_to=day + timedelta(days=plan.valid_days) if plan.valid_days else None,
        clause=plan.clause or definition.clause,
    )
