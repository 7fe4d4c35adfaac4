"""Lines of cases."""

from __future__ import annotations

from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_
from desktop.procedures.facts import How, StageFact


def _given(fact: StageFact) -> Parts:
    oral = N_("，{given.how:given}"), N_("，{given.witness:person} 在场")
    return () if fact.given.how is How.PAPER else oral


def _acted(fact: StageFact) -> Parts:
    return N_("审批 {self:case} 由{capacity:post} {person:person} 办理一环"), *_given(fact)


def _sent_back(fact: StageFact) -> Parts:
    return N_("审批 {self:case} 由{capacity:post} {person:person} 退回补充"), *_given(fact)


def _refused(fact: StageFact) -> Parts:
    return N_("审批 {self:case} {capacity:post} {person:person} 不同意"), *_given(fact)


def _held(fact: StageFact) -> Parts:
    return N_("审查 {self:case} 由{capacity:post} {person:person} 搁置，等答复或另定时间"), *_given(fact)


LINES: Lines = {
    "case.opened": (N_("提出审批 {number}，{applicant:person} 申请"), N_("，{level:level}")),
    "case.acted": _acted,
    "case.sent_back": _sent_back,
    "case.refused": _refused,
    "case.held": _held,
    "case.resumed": N_("审查 {self:case} 收到答复，由 {by:person} 登记，继续办理"),
    "case.extended": N_("审批 {self:case} 延长期限 {count} 个工作日，{capacity:post} {person:person} 同意"),
    "case.granted": (
        N_("审批 {self:case} 批准{kind:permit_act}"),
        N_("，{quantity} 份"),
        N_("，{persons:person}"),
    ),
    "case.finished": N_("审批 {self:case} 办结"),
    "case.signed": N_("{person:person} 在审批 {self:case} 补签"),
    "case.withdrawn": N_("{by:person} 撤回审批 {self:case}"),
    "case.closed": N_("审批 {self:case} 归卷"),
    "case.undone": N_("审批 {self:case} 的这一步不曾发生，予以取消"),
    "case.corrected": N_("审批 {self:case} 所填内容"),
}
