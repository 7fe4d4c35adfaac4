"""Safes, issuing bodies, number series."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody import standing as f
from desktop.people.initials import search_keys
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.vault.projection.projector import Projector
from desktop.vault.rows import Derived


def derive_safe(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``safes``."""
    known, retired = None, False
    for row in effective(rows):
        if isinstance(row.fact, f.SafeEntered):
            known, retired = row.fact, False
        elif isinstance(row.fact, f.SafeRetired):
            retired = True
    if known is None:
        return {}
    return {
        "safes": [
            {
                "id": name,
                "name": known.name,
                "level": known.level.value,
                "keeper": known.keeper,
                "room": known.room,
                "retired": int(retired),
            }
        ]
    }


def derive_body(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``bodies``; ``initials`` holds all that may be typed for the name."""
    known, retired = None, False
    for row in effective(rows):
        if isinstance(row.fact, f.BodyEntered):
            known, retired = row.fact, False
        elif isinstance(row.fact, f.BodyRetired):
            retired = True
    if known is None:
        return {}
    return {
        "bodies": [
            {
                "id": name,
                "name": known.name,
                "initials": " ".join(search_keys(known.name)),
                "collector": known.collector,
                "retired": int(retired),
            }
        ]
    }


def derive_series(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``series``, from the last fact alone: a series may have a hundred thousand numbers."""
    last = rows[-1]
    if not isinstance(last.fact, f.NumberDrawn):
        return {}
    return {"series": [{"stream": name, "last": last.fact.number, "version": last.version}]}


SAFES = Projector("safe", (("safes", "id"),), derive_safe)
BODIES = Projector("body", (("bodies", "id"),), derive_body)
SERIES = Projector("series", (("series", "stream"),), derive_series)
