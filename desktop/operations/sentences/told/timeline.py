"""A line of a timeline or of the operation log: time, what happened, and the marks of correction and 补记."""

from __future__ import annotations

from desktop.operations.sentences.speaking import said_moment
from desktop.operations.sentences.told import (
    copies,
    desk,
    documents,
    papers,
    people,
    procedures,
    reviews,
    slips,
)
from desktop.operations.sentences.told.lines import Lines, Names, told
from desktop.operations.sentences.told.names import names_of
from desktop.plain.recorded import Recorded
from desktop.plain.words import _

__all__ = ["LINES", "fact_words", "names_of", "what_happened"]

LINES: Lines = {
    **copies.LINES,
    **documents.LINES,
    **slips.LINES,
    **papers.LINES,
    **people.LINES,
    **procedures.LINES,
    **reviews.LINES,
    **desk.LINES,
}
"""Kind of fact → its line; a test walks the codebook."""


def what_happened(recorded: Recorded, names: Names) -> str:
    """The fact alone, without time and marks."""
    _kind, _slash, subject = recorded.stream.partition("/")
    line = LINES.get(recorded.fact.KIND)
    return told(line, recorded.fact, subject, names) if line else _("其他记录")


def fact_words(recorded: Recorded, names: Names) -> str:
    """``09:02 交 李四 阅 传〔2026〕008号``; the day goes before the time where it was booked on a later day.

    A correction names the entry it takes the place of (its number in the same stream). The reason of a later
    booking (补记, D1) is said. Titles never are.
    """
    line = what_happened(recorded, names)
    if recorded.corrects:
        line = _("更正第 {n} 条：{line}").format(n=recorded.corrects, line=line)
    if recorded.on_behalf_of:
        line += _("（{name} 决定）").format(name=names("person", recorded.on_behalf_of))
    same_day = recorded.happened_at.date() == recorded.recorded_at.date()
    if recorded.late:
        line += _("（补记：{reason}）").format(reason=recorded.late)
    elif not same_day and not recorded.corrects:
        line += _("（补记）")
    at = f"{recorded.happened_at:%H:%M}" if same_day else said_moment(recorded.happened_at)
    return f"{at} {line}"
