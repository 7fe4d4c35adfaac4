"""Secrecy periods (保密期限): years, months, a day, a condition, presumed, or none marked."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed, arabic, even
from desktop.plain.typed.days import read_day
from desktop.plain.words import _

MOST_YEARS = 100
"""Beyond this a number of years is a slip; the law's own maxima only warn (edge: 除另有规定外)."""


class PeriodKind(Enum):
    """How a period is told (保密法 20: period, time or condition of declassification)."""

    YEARS = "years"
    MONTHS = "months"
    UNTIL = "until"
    CONDITION = "condition"
    PRESUMED = "presumed"
    UNMARKED = "unmarked"


@dataclass(frozen=True)
class SecrecyPeriod:
    """A secrecy period as marked.

    ``amount``  years (YEARS, PRESUMED; 0 there: the longest of its level) or months (MONTHS)
    ``day``     the day of declassification (UNTIL); ``words`` the condition, or 长期 (CONDITION)
    """

    kind: PeriodKind = PeriodKind.UNMARKED
    amount: int = 0
    day: date | None = None
    words: Text | None = None

    def last_day(self, start: date) -> date | None:
        """The last day of the period counted from ``start`` (制发日); None where no day can be told.

        The corresponding day of the last month, or that month's end (民法典 202). For UNTIL it is the
        marked day itself.
        """
        if self.kind is PeriodKind.UNTIL:
            return self.day
        if self.kind in (PeriodKind.YEARS, PeriodKind.PRESUMED) and self.amount:
            return _months_on(start, self.amount * 12)
        return _months_on(start, self.amount) if self.kind is PeriodKind.MONTHS else None


def _months_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def period_words(period: SecrecyPeriod) -> str:
    """The period as it stands after the star of the mark (机密★…)."""
    kind = period.kind
    if kind is PeriodKind.YEARS:
        return _("{n}年").format(n=period.amount)
    if kind is PeriodKind.MONTHS:
        return _("{n}个月").format(n=period.amount)
    if kind is PeriodKind.UNTIL and period.day is not None:
        day = period.day
        return _("{year}年{month}月{day}日解密").format(year=day.year, month=day.month, day=day.day)
    if kind is PeriodKind.CONDITION:
        return _("长期") if period.words == "长期" else _("解密条件：{words}").format(words=period.words)
    if kind is PeriodKind.PRESUMED:
        return _("推定{n}年").format(n=period.amount) if period.amount else _("推定（按最长期限）")
    return _("未标注期限")


_YEARS = re.compile("([0-9]{1,6})年?")
_MONTHS = re.compile("(?:([0-9]{1,3})年零?)?([0-9]{1,4})个?月")
_HALF_YEARS = re.compile("(?:([0-9]{1,3})年)?半年?")
_PRESUMED = re.compile("推定(?:([0-9]{1,3})年?)?")
_CONDITION = re.compile("(?:解密)?条件[:：是为]?(.*)", re.DOTALL)
_EVENT = re.compile("[^0-9\\s]{1,30}[前后]")
"""启用前, 公布前, 项目验收后: an event in place of years, as it stands after the star (保密法20)."""
_UNMARKED = ("", "无", "未标", "未标注", "未标注期限", "无期限", "不标")
_FULL_STOP = chr(0x3002) + "."
_LONG = ("长期", "永久")


def read_period(text: str, today: date, *, presumed_years: int = 0) -> Typed[SecrecyPeriod] | Refusal:
    """The period meant; ``presumed_years`` is the longest of the document's level, for 推定.

    A whole mark (机密★10年) may be pasted: what stands before the star is left out. Nothing typed is
    UNMARKED. Refuses with ``typed.period_unclear``, ``typed.period_unlikely`` or a code of ``read_day``.
    """
    told = even(text)
    told = (told.rpartition("★")[2].strip() if "★" in told else told).rstrip(_FULL_STOP)
    found = _figures(told, presumed_years)
    if found is None:
        found = _until_or_condition(told, text, today)
    return found if isinstance(found, Refusal) else Typed(found, period_words(found))


def _figures(told: str, presumed_years: int) -> SecrecyPeriod | Refusal | None:
    plain = re.sub(r"\s+", "", arabic(told))
    if plain in _UNMARKED:
        return SecrecyPeriod()
    if plain in _LONG:  # without a day and reviewed yearly, like a condition
        return SecrecyPeriod(PeriodKind.CONDITION, words=Text("长期"))
    if presumed := _PRESUMED.fullmatch(plain):
        return _counted(PeriodKind.PRESUMED, int(presumed[1] or presumed_years), least=0)
    if half := _HALF_YEARS.fullmatch(plain):
        return _counted(PeriodKind.MONTHS, int(half[1] or 0) * 12 + 6)
    if months := _MONTHS.fullmatch(plain):
        return _counted(PeriodKind.MONTHS, int(months[1] or 0) * 12 + int(months[2]))
    if years := _YEARS.fullmatch(plain):
        return _counted(PeriodKind.YEARS, int(years[1]))
    return None


def _counted(kind: PeriodKind, amount: int, least: int = 1) -> SecrecyPeriod | Refusal:
    most = MOST_YEARS * 12 if kind is PeriodKind.MONTHS else MOST_YEARS
    if not least <= amount <= most:
        return refuse("typed.period_unlikely", amount=amount)
    return SecrecyPeriod(kind, amount)


def _until_or_condition(told: str, text: str, today: date) -> SecrecyPeriod | Refusal:
    own = text.rpartition("★")[2].strip()  # the words of a condition stay as the officer wrote them
    if stated := _CONDITION.fullmatch(own):
        words = stated[1].strip(" :：")
        if not words:
            return refuse("typed.period_unclear", typed=text.strip())
        return SecrecyPeriod(PeriodKind.CONDITION, words=Text(words))
    bare = re.sub(r"^(解密时间|保密)?[:]?[至到]?|(前|起|后)?(自行)?解密$|止$", "", told).strip()
    if re.fullmatch(r"([0-9]{8}|[0-9〇零一二三四五六七八九]{4}\s*[-./年].+)", bare):
        day = read_day(bare, today, ahead=True)
        return day if isinstance(day, Refusal) else SecrecyPeriod(PeriodKind.UNTIL, day=day.value)
    if (told.endswith("解密") and len(told) > 2) or _EVENT.fullmatch(told):
        return SecrecyPeriod(PeriodKind.CONDITION, words=Text(own.rstrip(_FULL_STOP)))
    return refuse("typed.period_unclear", typed=text.strip())
