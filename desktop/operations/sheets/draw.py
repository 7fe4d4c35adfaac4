"""抽查 (D18): lines drawn at random; the seed is printed, so anyone may repeat the draw."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from desktop.operations.sheets.dates import long_day, long_moment, short_moment
from desktop.operations.sheets.register_page import copy_cells
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow
from desktop.plain.digest import sm3
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _


def new_seed() -> str:
    """A seed from the machine's randomness: twelve hex digits in groups."""
    digits = secrets.token_hex(6).upper()
    return "-".join(digits[i : i + 4] for i in range(0, 12, 4))


def drawn(population: Sequence[str], count: int, seed: str) -> list[str]:
    """``count`` of the ids, each equally likely, the same for the same seed: the lowest SM3 of seed and id."""
    return sorted(population, key=lambda one: sm3(f"{seed}\n{one}".encode()))[:count]


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """``wanted.count`` copies in care, by level and day of receipt."""
    if wanted.count < 1:
        return refuse("sheet.draw_count", "D18", at="count")
    seed = wanted.seed.strip().upper()
    if not seed:
        return refuse("sheet.draw_seed", "D18", at="seed")
    population = source.books.population(wanted.levels, wanted.first, wanted.last)
    chosen = [c for c in (source.books.copy(i) for i in drawn(population, wanted.count, seed)) if c]
    chosen.sort(key=lambda copy: copy.seq)
    level, mark = source.mark_of(c.document for c in chosen)
    return SheetFacts(
        f"draw/{seed}",
        {
            "sheet_mark": mark,
            "drawn_on": long_moment(source.now),
            "scope": _scope(source, wanted),
            "population": str(len(population)),
            "drawn": str(len(chosen)),
            "seed": seed,
            "lines": tuple(_line(source, copy) for copy in chosen),
        },
        level,
        seed,
    )


def _scope(source: Source, wanted: Wanted) -> str:
    levels = "、".join(source.level(code) for code in wanted.levels) or _("全部密级")
    if wanted.first is None and wanted.last is None:
        return _("{levels}，在册各份").format(levels=levels)
    first = long_day(wanted.first) or _("建账")
    last = long_day(wanted.last) or _("今日")
    return _("{levels}，{first}至{last}收到").format(levels=levels, first=first, last=last)


def _line(source: Source, copy: CopyRow) -> Cells:
    return {
        **copy_cells(source, copy),
        "place": source.place(copy),
        "since": short_moment(copy.since, source.now.year),
        "seen": "□",
        "finding": "",
    }
