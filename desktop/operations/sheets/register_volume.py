"""F01 cover and keeping page of a volume (D12): from–to, level, keeper; 启用/交接/止用 and the closing count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from desktop.custody.levels import Level
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.volume import (
    VOLUME,
    PageSpan,
    book_title,
    pages_of,
    volume_subject,
    year_text,
)
from desktop.people.facts import post_stream
from desktop.people.posts import fold_post
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _

LEVELS = tuple(level.value for level in Level)


def _ends(source: Source, wanted: Wanted, spans: Sequence[PageSpan]) -> tuple[RegisterLine, RegisterLine]:
    last_line = spans[-1].last
    first = source.books.register_lines(wanted.register, wanted.year, 1, 1)[0]
    last = source.books.register_lines(wanted.register, wanted.year, last_line, last_line)[0]
    return first, last


def _closed(source: Source, wanted: Wanted, last: RegisterLine) -> date | None:
    """A year's volume is closed when the year is over; the opening balance with its last line."""
    if not wanted.year:
        return last.registered_on
    return date(wanted.year, 12, 31) if source.now.year > wanted.year else None


def cover(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The cover; its level is the highest in the volume."""
    spans = pages_of(source, wanted.register, wanted.year)
    if not spans:
        return refuse("sheet.empty_volume", "D12", at="register")
    first, last = _ends(source, wanted, spans)
    closed = _closed(source, wanted, last)
    lines = source.books.register_lines(wanted.register, wanted.year, 1, spans[-1].last)
    level, mark = source.mark(lines)
    keeper = source.books.holders_of("officer", source.now.date())
    return SheetFacts(
        volume_subject(wanted.register, wanted.year),
        {
            **_volume(source, wanted, mark, first, closed),
            "first_number": first.register_number,
            "last_number": last.register_number if closed else "",
            "page_total": str(len(spans)) if closed else "",
            "keeper": source.name(keeper[0] if keeper else source.operator),
            "department": source.profile.unit.office,
        },
        level,
    )


def _volume(
    source: Source, wanted: Wanted, mark: str, first: RegisterLine, closed: date | None
) -> dict[str, str]:
    """Which volume it is, as its cover and its keeping page name it."""
    return {
        "sheet_mark": mark,
        "book_title": book_title(wanted.register, wanted.year),
        "volume": VOLUME,
        "year": year_text(source, wanted.year),
        "opened_on": long_day(first.registered_on),
        "closed_on": long_day(closed),
    }


def keeping(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """启用交接表: no titles on it, so it is 内部; the count by level stands when the volume is closed."""
    spans = pages_of(source, wanted.register, wanted.year)
    if not spans:
        return refuse("sheet.empty_volume", "D12", at="register")
    first, last = _ends(source, wanted, spans)
    closed = _closed(source, wanted, last)
    opener = source.books.holders_of("officer", first.registered_on)
    totals = sorted(
        source.books.register_totals(wanted.register, wanted.year), key=lambda t: LEVELS.index(t.level)
    )
    level, mark = source.mark(())
    return SheetFacts(
        volume_subject(wanted.register, wanted.year),
        {
            **_volume(source, wanted, mark, first, closed),
            "opened_by": source.name(opener[0] if opener else ""),
            "page_total": str(len(spans)) if closed else "",
            "documents_total": str(sum(t.documents for t in totals)) if closed else "",
            "voided_total": str(sum(t.voided for t in totals)) if closed else "",
            "handovers": tuple(_handovers(source, wanted, spans, closed)),
            "levels": tuple(
                {
                    "classification": source.level(t.level),
                    "documents": str(t.documents),
                    "copies": str(t.copies),
                    "in_safe": str(t.in_safe),
                    "outside": str(t.outside),
                    "ended": str(t.ended),
                }
                for t in totals
            )
            if closed
            else (),
        },
        level,
    )


def _handovers(
    source: Source, wanted: Wanted, spans: Sequence[PageSpan], closed: date | None
) -> Iterator[Cells]:
    """交接: each change in the post of the officer while the volume was in use, and his first line in it."""
    lines = source.books.register_lines(wanted.register, wanted.year, 1, spans[-1].last)
    last_day = closed or source.now.date()
    terms = sorted(fold_post(source.books.stream(post_stream("officer"))), key=lambda term: term.from_day)
    for before, term in pairwise(terms):
        if before.person == term.person or not lines[0].registered_on < term.from_day <= last_day:
            continue
        first = next((n for n, row in enumerate(lines, 1) if row.registered_on >= term.from_day), 0)
        span = next((one for one in spans if one.holds(first)), None)
        yield {
            "handed_on": long_day(term.from_day),
            "from_page": _("第{page}页第{row}行").format(page=span.number, row=first - span.first + 1)
            if span
            else "",
            "giver": source.name(before.person),
            "taker": source.name(term.person),
            "witness": "",
            "remark": "",
        }
