"""政府信息公开目录 (C1.5, A1.3.1, 公开条例12): what was brought out in a period and is out still, class by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.review_views import ItemRow, PublicationRow
from desktop.operations.reviewing.regular import CATALOGUE
from desktop.operations.sentences.tables import attribute_words
from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.dates import long_day, short_day
from desktop.operations.sheets.publication_lists import channel_titles
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.review.item import fold_item
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.review.item_laws import GOES_OUT, decided_attribute

FORM = CATALOGUE
CLASS, INDEX, FORMED = "information_class", "index_number", "formed_on"
"""What a procedure may ask at the opening: the unit's classes (C7.2), 索引号, the day it was formed."""


@dataclass(frozen=True)
class Listed:
    """A line with its place: classes in the unit's order, then by day."""

    place: tuple[int, date, int]
    cells: Cells


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """One line to an item, with every channel it is out on; without a period this year so far."""
    last = wanted.last or source.now.date()
    first = wanted.first or last.replace(month=1, day=1)
    if last < first:
        return refuse("sheet.period", "C1.5", at="last")
    level, _mark = source.mark(())
    items = dict.fromkeys(one.item for one in source.books.publications_between(first, last))
    lines = sorted(
        (line for item in items if (line := _line(source, item, last)) is not None),
        key=lambda line: line.place,
    )
    return SheetFacts(
        f"catalogue/{first}/{last}",
        {
            "sheet_mark": _("公开"),
            "first": long_day(first),
            "last": long_day(last),
            "total": str(len(lines)),
            "made_on": long_day(source.now.date()),
            "lines": tuple(line.cells for line in lines),
        },
        level,
    )


def _line(source: Source, item: str, last: date) -> Listed | None:
    """None: it is out nowhere any more, or was since decided not to be public."""
    row = source.books.item(item)
    out = [one for one in source.books.publications(item) if one.taken_down_at is None]
    if row is None or not out or row.state in ("secret", "given_back"):
        return None
    if row.conclusion and row.conclusion not in GOES_OUT:
        return None
    state = fold_item(item, source.books.stream(item_stream(item)))
    attribute = decided_attribute(state) or state.start.attribute
    words = case_words(source, row.case)
    asked = words if isinstance(words, CaseWords) else None
    brought_out = min(one.published_on for one in out)
    cells = {
        "index_number": asked.text(INDEX) if asked else "",
        "title": row.title,
        "document_number": row.document_number or "",
        "kind": _class(asked) or source.profile.words.item_types.get(row.item_type, row.item_type),
        "summary": str(state.start.words.summary or ""),
        "formed_on": short_day(_formed(asked, row), last.year),
        "published_on": short_day(brought_out, last.year),
        "department": row.department_name,
        "where": _where(source, row, out),
        "attribute": attribute_words(attribute.value),
    }
    return Listed((_place(asked), brought_out, row.seq), cells)


def _class(asked: CaseWords | None) -> str:
    return asked.text(CLASS) if asked else ""


def _place(asked: CaseWords | None) -> int:
    """Where its first class stands in the unit's list; what has none comes last."""
    field = asked.definition.field(CLASS) if asked else None
    answer = asked.answer(CLASS) if asked else None
    ids = [choice.id for choice in field.choices] if field else []
    return (
        min((ids.index(one) for one in answer.values if one in ids), default=len(ids)) if answer else len(ids)
    )


def _formed(asked: CaseWords | None, row: ItemRow) -> date:
    """As it was said at the opening; else the day it was issued, else the day it was handed in."""
    answer = asked.answer(FORMED) if asked else None
    return (
        date.fromisoformat(answer.values[0])
        if answer and answer.values
        else row.issued_on or row.handed_in_on
    )


def _where(source: Source, row: ItemRow, out: Sequence[PublicationRow]) -> str:
    """Channels in the order they were taken, each with its last address."""
    titles, addresses = channel_titles(source, row), {one.channel: one.address or "" for one in out}
    return "\n".join(
        f"{titles.get(channel, channel)} {address}".strip() for channel, address in addresses.items()
    )
