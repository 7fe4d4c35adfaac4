"""Rule files that somebody brings: text only, bounded, under the names they have in the folder of profiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.faults import Fault
from desktop.profiles.loading import MOST_FILES
from desktop.profiles.tree import LONGEST

MOST_BYTES = LONGEST * 4
"""A file with more is too large however its characters are written."""


def rule_texts(path: Path) -> Mapping[str, str] | Refusal:
    """``panjin/procedures/review.toml`` → text, of a folder or of one file with its folders' names."""
    try:
        if path.is_dir():
            found = {
                p.relative_to(path).as_posix(): p for p in sorted(path.glob("*/**/*.toml"))[: MOST_FILES + 1]
            }
        elif path.is_file() and path.suffix == ".toml":
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
    except (OSError, UnicodeDecodeError):
        return refuse("rules.unreadable", at="path")


def told_texts(folder: Path) -> tuple[Mapping[str, str], Sequence[Fault]]:
    """The files of a folder of profiles that can be read, and a fault for each that cannot."""
    texts: dict[str, str] = {}
    unread: list[Fault] = []
    for path in sorted(folder.glob("**/*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            if not path.is_file():
                unread.append(Fault(name, "", "not_a_file"))
            elif path.stat().st_size > MOST_BYTES:
                unread.append(Fault(name, "", "too_large", str(LONGEST)))
            else:
                texts[name] = path.read_text("utf-8")
        except UnicodeDecodeError:
            unread.append(Fault(name, "", "not_utf8"))
        except OSError:
            unread.append(Fault(name, "", "not_a_file"))
    return texts, unread
