"""How a slot stands after what the login log says: tries left, or closed and how long still.

Pure. A try counts when it is written down, so a crash between try and answer gives no free one. Five tries
without a good one close the slot for 15 minutes, the next five for 30, and so on up to a day; a good unlock
begins anew. The wait is served by the steady clock alone: neither the wall clock nor a restart shortens it,
and the time the machine was switched off does not count, because nothing but a clock that anybody can set
knows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.vault import login_entry as line
from desktop.vault.login_entry import Entry
from desktop.vault.steady import surely_passed

TRIES = 5
FIRST_WAIT = 15 * 60
LONGEST_WAIT = 24 * 60 * 60


@dataclass(slots=True)
class Standing:
    """``left`` tries till it closes; ``wait`` seconds still closed; ``closings`` since the last good one."""

    left: int = TRIES
    wait: int = 0
    closings: int = 0

    def close(self) -> None:
        self.wait = min(FIRST_WAIT << min(self.closings, 10), LONGEST_WAIT)
        self.closings += 1
        self.left = TRIES


def standings(entries: Iterable[Entry], steady_now: int) -> tuple[dict[str, Standing], Standing]:
    """Each slot named in the log, and the standing of a slot that it does not name.

    A log that had to be begun anew closes every slot once: who removes it gains no try.
    """
    slots: dict[str, Standing] = {}
    others = Standing()
    last: int | None = None

    def pass_time(reading: int) -> None:
        passed = 0 if last is None else surely_passed(last, reading)
        for standing in (*slots.values(), others):
            standing.wait = max(0, standing.wait - passed)

    for entry in entries:
        pass_time(entry.steady)
        last = entry.steady
        if entry.kind == line.BEGUN:
            if not entry.detail.endswith(" new"):
                others.close()
            continue
        if not entry.slot:
            continue
        slot = slots.setdefault(entry.slot, Standing(others.left, others.wait, others.closings))
        _apply(slot, entry)
    pass_time(steady_now)
    return slots, others


def _apply(slot: Standing, entry: Entry) -> None:
    if entry.kind == line.TRY:
        slot.left -= 1
        if slot.left == 0:
            slot.close()
    elif entry.kind == line.GOOD:
        slot.left, slot.wait, slot.closings = TRIES, 0, 0
    elif entry.kind == line.OPENED:
        slot.left, slot.wait = TRIES, 0
