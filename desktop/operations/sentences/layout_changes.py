"""What differs between two layouts of a form, line by line, as the officer sees them in the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from desktop.plain.words import _


def layout_lines(before: str, after: str) -> tuple[str, ...]:
    """The differing lines, numbered as in the new text; empty lines say nothing."""
    old, new = _lines(before), _lines(after)
    found: list[str] = []
    for kind, old_from, old_to, new_from, new_to in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            found += _changed(old[old_from:old_to], new[new_from:new_to], new_from + 1)
    return tuple(found)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def _changed(old: Sequence[str], new: Sequence[str], first: int) -> Iterator[str]:
    gone = [line.strip() for line in old if line.strip()]
    come = [(first + n, line.strip()) for n, line in enumerate(new) if line.strip()]
    for was, now in zip_longest(gone, come):
        if now is None:
            yield _("第 {line} 行前去掉：{before}").format(line=first + len(new), before=was)
        elif was is None:
            yield _("第 {line} 行增加：{after}").format(line=now[0], after=now[1])
        elif was != now[1]:
            yield _("第 {line} 行：{before} → {after}").format(line=now[0], before=was, after=now[1])
