"""Is this the text we reviewed? The prints of a text, its differences from another, and what sort each is (D25).

文字性修改 is narrow on purpose: signs, spacing, a typing error of a character or two. Whatever touches a figure, a day, a
name, a place, a mark or a word that turns a sentence round is a change of substance, and so is whatever is in doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from desktop.plain.digest import sha256, sm3
from desktop.screening.text import Opens, Part, Passage, Trait, Where

_OF_THE_TEXT = frozenset(
    (Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE, Part.TEXT_BOX, Part.SPEAKER_NOTES)
)
"""Comments, properties, fields and names are read and checked, and are not what is published."""
AROUND = 12
_MOST_LINES = 20_000
"""Lines left between the first and the last that are equal; more is another text, not a changed one."""
_MOST_SIGNS = 2_000
"""Characters of a stretch that are compared one by one."""


class Sort(Enum):
    """What a difference touches; the first two are 文字性修改, the others are not."""

    PUNCTUATION = "punctuation"
    TYPING = "typing"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    MARK = "mark"
    MEANING = "meaning"
    WORDS = "words"


WORDING = frozenset((Sort.PUNCTUATION, Sort.TYPING))


@dataclass(frozen=True, slots=True)
class Prints:
    """Of the file and of its text, in hexadecimal; ``size`` of the file in bytes."""

    sha256: str
    sm3: str
    text_sm3: str
    size: int


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` became ``after``; ``left`` and ``right`` stand around both; ``line`` of the later text, from 1."""

    before: str
    after: str
    left: str
    right: str
    line: int
    sort: Sort


@dataclass(frozen=True)
class Known:
    """Names of persons and places that the unit knows, beside those that show by their shape."""

    persons: Collection[str] = ()
    places: Collection[str] = ()


def running_text(passages: Iterable[Passage]) -> str:
    """The text that is published, line by line: without what is deleted, and without what is told a second time."""
    lines = [line for row in _rows(passages) for line in _row_text(row).split("\n")]
    even = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return "\n".join(line for line in even if line)


def beside_text(passages: Iterable[Passage]) -> Iterator[tuple[Where, str]]:
    """What is checked and is not in that text, row by row: headers, notes, properties, what is deleted."""
    for row in _rows(passages):
        rest = [one for one in (_unseen(row) or row) if not _in_text(one)]
        words = " ".join("".join(one.text for one in rest).split())
        if words:
            yield rest[0].where, words


def _rows(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    row: list[Passage] = []
    for passage in (*passages, Passage("")):
        if row and passage.opens is not Opens.RUN:
            yield row
            row = []
        row.append(passage)


def _unseen(row: list[Passage]) -> list[Passage]:
    return [one for one in row if set(one.where.traits) - {Trait.INSERTED}]


def _in_text(one: Passage) -> bool:
    return one.where.part in _OF_THE_TEXT and Trait.DELETED not in one.where.traits


def _row_text(row: list[Passage]) -> str:
    """A row with something deleted in it is told beside the text: what is hidden in it counts, nothing else does."""
    return "".join(one.text for one in (_unseen(row) or row) if _in_text(one))


def prints(content: bytes, text: str) -> Prints:
    """The text's print does not depend on how its lines are broken: a docx and its pdf have the same."""
    bare = "".join(unicodedata.normalize("NFC", text).split()).encode("utf-8")
    return Prints(sha256(content).hex(), sm3(content).hex(), sm3(bare).hex(), len(content))


def is_same(one: str, other: str) -> bool:
    """The same text, whatever its lines."""
    return "".join(one.split()) == "".join(other.split())


def changes(reviewed: str, later: str, known: Known | None = None) -> tuple[Change, ...]:
    """Every difference, in the order of the later text."""
    if is_same(reviewed, later):
        return ()
    found: list[Change] = []
    for old, new, line in _blocks(reviewed.split("\n"), later.split("\n")):
        found += _within(old, new, line, known or Known())
    return tuple(found)


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, str, int]]:
    """Stretches of lines that differ, and the line of the later text they begin in."""
    begin = 0
    while begin < min(len(old), len(new)) and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < min(len(old), len(new)) - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = old[begin : len(old) - end], new[begin : len(new) - end]
    if len(left) + len(right) > _MOST_LINES:
        yield "\n".join(left), "\n".join(right), begin + 1
        return
    for what, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what != "equal":
            yield "\n".join(left[i:j]), "\n".join(right[k:m]), begin + k + 1


def _within(old: str, new: str, line: int, known: Known) -> Iterator[Change]:
    """The differences of a stretch; one that is too long to be compared is one change of words."""
    if len(old) + len(new) > _MOST_SIGNS:
        same = is_same(old, new)
        if not same:
            yield Change(old[:_MOST_SIGNS], new[:_MOST_SIGNS], "", "", line, Sort.WORDS)
        return
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal" or "".join(old[i:j].split()) == "".join(new[k:m].split()):
            continue
        sort = _sort(old, (i, j), new, (k, m), known)
        at = line + new.count("\n", 0, k)
        yield Change(old[i:j], new[k:m], new[max(k - AROUND, 0) : k], new[m : m + AROUND], at, sort)


_NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两半壹贰叁肆伍陆柒捌玖拾佰仟%％‰]")
_DAY = re.compile(
    r"[今去明前后昨本上下][年月日天周旬]|[上下]半[年月]|[年月日周旬季]度?|星期|上午|下午|凌晨|中午|晚上|即日|届时"
)
_LEVEL = re.compile(r"绝密|机密|秘密|内部|密级|保密|★|☆|公开|解密")
_TURNS = re.compile(r"[不未无非没勿莫禁否免必须应可能得准许仅只除均各全]|停止|取消|撤销|暂|拟|已|将")
_TITLE = (
    r"(?:同志|书记|局长|主任|处长|科长|股长|所长|厅长|部长|市长|县长|区长|乡长|镇长|主席|总理|院长|校长|经理|董事长|秘书长"
    r"|先生|女士|教授|医生|老师|警官|专员|委员|代表)"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
)
_NAMED = re.compile(
    rf"(?:[{_SURNAMES}][一-鿿]{{1,2}}|[一-鿿]{{2,4}}){_TITLE}|{_TITLE}[：:]?[{_SURNAMES}][一-鿿]{{1,2}}"
)
_BEFORE_A_NAME = "联系人|负责人|姓名|作者|记者|撰稿|编辑|审核|签发|主讲|由|向|与|和|、"
_INTRODUCED = re.compile(rf"(?:{_BEFORE_A_NAME})[：:]?[{_SURNAMES}][一-鿿]{{1,2}}")
_LOCATED = re.compile(r"[一-鿿]{1,4}(?:省|市|县|区|旗|自治州|盟|镇|乡|村|街道|社区|大道|广场|机场|车站)")
_SIGNS = re.compile(r"[\W_]+")
_NEAR = 8


def _sort(old: str, was: tuple[int, int], new: str, now: tuple[int, int], known: Known) -> Sort:
    """The gravest thing that either side touches."""
    sides = [(old, *was), (new, *now)]
    touched = [text[start:end] for text, start, end in sides]
    if unicodedata.normalize("NFKC", touched[0]) == unicodedata.normalize("NFKC", touched[1]):
        return Sort.PUNCTUATION  # the same signs, wide or narrow
    if all(_SIGNS.fullmatch(one) or not one for one in touched) and not any(
        _LEVEL.search(one) for one in touched
    ):
        # a sign between figures is part of the figure: 1.5 and 15, 3-5 and 3、5
        between = any(_between_figures(*side) for side in sides)
        return Sort.FIGURE if between else Sort.PUNCTUATION
    if any(_NUMERAL.search(one) for one in touched):
        return Sort.DATE if any(_is_day(text, end) for text, _start, end in sides) else Sort.FIGURE
    for pattern, sort in ((_LEVEL, Sort.MARK), (_DAY, Sort.DATE)):
        if any(_touches(pattern, *side) for side in sides):
            return sort
    for names, patterns, sort in (
        (known.persons, (_NAMED, _INTRODUCED), Sort.NAME),
        (known.places, (_LOCATED,), Sort.PLACE),
    ):
        if any(_holds(names, *side) or any(_touches(one, *side) for one in patterns) for side in sides):
            return sort
    if any(_TURNS.search(one) for one in touched):
        return Sort.MEANING
    return Sort.TYPING if max(map(len, touched)) <= 2 and "\n" not in "".join(touched) else Sort.WORDS


def _between_figures(text: str, start: int, end: int) -> bool:
    left, right = text[max(start - 1, 0) : start], text[end : end + 1]
    return bool(_NUMERAL.match(left) and _NUMERAL.match(right))


def _is_day(text: str, end: int) -> bool:
    return (
        re.match(r"[\d〇零一二三四五六七八九十]*\s*[年月日时点]|[-—./]\d", text[end : end + _NEAR])
        is not None
    )


def _touches(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Something of that shape covers a character that changed."""
    low = max(start - _NEAR, 0)
    near = text[low : end + _NEAR]
    for at in range(len(near)):
        found = pattern.match(near, at)
        if found and low + found.start() < max(end, start + 1) and low + found.end() > start:
            return True
    return False


def _holds(names: Collection[str], text: str, start: int, end: int) -> bool:
    near = text[max(start - _NEAR, 0) : end + _NEAR]
    offset = start - max(start - _NEAR, 0)
    for name in names:
        at = near.find(name)
        while at >= 0:
            if at < max(offset + end - start, offset + 1) and at + len(name) > offset:
                return True
            at = near.find(name, at + 1)
    return False
