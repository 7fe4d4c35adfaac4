"""催退情况报告表 (D8): what is still out after so many chases or days, for the leader in charge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.custody.copy_facts import CopyChased, CopyKeptOvernight, copy_stream
from desktop.custody.day_facts import DayClosed, day_stream
from desktop.operations.sentences.tables import chase_words
from desktop.operations.sheets.dates import long_moment, short_moment
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.plain.corrections import effective
from desktop.plain.words import _

MOST = 5_000
SUBJECT = "chases"


def facts(source: Source, _wanted: Wanted) -> SheetFacts:
    """The list of this moment, holder by holder in the order of the longest out."""
    rules, found = source.profile.custody, listed(source)
    level, mark = source.mark_of(copy.document for copy in found)
    reader = source.books.holders_of(rules.chase_list_reader.value, source.now.date())
    words = _closing_words(source)
    return SheetFacts(
        SUBJECT,
        {
            "sheet_mark": mark,
            "as_of": long_moment(source.now),
            "leader": source.names(reader[:1]),
            "chases_from": str(rules.chase_list_after.value),
            "days_from": str(rules.chase_list_days.value),
            "holders_total": str(len({copy.place for copy in found})),
            "copies_total": str(len(found)),
            "registrar": source.name(source.operator),
            "lines": tuple(_line(source, copy, words.get(copy.id, "")) for copy in found),
        },
        level,
    )


def listed(source: Source) -> Sequence[CopyRow]:
    """The copies of the list; a holder's stand together."""
    hours = source.hours
    out = [c for c in source.books.copies_out(MOST) if hours.to_leader(c, source.now)]
    first = {c.place: n for n, c in reversed(list(enumerate(out)))}
    return sorted(out, key=lambda c: first[c.place])


def _line(source: Source, copy: CopyRow, closing_word: str) -> Cells:
    document, holder = source.books.register_line(copy.document), source.person(copy.place)
    late = source.hours.days_late(copy, source.now)
    told = (copy.place_name, (holder.duty if holder else None) or "", copy.telephone or _("电话未登记"))
    return {
        "holder": "\n".join(part for part in told if part),
        "register_number": copy.register_number,
        "copy_number": copy.number or copy.label,
        "title": shown_title(document) if document else copy.title,
        "classification": source.classification(document) if document else source.level(copy.level),
        "since": short_moment(copy.since, source.now.year),
        "overdue": _("{n}天").format(n=late) if late > 0 else "",
        "chases": "\n".join(_chases(source, copy)),
        "reason": _kept(source, copy) or closing_word,
    }


def _chases(source: Source, copy: CopyRow) -> Iterator[str]:
    """Time and way of each chase since he has it."""
    for row in effective(source.books.stream(copy_stream(copy.id))):
        if isinstance(row.fact, CopyChased) and row.happened_at >= copy.since:
            at = short_moment(row.happened_at, source.now.year)
            yield f"{at} {chase_words(row.fact.way)}"


def _kept(source: Source, copy: CopyRow) -> str:
    """The reason of its last night outside, where one was agreed."""
    nights = [
        row.fact
        for row in effective(source.books.stream(copy_stream(copy.id)))
        if isinstance(row.fact, CopyKeptOvernight) and row.happened_at >= copy.since
    ]
    return (nights[-1].reason or "") if nights else ""


def _closing_words(source: Source) -> dict[str, str]:
    """The word on each copy at the last closing of a day (D9)."""
    day = source.books.last_day_closed()
    if day is None:
        return {}
    closed = [r.fact for r in source.books.stream(day_stream(day)) if isinstance(r.fact, DayClosed)]
    return {line.copy: str(line.word or "") for line in closed[-1].lines} if closed else {}
