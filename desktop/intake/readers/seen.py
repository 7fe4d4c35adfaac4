"""What the eye sees and what it does not, told apart, so that each is unbroken.

The text that is seen runs on as if nothing were deleted or hidden in it. What is not seen is told after it, with as
much of its surroundings as may belong to it: a mark of which half was deleted is whole there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.screening.text import Trait

Traits = tuple[Trait, ...]
Stretch = tuple[str, Traits]
SEEN: frozenset[Trait] = frozenset((Trait.INSERTED,))
_NEAR = 4
"""Stretches beside it that are looked at."""
_BEFORE = re.compile(r"[^\s，。；：、！？,;:!?()（）]{0,20}\Z")
_AFTER = re.compile(r"[^\s，。；：、！？,;:!?()（）]{0,20}")


def is_seen(traits: Traits) -> bool:
    """Somebody who reads the page reads it."""
    return SEEN.issuperset(traits)


def unseen(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Each stretch that is not seen, or several that touch, with what stands around it; in order."""
    found: list[list[Stretch]] = []
    at = 0
    while at < len(stretches):
        if is_seen(stretches[at][1]):
            at += 1
            continue
        end = at
        while end < len(stretches) and not is_seen(stretches[end][1]):
            end += 1
        hidden = list(stretches[at:end])
        before = _around("".join(text for text, _traits in stretches[max(at - _NEAR, 0) : at]), _BEFORE)
        # what was typed in the place of a deletion does not belong to what stood there
        after = _around(_kept(stretches[end : end + _NEAR]), _AFTER)
        found.append([(text, traits) for text, traits in ((before, ()), *hidden, (after, ())) if text])
        at = end
    return found


def _kept(stretches: Sequence[Stretch]) -> str:
    return "".join(text for text, traits in stretches if Trait.INSERTED not in traits)


def _around(text: str, shape: re.Pattern[str]) -> str:
    found = shape.search(text) if shape is _BEFORE else shape.match(text)
    return found[0] if found else ""
