"""Readers of a slip: a later one with or without approval, deferred, cancelled, replaced; 批示 (D5)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.circulating.readers import (
    AddReader,
    ApproveReader,
    CancelReader,
    DeferReader,
    NoteInstruction,
)
from desktop.operations.commands import Command
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation.folder import (
    IN_ORIGINAL,
    MOST_CHOICES,
    Folder,
    free_words,
    named,
)
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.typed import past_day
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _approval(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    """Who may widen said so on a day, or an approved case did (保密法21)."""
    permits = tuple(Offer(p.id, p.number) for p in folder.permits[:MOST_CHOICES])
    fields = [
        person(counter, "approved_by", _("批准人（没有可空，待补审批）"), False),
        FieldSpec("approved_on", _("批示日期"), past_day(counter), span=3),
    ]
    if permits:
        fields.append(FieldSpec("permit", _("或凭扩大知悉审批"), choices=permits, span=3))
    return tuple(fields)


def _add(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    return (person(counter, "reader", _("加谁")), *_approval(counter, folder))


def _approve(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    pending = tuple(Offer(r.person, r.name) for r in folder.readers if not r.approved)[:MOST_CHOICES]
    first = Typed(pending[0].value, pending[0].shown) if pending else None
    reader = FieldSpec("reader", _("读者"), required=True, choices=pending, default=first, span=3)
    return (reader, *_approval(counter, folder))


def _open(folder: Folder, *stands: str) -> FieldSpec:
    return FieldSpec("reader", _("读者"), required=True, span=3, choices=named(folder.readers, *stands))


def _cancel(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    fields = [
        _open(folder, "waiting", "deferred"),
        person(counter, "agreed_by", _("谁同意的")),
        person(counter, "replaced_by", _("换成谁（不换可空）"), False),
    ]
    if folder.permits:
        permits = tuple(Offer(p.id, p.number) for p in folder.permits[:MOST_CHOICES])
        fields.append(FieldSpec("permit", _("或凭扩大知悉审批"), choices=permits, span=3))
    return (*fields, free_words("reason", _("原因"), 12))


def _instruction(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("reader", _("谁的批示"), required=True, span=3,
                  choices=named(folder.readers, "waiting", "deferred", "out", "read")),
        FieldSpec("words", _("简记；空着就是 见原件"), span=6),
        FieldSpec("given_on", _("日期"), past_day(counter), span=3),
    )  # fmt: skip


def _note(folder: Folder, entered: Entered) -> Command:
    values = dict(entered.values)
    if values.get("words") in IN_ORIGINAL:
        values["words"] = ""
    return NoteInstruction(slip=folder.slip.id, **values)


ACTS: Mapping[str, Asking] = MappingProxyType(
    {
        "slip.add": Asking(
            N_("加读者"), _add, lambda f, e: AddReader(slip=f.slip.id, reasons=e.reasons, **e.values)
        ),
        "slip.approve": Asking(
            N_("补审批"), _approve, lambda f, e: ApproveReader(slip=f.slip.id, reasons=e.reasons, **e.values)
        ),
        "slip.defer": Asking(
            N_("暂缓"),
            lambda _c, f: (_open(f, "waiting"), free_words("reason", _("原因（出差、请假 …）"), 9)),
            lambda f, e: DeferReader(slip=f.slip.id, **e.values),
        ),
        "slip.cancel": Asking(
            N_("取消或换人"),
            _cancel,
            lambda f, e: CancelReader(slip=f.slip.id, reasons=e.reasons, **e.values),
        ),
        "slip.instruction": Asking(N_("批示"), _instruction, _note),
    }
)
"""Id of a verb → the act."""
