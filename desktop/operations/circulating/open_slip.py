"""Make up a folder and open its slip (A6.1.2b, A6.1.2c, D5, D7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.apart import mixed, why_alone
from desktop.custody.copy import Copy
from desktop.custody.levels import Level, highest
from desktop.custody.places import PlaceKind
from desktop.custody.slip import Slip, fold_slip, may
from desktop.custody.slip_facts import SlipOpened, slip_stream
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import eyes_only, names, reader_fits
from desktop.operations.custody.move import copy_of
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.run import waive
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, RefusalFact, refuse


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
    made = open_one(command, act)
    if isinstance(made, Refusal):
        return made
    slip, number = made
    top = highest(tuple(copy_of(act, copy).level for copy in command.copies))
    return done("slip.opened", {"slip": slip}, number=number, copies=len(command.copies), level=top.value)


def open_one(command: OpenSlip, act: Act) -> tuple[str, str] | Refusal:
    """Id and number of the slip, or why it is not opened; reasons are those of the act's own command."""
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
        eyes_only(act, (copy.document for copy in copies), *command.readers),
        _mixed(copies),
        *_in_reach(act, command.readers, copies),
    ]
    for question in questions:
        refused = waive(question, act, stream)
        if refused is not None:
            return names(act, refused) or refused
    act.add(stream, fact)
    return slip, fact.number


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
        why = why_alone(copy.level, copy.telegram)
        if why == "top_secret":
            return refuse("slip.top_secret_alone", "保密法26", at="copies", label=copy.label)
        if why:
            return refuse("slip.telegram_alone", "A6.1.2b", at="copies", label=copy.label)
    return None


def _mixed(copies: list[Copy]) -> Refusal | None:
    """内部 beside secret papers only when confirmed (D7)."""
    if mixed([copy.level for copy in copies]):
        return refuse("slip.mixed", "A6.1.2b", at="copies", reason_helps=True)
    return None


def _in_reach(act: Act, readers: tuple[str, ...], copies: list[Copy]) -> list[Refusal]:
    """Who should not read the highest paper of the folder: all who are in the way of one kind are named."""
    level = highest(tuple(copy.level for copy in copies)) if copies else Level.INTERNAL
    found: dict[tuple[str, RefusalFact], list[Refusal]] = {}
    for reader in readers:
        refused = reader_fits(act, reader, level)
        if refused is not None:
            found.setdefault((refused.code, refused.facts.get("clearance", "")), []).append(refused)
    joined = []
    for alike in found.values():
        named = "、".join(str(one.facts["name"]) for one in alike if "name" in one.facts)
        facts = {**alike[0].facts, **({"name": named} if named else {})}
        joined.append(Refusal(alike[0].code, alike[0].clause, facts, "readers", alike[0].reason_helps))
    return joined
