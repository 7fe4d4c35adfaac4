"""Rule files that somebody brings: text only, bounded, under the names they have in the folder of profiles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.faults import Fault
from desktop.profiles.loading import MOST_FILES
from desktop.profiles.tree import LONGEST

MOST_BYTES = LONGEST * 4
"""A file with more is too large however its characters are written."""
MOST_SEEN = 5_000
"""Entries of a folder that are looked at: the root of a disk is no folder of profiles."""
_RULES = ".toml"
_MEANT = (".toml", ".toml.txt", ".tml")
"""Endings, in any case of letters, with which somebody meant a rule file."""


class _TooMany(Exception):
    """The folder holds more than a folder of profiles can."""


def rule_texts(path: Path) -> Mapping[str, str] | Refusal:
    """``panjin/procedures/review.toml`` → text, of a folder or of one file with its folders' names."""
    try:
        if path.is_dir():
            every = {p.relative_to(path).as_posix(): p for p in _within(path, []) if p.suffix == _RULES}
            found = {name: p for name, p in every.items() if "/" in name}
        elif path.is_file() and path.suffix == _RULES:
            depth = 3 if path.parent.name == "procedures" else 2
            found = {"/".join(path.absolute().parts[-depth:]): path}
        else:
            return refuse("rules.no_files", at="path")
        if not found or len(found) > MOST_FILES:
            return refuse("rules.no_files", at="path")
        if not all(p.is_file() for p in found.values()):  # a pipe would never end
            return refuse("rules.unreadable", at="path")
        if any(p.stat().st_size > MOST_BYTES for p in found.values()):
            return refuse("rules.too_large", at="path")
        return {name: p.read_text("utf-8") for name, p in found.items()}
    except _TooMany:
        return refuse("rules.no_files", at="path")
    except (OSError, ValueError):  # also text in another code, a path with a null in it
        return refuse("rules.unreadable", at="path")


def told_texts(folder: Path) -> tuple[Mapping[str, str], Sequence[Fault]]:
    """The files of a folder of profiles that can be read, and a fault for each that cannot."""
    texts: dict[str, str] = {}
    unread: list[Fault] = []
    try:
        for path in _within(folder, unread):
            name = path.relative_to(folder).as_posix()
            text = _text(path)
            if isinstance(text, str):
                texts[name] = text
            else:
                unread.append(Fault(name, "", *text))
            if len(texts) > MOST_FILES:
                raise _TooMany
    except _TooMany:
        return {}, [Fault("", "", "too_many_files", f"{MOST_FILES}+")]
    return texts, unread


def _text(path: Path) -> str | tuple[str, str]:
    """The text, or code and word of the fault."""
    try:
        if not path.is_file():
            return "not_a_file", ""
        if path.suffix != _RULES:
            return "stray_file", path.name
        if path.stat().st_size > MOST_BYTES:
            return "too_large", str(LONGEST)
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return "not_utf8", ""
    except OSError:
        return "not_a_file", ""


def _within(folder: Path, unread: list[Fault]) -> Iterator[Path]:
    """What is meant as a rule file, in the order of names; a folder that is a link elsewhere is not gone into."""
    seen = 0

    def lost(wrong: OSError) -> None:
        unread.append(Fault(Path(wrong.filename).relative_to(folder).as_posix(), "", "not_a_file"))

    for place, folders, files in os.walk(folder, onerror=lost):
        seen += len(folders) + len(files)
        if seen > MOST_SEEN:
            raise _TooMany
        folders.sort()
        here = Path(place)
        for name in [name for name in folders if name.lower().endswith(_RULES)]:
            files.append(name)
        for name in [name for name in folders if (here / name).is_symlink()]:
            unread.append(Fault((here / name).relative_to(folder).as_posix(), "", "linked_folder"))
        yield from (here / name for name in sorted(files) if name.lower().endswith(_MEANT))
