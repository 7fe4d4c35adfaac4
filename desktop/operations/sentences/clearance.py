"""Sentences about clearance returns (清退)."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "clearance.unknown": N_("没有这张清退单。请核对编号。"),
    "clearance.no_lines": N_("清退目录还没有行。请照来件目录填写，至少一行。"),
    "clearance.line_twice": N_("目录里有两行的行号相同。请核对后改正。"),
    "clearance.proof_missing": N_("登记为此前已了结或经同意留存的，要有凭据。请填写凭据的名称和编号。"),
    "clearance.no_carrier": N_("没有填护送人。请填写。"),
    "clearance.copy_on_other_line": N_("{label} 已对在第 {line} 行，一份只退一次。请先改那一行。"),
    "clearance.due_early": N_("清退期限早于收到目录的日期（{day}）。请核对日期。"),
    "clearance.no_leader": N_("没有填签批的领导。请填写。"),
    "clearance.receiver_missing": N_("没有填对方的接收人。请照回单填写。"),
    "clearance.nothing_sent": N_("这张清退单还没有送出的文件，不能登记回单。请先登记送出。"),
    "clearance.closed_already": N_("这张清退单已经办结，不能再改。"),
    "clearance.line_unmatched": N_("目录第 {line} 行还没有对上。请先对账再办结。"),
    "clearance.copy_open": N_("目录第 {line} 行的 {label} 还没有回单。请等回单，或登记退回。"),
    "clearance.above_machine": N_(
        "目录第 {line} 行高于本机密级（{machine}），内容一律不录。请只填纸质专册的册、页、行和份数。"
    ),
    "clearance.reference_missing": N_("目录第 {line} 行高于本机密级。请填它在纸质专册的册、页、行和份数。"),
    "clearance.stays": N_("{label} 在清单上记为留用、归档或已了结，不能送退。请先改比对。"),
    "clearance.no_such_line": N_("目录里没有第 {line} 行。请核对行号。"),
}
QUESTIONS: Catalogue = {
    "clearance.number_differs": N_(
        "目录写的是 {numbers} 号，这一份是 {label}。请先核对纸面份号，确是此份的请写明理由。"
    ),
}

DONE: Catalogue = {
    "clearance.opened": (
        N_("{number} 已开，目录 {lines} 行，自动对上 {matched} 行。"),
        N_("清退已开。"),
    ),
    "clearance.matched": (N_("目录第 {line} 行已对上。"), N_("这一行已对上。")),
    "clearance.sent": (N_("{number} 已送出 {copies} 份，等待回单。"), N_("已送出，等待回单。")),
    "clearance.acknowledged": (N_("回单已登记，{copies} 份清退完毕。"), N_("回单已登记。")),
    "clearance.closed": N_("清退已办结。"),
}
