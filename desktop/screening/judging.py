"""The reviewer's answers to findings, and what follows from them (D22, D23)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.screening.finding import Finding, Kind, Weight
from desktop.screening.folding import bare, word_form

NEAR = 10
"""Signs of context on each side that make a passage the same passage."""


class Answer(Enum):
    """What the reviewer says of a finding."""

    FALSE_ALARM = "false_alarm"
    """误报: it is not what it looks like."""
    HARMLESS = "harmless"
    """It is what it looks like, and may stay: the office's own telephone."""
    MASKED = "masked"
    """遮盖 in what is published (B6.10, C4.2)."""
    REMOVED = "removed"
    """Taken out of the text."""
    DECLASSIFIED = "declassified"
    """The mark was lawfully taken off; the reference stands in the case (A2.4a)."""
    SECRET = "secret"
    """It is secret: the draft itself is an incident (D23)."""


CONFIRMING = frozenset({Answer.MASKED, Answer.REMOVED, Answer.SECRET})
"""Answers that say: this must not be published as it stands."""


@dataclass(frozen=True)
class Judgement:
    """An answer to a passage: ``passage`` is its ``passage_key``, ``by`` a person's id, ``on`` the day."""

    passage: str
    answer: Answer
    by: str
    on: date
    reason: str = ""


@dataclass(frozen=True)
class Proposal:
    """The old answer; ``same_passage`` is False where only the words are the same, not what is around."""

    judgement: Judgement
    same_passage: bool


def passage_key(finding: Finding) -> str:
    """Equal for equal words in equal surroundings, however they are written and wherever they stand."""
    return f"{_word_key(finding)}|{_near(finding.before)[-NEAR:]}|{_near(finding.after)[:NEAR]}"


def _word_key(finding: Finding) -> str:
    return f"{finding.kind.value}|{finding.shape}|{_near(finding.meant or finding.text)}"


def _near(text: str) -> str:
    return bare(word_form(text)).text


class Memory:
    """Earlier judgements, the later over the earlier."""

    def __init__(self, earlier: Iterable[Judgement]):
        self._by_passage: dict[str, Judgement] = {}
        self._by_word: dict[str, set[Answer]] = {}
        self._last: dict[str, Judgement] = {}
        for judgement in sorted(earlier, key=lambda judgement: judgement.on):
            word = "|".join(judgement.passage.split("|")[:3])
            self._by_passage[judgement.passage] = self._last[word] = judgement
            self._by_word.setdefault(word, set()).add(judgement.answer)

    def proposal(self, finding: Finding) -> Proposal | None:
        """The old answer for the same passage; for the same word elsewhere only if it was always one answer.

        A mark of classification and a registered paper are judged anew each time they stand elsewhere.
        """
        if (old := self._by_passage.get(passage_key(finding))) is not None:
            return Proposal(old, True)
        word = _word_key(finding)
        if finding.weight is Weight.BLOCKING or len(self._by_word.get(word, ())) != 1:
            return None
        return Proposal(self._last[word], False)


def must_be_judged(finding: Finding) -> bool:
    """Each by itself, before the stage may conclude (D22)."""
    return finding.weight is Weight.BLOCKING


def proves_secret(finding: Finding, answer: Answer) -> bool:
    """A confirmed mark, or a registered paper: the draft is secret matter on another machine (D23)."""
    marks = (Kind.CLASSIFICATION_MARK, Kind.REGISTER_TITLE, Kind.REGISTER_NUMBER)
    return answer is Answer.SECRET and finding.kind in marks


def left_open(findings: Iterable[Finding], answered: Iterable[Judgement]) -> list[Finding]:
    """Findings that must be judged and are not."""
    known = {judgement.passage for judgement in answered}
    return [f for f in findings if must_be_judged(f) and passage_key(f) not in known]
