"""某人持有 (D18): all that one person holds, now with what is due, or at a moment asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.custody.copy_facts import Purpose
from desktop.custody.levels import Level
from desktop.operations.sentences import tables
from desktop.operations.sheets.dates import long_moment, short_moment
from desktop.operations.sheets.register_page import copy_cells
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow, HoldingRow
from desktop.people.facts import person_stream
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

WHY = {
    Purpose.CIRCULATION.value: N_("传阅"),
    Purpose.DESK_READING.value: N_("当面阅"),
    Purpose.HANDLING.value: N_("承办领用"),
    Purpose.HOLDING.value: N_("建账时已持有"),
}


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """``wanted.moment``: as it was then, as known today; none: now."""
    person, moment = source.person(wanted.subject), wanted.moment
    if person is None:
        return refuse("person.unknown", at="person")
    if moment is not None and moment > source.now:
        return refuse("act.in_future", at="moment")
    late = 0
    if moment is None:
        held = source.books.copies_at("person", person.id, -1)
        lines = [_now(source, copy) for copy in held]
        documents, levels = [copy.document for copy in held], [copy.level for copy in held]
        late = sum(source.hours.overdue(copy, source.now) for copy in held)
    else:
        stays = source.books.held_at(person.id, moment)
        lines = [_then(source, stay) for stay in stays]
        copies = [copy for copy in (source.books.copy(stay.copy) for stay in stays) if copy is not None]
        documents, levels = [copy.document for copy in copies], [stay.level for stay in stays]
    level, mark = source.mark_of(documents)
    return SheetFacts(
        person_stream(person.id),
        {
            "sheet_mark": mark,
            "person": person.name,
            "post": source.post(person.id),
            "clearance": tables.clearance_words(person.clearance),
            "telephone": person.telephone or "",
            "as_of": long_moment(moment or source.now),
            "copies_total": str(len(lines)),
            "by_level": _by_level(source, levels),
            "overdue_total": str(late),
            "registrar": source.name(source.operator),
            "lines": tuple(lines),
        },
        level,
    )


def _by_level(source: Source, levels: Sequence[str]) -> str:
    counted = sorted(Counter(levels).items(), key=lambda pair: -Level(pair[0]).height)
    return "、".join(_("{level}{n}份").format(level=source.level(code), n=n) for code, n in counted)


def _now(source: Source, copy: CopyRow) -> Cells:
    slip = source.books.slip(copy.slip) if copy.slip else None
    due, year = source.hours.due(copy), source.now.year
    why = _(WHY[copy.purpose]) if copy.purpose in WHY else ""
    return {
        **copy_cells(source, copy),
        "why": f"{why} {slip.number}" if slip else why,
        "since": short_moment(copy.since, year),
        "until": short_moment(due, year),
        "remark": "；".join(_remarks(source, copy)),
    }


def _remarks(source: Source, copy: CopyRow) -> list[str]:
    found = []
    if copy.missing:
        found.append(_("下落不明"))
    if source.hours.overdue(copy, source.now):
        late = source.hours.days_late(copy, source.now)
        found.append(_("逾期{n}天").format(n=late) if late else _("当日逾时"))
    if copy.incidents:
        found.append(_("横传{n}次").format(n=copy.incidents))
    return found


def _then(source: Source, stay: HoldingRow) -> Cells:
    copy, year = source.books.copy(stay.copy), source.now.year
    known = copy_cells(source, copy) if copy is not None else {
        "register_number": stay.register_number, "copy_number": stay.label, "title": stay.title,
        "classification": source.level(stay.level),
    }  # fmt: skip
    return {
        **known,
        "why": "",
        "since": short_moment(stay.from_at, year),
        "until": short_moment(stay.to_at, year) if stay.to_at else _("至今未退"),
        "remark": "",
    }
