"""How the deadlines of a case run: start, stop, pauses, extension; own date and the law's, each with its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures import facts as f
from desktop.procedures.case import Case, Status, after, standing
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.conditions import holds
from desktop.procedures.definition import Deadline, Procedure
from desktop.procedures.rules import next_stage
from desktop.procedures.terms import Compared
from desktop.procedures.vocabulary import Conclusion, FieldType, Unit
from desktop.workdays import counting
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Pause

_ONE = timedelta(days=1)
_ENDS = (f.CaseFinished, f.CaseGranted, f.CaseRefused, f.CaseWithdrawn)
HELD, ASKED, PUBLISHED = "held", "asked", "published"


class Standing(Enum):
    """Where a deadline stands on a day."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    PAUSED = "paused"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"


@dataclass(frozen=True)
class Course:
    """A deadline in one case. ``own`` and ``law``: last day with its proof, or why it cannot be said.

    ``origin``    the point from which it counts
    ``stopped``   the day on which what was to be done was done
    ``compared``  own date beside the law's (C2.11); ``extended`` the extension in force
    """

    deadline: Deadline
    standing: Standing
    start: date | None = None
    origin: str = ""
    stopped: date | None = None
    pauses: tuple[Pause, ...] = ()
    extended: CaseExtended | None = None
    own: counting.Deadline | Refusal | None = None
    law: counting.Deadline | Refusal | None = None
    compared: Compared = Compared.SAME

    @property
    def due(self) -> date | None:
        """Its last day, where it can be said."""
        return self.own.due if isinstance(self.own, counting.Deadline) else None

    @property
    def law_apart(self) -> counting.Deadline | None:
        """The law's own count, where it does not come to the unit's last day (C2.11)."""
        return self.law if isinstance(self.law, counting.Deadline) and self.law.due != self.due else None


def courses(
    definition: Procedure,
    rows: Sequence[Recorded],
    calendar: Calendar,
    today: date,
    told: Mapping[str, date] | None = None,
    asked: Sequence[Pause] = (),
) -> tuple[Course, ...]:
    """All deadlines that apply to a case.

    ``told``  points known elsewhere (``published``); ``asked`` the days on which others were being asked
    """
    if not rows:
        return ()
    rows = standing(rows)
    case, due_since = _folded(definition, rows)
    points = {**_points(definition, case, rows), **(told or {})}
    return tuple(
        _course(one, case, points, _pauses(one, rows, asked, due_since), calendar, today)
        for one in definition.deadlines
        if holds(one.when, case.situation)
    )


def _folded(definition: Procedure, rows: Sequence[Recorded]) -> tuple[Case, Mapping[str, list[Pause]]]:
    """The case, and for each stage the days during which it was the one due."""
    case = Case("")
    spans: dict[str, list[Pause]] = {}
    open_since: tuple[str, date] | None = None
    for row in rows:
        case = after(case, row)
        stage = next_stage(definition, case) if case.status is Status.OPEN else None
        day = row.happened_at.date()
        if open_since is not None and (stage is None or stage.id != open_since[0]):
            spans.setdefault(open_since[0], []).append(Pause(open_since[1] + _ONE, day, open_since[0]))
            open_since = None
        if stage is not None and open_since is None:
            open_since = stage.id, day
    if open_since is not None:
        spans.setdefault(open_since[0], []).append(Pause(open_since[1] + _ONE, None, open_since[0]))
    return case, spans


def _points(definition: Procedure, case: Case, rows: Sequence[Recorded]) -> dict[str, date]:
    found = {"opened": rows[0].happened_at.date()}
    found |= {act.fact.stage: act.at.date() for act in case.acts}
    for field in definition.fields:
        answer = case.answers.get(field.id) if field.type is FieldType.DATE else None
        if answer is not None and answer.values:
            found[field.id] = date.fromisoformat(answer.values[0])
    ended = next((r.happened_at.date() for r in reversed(rows) if isinstance(r.fact, _ENDS)), None)
    if ended is not None and case.status is not Status.OPEN:
        found["ended"] = ended
        if not (case.conclusion and Conclusion(case.conclusion).goes_out):
            found["kept"] = ended
    return found


