"""A Word template from the parent's side: looked through at adoption, filled at each issue; one bounded worker each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.bootstrap.children import Templater
from desktop.bootstrap.one_answer import asked
from desktop.intake.faults import Why
from desktop.intake.reading import NotRead
from desktop.intake.templates import Flaw
from desktop.paper.places import Places, PlaceValues

_SEEN = ("found", "unknown", "outside", "mixed", "whole", "stray")


@dataclass(frozen=True, slots=True)
class TemplateLooked:
    """``flaws``: what it must not hold, with words of it; the others as ``paper.template.Seen`` tells them."""

    flaws: tuple[tuple[Flaw, str], ...]
    found: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()


def look_through(content: bytes, places: Places) -> TemplateLooked | NotRead:
    """What stands in a template of a form."""
    said = asked(Templater, {"do": "look", **_order(places)}, content)
    if isinstance(said, NotRead):
        return said
    account = said[0]
    try:
        flaws = tuple((Flaw(str(code)), str(what)) for code, what in account["flaws"])
        seen: dict[str, Any] = {one: tuple(dict.fromkeys(map(str, account[one]))) for one in _SEEN}
    except (ValueError, KeyError, TypeError):
        return NotRead(Why.MISSPOKEN, {})
    if not all(one in places.labels for name in ("found", "outside", "mixed", "whole") for one in seen[name]):
        return NotRead(Why.MISSPOKEN, {})
    return TemplateLooked(flaws, **seen)


def fill_template(content: bytes, places: Places, values: PlaceValues, line: str) -> bytes | NotRead:
    """The filled template; ``line`` stands at the foot of its pages."""
    order = {"do": "fill", **_order(places), "texts": dict(values.texts), "line": line,
             "rows": {name: [dict(one) for one in lines] for name, lines in values.rows.items()}}  # fmt: skip
    said = asked(Templater, order, content)
    return said if isinstance(said, NotRead) else said[1]


def _order(places: Places) -> dict[str, Any]:
    return {"known": dict(places.known), "lists": sorted(places.lists), "texts": {}, "rows": {}}
