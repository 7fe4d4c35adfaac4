"""What stands beside a number and says what it is, or what it is not."""

from __future__ import annotations

import re

from desktop.screening.folding import GAP

_OTHER = (
    "订单|运单|快递|物流|单据|流水|合同|协议|凭证|发票|票据|序列|设备|资产|条形?码|批次?|项目|工程|备案|许可证?|批准|"
    "登记|注册|宗地|不动产|地块|采购|招标|投标|中标|交易|公告|档案|档|货|商品|产品|型|图|统计|编|文|期|课题|软件|版本|"
    "报关|提单|集装箱|仪器|检测|检验|样品|报告|资质|标准|案|立案|受理|工单|房屋|产权|户|表|电表|水表|燃气|缴费|学|工|"
    "考|准考证|座|书|刊|开票|机器|车架|发动机|识别|物资|材料|药品|追溯|溯源|参保|社保|会员|积分|任务|申请|申报|保单"
)
_OTHER_NUMBER = re.compile(
    rf"(?:(?:{_OTHER})(?:编?号码?|编码|代码|条码|单号|号段|序号)|(?:订单|运单|流水|快递)(?=[ :：])"
    rf"|IMEI|IMSI|ISBN|ISSN|SN|S/N|VIN|UUID|版本|序号|单号|货号|编号|条码|时间戳)"
    rf"(?:为|是|:|：|{GAP}|[(（]){{0,4}}$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    rf"[¥￥$€](?:{GAP})?$|(?:人民币|金额|合计|总额|共计|总计|资金|投资)(?:为|:|：|约|{GAP}){{0,3}}$"
)
_UNIT_AFTER = re.compile(
    rf"{GAP}?(?:元|万|亿|美元|平方|㎡|立方|吨|公斤|千克|克|千瓦|度|件|户|套|册|人次|次|个|只|台|株|头|亩|公里|米|%|‰|\.[0-9]|,[0-9]{{3}})"
)


_BETWEEN = "为是:：(（ \t\u200b\n"
_LAST = frozenset("号码段序单水递本戳IiNnVvDdSsMm")
"""Between such a word and its number; and how such words end: asked first, for most numbers have none."""


def of_another_thing(text: str, start: int) -> bool:
    """The words before say that it is the number of an order, a device, a project …"""
    before = text[max(start - 16, 0) : start].rstrip(_BETWEEN)
    return before[-1:] in _LAST and bool(_OTHER_NUMBER.search(text, max(start - 16, 0), start))


def is_an_amount(text: str, start: int, end: int) -> bool:
    """Money, or a count with its unit; or the decimals of a number."""
    if re.search(r"[0-9][.,]$", text[max(start - 2, 0) : start]):
        return True
    return bool(_MONEY_BEFORE.search(text, max(start - 8, 0), start) or _UNIT_AFTER.match(text, end))


def near(
    pattern: re.Pattern[str], text: str, start: int, end: int, before: int = 40, after: int = 12
) -> bool:
    """A word of the pattern shortly before, or right after."""
    return bool(
        pattern.search(text, max(start - before, 0), start)
        or pattern.search(text, end, min(end + after, len(text)))
    )


def only_digits(text: str) -> str:
    """The digits alone."""
    return "".join(filter(str.isdigit, text))
