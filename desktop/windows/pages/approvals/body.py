"""The list of cases; who begins one chooses the procedure by its digit."""

from __future__ import annotations

from functools import partial
from typing import Any

from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.operations.views import CaseRow
from desktop.plain.words import N_, _
from desktop.procedures.definition import Procedure
from desktop.procedures.rules import next_stage
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.pages.approvals.card import case_card, named
from desktop.windows.pages.approvals.verbs import VERBS
from desktop.windows.pages.cases.opening import candidates
from desktop.windows.pages.cases.subject import CaseSubject, NewSubject, case_subject, left_of
from desktop.windows.pages.middle import MiddlePage, Plan
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_VIEWS = (
    ("", N_("全部")),
    ("open", N_("待办")),
    ("granted", N_("已批准")),
    ("closed", N_("已办结")),
    ("refused", N_("不同意")),
    ("withdrawn", N_("已撤回")),
)
MOST = 2_000
FIELDS = {"subjects": "subject", "stage": "person", "reader": "holders", "permit": "quantity"}
"""Field of a refusal → field of the strip, where they differ."""


class ApprovalsBody(MiddlePage):
    """复制."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))
        self._procedure = ""

    def begin(self, verb: str, thing: str) -> None:
        """A new case asks first which procedure it is."""
        if verb == "case.new":
            self._choose_procedure()
            return
        if verb in VERBS:
            asked = self.if_there(partial(self.ask, verb))
            self.counter.ask(lambda books: _subject(self.counter, books, thing), asked)

    def _choose_procedure(self) -> None:
        profile = self.counter.known.profile
        if profile is None:
            return
        offers = tuple(Offer(p.id, p.title) for p in profile.approvals)[:9]
        spec = FieldSpec(
            "procedure", _("办哪一种"), required=True, choices=offers, span=8, hint=_("按数字选")
        )
        strip = EntryStrip(_("新申请"), (spec,), self.counter.desk.words)
        strip.saved.connect(partial(self._chosen, profile))
        self.strips.show("case.which", strip, self.middle.above)

    def _chosen(self, profile: Profile, entered: Entered) -> None:
        self._begin_new(profile.procedures[str(entered.values["procedure"])])

    def _begin_new(self, procedure: Procedure, kept: dict[str, Any] | None = None) -> None:
        self._procedure = procedure.id

        def with_copies(copies: Any) -> None:
            self.ask("case.new", NewSubject(procedure, copies))
            if kept is not None and self.strips.strip is not None:
                self.strips.strip.fill(kept)

        self.counter.ask(candidates, with_copies)

    # put aside (D10): of a new request the procedure is kept with it

    def half(self) -> tuple[str, dict[str, Any]] | None:
        found = super().half()
        if found is not None and found[1]["kind"] == "case.new":
            found[1]["procedure"] = self._procedure
        return found

    def resume(self, form: dict[str, Any]) -> None:
        profile = self.counter.known.profile
        procedure = profile.procedures.get(str(form.get("procedure", ""))) if profile else None
        if procedure is None:
            super().resume(form)
        else:
            self._begin_new(procedure, form.get("strip", {}))

    def heading(self, asking: Any, subject: Any) -> str:
        """The stage that waits is named; a new request says which one it is."""
        if isinstance(subject, NewSubject):
            return subject.procedure.title
        plain = super().heading(asking, subject)
        following = subject.view.following
        if asking is VERBS["case.act"] and following is not None:
            return f"{plain}  {following.title}"
        return plain


def _subject(counter: Counter, books: Books, case: str) -> CaseSubject | None:
    view = counter.desk.case_in(books, case)
    return None if view is None else case_subject(books, view, case, counter.now().date())


def _plan(counter: Counter) -> Plan:
    return Plan(
        title=N_("复制"),
        columns=(
            Column("number", _("编号"), "number", 150),
            Column("level", _("密级"), "level", 84),
            Column("about", _("关于"), "middle", 0),
            Column("stage", _("等谁办"), width=116, wide=220),
            Column("opened", _("申请日"), "day", 76),
            Column("left", _("许可"), width=72),
        ),
        fetch=_fetch(counter),
        card=lambda books, case: case_card(counter, books, case),
        read=lambda books, case: _subject(counter, books, case),
        verbs=VERBS,
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(
            _("没有审批"),
            _("复制涉密文件、扩大知悉范围，都先在这里办审批；也可以在“收文”选中文件后办。"),
        ),
        faces=("case.new",),
        field_names=FIELDS,
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:

        def read(books: Books) -> list[Row]:
            return [_row(counter, books, one) for one in books.approvals(asked.view, MOST)]

        words = asked.words.strip()
        rows = counter.desk.ask(read)
        return Rows(tuple(r for r in rows if not words or words in str(r.cells)))

    return fetch


def _row(counter: Counter, books: Books, case: CaseRow) -> Row:
    view = counter.desk.case_in(books, case.id)
    waits = next_stage(view.definition, view.case) if view is not None and case.state == "open" else None
    roles = view.rules.roles if view is not None else {}
    stage: Cell = tables.status_words(case.state)
    if waits is not None:
        stage = Toned("、".join(roles.get(role, role) for role in waits.roles[:1]), "today")
    elif view is not None and view.case.unsigned:
        stage = Toned(_("待签"), "today")
    return Row(
        case.id,
        (case.seq,),
        {
            "number": case.number,
            "level": view.case.start.level if view is not None else "",
            "about": "；".join("  ".join(one) for one in named(books, case.subject.split())),
            "stage": stage,
            "opened": case.opened_on,
            "left": _left(counter, books, case),
        },
    )


def _left(counter: Counter, books: Books, case: CaseRow) -> Cell:
    permits = books.permits_of(case.id)
    if not permits:
        return ""
    today = counter.now().date()
    left = sum(left_of(p, today) for p in permits)
    if left:
        return Toned(_("余 {n}").format(n=left), "today")
    if all(p.revoked for p in permits):
        return Toned(_("已收回"), "waiting")
    used_up = all(p.used >= p.quantity for p in permits)
    return Toned(_("用完"), "done") if used_up else Toned(_("过期"), "overdue")
