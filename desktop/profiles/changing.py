"""A unit's own layer: what it changes is kept apart from what it was given, in files of the same shape.

The layer is a profile of its own, ``unit``, that extends the one chosen. It holds only what differs; a list that
was changed in one place stands there whole, because lists are replaced whole.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.profiles.faults import Path
from desktop.profiles.loading import whole_procedure, whole_profile
from desktop.profiles.toml_text import toml_text
from desktop.profiles.tree import Files, parse

UNIT = "unit"
PROFILE = "profile.toml"


@dataclass(frozen=True)
class Edit:
    """``part``: ``profile.toml`` or ``procedures/review.toml``; ``value`` None takes the key out of the layer."""

    part: str
    path: Path
    value: Any


def edited(files: Files, profile: str, edits: Iterable[Edit]) -> tuple[Files, str]:
    """The files with the unit's layer, and the profile to put in force. LookupError: there is no such place."""
    made = dict(files)
    above = profile
    if profile == UNIT:
        above = str(_data(files, f"{UNIT}/{PROFILE}").get("extends", ""))
    else:
        made = {path: text for path, text in files.items() if not path.startswith(f"{UNIT}/")}
        made[f"{UNIT}/{PROFILE}"] = toml_text({"extends": profile})
    for edit in edits:
        whole = _whole(made, edit.part)
        name = f"{UNIT}/{edit.part}"
        own = _data(made, name) if name in made else {"extends": _extends(edit.part, made, above)}
        _put(own, whole, edit.path, edit.value)
        made[name] = toml_text(own)
    return made, UNIT


def brought(files: Files, texts: Mapping[str, str]) -> Files:
    """The files with others in their place, or beside them; paths as in ``resources/profiles``."""
    return {**files, **texts}


def whole(files: Files, profile: str, part: str) -> Mapping[str, Any]:
    """All that a profile says in a part, whichever file it stands in."""
    found = whole_profile(files, profile) if part == PROFILE else whole_procedure(files, profile, _name(part))
    if found is None:
        raise LookupError(part)
    return found.data


def _whole(files: Files, part: str) -> Mapping[str, Any]:
    return whole(files, UNIT, part)


def _name(part: str) -> str:
    return part.removeprefix("procedures/").removesuffix(".toml")


def _extends(part: str, files: Files, above: str) -> str:
    """What a new file of the layer lies over: the nearest procedure of that name."""
    name = _name(part)
    while above:
        if f"{above}/{part}" in files:
            return f"{above}/{name}"
        above = str(_data(files, f"{above}/{PROFILE}").get("extends", ""))
    raise LookupError(part)


def _data(files: Files, name: str) -> dict[str, Any]:
    tree = parse(name, files.get(name, ""), [])
    return dict(tree.data) if tree is not None else {}


def _put(own: dict[str, Any], whole: Mapping[str, Any], path: Path, value: Any) -> None:
    """Set the place in the layer; the first list on the way is taken over whole."""
    into: Any = own
    there: Any = whole
    for key in path[:-1]:
        there = there.get(key, {}) if isinstance(there, Mapping) else there[key]
        if isinstance(key, str) and isinstance(into, dict):
            if isinstance(there, list) and not isinstance(into.get(key), list):
                into[key] = copy.deepcopy(there)
            into = into.setdefault(key, {})
        else:
            into = into[key]
    last = path[-1]
    if value is None and isinstance(into, dict):
        into.pop(str(last), None)
    else:
        into[last] = value
