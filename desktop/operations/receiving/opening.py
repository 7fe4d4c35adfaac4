"""建账 (D2): what already lies in the safe on the first day, with its old numbers and no invented history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.copy_facts import CopyRegistered, Origin, copy_stream
from desktop.custody.copy_numbers import labels
from desktop.custody.document_facts import Details, DocumentRegistered, Source, document_stream
from desktop.custody.levels import Level, above, register_of
from desktop.custody.period import UNMARKED, presumed
from desktop.custody.places import in_safe, with_person
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known, officer, safe_fits
from desktop.operations.ports import Act
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import PeriodKind, SecrecyPeriod


@dataclass(frozen=True)
class OpeningLine:
    """One line: the old register number kept as it is; ``holder`` a person, else ``safe``."""

    old_number: str
    issuing_body: str
    title: str
    level: Level
    copies: int
    copy_numbers: tuple[str, ...] = ()
    document_number: str = ""
    received_on: date | None = None
    period: SecrecyPeriod = UNMARKED
    safe: str = ""
    holder: str = ""
    must_return: bool = False
    return_due: date | None = None
    telegram: bool = False


@dataclass(frozen=True, kw_only=True)
class EnterOpening(Command):
    """Lines typed or pasted; all of them are entered or none."""

    lines: tuple[OpeningLine, ...]


def enter_opening(command: EnterOpening, act: Act) -> Outcome:
    """A batch of the opening balance."""
    refused = officer(act, act.operator)
    if refused is not None:
        return refused
    if not command.lines:
        return refuse("opening.no_lines", at="lines")
    copies = 0
    taken: set[tuple[str, str]] = set()
    for place, line in enumerate(command.lines, 1):
        number = (register_of(line.level), line.old_number.strip())
        refused = _twice(number, taken) or _line(line, act)
        taken.add(number)
        if refused is not None:
            return refused.in_line(place)
        copies += line.copies
    return done("opening.entered", lines=len(command.lines), copies=copies)


def _twice(number: tuple[str, str], taken: set[tuple[str, str]]) -> Refusal | None:
    if number in taken:
        return refuse("opening.number_taken", "A6.1.1c", at="old_number", number=number[1])
    return None


def _line(line: OpeningLine, act: Act) -> Refusal | None:
    refused = _checked(line, act)
    if refused is not None:
        return refused
    named = labels(line.copy_numbers, line.copies)
    if isinstance(named, Refusal):
        return named
    document = act.new_id()
    received = line.received_on or act.now.date()
    due = line.return_due if line.must_return else None
    period = presumed(line.level) if line.period.kind is PeriodKind.UNMARKED else line.period
    act.add(
        document_stream(document),
        DocumentRegistered(
            register=register_of(line.level),
            register_number=line.old_number.strip(),
            series="",
            year=received.year,
            number=0,
            level=line.level,
            issuing_body=line.issuing_body,
            title=Text(line.title.strip()),
            copies=line.copies,
            received_on=received,
            registered_on=act.now.date(),
            receiver=act.operator,
            source=Source.OPENING,
            period=period,
            details=Details(
                document_number=Text(line.document_number.strip()) if line.document_number else None
            ),
            telegram=line.telegram,
            must_return=line.must_return,
            return_due=due,
        ),
    )
    place = with_person(line.holder) if line.holder else in_safe(line.safe)
    for number, label in zip(line.copy_numbers or ("",) * line.copies, named, strict=True):
        fact = CopyRegistered(
            document, number, label, line.level, Origin.OPENING, place, due=due, telegram=line.telegram
        )
        act.add(copy_stream(act.new_id()), fact)
    return None


def _checked(line: OpeningLine, act: Act) -> Refusal | None:
    if not line.old_number.strip():
        return refuse("opening.old_number_missing", "A6.1.1c", at="old_number")
    if not line.issuing_body:
        return refuse("document.body_missing", "A6.1.1b", at="issuing_body")
    if act.books.body(line.issuing_body) is None:
        return refuse("body.unknown", "A6.1.1b", at="issuing_body")
    if not line.title.strip():
        return refuse("document.title_missing", "A6.1.1b", at="title")
    if line.received_on is not None and line.received_on > act.now.date():
        return refuse("document.received_later", at="received_on")
    if line.must_return and line.return_due is None:
        return refuse("document.return_day_missing", "实施条例27", at="return_due")
    machine = Level(act.machine_level)
    if above(line.level, machine):
        return refuse("document.above_machine", "实施条例32", at="level", machine=machine.value)
    for other in act.books.by_register_number(line.old_number.strip()):
        if other.register == register_of(line.level) and not other.voided:
            return refuse("opening.number_taken", "A6.1.1c", at="old_number", number=line.old_number)
    if line.holder:
        return known(act, "holder", line.holder)
    if not line.safe:
        return refuse("opening.place_missing", "A6.1.6a", at="safe")
    return safe_fits(act, line.safe, line.level)
