"""The verbs of a slip: what each asks for, and the command made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.custody.slip_facts import Way
from desktop.operations.books import Books
from desktop.operations.circulating.readers import (
    AddReader,
    ApproveReader,
    CancelReader,
    CloseSlip,
    DeferReader,
    NoteInstruction,
    VoidSlip,
)
from desktop.operations.circulating.round import HandOutFolder, ReadFolderTogether, TakeBackFolder
from desktop.operations.commands import Command
from desktop.operations.custody.move import KeepOvernight
from desktop.operations.custody.reality import RecordPassing
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.views import CopyRow, PermitRow, ReaderRow, SlipRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count, read_day
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.typed import coming_day, reader
from desktop.windows.pages.typed_people import read_persons
from desktop.windows.ports import Reader
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

IN_ORIGINAL = ("见原件", "见原件。")


@dataclass(frozen=True)
class Folder:
    """What an act is about, as the book had it when the strip opened."""

    slip: SlipRow
    copies: tuple[CopyRow, ...]
    readers: tuple[ReaderRow, ...]
    permits: tuple[PermitRow, ...] = ()


def read_folder(books: Books, slip: str, today: date) -> Folder | None:
    """On the reader thread."""
    known = books.slip(slip)
    if known is None:
        return None
    permits = tuple(books.permits_usable("widen", "", today))
    return Folder(known, tuple(books.slip_copies(slip)), tuple(books.slip_readers(slip)), permits)


Fields = Callable[[Counter, Folder], tuple[FieldSpec, ...]]


@dataclass(frozen=True)
class SlipAct:
    """``fields`` it asks for, and the command made of what was entered."""

    title: str
    fields: Fields
    command: Callable[[Folder, Entered], Command]


def _named(readers: Sequence[ReaderRow], stands: Sequence[str]) -> tuple[Offer, ...]:
    return tuple(Offer(r.person, r.name) for r in readers if r.stand in stands)[:9]


def _words(name: str, label: str, span: int = 6) -> FieldSpec:
    return FieldSpec(name, label, required=True, span=span)


def _past_day(counter: Counter) -> Reader:
    return reader(lambda text: read_day(text, counter.now().date()))


def _person(counter: Counter, name: str, label: str, required: bool = True, span: int = 3) -> FieldSpec:
    return FieldSpec(
        name, label, required=required, span=span, offers=lambda text: counter.known.offer_persons(text)
    )


def _out(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    first = next((r for r in folder.readers if r.person == folder.slip.next_reader), None)
    waiting = _named(folder.readers, ("waiting", "deferred"))
    return (
        FieldSpec("reader", _("送给"), required=True, span=4, choices=waiting,
                  default=Typed(first.person, first.name) if first else None),
        FieldSpec("proxy", _("代收人（没有可空）"), span=4,
                  offers=lambda text: counter.known.offer_persons(text)),
    )  # fmt: skip


def _hand_out(folder: Folder, entered: Entered) -> Command:
    proxy = entered.values.get("proxy", "")
    return HandOutFolder(
        slip=folder.slip.id,
        reader=entered.values["reader"],
        way=Way.PROXY if proxy else Way.CARRIED,
        proxy=proxy,
        reasons=entered.reasons,
    )


def read_missing(folder: Folder) -> Callable[[str], Typed[tuple[str, ...]] | Refusal]:
    """Which copies are not in the folder, by copy number or by the line on the slip."""

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        found: dict[str, str] = {}
        for token in text.replace("，", " ").replace("、", " ").replace(",", " ").split():
            fitting = [
                c for c in folder.copies if c.label.lstrip("0") == token.lstrip("0") or c.label == token
            ]
            if not fitting:
                return refuse("typed.copy_unknown", typed=token)
            found[fitting[0].id] = fitting[0].label
        return Typed(tuple(found), _("缺 {labels}").format(labels="、".join(found.values())))

    return read


def _back(_counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    count = folder.slip.copies
    return (
        FieldSpec(
            "counted",
            _("清点份数"),
            reader(read_count),
            True,
            Typed(count, _("{n} 份").format(n=count)),
            span=3,
        ),
        FieldSpec("missing", _("少的份号（不少可空）"), reader(read_missing(folder)), span=4),
        FieldSpec("instruction", _("批示（简记，或 见原件）"), span=5),
    )


def _take_back(folder: Folder, entered: Entered) -> Command:
    said = entered.values.get("instruction")
    return TakeBackFolder(
        slip=folder.slip.id,
        counted=entered.values["counted"],
        missing=entered.values.get("missing", ()),
        instruction=None if said is None else "" if said in IN_ORIGINAL else said,
        reasons=entered.reasons,
    )


def _together(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    waiting = tuple(r for r in folder.readers if r.stand in ("waiting", "deferred"))
    every = tuple(r.person for r in waiting)
    shown = "、".join(r.name for r in waiting)
    ways = (Offer(Way.AT_DESK, _("当面阅")), Offer(Way.GATHERING, _("集中阅文")))
    return (
        FieldSpec("readers", _("阅件人"), reader(read_persons(counter)), True, Typed(every, shown), span=8),
        FieldSpec("way", _("方式"), required=True, choices=ways, span=4,
                  default=Typed(Way.AT_DESK, _("当面阅"))),
    )  # fmt: skip


def _add(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    permits = tuple(Offer(p.id, p.number) for p in folder.permits[:9])
    fields = [
        _person(counter, "reader", _("加谁")),
        _person(counter, "approved_by", _("批准人（没有可空，待补审批）"), False),
        FieldSpec("approved_on", _("批示日期"), _past_day(counter), span=3),
    ]
    if permits:
        fields.append(FieldSpec("permit", _("或凭扩大知悉审批"), choices=permits, span=3))
    return tuple(fields)


def _approve(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    waiting = tuple(Offer(r.person, r.name) for r in folder.readers if not r.approved)[:9]
    first = Typed(waiting[0].value, waiting[0].shown) if waiting else None
    reader = FieldSpec("reader", _("读者"), required=True, choices=waiting, default=first, span=3)
    return (reader, *_add(counter, folder)[1:])


def _cancel(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("reader", _("读者"), required=True, span=3,
                  choices=_named(folder.readers, ("waiting", "deferred"))),
        _person(counter, "agreed_by", _("谁同意的")),
        _person(counter, "replaced_by", _("换成谁（不换可空）"), False),
        _words("reason", _("原因"), 12),
    )  # fmt: skip


def _overnight(counter: Counter, _folder: Folder) -> tuple[FieldSpec, ...]:
    return (_person(counter, "agreed_by", _("谁同意留阅")), _words("reason", _("原因"), 9))


def _passed(counter: Counter, _folder: Folder) -> tuple[FieldSpec, ...]:
    return (_person(counter, "to", _("现在实际在谁手里")), _words("account", _("经过"), 9))


def _ids(folder: Folder) -> tuple[str, ...]:
    return tuple(c.id for c in folder.copies if c.place_kind == "person")


ACTS: Mapping[str, SlipAct] = MappingProxyType(
    {
        "slip.out": SlipAct(N_("送出"), _out, _hand_out),
        "slip.back": SlipAct(N_("收回"), _back, _take_back),
        "slip.together": SlipAct(
            N_("当面阅、集中阅文"),
            _together,
            lambda f, e: ReadFolderTogether(
                slip=f.slip.id, readers=e.values["readers"], way=e.values["way"], reasons=e.reasons
            ),
        ),
        "slip.add": SlipAct(
            N_("加读者"),
            _add,
            lambda f, e: AddReader(slip=f.slip.id, reasons=e.reasons, **e.values),
        ),
        "slip.approve": SlipAct(
            N_("补审批"),
            _approve,
            lambda f, e: ApproveReader(slip=f.slip.id, reasons=e.reasons, **e.values),
        ),
        "slip.defer": SlipAct(
            N_("暂缓"),
            lambda _c, f: (
                FieldSpec("reader", _("读者"), required=True, span=3, choices=_named(f.readers, ("waiting",))),
                _words("reason", _("原因（出差、请假 …）"), 9),
            ),
            lambda f, e: DeferReader(slip=f.slip.id, **e.values),
        ),
        "slip.cancel": SlipAct(
            N_("取消或换人"),
            _cancel,
            lambda f, e: CancelReader(slip=f.slip.id, reasons=e.reasons, **e.values),
        ),
        "slip.instruction": SlipAct(
            N_("批示"),
            lambda c, f: (
                FieldSpec("reader", _("谁的批示"), required=True, span=3,
                          choices=_named(f.readers, ("waiting", "deferred", "out", "read"))),
                FieldSpec("words", _("简记；空着就是 见原件"), span=6),
                FieldSpec("given_on", _("日期"), _past_day(c), span=3),
            ),
            lambda f, e: NoteInstruction(slip=f.slip.id, **e.values),
        ),
        "slip.close": SlipAct(
            N_("传阅终结"),
            lambda _c, f: (
                FieldSpec("counted", _("清点份数"), reader(read_count), True,
                          Typed(f.slip.copies, _("{n} 份").format(n=f.slip.copies)), span=3),
                FieldSpec("binder", _("传阅单归入（卷夹；未收齐可空）"), span=6),
            ),
            lambda f, e: CloseSlip(slip=f.slip.id, reasons=e.reasons, **e.values),
        ),
        "slip.void": SlipAct(
            N_("作废"),
            lambda _c, _f: (_words("reason", _("原因（编号保留）"), 12),),
            lambda f, e: VoidSlip(slip=f.slip.id, reason=e.values["reason"]),
        ),
        "slip.overnight": SlipAct(
            N_("留阅过夜"),
            _overnight,
            lambda f, e: KeepOvernight(copies=_ids(f), **e.values),
        ),
        "slip.passed": SlipAct(
            N_("横传记录（如实记，簿册随文件走）"),
            _passed,
            lambda f, e: RecordPassing(copies=_ids(f), **e.values),
        ),
        "slip.chase": SlipAct(
            N_("催退"),
            lambda c, _f: (
                FieldSpec("way", _("方式"), required=True, span=4, default=Typed("slip", _("催退单")),
                          choices=(Offer("slip", _("催退单")), Offer("telephone", _("电话")),
                                   Offer("in_person", _("当面")))),
                FieldSpec("answer_by", _("请于何日前退回"),
                          coming_day(c), span=4),
            ),
            lambda f, e: ChaseHolder(holder=f.slip.out_with, **e.values),
        ),
    }
)  # fmt: skip
"""Id of a card's verb → the act."""
