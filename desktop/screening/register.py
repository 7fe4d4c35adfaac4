"""Titles and numbers of the secret register, compared with a text (A2.4a, C7.16).

The caller gives what the register holds; findings answer the caller's own key, and what stands in the
text. Short titles and those made of everybody's words (关于召开工作会议的通知) are not sought: they are
everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from desktop.screening.finding import Kind
from desktop.screening.folding import HAN, Shortened, bare, folded, lowered
from desktop.screening.sought import Hit

SHORTEST = 8
"""Signs of the shortest title that is sought inside a sentence."""
GRAM = 6
"""Signs of a title by which it is looked for before it is compared."""
OWN_SIGNS = 4
"""Signs that must be left of it without everybody's words."""

_COMMON = re.compile(
    "关于|印发|转发|下发|报送|召开|开展|做好|加强|进一步|推进|落实|组织|实施|工作|会议|通知|通报|报告|请示|批复|意见|"
    "纪要|决定|方案|计划|总结|安排|情况|有关|事项|问题|年度|全市|全省|全国|我市|我省|领导|小组|办公室|中共|委员会|"
    "人民政府|市委|市政府|省委|省政府|党组|党委|政府|文件|材料|讲话|汇报|名单|要点|重点|管理|办法|规定|制度|培训|检查|"
    "[0-9一二三四五六七八九十年月日第号次期届的和与及等在对函]"
)
_ABOUT = re.compile("^.{2,40}?(?=关于)")
_INNER = re.compile("《([^《》]+)》")
_BRACKETED = re.compile(
    rf"(?P<body>[{HAN}A-Za-z]{{1,20}}) ?[〔\[【(（﹝〈<] ?(?P<year>(?:19|20)[0-9]{{2}})年? ?[〕\]】)）﹞〉>]"
    r" ?(?:第 ?)?0*(?P<serial>[0-9]{1,6})(?![0-9\-])(?: ?号)?"
)


@dataclass(frozen=True)
class Registered:
    """A paper of the register: ``key`` is the caller's, and comes back as the finding's ``meant``."""

    key: str
    title: str = ""
    numbers: tuple[str, ...] = ()


class _Titles:
    """Titles, found by a few rare signs of each, then compared whole.

    An automaton of a hundred thousand whole titles would take a gigabyte.
    """

    def __init__(self) -> None:
        self._forms: dict[str, tuple[str, int, str]] = {}
        self._places: dict[str, set[tuple[int, int]]] = {}
        self.longest = 0

    def enter(self, title: str, key: str) -> None:
        gram = ""
        for form, confidence, shape in _forms(title):
            if gram not in form or not gram:
                gram = _rarest(form)
            self._places.setdefault(gram, set()).add((form.index(gram), len(form)))
            self.longest = max(self.longest, len(form))
            if form not in self._forms or self._forms[form][1] < confidence:
                self._forms[form] = (key, confidence, shape)

    def ready(self) -> None:
        self._grams = [sorted(places, key=lambda place: -place[1]) for places in self._places.values()]
        self._seek = ahocorasick_rs.AhoCorasick(list(self._places))

    def found(self, words: Shortened) -> Iterator[Hit]:
        taken = 0
        for number, start, _end in self._seek.find_matches_as_indexes(words.text, overlapping=True):
            for offset, length in self._grams[number]:
                begin = start - offset
                known = self._forms.get(words.text[begin : begin + length]) if begin >= taken else None
                if known is not None:
                    key, confidence, shape = known
                    taken = begin + length
                    yield Hit(*words.span(begin, taken), Kind.REGISTER_TITLE, confidence, key, shape)
                    break


class Register:
    """What is registered, ready to be compared; titles by the hundred thousand."""

    def __init__(self, papers: Iterable[Registered]):
        self._titles = _Titles()
        self._serials: dict[tuple[str, str], list[tuple[str, str]]] = {}
        numbers: dict[str, str] = {}
        self.empty = True
        for paper in papers:
            self.empty = False
            self._titles.enter(paper.title, paper.key)
            for number in paper.numbers:
                self._enter(number, paper.key, numbers)
        self._titles.ready()
        self._numbers = list(numbers.values())
        self.longest = max((self._titles.longest, *map(len, numbers)))
        self._seek_numbers = ahocorasick_rs.AhoCorasick(
            list(numbers), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def _enter(self, number: str, key: str, numbers: dict[str, str]) -> None:
        plain = lowered(folded(number))
        found = _BRACKETED.search(plain)
        if found:
            serial = (found["year"], found["serial"])
            self._serials.setdefault(serial, []).append((found["body"], key))
            return
        form = bare(plain).text
        if len(form) >= SHORTEST - 1 and sum(sign.isdigit() for sign in form) >= 4:
            numbers.setdefault(form, key)

    def found(self, text: str) -> Iterator[Hit]:
        """Titles and numbers in a folded text."""
        if self.empty:
            return
        small = lowered(text)
        words = bare(small)
        yield from self._titles.found(words)
        yield from self._plain_numbers(small, words)
        for found in _BRACKETED.finditer(small):
            for body, key in self._serials.get((found["year"], found["serial"]), ()):
                if found["body"].endswith(body):
                    start = found.end("body") - len(body)
                    yield Hit(start, found.end(), Kind.REGISTER_NUMBER, 980, key, "bracketed")

    def _plain_numbers(self, text: str, words: Shortened) -> Iterator[Hit]:
        for number, first, last in self._seek_numbers.find_matches_as_indexes(words.text):
            start, end = words.span(first, last)
            before, after = text[max(start - 1, 0) : start], text[end : end + 1]
            if not (_figure(before) or _figure(after)):
                yield Hit(start, end, Kind.REGISTER_NUMBER, 950, self._numbers[number])


def _figure(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _forms(title: str) -> Iterator[tuple[str, int, str]]:
    """The writings of a title: whole, without the issuing body before 关于, what it passes on in 《》."""
    plain = lowered(folded(title))
    whole = bare(plain).text
    if _of_its_own(whole):
        yield whole, 980, ""
    subject = _ABOUT.sub("", whole)
    if subject != whole and _of_its_own(subject):
        yield subject, 930, "without_body"
    for inner in _INNER.findall(plain):
        form = bare(inner).text
        if form != whole and _of_its_own(form):
            yield form, 850, "passed_on"


def _of_its_own(form: str) -> bool:
    return len(form) >= SHORTEST and len(_COMMON.sub("", form)) >= OWN_SIGNS


def _rarest(form: str) -> str:
    """The signs by which a form is found: where its longest stretch without everybody's words begins."""
    begin = longest = 0
    at = 0
    for word in (*_COMMON.finditer(form), None):
        start = word.start() if word else len(form)
        if start - at > longest:
            begin, longest = at, start - at
        at = word.end() if word else at
    begin = min(begin, len(form) - GRAM)
    return form[begin : begin + GRAM]
