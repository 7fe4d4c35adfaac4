"""What happens to one copy is seen on the slip of the folder it belongs in."""

from __future__ import annotations

from desktop.custody.copy import Copy
from desktop.custody.places import PlaceKind
from desktop.custody.slip import Slip, fold_slip
from desktop.custody.slip_facts import CopyLeftFolder, MissingSettled, slip_stream
from desktop.operations.ports import Act


def folders_with(act: Act, copy: str) -> list[Slip]:
    """The open slips whose folder this copy belongs in; there is at most one."""
    rows = [row for row in act.books.slips_with(copy) if row.state == "open"]
    slips = [fold_slip(row.id, act.stream(slip_stream(row.id))) for row in rows]
    return [slip for slip in slips if slip.open and copy in slip.inside]


def leave_folder(act: Act, copy: str, why: str) -> None:
    """The folder goes on without it; the slip shows it."""
    for slip in folders_with(act, copy):
        act.add(slip_stream(slip.id), CopyLeftFolder((copy,), why))


def settle(act: Act, copy: Copy) -> None:
    """What was not in the folder when it came back lies in the safe again and nothing is open about it."""
    if copy.frozen or copy.place is None or copy.place.kind is not PlaceKind.SAFE:
        return
    for slip in folders_with(act, copy.id):
        if copy.id in slip.missing:
            act.add(slip_stream(slip.id), MissingSettled((copy.id,)))
