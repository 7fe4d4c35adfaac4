"""What leaves as a file: a masked copy and its line of the 输出登记 (D19)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.review.item_facts import MaskedCopyMade
from desktop.procedures.review.item_laws import may_go_out

SERIES = "output"


@dataclass(frozen=True, kw_only=True)
class NoteMaskedCopy(Command):
    """A masked copy was made and is about to leave; booked before the file gets its name."""

    item: str
    name: str
    reason: str
    receiver: str
    medium: str
    sha256: str
    size: int
    level: str = ""


def note_masked_copy(command: NoteMaskedCopy, act: Act) -> Outcome:
    """If the book cannot be written, the file does not leave."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    year = act.at.date().year
    number = f"出〔{year}〕{act.draw(SERIES, year):03d}号"
    fact = MaskedCopyMade(
        number=number,
        name=Text(command.name),
        reason=Text(command.reason.strip()),
        receiver=Text(command.receiver.strip()),
        level=command.level,
        medium=command.medium.strip(),
        sha256=command.sha256,
        size=command.size,
        passages=len(item.to_mask),
    )
    refused = may_go_out(item, fact)
    if refused is not None:
        return refused
    add(act, command.item, fact)
    return done("item.output", {"item": command.item}, number=number)
