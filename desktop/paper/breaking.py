"""Where a Chinese line may end (GB/T 15834, marks at the edges of a line).

No closing mark at the start of a line, no opening mark at its end; Latin words, numbers with what they
count, dashes of two ems and ellipses stay whole. Both writers get the same lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

NOT_FIRST = frozenset("，。、；：？！》〉」』】〕）］｝〗〙”’…·・～－％‰℃°々ー,.;:?!)]}%»›′″／/")
NOT_LAST = frozenset("《〈「『【〔（［｛〖〘“‘([{«‹￥¥＄$£№§／")
HALVED = frozenset("，。、；：》〉」』】〕）］｝")
"""Full-width marks with ink in their left half only: at a line's end half of their width is enough."""
_PAIRED = frozenset("—…―─")
_JOINTS = frozenset("-_/.:@&+=\\#")
_COUNTED = frozenset("号年月日时分页份件条次行册")
_NUMBERS = frozenset("第复甲乙丙丁")
"""What leads a number and stays with it: 第3册, 复01, 甲0007."""
_PHRASE = 8
"""A short stretch after a blank or a star is not torn: it begins a line of its own (推定20年, 第1夹, 启用前)."""
_PARTS = " ★"
APART = "　　"
"""What parts two things that stand on one line."""
_SLACK = 1e-6

Advance = Callable[[str], float]


def _in_word(character: str) -> bool:
    """Latin, Greek, Cyrillic letters, digits and their joints: what may not be torn apart."""
    return "!" <= character < "\u2000" and character not in NOT_LAST and not character.isspace()


def _clings(character: str) -> bool:
    """Combining marks, joiners and variation selectors belong to the character before."""
    return unicodedata.combining(character) != 0 or unicodedata.category(character) in ("Mn", "Me", "Cf")


def may_break(text: str, at: int) -> bool:
    """Whether a line may end between ``text[at-1]`` and ``text[at]``."""
    before, after = text[at - 1], text[at]
    if after in NOT_FIRST or before in NOT_LAST or after == " " or _clings(after):
        return False
    if before == " ":
        return True
    if before == after and before in _PAIRED:
        return False
    if (before.isdigit() and after in _COUNTED) or (before in _NUMBERS and after.isdigit()):
        return False
    return not (_in_word(before) and (_in_word(after) or after in "([{$£¥§"))


def _forced(text: str, start: int, stop: int) -> int:
    """Cut of a stretch wider than the line: after a joint, else where no mark suffers, else anywhere."""
    for cut in range(stop, start + (stop - start) // 3, -1):
        if text[cut - 1] in _JOINTS and text[cut] not in NOT_FIRST:
            return cut
    for cut in range(stop, start, -1):
        if text[cut] not in NOT_FIRST and text[cut - 1] not in NOT_LAST and not _clings(text[cut]):
            return cut
    return max(stop, start + 1)


def _needed(text: str, widths: Sequence[float], at: int) -> float:
    return widths[at] / 2 if text[at] in HALVED else widths[at]


def _whole_phrase(text: str, start: int, cut: int) -> int:
    """The cut before a short stretch that this one would tear, if a blank stands before it on the line."""
    if text[cut - 1] in _PARTS:
        return cut
    blank = max(text.rfind(part, start + 1, cut) for part in _PARTS)
    end = text.find(" ", cut)
    length = (len(text) if end < 0 else end) - blank - 1
    return blank + 1 if blank > 0 and length <= _PHRASE else cut


def _fold(text: str, widths: Sequence[float], room: float, indent: float, torn: bool = True) -> list[str]:
    """The lines; none where a word would have to be torn and must not be."""
    lines: list[str] = []
    start, left = 0, room - indent
    while True:
        used, at, best = 0.0, start, start
        while at < len(text) and (used + _needed(text, widths, at) <= left + _SLACK or text[at] == " "):
            used += widths[at]
            at += 1
            if at < len(text) and may_break(text, at):
                best = at
        if at >= len(text):
            lines.append(text[start:].rstrip(" ") if lines else text[start:])
            return lines
        if best <= start and not torn:
            return []
        cut = _whole_phrase(text, start, best) if best > start else _forced(text, start, at)
        lines.append(text[start:cut].rstrip(" "))
        start, left = cut, room
        while start < len(text) and text[start] == " ":
            start += 1


def break_lines(text: str, advance: Advance, room: float, indent: float = 0.0) -> tuple[str, ...]:
    """The lines of a text in ``room`` points; ``indent`` shortens the first line of each paragraph."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_fold(paragraph, [advance(c) for c in paragraph], room, indent))
    return tuple(lines)


def balanced_lines(text: str, advance: Advance, room: float) -> tuple[str, ...]:
    """As many lines as ``break_lines`` makes, as equal as they can be: a heading leaves no single sign behind."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        widths = [advance(c) for c in paragraph]
        best = _fold(paragraph, widths, room, 0.0)
        least, most = room / 2, room
        while len(best) > 1 and most - least > 1.0:
            middle = (least + most) / 2
            tried = _fold(paragraph, widths, middle, 0.0, torn=False)
            if tried and len(tried) == len(best):
                best, most = tried, middle
            else:
                least = middle
        lines.extend(best)
    return tuple(lines)


def ems(text: str) -> float:
    """About how wide a text is, in characters, before a face is known: Latin letters and digits are half of one."""
    return sum(0.6 if character < "\u2000" else 1.0 for character in text)


def at_wide_blanks(text: str, room: float) -> str:
    """Lines of ``room`` characters, broken where a wide blank parts two things: no label and no date is torn apart."""
    lines = [""]
    for part in text.split(APART):
        longer = f"{lines[-1]}{APART}{part}" if lines[-1] else part
        if lines[-1] and ems(longer) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    return "\n".join(lines)
