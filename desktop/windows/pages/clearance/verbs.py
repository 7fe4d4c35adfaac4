"""What can be done with a clearance return as a whole: send, book the counterpart, chase, close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from desktop.operations.commands import Command
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.returning.clear import AcknowledgeClearance, CloseClearance, SendClearance
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.clearance.subject import Returning
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.typed import coming_day, past_day, reader
from desktop.windows.pages.typed_people import person, read_copies_of, read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _new(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("collector", _("清退给谁"), required=True, span=5,
                  offers=lambda text: counter.known.offer_bodies(text)),
        FieldSpec("received_on", _("目录收到日（当日可空）"), past_day(counter), span=3),
        FieldSpec("due", _("清退期限"), coming_day(counter), span=2),
        FieldSpec("notice", _("通知文号"), span=2),
    )  # fmt: skip


def _send(counter: Counter, subject: Returning) -> tuple[FieldSpec, ...]:
    ready, chosen = subject.ready(), subject.chosen()
    shown = _("扫过的 {n} 份") if subject.ticked else _("在柜可退的 {n} 份")
    return (
        FieldSpec("copies", _("送退哪些"), reader(read_copies_of(lambda: ready)), True,
                  Typed(tuple(c.id for c in chosen), shown.format(n=len(chosen))) if chosen else None, span=6),
        FieldSpec("carriers", _("谁送（绝密须两人）"), reader(read_persons(counter)), True, span=3),
        person(counter, "leader", _("主管领导")),
    )  # fmt: skip


def _labels(rows: Sequence[CopyRow]) -> Any:
    """``23``, ``17-23``: among the copies that are under way."""

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        plain = text.replace("，", " ").replace("、", " ").replace(",", " ").split()
        if all(token.isdecimal() for token in plain):
            found: dict[str, str] = {}
            for token in plain:
                fitting = [c for c in rows if c.label.lstrip("0") == token.lstrip("0")]
                if len(fitting) != 1:
                    break
                found[fitting[0].id] = fitting[0].label
            else:
                return Typed(tuple(found), "、".join(found.values())) if found else refuse("typed.empty")
        told = read_copies_of(lambda: rows)(text)
        return told

    return reader(read)


def _acknowledge(_counter: Counter, subject: Returning) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("receiver", _("对方接收人"), required=True, span=4),
        FieldSpec("refused", _("对方未收的份号（没有可空）"), _labels(subject.sent()), span=4),
        FieldSpec("binder", _("盖章回单归入哪个卷夹"), span=4),
    )


def _chase(subject: Returning, _entered: Entered) -> Sequence[Command]:
    return [ChaseHolder(holder=one) for one in dict.fromkeys(c.place for c in subject.out())]


def _sheet(_counter: Counter, _subject: Returning) -> tuple[FieldSpec, ...]:
    ways = (Offer(False, _("一件一行")), Offer(True, _("一份一行")))
    first = Typed(False, ways[0].shown)
    return (FieldSpec("per_copy", _("清单怎样列"), required=True, choices=ways, default=first, span=6),)


def _print(subject: Returning, entered: Entered) -> ToPrint:
    wanted = Wanted(subject=subject.id, per_copy=bool(entered.values["per_copy"]))
    return ToPrint("f07_clearance", wanted, _("清退清单"))


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "clearance.new": Asking(N_("新清退"), _new, key="new", free=True, save=N_("下一步")),
        "clearance.lines": Asking(N_("逐行查看"), no_fields),
        "clearance.send": Asking(
            N_("送退"),
            _send,
            lambda s, e: SendClearance(clearance=s.id, **e.values, reasons=e.reasons),
            key="hand_out",
        ),
        "clearance.back": Asking(
            N_("回单"),
            _acknowledge,
            lambda s, e: AcknowledgeClearance(clearance=s.id, **e.values),
            key="take_back",
        ),
        "clearance.chase": Asking(N_("催退在外的"), no_fields, _chase),
        "clearance.close": Asking(N_("办结"), no_fields, lambda s, _e: CloseClearance(clearance=s.id)),
        "clearance.print": Asking(N_("打印清退清单"), _sheet, sheet=_print, key="print"),
    }
)
"""Id of a verb → what it asks and books."""
