"""Sentences about what was typed in a field: days, times, periods, numbers, choices."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "typed.person_unknown": N_("没有找到“{typed}”。请输入姓名或姓名首字母，新人员请先到“人员”页登记。"),
    "typed.person_several": N_("“{typed}”可能是{names}。请多输几个字母或写全名。"),
    "typed.place_unclear": N_("“{typed}”看不出册、页、行。请写成 册-页-行，如 2-14-3。"),
    "typed.place_missing": N_("高于本机密级的，内容一律不录。请填它在纸质专册的位置，如 2-14-3。"),
    "typed.copy_older": N_(
        "最近登记的 {n} 份中没有尾数为 {typed} 的。请核对编号；更早的请在收文页找到，从它的卡片上办理。"
    ),
    "typed.copy_unknown": N_("柜中没有尾数为 {typed} 的份。请核对收文编号尾数和份号，如 17-23。"),
    "typed.copy_several": N_("尾数 {typed} 对应几件：{numbers}。请多输一位，或加份号，如 17-23。"),
    "typed.empty": N_("还没有填。请填写。"),
    "typed.required": N_("“{field}”还没有填。请填写。"),
    "typed.choice_unknown": N_("没有“{typed}”这个选项。请从所列选项中选。"),
    "typed.not_offered": N_("没有找到“{typed}”。请从候选中选，或先登记。"),
    "typed.copies_unclear": (
        N_("看不懂份号“{typed}”。请写成 000023 或 000023-000027 的样子。"),
        N_("还没有填份号。请写成 000023 或 000023-000027 的样子。"),
    ),
    "typed.copies_twice": N_("份号 {numbers} 写了两次。请去掉一个。"),
    "typed.copies_width": N_("“{typed}”前后位数不同。请照份号原样补齐前面的零。"),
    "typed.copies_backward": N_("“{typed}”前大后小。请调换起止份号。"),
    "typed.copies_too_many": N_("一次最多 {most} 份，这里有 {count} 份。请分几次填。"),
    "typed.day_unclear": N_("看不懂日期“{typed}”。请写成 3-5、20260305 或“昨天”。"),
    "typed.day_impossible": N_("没有“{typed}”这一天。请核对月和日。"),
    "typed.year_unlikely": N_("{year} 年不像是对的。请核对年份。"),
    "typed.period_unclear": (
        N_("看不懂保密期限“{typed}”。请写成 20年、6个月、至20300101 或“长期”。"),
        N_("还没有填保密期限。请写成 20年、6个月、至20300101 或“长期”。"),
    ),
    "typed.period_unlikely": N_("保密期限 {amount} 不像是对的。请核对数字和单位。"),
    "typed.tail_unclear": N_("看不懂编号“{typed}”。请写尾号，如 17、17-23 或 17~23。"),
    "typed.tails_too_many": N_("一次最多 {most} 个，这里有 {count} 个。请分几次填。"),
    "typed.count_unclear": N_("“{typed}”不是数字。请填阿拉伯数字。"),
    "typed.count_beyond": N_("{count} 超出范围。请填 {least} 到 {most}。"),
    "typed.pages_unclear": N_("看不懂页码“{typed}”。请写成 2 或 1-3、5；全部打印就空着。"),
    "typed.pages_beyond": N_("没有第 {typed} 页，这张单据共 {pages} 页。请改页码。"),
    "typed.choice_beyond": N_("没有第“{typed}”项。请填 1 到 {offered}。"),
    "typed.time_unclear": N_("看不懂时间“{typed}”。请写成 0902 或 9:02。"),
    "typed.time_impossible": N_("没有“{typed}”这个时间。请核对时和分。"),
    "typed.time_missing": N_("“{typed}”没有写几点。请补上时间，如 0902。"),
}
QUESTIONS: Catalogue = {}
DONE: Catalogue = {}
