"""Make up a folder and open its slip (A6.1.2b, A6.1.2c, D5, D7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.copy import Copy
from desktop.custody.levels import Level, highest
from desktop.custody.places import PlaceKind
from desktop.custody.slip import Slip, fold_slip, may
from desktop.custody.slip_facts import SlipOpened, slip_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import names, reader_fits
from desktop.operations.custody.move import copy_of
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class OpenSlip(Command):
    """``readers`` in order of rank; ``proposed_by`` who wrote the 拟办 (the head of the office)."""

    copies: tuple[str, ...]
    readers: tuple[str, ...]
    folder: str = ""
    due_back: date | None = None
    proposal: str = ""
    proposed_by: str = ""


def open_slip(command: OpenSlip, act: Act) -> Outcome:
    """One folder, one slip."""
    slip = act.new_id()
    stream = slip_stream(slip)
    copies = [copy_of(act, copy) for copy in command.copies]
    fact = SlipOpened(
        draw(act, "slip").text,
        command.folder.strip(),
        command.copies,
        command.readers,
        act.at.date(),
        command.due_back,
        Text(command.proposal.strip()) if command.proposal.strip() else None,
        command.proposed_by,
    )
    questions = [
        may(Slip(slip), fact, act.at),
        *(_free(copy, act) for copy in copies),
        _alone(copies),
        _mixed(copies),
        *(_in_reach(act, reader, copies) for reader in command.readers),
    ]
    for question in questions:
        refused = waive(question, act, stream)
        if refused is not None:
            return names(act, refused) or refused
    act.add(stream, fact)
    top = highest(tuple(copy.level for copy in copies))
    return done("slip.opened", {"slip": slip}, number=fact.number, copies=len(copies), level=top.value)


def _free(copy: Copy, act: Act) -> Refusal | None:
    """In the safe, and in no other open folder (edge case 25)."""
    if copy.place is None:
        return refuse("copy.unknown", at="copies")
    if not copy.alive:
        return refuse("copy.ended", at="copies", label=copy.label, how=copy.place.ref)
    if copy.holder:
        return refuse("copy.with_person", "A6.1.2e", at="copies", label=copy.label, holder=copy.holder)
    if copy.place.kind is PlaceKind.OUTSIDE:
        return refuse("copy.outside", at="copies", label=copy.label)
    if copy.frozen:
        return refuse("copy.frozen", "A6.1.1c", at="copies", label=copy.label, why=copy.frozen)
    for other in act.books.slips_with(copy.id):
        if copy.id in fold_slip(other.id, act.stream(slip_stream(other.id))).inside and other.state == "open":
            return refuse("slip.copy_in_other", "A6.1.2c", at="copies", label=copy.label, number=other.number)
    # last, for its reason must not open the way past what nothing helps against
    if copy.recalled:
        return refuse("copy.recalled", "实施条例27", at="copies", label=copy.label, reason_helps=True)
    return None


def _alone(copies: list[Copy]) -> Refusal | None:
    """绝密 and 密码电报 go alone (D7, edge case 16)."""
    documents = {copy.document for copy in copies}
    if len(documents) < 2:
        return None
    for copy in copies:
        if copy.level is Level.TOP_SECRET:
            return refuse("slip.top_secret_alone", "保密法26", at="copies", label=copy.label)
        if copy.telegram:
            return refuse("slip.telegram_alone", "A6.1.2b", at="copies", label=copy.label)
    return None


def _mixed(copies: list[Copy]) -> Refusal | None:
    """内部 beside secret papers only when confirmed (D7)."""
    classified = [copy for copy in copies if copy.level.classified]
    if classified and len(classified) < len(copies):
        return refuse("slip.mixed", "A6.1.2b", at="copies", reason_helps=True)
    return None


def _in_reach(act: Act, reader: str, copies: list[Copy]) -> Refusal | None:
    for copy in sorted(copies, key=lambda c: -c.level.height):
        refused = reader_fits(act, reader, copy.level)
        if refused is not None:
            return refused.at("readers")
    return None
