"""导入登记 (D19, A6.2.2a): every medium that came in, its files with their fingerprints and what became of each."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.paging import every
from desktop.operations.review_views import ImportFileRow, ImportRow
from desktop.operations.sentences.tables import import_way_words
from desktop.operations.sheets.dates import long_day, short_moment
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _

_AT_ONCE = 500
_SHOWN = 16
"""Digits of a fingerprint by which people compare; the book has all 64."""


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """Entries from ``wanted.first`` to ``wanted.last``, a line for each file; what a file is called may say too much."""
    if wanted.first is None or wanted.last is None or wanted.last < wanted.first:
        return refuse("sheet.period", "D19", at="last")
    level, mark = source.mark(())
    days = (wanted.first, wanted.last)
    entries = tuple(every(lambda after: source.books.imports(after, _AT_ONCE, days)))[::-1]
    lines = tuple(line for entry in entries for line in _lines(source, entry))
    return SheetFacts(
        f"imports/{wanted.first.isoformat()}/{wanted.last.isoformat()}",
        {
            "sheet_mark": mark,
            "period_from": long_day(wanted.first),
            "period_to": long_day(wanted.last),
            "entries": str(len(entries)),
            "registrar": source.name(source.operator),
            "lines": lines,
        },
        level,
    )


def _lines(source: Source, entry: ImportRow) -> Iterator[Cells]:
    """What the entry says stands on its first line."""
    for n, file in enumerate(source.books.import_files(entry.id)):
        yield {**_file(file), **(_head(source, entry) if not n else dict.fromkeys(_HEAD, ""))}


_HEAD = ("entered_at", "way", "medium", "approval", "brought_by", "registrar")


def _head(source: Source, entry: ImportRow) -> Cells:
    return {
        "entered_at": short_moment(entry.entered_at, source.now.year),
        "way": import_way_words(entry.way),
        "medium": entry.medium,
        "approval": entry.approval,
        "brought_by": " ".join(part for part in (entry.department, entry.brought_by_name) if part),
        "registrar": entry.entered_by_name,
    }


def _file(file: ImportFileRow) -> Cells:
    return {
        "file": file.name or _("（纸质文稿）"),
        "fingerprint": file.sm3[:_SHOWN].upper(),
        "size": str(file.size) if file.name else "",
        "used_for": file.number if file.item else _("未用作文稿"),
    }
