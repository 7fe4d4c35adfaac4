"""延长期限: once, within the cap, with who agreed; the new last day is shown while it is typed (A1.4.4b, B5.4, C2.7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from desktop.operations.commands import Command
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.sentences.proof import count_words
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.procedures.deadlines import Course, Standing, counted
from desktop.procedures.terms import Extension
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.review.subject import ItemSubject
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import person
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Deadline


def extendable(subject: ItemSubject) -> Course | None:
    """The deadline that may still be made longer: it runs, its rule allows it, and it was not done before."""
    stands = (Standing.RUNNING, Standing.PAUSED)
    return next((one for one in subject.courses if one.standing in stands and _allows(one)), None)


def _allows(course: Course) -> bool:
    return course.deadline.extension is not None and course.extended is None


def _fields(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    course = extendable(subject)
    longer = course.deadline.extension if course else None
    if course is None or longer is None:
        return ()
    roles = subject.case.view.rules.roles if subject.case else {}
    posts = tuple(Offer(role, roles.get(role, role)) for role in longer.roles)
    whom = "、".join(post.shown for post in posts)
    cap = count_words(longer.count, course.deadline.unit)
    calendar = counter.known.hours.calendar if counter.known.hours else Calendar()
    said = reader(lambda text: _longer(counter, course, calendar, text))
    known = _longer(counter, course, calendar, str(longer.count))
    return (
        FieldSpec("count", _("延长几日（最多 {cap}，{clause}）").format(cap=cap, clause=longer.clause), said,
                  True, known if isinstance(known, Typed) else None, span=6),
        person(counter, "person", _("谁同意（{whom}）").format(whom=whom), span=6),
        *((FieldSpec("capacity", _("以什么岗位"), required=True, choices=posts, span=3),)
          if len(posts) > 1 else ()),
        *_consent(longer),
        FieldSpec("reason", _("为什么延长"), required=True, span=12),
    )  # fmt: skip


def _consent(longer: Extension) -> tuple[FieldSpec, ...]:
    if not longer.consent_of:
        return ()
    label = _("{whom}同意的文号、日期").format(whom=longer.consent_of)
    return (FieldSpec("consent", label, required=True, span=6),)


def _longer(counter: Counter, course: Course, calendar: Calendar, text: str) -> Typed[int] | Refusal:
    """``20`` with the day that comes of it; more than the cap is shown too, and refused by the book."""
    read = read_count(text)
    if isinstance(read, Refusal) or course.start is None:
        return read
    deadline = course.deadline
    found = counted(calendar, deadline.unit, course.start, deadline.count + read.value, course.pauses)
    if isinstance(found, Refusal):
        return read
    words = _("{count}，到{day}").format(
        count=count_words(read.value, deadline.unit), day=said_day(found.due, counter.now().date())
    )
    return Typed(read.value, words)


def _command(subject: ItemSubject, entered: Entered) -> Command:
    course = extendable(subject)
    if course is None or course.deadline.extension is None:
        raise LookupError(subject.id)
    values = dict(entered.values)
    capacity = values.pop("capacity", course.deadline.extension.roles[0])
    return ExtendDeadline(
        case=subject.row.case,
        deadline=course.deadline.id,
        capacity=capacity,
        reasons=entered.reasons,
        **values,
    )


def extended_words(counter: Counter, course: Course) -> str:
    """What stands beside a deadline that was made longer: by how much, who agreed, and that it was the one time."""
    longer = course.extended
    if longer is None:
        return ""
    roles = counter.known.profile.roles if counter.known.profile else {}
    told = _("已延长 {count}，{post} {name} 同意，不能再延长").format(
        count=count_words(longer.count, course.deadline.unit),
        post=roles.get(longer.capacity, longer.capacity),
        name=counter.known.person_name(longer.person),
    )
    plain = _before(counter, course)
    return told + (
        _("；原为{day}").format(day=said_day(plain, counter.now().date())) if plain is not None else ""
    )


def _before(counter: Counter, course: Course) -> date | None:
    """The last day as it was before."""
    calendar = counter.known.hours.calendar if counter.known.hours else Calendar()
    if course.start is None:
        return None
    found = counted(calendar, course.deadline.unit, course.start, course.deadline.count, course.pauses)
    return found.due if isinstance(found, Deadline) else None


EXTEND_VERBS: Mapping[str, Asking] = MappingProxyType(
    {"item.extend": Asking(N_("延长期限"), _fields, _command)}
)
"""Id of a verb → what it asks and books."""
