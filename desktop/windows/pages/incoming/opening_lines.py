"""建账 (D2): columns of the old ledger, how each cell is read, and how pasted rows find their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desktop.custody.levels import Level
from desktop.custody.period import UNMARKED
from desktop.operations.receiving.opening import OpeningLine
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import read_count, read_period
from desktop.plain.typed.answer import Typed, even
from desktop.plain.typed.days import read_day
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.typed import Bodies, Copies, NewBody, read_copies, read_level, reader
from desktop.windows.widgets.lines_model import LineColumn

REQUIRED = ("old_number", "level", "title", "issuing_body")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 73_050


def columns(counter: Counter) -> tuple[LineColumn, ...]:
    """The grid's columns, in the order in which a ledger is read."""
    bodies = Bodies(counter)
    today = counter.now().date()

    def body(text: str) -> Typed[Any] | Refusal:
        told = bodies.read(text)
        if isinstance(told, Typed) and isinstance(told.value, NewBody):
            return Typed(told.value, _("{name}（新）").format(name=told.value.name))
        return told

    def place(text: str) -> Typed[Any] | Refusal:
        return read_place(text, counter)

    return (
        LineColumn("old_number", _("原收文编号"), reader(_text), "number", 128),
        LineColumn("level", _("密级"), reader(read_level), width=72),
        LineColumn("title", _("标题"), reader(_text), "middle", 0),
        LineColumn("issuing_body", _("来文单位"), reader(body), "middle", 128, 220),
        LineColumn("copy_numbers", _("份号"), reader(read_copies), width=120, wide=200, hint=_("无")),
        LineColumn("copies", _("份数"), reader(_count), width=48, hint="1"),
        LineColumn("document_number", _("文号"), reader(_text), "number", 112, 190),
        LineColumn("received_on", _("收文日期"), reader(lambda text: read_ledger_day(text, today)), width=96),
        LineColumn("period", _("保密期限"), reader(lambda text: read_period(text, today)), width=80),
        LineColumn("place", _("柜或持有人"), reader(place), width=104, wide=160),
        LineColumn("return_due", _("应退日期"), reader(lambda text: read_ledger_day(text, today)), width=96),
    )  # fmt: skip


def _text(text: str) -> Typed[str] | Refusal:
    return Typed(" ".join(text.split()), "")


def _count(text: str) -> Typed[int] | Refusal:
    return read_count(text, least=1)


def read_ledger_day(text: str, today: date) -> Typed[date] | Refusal:
    """As days are typed, and as a spreadsheet counts them (45540). Refuses with a code of ``read_day``."""
    plain = even(text)
    if re.fullmatch(r"[0-9]{5}(\.0+)?", plain) and _FIRST_SERIAL <= int(plain[:5]) <= _LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=int(plain[:5]))
        return Typed(day, day.isoformat())
    told = read_day(re.sub(r"\s+[0-9]{1,2}:[0-9:]+$", "", plain), today)
    return told if isinstance(told, Refusal) else Typed(told.value, told.value.isoformat())


def read_place(text: str, counter: Counter) -> Typed[Any] | Refusal:
    """A safe or a person by name: ("safe", id) or ("person", id). Refuses with ``typed.not_offered``."""
    name = text.strip()
    safe = next((s for s in counter.known.safes if s.name == name), None)
    if safe is not None:
        return Typed(("safe", safe.id), safe.name)
    person = [p for p in counter.known.persons if p.name == name]
    if len(person) == 1:
        return Typed(("person", person[0].id), name)
    alike = [s for s in counter.known.safes if name and name in s.name]
    if len(alike) == 1 and not person:
        return Typed(("safe", alike[0].id), alike[0].name)
    return refuse("typed.not_offered", typed=name)


# checking and making the lines


def faults(values: Mapping[str, Any], machine: str) -> list[Refusal]:
    """What is wrong with a line as a whole; the cells' own faults stand already."""
    found = [
        refuse("typed.required", at=name, field=_TITLES[name]()) for name in REQUIRED if not values.get(name)
    ]
    numbers, count = values.get("copy_numbers"), values.get("copies")
    if isinstance(numbers, Copies) and numbers.numbers and count and len(numbers.numbers) != count:
        found.append(
            refuse("copies.count_differs", "A6.1.1c", at="copies", numbers=len(numbers.numbers), copies=count)
        )
    level = values.get("level")
    if level and machine and Level(level).height > Level(machine).height:
        found.append(refuse("document.above_machine", "实施条例32", at="level", machine=machine))
    return found


_TITLES = {
    "old_number": lambda: _("原收文编号"),
    "level": lambda: _("密级"),
    "title": lambda: _("标题"),
    "issuing_body": lambda: _("来文单位"),
}


def opening_line(values: Mapping[str, Any], body: str, first_safe: str) -> OpeningLine:
    """The line as the verb takes it; without a place it lies in the first safe."""
    numbers = values.get("copy_numbers")
    printed = numbers.numbers if isinstance(numbers, Copies) else ()
    count = len(printed) or values.get("copies") or (numbers.count if isinstance(numbers, Copies) else 1)
    kind, place = values.get("place", ("safe", first_safe))
    due = values.get("return_due")
    return OpeningLine(
        values["old_number"],
        body,
        values["title"],
        Level(values["level"]),
        count,
        printed,
        values.get("document_number", ""),
        values.get("received_on"),
        values.get("period", UNMARKED),
        place if kind == "safe" else "",
        place if kind == "person" else "",
        due is not None,
        due,
    )
