"""What was issued on paper beside what was reviewed and published: pure, by number, else by title (B4.4b)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.procedures.review.comparison_facts import Outcome
from desktop.procedures.review.item_laws import GOES_OUT

_BRACKETS = str.maketrans(
    {"[": "〔", "]": "〕", "【": "〔", "】": "〕", "［": "〔", "］": "〕", "(": "（", ")": "）"}
)


@dataclass(frozen=True)
class Paper:
    """A 公文 of the paper list."""

    number: str
    title: str


@dataclass(frozen=True)
class Known:
    """An item as the review knows it."""

    item: str
    number: str
    title: str
    conclusion: str
    out: bool
    published_on: date | None
    taken_down: bool = False


@dataclass(frozen=True)
class Found:
    """A line of the comparison; ``paper`` None: published, and not on the list."""

    paper: Paper | None
    known: Known | None
    outcome: Outcome


def compared(
    papers: Sequence[Paper], known: Iterable[Known], published: Iterable[Known]
) -> tuple[Found, ...]:
    """Every paper once, in its order; behind them what was published in the month and is on no paper."""
    by_number, by_title = defaultdict[str, list[Known]](list), defaultdict[str, list[Known]](list)
    for item in known:
        by_number[even(item.number)].append(item)
        by_title[even(item.title)].append(item)
    lines = tuple(
        Found(paper, one := _match(paper, by_number, by_title), _outcome(paper, one)) for paper in papers
    )
    met = {line.known.item for line in lines if line.known is not None}
    return (*lines, *_not_issued(published, met))


def _not_issued(published: Iterable[Known], met: set[str]) -> Iterator[Found]:
    for one in published:
        if one.item not in met:
            yield Found(None, one, Outcome.NOT_ISSUED)


def _match(
    paper: Paper, by_number: Mapping[str, list[Known]], by_title: Mapping[str, list[Known]]
) -> Known | None:
    """By number; by title where one of both has none. Of several the one that got furthest."""
    number = even(paper.number)
    same = by_number.get(number, []) if number else []
    same = same or [one for one in by_title.get(even(paper.title), []) if not (number and one.number)]
    return max(same, key=lambda one: (one.out, bool(one.conclusion)), default=None)


def _outcome(paper: Paper, one: Known | None) -> Outcome:
    if one is None:
        return Outcome.NOT_REVIEWED
    if one.out:
        return Outcome.PUBLISHED if even(one.title) == even(paper.title) else Outcome.TITLE_DIFFERS
    if one.taken_down:
        return Outcome.TAKEN_DOWN
    if not one.conclusion:
        return Outcome.UNDER_REVIEW
    return Outcome.TO_PUBLISH if one.conclusion in GOES_OUT else Outcome.KEPT_IN


def even(text: str) -> str:
    """Without blanks, width and the shape of brackets, which differ from typist to typist."""
    plain = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return "".join(sign for sign in plain if not sign.isspace()).strip("《》")
