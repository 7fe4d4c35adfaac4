"""The labelled set: passages with a mark or an identifier, and passages with nothing that looks like it.

What is written by hand stands in the text files beside; ``making`` adds seeded variety. The set is the
same on every run. ``score`` is what the test asserts and the benchmark prints.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.screening.config import Screening
from desktop.screening.finding import Finding
from desktop.screening.folding import folded
from desktop.screening.screen import Screener
from desktop.screening.text import Opens, Part, Passage, Step, Unit, Where
from tests.screening.labelled import making

HERE = Path(__file__).parent
IDENTIFIERS = ("id_number", "mobile", "landline", "bank_card", "passport", "uscc", "email", "plate")
KINDS = ("classification_mark", "internal_mark", *IDENTIFIERS)
_PLACES = {
    "@header ": Where(part=Part.HEADER),
    "@footer ": Where(part=Part.FOOTER),
    "@box ": Where(part=Part.TEXT_BOX),
    "@cell ": Where(path=(Step(Unit.TABLE, "1"), Step(Unit.CELL, "B2"))),
}


@dataclass(frozen=True)
class Case:
    """``kind`` and ``wanted`` are empty where nothing is to be found; ``hand``: written by hand."""

    kind: str
    wanted: str
    passages: tuple[Passage, ...]
    hand: bool

    @property
    def text(self) -> str:
        return "¶".join(passage.text for passage in self.passages)


@dataclass
class Score:
    """Of one kind: found and rightly so, missed, found where nothing is."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.replace("\\n", "\n")


def _passages(text: str) -> tuple[Passage, ...]:
    where = Where()
    for sign, place in _PLACES.items():
        if text.startswith(sign):
            where, text = place, text.removeprefix(sign)
    return tuple(Passage(piece, where, Opens.PARAGRAPH) for piece in text.split("¶"))


def positives() -> Iterator[Case]:
    """At least forty of each kind of identifier, and the marks."""
    for name in ("marks.txt", "papers.txt"):
        for line in _lines(name):
            kind, wanted, text = line.split("\t", 2)
            yield Case(kind, wanted, _passages(text), True)
    draw = random.Random(2026)
    for wanted, text in itertools.islice(making.marks(draw), 160):
        yield Case("classification_mark", wanted, _passages(text), False)
    for kind in IDENTIFIERS:
        for _ in range(45):
            number, way = making.written(draw, kind)
            yield Case(kind, number, _passages(making.in_a_sentence(draw, kind, way)), False)
    for _ in range(20):
        number = making.old_id_number(draw)
        text = making.in_a_sentence(draw, "id_number", number)
        yield Case("id_number", number, _passages(text), False)


def negatives() -> Iterator[Case]:
    """Words that are no marks, numbers that point at nobody."""
    for name in ("words.txt", "numbers.txt", "papers_nothing.txt"):
        for line in _lines(name):
            yield Case("", "", _passages(line), True)
    draw = random.Random(1949)
    for text in itertools.islice(making.plain_numbers(draw, tuple(_lines("shapes.txt"))), 280):
        yield Case("", "", _passages(text), False)


def plain(text: str) -> str:
    """Signs that matter, in one form."""
    closed = "".join(sign for sign in folded(text) if sign not in " \n\u200b-()（）·.,，!！[]")
    return closed.upper().translate(str.maketrans("☆⭐✭*", "★★★★"))


def _answers(case: Case, finding: Finding) -> bool:
    wanted, found = plain(case.wanted), plain(finding.text) + "|" + plain(finding.meant)
    return finding.kind.value == case.kind and wanted in found


def judged(cases: Iterable[Case]) -> Iterator[tuple[Case, bool, list[Finding]]]:
    """Each case, whether it was answered, and what was found beside (words and lists left out)."""
    screener = Screener(Screening())
    for case in cases:
        found = [finding for finding in screener.screen(case.passages) if finding.kind.value in KINDS]
        right = next((finding for finding in found if _answers(case, finding)), None)
        yield case, right is not None, [finding for finding in found if finding is not right]


def score() -> tuple[dict[str, Score], list[str]]:
    """By kind, and a line for each fault."""
    scores, faults = {kind: Score() for kind in KINDS}, []
    for case, answered, beside in judged(itertools.chain(positives(), negatives())):
        if case.kind:
            scores[case.kind].right += answered
            scores[case.kind].missed += not answered
            if not answered:
                faults.append(f"missed {case.kind} {case.wanted!r} in {case.text!r}")
        for finding in beside:
            scores[finding.kind.value].wrong += 1
            faults.append(f"wrong {finding.kind.value} {finding.text!r} in {case.text!r}")
    return scores, faults


def counted(cases: Iterable[Case]) -> Counter[str]:
    """How many cases of each kind, and how many were written by hand."""
    count: Counter[str] = Counter()
    for case in cases:
        count[case.kind or "nothing"] += 1
        count["by hand"] += case.hand
    return count
