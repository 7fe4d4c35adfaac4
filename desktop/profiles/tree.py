"""TOML text into trees that remember from which file each key came, so that a fault names the right file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.profiles.faults import Fault, Path

Files = Mapping[str, str]
"""Path → text."""

_PLACE = re.compile(r"at line (\d+), column (\d+)")
_TWICE = re.compile(r"overwrite|twice|immutable")
"""What the library says where a key or a table is written a second time."""

LONGEST, DEEPEST = 200_000, 12
"""Characters of a file, and how deep its tables may lie in each other; what is shipped has a tenth and a half of it."""


@dataclass
class Tree:
    """``data`` as tomllib gives it; ``origins``: key path → file."""

    data: dict[str, Any]
    file: str
    origins: dict[Path, str] = field(default_factory=dict)

    def file_of(self, path: Path) -> str:
        """The file in which that key, or the nearest table around it, stands."""
        while path:
            if path in self.origins:
                return self.origins[path]
            path = path[:-1]
        return self.file


def parse(file: str, text: str, faults: list[Fault]) -> Tree | None:
    """The tree of one file; None and a fault where it is no TOML, too large or too deep."""
    if len(text) > LONGEST:
        faults.append(Fault(file, "", "too_large", str(LONGEST)))
        return None
    try:
        data = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except RecursionError:
        faults.append(Fault(file, "", "too_deep", str(DEEPEST)))
        return None
    except ValueError as wrong:  # also a number of more digits than Python reads, which names no place
        at = _PLACE.search(str(wrong))
        code = "toml_twice" if _TWICE.search(str(wrong)) else "toml_syntax"
        faults.append(
            Fault(
                file, "", code, f"{at[1]}:{at[2]}" if at else "end" if "end of document" in str(wrong) else ""
            )
        )
        return None
    if _deeper(data, DEEPEST):
        faults.append(Fault(file, "", "too_deep", str(DEEPEST)))
        return None
    return Tree(data, file, dict.fromkeys(_paths(data), file))


def _deeper(data: Any, most: int) -> bool:
    """Whether tables and lists lie in each other more than so often. Level by level: the stack has an end."""
    level = [data]
    for _depth in range(most):
        inner = [i for v in level for i in (v.values() if isinstance(v, dict) else v)]
        level = [i for i in inner if isinstance(i, dict | list)]
        if not level:
            return False
    return True


def _paths(data: Mapping[str, Any], above: Path = ()) -> list[Path]:
    found: list[Path] = []
    for key, value in data.items():
        found.append((*above, key))
        if isinstance(value, dict):
            found += _paths(value, (*above, key))
    return found


def overlaid(under: Tree, over: Tree) -> Tree:
    """Tables are joined key by key; anything else, lists too, is replaced whole."""
    origins = dict(under.origins)
    data = _joined(under.data, over.data, (), origins, over)
    return Tree(data, over.file, origins)


def _joined(
    under: Mapping[str, Any], over: Mapping[str, Any], above: Path, origins: dict[Path, str], source: Tree
) -> dict[str, Any]:
    joined = dict(under)
    for key, value in over.items():
        path = (*above, key)
        if isinstance(value, dict) and isinstance(under.get(key), dict):
            joined[key] = _joined(under[key], value, path, origins, source)
            origins[path] = source.file_of(path)
            continue
        for stale in [p for p in origins if p[: len(path)] == path]:
            del origins[stale]
        origins.update({p: f for p, f in source.origins.items() if p[: len(path)] == path})
        joined[key] = value
    return joined
