"""What can be done in 收文: what needs nothing chosen, and the verbs of its cards, by the names of the palette."""

from __future__ import annotations

from desktop.plain.words import _

KEYS = {"receipt.new": "new"}


def begins() -> tuple[tuple[str, str], ...]:
    """Acts that need nothing chosen."""
    return (
        ("receipt.new", _("新登记")),
        ("receipt.sign", _("签收")),
        ("receipt.envelopes", _("待拆信封")),
        ("receipt.opening_one", _("建账：期初一件")),
        ("receipt.opening", _("建账：整表粘贴")),
        ("receipt.references", _("专册引用：已登的册、页、行")),
        ("receipt.above", _("登专册位置（高于本机密级）")),
    )


def card_verbs() -> tuple[tuple[str, str, str], ...]:
    """Verb of a card, its name in the palette, its key."""
    return (
        ("complete", _("补齐登记"), ""),
        ("correct", _("更正登记"), ""),
        ("void", _("作废"), ""),
        ("handed_over", _("亲启后补"), ""),
        ("discrepancy", _("来文差错"), ""),
        ("settle", _("来文差错了结"), ""),
        ("query", _("打印查询函"), ""),
        ("reproduce", _("申请复制"), ""),
        ("widen", _("申请扩大知悉范围"), ""),
        ("recall", _("通知收回"), ""),
        ("end", _("凭据销账"), ""),
        ("copies", _("逐份查看"), ""),
        ("take_back", _("收回"), "take_back"),
        ("hand_out", _("承办领用"), "hand_out"),
        ("circulate", _("送传阅"), "circulate"),
        ("read", _("当面阅"), ""),
        ("move", _("换柜"), ""),
        ("overnight", _("留阅过夜"), ""),
        ("passed", _("横传记录"), ""),
        ("missing", _("下落不明"), ""),
        ("found", _("已找到"), ""),
        ("release", _("说明后恢复"), ""),
        ("print", _("打印"), "print"),
        ("excise", _("清除误录内容"), ""),
    )
