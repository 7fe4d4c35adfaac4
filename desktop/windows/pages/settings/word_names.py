"""What words of a fact are called, where one chooses which are to be destroyed (D17)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.desk.kept_words import KeptWords
from desktop.plain.words import N_, _

WORD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "account": N_("经过"),
        "address": N_("发布地址"),
        "answer": N_("来文单位的答复"),
        "answers.words": N_("审批单所填"),
        "attribute_reason": N_("公开属性的理由"),
        "binder": N_("归卷"),
        "circumstances": N_("情况说明"),
        "computer": N_("涉及的计算机"),
        "consent": N_("对方同意的依据"),
        "context": N_("允许的前后文"),
        "courier": N_("送件人"),
        "details.attachments": N_("附件"),
        "details.document_number": N_("文号"),
        "details.handling": N_("承办情况"),
        "details.remark": N_("备注"),
        "difference": N_("文字改动"),
        "duty": N_("职务"),
        "explanation": N_("说明"),
        "files.name": N_("导入文件的名称"),
        "hits.passage": N_("机检命中的字句"),
        "hits.where": N_("机检命中的位置"),
        "late": N_("补记的原因"),
        "lines.body": N_("清退目录各行的来文单位"),
        "lines.document_number": N_("清退目录各行的文号"),
        "lines.number": N_("比对记录各行的文号"),
        "lines.title": N_("清退目录、比对记录各行的标题"),
        "lines.word": N_("日终清点各行的说明"),
        "name": N_("名称"),
        "named": N_("关联文件的名称"),
        "notice": N_("通知"),
        "number": N_("印发的文号"),
        "opinion": N_("审批意见"),
        "paper": N_("依据"),
        "passage": N_("判定的字句"),
        "people": N_("涉及的人员"),
        "period.words": N_("保密期限的条件"),
        "place": N_("复制地点"),
        "printer": N_("打印机"),
        "processing_sheet": N_("公文处理单"),
        "proof": N_("凭据"),
        "proposal": N_("拟办意见"),
        "reaction": N_("公众反应和应对措施"),
        "reason": N_("事由"),
        "receiver": N_("接收人"),
        "reference": N_("批准文号"),
        "remark": N_("备注"),
        "room": N_("房间"),
        "source.name": N_("转载来源"),
        "telephone": N_("电话"),
        "text": N_("送审稿全文"),
        "title": N_("标题"),
        "to": N_("退往"),
        "unit": N_("单位名称"),
        "unseen": N_("送审稿里看不见的部分"),
        "volume": N_("专册的册号"),
        "ways": N_("传递途径"),
        "why": N_("再审的原因"),
        "word": N_("说明"),
        "words": N_("批示"),
        "words.document_number": N_("送审信息的文号"),
        "words.summary": N_("送审信息的摘要"),
        "words.title": N_("送审信息的标题"),
    }
)
"""Path in a fact → its name; the text of adopted rules is never destroyed and has none."""


_OTHER = N_("所填字句")


def word_name(kept: KeptWords) -> str:
    """标题, 备注 …; words of a kind that has no name yet can still be chosen."""
    return _(WORD_NAMES.get(kept.field, _OTHER))
