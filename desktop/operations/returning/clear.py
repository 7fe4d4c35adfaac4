"""清退 along the collector's list: match by hand, send, book the sealed counterpart back, close (D13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.custody.clearance_facts import (
    ClearanceAcknowledged,
    ClearanceClosed,
    ClearanceSent,
    LineMatched,
    Match,
    clearance_stream,
)
from desktop.custody.copy_facts import (
    CopyReturnAcknowledged,
    CopyReturnRefused,
    CopySentBack,
)
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.folders import leave_folder
from desktop.operations.custody.guards import known
from desktop.operations.custody.move import add_to_copy, copy_of, home_of
from desktop.operations.papers.issue import book_back_with
from desktop.operations.ports import Act
from desktop.operations.returning.matching import bare
from desktop.operations.run import waive
from desktop.operations.views import ClearanceLineRow
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class MatchLine(Command):
    """A line is matched by hand; ``proof`` where copies have ended or are kept."""

    clearance: str
    line: int
    document: str
    copies: tuple[str, ...]
    match: Match
    proof: str = ""


@dataclass(frozen=True, kw_only=True)
class SendClearance(Command):
    """The copies leave; 绝密 with two carriers (实施条例29)."""

    clearance: str
    copies: tuple[str, ...]
    carriers: tuple[str, ...]
    leader: str


@dataclass(frozen=True, kw_only=True)
class AcknowledgeClearance(Command):
    """The sealed counterpart is back and lies in ``binder``; ``refused`` copies came back with it."""

    clearance: str
    receiver: str
    refused: tuple[str, ...] = ()
    binder: str = ""


@dataclass(frozen=True, kw_only=True)
class CloseClearance(Command):
    """Every line is settled."""

    clearance: str


def match_line(command: MatchLine, act: Act) -> Outcome:
    """What was never received, or already ended, is said with its proof."""
    refused = _open(act, command.clearance)
    if refused is not None:
        return refused
    lines = [row for row in act.books.clearance_lines(command.clearance) if row.line]
    if command.line not in {0, *(row.line for row in lines)}:
        return refuse("clearance.no_such_line", "实施条例27", at="line", line=command.line)
    ours = {row.id for row in act.books.copies_of(command.document)} if command.document else set()
    if not set(command.copies) <= ours:
        return refuse("copy.unknown", at="copies")
    if not command.copies and command.match in (Match.IN_SAFE, Match.OUT, Match.KEEP, Match.NOT_LISTED):
        return refuse("copies.none_chosen", at="copies")
    if command.match in (Match.ALREADY_ENDED, Match.KEEP) and not command.proof.strip():
        return refuse("clearance.proof_missing", "实施条例27", at="proof")
    refused = _on_one_line(command, lines, act)
    if refused is not None:
        return refused
    listed = next((row for row in lines if row.line == command.line), None)
    stream = clearance_stream(command.clearance)
    refused = waive(_other_number(command, listed, act), act, stream)
    if refused is not None:
        return refused
    proof = Text(command.proof.strip()) if command.proof.strip() else None
    fact = LineMatched(command.line, command.document, command.copies, command.match, proof)
    act.add(stream, fact)
    return done("clearance.matched", {"clearance": command.clearance}, line=command.line)


def _on_one_line(command: MatchLine, lines: Sequence[ClearanceLineRow], act: Act) -> Refusal | None:
    """A copy goes back once: counted on two lines, 应退 and 实退 would be wrong."""
    for row in lines:
        twice = set(row.copies) & set(command.copies) if row.line != command.line else ()
        for copy in twice:
            label = copy_of(act, copy).label
            return refuse(
                "clearance.copy_on_other_line", "实施条例27", at="copies", label=label, line=row.line
            )
    return None


def _other_number(command: MatchLine, listed: ClearanceLineRow | None, act: Act) -> Refusal | None:
    """A copy returned for another one (edge case 29): a number that the list does not name is explained first."""
    if listed is None or not listed.copy_numbers or command.match not in (Match.IN_SAFE, Match.OUT):
        return None
    wanted = {bare(number) for number in listed.copy_numbers}
    for copy in command.copies:
        row = act.books.copy(copy)
        if row is not None and bare(row.number or row.label) not in wanted:
            return refuse(
                "clearance.number_differs", "实施条例27", at="copies", reason_helps=True, label=row.label,
                numbers=listed.copy_numbers,
            )  # fmt: skip
    return None


def send_clearance(command: SendClearance, act: Act) -> Outcome:
    """Every copy in a safe, each booked out in its own stream."""
    refused = _open(act, command.clearance)
    if refused is not None:
        return refused
    if not command.copies:
        return refuse("copies.none_chosen", at="copies")
    if not command.carriers:
        return refuse("clearance.no_carrier", "实施条例27", at="carriers")
    if not command.leader:
        return refuse("clearance.no_leader", "实施条例27", at="leader")
    refused = known(act, "carriers", *command.carriers) or known(act, "leader", command.leader)
    if refused is not None:
        return refused
    head = next((c for c in act.books.clearances(limit=-1) if c.id == command.clearance), None)
    if head is None:
        return refuse("clearance.unknown", at="clearance")
    if len(set(command.copies)) < len(command.copies):
        return refuse("copies.chosen_twice", at="copies")
    matched = {one: row.match for row in act.books.clearance_lines(head.id) for one in row.copies}
    for copy in command.copies:
        if matched.get(copy) in (Match.KEEP.value, Match.ALREADY_ENDED.value):
            return refuse("clearance.stays", "实施条例27", at="copies", label=copy_of(act, copy).label)
        if copy not in matched:
            # it goes, so it stands on the sealed list: after the collector's own lines
            document = copy_of(act, copy).document
            act.add(clearance_stream(head.id), LineMatched(0, document, (copy,), Match.NOT_LISTED))
        leave_folder(act, copy, "clearance")
        fact = CopySentBack(head.collector, command.clearance, command.carriers)
        refused = add_to_copy(act, copy, fact)
        if refused is not None:
            return refused
    act.add(
        clearance_stream(command.clearance), ClearanceSent(command.copies, command.carriers, command.leader)
    )
    return done(
        "clearance.sent", {"clearance": command.clearance}, number=head.number, copies=len(command.copies)
    )


def acknowledge_clearance(command: AcknowledgeClearance, act: Act) -> Outcome:
    """Until now they were 已送退, 未回单; now they have ended as returned."""
    if not command.receiver.strip():
        return refuse("clearance.receiver_missing", "实施条例27", at="receiver")
    under_way = [c for c in act.books.copies_at("outside", limit=-1) if c.clearance == command.clearance]
    if not under_way:
        return refuse("clearance.nothing_sent", at="clearance")
    if not set(command.refused) <= {row.id for row in under_way}:
        return refuse("copy.not_under_way", at="refused", label="")
    ended = 0
    for row in under_way:
        if row.id in command.refused:
            home = home_of(act, copy_of(act, row.id))
            if not home:
                return refuse("safe.none_fits", "A6.1.6a", label=row.label, level=row.level)
            refused = add_to_copy(act, row.id, CopyReturnRefused(command.clearance, home))
        else:
            refused = add_to_copy(act, row.id, CopyReturnAcknowledged(command.clearance))
            ended += 1
        if refused is not None:
            return refused
    fact = ClearanceAcknowledged(Text(command.receiver.strip()), command.refused)
    act.add(clearance_stream(command.clearance), fact)
    not_back = book_back_with(act, clearance_stream(command.clearance), command.binder)
    return not_back or done("clearance.acknowledged", {"clearance": command.clearance}, copies=ended)


def close_clearance(command: CloseClearance, act: Act) -> Outcome:
    """Refused while a line is unmatched, a copy is under way, or one is still out."""
    refused = _open(act, command.clearance)
    if refused is not None:
        return refused
    for line in act.books.clearance_lines(command.clearance):
        if line.match == Match.UNMATCHED.value:
            return refuse("clearance.line_unmatched", "实施条例27", at="line", line=line.line)
        for copy in line.copies if line.match in (Match.IN_SAFE.value, Match.OUT.value) else ():
            state = copy_of(act, copy)
            if state.alive:
                return refuse(
                    "clearance.copy_open", "实施条例27", at="line", line=line.line, label=state.label
                )
    act.add(clearance_stream(command.clearance), ClearanceClosed())
    return done("clearance.closed", {"clearance": command.clearance})


def _open(act: Act, clearance: str) -> Refusal | None:
    rows = act.stream(clearance_stream(clearance))
    if not rows:
        return refuse("clearance.unknown", at="clearance")
    if any(isinstance(row.fact, ClearanceClosed) for row in rows):
        return refuse("clearance.closed_already", at="clearance")
    return None
