"""The shipped files as text, and ways to spoil them."""

from __future__ import annotations

from pathlib import Path

from desktop.profiles.loading import load
from desktop.profiles.profile import Profile

ROOT = Path(__file__).parents[2] / "resources" / "profiles"
SHIPPED = {p.relative_to(ROOT).as_posix(): p.read_text("utf-8") for p in sorted(ROOT.rglob("*.toml"))}


def shipped(profile: str) -> Profile:
    """A shipped profile."""
    loaded = load(SHIPPED, profile)
    assert isinstance(loaded, Profile), loaded
    return loaded


def spoiled(file: str, *pairs: tuple[str, str]) -> dict[str, str]:
    """The shipped files, with words of one file replaced once each; a word that is not there is an error."""
    text = SHIPPED[file]
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {**SHIPPED, file: text}
