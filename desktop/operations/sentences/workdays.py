"""Sentences about working days and the files of published holidays."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "workdays.not_published": N_(
        "{year} 年的放假安排还没有导入，算不出工作日。请在设置中导入该年的放假安排，不能推测。"
    ),
    "workdays.pause_open": N_("{since:whole}起的暂停还没有结束，算不出期限。请先登记结束日期。"),
    "calendar.not_toml": N_("放假安排文件格式有误（{detail}）。请检查引号、括号和等号。"),
    "calendar.unknown_key": N_("放假安排里有不认识的项目，是否想写“{nearest}”？请改正后再导入。"),
    "calendar.missing": N_("放假安排缺少必填的项目。请照样本补齐。"),
    "calendar.not_a_day": N_("“{typed}”不是日期。请写成 2026-10-01 的样子，不加引号。"),
    "calendar.not_words": N_("这一项应写文字。请放在引号里。"),
    "calendar.words_empty": N_("通知的名称和文号、各节日的名称都不能空着。请照公布的通知填写。"),
    "calendar.not_a_year": N_("年份不对。请写四位数字，不加引号。"),
    "calendar.backward": N_("假期结束于{last}，早于开始的{first}。请核对两个日期。"),
    "calendar.too_long": N_("一个假期有 {days} 天，太长了。请核对起止日期。"),
    "calendar.wrong_year": N_("{day:whole}不在 {year} 年。请核对日期。"),
    "calendar.make_up_weekday": N_("{day:whole}本来就是工作日，不能列为补班。请核对日期。"),
    "calendar.twice": N_("{day:whole}列了两次。请去掉一个。"),
    "calendar.line_unclear": (
        N_("第 {line} 行看不懂。请写成“春节 2月15日至2月23日 上班2月14日”的样子。"),
        N_("有一行看不懂。请写成“春节 2月15日至2月23日 上班2月14日”的样子。"),
    ),
    "calendar.days_differ": (
        N_("第 {line} 行写着 {said} 天，按起止日期是 {days} 天。请核对日期。"),
        N_("有一行写的天数与起止日期不合。请核对日期。"),
    ),
    "calendar.stands_already": N_("{year} 年的放假安排与现行的一字不差，不用再采用。"),
    "deadline.not_extendable": N_("按规定这个期限不能延长。"),
    "deadline.extended_already": N_("“{title}”已经延长过一次，不能再延长。"),
    "deadline.extension_too_long": N_("最多延长 {most} 个工作日。请改短。"),
    "deadline.extension_role": (
        N_("延长须由{roles}同意。请改选人员和岗位。"),
        N_("此岗位不能同意延长。请改选人员和岗位。"),
    ),
    "deadline.consent_missing": N_("延长还须经{whom}同意。请填写同意的文号或日期。"),
    "deadline.not_running": N_("这个期限在本件中没有起算，或者已经办结，不用延长。请核对。"),
    "deadline.passed": N_("期限到{due:whole}已经届满，不能再延长。请如实登记办结的日期。"),
    "calendar.empty": N_("没有列出任何假期。请照公布的安排填写。"),
}
QUESTIONS: Catalogue = {}
DONE: Catalogue = {
    "calendar.adopted": (
        N_("{year} 年的放假安排已采用。{moved} 个在办事项的期限随之变动：{numbers}。"),
        N_("{year} 年的放假安排已采用，在办事项的期限没有变动。"),
        N_("放假安排已采用。"),
    ),
    "deadline.extended": (N_("{number} 的期限已延长。"), N_("期限已延长。")),
}
