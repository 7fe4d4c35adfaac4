"""Findings as the book keeps them: one hit for each passage of a kind, with its first places and how often it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.plain.facts import Text
from desktop.plain.words import _
from desktop.procedures.review.item_facts import Hit

MOST_PLACES = 3
"""So many places of one passage are named, the others counted."""


def grouped(found: Iterable[Mapping[str, Any]]) -> tuple[Hit, ...]:
    """Each of ``found`` has kind, weight, text and where."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        places.setdefault((one["kind"], one["weight"], one["text"]), []).append(one["where"])
    return tuple(
        Hit(kind, weight, Text(passage), Text(_places(where)), len(where))
        for (kind, weight, passage), where in places.items()
    )


def _places(where: Sequence[str]) -> str:
    known = list(dict.fromkeys(one for one in where if one))
    shown = "；".join(known[:MOST_PLACES])
    return shown if len(known) <= MOST_PLACES else _("{places} 等 {n} 处").format(places=shown, n=len(where))
