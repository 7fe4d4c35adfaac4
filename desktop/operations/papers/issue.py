"""Issue of a paper (design: forms as data): the serial is in the book before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.audit.acts import ReasonGiven
from desktop.custody.paper_facts import (
    PaperBack,
    PaperIssued,
    PaperOutcome,
    PaperRecalled,
    PaperSigned,
    Result,
    paper_stream,
)
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.numbers import draw
from desktop.operations.ports import Act
from desktop.operations.sheets.titles import FORMS
from desktop.operations.views import PaperRow
from desktop.plain.corrections import Annulled, effective
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class IssuePaper(Command):
    """``digest``: SM3 of the facts on the sheet; ``page`` of a fixed register page; ``replaces`` a serial.

    ``number``  the sheet's own number; where it ``draws`` from a series, as it was forecast
    ``receiver``, ``medium``  of a file that leaves (D19)
    ``layout``  SM3 of the unit's own layout or template; empty: the shipped one
    ``only``    the pages that are printed, where not all are
    ``pages``   0 where only Word knows
    """

    form: str
    subject: str
    digest: str
    level: str
    pages: int
    signed_by_hand: bool
    page: int = 0
    replaces: str = ""
    reason: str = ""
    number: str = ""
    draws: str = ""
    layout: str = ""
    only: tuple[int, ...] = ()
    receiver: str = ""
    medium: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteOutcome(Command):
    """What became of the issue; said once. Where that was wrong, ``reason`` says why, and it is a correction."""

    serial: str
    result: Result
    copies: int = 1
    printer: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class BookPaperBack(Command):
    """The signed sheet is back and lies in a binder; ``signed_on`` as written on it."""

    serial: str
    binder: str
    signed_on: date | None = None


def issue_paper(command: IssuePaper, act: Act) -> Outcome:
    """One serial for all pages of one issue; a reprint of a fixed page needs a reason (D12)."""
    if command.replaces:
        older = act.books.paper(command.replaces)
        if older is None:
            return refuse("paper.unknown", at="replaces", serial=command.replaces)
        if not command.reason.strip():
            return refuse("paper.reprint_reason", "D12", at="reason", serial=command.replaces)
    if command.draws and draw(act, command.draws).text != command.number:
        # the number stands in the digest already: prepare the sheet again with the new one
        return refuse("paper.number_taken", at="number", number=command.number)
    serial = f"{act.draw('paper', 0):06d}"
    stream = paper_stream(serial)
    reason = Text(command.reason.strip()) if command.reason.strip() else None
    issued = PaperIssued(
        serial,
        command.form,
        command.subject,
        command.digest,
        command.level,
        command.pages,
        command.signed_by_hand,
        command.page,
        command.replaces,
        reason,
        command.number,
        command.layout,
        command.only,
        Text(command.receiver.strip()) if command.receiver.strip() else None,
        command.medium.strip(),
    )
    row = act.add(stream, issued, at=act.now)
    return done("paper.issued", {"serial": serial, "sequence": str(row.sequence)}, serial=serial)


def note_outcome(command: NoteOutcome, act: Act) -> Outcome:
    """A serial without outcome stands on Today until this is said.

    Only a sheet that was printed takes the place of the older one (收回作废, D12): a jam leaves that valid. A Word file
    that is to be signed came of a template and is printed from there.
    """
    refused = _known(act, command.serial)
    if refused is not None:
        return refused
    printer = Text(command.printer) if command.printer else None
    stream, fact = paper_stream(command.serial), PaperOutcome(command.result, command.copies, printer)
    row = act.books.paper(command.serial)
    said = next((r for r in act.stream(stream) if isinstance(r.fact, PaperOutcome)), None)
    if said is None:
        act.add(stream, fact, at=act.now)
    else:
        refused = _said_otherwise(act, command, row)
        if refused is not None:
            return refused
        act.add(stream, fact, at=said.happened_at, corrects=said.version)
        act.add(stream, ReasonGiven("correction", "", Text(command.reason.strip())), at=act.now)
    by_template = command.result is Result.SAVED_WORD and row is not None and row.signed_by_hand
    if command.result is Result.PRINTED or by_template:
        _recall_older(act, command.serial)
    return done(f"paper.{command.result.value}", {"serial": command.serial}, serial=command.serial)


def _said_otherwise(act: Act, command: NoteOutcome, row: PaperRow | None) -> Refusal | None:
    """The first word stays readable; a sheet that is back, or was replaced since, was printed."""
    if row is None or row.result == command.result.value or not command.reason.strip():
        result = row.result if row is not None else ""
        return refuse("paper.outcome_said", "D15", at="reason", serial=command.serial, result=result)
    if row.recalled or row.binder is not None:
        return refuse("paper.outcome_stays", "D15", at="result", serial=command.serial)
    for older in _older_than(act, row):
        stream = paper_stream(older.serial)
        for fact in effective(act.stream(stream)):
            if isinstance(fact.fact, PaperRecalled) and fact.fact.replaced_by == command.serial:
                reason = Annulled(Text(command.reason.strip()))
                act.add(stream, reason, at=fact.happened_at, corrects=fact.version)
    return None


def _older_than(act: Act, row: PaperRow | None) -> Iterator[PaperRow]:
    """What it replaces, and what that had been meant to replace."""
    while row is not None and row.replaces:
        row = act.books.paper(row.replaces)
        if row is not None:
            yield row


def _recall_older(act: Act, serial: str) -> None:
    for older in _older_than(act, act.books.paper(serial)):
        if not older.recalled:
            act.add(paper_stream(older.serial), PaperRecalled(serial), at=act.now)


def book_paper_back(command: BookPaperBack, act: Act) -> Outcome:
    """Its paper life is closed."""
    refused = _known(act, command.serial)
    if refused is not None:
        return refused
    if not command.binder.strip():
        return refuse("paper.binder_missing", "D18", at="binder")
    row = act.books.paper(command.serial)
    if row is not None and (row.recalled or row.result == Result.FAILED.value):
        return refuse("paper.not_valid", at="serial", serial=command.serial)
    if row is not None and row.binder is not None:
        return refuse("paper.already_back", at="serial", serial=command.serial, binder=row.binder)
    signed_on = command.signed_on or act.at.date()
    refused = _unfit_day(act, row, signed_on) if row is not None else None
    if refused is not None:
        return refused
    stream = paper_stream(command.serial)
    act.add(stream, PaperSigned(signed_on))
    act.add(stream, PaperBack(Text(command.binder.strip())))
    return done(
        "paper.back", {"serial": command.serial}, serial=command.serial, binder=command.binder.strip()
    )


@dataclass(frozen=True, kw_only=True)
class CorrectPaperBack(Command):
    """The binder, or the day that stands beside the signature, was written wrong."""

    serial: str
    binder: str
    signed_on: date
    reason: str


def correct_paper_back(command: CorrectPaperBack, act: Act) -> Outcome:
    """Where an inspector is sent to find it (D18); what was written first stays readable."""
    row = act.books.paper(command.serial)
    if row is None or row.binder is None:
        return refuse("paper.not_back", "D18", at="serial", serial=command.serial)
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    if not command.binder.strip():
        return refuse("paper.binder_missing", "D18", at="binder")
    if (command.binder.strip(), command.signed_on) == (row.binder, row.signed_on):
        return refuse("correction.same", at="binder")
    refused = _unfit_day(act, row, command.signed_on)
    if refused is not None:
        return refused
    stream = paper_stream(command.serial)
    rights: tuple[Fact, ...] = (PaperSigned(command.signed_on), PaperBack(Text(command.binder.strip())))
    for stands in effective(act.stream(stream)):
        right = next((one for one in rights if type(one) is type(stands.fact)), None)
        if right is not None and right != stands.fact:
            act.add(stream, right, at=stands.happened_at, corrects=stands.version)
    act.add(stream, ReasonGiven("correction", "", Text(command.reason.strip())), at=act.now)
    return done(
        "paper.back_corrected",
        {"serial": command.serial},
        serial=command.serial,
        binder=command.binder.strip(),
    )


def _unfit_day(act: Act, row: PaperRow, signed_on: date) -> Refusal | None:
    """Nobody signs what is not printed yet, and nobody tomorrow."""
    if signed_on > act.now.date():
        return refuse("act.in_future", at="signed_on")
    if signed_on < row.issued_at.date():
        return refuse(
            "paper.signed_early", at="signed_on", serial=row.serial, day=row.issued_at.date().isoformat()
        )
    return None


def book_back_with(act: Act, subject: str, binder: str) -> Refusal | None:
    """The closing of a slip, list or case books its sheet back in the same act (D15); no binder: not yet."""
    if not binder.strip():
        return None
    waiting = [
        p
        for p in act.books.papers_about(subject)
        if p.signed_by_hand
        and p.binder is None
        and not p.recalled
        and p.result != Result.FAILED.value
        and not (p.form in FORMS and FORMS[p.form].leaves)  # a letter about it waits for its own answer
    ]
    if not waiting:
        return refuse("paper.none_out", "D15", at="binder")
    outcome = book_paper_back(BookPaperBack(serial=waiting[-1].serial, binder=binder), act)
    return outcome if isinstance(outcome, Refusal) else None


def _known(act: Act, serial: str) -> Refusal | None:
    if act.books.paper(serial) is None:
        return refuse("paper.unknown", at="serial", serial=serial)
    return None
