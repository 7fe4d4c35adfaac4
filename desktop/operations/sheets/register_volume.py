"""F01 cover and keeping page of a volume (D12): from–to, level, keeper; 启用/交接/止用 and the closing count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.custody.levels import Level
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.volume import (
    VOLUME,
    PageSpan,
    book_title,
    pages_of,
    volume_subject,
    year_text,
)
from desktop.plain.refusal import Refusal, refuse

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
            "sheet_mark": mark,
            "book_title": book_title(wanted.register, wanted.year),
            "volume": VOLUME,
            "year": year_text(source, wanted.year),
            "opened_on": long_day(first.registered_on),
            "closed_on": long_day(closed),
            "first_number": first.register_number,
            "last_number": last.register_number if closed else "",
            "page_total": str(len(spans)) if closed else "",
            "keeper": source.name(keeper[0] if keeper else source.operator),
            "department": source.profile.unit.office,
        },
        level,
    )


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
            "sheet_mark": mark,
            "book_title": book_title(wanted.register, wanted.year),
            "volume": VOLUME,
            "year": year_text(source, wanted.year),
            "opened_on": long_day(first.registered_on),
            "opened_by": source.name(opener[0] if opener else ""),
            "closed_on": long_day(closed),
            "page_total": str(len(spans)) if closed else "",
            "documents_total": str(sum(t.documents for t in totals)) if closed else "",
            "voided_total": str(sum(t.voided for t in totals)) if closed else "",
            "handovers": (),
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
