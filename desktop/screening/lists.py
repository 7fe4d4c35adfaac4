"""Lists as files: a word a line; an allow entry a line, its parts parted by tabs.

Blank lines and lines that begin with # are passed over. Every line that cannot be read is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop.screening.allowing import Allowed
from desktop.screening.finding import Kind
from desktop.screening.folding import word_form

LONGEST = 64
"""Signs of the longest word of a list: more is a sentence, pasted by mistake."""

KIND_NAMES: Mapping[str, Kind] = MappingProxyType(
    {
        "密级标志": Kind.CLASSIFICATION_MARK,
        "工作秘密、内部标志": Kind.INTERNAL_MARK,
        "工作秘密标志": Kind.INTERNAL_MARK,
        "内部标志": Kind.INTERNAL_MARK,
        "在册文件标题": Kind.REGISTER_TITLE,
        "在册文件文号": Kind.REGISTER_NUMBER,
        "公民身份号码": Kind.ID_NUMBER,
        "身份证号": Kind.ID_NUMBER,
        "手机号码": Kind.MOBILE,
        "手机号": Kind.MOBILE,
        "手机": Kind.MOBILE,
        "固定电话": Kind.LANDLINE,
        "座机": Kind.LANDLINE,
        "银行卡号": Kind.BANK_CARD,
        "护照号码": Kind.PASSPORT,
        "护照号": Kind.PASSPORT,
        "统一社会信用代码": Kind.USCC,
        "电子邮箱": Kind.EMAIL,
        "邮箱": Kind.EMAIL,
        "车牌号": Kind.PLATE,
        "车牌": Kind.PLATE,
        "关键词": Kind.KEYWORD,
        "宏": Kind.MACRO,
        "外部引用": Kind.EXTERNAL_REFERENCE,
    }
)
"""How an officer writes a kind in a list; its code does as well."""


@dataclass(frozen=True)
class BadLine:
    """``code``: ``too_long``, ``too_short``, ``unknown_kind``, ``no_date``; ``line`` from 1."""

    line: int
    code: str


def read_keywords(text: str) -> tuple[tuple[str, ...], tuple[BadLine, ...]]:
    """Words in their order, each once; a single sign would be found everywhere and is not taken."""
    words: dict[str, str] = {}
    bad = []
    for number, line in _lines(text):
        form = word_form(line)
        if not 2 <= len(form) <= LONGEST:
            bad.append(BadLine(number, "too_short" if len(form) < 2 else "too_long"))
        else:
            words.setdefault(form, line.strip())
    return tuple(words.values()), tuple(bad)


def read_allowed(text: str) -> tuple[tuple[Allowed, ...], tuple[BadLine, ...]]:
    """``words⇥context⇥kind⇥author⇥reason⇥until``; all but the words may be left out; a kind by its name or its code."""
    entries, bad = [], []
    for number, line in _lines(text):
        words, context, kind, author, reason, until = (*map(str.strip, line.split("\t")), *[""] * 6)[:6]
        if not 1 <= len(word_form(words)) <= 4 * LONGEST:
            bad.append(BadLine(number, "too_short" if not word_form(words) else "too_long"))
            continue
        try:
            meant = (KIND_NAMES.get(kind) or Kind(kind)) if kind else None
        except ValueError:
            bad.append(BadLine(number, "unknown_kind"))
            continue
        try:
            last = date.fromisoformat(until) if until else None
        except ValueError:
            bad.append(BadLine(number, "no_date"))
            continue
        entries.append(Allowed(words, meant, context, author, reason, last))
    return tuple(entries), tuple(bad)


def _lines(text: str) -> list[tuple[int, str]]:
    lines = enumerate(text.removeprefix("\ufeff").splitlines(), start=1)
    return [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]
