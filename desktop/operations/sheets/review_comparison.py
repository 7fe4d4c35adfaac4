"""公文公开比对记录: what the month's comparison found, line by line (B4.4b)."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.operations.reviewing.comparing_months import last_comparison, month_of
from desktop.operations.sentences.tables import comparison_words, conclusion_words
from desktop.operations.sheets.dates import long_day, short_day
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.review.comparison_facts import ComparedLine, MonthCompared, comparison_stream

FORM = "document_comparison"


def comparison_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The record of a month (``first``; without it the one before this)."""
    first, last = month_of(wanted.first or _before(source))
    made = last_comparison(source.books, first)
    if made is None:
        return refuse("sheet.not_compared", "B4.4b", at="first")
    level, mark = source.mark(())
    found = [line.outcome for line in made.lines]
    return SheetFacts(
        comparison_stream(first),
        {
            "sheet_mark": mark,
            "month": _("{y}年{m}月").format(y=first.year, m=first.month),
            "period": _("{first} 至 {last}").format(first=long_day(first), last=long_day(last)),
            "issued": str(made.issued),
            "agreeing": str(sum(1 for one in found if one.agrees)),
            "left": str(sum(1 for one in found if not one.agrees)),
            "compared_by": source.name(made.compared_by),
            "lines": tuple(_line(source, line, made) for line in made.lines),
        },
        level,
    )


def _before(source: Source) -> date:
    return source.now.date().replace(day=1) - timedelta(days=1)


def _line(source: Source, line: ComparedLine, made: MonthCompared) -> Cells:
    row = source.books.item(line.item) if line.item else None
    return {
        "number": line.number or "",
        "title": line.title,
        "review": row.number if row else "",
        "conclusion": conclusion_words(row.conclusion) if row and row.conclusion else "",
        "published": short_day(line.published_on, made.first.year),
        "outcome": comparison_words(line.outcome.value),
    }
