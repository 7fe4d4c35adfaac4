"""What is done with the lines of a closing in the same act: taken back, kept overnight, chased (D9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.custody.day_facts import LineEnd
from desktop.operations.circulating.round import TakeBackFolder, take_back_folder
from desktop.operations.commands import Outcome
from desktop.operations.custody.move import KeepOvernight, TakeBack, keep_overnight, take_back
from desktop.operations.daily.chase import ChaseHolder, chase_holder
from desktop.operations.ports import Act
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal, refuse


def settle_lines(
    act: Act,
    rows: Sequence[CopyRow],
    ends: Mapping[str, LineEnd],
    words: Mapping[str, str],
    agreed: Mapping[str, str],
) -> Refusal | None:
    """Book what each line says; a refusal stands at its line."""
    chosen = {end: [row for row in rows if ends.get(row.id) is end] for end in LineEnd}
    refused = _take_back(act, rows, chosen[LineEnd.TAKEN_BACK])
    if refused is not None:
        return refused
    for row in chosen[LineEnd.OVERNIGHT]:
        kept = KeepOvernight(copies=(row.id,), agreed_by=agreed.get(row.id, ""), reason=words.get(row.id, ""))
        refused = _at(row.id, keep_overnight(kept, act))
        if refused is not None:
            return refused
    for holder in dict.fromkeys(row.place for row in chosen[LineEnd.CHASED]):
        his = tuple(row.id for row in chosen[LineEnd.CHASED] if row.place == holder)
        refused = _at(his[0], chase_holder(ChaseHolder(holder=holder, copies=his, way="telephone"), act))
        if refused is not None:
            return refused
    return None


def _take_back(act: Act, rows: Sequence[CopyRow], back: Sequence[CopyRow]) -> Refusal | None:
    """A folder comes back as a whole (A6.1.2c), everything else copy by copy."""
    for slip in dict.fromkeys(row.slip for row in back if row.slip):
        folder = [row for row in rows if row.slip == slip]
        head = act.books.slip(slip)
        if head is None or head.state != "open" or head.out_with != folder[0].place:
            continue
        missing = next((row for row in folder if row not in back), None)
        if missing is not None:
            return refuse(
                "day.folder_apart",
                "A6.1.2c",
                at=f"ends.{missing.id}",
                label=missing.label,
                number=head.number,
            )
        refused = _at(folder[0].id, take_back_folder(TakeBackFolder(slip=slip, counted=len(folder)), act))
        if refused is not None:
            return refused
        back = [row for row in back if row.slip != slip]
    for row in back:
        refused = _at(row.id, take_back(TakeBack(copies=(row.id,)), act))
        if refused is not None:
            return refused
    return None


def _at(copy: str, outcome: Outcome) -> Refusal | None:
    return outcome.at(f"ends.{copy}") if isinstance(outcome, Refusal) else None
