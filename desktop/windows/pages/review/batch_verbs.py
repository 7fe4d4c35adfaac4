"""What can be done with a batch sheet: a signature for many lines, its end."""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from desktop.operations.approvals.cases import SignCase
from desktop.operations.commands import Command
from desktop.operations.reviewing.batches import CloseBatch, SignBatch
from desktop.operations.reviewing.sheet_corrections import CorrectBatch, ReopenBatch, UndoSignature
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.procedures.facts import Given, How
from desktop.windows.counter import Counter
from desktop.windows.desk_port import AtTheDesk
from desktop.windows.pages.middle import Asking, Booked
from desktop.windows.pages.review.handing_in import came_from
from desktop.windows.pages.review.subject import BATCH, BatchSubject
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _sign(_counter: Counter, subject: BatchSubject) -> tuple[FieldSpec, ...]:
    due = subject.due
    if due is None:
        return ()
    first = subject.waiting[0].item.case
    holders = tuple(Offer((p, role), name) for p, role, name in (first.holders if first else ()))[:9]
    default = Typed(holders[0].value, holders[0].shown) if holders else None
    ways = (Offer(How.PAPER, _("已在纸上签字")), Offer(How.PIN, _("本人输密码，纸面待签")))
    label = _("{stage}：谁签的（{n} 条）").format(stage=due.title, n=len(subject.waiting))
    none = "" if holders else _("这个岗位现在没有人，请先在“人员”里登记任职")
    return (
        FieldSpec("person", label, required=True, choices=holders, default=default, span=8, hint=none),
        FieldSpec("given", _("怎样签的"), required=True, choices=ways, span=4,
                  default=Typed(ways[0].value, ways[0].shown)),
        FieldSpec("password", _("密码（由本人输入）"), required=True, secret=True, span=4,
                  when=lambda values: values.get("given") is How.PIN),
    )  # fmt: skip


def _signed(subject: BatchSubject, entered: Entered) -> Booked:
    person, role = entered.values["person"]
    given = entered.values["given"]
    command = SignBatch(
        batch=subject.id.removeprefix(BATCH),
        person=person,
        capacity=role,
        lines=tuple(line.row.line for line in subject.waiting),
        given=Given(given),
        reasons=entered.reasons,
    )
    return AtTheDesk(command, str(entered.values["password"])) if given is How.PIN else command


def _closing(_counter: Counter, _subject: BatchSubject) -> tuple[FieldSpec, ...]:
    return (FieldSpec("binder", _("批次单归入哪个卷夹（没有打印过可空）"), span=8),)


def _came(counter: Counter, subject: BatchSubject) -> tuple[FieldSpec, ...]:
    row = subject.row
    by = row.handed_in_by, row.handed_in_by_name
    return (*came_from(counter, row.department, by, row.handed_in_on), _why())


def _unsigned(counter: Counter, subject: BatchSubject) -> tuple[FieldSpec, ...]:
    """The last signature, by name: so nobody takes another one back than he means."""
    last = subject.batch.signatures[-1] if subject.batch.signatures else None
    if last is None:
        return (_why(),)
    told = _("{name}，{n} 条").format(name=counter.known.person_name(last.person), n=len(last.lines))
    which = (Offer(last.stage, told),)
    return (
        FieldSpec("which", _("撤销哪一次签字"), required=True, choices=which, span=4,
                  default=Typed(last.stage, told)),
        replace(_why(), span=8),
    )  # fmt: skip


def _why() -> FieldSpec:
    return FieldSpec("reason", _("为什么更正"), required=True, span=12)


def _ink(counter: Counter, subject: BatchSubject) -> tuple[FieldSpec, ...]:
    """The sheet is signed once at its foot: so is what was owed on it (D14, D20)."""
    definition = subject.definition
    owed = Count((stage, person) for _case, stage, person in subject.unsigned)
    offers = tuple(
        Offer(
            (stage, person),
            _("{stage}  {name}（{n} 条）").format(
                stage=found.title if definition and (found := definition.stage(stage)) else stage,
                name=counter.known.person_name(person),
                n=number,
            ),
        )
        for (stage, person), number in owed.items()
    )[:9]
    first = Typed(offers[0].value, offers[0].shown) if offers else None
    return (FieldSpec("which", _("哪一环节补签"), required=True, choices=offers, default=first, span=12),)


def _inked(subject: BatchSubject, entered: Entered) -> list[Command]:
    return [
        SignCase(case=case, stage=stage, person=person)
        for case, stage, person in subject.unsigned
        if (stage, person) == entered.values["which"]
    ]


BATCH_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "batch.sign": Asking(N_("签字"), _sign, _signed),
        "batch.correct": Asking(
            N_("更正提交"), _came, lambda s, e: CorrectBatch(batch=s.id.removeprefix(BATCH), **e.values)
        ),
        "batch.unsign": Asking(
            N_("撤销签字"),
            _unsigned,
            lambda s, e: UndoSignature(batch=s.id.removeprefix(BATCH), reason=e.values["reason"]),
        ),
        "batch.reopen": Asking(
            N_("重开"),
            lambda _c, _s: (_why(),),
            lambda s, e: ReopenBatch(batch=s.id.removeprefix(BATCH), reason=e.values["reason"]),
        ),
        "batch.ink": Asking(N_("补签"), _ink, _inked),
        "batch.close": Asking(
            N_("办结归卷"),
            _closing,
            lambda s, e: CloseBatch(batch=s.id.removeprefix(BATCH), **e.values),
        ),
    }
)
"""Id of a verb → what it asks and books."""
