"""Which lines stand on which page of a volume of the register (D12).

A page ends when its rows are full or the month closes; the next month begins a new page. Both follow from
the numbers and days of registration alone, which never change, so a line keeps its page and row for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.operations.sheets.source import Source
from desktop.plain.words import N_, _

ROWS = 8
"""Rows of a page of F01 (``per_page`` of the form; a test holds them together)."""

TITLES = {
    "secret": N_("涉密文件收文登记簿"),
    "top_secret": N_("绝密文件收文登记专册"),
    "work_secret": N_("工作秘密收文登记簿"),
    "internal": N_("内部资料收文登记簿"),
}
VOLUME = "1"
"""A volume per register and year, bound at its end."""


@dataclass(frozen=True)
class PageSpan:
    """Page ``number`` holds lines ``first`` to ``last``; ``fixed``: full, or its month has closed."""

    number: int
    first: int
    last: int
    fixed: bool

    def holds(self, line: int) -> bool:
        """Whether a line stands on it."""
        return self.first <= line <= self.last


def pages(spans: Sequence[tuple[str, int, int]], month: str) -> tuple[PageSpan, ...]:
    """Pages of a volume from (month, first, last number) per month; ``month`` is the present one."""
    found: list[PageSpan] = []
    after = 0
    for name, first, last in sorted(spans, key=lambda span: span[1]):
        begin = max(
            first, after + 1
        )  # a clock set back may mix two months: the later begins after the earlier
        while begin <= last:
            end = min(begin + ROWS - 1, last)
            full = end - begin + 1 == ROWS
            found.append(PageSpan(len(found) + 1, begin, end, full or name < month))
            begin = end + 1
        after = max(after, last)
    return tuple(found)


def pages_of(source: Source, register: str, year: int) -> tuple[PageSpan, ...]:
    """Pages of a volume as it is now. The opening balance closes with the month of its entry."""
    return pages(source.books.register_spans(register, year), f"{source.now:%Y-%m}")


def volume_subject(register: str, year: int) -> str:
    """What the sheets of a volume are about."""
    return f"register/{register}/{year or 'opening'}"


def book_title(register: str, year: int) -> str:
    """Name of the volume on its pages."""
    title = _(TITLES[register])
    return title if year else _("{title}（期初）").format(title=title)


def year_text(source: Source, year: int) -> str:
    """The year of the volume."""
    return str(year or source.now.year)
