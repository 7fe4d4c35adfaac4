"""Lines of items and batch sheets."""

from __future__ import annotations

from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.emergency_facts import ReactionNoted


def _checked(fact: f.DraftChecked) -> Parts:
    if fact.unread:
        return (N_("{self:item} 的文稿未能机检，转人工审查"),)
    return (N_("{self:item} 机检，命中 {hits:n} 种"),)


def _round(fact: f.RoundBegan) -> Parts:
    if fact.number == 1:
        return (N_("{self:item} 开始审查（{case:case}）"),)
    return (N_("{self:item} 重新审查（{case:case}）"),)


def _ended(fact: f.RoundEnded) -> Parts:
    if not fact.conclusion:
        return (N_("{self:item} 的审查（{case:case}）撤回"),)
    return (N_("{self:item} 审查完毕（{case:case}）：{conclusion:conclusion}"),)


def _taken_down(fact: f.TakenDown) -> Parts:
    return (N_("{self:item} 误发，已撤稿") if fact.wrongly else N_("{self:item} 撤稿"),)


def _reaction(fact: ReactionNoted) -> Parts:
    if fact.over:
        return (N_("{person:person} 登记 {self:item} 的公众反应，应急处置结束"),)
    return (N_("{person:person} 登记 {self:item} 的公众反应"),)


LINES: Lines = {
    "import.entered": (
        N_("导入登记：{brought_by:person} 送来，{way:import_way}，{files:n} 个文件"),
        N_("，介质 {medium}"),
        N_("，审批单 {approval}"),
    ),
    "words.adopted": N_("采用关键词表，{count} 条"),
    "words.retired": N_("停用一份关键词表"),
    "screening.allowed": (N_("{by:person} 列入允许清单一条"), N_("，有效期至{until:whole}")),
    "screening.allowed_back": N_("收回允许清单一条（操作日志第 {entry} 笔）"),
    "item.handed_in": N_("{handed_in_by:person} 提交拟公开信息 {self:item}（{attribute:attribute}）"),
    "item.round": _round,
    "item.concluded": _ended,
    "item.draft": N_("{self:item} 的文稿导入"),
    "item.checked": _checked,
    "item.judged": N_("{self:item} 的命中由 {person:person} 判为{verdict:verdict}"),
    "item.related": (N_("{self:item} {relation:relation}涉密文件"), N_(" {document:document}")),
    "item.relation_cleared": (
        N_("{self:item} 与涉密文件的关系解除（{by:clearing}）"),
        N_("，{person:person} 说明"),
    ),
    "item.asked": (N_("{self:item} 征求意见（{asked:asked}），{letter}"), N_("，{due_on:day}前答复")),
    "comparison.made": N_("{compared_by:person} 比对{first:day}至{last:day}的公文，共 {lines:n} 行"),
    "duty.done": N_("{person:person} 办理定期事项（{first:whole}至{last:whole}）"),
    "item.replied": N_("{self:item} 征求意见的答复：{reply:reply}"),
    "item.issued": (N_("公文 {self:item} 印发（{attribute:attribute}）"), N_("，{intranet_on:day}上传内网")),
    "item.published": N_("{self:item} 公开，{published_by:person} 录入，{compared_by:person} 核对"),
    "item.taken_down": _taken_down,
    "item.wording": N_("{self:item} 的文字修改由 {person:person} 确认"),
    "item.secret": N_("{self:item} 认定涉密"),
    "item.secret_reported": (N_("{self:item} 的涉密事件已报告"), N_("，文号 {reference}")),
    "item.output": (N_("{self:item} 的遮盖副本输出，{number}"), N_("，介质 {medium}")),
    "item.kept_online": N_("{self:item} 登记为长期留存的信息"),
    "item.emergency": N_("{self:item} 从{on:day}起应急处置"),
    "item.reaction": _reaction,
    "item.given_back": N_("{self:item} 退回"),
    "batch_sheet.opened": N_("{handed_in_by:person} 提交批次单 {number}"),
    "batch_sheet.line": N_("批次单 {self:batch} 第 {line} 条：{item:item}"),
    "batch_sheet.opened_line": N_("{person:person} 打开批次单 {self:batch} 第 {line} 条"),
    "batch_sheet.judged": N_("{person:person} 判定批次单 {self:batch} 第 {line} 条：各项均为否"),
    "batch_sheet.taken_out": N_("批次单 {self:batch} 第 {line} 条转单独办理（{why:taken_out}）"),
    "batch_sheet.signed": N_("{capacity:post} {person:person} 在批次单 {self:batch} 签字，{lines:n} 条"),
    "batch_sheet.closed": N_("批次单 {self:batch} 办结"),
}
