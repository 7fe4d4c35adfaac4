"""The list of cases, the card with the rail of stages, and what follows from an approval."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.operations.views import CaseRow, CopyRow, PermitRow
from desktop.plain.words import N_, _
from desktop.procedures.case import Status
from desktop.procedures.facts import case_stream
from desktop.procedures.rail import Step, StepState
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.pages.approvals.generated import said
from desktop.windows.pages.approvals.verbs import SHEETS, VERBS, CaseSubject, NewSubject
from desktop.windows.pages.cards import life_of, paper_lines
from desktop.windows.pages.middle import MiddlePage, Plan
from desktop.windows.times_shown import said_day, said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_VIEWS = (
    ("open", N_("待办")),
    ("granted", N_("已批准")),
    ("closed", N_("已办结")),
    ("refused", N_("不同意")),
    ("", N_("全部")),
)
_STANDS = {
    StepState.DONE: (N_("已办"), "done"),
    StepState.NOW: (N_("待办"), "today"),
    StepState.AHEAD: (N_("未到"), ""),
    StepState.HELD: (N_("等答复"), "waiting"),
    StepState.SKIPPED: (N_("不经此环节"), "waiting"),
    StepState.REFUSED: (N_("不同意"), "overdue"),
    StepState.UNREACHED: (N_("未经"), "waiting"),
}
MOST = 2_000


class ApprovalsBody(MiddlePage):
    """复制."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))

    def begin(self, verb: str, thing: str) -> None:
        """A new case asks first which procedure it is."""
        if verb == "case.new":
            self._choose_procedure()
            return
        if verb in VERBS:
            desk = self.counter.desk
            self.counter.threads.reader.submit(
                lambda: _subject(self.counter, thing, desk), partial(self._read, verb), self.counter.complain
            )

    def _choose_procedure(self) -> None:
        profile = self.counter.known.profile
        if profile is None:
            return
        offers = tuple(Offer(p.id, p.title) for p in profile.procedures.values() if p.id in SHEETS)[:9]
        spec = FieldSpec(
            "procedure", _("办哪一种"), required=True, choices=offers, span=8, hint=_("按数字选")
        )
        strip = EntryStrip(_("新申请"), (spec,), self.counter.desk.words)
        strip.saved.connect(partial(self._chosen, profile))
        self.strips.show("case.which", strip, self.middle.above)

    def _chosen(self, profile: Profile, entered: Entered) -> None:
        procedure = profile.procedures[str(entered.values["procedure"])]

        def with_copies(copies: Sequence[CopyRow]) -> None:
            self.ask("case.new", NewSubject(procedure, tuple(copies)))

        self.counter.ask(lambda books: books.copies_at("safe", limit=5000), with_copies)


def _subject(counter: Counter, case: str, desk: Any) -> CaseSubject | None:
    """On the reader thread: the case, its permits, who may act on the stage that waits."""
    view = desk.case(case)
    if view is None:
        return None
    day = counter.now().date()

    def read(books: Books) -> CaseSubject:
        holders = []
        for role in view.following.roles if view.following else ():
            for person in books.holders_of(role, day):
                known = books.person(person)
                holders.append((person, role, known.name if known else ""))
        permits = tuple(books.permits_of(case))
        original = books.copy(permits[0].copies[0]) if permits and permits[0].copies else None
        return CaseSubject(case, view.case.start.number, view, permits, tuple(holders), original)

    found: CaseSubject = desk.ask(read)
    return found


