"""A year's days off as people write them, one holiday to a line, into the table that is adopted.

春节 2月15日至2月23日 上班2月14日、2月28日
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.toml_text import toml_text
from desktop.workdays.tables import YearTable, read_table

_DAY = re.compile(r"(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_WORK = re.compile(r"上班|调休|补班")


def table_lines(table: YearTable) -> str:
    """The holidays of a table, one to a line."""
    return "\n".join(
        " ".join(
            [h.name, f"{_said(h.first, table.year)}至{_said(h.last, table.year)}"]
            + (["上班" + "、".join(_said(day, table.year) for day in h.make_up)] if h.make_up else [])
        )
        for h in table.holidays
    )


def _said(day: date, year: int) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day.year != year else f"{day.month}月{day.day}日"


def typed_table(year: int, source: str, lines: str) -> str | tuple[Refusal, ...]:
    """Its text, or all that is wrong with it; ``field`` names the line."""
    faults: list[Refusal] = []
    holidays: list[dict[str, Any]] = []
    for number, line in enumerate(lines.splitlines(), 1):
        if line.strip():
            found = _holiday(year, line.strip(), number)
            if isinstance(found, Refusal):
                faults.append(found)
            else:
                holidays.append(found)
    if faults:
        return tuple(faults)
    text = toml_text({"year": year, "source": source.strip(), "holidays": holidays})
    read = read_table(text)
    return read if isinstance(read, tuple) else text


def _holiday(year: int, line: str, number: int) -> dict[str, Any] | Refusal:
    off, *worked = _WORK.split(line, maxsplit=1)
    first = _DAY.search(off)
    name = off[: first.start()].strip(" 　:：") if first else ""
    days = _days(year, off)
    make_up = _days(year, worked[0]) if worked else []
    if not name or isinstance(days, Refusal) or isinstance(make_up, Refusal) or not 1 <= len(days) <= 2:
        return refuse("calendar.line_unclear", at=f"line{number}", line=number)
    holiday: dict[str, Any] = {"name": name, "from": days[0], "to": days[-1]}
    return {**holiday, "make_up": list(make_up)} if make_up else holiday


def _days(year: int, text: str) -> Sequence[date] | Refusal:
    """Days without a year lie in the table's; after 至 the month may be left out."""
    plain = re.sub(r"(\d{1,2}月)(\d{1,2}日?[至到~—-]+)(\d{1,2}日)", r"\1\2\1\3", text)
    try:
        return [date(int(y) if y else year, int(m), int(d)) for y, m, d in _DAY.findall(plain)]
    except ValueError:
        return refuse("calendar.line_unclear")
