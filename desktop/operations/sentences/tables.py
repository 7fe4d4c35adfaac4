"""Words for codes, as windows, paper and sentences show them. Where a unit calls it otherwise, its profile wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.plain.words import N_, _


class WordTable(Mapping[str, str]):
    """Code → word. Called with a code it answers the word in the language spoken, or nothing.

    >>> WordTable({"paper": "纸质"})("paper")
    '纸质'
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)

    def __getitem__(self, code: str) -> str:
        return self._words[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __call__(self, code: str, own: Mapping[str, str] | None = None) -> str:
        """The word of a code; ``own``: the unit's words, which go first. What is a word already stays."""
        if own and code in own:
            return own[code]
        if code in self._words:
            return _(self._words[code])
        return "" if code.isascii() else code


level_words = WordTable(
    {
        "top_secret": N_("绝密"),
        "secret": N_("机密"),
        "confidential": N_("秘密"),
        "work_secret": N_("工作秘密"),
        "internal": N_("内部"),
    }
)
place_words = WordTable(
    {"safe": N_("在柜"), "person": N_("在个人手中"), "outside": N_("已送退"), "ended": N_("已了结")}
)
ending_words = WordTable(
    {
        "returned": N_("清退"),
        "destroyed": N_("销毁"),
        "archived": N_("归档"),
        "transferred": N_("移交"),
        "delivered": N_("原封送达"),
        "misdelivered": N_("错投退回"),
        "lost": N_("遗失"),
        "declassified": N_("解密移出"),
        "voided": N_("作废"),
    }
)
origin_words = WordTable({"opening": N_("期初建账"), "received": N_("收文"), "made": N_("复制")})
source_words = WordTable(
    {
        "delivered": N_("送达"),
        "meeting": N_("会议带回"),
        "handed_in": N_("个人交回"),
        "opening": N_("期初建账"),
    }
)
way_words = WordTable(
    {"carried": N_("送阅"), "at_desk": N_("当面阅"), "gathering": N_("集中阅"), "proxy": N_("代收")}
)
stand_words = WordTable(
    {
        "waiting": N_("未送"),
        "deferred": N_("暂缓"),
        "out": N_("在阅"),
        "read": N_("已阅"),
        "cancelled": N_("不送"),
    }
)
seal_words = WordTable({"intact": N_("完好"), "damaged": N_("破损"), "opened": N_("已拆开")})
envelope_words = WordTable(
    {
        "unopened": N_("未拆"),
        "opened": N_("已拆封"),
        "delivered": N_("已原封送达"),
        "returned": N_("已退回"),
    }
)
channel_words = WordTable(
    {
        "courier_exchange": N_("机要交换"),
        "confidential_post": N_("机要通信"),
        "special_person": N_("专人送达"),
        "meeting": N_("会议带回"),
        "handed_in": N_("个人交回"),
        "ordinary_post": N_("普通邮寄"),
        "express": N_("快递"),
    }
)
match_words = WordTable(
    {
        "in_safe": N_("在柜"),
        "out": N_("在外"),
        "already_ended": N_("此前已退、已销"),
        "keep": N_("留用、归档"),
        "never_received": N_("从未收到"),
        "unmatched": N_("未对上"),
        "not_listed": N_("我方有而目录无"),
        "on_paper": N_("纸质专册另办"),
    }
)
result_words = WordTable(
    {
        "printed": N_("已打印"),
        "saved_pdf": N_("已存 PDF"),
        "saved_word": N_("已存 Word"),
        "failed": N_("没有印成"),
    }
)
urgency_words = WordTable(
    {"ordinary": N_("平件"), "urgent": N_("加急"), "very_urgent": N_("特急"), "flash": N_("特提")}
)
carrier_words = WordTable(
    {
        "paper": N_("纸质"),
        "disc": N_("光盘"),
        "usb": N_("移动存储介质"),
        "film": N_("音像制品"),
        "other": N_("其他"),
    }
)
clearance_words = WordTable(
    {
        "core": N_("核心涉密人员"),
        "important": N_("重要涉密人员"),
        "general": N_("一般涉密人员"),
        "none": N_("非涉密人员"),
    }
)
role_words = WordTable(
    {
        "officer": N_("保密员"),
        "department_head": N_("部门负责人"),
        "secrecy_office": N_("保密办"),
        "office": N_("综合办公室"),
        "leader_in_charge": N_("分管领导"),
        "head": N_("主要负责人"),
        "head_designee": N_("主要负责人指定人员"),
    }
)
freeze_words = WordTable(
    {
        "missing_at_return": N_("退回清点时缺这一份"),
        "number_differs": N_("份号对不上"),
        "pages_differ": N_("页数对不上"),
        "damaged": N_("文件有损坏"),
    }
)
discrepancy_words = WordTable(
    {
        "fewer": N_("实收少于清单"),
        "more": N_("实收多于清单"),
        "number_differs": N_("份号与清单不符"),
        "count": N_("份数与清单不符"),
        "damaged": N_("封装破损"),
        "opened": N_("封装已拆开"),
    }
)
leaving_words = WordTable(
    {
        "handling": N_("转承办领用"),
        "clearance": N_("转清退"),
        "ended": N_("已了结"),
        "missing": N_("下落不明"),
    }
)
status_words = WordTable(
    {
        "none": N_("尚未提出"),
        "open": N_("正在办理"),
        "granted": N_("已批准"),
        "refused": N_("未批准"),
        "finished": N_("已办结"),
        "withdrawn": N_("已撤回"),
    }
)
subject_words = WordTable({"copy": N_("具体的一份文件"), "document": N_("一件文件"), "item": N_("一项信息")})
answer_words = WordTable(
    {
        "text": N_("文字"),
        "number": N_("数字"),
        "date": N_("日期"),
        "level": N_("密级"),
        "person": N_("一个人"),
        "persons": N_("人员名单"),
        "choice": N_("所列选项之一"),
        "choices": N_("所列选项中的一项或几项"),
        "checklist": N_("每一项的“是”或“否”"),
        "yes_no": N_("“是”或“否”"),
        "copies": N_("具体的份"),
    }
)
chase_words = WordTable({"slip": N_("书面"), "telephone": N_("电话"), "in_person": N_("当面")})
informing_words = WordTable({"reading": N_("阅读原件"), "oral": N_("口头传达"), "meeting": N_("会议传达")})
locking_words = WordTable(
    {
        "by_hand": N_("手动锁屏"),
        "hand": N_("手动锁屏"),
        "idle": N_("久未操作自动锁屏"),
        "closing": N_("退出程序"),
    }
)
permit_words = WordTable(
    {
        "reproduce": N_("复制"),
        "widen": N_("扩大知悉范围"),
        "reproduction": N_("复制"),
        "widening": N_("扩大知悉范围"),
    }
)
given_words = WordTable({"paper": N_("书面签字"), "pin": N_("密码确认"), "oral": N_("口头同意")})
form_words = WordTable(
    {
        "chase_list": N_("催退情况报告表"),
        "day_closing": N_("当日未退清单"),
        "draw": N_("抽查表"),
        "f01_continuation": N_("收文登记簿续页"),
        "f01_cover": N_("收文登记簿封面"),
        "f01_keeping": N_("收文登记簿启用交接表"),
        "f01_register": N_("收文登记簿"),
        "f02_slip": N_("传阅单"),
        "f03_copy_approval": N_("复制审批表"),
        "f04_copy_register": N_("复制件登记簿"),
        "f07_clearance": N_("清退清单"),
        "f11_widening": N_("扩大知悉范围审批表"),
        "f12_knowing": N_("知悉人员登记表"),
        "f24_query": N_("查询函"),
        "f24_not_received": N_("清退查询函"),
        "batch_sheet": N_("批次审查单"),
        "f30_review": N_("保密审查表"),
        "f31_ledger": N_("保密审查台账"),
        "document_comparison": N_("公文公开比对记录"),
        "publication_register": N_("信息发布登记簿"),
        "disclosure_catalogue": N_("信息公开目录"),
        "f32_release_approval": N_("信息公开审批表"),
        "f38_extension": N_("延期答复告知书"),
        "f39_consultation": N_("征求意见函"),
        "f47_referral": N_("报请确定的请示"),
        "f52_press_release": N_("新闻发布审批表"),
        "review_record": N_("保密审查档案"),
        "figures": N_("期间统计表"),
        "hits_list": N_("机检命中全单"),
        "holdings": N_("个人持有清单"),
        "import_log": N_("导入登记"),
        "life": N_("经历单"),
        "open_matters": N_("未结事项一览"),
        "opening_count": N_("期初清点表"),
        "paper_out": N_("未回纸面清单"),
        "print_log": N_("打印输出登记"),
        "recall_notice": N_("催退单"),
        "sign_list": N_("签收单"),
    }
)
"""Forms by the name of their file, short as a list shows them."""
attribute_words = WordTable(
    {"proactive": N_("主动公开"), "on_request": N_("依申请公开"), "withheld": N_("不予公开")}
)
pause_words = WordTable(
    {
        "held": N_("等答复"),
        "postpone": N_("延期"),
        "refer": N_("报请确定"),
        "right_holder": N_("征求权利人意见"),
        "third_party": N_("征求第三方意见"),
        "other_body": N_("征求其他机关意见"),
        "asked": N_("征求意见"),
    }
)
comparison_words = WordTable(
    {
        "published": N_("已公开，一致"),
        "title_differs": N_("已公开，标题不一致"),
        "kept_in": N_("按审查结论不公开"),
        "to_publish": N_("可以公开，尚未公开"),
        "under_review": N_("尚未审结"),
        "not_reviewed": N_("没有审查记录"),
        "taken_down": N_("公开后已撤下"),
        "not_issued": N_("已公开，纸质目录没有"),
    }
)
silence_words = WordTable(
    {"own_decision": N_("由本单位依规定决定"), "consent": N_("视为同意"), "none": N_("没有规定")}
)
conclusion_words = WordTable(
    {
        "publish": N_("可以公开"),
        "sever": N_("区分处理后公开"),
        "on_request": N_("依申请公开"),
        "withhold": N_("不予公开"),
        "postpone": N_("延期"),
        "refer": N_("报请确定"),
    }
)
item_state_words = WordTable(
    {
        "handed_in": N_("已收"),
        "review": N_("审查中"),
        "concluded": N_("已审查"),
        "out": N_("已公开"),
        "taken_down": N_("已撤稿"),
        "secret": N_("涉密"),
        "given_back": N_("已退回"),
    }
)
relation_words = WordTable({"contains": N_("出自"), "cites": N_("引用")})
clearing_words = WordTable(
    {"declassified": N_("已解密"), "citation_out": N_("已删去引用"), "mistaken": N_("误认")}
)
sort_words = WordTable(
    {
        "punctuation": N_("标点"),
        "typing": N_("错字"),
        "figure": N_("数字"),
        "date": N_("日期"),
        "name": N_("人名"),
        "place": N_("地名"),
        "mark": N_("密级或公开标志"),
        "meaning": N_("改变意思的字"),
        "words": N_("字句"),
    }
)
import_way_words = WordTable({"one_way": N_("单向导入"), "disc": N_("只读光盘"), "paper": N_("纸质")})
verdict_words = WordTable(
    {
        "false_alarm": N_("误报"),
        "removed": N_("已删去"),
        "masked": N_("已遮盖"),
        "accepted": N_("可保留"),
        "secret": N_("国家秘密"),
    }
)
asked_words = WordTable(
    {
        "right_holder": N_("权利人"),
        "third_party": N_("第三方"),
        "other_body": N_("其他机关"),
        "press_office": N_("新闻办"),
    }
)
reply_words = WordTable(
    {"agrees": N_("同意"), "partly": N_("部分同意"), "objects": N_("不同意"), "silence": N_("逾期未答复")}
)
taken_out_words = WordTable(
    {
        "answered_yes": N_("检查单有“是”"),
        "blocking_hit": N_("机检有必须处理的命中"),
        "important": N_("重要内容"),
        "doubt": N_("有疑问"),
        "other_conclusion": N_("结论不同"),
        "other_chain": N_("审查环节不同"),
        "relation": N_("与涉密文件有关"),
    }
)
