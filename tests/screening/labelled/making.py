"""Seeded variety: numbers with true check digits, marks in all their writings, in sentences of many kinds.

Nothing here is a person's: names of places are real, the numbers are drawn.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

DIGITS, LETTERS = "0123456789", "ABCDEFGHJKLMNPQRSTUVWXYZ"
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PLACES = [
    "211102",
    "210105",
    "110101",
    "310115",
    "440304",
    "330203",
    "510107",
    "650103",
    "152502",
    "460106",
    "810000",
]
SEGMENTS = [
    "130",
    "131",
    "135",
    "138",
    "139",
    "147",
    "150",
    "151",
    "158",
    "159",
    "166",
    "173",
    "176",
    "177",
    "180",
    "186",
    "189",
    "191",
    "198",
    "199",
]
AREAS = (("010", 8), ("021", 8), ("024", 8), ("0427", 7), ("0411", 8), ("0771", 7), ("0576", 8))
ISSUERS = (("622202", 19), ("621700", 19), ("622848", 19), ("625333", 16), ("622588", 16), ("955880", 19))
PASSPORTS = [
    "E########",
    "G########",
    "D########",
    "S########",
    "P########",
    "EA#######",
    "EJ#######",
    "PE#######",
    "H########",
    "C########",
]
PLATES = [
    "辽L#####",
    "京A###A#",
    "沪B·#####",
    "粤BD#####",
    "桂AF#####",
    "浙J#####D",
    "苏A####警",
    "鲁B####学",
    "川A·####挂",
    "辽A_#####",
    "沪A####领",
    "辽LA###B",
    "云A·AD###",
    "######使",
    "晋B-#####",
    "辽L####应急",
]
HOSTS = ["example.com", "mail.example.gov.cn", "163.example.cn", "qq.example.com", "pj-yj.example.org.cn"]
MAILBOXES = ["zhangsan", "li.si", "wang_wu88", "office", "20260012", "a1", "bgs-2026", "Zhao.Liu"]


def drawn(draw: random.Random, shape: str) -> str:
    """# becomes a digit (the first of a run never 0), _ a blank."""
    shape = re.sub("#+", lambda run: draw.choice(DIGITS[1:]) + _digits(draw, len(run[0]) - 1), shape)
    return shape.replace("_", " ")


def _digits(draw: random.Random, count: int, signs: str = DIGITS) -> str:
    return "".join(draw.choice(signs) for _ in range(count))


def any_day(draw: random.Random, first: int = 1935, last: int = 2015) -> date:
    return date(first, 1, 1) + timedelta(days=draw.randrange((last - first) * 365))


def id_number(draw: random.Random) -> str:
    """By GB 11643 in its own words: the sum of digit × 2^(place from the right) leaves 1 by 11."""
    first = f"{draw.choice(PLACES)}{any_day(draw):%Y%m%d}{draw.randrange(1, 1000):03d}"
    last = (1 - sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first))) % 11
    return first + ("X" if last == 10 else str(last))


def old_id_number(draw: random.Random) -> str:
    return f"{draw.choice(PLACES[:9])}{any_day(draw, 1935, 1999):%y%m%d}{draw.randrange(1, 1000):03d}"


def landline(draw: random.Random) -> str:
    area, length = draw.choice(AREAS)
    return area + draw.choice("2345678") + _digits(draw, length - 1)


def bank_card(draw: random.Random) -> str:
    issuer, length = draw.choice(ISSUERS)
    first = issuer + _digits(draw, length - len(issuer) - 1)
    return next(first + last for last in DIGITS if _luhn_holds(first + last))


