"""Rules that stand over every unit's file: what no data can soften."""

from __future__ import annotations

from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import Case
from desktop.procedures.checklist import said_yes
from desktop.procedures.conditions import Situation
from desktop.procedures.definition import PermitPlan, Procedure
from desktop.procedures.facts import CaseOpened, Given, How
from desktop.procedures.permit_terms import PermitTerms
from desktop.procedures.vocabulary import NO, TOP_SECRET, Conclusion, PermitKind

TELEGRAM = "telegram"
REPRODUCTION = "reproduction"
SECRET_CARRIER = "secret_carrier"
"""Mark of a case whose item is, or is taken from, a paper in the secret register (A2.4a)."""
DECLASSIFICATION = "declassification"
"""Field with the reference of the declassification."""


def may_begin(definition: Procedure, opened: CaseOpened) -> Refusal | None:
    """What may not even be asked for."""
    if definition.permit is None or definition.permit.kind is not PermitKind.REPRODUCTION:
        return None
    if TELEGRAM in opened.marks:
        # a cipher telegram is read in the original only (edge case 17)
        return refuse("case.telegram_not_copied", "A6.1.5a", at="subjects")
    if REPRODUCTION in opened.marks:
        # a copy of a copy would escape the count of the original (edge case 31)
        return refuse("case.copy_of_copy", "A6.1.5a", at="subjects")
    return None


def may_be_oral(definition: Procedure, given: Given) -> Refusal | None:
    """For copying no consent by word of mouth, at any level (D14)."""
    copying = definition.permit is not None and definition.permit.kind is PermitKind.REPRODUCTION
    if given.how is How.ORAL and copying:
        return refuse("case.oral_for_copying", "D14", at="given")
    return None


def may_be_granted(plan: PermitPlan, case: Case, terms: PermitTerms) -> Refusal | None:
    """What must be there before a permit can follow."""
    if terms.kind is PermitKind.WIDENING:
        return None if terms.persons else refuse("case.no_persons", "保密法21", at="persons")
    if terms.quantity < 1:
        return refuse("case.no_quantity", "A6.1.5c", at=plan.quantity[0] if plan.quantity else "")
    if case.start.level == TOP_SECRET and not (terms.reference or "").strip():
        # 绝密: the issuer or its superior has to agree (保密法26, A6.1.5b)
        return refuse("case.issuer_reference_missing", "保密法26", at=plan.reference)
    permits = case.answers.get(plan.issuer_permits)
    if permits is not None and NO in permits.values:
        return refuse("case.issuer_forbids_copying", "实施条例27", at=plan.issuer_permits)
    return None


def may_conclude(definition: Procedure, case: Case, conclusion: str, situation: Situation) -> Refusal | None:
    """What no profile lets pass: the authority's ruling, a carrier still secret, a question answered yes."""
    if not conclusion:
        return None
    drawn = Conclusion(conclusion)
    if case.ruling and drawn.final and conclusion != case.ruling:
        return refuse("case.against_ruling", "A2.12", at="decision")
    open_to_others = drawn.whole or drawn is Conclusion.SEVER
    declassified = situation.answers.get(DECLASSIFICATION)
    if open_to_others and SECRET_CARRIER in case.start.marks and (declassified is None or declassified.blank):
        return refuse("case.carrier_not_declassified", "A2.4a", at=DECLASSIFICATION)
    for field in definition.checklists if drawn.whole else ():
        yes = said_yes(situation.answers.get(field.id))
        barring = next((c for c in field.choices if c.bars and c.id in yes), None)
        if barring is not None:
            clause = barring.clause or field.clause
            return refuse("case.barred_by_checklist", clause, at=field.id, title=barring.title)
    return None
