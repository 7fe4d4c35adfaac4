"""Marks of 工作秘密, 内部 and what is printed beside them; they are no classifications (A5.1, D24).

``work_secret`` blocks by default, ``internal`` and ``restricted`` are to be looked at (D22);
``trade_secret`` are the marks of an enterprise (核心商密★10年).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.screening.finding import Kind
from desktop.screening.folding import HAN
from desktop.screening.marks.company import follows_internal, goes_before
from desktop.screening.marks.levels import LABEL, has_boxes, is_ticked
from desktop.screening.marks.lines import G, View, spaced, tight
from desktop.screening.marks.words import (
    BESIDE,
    CLOSING,
    ENDS,
    OPENING,
    PERIOD,
    ROUND_CLOSING,
    ROUND_OPENING,
    STARS,
    STOPS,
    WARNINGS,
)
from desktop.screening.sought import Hit

_SECRETS = re.compile(
    rf"(?P<work>{spaced('工作秘密')})"
    rf"|(?P<trade>(?:{spaced('核心|普通')})?{G}(?:{spaced('商业秘密|商密')}))"
    rf"|(?P<party>{spaced('党内')}{G}(?:{spaced('文件|刊物|资料')}))"
    rf"|(?P<internal>{spaced('内部')}{G}(?:{spaced('资料|文件|材料|刊物|参考|情况|学习材料|参考材料|交流材料|培训材料|工作材料|会议材料|会议资料|征求意见|传达|书籍|手册|使用|传阅|发行|掌握|读物|简报|通报|交流|明电|信息|讨论稿|征求意见稿|电报|传真|传真电报|发放|参阅|参阅件|动态|专报|要情|稿|参考资料|学习资料|交流资料|培训资料|工作资料|稿件|文稿|事项|件')})?)"
)
BEGINNINGS = (
    f"工作|核心|普通|商业|商密|党内|内部|仅供|仅限|只供|只限|限于|供内|供领|限内|此件|本件|{WARNINGS}"
)
_STARRED = re.compile(rf"{G}(?:[{STARS}]|\*(?={G}{PERIOD}))(?:{G}{PERIOD})?")
_AND_WARNING = re.compile(
    rf"{G}(?:[(（]{G}(?:{spaced(BESIDE)}){G}[)）]|[,，、·•・!:：{ENDS}\-—]?{G}(?:{spaced(BESIDE)}))"
)
_LABELLED = re.compile(rf"(?:{LABEL}|{spaced('性质|类别|属性|类型|标识')}){G}[:：|]{G}$")
_OF_ITSELF = re.compile(
    rf"[本此该]{G}(?:{spaced('件|刊|刊物|资料|文件|材料|报告|稿|手册|汇编|简报|书|册')}){G}(?:{spaced('属于|属|为|系|是')}){G}$"
)
"""A paper that says in a sentence what it is: 本刊为内部刊物."""
_END_OF_VALUE = re.compile(rf"{G}(?:$|[\n\x00,，、;()（）|{ENDS}]| )")
_FRAMES = (
    (re.compile(rf"[{re.escape(OPENING)}]{G}$"), re.compile(rf"{G}[{re.escape(CLOSING)}]")),
    (re.compile(rf"[{ROUND_OPENING}]{G}$"), re.compile(rf"{G}[{ROUND_CLOSING}]")),
)

_ONLY = re.compile(
    rf"(?:仅{G}[供限]|只{G}[供限]|限{G}于|限|供){G}[^\n\x00，:：{ENDS}]{{0,10}}?(?:{spaced('内部|领导|领导同志')}){G}(?:{spaced('人员|工作|学习|办公')})?{G}"
    rf"(?:{spaced('参考|参阅|使用|传阅|传达|交流|学习|掌握|阅读|研究|查阅|讨论|发行|阅')})"
)
_PAPER = re.compile(
    "资料|材料|文件|报告|本稿|此稿|此件|本件|刊|数据|内容|信息|手册|简报|研究|汇编|纪要|通讯录|名单|方案|表|摘要|专报"
)
_OBJECT_AFTER = re.compile(f"{G}[的车人区场设电厕道]")
_ONLY_FRAMED = re.compile(rf"{G}(?:$|[\n\x00,，;!)）】\]〕{ENDS}]|(?:{spaced(BESIDE)}))")
_RESTRICTED = re.compile(
    rf"[此本]{G}件{G}(?:{spaced('不公开|不予公开|不得公开|不宜公开|不对外|不得翻印|不得外传|不登报|不得登报|不上网|不得上网|不上互联网|不发互联网|不得上互联网|内部掌握|内部使用|内部参阅|内部参考|内部传阅|阅后')}"
    rf"|(?:{spaced('只发|发至|传达至|限发')}){G}[^\n\x00)）{ENDS}]{{1,16}}级|(?:{spaced('仅限|只限|限')}){G}[^\n\x00)）{ENDS}]{{1,12}}(?:{spaced('使用|传阅|参阅|阅')}))"
)
_OPENS, _CLOSES = frozenset(ROUND_OPENING + OPENING), frozenset(ROUND_CLOSING + CLOSING)
_TAKEN_BACK = re.compile(
    rf"[会阅用请不严切]{G}.{{0,8}}?[后勿得禁]{G}(?:{spaced('收回|交回|退回|外传|扩散')})", re.DOTALL
)
_SAID_OF = "(?:本|此|会议|以上|上述|有关|相关)?(?:件|稿|内容|资料|材料|文件|信息|数据|讲话|通知)"
_FORBIDDEN = f"[,，、](?:请勿|切勿|勿|不得|严禁|禁止)[{HAN}]{{1,14}}"
_WARNING_LINE = re.compile(
    rf"(?:{_SAID_OF})?(?:{WARNINGS})(?:[,，、!·{ENDS}]?(?:{WARNINGS})|{_FORBIDDEN}){{0,3}}[!{ENDS}]?"
)
_WARNING = re.compile(rf"(?:{spaced(WARNINGS)})")


def internal_mark(view: View, start: int) -> Hit | None:
    """The mark that begins here of what is kept inside without being classified."""
    for reader in _READERS:
        if (hit := reader(view, start)) is not None:
            return hit
    return None


def _hit(start: int, end: int, shape: str, confidence: int, view: View) -> Hit:
    return Hit(start, end, Kind.INTERNAL_MARK, confidence, tight(view.text[start:end]), shape)


def _named(view: View, start: int) -> Hit | None:
    """工作秘密, 内部资料 and the like, by what stands around."""
    text = view.text
    found = _SECRETS.match(text, start)
    if found is None:
        return None
    end = found.end()
    if found["work"] and (trade := _OF_A_TRADE.search(text, max(start - 12, 0), start)):
        start = trade.start()
    shape = {"work": "work_secret", "trade": "trade_secret"}.get(found.lastgroup or "", "internal")
    bare = shape == "internal" and tight(found[0]) == "内部"
    if starred := _STARRED.match(text, end):
        return _hit(start, starred.end(), shape, 980, view)
    warning = None if bare or shape == "trade_secret" else _AND_WARNING.match(text, end)
    if warning and _begins(view, start):
        return _hit(start, warning.end(), shape, 950, view)
    if framed := _framed(view, start, end):
        return _hit(*framed, shape, 900, view)
    if not bare and _OF_ITSELF.search(text, max(start - 24, 0), start) and _END_OF_VALUE.match(text, end):
        return _hit(start, end, shape, 900, view)
    if _LABELLED.search(text, max(start - 40, 0), start) and _END_OF_VALUE.match(text, end):
        return _hit(start, end, shape, 930, view)
    if not bare and has_boxes(view.line(start, end)):
        return _hit(start, end, shape, 900, view) if is_ticked(view, start, end) else None
    confidence = _alone(view, start, end, bare)
    return _hit(start, end, shape, confidence, view) if confidence else None


_OF_A_TRADE = re.compile(rf"(?:{spaced('警务|审判|检察|税务|海关|纪检|监察|审计|统计|监狱')}){G}$")
"""Whose secrets of work they are stands before."""


def _begins(view: View, start: int) -> bool:
    """Before it nothing, or the end of a sentence, a bracket, a blank: 加强内部资料保管 is none."""
    left = view.line(start, start).left
    return not tight(left) or left[-1] in ' ,，;:：!·(（【[〔《|★☆-“‘"' + ENDS


def _framed(view: View, start: int, end: int) -> tuple[int, int] | None:
    """In brackets of its own, at the edge of a line; round ones hold remarks within a sentence too."""
    for number, (opening, closing) in enumerate(_FRAMES):
        opens, closes = opening.search(view.text, max(start - 10, 0), start), closing.match(view.text, end)
        if opens and closes:
            line = view.line(opens.start(), closes.end())
            beside = (line.from_start and not tight(line.left)) or (line.to_end and not tight(line.right))
            if number == 0 or (beside and not re.search(STOPS, line.left + line.right)):
                return opens.start(), closes.end()
    return None


def _alone(view: View, start: int, end: int, bare: bool) -> int:
    line = view.line(start, end)
    if not (line.whole and goes_before(tight(line.left)) and follows_internal(tight(line.right))):
        return 0
    if view.own_place(start) or view.concealed(start):
        return 930
    if view.in_cell(start):
        return 0
    return 850 if view.on_top(start) else 0 if bare else 700


def _only(view: View, start: int) -> Hit | None:
    """仅供内部参考: of a paper; 停车场仅供内部使用 is about something else."""
    found = _ONLY.match(view.text, start)
    if found is None or _OBJECT_AFTER.match(view.text, found.end()):
        return None
    line = view.line(start, found.end())
    sentence = re.split(STOPS, line.left)[-1]
    by_itself = not tight(sentence) or sentence[-1] in "(（【[ ·"
    of_a_paper = _PAPER.search(tight(sentence)) and _ONLY_FRAMED.match(view.text, found.end())
    return _hit(*found.span(), "internal", 880, view) if by_itself or of_a_paper else None


def _restricted(view: View, start: int) -> Hit | None:
    """此件发至县团级."""
    found = _RESTRICTED.match(view.text, start)
    return _hit(*found.span(), "restricted", 860, view) if found else None


def _warning(view: View, start: int) -> Hit | None:
    """注意保存 on a line of its own, （会后收回） at the end of a title."""
    found = _WARNING.match(view.text, start)
    if found is None:
        return None
    line = view.line(start, found.end())
    framed = line.left[-1:] in _OPENS and line.right[:1] in _CLOSES
    several = line.whole and _WARNING_LINE.fullmatch(tight(line.left + found[0] + line.right))
    if framed or several:
        end = found.end() if framed else found.end() + len(line.right.rstrip(" \u200b" + ENDS))
        return _hit(start, end, "restricted", 780, view)
    after_a_blank = line.left.endswith(" ") and not re.search("密|内部", line.left)
    at_the_end = line.whole and not tight(line.right) and after_a_blank
    if at_the_end and _TAKEN_BACK.match(found[0]):
        return _hit(*found.span(), "restricted", 720, view)
    return None


_READERS: tuple[Callable[[View, int], Hit | None], ...] = (_named, _only, _restricted, _warning)
