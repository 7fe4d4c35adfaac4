"""What can be done with a clearance return: match, send, book the counterpart, chase, close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from desktop.custody.clearance_facts import Match
from desktop.operations.commands import Command
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.returning.clear import (
    AcknowledgeClearance,
    CloseClearance,
    MatchLine,
    SendClearance,
)
from desktop.operations.sentences import tables
from desktop.operations.views import ClearanceLineRow, ClearanceRow, CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.printing import ToPrint
from desktop.windows.pages.incoming.typed import coming_day, past_day, reader
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.pages.typed_people import read_copies_of, read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

BY_HAND = (Match.IN_SAFE, Match.OUT, Match.ALREADY_ENDED, Match.KEEP, Match.NEVER_RECEIVED)


@dataclass(frozen=True)
class Returning:
    """A clearance return as it was read when its verb began."""

    id: str
    name: str
    head: ClearanceRow
    lines: tuple[ClearanceLineRow, ...]
    copies: tuple[CopyRow, ...]
    shelf: tuple[CopyRow, ...] = ()

    def ready(self) -> tuple[CopyRow, ...]:
        """Its copies that lie in a safe and may go."""
        return tuple(c for c in self.copies if c.place_kind == "safe" and not c.frozen)

    def out(self) -> tuple[CopyRow, ...]:
        """Its copies that somebody holds."""
        return tuple(c for c in self.copies if c.place_kind == "person")

    def sent(self) -> tuple[CopyRow, ...]:
        """Its copies that are under way."""
        return tuple(c for c in self.copies if c.place_kind == "outside" and c.clearance == self.id)


def _new(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("collector", _("清退给谁"), required=True, span=5,
                  offers=lambda text: counter.known.offer_bodies(text)),
        FieldSpec("received_on", _("目录收到日（当日可空）"), past_day(counter), span=3),
        FieldSpec("due", _("清退期限"), coming_day(counter), span=2),
        FieldSpec("notice", _("通知文号"), span=2),
    )  # fmt: skip


def _line_of(subject: Returning) -> tuple[Offer, ...]:
    waiting = [line for line in subject.lines if line.line and line.match == Match.UNMATCHED.value]
    chosen = waiting or [line for line in subject.lines if line.line]
    return tuple(
        Offer(line.line, _("第{n}行 {title}").format(n=line.line, title=line.title[:12])) for line in chosen
    )[:9]


def _match(_counter: Counter, subject: Returning) -> tuple[FieldSpec, ...]:
    lines = _line_of(subject)
    return (
        FieldSpec("line", _("目录第几行"), required=True, choices=lines, span=6, hint=_("按数字选"),
                  default=Typed(lines[0].value, lines[0].shown) if lines else None),
        FieldSpec("match", _("情况"), required=True, span=6, hint=_("按数字选"),
                  choices=tuple(Offer(m, tables.match_words(m.value)) for m in BY_HAND)),
        FieldSpec("copies", _("我方哪几份（编号尾数；从未收到可空）"),
                  reader(read_copies_of(lambda: subject.shelf)), span=6),
        FieldSpec("proof", _("凭据（已退已销、留用归档须填）"), span=6),
    )  # fmt: skip


def _matched(subject: Returning, entered: Entered) -> Command:
    values = entered.values
    copies = tuple(values.get("copies", ()))
    by_id = {copy.id: copy.document for copy in subject.shelf}
    document = by_id.get(copies[0], "") if copies else ""
    return MatchLine(
        clearance=subject.id, line=values["line"], document=document, copies=copies, match=values["match"],
        proof=values.get("proof", ""), reasons=entered.reasons,
    )  # fmt: skip


def _send(counter: Counter, subject: Returning) -> tuple[FieldSpec, ...]:
    ready = subject.ready()
    shown = _("在柜可退 {n} 份").format(n=len(ready))
    return (
        FieldSpec("copies", _("送退哪些"), reader(read_copies_of(lambda: ready)), True,
                  Typed(tuple(c.id for c in ready), shown) if ready else None, span=6),
        FieldSpec("carriers", _("谁送（绝密须两人）"), reader(read_persons(counter)), True, span=3),
        FieldSpec("leader", _("主管领导"), required=True, span=3,
                  offers=lambda text: counter.known.offer_persons(text)),
    )  # fmt: skip


def _labels(rows: Sequence[CopyRow]) -> Any:
    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        found: dict[str, str] = {}
        for token in text.replace("，", " ").replace("、", " ").replace(",", " ").split():
            fitting = [c for c in rows if c.label.lstrip("0") == token.lstrip("0")]
            if not fitting:
                return refuse("typed.copy_unknown", typed=token)
            found.update({c.id: c.label for c in fitting})
        return Typed(tuple(found), "、".join(found.values()))

    return reader(read)


def _acknowledge(_counter: Counter, subject: Returning) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("receiver", _("对方接收人"), required=True, span=4),
        FieldSpec("refused", _("对方未收的份号（没有可空）"), _labels(subject.sent()), span=4),
        FieldSpec("binder", _("回单归入哪个卷夹"), span=4),
    )


def _chase(subject: Returning, _entered: Entered) -> Sequence[Command]:
    return [ChaseHolder(holder=one) for one in dict.fromkeys(c.place for c in subject.out())]


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "clearance.new": Asking(N_("新清退"), _new, key="new", free=True),
        "clearance.match": Asking(N_("比对"), _match, _matched),
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
        "clearance.print": Asking(
            N_("打印清退清单"),
            no_fields,
            sheet=lambda s, _e: ToPrint("f07_clearance", s.id, _("清退清单")),
            key="print",
        ),
    }
)
"""Id of a verb → what it asks and books."""
