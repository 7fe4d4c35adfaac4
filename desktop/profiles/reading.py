"""A table of a file, read key by key: every fault is noted, nothing stops at the first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any, TypeVar

from desktop.profiles.faults import Fault, Key, Path, nearest, spelled
from desktop.profiles.tree import Tree

W = TypeVar("W")
CODE = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_TEXT = 2_000
"""Characters of one text: the longest letter has a quarter of it."""
MOST_NEAR = 400
"""After so many faults it is no longer said which word may have been meant."""
_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of signs that no paper shows and Word refuses; a line end is none of them."""


class Node:
    """One table. Ask for its keys; ``close`` then reports the keys that nobody asked for."""

    def __init__(self, tree: Tree, faults: list[Fault], data: Mapping[str, Any], path: Path = ()) -> None:
        self._tree, self._faults, self._data, self.path = tree, faults, data, path
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._data

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in the order of the file."""
        return tuple(self._data)

    def file(self, key: str) -> str:
        """The file in which that key stands."""
        return self._tree.file_of((*self.path, key))

    def fault(self, code: str, key: Key | None = None, word: str = "", near: str = "") -> None:
        """Note a fault at one of its keys, or at the table itself."""
        path = self.path if key is None else (*self.path, key)
        self._faults.append(Fault(self._tree.file_of(path), spelled(path), code, word, near))

    def fault_at(self, path: Path, code: str, word: str = "", near: str = "") -> None:
        """Note a fault at a path beneath this table."""
        whole = (*self.path, *path)
        self._faults.append(Fault(self._tree.file_of(whole), spelled(whole), code, word, near))

    def _take(self, key: str, kind: type | tuple[type, ...], required: bool) -> Any:
        self._asked.add(key)
        if key not in self._data:
            if required:
                near = self._near(key, [k for k in self._data if k not in self._asked])
                self.fault("missing_key", key, key, near)
            return None
        value = self._data[key]
        kinds = kind if isinstance(kind, tuple) else (kind,)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self.fault("wrong_type", key, shown(value), kinds[0].__name__)
            return None
        return value

    def text(self, key: str, required: bool = True) -> str:
        """Words that are not blank."""
        value = self._take(key, str, required)
        if isinstance(value, str) and not value.strip():
            self.fault("blank", key)
        self._readable(key, value or "")
        return (value or "").strip()

    def _readable(self, key: str, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            self.fault("too_long", key, text[:20], str(LONGEST_TEXT))
        odd = next((sign for sign in text if unicodedata.category(sign) in _UNPRINTED and sign != "\n"), "")
        if odd:
            self.fault("unprinted_sign", key, f"U+{ord(odd):04X}")

    def flag(self, key: str, default: bool = False, required: bool = False) -> bool:
        """true or false."""
        value = self._take(key, bool, required)
        return default if value is None else bool(value)

    HIGHEST = 10_000
    """No rule counts further: days of a term, copies, years; more is a slip of the finger."""

    def count(self, key: str, default: int | None = None, lowest: int = 0) -> int | None:
        """A whole number."""
        value = self._take(key, int, default is None)
        if value is None:
            return default
        if value < lowest:
            self.fault("too_small", key, str(value), str(lowest))
        return self._not_beyond(key, int(value))

    def _not_beyond(self, key: str, value: int) -> int:
        if abs(value) <= self.HIGHEST:
            return value
        self.fault("too_big", key, f"{value:.6g}" if value.bit_length() < 900 else "…", str(self.HIGHEST))
        return self.HIGHEST

    def optional_count(self, key: str) -> int | None:
        """A whole number that may be left out."""
        value = self._take(key, int, False)
        return None if value is None else self._not_beyond(key, int(value))

    def clock_time(self, key: str) -> time | None:
        """A time of day, ``"17:30"``; None and a fault where it is none."""
        value = self._take(key, (str, time), True)
        if isinstance(value, time):
            return value
        try:
            told = time.fromisoformat(value or "")
        except ValueError:
            told = None
        if told is None or told.tzinfo is not None:  # an hour of another zone cannot be compared with ours
            if value is not None:
                self.fault("not_a_time", key, value)
            return None
        return told

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        """A list of words."""
        value = self._take(key, list, required)
        good = [v for v in value or () if isinstance(v, str) and v.strip()]
        if value and len(good) < len(value):
            self.fault("wrong_type", key, shown(value), "str")
        if len(set(good)) < len(good):
            self.fault("word_twice", key, next(v for v in good if good.count(v) > 1))
        for one in dict.fromkeys(good):
            self._readable(key, one)
        return tuple(dict.fromkeys(good))

    def word(self, key: str, known: Mapping[str, W], default: W, required: bool = True) -> W:
        """A word of a closed vocabulary."""
        text = self._take(key, str, required)
        return default if text is None else self.meant(key, text, known, default)

    def words(self, key: str, known: Mapping[str, W], required: bool = False) -> tuple[W, ...]:
        """Words of a closed vocabulary."""
        found = [self.meant(key, t, known, None) for t in self.texts(key, required)]
        return tuple(w for w in found if w is not None)

    def meant(self, key: Key, text: str, known: Mapping[str, W], default: Any) -> Any:
        """What a word of a vocabulary means; unknown: a fault with the nearest one."""
        if text in known:
            return known[text]
        self.fault("unknown_word", key, text, self._near(text, known))
        return default

    def _near(self, word: str, known: Iterable[str]) -> str:
        """What may have been meant; where almost nothing is known, looking for each takes longer than reading."""
        return nearest(word, known) if len(self._faults) < MOST_NEAR else ""

    def raw(self, key: str, required: bool = True) -> Any:
        """The value as it stands."""
        self._asked.add(key)
        if key not in self._data and required:
            self.fault("missing_key", key, key)
        return self._data.get(key)

    def table(self, key: str, required: bool = True) -> Node | None:
        """A table."""
        value = self._take(key, dict, required)
        return None if value is None else Node(self._tree, self._faults, value, (*self.path, key))

    def each(self, key: str, required: bool = True) -> Iterator[tuple[str, Node]]:
        """The tables of a table, by their codes."""
        outer = self.table(key, required)
        for code in outer.keys if outer else ():
            inner = outer.table(code) if outer else None
            if not CODE.fullmatch(code) and outer:
                outer.fault("not_a_code", code, code)
            if inner is not None:
                yield code, inner

    def rows(self, key: str, required: bool = True) -> Iterator[Node]:
        """The tables of a list."""
        value = self._take(key, list, required)
        for n, row in enumerate(value or ()):
            if isinstance(row, dict):
                yield Node(self._tree, self._faults, row, (*self.path, key, n))
            else:
                self.fault_at((key, n), "wrong_type", shown(row), "dict")

    def titles(self, key: str, required: bool = True) -> dict[str, str]:
        """A table of code → words, no words twice."""
        inner = self.table(key, required)
        found: dict[str, str] = {}
        for code in inner.keys if inner else ():
            title = inner.text(code) if inner else ""
            if inner and not CODE.fullmatch(code):
                inner.fault("not_a_code", code, code)
            if inner and title in found.values():
                inner.fault("word_twice", code, title)
            found[code] = title
        return found

    def close(self) -> None:
        """Report every key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.fault("unknown_key", key, key, self._near(key, self._asked))


def shown(value: Any) -> str:
    """What stands there, shortly, as the file writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, list) else f"{value!s:.40}"


def codes_of(kind: type[W]) -> dict[str, W]:
    """A closed vocabulary of the hearts as a file writes it: code → member."""
    return {member.value: member for member in kind}  # type: ignore[attr-defined]


def day_text(value: Any) -> str:
    """A day of a file as text, whether written plain or in quotes."""
    return value.isoformat() if isinstance(value, date) else str(value)
