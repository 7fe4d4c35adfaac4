"""What can be done with a case: the next stage, signatures, withdrawal, and the copies it permits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.operations.approvals.cases import ActOnCase, CloseCase, OpenCase, SignCase, WithdrawCase
from desktop.operations.approvals.reproduce import InformPersons, MakeReproductions
from desktop.operations.approvals.view import CaseView
from desktop.operations.commands import Command, Done
from desktop.operations.views import CopyRow, PermitRow
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.procedures.conditions import holds
from desktop.procedures.definition import Procedure
from desktop.procedures.vocabulary import Lead
from desktop.windows.counter import Counter
from desktop.windows.pages.approvals.generated import answers_of, spec_of
from desktop.windows.pages.incoming.printing import ToPrint
from desktop.windows.pages.incoming.typed import reader
from desktop.windows.pages.middle import Asking, MiddlePage
from desktop.windows.pages.typed_people import read_copies_of, read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

SHEETS = {"reproduction": "f03_copy_approval", "widening": "f11_widening"}


@dataclass(frozen=True)
class CaseSubject:
    """A case as it was read when its verb began. ``holders``: who holds the roles of the stage that waits."""

    id: str
    name: str
    view: CaseView
    permits: tuple[PermitRow, ...] = ()
    holders: tuple[tuple[str, str, str], ...] = ()
    original: CopyRow | None = None


@dataclass(frozen=True)
class NewSubject:
    """A procedure chosen, and the copies it may be about."""

    procedure: Procedure
    copies: tuple[CopyRow, ...]
    id: str = ""
    name: str = ""


def _stage(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    stage = subject.view.following
    if stage is None:
        return ()
    given = subject.view.case.answers
    holders = tuple(Offer((person, role), name) for person, role, name in subject.holders)[:9]
    first = Typed(holders[0].value, holders[0].shown) if holders else None
    decisions = tuple(Offer(d.id, d.title) for d in stage.decisions)
    fields = [
        FieldSpec("person", _("谁（{role}）").format(role=_roles(counter, stage.roles)), required=True,
                  choices=holders, default=first, span=4),
        FieldSpec("decision", _("意见"), required=True, choices=decisions,
                  default=Typed(decisions[0].value, decisions[0].shown), span=4),
        FieldSpec("opinion", _("意见原话（没有可空）"), span=4),
    ]  # fmt: skip
    for name in stage.fields:
        field = subject.view.definition.field(name)
        if field is not None and holds(field.shown_when, subject.view.case.situation):
            fields.append(spec_of(counter, field, given.get(name)))
    fields.append(FieldSpec("reason", _("退回或不同意的理由"), span=12, folded=True))
    return tuple(fields)


def _roles(counter: Counter, roles: tuple[str, ...]) -> str:
    titles = counter.known.profile.roles if counter.known.profile else {}
    return "、".join(titles.get(role, role) for role in roles)


def _act(subject: CaseSubject, entered: Entered) -> Command:
    stage = subject.view.following
    if stage is None:
        raise LookupError(subject.id)
    values = dict(entered.values)
    person, role = values["person"]
    decision = stage.decision(str(values["decision"]))
    back = ""
    if decision is not None and decision.leads is Lead.BACK:
        earlier = [act.fact.stage for act in subject.view.case.acts]
        allowed = [s for s in earlier if not stage.back_to or s in stage.back_to]
        back = allowed[-1] if allowed else ""
    return ActOnCase(
        case=subject.id,
        stage=stage.id,
        decision=str(values["decision"]),
        person=person,
        capacity=role,
        answers=answers_of(subject.view.definition, stage.fields, values),
        opinion=str(values.get("opinion", "")),
        to=back,
        reason=str(values.get("reason", "")),
        reasons=entered.reasons,
    )


def _made(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    permit = next((p for p in subject.permits if p.used < p.quantity and not p.revoked), None)
    left = permit.quantity - permit.used if permit else 0
    places = counter.known.profile.custody.copier_places.value if counter.known.profile else ()
    here = tuple(Offer(place, place) for place in places)[:9]
    yes = (Offer(True, _("已办")), Offer(False, _("没有")))
    return (
        FieldSpec("quantity", _("实际复制份数"), reader(read_count), True, Typed(left, str(left)), span=3),
        FieldSpec("pages", _("每份页数"), reader(read_count), True, span=2),
        FieldSpec("copier", _("涉密复印机编号"), required=True, span=3),
        FieldSpec("place", _("复制地点"), required=True, choices=here, span=4,
                  default=Typed(here[0].value, here[0].shown) if here else None),
        FieldSpec("waste_sheets", _("销毁废页"), reader(read_count), default=Typed(0, "0"), span=3),
        FieldSpec("stamped", _("加盖复制戳记"), required=True, choices=yes, span=3),
        FieldSpec("memory_cleared", _("清除存储"), required=True, choices=yes, span=3),
    )  # fmt: skip


def _make(subject: CaseSubject, entered: Entered) -> Command:
    permit = next((p for p in subject.permits if not p.revoked), None)
    original = permit.copies[0] if permit and permit.copies else ""
    return MakeReproductions(
        original=original, permit=permit.id if permit else "", reasons=entered.reasons, **entered.values
    )


def _new_fields(counter: Counter, subject: NewSubject) -> tuple[FieldSpec, ...]:
    fields = [
        FieldSpec("subject", _("哪一份（收文编号尾数，如 17-23）"),
                  reader(read_copies_of(lambda: subject.copies)), True, span=6),
        FieldSpec("applicant", _("申请人"), required=True, span=3,
                  offers=lambda text: counter.known.offer_persons(text)),
    ]  # fmt: skip
    for name in subject.procedure.opening:
        field = subject.procedure.field(name)
        if field is not None:
            fields.append(spec_of(counter, field))
    return tuple(fields)


def _open(subject: NewSubject, entered: Entered) -> Command:
    values = dict(entered.values)
    chosen = values.pop("subject")
    applicant = values.pop("applicant")
    subjects = tuple(chosen)
    if subject.procedure.subject.value == "document":
        documents = {copy.id: copy.document for copy in subject.copies}
        subjects = tuple(dict.fromkeys(documents[one] for one in chosen))
    return OpenCase(
        procedure=subject.procedure.id,
        subjects=subjects,
        applicant=applicant,
        answers=answers_of(subject.procedure, subject.procedure.opening, values),
        reasons=entered.reasons,
    )


def _informed(counter: Counter, _subject: CaseSubject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("persons", _("知悉人员"), reader(read_persons(counter)), True, span=8),
        FieldSpec("way", _("方式"), required=True, span=4, default=Typed("reading", _("阅读")),
                  choices=(Offer("reading", _("阅读")), Offer("handling", _("承办")), Offer("told", _("传达")))),
    )  # fmt: skip


def _withdraw(counter: Counter, _subject: CaseSubject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(
            "by", _("谁撤回的"), required=True, span=4, offers=lambda t: counter.known.offer_persons(t)
        ),
        FieldSpec("reason", _("原因"), required=True, span=8),
    )


def _unsigned(_counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    titles = {stage.id: stage.title for stage in subject.view.definition.stages}
    waiting = tuple(
        Offer((act.fact.stage, act.fact.person), titles.get(act.fact.stage, act.fact.stage))
        for act in subject.view.case.unsigned
    )
    return (
        FieldSpec("which", _("哪一环节补签"), required=True, choices=waiting[:9], span=6),
        FieldSpec("binder", _("归入哪个卷夹（可空）"), span=6),
    )


def _sign(subject: CaseSubject, entered: Entered) -> Command:
    stage, person = entered.values["which"]
    return SignCase(case=subject.id, stage=stage, person=person, binder=entered.values.get("binder", ""))


def _print(subject: CaseSubject, _entered: Entered) -> ToPrint:
    return ToPrint(SHEETS[subject.view.definition.id], subject.id, subject.view.definition.title)


def _opened(page: MiddlePage, _subject: object, done: Done) -> None:
    page.middle.model.ask(seek=done.ids["case"])


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "case.new": Asking(N_("新申请"), _new_fields, _open, then=_opened, key="new", free=True),
        "case.act": Asking(N_("办理"), _stage, _act),
        "case.make": Asking(N_("复制登记"), _made, _make),
        "case.inform": Asking(
            N_("知悉登记"),
            _informed,
            lambda s, e: InformPersons(
                document=s.view.case.start.subjects[0],
                permit=s.permits[0].id if s.permits else "",
                **e.values,
            ),
        ),
        "case.sign": Asking(N_("补签"), _unsigned, _sign),
        "case.withdraw": Asking(N_("撤回"), _withdraw, lambda s, e: WithdrawCase(case=s.id, **e.values)),
        "case.close": Asking(
            N_("办结归卷"),
            lambda _c, _s: (FieldSpec("binder", _("审批单归入哪个卷夹（未收回可空）"), span=8),),
            lambda s, e: CloseCase(case=s.id, **e.values),
        ),
        "case.print": Asking(N_("打印"), lambda _c, _s: (), sheet=_print, key="print"),
    }
)
"""Id of a verb → what it asks and books."""
