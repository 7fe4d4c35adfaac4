"""The folder: what is missing from it, what stays out, what was passed on, and its end (D6, D8)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.custody.places import in_safe
from desktop.operations.circulating.folder import GoOnWithout
from desktop.operations.circulating.readers import CloseSlip, VoidSlip
from desktop.operations.commands import Command
from desktop.operations.custody.move import KeepOvernight, TakeBack
from desktop.operations.custody.reality import RecordFound, RecordMissing, RecordPassing, ReleaseCopy
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.views import CopyRow
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation.folder import (
    Folder,
    copies_field,
    free_words,
    label_of,
)
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.typed import coming_day, reader
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

# what was not in the folder when it came back (D6)


def _one_of(folder: Folder) -> FieldSpec:
    choices = tuple(Offer(c.id, label_of(c)) for c in folder.lacking[:9])
    first = Typed(choices[0].value, choices[0].shown) if choices else None
    return FieldSpec("copy", _("哪一份"), required=True, choices=choices, default=first, span=4)


def _found(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    # 绝密 lies apart (保密法26): the safe offered is one for the folder's level
    top = folder.slip.level == "top_secret"
    fitting = [s for s in counter.known.safes if (s.level == "top_secret") is top]
    safe = Typed(fitting[0].id, fitting[0].name) if fitting else None
    return (
        _one_of(folder),
        FieldSpec("safe", _("放回"), required=True, span=3, default=safe,
                  offers=lambda text: counter.known.offer_safes(text)),
        free_words("explanation", _("在哪里、怎样找到；份号已核对"), 12),
    )  # fmt: skip


def _came_back(folder: Folder, entered: Entered) -> Command:
    """From where the book says it is: with the reader, reported as 下落不明, or in the safe already."""
    copy = next(c for c in folder.copies if c.id == entered.values["copy"])
    said, safe = entered.values["explanation"], entered.values["safe"]
    if copy.missing:
        return RecordFound(copy=copy.id, place=in_safe(safe), circumstances=said)
    if copy.place_kind == "person":
        return TakeBack(copies=(copy.id,), safe=safe, explanation=said, reasons=entered.reasons)
    return ReleaseCopy(copy=copy.id, explanation=said)


def _without(_counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    fields = [copies_field("copies", _("缺哪几份"), folder.lacking)]
    if any(not copy.missing for copy in folder.lacking):
        fields.append(free_words("circumstances", _("怎样发现、找过哪里（登记为下落不明）"), 8))
    return (*fields, free_words("reason", _("为何不等，先续传其余"), 12))


def _go_on(folder: Folder, entered: Entered) -> tuple[Command, ...]:
    """What is not reported yet is reported first: only then does the folder go on without it (保密法47)."""
    chosen = [c for c in folder.copies if c.id in entered.values["copies"]]
    reported = [
        RecordMissing(copy=c.id, circumstances=entered.values["circumstances"])
        for c in chosen
        if not c.missing
    ]
    ids = tuple(c.id for c in chosen)
    return (*reported, GoOnWithout(slip=folder.slip.id, copies=ids, reason=entered.values["reason"]))


# what stays out


def _held(folder: Folder) -> tuple[CopyRow, ...]:
    return tuple(c for c in folder.inside if c.place_kind == "person")


def _overnight(counter: Counter, _folder: Folder) -> tuple[FieldSpec, ...]:
    """Both may be empty: it is recorded all the same, and stays overdue (D8)."""
    return (
        person(counter, "agreed_by", _("谁同意留阅"), False),
        FieldSpec("reason", _("原因"), span=9, hint=_("不写原因或同意人，仍按逾期计")),
    )


def _passed(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    return (
        copies_field("copies", _("哪几份"), _held(folder)),
        person(counter, "to", _("现在实际在谁手里")),
        free_words("account", _("经过"), 12),
    )


def _ids(folder: Folder) -> tuple[str, ...]:
    return tuple(c.id for c in _held(folder))


def _chase(counter: Counter, _folder: Folder) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("way", _("方式"), required=True, span=4, default=Typed("slip", _("催退单")),
                  choices=(Offer("slip", _("催退单")), Offer("telephone", _("电话")),
                           Offer("in_person", _("当面")))),
        FieldSpec("answer_by", _("请于何日前退回"), coming_day(counter), span=4),
    )  # fmt: skip


# its end


def _close(_counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    count = len(folder.inside)
    return (
        FieldSpec("counted", _("清点份数"), reader(read_count), True,
                  Typed(count, _("{n} 份").format(n=count)), span=3),
        FieldSpec("binder", _("传阅单归入（卷夹；未收齐可空）"), span=6),
    )  # fmt: skip


ACTS: Mapping[str, Asking] = MappingProxyType(
    {
        "slip.found": Asking(N_("缺份归还"), _found, _came_back),
        "slip.go_on": Asking(N_("缺份上报，其余续传"), _without, _go_on),
        "slip.overnight": Asking(
            N_("留阅过夜"), _overnight, lambda f, e: KeepOvernight(copies=_ids(f), **e.values)
        ),
        "slip.passed": Asking(
            N_("横传记录（如实记，簿册随文件走）"), _passed, lambda _f, e: RecordPassing(**e.values)
        ),
        "slip.chase": Asking(
            N_("催退"), _chase, lambda f, e: ChaseHolder(holder=f.slip.out_with, **e.values)
        ),
        "slip.close": Asking(
            N_("传阅终结"),
            _close,
            lambda f, e: CloseSlip(slip=f.slip.id, reasons=e.reasons, **e.values),
        ),
        "slip.void": Asking(
            N_("作废"),
            lambda _c, _f: (free_words("reason", _("原因（编号保留）"), 12),),
            lambda f, e: VoidSlip(slip=f.slip.id, reason=e.values["reason"]),
        ),
    }
)
"""Id of a verb → the act."""
