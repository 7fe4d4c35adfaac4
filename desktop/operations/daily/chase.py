"""催退 (D8): one numbered slip per holder with all he holds; every chase is counted by copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.copy_facts import CopyChased
from desktop.custody.day_facts import NoticeIssued, notice_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.move import add_to_copy
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.plain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class ChaseHolder(Command):
    """``way``: slip · telephone · in_person; ``answer_by`` the day on the tear-off reply.

    ``copies``: which of his; none named: all that he holds.
    """

    holder: str
    copies: tuple[str, ...] = ()
    way: str = "slip"
    answer_by: date | None = None


def chase_holder(command: ChaseHolder, act: Act) -> Outcome:
    """All that are chased, in one act."""
    held = act.books.copies_at("person", command.holder, -1) if command.holder else ()
    if command.copies:
        held = [row for row in held if row.id in command.copies]
    if not held:
        return refuse("chase.holds_nothing", at="holder", name=_name(act, command.holder))
    number = draw(act, "chase").text
    copies = tuple(row.id for row in held)
    act.add(
        notice_stream(number), NoticeIssued(number, command.holder, copies, command.way, command.answer_by)
    )
    for copy in copies:
        refused = add_to_copy(act, copy, CopyChased(command.holder, number, command.way))
        if refused is not None:
            return refused
    name = _name(act, command.holder)
    code = "chase.issued" if command.way == "slip" else "chase.reminded"
    return done(code, {"notice": number}, number=number, name=name, copies=len(copies))


def _name(act: Act, person: str) -> str:
    found = act.books.person(person)
    return found.name if found else ""