def _plan(counter: Counter) -> Plan:
    return Plan(
        title=N_("复制"),
        columns=(
            Column("number", _("编号"), "number", 140),
            Column("procedure", _("事项"), width=150),
            Column("about", _("关于"), "middle", 0),
            Column("stage", _("等谁办"), width=170),
            Column("opened", _("申请日"), "day", 84),
            Column("left", _("许可余"), width=72),
        ),
        fetch=_fetch(counter),
        card=lambda books, case: _card(counter, books, case),
        read=lambda _books, case: case,
        verbs=VERBS,
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(_("没有待办的审批"), _("复制涉密文件、扩大知悉范围，都先在这里办审批。")),
        faces=("case.new",),
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        desk = counter.desk
        profile = desk.profile()
        cases = desk.ask(lambda books: books.cases("", asked.view, MOST))
        waits = {c.id: _waits(counter, profile, c) for c in cases if c.state == "open"}
        rows = desk.ask(lambda books: [_row(books, profile, c, waits.get(c.id, "")) for c in cases])
        words = asked.words.strip()
        return Rows(tuple(r for r in rows if not words or words in str(r.cells)))

    return fetch


def _waits(counter: Counter, profile: Profile, case: CaseRow) -> str:
    view = counter.desk.case(case.id)
    if view is None or view.following is None:
        return ""
    return "、".join(profile.roles.get(role, role) for role in view.following.roles)


def _about(books: Books, case: CaseRow) -> str:
    told = []
    for one in case.subject.split():
        copy = books.copy(one)
        document = books.document(one) if copy is None else None
        if copy is not None:
            told.append(f"{copy.register_number}-{copy.label}  {copy.title}")
        elif document is not None:
            told.append(f"{document.register_number}  {document.title}")
    return "；".join(told)


def _row(books: Books, profile: Profile, case: CaseRow, waits: str) -> Row:
    procedure = profile.procedures.get(case.procedure)
    permits = books.permits_of(case.id)
    left: Cell = str(sum(p.quantity - p.used for p in permits if not p.revoked)) if permits else ""
    stage: Cell = Toned(waits, "today") if waits else tables.status_words(case.state)
    cells: dict[str, Cell] = {
        "number": case.number,
        "procedure": procedure.title if procedure else case.procedure,
        "about": _about(books, case),
        "stage": stage,
        "opened": case.opened_on,
        "left": left,
    }
    return Row(case.id, (case.seq,), cells)


def _card(counter: Counter, books: Books, case: str) -> CardFacts | None:
    # asked inside a read already: the view is folded on the same connection
    view = counter.desk.case_in(books, case)
    if view is None:
        return None
    now = counter.now()
    start = view.case.start
    row = next((c for c in books.cases("", "", MOST) if c.id == case), None)
    rail = tuple(_step(counter, step) for step in view.rail)
    permits = books.permits_of(case)
    lines = [Line(_("申请人"), counter.known.person_name(start.applicant))]
    lines += [_permit(p, now.date()) for p in permits]
    answers = []
    for name, answer in view.case.answers.items():
        field = view.definition.field(name)
        if field is not None and not answer.blank:
            answers.append(Line(field.title, said(counter, field, answer)))
    return CardFacts(
        case,
        start.number,
        f"{view.definition.title}  {_about(books, row) if row else ''}",
        start.level,
        now=(*lines, *rail),
        verbs=_verbs(view.case.status, bool(view.following), permits, bool(view.case.unsigned), view.definition.id,
                     closed=view.case.closed),
        life=life_of(books, counter.desk.words, [case_stream(case)]),
        paper=paper_lines(books.papers_about(case_stream(case))),
        more=tuple(answers),
    )  # fmt: skip


def _step(counter: Counter, step: Step) -> Line:
    word, tone = _STANDS[step.state]
    text = _(word)
    if step.act is not None:
        text = f"{counter.known.person_name(step.act.fact.person)}  {said_time(step.act.at, counter.now())}"
        if step.act.unsigned:
            text += _("  待签")
    return Line(step.stage.title, text, tone)


def _permit(permit: PermitRow, today: Any) -> Line:
    told = _("已用 {used}，余 {left}").format(used=permit.used, left=permit.quantity - permit.used)
    if permit.valid_to:
        told += _("，{day} 前有效").format(day=said_day(permit.valid_to, today))
    if permit.revoked:
        told = _("已收回")
    late = permit.valid_to is not None and permit.valid_to < today
    return Line(_("许可"), told, "overdue" if late or permit.revoked else "today")


def _verbs(
    status: Status, waits: bool, permits: Sequence[PermitRow], unsigned: bool, procedure: str, *, closed: bool
) -> tuple[Verb, ...]:
    found = []
    left = any(p.used < p.quantity and not p.revoked for p in permits)
    if waits:
        found.append(Verb("case.act", _("办理"), primary=True))
    if left and procedure == "reproduction":
        found.append(Verb("case.make", _("复制登记"), primary=not waits))
    if left and procedure == "widening":
        found.append(Verb("case.inform", _("知悉登记"), primary=not waits))
    if unsigned:
        found.append(Verb("case.sign", _("补签")))
    if status in (Status.OPEN, Status.GRANTED) and not any(p.used for p in permits):
        found.append(Verb("case.withdraw", _("撤回")))
    if status is not Status.OPEN and not closed and not unsigned:
        found.append(Verb("case.close", _("办结归卷")))
    found.append(Verb("case.print", _("打印"), "print"))
    return tuple(found)
