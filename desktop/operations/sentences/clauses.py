"""What stands behind a clause mark (依据): the clauses in plain words, from ``resources/clauses.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.plain.words import _


@dataclass(frozen=True)
class Clauses:
    """``texts``: id (``A6.1.2e``) → the clause in our own words; ``sources``: letter or law → its full name."""

    texts: Mapping[str, str]
    sources: Mapping[str, str]

    def words(self, clause: str) -> str:
        """The clause, the parts of a group (``A6.1.2``) one after the other, and where it stands.

        Empty where none is kept.
        """
        parts = [self.texts[clause]] if clause in self.texts else self._parts(clause)
        if not parts:
            return ""
        source = next((name for key, name in self.sources.items() if clause.startswith(key)), "")
        text = "；".join(parts)
        return _("{text}（{source}）").format(text=text, source=source) if source else text

    def _parts(self, clause: str) -> list[str]:
        if not clause:
            return []
        part = re.compile(re.escape(clause) + r"(\.\d+)*[a-z]?")
        return [text for known, text in self.texts.items() if part.fullmatch(known)]


def read_clauses(text: str) -> Clauses:
    """The clauses of the file's text. KeyError, TOMLDecodeError: it is not that file."""
    data = tomllib.loads(text)
    return Clauses({clause: entry["text"] for clause, entry in data["clauses"].items()}, data["sources"])