def _pauses(
    deadline: Deadline, rows: Sequence[Recorded], asked: Sequence[Pause], due_since: Mapping[str, list[Pause]]
) -> tuple[Pause, ...]:
    """The day something is sent still counts, the day of its answer no longer (公开条例33)."""
    found = [*(_held(rows) if HELD in deadline.pauses else ()), *(asked if ASKED in deadline.pauses else ())]
    for stage in deadline.pauses:
        found += due_since.get(stage, ())
    return tuple(p for p in found if p.last is None or p.first <= p.last)


def asking(sent_on: date, until: date | None, why: str) -> Pause:
    """The days on which others are asked: from the day after the letter to that of the answer, or of its last day."""
    return Pause(sent_on + _ONE, until, why)


def _held(rows: Sequence[Recorded]) -> Iterator[Pause]:
    since: tuple[date, str] | None = None
    for row in rows:
        if isinstance(row.fact, f.CaseHeld):
            since = row.happened_at.date(), row.fact.conclusion or HELD
        elif since is not None and isinstance(row.fact, f.CaseResumed | f.CaseWithdrawn):
            yield Pause(since[0] + _ONE, row.happened_at.date(), since[1])
            since = None
    if since is not None:
        yield Pause(since[0] + _ONE, None, since[1])


def _course(
    deadline: Deadline,
    case: Case,
    points: Mapping[str, date],
    pauses: tuple[Pause, ...],
    calendar: Calendar,
    today: date,
) -> Course:
    origin = next((p for p in deadline.starts if p in points), "")
    if not origin:
        return Course(deadline, Standing.NOT_BEGUN)
    start = points[origin]
    stopped = min((points[p] for p in deadline.stops if p in points), default=None)
    longer = next((e for e in case.extended if e.deadline == deadline.id), None)
    own = counted(calendar, deadline.unit, start, deadline.count + (longer.count if longer else 0), pauses)
    law = _by_law(deadline, points.get(deadline.law_starts, start), longer, pauses, calendar)
    return Course(
        deadline,
        _standing(own, stopped, pauses, today),
        start,
        origin,
        stopped,
        pauses,
        longer,
        own,
        law,
        _beside(own, law),
    )


def counted(
    calendar: Calendar, unit: Unit, start: date, count: int, pauses: Sequence[Pause] = ()
) -> counting.Deadline | Refusal:
    """A term in its unit."""
    match unit:
        case Unit.WORKING_DAYS:
            return counting.count(calendar, start, count, pauses)
        case Unit.CALENDAR_DAYS:
            return counting.count_days(calendar, start, count, pauses)
        case Unit.MONTHS:
            return counting.count_months(start, count)


def _by_law(
    deadline: Deadline,
    start: date,
    longer: CaseExtended | None,
    pauses: tuple[Pause, ...],
    calendar: Calendar,
) -> counting.Deadline | Refusal | None:
    law = deadline.law
    if law is None:
        return None
    more = min(longer.count, law.extension.count) if longer and law.extension else 0
    return counted(calendar, law.unit, start, law.count + more, pauses)


def _beside(own: counting.Deadline | Refusal, law: counting.Deadline | Refusal | None) -> Compared:
    if law is None or isinstance(own, Refusal) or isinstance(law, Refusal):
        return Compared.SAME if law is None else Compared.OTHERWISE
    if own.due == law.due:
        return Compared.SAME
    return Compared.LAXER if own.due > law.due else Compared.STRICTER


def _standing(
    own: counting.Deadline | Refusal, stopped: date | None, pauses: tuple[Pause, ...], today: date
) -> Standing:
    due = own.due if isinstance(own, counting.Deadline) else None
    if stopped is not None:
        return Standing.LATE if due is not None and stopped > due else Standing.MET
    if any(pause.holds(today) for pause in pauses):
        return Standing.PAUSED
    return Standing.OVERDUE if due is not None and today > due else Standing.RUNNING
