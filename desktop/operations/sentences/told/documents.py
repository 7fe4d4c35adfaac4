"""Lines of documents and receipts: number, body, counts; never a title."""

from __future__ import annotations

from desktop.custody import document_facts as d
from desktop.custody import receipt_facts as r
from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_


def _registered(fact: d.DocumentRegistered) -> Parts:
    known = N_("，{issuing_body:body}"), N_("，{level:level}，{copies} 份")
    if fact.source is d.Source.OPENING:
        return N_("期初登记 {register_number}"), *known
    return N_("收文登记 {register_number}"), *known, *((N_("，亲启"),) if fact.eyes_only else ())


def _signed(fact: r.ReceiptSigned) -> Parts:
    line = N_("签收 路单 {delivery_list}，信封 {envelopes:n} 个")
    unsound = any(e.seal is not r.Seal.INTACT for e in fact.envelopes)
    return (
        line if fact.delivery_list else N_("签收 信封 {envelopes:n} 个"),
        *((N_("，有破损或已拆开的"),) if unsound else ()),
    )


def _opened(fact: r.EnvelopesOpened) -> Parts:
    return (
        N_("拆封 {envelopes}，{opener:person} 拆"),
        N_("，{witnesses:person} 见证"),
        *(() if fact.by_officer else (N_("（不是保密员拆封）"),)),
    )


LINES: Lines = {
    "document.registered": _registered,
    "document.completed": N_("补齐登记 {self:document}"),
    "document.eyes_only_handed_over": N_("亲启件 {self:document} 交回登记，{level:level}"),
    "document.discrepancy_noted": N_("来文差错 {self:document}：清单 {listed} 份，实收 {found} 份"),
    "document.discrepancy_settled": N_("来文差错 {self:document} 已有答复"),
    "document.voided": N_("作废登记 {self:document}，编号保留"),
    "document.above_machine_noted": N_("高于本机密级的一件，见纸质专册第 {page} 页第 {line} 行，{copies} 份"),
    "document.persons_informed": N_("知悉 {self:document}：{persons:person}，{way:informing}"),
    "receipt.signed": _signed,
    "receipt.opened": _opened,
    "receipt.delivered": (
        N_("亲启信封 {envelope} 原封送 {addressee:person}"),
        N_("，{proxy:person} 代收"),
    ),
    "receipt.returned": N_("错投信封 {envelope} 退回"),
}
