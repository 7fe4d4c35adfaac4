"""Copies and their holding intervals."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody import copy_facts as f
from desktop.custody.copy import Copy, after
from desktop.custody.places import Place
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``copies``, one row of ``holdings`` per stay."""
    state = Copy(name)
    stays: list[tuple[Place, str, int]] = []
    overnight = agreed = ""
    for row in effective(rows):
        before = state.place
        state = after(state, row.fact, row.happened_at)
        if state.place is not None and state.place != before:
            stays.append((state.place, str(day(row.happened_at)), row.sequence))
            overnight = agreed = ""
        if isinstance(row.fact, f.CopyKeptOvernight):
            overnight = row.fact.night.isoformat()
            agreed = row.fact.agreed_by if row.fact.explained else ""
    if state.place is None:
        return {"copies": [], "holdings": []}
    holdings: list[Row] = []
    for line, (place, from_at, sequence) in enumerate(stays):
        to_at = stays[line + 1][1] if line + 1 < len(stays) else None
        holdings.append(
            {
                "copy": name,
                "line": line + 1,
                "place_kind": place.kind.value,
                "place": place.ref,
                "from_at": from_at,
                "to_at": to_at,
                "sequence": sequence,
            }
        )
    return {"copies": [_copy_row(state, rows[0].sequence, overnight, agreed)], "holdings": holdings}


def _copy_row(copy: Copy, seq: int, overnight: str, agreed: str) -> Row:
    place = copy.place
    if place is None:  # an annulled registration leaves no row
        raise ValueError("a copy without a place has no row")
    return {
        "id": copy.id,
        "seq": seq,
        "document": copy.document,
        "number": copy.number,
        "label": copy.label,
        "level": copy.level.value,
        "origin": copy.origin.value,
        "registered_at": day(copy.registered_at),
        "place_kind": place.kind.value,
        "place": place.ref,
        "since": day(copy.since),
        "slip": copy.slip,
        "purpose": copy.purpose.value if copy.purpose else "",
        "due": day(copy.due),
        "return_due": day(copy.return_due),
        "frozen": copy.frozen,
        "missing": int(copy.missing),
        "recalled": int(copy.recalled),
        "parent": copy.parent,
        "clearance": copy.clearance,
        "chases": copy.chases,
        "incidents": copy.incidents,
        "overnight": overnight,
        "overnight_by": agreed,
    }


COPIES = Projector("copy", (("copies", "id"), ("holdings", "copy")), derive)
