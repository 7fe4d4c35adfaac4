"""Lines of a copy's life."""

from __future__ import annotations

from desktop.custody import copy_facts as f
from desktop.custody.places import PlaceKind
from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_

_WHERE = {
    PlaceKind.SAFE: N_("，在{place.ref:safe}"),
    PlaceKind.PERSON: N_("，在 {place.ref:person} 手中"),
    PlaceKind.OUTSIDE: N_("，已送{place.ref:body}"),
    PlaceKind.ENDED: N_("，已{place.ref:ending}"),
}
_OUT = {
    f.Purpose.CIRCULATION: N_("交 {to:person} 阅 {self:copy}"),
    f.Purpose.DESK_READING: N_("交 {to:person} 当面阅 {self:copy}"),
    f.Purpose.HANDLING: N_("交 {to:person} 承办 {self:copy}"),
    f.Purpose.HOLDING: N_("交 {to:person} 留用 {self:copy}"),
}


def _registered(fact: f.CopyRegistered) -> Parts:
    return N_("入账 {self:copy}（{origin:origin}，{level:level}）"), _WHERE[fact.place.kind]


def _handed_out(fact: f.CopyHandedOut) -> Parts:
    due = () if fact.purpose is f.Purpose.CIRCULATION else (N_("，{due:day}前归还"),)
    return _OUT[fact.purpose], N_("，{proxy:person} 代收"), *due


def _taken_back(fact: f.CopyTakenBack) -> Parts:
    line = N_("从 {holder:person} 收回 {self:copy}，入{safe:safe}")
    return (line,) if fact.brought_by == fact.holder else (line, N_("，{brought_by:person} 送回"))


def _found(fact: f.CopyFound) -> Parts:
    return N_("找到 {self:copy}"), _WHERE[fact.place.kind]


LINES: Lines = {
    "copy.registered": _registered,
    "copy.handed_out": _handed_out,
    "copy.taken_back": _taken_back,
    "copy.read_at_desk": N_("{readers:person} 当面阅 {self:copy}"),
    "copy.passed": N_("横传：{self:copy} 由 {holder:person} 转给 {to:person}"),
    "copy.moved": N_("{self:copy} 移入{safe:safe}"),
    "copy.kept_overnight": (N_("{self:copy} {night:day}留阅过夜"), N_("，{agreed_by:person} 同意")),
    "copy.chased": N_("向 {holder:person} {way:chase}催退 {self:copy}，催退单 {notice}"),
    "copy.reproduced": (
        N_("复制 {self:copy} {made:n} 份：{made:copy}"),
        N_("，{copier:person} 经手"),
        N_("，废页 {waste_sheets} 张"),
    ),
    "copy.recalled": N_("通知收回 {self:copy}，{due:day}前退回"),
    "copy.frozen": N_("挂起 {self:copy}：{code:freeze}"),
    "copy.released": N_("解除挂起 {self:copy}"),
    "copy.missed": N_("{self:copy} 下落不明"),
    "copy.found": _found,
    "copy.sent_back": (N_("{self:copy} 送退{body:body}"), N_("，{carriers:person} 护送")),
    "copy.return_acknowledged": N_("{self:copy} 回单收到，清退完毕"),
    "copy.return_refused": N_("{self:copy} 对方未收，退回入{safe:safe}"),
    "copy.ended": N_("{self:copy} 了结：{how:ending}"),
}
