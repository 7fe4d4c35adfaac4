"""What the sentences of letters and their places are called (改规则)."""

from __future__ import annotations

from desktop.operations.sentences.tables import WordTable
from desktop.plain.words import N_

FORM_OF = {
    "F31": "f31_ledger",
    "F38": "f38_extension",
    "F39": "f39_consultation",
    "F47": "f47_referral",
}
"""Number of a form in the profile → the form."""

letter_words = WordTable(
    {
        "body": N_("正文"),
        "reply": N_("请对方答复的话"),
        "silence_consent": N_("逾期不答复视为同意的"),
        "silence_decides": N_("逾期不答复由本单位决定的"),
        "why_right_holder": N_("征求权利人意见的原因"),
        "why_third_party": N_("征求第三方意见的原因"),
        "why_other_body": N_("征求其他机关意见的原因"),
        "why_press_office": N_("征求新闻主管部门意见的原因"),
        "question": N_("请示事项"),
        "closing": N_("结束语"),
        "text_enclosure": N_("信息文本这一附件的名称"),
        "explanation": N_("原因说明这一附件的名称"),
        "note": N_("表末的附注"),
        "unpublished": N_("尚未报告发布的提示"),
        "title": N_("信息名称"),
        "why": N_("征求意见的原因"),
        "answer_by": N_("答复期限"),
        "n": N_("件数"),
        "received_on": N_("收到申请的日期"),
        "before": N_("原答复期限"),
        "after": N_("延长后的期限"),
        "reason": N_("延期原因"),
        "approved_by": N_("同意延期的人和机关"),
        "count": N_("延长多少"),
    }
)
"""Code of a sentence or of a place in it → its words."""
