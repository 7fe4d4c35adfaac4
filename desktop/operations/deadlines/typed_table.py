"""A year's days off as people write them, one holiday to a line, into the table that is adopted.

春节 2月15日至2月23日 上班2月14日、2月28日, or as the notice says it:
二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
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
_LATER = re.compile(r"(\d{1,2}\s*月)(\s*\d{1,2}\s*日?\s*[至到~～—–-]+\s*)(\d{1,2})(?![\s\d]*[月./\d])")
"""A last day that leaves the month out."""
_WORK = re.compile(r"上班|调休|补班")
_OFF = re.compile(r"放假")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.．](?!\d)\s*")
_LONG = re.compile(r"(?:共|放假)\s*(\d{1,3})\s*天")
_COLUMNS = re.compile(r"[,，\t;；]")


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
    plain = _NUMBERED.sub("", _ASIDE.sub("", line), 1)
    long = _LONG.search(plain)
    off, worked = _parts(_LONG.sub("放假", plain) if long else plain)
    first = _DAY.search(off)
    name = off[: first.start()].strip(" 　:：,，\t") if first else ""
    days, make_up = _days(year, off), _days(year, worked)
    if isinstance(days, Refusal) or isinstance(make_up, Refusal):
        return refuse("calendar.line_unclear", at=f"line{number}", line=number)
    if len(days) > 2 and not worked and _COLUMNS.search(off):
        days, make_up = days[:2], days[2:]  # columns of a table: name, first, last, days worked
    if not name or not 1 <= len(days) <= 2:
        return refuse("calendar.line_unclear", at=f"line{number}", line=number)
    counted = (days[-1] - days[0]).days + 1
    if long and int(long[1]) != counted:
        # what is read is what the notice counts, or it is not read at all
        said = int(long[1])
        return refuse("calendar.days_differ", at=f"line{number}", line=number, said=said, days=counted)
    holiday: dict[str, Any] = {"name": name, "from": days[0], "to": days[-1]}
    return {**holiday, "make_up": list(make_up)} if make_up else holiday


def _parts(line: str) -> tuple[str, str]:
    """The days off, and what follows: the days worked for them."""
    off, *rest = (_OFF if _OFF.search(line) else _WORK).split(line, maxsplit=1)
    return off, "".join(rest)


def _days(year: int, text: str) -> Sequence[date] | Refusal:
    """Days without a year lie in the table's; after 至 the month may be left out; a number left over is unclear."""
    plain = _LATER.sub(r"\1\2\1\3", text)
    if re.search(r"\d", _DAY.sub("", plain)):
        return refuse("calendar.line_unclear")
    try:
        return [date(int(y) if y else year, int(m), int(d)) for y, m, d in _DAY.findall(plain)]
    except ValueError:
        return refuse("calendar.line_unclear")
