"""What can be done with a batch sheet: a signature for many lines, its end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.reviewing.batches import CloseBatch, SignBatch
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.procedures.facts import Given, How
from desktop.windows.counter import Counter
from desktop.windows.desk_port import AtTheDesk
from desktop.windows.pages.middle import Asking, Booked
from desktop.windows.pages.review.subject import BATCH, BatchSubject
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _sign(_counter: Counter, subject: BatchSubject) -> tuple[FieldSpec, ...]:
    due = subject.due
    if due is None:
        return ()
    first = subject.waiting[0].item.case
    holders = tuple(Offer((p, role), name) for p, role, name in (first.holders if first else ()))[:9]
    default = Typed(holders[0].value, holders[0].shown) if holders else None
    ways = (Offer(How.PAPER, _("已在纸上签字")), Offer(How.PIN, _("本人输口令，纸面待签")))
    label = _("{stage}：谁签的（{n} 条）").format(stage=due.title, n=len(subject.waiting))
    none = "" if holders else _("这个岗位现在没有人，请先在“人员”里登记任职")
    return (
        FieldSpec("person", label, required=True, choices=holders, default=default, span=8, hint=none),
        FieldSpec("given", _("怎样签的"), required=True, choices=ways, span=4,
                  default=Typed(ways[0].value, ways[0].shown)),
        FieldSpec("password", _("口令（由本人输入）"), required=True, secret=True, span=4,
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


BATCH_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "batch.sign": Asking(N_("签字"), _sign, _signed),
        "batch.close": Asking(
            N_("办结归卷"),
            _closing,
            lambda s, e: CloseBatch(batch=s.id.removeprefix(BATCH), **e.values),
        ),
    }
)
"""Id of a verb → what it asks and books."""
