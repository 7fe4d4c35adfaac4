"""What two places of a profile say together: who approves, and which series its procedures draw from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.procedures.definition import Procedure, Stage
from desktop.procedures.soundness import chain, situations
from desktop.procedures.vocabulary import PermitKind, SubjectKind
from desktop.profiles.numbering import Series
from desktop.profiles.parameters import CustodyRules
from desktop.profiles.reading import Node

OF_ITEMS = ("batch_sheet", "consultation")
"""Series that every review draws from: its sheet for a morning's items, its letters."""
OF_FORMS: Mapping[str, str] = {"F38": "extension", "F47": "referral"}
"""Form of a letter → the series of its numbers."""


def series_agree(node: Node, series: Mapping[str, Series], procedures: Mapping[str, Procedure]) -> None:
    """A fault for each series without which a number could not be given when it is asked for."""
    for procedure in procedures.values():
        of_items = OF_ITEMS if procedure.subject is SubjectKind.ITEM else ()
        of_forms = tuple(OF_FORMS[form] for form in procedure.forms if form in OF_FORMS)
        for code in (*of_items, *of_forms):
            if code not in series:
                node.fault_at(("series", code), "missing_key", code)


def approvers_agree(node: Node, custody: CustodyRules, procedures: Mapping[str, Procedure]) -> None:
    """A fault for each level whose last word is not with the post that the parameter names."""
    for procedure in procedures.values():
        for level, stage in _last_words(procedure):
            copying = procedure.permit is not None and procedure.permit.kind is PermitKind.REPRODUCTION
            key = "copy_approver" if copying else "range_approver"
            approver = custody.copy_approver.value[level] if copying else custody.range_approver.value
            if approver not in stage.roles:
                node.fault_at(("custody", key), "approver_differs", f"{procedure.title}:{stage.title}")


def _last_words(procedure: Procedure) -> Iterator[tuple[str, Stage]]:
    """Level and deciding stage that grants, over every situation of a procedure that ends in a permit."""
    if procedure.permit is None:
        return
    for situation in situations(procedure, chain_only=True):
        deciding = [s for s in chain(procedure, situation) if s.verb.decides]
        yield situation.level, deciding[-1]
