"""What differs between two profiles, place by place, as they are read and not as their files lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.profiles.loading import procedure_names, whole_procedure, whole_profile
from desktop.profiles.tree import Files

PROFILE = "profile.toml"
ORDER = "order"
_NOT_RULES = frozenset({"extends", "vocabulary"})


@dataclass(frozen=True)
class Difference:
    """``path``: keys down to the place, ``titles`` the same as people call them; None: it is not there.

    ``part_title``  what the procedure is called
    """

    part: str
    path: tuple[str, ...]
    titles: tuple[str, ...]
    before: Any
    after: Any
    part_title: str = ""


def differences(old: Files, old_name: str, new: Files, new_name: str) -> tuple[Difference, ...]:
    """All of them, in the order of the new profile."""
    found = list(_part(PROFILE, _profile(old, old_name), _profile(new, new_name)))
    names = [*procedure_names(new, new_name)]
    names += [n for n in procedure_names(old, old_name) if n not in names]
    for name in names:
        found += _part(
            f"procedures/{name}.toml", _procedure(old, old_name, name), _procedure(new, new_name, name)
        )
    return tuple(found)


def _profile(files: Files, name: str) -> Mapping[str, Any]:
    tree = whole_profile(files, name)
    return tree.data if tree is not None else {}


def _procedure(files: Files, profile: str, name: str) -> Mapping[str, Any]:
    if name not in procedure_names(files, profile):
        return {}
    tree = whole_procedure(files, profile, name)
    return tree.data if tree is not None else {}


def _part(part: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before = {path: (titles, value) for path, titles, value in _leaves(old, (), ())}
    after = {path: (titles, value) for path, titles, value in _leaves(new, (), ())}
    title = str(new.get("title") or old.get("title") or "") if part != PROFILE else ""
    told: set[tuple[str, ...]] = set()
    for path in {**after, **before}:
        was, now = before.get(path), after.get(path)
        if path[0] in _NOT_RULES or any(path[: len(row)] == row for row in told):
            continue
        if was is not None and now is not None and _same(was[1], now[1]):
            continue
        if isinstance((now or was or ((), None))[1], _Row):
            told.add(path)  # a row that is new or gone is told once, not piece by piece
        yield Difference(part, path, (now or was or ((), None))[0], _shown(was), _shown(now), title)


@dataclass(frozen=True)
class _Row:
    """That a row stands in its list; what it says stands beneath."""

    title: str


@dataclass(frozen=True)
class _Order:
    """The rows of a list in their order: code → title."""

    rows: tuple[tuple[str, str], ...]


def _same(was: Any, now: Any) -> bool:
    if isinstance(was, _Row) and isinstance(now, _Row):
        return True  # renamed: its title is a place of its own
    if isinstance(was, _Order) and isinstance(now, _Order):
        both = {code for code, _title in was.rows} & {code for code, _title in now.rows}
        return [c for c, _t in was.rows if c in both] == [c for c, _t in now.rows if c in both]
    return bool(was == now)


def _shown(place: tuple[tuple[str, ...], Any] | None) -> Any:
    if place is None:
        return None
    value = place[1]
    if isinstance(value, _Row):
        return value.title
    return tuple(title for _code, title in value.rows) if isinstance(value, _Order) else value


_Leaf = tuple[tuple[str, ...], tuple[str, ...], Any]


def _leaves(value: Any, path: tuple[str, ...], titles: tuple[str, ...]) -> Iterator[_Leaf]:
    """Rows with an ``id`` are found again by it, wherever they stand; their order is a place of its own."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key), (*titles, _title(key, inner)))
    elif isinstance(value, list) and value and all(isinstance(r, Mapping) and "id" in r for r in value):
        named = tuple((str(row["id"]), _title(str(row["id"]), row)) for row in value)
        yield (*path, ORDER), (*titles, ORDER), _Order(named)
        for row in value:
            title = _title(str(row["id"]), row)
            yield (*path, str(row["id"])), (*titles, title), _Row(title)
            yield from _leaves(row, (*path, str(row["id"])), (*titles, _title(str(row["id"]), row)))
    else:
        yield path, titles, _plain(value)


def _title(key: str, inner: Any) -> str:
    title = inner.get("title") if isinstance(inner, Mapping) else None
    return title if isinstance(title, str) else key


def _plain(value: Any) -> Any:
    """Something that can be compared and shown."""
    if isinstance(value, list):
        return tuple(_plain(one) for one in value)
    if isinstance(value, Mapping):
        return tuple((k, _plain(v)) for k, v in value.items())
    return value
