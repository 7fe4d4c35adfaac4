"""Copy numbers (份号) as typed: ``23,25，101-103``, text that keeps its zeros, never numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed, even
from desktop.plain.words import _

MOST = 2000
"""More copies of one document in one entry are a slip of the finger."""
_LONGEST = 40
_SEPARATORS = re.compile(r"[,、;，；\s]+")
_NUMBERED = re.compile(r"([^0-9\-~]*)([0-9]{1,12})")
_RANGE = re.compile(r"([^\-~至到]+)(?:[-~]+|至|到)([^\-~至到]+)")
_OWN = re.compile(r".+-(?:复|无)[0-9]{1,6}")
"""Numbers the program itself gives: a reproduction 23-复01, a copy that came without number."""
_NONE = ("", "无", "无份号", "没有", "没有份号", "无编号", "未编号", "未编份号", "不编号")
_COUNT = re.compile("[共计各][0-9]{1,6}份?")
"""How many there are is no number of one: 共3份."""


def read_copy_numbers(text: str, *, most: int = MOST) -> Typed[tuple[str, ...]] | Refusal:
    """Every number of a list with ranges, in the order typed; ``()`` where nothing or 无 was typed.

    ``000023-25`` and ``000023-000025`` are the same; ``8-12`` stays unpadded; a letter or word in
    front is kept (``甲12-15``). Refuses with ``typed.copies_unclear``, ``typed.copies_backward``,
    ``typed.copies_width``, ``typed.copies_too_many`` or ``typed.copies_twice`` (all twice-told named).
    """
    plain = re.sub(r"\s*([-~至到])\s*", r"\1", even(text))
    if plain in _NONE:
        return Typed((), _("无份号"))
    numbers: list[str] = []
    for token in filter(None, _SEPARATORS.split(plain)):
        found = _token(token, most)
        if isinstance(found, Refusal):
            return found
        numbers += found
        if len(numbers) > most:
            return refuse("typed.copies_too_many", most=most, count=len(numbers))
    if not numbers:
        return refuse("typed.copies_unclear", typed=text.strip())
    twice = tuple(number for number, times in Counter(numbers).items() if times > 1)
    if twice:
        return refuse("typed.copies_twice", numbers=twice)
    shown = _("{n}份：{numbers}").format(n=len(numbers), numbers=format_copy_numbers(numbers))
    return Typed(tuple(numbers), shown)


def _token(token: str, most: int) -> list[str] | Refusal:
    """One number or one range."""
    if _OWN.fullmatch(token) and len(token) <= _LONGEST:
        return [token]
    if _COUNT.fullmatch(token):
        return refuse("typed.copies_unclear", typed=token)
    ends = _RANGE.fullmatch(token)
    if ends is None:
        if len(token) > _LONGEST or re.search("[-~]", token):
            return refuse("typed.copies_unclear", typed=token)
        bare = _bare(token)
        return [bare] if bare else refuse("typed.copies_unclear", typed=token)
    first, last = _NUMBERED.fullmatch(_bare(ends[1])), _NUMBERED.fullmatch(_bare(ends[2]))
    if first is None or last is None or last[1] not in ("", first[1]):
        return refuse("typed.copies_unclear", typed=token)
    return _run(first[1], first[2], last[2], token, most)


def _bare(number: str) -> str:
    return re.sub(r"^第|[号份]$", "", number)


def _run(prefix: str, first: str, last: str, token: str, most: int) -> list[str] | Refusal:
    width = len(first) if first.startswith("0") else 0
    if last.startswith("0") and len(last) != len(first):
        return refuse("typed.copies_width", typed=token)
    start, end = int(first), int(last)
    if end < start:
        return refuse("typed.copies_backward", typed=token)
    if end - start >= most:  # before the numbers are made: 1-999999999 must not fill the memory
        return refuse("typed.copies_too_many", most=most, count=end - start + 1)
    return [f"{prefix}{n:0{width}d}" for n in range(start, end + 1)]


def format_copy_numbers(numbers: Sequence[str]) -> str:
    """The shortest writing: three or more in a row as a range; it reads back to the same numbers.

    >>> format_copy_numbers(("000023", "000024", "000025", "000101"))
    '000023-000025，000101'
    """
    return "，".join(_written(run) for run in _runs(numbers))


def _written(run: list[str]) -> str:
    return f"{run[0]}-{run[-1]}" if len(run) > 2 else "，".join(run)


def _runs(numbers: Sequence[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for number in numbers:
        if run and not _follows(run[-1], number):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _follows(number: str, after: str) -> bool:
    one = _NUMBERED.fullmatch(number)
    if one is None or re.search("[至到]", number):
        return False
    width = len(one[2]) if one[2].startswith("0") else 0
    return after == f"{one[1]}{int(one[2]) + 1:0{width}d}"
