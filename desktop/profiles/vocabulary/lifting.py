"""Rule files of an older vocabulary into those of today's: pure steps, one a number, like the upcasters of bodies.

The number stands in ``common/words.toml``; files without one are of vocabulary 1. What the vault holds stays as it
was adopted, under its own hash: it is lifted each time it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from desktop.profiles.toml_text import toml_text
from desktop.profiles.tree import Files, parse
from desktop.profiles.vocabulary import to_2, to_3, to_4

Tables = dict[str, dict[str, Any]]
"""File → its tables."""

KEY = "vocabulary"
WORDS = "common/words.toml"
STEPS: tuple[Callable[[Tables], None], ...] = (to_2.step, to_3.step, to_4.step)
"""Step n changes tables of vocabulary n + 1 into those of n + 2, in place of a copy of them."""

VOCABULARY = len(STEPS) + 1


def number_of(files: Files) -> int:
    """The vocabulary that files are written in; nonsense there is a fault that reading tells, not lifted."""
    if WORDS not in files:
        return VOCABULARY
    tree = parse(WORDS, files[WORDS], [])
    number = tree.data.get(KEY, 1) if tree is not None else VOCABULARY
    whole = isinstance(number, int) and not isinstance(number, bool) and number >= 1
    return number if whole else VOCABULARY


def lifted(files: Files) -> Files:
    """The same rules in today's vocabulary; the very same files where they are of it, newer, or no TOML."""
    number = number_of(files)
    if number >= VOCABULARY:
        return files
    tables: Tables = {}
    for path, text in files.items():
        if path.endswith(".toml"):
            tree = parse(path, text, [])
            if tree is None:
                return files  # reading tells what is wrong with it
            tables[path] = deepcopy(tree.data)
    for step in STEPS[number - 1 :]:
        step(tables)
    tables[WORDS] = {KEY: VOCABULARY, **{k: v for k, v in tables[WORDS].items() if k != KEY}}
    return {path: toml_text(tables[path]) if path in tables else text for path, text in files.items()}
