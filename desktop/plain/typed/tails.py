"""Without a scanner (D11): tails of register numbers, counts, a choice by digit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed, arabic, even
from desktop.plain.words import _

MOST_COUNT = 9999
_LAST_DIGITS = re.compile("([0-9]+)[^0-9]*$")
_TAIL = re.compile(r"([0-9]{1,9})(?:[-/]([0-9]{1,12}(?:-复[0-9]{1,6})?|(?:复|无)[0-9]{1,6}))?")
_SPAN = re.compile(r"([0-9]{1,9})(?:~|至|到)([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a register number, and where told of a copy number: ``17-23`` is copy 23 of 17."""

    number: str
    copy: str = ""

    def fits(self, register_number: str, copy_number: str = "") -> bool:
        """Whether 密收〔2026〕017 (and copy 000023) may be meant; zeros in front do not matter."""
        if not _same_end(register_number, self.number):
            return False
        if not self.copy:
            return True
        if self.copy.isdecimal():
            return _same_end(copy_number, self.copy)
        return copy_number.endswith(self.copy)


def _same_end(whole: str, tail: str) -> bool:
    found = _LAST_DIGITS.search(whole)
    return found is not None and int(found[1]) == int(tail)


def read_tails(text: str, *, most: int = 200) -> Typed[tuple[Tail, ...]] | Refusal:
    """``17``, ``17-23`` (copy 23 of 17), ``17,19``, ``17~23`` (seventeen to twenty-three).

    Refuses with ``typed.empty``, ``typed.tail_unclear``, ``typed.tails_too_many``.
    """
    tails: list[Tail] = []
    for token in filter(None, re.split(r"[,、;\s]+", re.sub(r"\s*([-~/])\s*", r"\1", even(text)))):
        span, one = _SPAN.fullmatch(token), _TAIL.fullmatch(token)
        if span:
            first, last = int(span[1]), int(span[2])
            if last < first:
                return refuse("typed.tail_unclear", typed=token)
            if last - first >= most:
                return refuse("typed.tails_too_many", most=most, count=last - first + 1)
            tails += [Tail(str(n)) for n in range(first, last + 1)]
        elif one:
            tails.append(Tail(one[1], one[2] or ""))
        else:
            return refuse("typed.tail_unclear", typed=token)
    if not tails:
        return refuse("typed.empty")
    if len(tails) > most:
        return refuse("typed.tails_too_many", most=most, count=len(tails))
    return Typed(tuple(tails), "，".join(_shown(tail) for tail in tails))


def _shown(tail: Tail) -> str:
    if tail.copy:
        return _("编号尾数{number}的第{copy}号").format(number=tail.number, copy=tail.copy)
    return _("编号尾数{number}").format(number=tail.number)


def read_count(text: str, *, most: int = MOST_COUNT, least: int = 0) -> Typed[int] | Refusal:
    """A number of copies, sheets or days: ``3``, ``3份``, ``三``. Refuses with ``typed.empty``,
    ``typed.count_unclear`` or ``typed.count_beyond``.
    """
    plain = re.sub(r"\s+", "", arabic(even(text)))
    if not plain:
        return refuse("typed.empty")
    told = re.fullmatch("([0-9]{1,9})[份件个张页封天日次人册]?", plain)
    if told is None:
        return refuse("typed.count_unclear", typed=text.strip())
    value = int(told[1])
    if not least <= value <= most:
        return refuse("typed.count_beyond", least=least, most=most, count=value)
    return Typed(value, str(value))


def read_choice(text: str, offered: int) -> Typed[int] | Refusal:
    """Which of ``offered`` answers a digit picks, counted from 0: ``1`` is the first.

    Refuses with ``typed.empty`` or ``typed.choice_beyond``.
    """
    plain = even(text)
    if not plain:
        return refuse("typed.empty")
    if not re.fullmatch("[0-9]{1,3}", plain) or not 1 <= int(plain) <= offered:
        return refuse("typed.choice_beyond", typed=plain, offered=offered)
    return Typed(int(plain) - 1, _("第{n}项").format(n=int(plain)))
