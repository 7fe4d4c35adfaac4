"""发放复制件: each made copy to its holder, in one act; from then on it is an account like any other (A6.1.5e)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.move import HandOutForHandling, hand_out_for_handling
from desktop.operations.ports import Act
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.facts import CaseOpened, case_stream


@dataclass(frozen=True, kw_only=True)
class IssueReproductions(Command):
    """``holders``: one for all copies, or one for each in turn; signed for on F04, with a return date."""

    case: str
    copies: tuple[str, ...]
    holders: tuple[str, ...]
    due: date | None
    proxy: str = ""


def issue_reproductions(command: IssueReproductions, act: Act) -> Outcome:
    """All of them or none; a made copy that was issued before has been taken back first (A6.1.2e)."""
    opened = next(
        (r.fact for r in act.stream(case_stream(command.case)) if isinstance(r.fact, CaseOpened)), None
    )
    if opened is None:
        return refuse("case.unknown", at="case")
    if not command.copies:
        return refuse("copies.none_chosen", at="copies")
    if len(set(command.copies)) < len(command.copies):
        return refuse("copies.chosen_twice", at="copies")
    if len(command.holders) not in (1, len(command.copies)):
        return refuse(
            "copies.holders_differ", "A6.1.5e", at="holders", copies=len(command.copies),
            holders=len(command.holders),
        )  # fmt: skip
    holders = command.holders * (len(command.copies) if len(command.holders) == 1 else 1)
    for copy, holder in zip(command.copies, holders, strict=True):
        row = act.books.copy(copy)
        if row is None or row.parent not in opened.subjects:
            return refuse("copy.not_of_case", "A6.1.5e", at="copies", label=row.label if row else "")
        out = HandOutForHandling(copies=(copy,), to=holder, due=command.due, proxy=command.proxy)
        outcome = hand_out_for_handling(replace(out, reasons=command.reasons), act)
        if isinstance(outcome, Refusal):
            field = "holders" if outcome.field == "reader" else outcome.field
            return replace(outcome, field=field)
    return done("copy.issued", {"case": command.case}, number=opened.number, copies=len(command.copies))