def _luhn_holds(number: str) -> bool:
    doubled = [int(digit) * 2 for digit in number[-2::-2]]
    return (sum(map(int, number[-1::-2])) + sum(value // 10 + value % 10 for value in doubled)) % 10 == 0


def uscc(draw: random.Random) -> str:
    """By GB 32100 in its own words: weights 3^(place-1) by 31, the last is 31 less the remainder."""
    start = draw.choice(["91", "91", "92", "11", "12", "52", "93", "N2"])
    inner = draw.choice(["MA", "MB", "M0", "00", "12", "73"])
    first = start + draw.choice(PLACES[:10]) + inner + _digits(draw, 7, SIGNS)
    total = sum(SIGNS.index(sign) * (3**place % 31) for place, sign in enumerate(first))
    return first + SIGNS[(31 - total % 31) % 31]


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "id_number": id_number,
    "mobile": lambda draw: draw.choice(SEGMENTS) + _digits(draw, 8),
    "landline": landline,
    "bank_card": bank_card,
    "passport": lambda draw: drawn(draw, draw.choice(PASSPORTS)),
    "uscc": uscc,
    "email": lambda draw: f"{draw.choice(MAILBOXES)}{draw.randrange(100)}@{draw.choice(HOSTS)}",
    "plate": lambda draw: drawn(draw, draw.choice(PLATES)),
}

WIDE = {ord(narrow): chr(ord(narrow) + 0xFEE0) for narrow in DIGITS + LETTERS + "*@.-"}
CUTS = {"id_number": (6, 14, 18), "mobile": (3, 7, 11), "bank_card": (4, 8, 12, 16, 19)}
WAYS = {
    "id_number": ("{n}", "{n}", "{n:lower}", "{n:wide}", "{a} {b} {c}", "{n:spaced}"),
    "mobile": ("{n}", "{n}", "{a}-{b}-{c}", "{a} {b} {c}", "+86 {n}", "+86-{a}-{b}-{c}", "86{n}", "{n:wide}", "(+86){n}"),
    "landline": ("{a}-{b}", "({a}){b}", "（{a}）{b}", "{a} {b}", "{a}-{b}转801", "{a}-{b}-8012", "{a}—{b}", "{a}{b}"),
    "bank_card": ("{n}", "{n}", "{a} {b} {c} {d} {e}", "{a}-{b}-{c}-{d}-{e}", "{n:wide}"),
    "email": ("{n}", "{n}", "{n:upper}", "{n:wide}"),
    "uscc": ("{n}", "{n}", "{n:lower}", "{n:wide}"),
}  # fmt: skip


class Written(str):
    """A number that knows how it may be written."""

    def __format__(self, way: str) -> str:
        match way:
            case "lower":
                return self.lower()
            case "upper":
                return self.upper()
            case "wide":
                return self.translate(WIDE)
            case "spaced":
                return " ".join(self)
        return str(self)


def written(draw: random.Random, kind: str) -> tuple[str, str]:
    """A number, and one of the ways in which it is written."""
    number = MAKERS[kind](draw)
    cuts: Sequence[int] = CUTS.get(kind, (3 if number[1] in "12" else 4, len(number)))
    parts = {name: number[low:high] for name, low, high in zip("abcde", (0, *cuts), cuts, strict=False)}
    way = draw.choice(WAYS.get(kind, ("{n}",))) if kind != "bank_card" or len(number) == 19 else "{n}"
    return number, way.format(n=Written(number), **parts)


NAMES = ("张某", "李某某", "王某", "赵某某", "经办人", "申请人", "法定代表人", "联系人", "当事人", "被征收人")
SENTENCES = (
    "{name}，{label}：{number}，住某某街道。",
    "{label}{number}",
    "（{label}:{number}）",
    "序号3　{name}　{label}　{number}　已核实",
    "经查，{name}（{label}为{number}）符合条件。",
    "{label}\n{number}",
    "请与{name}联系，{label} {number}；逾期视为放弃。",
    "{name}\t{number}\t2026年6月30日",
    "{number}",
    "附表：{name}、{number}、合格",
)
LABELS = {
    "id_number": ("身份证号", "公民身份号码", "证件号码", "身份证"),
    "mobile": ("手机", "联系电话", "手机号码", "电话"),
    "landline": ("电话", "办公电话", "传真", "联系电话"),
    "bank_card": ("银行卡号", "卡号", "收款账号", "工资卡号"),
    "passport": ("护照号", "护照号码", "因公护照", "港澳通行证号码"),
    "uscc": ("统一社会信用代码", "社会信用代码", "信用代码"),
    "email": ("电子邮箱", "邮箱", "E-mail", "电子邮件"),
    "plate": ("车牌号", "车号", "车牌", "车辆号牌"),
}


def in_a_sentence(draw: random.Random, kind: str, number: str) -> str:
    """A passport's letters and digits say nothing by themselves: its sentences name it."""
    sentence = draw.choice(SENTENCES[:7] if kind == "passport" else SENTENCES)
    return sentence.format(name=draw.choice(NAMES), label=draw.choice(LABELS[kind]), number=number)


STARS = ("★", "★", "☆", "＊", " ★ ", "　★　", "⭐")
PERIODS = ("10年", "5年", "20年", "30年", "1年", "长期", "６个月", "二十年", "1 0 年", "启用前", "３年")
AROUND = (
    "{mark}",
    "{mark}\n某某市人民政府办公室文件",
    "000018\n{mark}\n特急",
    "{mark}　　　　特急",
    "【{mark}】关于某项工作的通知",
    "关于某项工作的报告（{mark}）",
    "密级：{mark}",
    "密　级：{mark}　　编号：12",
    "第一页\n{mark}\n第二页",
    "份号：000007　{mark}",
    "文件右上角标有{mark}字样",
)


def marks(draw: random.Random) -> Iterator[tuple[str, str]]:
    """A mark's meaning, and a text with it, for ever."""
    while True:
        level, star, period = draw.choice(("机密", "秘密", "绝密")), draw.choice(STARS), draw.choice(PERIODS)
        way = draw.randrange(6)
        mark = f"{level}{star}{period}"
        if way == 0:
            mark = " ".join(mark.replace(" ", ""))
        elif way == 1:
            mark = mark.translate(WIDE)
        elif way == 2:
            mark = f"{level}{star.strip()}\n{period}"
        yield f"{level}★{period}", draw.choice(AROUND).format(mark=mark)


def plain_numbers(draw: random.Random, shapes: Sequence[str]) -> Iterator[str]:
    """Each shape in turn with other digits, for ever."""
    while True:
        for shape in shapes:
            yield drawn(draw, shape).format(
                id=_spoilt(id_number(draw), DIGITS),
                card=_spoilt(bank_card(draw), DIGITS),
                uscc=_spoilt(uscc(draw), SIGNS),
            )


def _spoilt(number: str, signs: str) -> str:
    return number[:-1] + signs[(signs.find(number[-1]) + 1) % len(signs)]
