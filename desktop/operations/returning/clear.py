"""清退: enter the collector's list, match it, send, book the sealed counterpart back (D13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.custody.clearance_facts import (
    ClearanceAcknowledged,
    ClearanceClosed,
    ClearanceOpened,
    ClearanceSent,
    LineMatched,
    ListLine,
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
from desktop.operations.custody.move import add_to_copy, copy_of, home_of
from desktop.operations.numbers import draw
from desktop.operations.papers.issue import book_back_with
from desktop.operations.ports import Act
from desktop.operations.views import CopyRow, DocumentRow
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class OpenClearance(Command):
    """The list as typed or pasted, in the collector's own order."""

    collector: str
    lines: tuple[ListLine, ...]
    received_on: date | None = None
    due: date | None = None
    notice: str = ""


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


def open_clearance(command: OpenClearance, act: Act) -> Outcome:
    """Each line is matched at once as far as number and copies decide it."""
    if not command.lines:
        return refuse("clearance.no_lines", "实施条例27", at="lines")
    numbers = [line.line for line in command.lines]
    if len(set(numbers)) < len(numbers):
        return refuse("clearance.line_twice", at="lines")
    clearance = act.new_id()
    stream = clearance_stream(clearance)
    number = draw(act, "clearance").text
    received = command.received_on or act.at.date()
    notice = Text(command.notice.strip()) if command.notice.strip() else None
    act.add(stream, ClearanceOpened(number, command.collector, received, command.due, command.lines, notice))
    matched = 0
    for line in command.lines:
        for found in propose(act, command.collector, line):
            act.add(stream, found)
            matched += 1
    return done(
        "clearance.opened", {"clearance": clearance}, number=number, lines=len(command.lines), matched=matched
    )


def propose(act: Act, collector: str, line: ListLine) -> list[LineMatched]:
    """What the book knows of a line: per state of its copies one match; nothing where it cannot tell."""
    document = _document_of(act, collector, line)
    if document is None:
        return []
    copies = [c for c in act.books.copies_of(document.id) if not c.parent]
    if line.copy_numbers:
        wanted = {_bare(n) for n in line.copy_numbers}
        copies = [c for c in copies if _bare(c.number or c.label) in wanted]
    if not copies:
        return []
    groups: dict[Match, list[CopyRow]] = {}
    for copy in copies:
        groups.setdefault(_stand(copy), []).append(copy)
    return [LineMatched(line.line, document.id, tuple(c.id for c in g), m) for m, g in groups.items()]


def _bare(number: str) -> str:
    return number.strip().lstrip("0")


def _stand(copy: CopyRow) -> Match:
    if copy.place_kind == "safe":
        return Match.IN_SAFE
    return Match.OUT if copy.place_kind == "person" else Match.ALREADY_ENDED


def _document_of(act: Act, collector: str, line: ListLine) -> DocumentRow | None:
    """By document number where there is one, else by the exact title."""
    found: Sequence[DocumentRow]
    if line.document_number:
        found = [d for d in act.books.documents(typed=line.document_number, limit=20).rows if not d.voided]
        found = [d for d in found if d.document_number == line.document_number]
    else:
        found = [d for d in act.books.documents(typed=line.title, limit=20).rows if d.title == line.title]
    if len(found) > 1:
        mine = [d for d in found if _collects(act, collector, d.body) or d.body_name == (line.body or "")]
        found = mine or found
    return found[0] if len(found) == 1 else None


def _collects(act: Act, collector: str, body: str) -> bool:
    known = act.books.body(body)
    return body == collector or (known is not None and known.collector == collector)


def match_line(command: MatchLine, act: Act) -> Outcome:
    """What was never received, or already ended, is said with its proof."""
    refused = _open(act, command.clearance)
    if refused is not None:
        return refused
    lines = {row.line for row in act.books.clearance_lines(command.clearance)} | {0}
    if command.line not in lines:
        return refuse("clearance.no_such_line", "实施条例27", at="line", line=command.line)
    ours = {row.id for row in act.books.copies_of(command.document)} if command.document else set()
    if not set(command.copies) <= ours:
        return refuse("copy.unknown", at="copies")
    if not command.copies and command.match in (Match.IN_SAFE, Match.OUT, Match.KEEP, Match.NOT_LISTED):
        return refuse("copies.none_chosen", at="copies")
    if command.match in (Match.ALREADY_ENDED, Match.KEEP) and not command.proof.strip():
        return refuse("clearance.proof_missing", "实施条例27", at="proof")
    proof = Text(command.proof.strip()) if command.proof.strip() else None
    fact = LineMatched(command.line, command.document, command.copies, command.match, proof)
    act.add(clearance_stream(command.clearance), fact)
    return done("clearance.matched", {"clearance": command.clearance}, line=command.line)


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
    head = next((c for c in act.books.clearances(limit=-1) if c.id == command.clearance), None)
    if head is None:
        return refuse("clearance.unknown", at="clearance")
    if len(set(command.copies)) < len(command.copies):
        return refuse("copies.chosen_twice", at="copies")
    for copy in command.copies:
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
