"""信息发布登记簿 (B1.6): what was brought out in a period, on which channel, by whom."""

from __future__ import annotations

from datetime import date

from desktop.operations.review_views import ItemRow, PublicationRow
from desktop.operations.sheets.dates import long_day, short_day
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.definition import Procedure


def register_facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """Each publication of a period in its order; what was taken down since says so."""
    first, last = period(source, wanted)
    if last < first:
        return refuse("sheet.period", at="last")
    level, mark = source.mark(())
    out = source.books.publications_between(first, last)
    known = {one.item: source.books.item(one.item) for one in out}
    lines = tuple(_publication(source, one, row, last) for one in out if (row := known[one.item]) is not None)
    return SheetFacts(
        f"publications/{first}/{last}",
        {
            "sheet_mark": mark,
            "first": long_day(first),
            "last": long_day(last),
            "total": str(len(lines)),
            "taken_down": str(sum(1 for one in out if one.taken_down_at is not None)),
            "registrar": source.name(source.operator),
            "lines": lines,
        },
        level,
    )


def period(source: Source, wanted: Wanted) -> tuple[date, date]:
    """``first`` to ``last``; without them the present month so far."""
    last = wanted.last or source.now.date()
    return wanted.first or last.replace(day=1), last


def _publication(source: Source, one: PublicationRow, row: ItemRow, last: date) -> Cells:
    down = ""
    if one.taken_down_at is not None:
        down = _("{day}撤稿").format(day=short_day(one.taken_down_at.date(), last.year))
    return {
        "published_on": short_day(one.published_on, last.year),
        "number": row.batch or row.number,
        "title": row.title,
        "department": row.department_name,
        "supplier": row.handed_in_by_name,
        "channel": channel_titles(source, row).get(one.channel, one.channel),
        "put_in": one.published_by_name,
        "compared": one.compared_by_name,
        "address": one.address or "",
        "remark": down,
    }


def _definition(source: Source, row: ItemRow) -> Procedure | None:
    return source.procedure(row.definition, row.procedure) if row.definition else None


def channel_titles(source: Source, row: ItemRow) -> dict[str, str]:
    """Ids of channels → titles, as the rules of its review call them."""
    definition = _definition(source, row)
    field = definition.field("channels") if definition else None
    return {choice.id: choice.title for choice in field.choices} if field else {}
