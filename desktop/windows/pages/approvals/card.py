"""The card of a case: the hand-made frame. Header, rail of stages, deadlines, permits, what came of it, its life."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow, PermitRow
from desktop.plain.words import N_, _
from desktop.procedures.case import Status
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import CaseSentBack, CaseWithdrawn, case_stream
from desktop.procedures.vocabulary import PermitKind, SubjectKind
from desktop.windows.counter import Counter
from desktop.windows.pages.approvals.copying import tail_of
from desktop.windows.pages.cards import life_of, paper_lines, place_words
from desktop.windows.pages.cases.rail import answer_lines, rail_stops
from desktop.windows.pages.cases.ruling import rules_line
from desktop.windows.pages.cases.stage import roles_of
from desktop.windows.pages.cases.subject import CaseSubject, case_subject, left_of
from desktop.windows.times_shown import said_day, said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Section, Verb


def case_card(counter: Counter, books: Books, case: str) -> CardFacts | None:
    """Read on the reader thread; the view is folded on the same connection."""
    view = counter.desk.case_in(books, case)
    if view is None:
        return None
    now = counter.now()
    subject = case_subject(books, view, case, now.date())
    start = view.case.start
    sections = [
        Section(
            _("许可"), tuple(permit_line(p, now.date(), _unit(view.definition)) for p in subject.permits)
        ),
        Section(_("复制件"), tuple(_made(copy) for copy in subject.made)),
        Section(_("知悉人员"), _informed(counter, books, subject)),
        Section(_("退回经过"), _sent_back(counter, subject, now)),
    ]
    papers = list(books.papers_about(case_stream(case)))
    return CardFacts(
        case,
        start.number,
        "；".join(title for _number, title in named(books, start.subjects)),
        start.level,
        now=tuple(_head(counter, books, subject, now)),
        verbs=verbs_of(subject),
        life=life_of(books, counter.desk.words, [case_stream(case)]),
        paper=paper_lines(papers),
        more=answer_lines(counter, subject),
        rail=rail_stops(counter, subject, now),
        sections=tuple(section for section in sections if section.lines),
        about=_("申请和办理"),
    )


def named(books: Books, subjects: Sequence[str]) -> list[tuple[str, str]]:
    """What a case is about: number and title of each."""
    told = []
    for one in subjects:
        copy = books.copy(one)
        document = books.document(one) if copy is None else None
        if copy is not None:
            told.append((f"{copy.register_number}-{copy.label}", copy.title))
        elif document is not None:
            told.append((document.register_number, document.title))
    return told


def _head(counter: Counter, books: Books, subject: CaseSubject, now: datetime) -> list[Line]:
    case, following = subject.view.case, subject.view.following
    numbers = "；".join(number for number, _title in named(books, case.start.subjects))
    lines = [Line(_("事项"), subject.view.definition.title), Line(_("关于"), numbers)]
    if following is not None:
        who = "、".join(dict.fromkeys(name for _person, _role, name in subject.holders))
        told = f"{following.title}（{who or roles_of(subject, following)}）"
        lines.append(Line(_("等谁办"), told, "today" if who else "overdue"))
    else:
        tone = {Status.GRANTED: "done", Status.REFUSED: "overdue"}.get(case.status, "waiting")
        ended = tables.status_words("closed" if case.closed else case.status.value)
        lines.append(Line(_("结果"), ended, tone))
    for row in books.stream(case_stream(case.id)):
        if isinstance(row.fact, CaseWithdrawn):
            by = counter.known.person_name(row.fact.by)
            lines.append(Line(_("撤回"), f"{by}  {row.fact.reason}", "waiting"))
    lines += _unsigned(counter, subject, now.date())
    asked = f"{counter.known.person_name(case.start.applicant)}  {_opened(books, case.id, now)}"
    return [*lines, Line(_("申请人"), asked), *rules_line(counter, books, subject)]


def _opened(books: Books, case: str, now: datetime) -> str:
    return said_time(books.stream(case_stream(case))[0].happened_at, now)


def _unsigned(counter: Counter, subject: CaseSubject, today: date) -> list[Line]:
    """待签, and until when it must be signed (D14)."""
    lines = []
    for act in subject.view.case.unsigned:
        name = counter.known.person_name(act.fact.person)
        due = act.fact.given.sign_by
        if due is None:
            lines.append(Line(_("待签"), _("{name}（密码确认，等纸面签字）").format(name=name), "today"))
            continue
        told = _("{name}，{day}前补签").format(name=name, day=said_day(due, today))
        lines.append(Line(_("待签"), told, "overdue" if due < today else "today"))
    return lines


# what was sent back


def _sent_back(counter: Counter, subject: CaseSubject, now: datetime) -> tuple[Line, ...]:
    found = []
    for act in subject.view.case.history:
        if isinstance(act.fact, CaseSentBack):
            stage = subject.view.definition.stage(act.fact.to)
            told = _("{name} 退回“{stage}”：{reason}").format(
                name=counter.known.person_name(act.fact.person),
                stage=stage.title if stage else act.fact.to,
                reason=act.fact.reason,
            )
            found.append(Line(said_time(act.at, now), told))
    return tuple(found)


# what came of it


def _unit(definition: Procedure) -> str:
    persons = definition.permit is not None and definition.permit.kind is PermitKind.WIDENING
    return _("人") if persons else _("份")


def permit_line(permit: PermitRow, today: date, unit: str) -> Line:
    """Used, remaining, expired, revoked: each in words."""
    told = _("批准 {n} {unit}，已用 {used}，余 {left}").format(
        n=permit.quantity, unit=unit, used=permit.used, left=permit.quantity - permit.used
    )
    if permit.revoked:
        return Line(_("已收回"), told, "overdue")
    if permit.used >= permit.quantity:
        return Line(_("已用完"), told, "done")
    if permit.valid_to is None:
        return Line(_("可用"), told, "today")
    day = said_day(permit.valid_to, today)
    if permit.valid_to < today:
        return Line(_("已过期"), _("{told}，有效至{day}").format(told=told, day=day), "overdue")
    return Line(_("可用"), _("{told}，有效至{day}").format(told=told, day=day), "today")


def _made(copy: CopyRow) -> Line:
    where = place_words(copy)
    if copy.place_kind == "person" and copy.due:
        where += _("  应还 {m}月{d}日").format(m=copy.due.month, d=copy.due.day)
    if copy.recalled and copy.place_kind != "ended":
        where += _("  已通知收回")
    tone = "overdue" if copy.recalled else "today" if copy.place_kind == "person" else ""
    return Line(tail_of(copy), where, "done" if copy.place_kind == "ended" else tone)


def _informed(counter: Counter, books: Books, subject: CaseSubject) -> tuple[Line, ...]:
    if subject.view.case.subject is not SubjectKind.DOCUMENT:
        return ()
    found = []
    for person, _way, at, _by in books.informed(subject.view.case.start.subjects[0]):
        if person in subject.informed:
            found.append(Line(counter.known.person_name(person), said_time(at, counter.now()), "done"))
    granted = subject.view.case.granted
    for person in granted.persons if granted else ():
        if person not in subject.informed:
            found.append(Line(counter.known.person_name(person), _("已批准，未登记知悉"), "today"))
    return tuple(found)


# what one can do

_KIND_VERBS = {
    PermitKind.REPRODUCTION: ("case.make", N_("复制登记")),
    PermitKind.WIDENING: ("case.inform", N_("知悉登记")),
}


def verbs_of(subject: CaseSubject) -> tuple[Verb, ...]:
    """Only what the book would do; the first stands as the primary one."""
    case, plan = subject.view.case, subject.view.definition.permit
    found: list[tuple[str, str, str]] = []
    if subject.view.following is not None:
        found.append(("case.act", _("办理"), ""))
    left = any(left_of(p, subject.today) for p in subject.permits)
    if left and plan is not None:
        verb, word = _KIND_VERBS[plan.kind]
        found.append((verb, _(word), ""))
    if subject.in_safe:
        found.append(("case.issue", _("发放"), "hand_out"))
    if subject.out:
        found.append(("case.back", _("收回"), "take_back"))
    if case.unsigned:
        found.append(("case.sign", _("补签"), ""))
    if case.status in (Status.OPEN, Status.GRANTED) and not case.closed and not any(
        p.used for p in subject.permits
    ):  # fmt: skip
        found.append(("case.withdraw", _("撤回"), ""))
    if case.status is not Status.OPEN and not case.closed and not case.unsigned:
        found.append(("case.close", _("办结归卷"), ""))
    if subject.view.definition.forms:
        found.append(("case.print", _("打印"), "print"))
    return tuple(Verb(id_, word, key, primary=not n) for n, (id_, word, key) in enumerate(found))
