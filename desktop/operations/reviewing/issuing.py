"""印发 of a 公文: with its attribute, which was decided while it was drafted (A2.8, B4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.approvals.cases import case_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, words
from desktop.operations.run import waive
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.item_facts import Attribute, Issued, item_stream


@dataclass(frozen=True, kw_only=True)
class IssueDocument(Command):
    """``attribute`` None: the one its review left; ``intranet_on`` where the unit loads it there (B4.4a)."""

    item: str
    on: date
    number: str = ""
    attribute: Attribute | None = None
    intranet_on: date | None = None


def issue_document(command: IssueDocument, act: Act) -> Outcome:
    """Refused without an attribute where the unit's rule says so, else with a reason."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if max(command.on, command.intranet_on or command.on) > act.now.date():
        return refuse("act.in_future", "A2.8", at="on" if command.on > act.now.date() else "intranet_on")
    fact = Issued(
        on=command.on,
        attribute=command.attribute or laws.decided_attribute(item) or item.start.attribute,
        number=words(command.number),
        intranet_on=command.intranet_on,
    )
    refused = waive(laws.may_be_issued(item, fact, _rule(act, item.case)), act, item_stream(item.id))
    if refused is not None:
        return refused
    add(act, item.id, fact)
    return done("item.issued", {"item": item.id}, attribute=fact.attribute.value)


def _rule(act: Act, case: str) -> str:
    found = case_of(act, case) if case else None
    return found[0].attribute_rule if isinstance(found, tuple) else ""
