"""Faults of a unit's files, all collected; each with its file, key path and the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

_CLOSE = 9
"""So many likely words are looked at once more."""
Key = str | int
Path = tuple[Key, ...]


@dataclass(frozen=True, order=True)
class Fault:
    """``path`` as ``stages[2].role``; ``word`` is what stands there; ``nearest`` what may have been meant."""

    file: str
    path: str
    code: str
    word: str = ""
    nearest: str = ""


def spelled(path: Path) -> str:
    """A key path as people write it.

    >>> spelled(("stages", 2, "role"))
    'stages[3].role'
    """
    text = ""
    for key in path:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like it; short Chinese words count by their characters."""
    candidates = sorted(set(known))
    close = get_close_matches(word, candidates, _CLOSE, 0.6 if word.isascii() else 0.5)
    if close:  # of those that are as like, the one that begins alike
        best = SequenceMatcher(None, close[0], word).ratio()
        alike = [k for k in close if SequenceMatcher(None, k, word).ratio() == best]
        return max(alike, key=lambda k: sum(a == b for a, b in zip(k, word, strict=False)))
    if word.isascii():
        return ""
    sharing = [(len(set(word) & set(k)), k) for k in candidates if set(word) & set(k)]
    return max(sharing, default=(0, ""))[1]
