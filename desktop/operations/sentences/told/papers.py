"""Lines of printed sheets, clearance returns and permits."""

from __future__ import annotations

from desktop.custody.clearance_facts import LineMatched
from desktop.custody.paper_facts import PaperOutcome, Result
from desktop.custody.permit import PermitIssued, PermitUsed
from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_


def _outcome(fact: PaperOutcome) -> Parts:
    if fact.result is Result.PRINTED:
        return N_("{self} 已打印 {copies} 份"), N_("，打印机 {printer}")
    return (N_("{self} {result:result}"),)


def _matched(fact: LineMatched) -> Parts:
    line = N_("{self:clearance} 第 {line} 行：{match:match}")
    return line if fact.line else N_("{self:clearance} 目录之外：{match:match}"), N_("，{copies:copy}")


def _permit(fact: PermitIssued) -> Parts:
    many = N_("，{quantity} 份") if not fact.persons else N_("，{persons:person}")
    return N_("发许可 {number}：{act:permit_act}"), many, N_("，{valid_to:day}前有效")


def _used(fact: PermitUsed) -> Parts:
    line = N_("用许可 {self:permit}：{quantity} 份")
    return (N_("用许可 {self:permit}：{persons:person}"),) if fact.persons else (line,)


LINES: Lines = {
    "paper.issued": (
        N_("出单 {serial}（{form:form}）"),
        N_("，{pages} 页"),
        N_("，只印第 {pages_told} 页"),
        N_("，替换 {replaces}"),
        N_("，用本单位格式 {layout_short}"),
    ),
    "paper.outcome": _outcome,
    "paper.signed": N_("{self} 已签字（{signed_on:day}）"),
    "paper.back": N_("{self} 归入{binder}"),
    "paper.recalled": N_("{self} 收回作废，由 {replaced_by} 替换"),
    "clearance.opened": (
        N_("开清退目录 {number}，{collector:body}，目录 {lines:n} 行"),
        N_("，{due:day}前退回"),
    ),
    "clearance.matched": _matched,
    "clearance.sent": (N_("{self:clearance} 送出 {copies:n} 份"), N_("，{carriers:person} 护送")),
    "clearance.acknowledged": (
        N_("{self:clearance} 收到回单"),
        N_("，对方未收 {refused:copy}"),
    ),
    "clearance.closed": N_("{self:clearance} 办结"),
    "permit.issued": _permit,
    "permit.used": _used,
    "permit.revoked": N_("撤回许可 {self:permit}"),
}
