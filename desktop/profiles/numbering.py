"""Number series: a small closed pattern language, ``密收〔{year}〕{n:03}号``, and the text it yields."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLACES = frozenset({"year", "n", "parent", "register", "copy"})
_PLACE = re.compile(r"\{([a-z]+)(?::0([1-9]))?\}")


@dataclass(frozen=True)
class Series:
    """``yearly``: begins at 1 each year (edge case 50)."""

    code: str
    title: str
    pattern: str
    yearly: bool
    clause: str = ""

    def text(self, n: int, year: int = 0, *, parent: str = "", register: str = "", copy: str = "") -> str:
        """The number as written; ``parent``, ``register`` and ``copy`` where the pattern has them.

        >>> Series("secret", "收文", "密收〔{year}〕{n:03}号", True).text(7, 2026)
        '密收〔2026〕007号'
        """
        values: dict[str, str | int] = {
            "n": n, "year": year, "parent": parent, "register": register, "copy": copy,
        }  # fmt: skip

        def filled(place: re.Match[str]) -> str:
            value, width = values[place[1]], int(place[2] or 0)
            return str(value).zfill(width) if isinstance(value, int) else value

        return _PLACE.sub(filled, self.pattern)


def places(pattern: str) -> tuple[str, ...]:
    """The names of the places in a pattern, known or not."""
    return tuple(m[1] for m in _PLACE.finditer(pattern))


def fault_of(pattern: str, yearly: bool) -> tuple[str, str]:
    """What is wrong with a pattern: code and word; two empty texts: nothing."""
    found = places(pattern)
    rest = _PLACE.sub("", pattern)
    if "{" in rest or "}" in rest:
        return "pattern_braces", rest
    unknown = next((p for p in found if p not in PLACES), "")
    if unknown:
        return "pattern_place", unknown
    if "n" not in found and not {"register", "copy"} <= set(found):
        return "pattern_without_number", pattern
    if yearly and "year" not in found and "parent" not in found:
        # without the year the numbers of two years would be the same
        return "pattern_without_year", pattern
    if any(found.count(p) > 1 for p in found):
        return "pattern_place_twice", pattern
    return "", ""
