"""Marks of classification (机密★10年), told apart from the words (保守国家秘密法, 商业秘密, 机密性).

Each shape is a small function over the word, its line and its place; the first that answers decides.
The word in running text (定为机密) is no mark: it is a word to look at (D22).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from desktop.screening.finding import Kind
from desktop.screening.folding import HAN
from desktop.screening.marks.company import follows_a_level, goes_before
from desktop.screening.marks.lines import G, Line, View, spaced, tight
from desktop.screening.marks.words import (
    CLOSING,
    DATE,
    ENDS,
    OPENING,
    PERIOD,
    ROUND_CLOSING,
    ROUND_OPENING,
    STARS,
    STOPS,
    STRICT_PERIOD,
)
from desktop.screening.sought import Hit

BEGINNINGS = "绝密|机密|秘密|絕密|機密|祕密"
_LEVEL = re.compile(rf"[绝机秘絕機祕]{G}密")
_TRADITIONAL = str.maketrans("絕機祕", "绝机秘")
_OTHER_SECRETS = re.compile(
    rf"(?:{spaced('国家|商业|工作|个人|军事|警务|技术|职业|行业|企业|公司|通信|审判|商|保守|泄露|泄漏|的|党和国家')}){G}$"
)
"""What makes 秘密 another word; 机密 and 绝密 have no such."""
_NO_LEVEL = re.compile(rf"{G}(?:[性码钥]|级{G}[以别及])")
_STARRED = re.compile(
    rf"{G}(?:级{G})?(?P<star>[{STARS}]|\*)"
    rf"(?:[ \u200b]{{0,3}}(?P<date>{DATE})|{G}(?P<round>[(（]{G})?(?P<period>{PERIOD})(?(round){G}[)）]))?"
)
_PERIOD_AFTER = re.compile(
    rf"{G}(?:级{G})?(?P<round>[(（]{G})?[^\w\s(（)）\x00]{{0,3}}{G}(?P<period>{STRICT_PERIOD})(?(round){G}[)）])"
)
_BEFORE_USE = re.compile(rf"{G}[·•・|\-—]{{0,2}}{G}(?P<period>{spaced('启用前|考前')})")
_BODY_OF_MARK = rf"(?:{spaced('级|文件|件|材料|资料|公文|电报|传真|级文件|级资料|级材料')})?"
_FRAMED = re.compile(rf"{G}{_BODY_OF_MARK}{G}[{re.escape(CLOSING)}]")
_FRAMED_ROUND = re.compile(rf"(?P<inside>[^\n\x00{ROUND_OPENING}{ROUND_CLOSING}]{{0,24}})[{ROUND_CLOSING}]")
_SUFFIX = re.compile(r"^\.[A-Za-z]{2,5}$")
"""Of a file's name."""
_FRAME_OPENS = re.compile(rf"[{re.escape(OPENING)}]{G}$")
_ROUND_OPENS = re.compile(rf"[{ROUND_OPENING}]{G}$")
FAR = 3
"""Blanks that part a mark from a heading in the same line."""
LABEL = (
    rf"(?:{spaced('秘密等级|机密等级|涉密等级|保密等级|保密级别|涉密级别|文件等级|文件级别|保密类别|文件密级|密级|密級|密别|密等|定密|标密')})"
    rf"(?:{G}(?:{spaced('情况|标识|标志|程度|类别|类型|结果|意见|属性|申请|建议')}))?(?:{G}[/、及和与]{G}{spaced('保密期限')})?"
    rf"(?:{G}\*)?(?:{G}[(（][^()（）\n\x00]{{1,12}}[)）])?"
)
_LABELLED = re.compile(rf"{LABEL}(?P<sign>{G}[为是]?{G}(?:[:：|=】\]〕]|-{{1,2}}){G}|{G}[为是]?{G})$")
_ENDS_LABEL = frozenset("级級别等密限况识志度型果见性请议为是:：|=*)）】]〕- \n\u200b")
_PAPERS = "(?:件|文|文件|稿|报告|材料|资料|方案|纪要|简报|汇编|手册|目录|清单|名册|图|图册|数据|表|通知|内容)"
_OF_ITSELF = re.compile(
    rf"(?:[本此该]{_PAPERS}的?{LABEL}[为是]|[本此][{HAN}]{{0,8}}{_PAPERS}已?被?(?:属于|属|系|为|是|定为|确定为|列为)){G}$"
)
"""A paper that says its own level in a sentence."""
_GOES_ON = re.compile(rf"{G}(?:级{G})?(?:[的以或、/]|[绝机秘]{G}密)")
_LABEL = re.compile(LABEL)
_TICKS, _BOXES = "☑☒√✓✔■●◉⊙▣🗹", "□○◯☐▢◻⬜"
_CROSSED = rf"[(\[（【]{G}[xX×vV]{G}[)\]）】]"
"""A tick typed on a keyboard, in its brackets."""
_TICKED_LEFT = re.compile(rf"(?:[{_TICKS}]{G}[)\]）】]?|{_CROSSED}){G}$")
_TICKED_RIGHT = re.compile(rf"{G}(?:级)?{G}(?:[(\[（【]?{G}[{_TICKS}]|{_CROSSED})")
_BOX_FIRST = re.compile(rf"{G}[:：]?{G}(?:[(（\[【]{G}[)）\]】]|{_CROSSED}|[(\[（【]?{G}[{_TICKS}{_BOXES}])")
_ASKED = re.compile(rf"[^:：(（{_TICKS}{_BOXES}]{{0,12}}(?=[:：])")
"""The rest of what a form asks: 密级选择：."""
_BOX = re.compile(f"[{_TICKS}{_BOXES}]|{_CROSSED}")
_LEVELS = re.compile("绝密|机密|(?<!国家)(?<!商业)(?<!工作)秘密")
_LEVEL_LINE = re.compile(
    "[●◆◇•·*-]?(?:[0-9一二三]+[、.)）]?)?(?:绝密|机密|秘密|工作秘密|内部|公开|普通|非密|无|一般)级?"
)
_ABOUT_LEVELS = re.compile(
    "等级|级别|分为|三级|分级|定为|属于|是否|涉密(?!文件|资料|材料|件|电报)|国家秘密的|" + STOPS
)
_TEXT_LEFT = re.compile(
    rf"(?:{spaced('定为|确定为|列为|标为|标注|标明|标有|标识为|属于|属|密级为|密级是|降为|升为|变更为|调整为|涉及|按')}){G}[“\"‘']?{G}$"
)
_TEXT_RIGHT = re.compile(
    rf"{G}(?:级{G}(?!{spaced('以上|以下|别|及以上')})|{spaced('文件|资料|材料|事项|件|载体|电报')})"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A level as it stands, with its line."""

    view: View
    start: int
    end: int
    name: str
    line: Line

    def left(self, pattern: re.Pattern[str], reach: int = 40) -> re.Match[str] | None:
        return pattern.search(self.view.text, max(self.start - reach, 0), self.start)

    def right(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.view.text, self.end)

    def mark(self, end: int, shape: str, confidence: int, period: str = "", start: int = -1) -> Hit:
        meant = self.name + (f"★{tight(period)}" if period else "")
        start = self.start if start < 0 else start
        return Hit(start, end, Kind.CLASSIFICATION_MARK, confidence, meant, shape)

    def word(self, confidence: int) -> Hit:
        return Hit(self.start, self.end, Kind.KEYWORD, confidence, self.name, "level_in_text")


_Shape = Callable[[_Word], Hit | None]


def level_mark(view: View, start: int) -> Hit | None:
    """The mark that begins here, or the level that running text speaks of."""
    found = _LEVEL.match(view.text, start)
    if found is None:
        return None
    name = tight(found[0]).translate(_TRADITIONAL)
    before = _OTHER_SECRETS.search(view.text, max(start - 24, 0), start) if name == "秘密" else None
    word = _Word(view, start, found.end(), name, view.line(start, found.end()))
    if before:
        return _starred(word) if tight(before[0]) == "国家" else None
    for shape in _FORM if _in_a_form(word) else _SHAPES:
        if (hit := shape(word)) is not None:
            return hit
    return None


def _starred(word: _Word) -> Hit | None:
    found = word.right(_STARRED)
    if found is None:
        return None
    period = found["period"] or found["date"] or ""
    if found["star"] == "*" and not period:
        line = word.view.line(word.start, found.end())
        if not line.alone:  # a footnote sign, or emphasis
            return None
    return word.mark(found.end(), "starred", 990 if period else 960, period)


def _in_a_form(word: _Word) -> bool:
    line = word.line
    return has_boxes(line) and bool(_LABEL.search(line.left) or _lists_levels(line))


def _ticked(word: _Word) -> Hit | None:
    """密级：□绝密 ☑机密 □秘密: of a list only the ticked one, of an empty form none."""
    return word.mark(word.end, "ticked", 930) if is_ticked(word.view, word.start, word.end) else None


def is_ticked(view: View, start: int, end: int) -> bool:
    """Of the boxes in the line, the one that belongs to the word: before it, or after it where none stands first."""
    line = view.line(start, end)
    label = _LABEL.search(line.left)
    begins = line.left[label.end() :] if label else line.left
    if (asked := _ASKED.match(begins)) is not None:
        begins = begins[asked.end() :]
    if _BOX_FIRST.match(begins):
        return bool(_TICKED_LEFT.search(view.text, max(start - 12, 0), start))
    return bool(_TICKED_RIGHT.match(view.text, end))


def has_boxes(line: Line) -> bool:
    """A form to be ticked, not a mark alone."""
    return bool(_BOX.search(line.left + line.right))


def _with_period(word: _Word) -> Hit | None:
    """Without a star, a period makes a mark only where the words stand for themselves."""
    if found := word.right(_BEFORE_USE):
        return word.mark(found.end(), "with_period", 900, found["period"])
    found = word.right(_PERIOD_AFTER)
    if found is None:
        return None
    line = word.view.line(word.start, found.end())
    left, right = tight(line.left), tight(line.right)
    alone = line.whole and goes_before(left) and follows_a_level(right)
    framed = left[-1:] in tuple(OPENING + ROUND_OPENING) and right[:1] in tuple(CLOSING + ROUND_CLOSING)
    labelled = word.left(_LABELLED)
    if alone or framed or (labelled and not _lists_levels(line)):
        return word.mark(found.end(), "with_period", 900, found["period"])
    return None


def _framed(word: _Word) -> Hit | None:
    found = word.right(_FRAMED)
    opens = found and word.left(_FRAME_OPENS, 10)
    if not (found and opens):
        return None
    line = word.view.line(opens.start(), found.end())
    return None if _lists_levels(line) else word.mark(found.end(), "framed", 940, start=opens.start())


def _framed_round(word: _Word) -> Hit | None:
    """（秘密） beside a title, not the remark in a sentence."""
    found = word.right(_FRAMED_ROUND)
    opens = found and word.left(_ROUND_OPENS, 10)
    if not (found and opens and follows_a_level(tight(found["inside"]))):
        return None
    line = word.view.line(opens.start(), found.end())
    left, right = tight(line.left), _SUFFIX.sub("", tight(line.right))
    beside = (line.from_start and not left) or (line.to_end and not right)
    if not beside or _lists_levels(line) or _ABOUT_LEVELS.search(left + right):
        return None
    return word.mark(found.end(), "framed", 880, start=opens.start())


def _labelled(word: _Word) -> Hit | None:
    """密级：机密; without a colon the label begins its line or its cell."""
    if word.left(_OF_ITSELF) and not (word.right(_GOES_ON) or word.right(_NO_LEVEL)):
        return word.mark(word.end, "labelled", 900)
    label = word.view.text[word.start - 1 : word.start] in _ENDS_LABEL and word.left(_LABELLED)
    if not label or word.right(_NO_LEVEL):
        return None
    if _lists_levels(word.line) or _among_levels(word, below_only=True):
        return None
    said = label["sign"].strip(" \n\u200b")
    if said in ("", "为", "是"):
        before = tight(word.view.line(label.start(), word.end).left)
        stops = "|，" + ENDS if label["sign"] else ":："
        if before and before[-1] not in stops:
            return None
        if said and tight(word.line.right)[:1] not in ("", ",", "，", ";", *ENDS):
            return None
    return word.mark(word.end, "labelled", 950)


def _alone(word: _Word) -> Hit | None:
    """A line, a header, a box of its own."""
    line, view = word.line, word.view
    if not (line.whole and goes_before(tight(line.left)) and follows_a_level(tight(line.right))):
        return None
    if _among_levels(word):
        return None
    if view.own_place(word.start) or view.concealed(word.start):
        return word.mark(word.end, "standing_alone", 960)
    if view.in_cell(word.start):
        return word.word(500)
    return word.mark(word.end, "standing_alone", 920 if view.on_top(word.start) else 750)


def _at_the_edge(word: _Word) -> Hit | None:
    """At the edge of a line, parted from its other words: 机密　　××局简报; outside headers only far parted."""
    view, line = word.view, word.line
    if not line.whole or _lists_levels(line):
        return None
    after, before = re.match(rf"([ |{STARS}]+)", line.right), re.search(rf"([ |{STARS}]+)$", line.left)
    gap = after if not tight(line.left) else before if not tight(line.right) else None
    if gap is None:
        return None
    if view.own_place(word.start):
        return word.mark(word.end, "at_the_edge", 820)
    far = len(gap[0]) >= FAR and view.on_top(word.start)
    return word.mark(word.end, "at_the_edge", 700) if far else None


def _in_text(word: _Word) -> Hit | None:
    """A word to look at, where the sentence speaks of a level; 秘密 alone is an everyday word."""
    after = word.right(_TEXT_RIGHT)
    if word.name == "秘密" and not (after and "级" in after[0]):
        after = None
    if not (after or word.left(_TEXT_LEFT, 24)) or word.right(_NO_LEVEL) or _lists_levels(word.line):
        return None
    return word.word(400)


def _lists_levels(line: Line) -> bool:
    """The line names other levels too: a rule, a list, a form."""
    return bool(_LEVELS.search(_LABEL.sub("", tight(line.left))) or _LEVELS.search(tight(line.right)))


def _among_levels(word: _Word, below_only: bool = False) -> bool:
    """The neighbouring lines are levels themselves: a list, a column."""
    view = word.view
    near = [view.below(word.end)] if below_only else [view.below(word.end), view.above(word.start)]
    return any(_LEVEL_LINE.fullmatch(line) for line in near)


_FORM: tuple[_Shape, ...] = (_starred, _ticked)
_SHAPES: tuple[_Shape, ...] = (
    _starred, _with_period, _framed, _framed_round, _labelled, _alone, _at_the_edge, _in_text,
)  # fmt: skip
