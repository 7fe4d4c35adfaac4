"""The deadlines of an item under review: its case's, with what the item's own stream says of letters and publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.operations.books import Books
from desktop.operations.deadlines.courses import ProfileOf, case_courses
from desktop.operations.review_views import ItemRow
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case
from desktop.procedures.deadlines import Course, asking, courses
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import case_stream
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_facts import Asked, Silence, item_stream
from desktop.procedures.terms import Silence as Meaning
from desktop.procedures.vocabulary import SubjectKind
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Pause, count

TERM_OF = {
    Asked.RIGHT_HOLDER: "third_party",
    Asked.THIRD_PARTY: "third_party",
    Asked.OTHER_BODY: "unit_consult",
}
"""Which of the profile's terms holds for whom; the press office has none."""

_MEANS = {
    Meaning.CONSENT: Silence.CONSENT,
    Meaning.DECIDES: Silence.OWN_DECISION,
    Meaning.NOTHING: Silence.NONE,
}


def item_courses(
    books: Books, profile_of: ProfileOf, item: str, calendar: Calendar, today: date
) -> tuple[Course, ...]:
    """The deadlines of the round in force."""
    state = fold_item(item, books.stream(item_stream(item)))
    if not state.case:
        return ()
    return case_courses(books, profile_of, state.case, calendar, today, _told(state), tuple(_asked(state)))


def case_and_item_courses(
    books: Books, profile_of: ProfileOf, case: Case, calendar: Calendar, today: date
) -> tuple[Course, ...]:
    """The deadlines of a case; where it is about an item, the letters that stop its clock as well."""
    if case.subject is not SubjectKind.ITEM:
        return case_courses(books, profile_of, case.id, calendar, today)
    subject = case.start.subjects[0]
    state = fold_item(subject, books.stream(item_stream(subject)))
    return case_courses(books, profile_of, case.id, calendar, today, _told(state), tuple(_asked(state)))


def may_fall_due(row: ItemRow, definition: Procedure | None, until: date) -> bool:
    """Whether one of its deadlines can end by that day: none ends sooner than as many days as it counts."""
    if definition is None or row.clock_from is None:
        return True
    shortest = min((one.shortest for one in definition.deadlines), default=None)
    return shortest is not None and row.clock_from + shortest <= until


def courses_under(
    books: Books, definition: Procedure, state: Item, calendar: Calendar, today: date
) -> tuple[Course, ...]:
    """The same of an item that is folded already, its case's own rules at hand (edge case 53)."""
    rows = books.stream(case_stream(state.case)) if state.case else ()
    return courses(definition, rows, calendar, today, _told(state), tuple(_asked(state)))


def _told(item: Item) -> dict[str, date]:
    told = {"published": min(p.on for p in item.ever_published)} if item.ever_published else {}
    if len(item.rounds) == 1 and item.handed_in_on is not None:
        told["opened"] = item.handed_in_on  # as corrected: the case keeps when it was booked
    return told


def _asked(item: Item) -> Iterator[Pause]:
    for consultation in item.consultations.values():
        sent, reply = consultation.sent, consultation.reply
        yield asking(sent.sent_on, reply.on if reply else sent.due_on, sent.asked.value)


def letter_terms(
    profile: Profile, calendar: Calendar, asked: Asked, sent_on: date
) -> tuple[date | None, Silence, str]:
    """Last day for the answer, what silence means, and the clause, by the rules in force (公开条例32, 34, C2.11, C3.6b).

    The day is None where the term runs beyond the tables, or there is none.
    """
    term = profile.terms.get(TERM_OF.get(asked, ""))
    if term is None:
        return None, Silence.NONE, ""
    found = count(calendar, sent_on, term.count)
    return None if isinstance(found, Refusal) else found.due, _MEANS[term.silence], term.clause
