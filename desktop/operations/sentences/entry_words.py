"""What the entries of a review are called, where one of them is to be put right: by the kind of their fact."""

from __future__ import annotations

from desktop.operations.sentences.tables import WordTable
from desktop.plain.words import N_

entry_words = WordTable(
    {
        "case.acted": N_("环节意见"),
        "case.sent_back": N_("退回"),
        "case.refused": N_("不同意"),
        "case.held": N_("报请或延期"),
        "case.resumed": N_("登记答复"),
        "case.signed": N_("补签"),
        "case.extended": N_("延长期限"),
        "case.finished": N_("审查完毕"),
        "case.withdrawn": N_("撤回"),
        "case.closed": N_("归卷"),
        "item.round": N_("重新审查"),
        "item.concluded": N_("审查结论"),
        "item.draft": N_("导入文稿"),
        "item.checked": N_("机检"),
        "item.judged": N_("判定命中"),
        "item.related": N_("与涉密文件有关"),
        "item.relation_cleared": N_("解除关系"),
        "item.asked": N_("征求意见"),
        "item.replied": N_("登记意见"),
        "item.issued": N_("登记印发"),
        "item.published": N_("登记公开"),
        "item.taken_down": N_("撤稿"),
        "item.wording": N_("文字修改"),
        "item.secret": N_("认定涉密"),
        "item.secret_reported": N_("登记已报告"),
        "item.output": N_("遮盖副本"),
        "item.kept_online": N_("长期留存"),
        "item.emergency": N_("应急处置"),
        "item.reaction": N_("登记舆情"),
        "item.given_back": N_("退回科室"),
    }
)
