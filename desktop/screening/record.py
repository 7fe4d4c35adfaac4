"""What the review record says of the findings, and does not leak (D21, A6.1.4d).

Kind, place and result only; identifiers masked; of the register nothing but a count; no context, no
words of a mark, and of a place no name that somebody gave (a sheet, an enclosed file, a property).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.screening.finding import Finding, Kind
from desktop.screening.judging import Answer
from desktop.screening.masking import IDENTIFIERS, masked
from desktop.screening.text import Step, Unit, Where

REGISTER = frozenset({Kind.REGISTER_TITLE, Kind.REGISTER_NUMBER})
LEVELS: Mapping[str, str] = {"绝密": "top_secret", "机密": "secret", "秘密": "confidential"}
_HEIGHTS = ("", "internal", "work_secret", "confidential", "secret", "top_secret")
_NAMED = frozenset({Unit.FILE, Unit.SHEET, Unit.NAMED, Unit.SHAPE})


@dataclass(frozen=True)
class RecordLine:
    """A line of the record: ``shown`` is a masked identifier or empty, ``answer`` None while open."""

    kind: Kind
    where: Where
    shown: str
    answer: Answer | None


@dataclass(frozen=True)
class RecordOfFindings:
    """``register_hits`` of which ``register_open`` are not yet judged: 与在册涉密文件比对命中 n 处."""

    lines: tuple[RecordLine, ...]
    register_hits: int
    register_open: int
    hints: Mapping[Kind, int]


def for_the_record(findings: Iterable[tuple[Finding, Answer | None]]) -> RecordOfFindings:
    """What may be printed on the record; keywords are counted, not told: the list itself is not public."""
    lines: list[RecordLine] = []
    hints: dict[Kind, int] = {}
    hits = still_open = 0
    for finding, answer in findings:
        if finding.kind in REGISTER:
            hits += 1
            still_open += answer is None
        elif finding.kind is Kind.KEYWORD:
            hints[finding.kind] = hints.get(finding.kind, 0) + 1
        else:
            shown = masked(finding.text, finding.kind) if finding.kind in IDENTIFIERS else ""
            lines.append(RecordLine(finding.kind, nameless(finding.where), shown, answer))
    return RecordOfFindings(tuple(lines), hits, still_open, hints)


def nameless(where: Where) -> Where:
    """The place without names: they may be titles. Numbers stay."""
    path = tuple(
        Step(step.unit, "" if step.unit in _NAMED and not step.at.isdigit() else step.at)
        for step in where.path
    )
    return Where(path, where.part, where.traits)


def _unknown(_key: str) -> str:
    return ""


def level_of(finding: Finding, level_of_key: Callable[[str], str] = _unknown) -> str:
    """The level a finding speaks of; of a registered paper the caller knows it by its key."""
    if finding.kind in REGISTER:
        return level_of_key(finding.meant)
    if finding.kind is Kind.CLASSIFICATION_MARK:
        return LEVELS.get(finding.meant[:2], "")
    if finding.kind is Kind.INTERNAL_MARK:
        return "work_secret" if finding.shape == "work_secret" else "internal"
    return ""


def highest_level(findings: Iterable[Finding], level_of_key: Callable[[str], str] = _unknown) -> str:
    """The level of the separate sheet that tells everything (D21); empty: nothing is marked."""
    levels = (level_of(finding, level_of_key) for finding in findings)
    return max(levels, key=_HEIGHTS.index, default="")
