"""Sentences about receipts and envelopes (签收、拆封)."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "receipt.no_envelopes": N_("还没有填信封。请至少填一个信封编号。"),
    "receipt.number_twice": N_("有两个信封的编号相同。请核对后改正。"),
    "receipt.no_such_envelope": N_("这张路单里没有信封 {number}。请核对编号。"),
    "receipt.not_waiting": N_("信封 {number} {stand}，不能再办。请核对编号。"),
    "receipt.eyes_only": N_("信封 {number} 写明亲启，不能拆封。请原封送收件人本人签收。"),
    "receipt.two_witnesses": N_("{number} 有破损或已拆开，须两人在场清点。请填两位见证人。"),
    "receipt.account_missing": N_("不是保密员拆的封，要写明经过。请简要写明。"),
    "receipt.unknown": N_("没有这次签收。请核对路单号。"),
    "receipt.number_blank": N_("有信封没有填编号。请照信封填写；没有编号的请自编一个。"),
    "receipt.not_eyes_only": N_("信封 {number} 没有写明亲启。请拆封登记。"),
    "receipt.other_addressee": N_("信封 {number} 写明的收件人不是这位。请核对后送收件人本人。"),
    "receipt.proof_missing": N_("错投退回要写明退给谁和回执。请补齐。"),
}

QUESTIONS: Catalogue = {
    "receipt.count_differs": N_("路单写 {listed} 个信封，实收 {found} 个，照实签收请写明理由。"),
    "receipt.channel_forbidden": N_(
        "涉密件不得经普通邮寄或快递传递，来件确已如此送到，请照实登记并写明理由。"
    ),
    "receipt.not_by_exchange": N_("绝密件不应经机要交换站传递，来件确已如此送到，请照实登记并写明理由。"),
}

DONE: Catalogue = {
    "receipt.signed": (
        N_("已签收，路单 {list}，信封 {envelopes} 个。"),
        N_("已签收，信封 {envelopes} 个。"),
        N_("已签收。"),
    ),
    "receipt.opened": (N_("已拆封 {envelopes} 个信封，请逐件登记。"), N_("已拆封，请逐件登记。")),
    "receipt.delivered": N_("亲启件已原封送达。"),
    "receipt.returned": N_("错投的信封已退回，编号保留。"),
}
