"""What can be done with a case: the next stage, signatures, withdrawal, and what its permit is used for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.approvals.cases import CloseCase, SignCase, WithdrawCase
from desktop.operations.commands import Command, Done
from desktop.operations.sentences import tables
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.titles import form_of
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.procedures.vocabulary import SubjectKind
from desktop.windows.counter import Counter
from desktop.windows.pages.approvals import copying
from desktop.windows.pages.cases.opening import new_fields, open_command
from desktop.windows.pages.cases.stage import act_command, stage_fields
from desktop.windows.pages.cases.subject import CaseSubject
from desktop.windows.pages.middle import Asking, MiddlePage
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _withdraw(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    applicant = subject.view.case.start.applicant
    by = Typed(applicant, counter.known.person_name(applicant))
    return (
        FieldSpec("by", _("谁撤回的"), required=True, span=4, default=by,
                  offers=lambda t: counter.known.offer_persons(t)),
        FieldSpec("reason", _("原因"), required=True, span=8),
    )  # fmt: skip


def _unsigned(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    titles = {stage.id: stage.title for stage in subject.view.definition.stages}
    waiting = tuple(
        Offer(
            (act.fact.stage, act.fact.person),
            f"{titles.get(act.fact.stage, act.fact.stage)} {counter.known.person_name(act.fact.person)}",
        )
        for act in subject.view.case.unsigned
    )[:9]
    return (
        FieldSpec("which", _("哪一环节补签"), required=True, choices=waiting, span=6,
                  default=Typed(waiting[0].value, waiting[0].shown) if waiting else None),
        FieldSpec("binder", _("审批单已签回的，归入哪个卷夹（可空）"), span=6),
    )  # fmt: skip


def _sign(subject: CaseSubject, entered: Entered) -> Command:
    stage, person = entered.values["which"]
    return SignCase(case=subject.id, stage=stage, person=person, binder=entered.values.get("binder", ""))


def _sheets(_counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    """Those that its procedure names; the first is the one that is signed."""
    forms = (form_of(code) for code in subject.view.definition.forms)
    offers = tuple(Offer(form, tables.form_words(form)) for form in forms if form)
    first = Typed(offers[0].value, offers[0].shown) if offers else None
    return (FieldSpec("form", _("打印什么"), required=True, choices=offers, default=first, span=6),)


def _print(subject: CaseSubject, entered: Entered) -> ToPrint:
    form = str(entered.values["form"])
    title = tables.form_words(form)
    if form == "f04_copy_register":
        return ToPrint(form, Wanted(year=subject.today.year), title)
    if form == "f12_knowing" and subject.view.case.subject is SubjectKind.DOCUMENT:
        return ToPrint(form, subject.view.case.start.subjects[0], title)
    return ToPrint(form, subject.id, title)


def _opened(page: MiddlePage, _subject: object, done: Done) -> None:
    page.show_thing(done.ids["case"])


def _closing(_counter: Counter, _subject: CaseSubject) -> tuple[FieldSpec, ...]:
    return (FieldSpec("binder", _("审批单归入哪个卷夹（没有打印过可空）"), span=8),)


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "case.new": Asking(N_("新申请"), new_fields, open_command, then=_opened, key="new", free=True),
        "case.act": Asking(N_("办理"), stage_fields, act_command),
        "case.make": Asking(N_("复制登记"), copying.make_fields, copying.make_command),
        "case.issue": Asking(N_("发放复制件"), copying.issue_fields, copying.issue_command, key="hand_out"),
        "case.back": Asking(N_("收回复制件"), copying.back_fields, copying.back_command, key="take_back"),
        "case.inform": Asking(N_("知悉登记"), copying.inform_fields, copying.inform_command),
        "case.sign": Asking(N_("补签"), _unsigned, _sign),
        "case.withdraw": Asking(N_("撤回"), _withdraw, lambda s, e: WithdrawCase(case=s.id, **e.values)),
        "case.close": Asking(N_("办结归卷"), _closing, lambda s, e: CloseCase(case=s.id, **e.values)),
        "case.print": Asking(N_("打印"), _sheets, sheet=_print, key="print"),
    }
)
"""Id of a verb → what it asks and books."""
