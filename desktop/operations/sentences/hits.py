"""Words for what the content check finds and for what it asks (D22)."""

from __future__ import annotations

from desktop.operations.sentences.tables import WordTable
from desktop.plain.words import N_, _
from desktop.screening.finding import Finding, Weight

hit_words = WordTable(
    {
        "classification_mark": N_("密级标志"),
        "internal_mark": N_("工作秘密、内部标志"),
        "register_title": N_("与在册涉密文件比对命中"),
        "register_number": N_("与在册文号比对命中"),
        "id_number": N_("公民身份号码"),
        "mobile": N_("手机号"),
        "landline": N_("固定电话"),
        "bank_card": N_("银行卡号"),
        "passport": N_("护照号"),
        "uscc": N_("统一社会信用代码"),
        "email": N_("电子邮箱"),
        "plate": N_("车牌号"),
        "keyword": N_("关键词"),
        "macro": N_("宏"),
        "external_reference": N_("外部引用"),
        "unread_part": N_("没有读出的部分"),
    }
)
weight_words = WordTable({"blocking": N_("逐处判定"), "to_look_at": N_("需要看"), "hint": N_("提示")})
_shape_words = WordTable(
    {
        "internal_mark.internal": N_("内部"),
        "internal_mark.restricted": N_("限于一定范围"),
        "internal_mark.trade_secret": N_("商业秘密"),
        "internal_mark.work_secret": N_("工作秘密"),
        "id_number.fifteen": N_("15 位旧号"),
        "id_number.foreign": N_("外国人永久居留证"),
        "keyword.level_in_text": N_("正文里的“机密”等字"),
    }
)


def weighed_words(key: str) -> str:
    """A key of the table of weights: a kind, or a shape of it."""
    kind, _dot, shape = key.partition(".")
    return f"{hit_words(kind)} · {_shape_words(key)}" if shape else hit_words(kind)


def shape_words(key: str) -> str:
    """A shape by itself, where its kind stands above it; empty: the key is a whole kind."""
    return _shape_words(key) if "." in key else ""


def asks_words(weight: Weight) -> str:
    """What a weight asks of the reviewer."""
    return {
        Weight.BLOCKING: _("没判完不能公开"),
        Weight.TO_LOOK_AT: _("可以同类一并判定"),
        Weight.HINT: _("只计数，不拦"),
    }[weight]


def finding_line(finding: Finding, where: str) -> str:
    """One finding on one line of plain text."""
    return _("[{weight}] {kind}：{text}（{where}）").format(
        weight=weight_words(finding.weight.value),
        kind=hit_words(finding.kind.value),
        text=finding.text,
        where=where,
    )
