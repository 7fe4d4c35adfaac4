"""What is in force is what the vault holds: profiles by the day, and by the digest a case keeps."""

from __future__ import annotations

import functools
import json
from datetime import date

from sqlalchemy import Connection

from desktop.audit.acts import DESK, UnitChanged, VaultFounded
from desktop.plain.facts import Codebook
from desktop.profiles.in_force import InForce, RulesAdopted, in_force, rules_stream
from desktop.profiles.loading import bundled, load
from desktop.profiles.profile import Profile
from desktop.profiles.sentences import line
from desktop.vault.event_rows import last_version, read_stream, read_words
from desktop.vault.trouble import VaultTrouble


@functools.cache
def _loaded(name: str, text: str) -> Profile:
    """A text in the vault loaded when it was adopted, and is lifted since; one of a newer program may not."""
    found = load(bundled(text), name)
    if not isinstance(found, Profile):
        raise VaultTrouble("rules_unreadable", faults=len(found), first=line(found[0]))
    return found


class RulesInForce:
    """The profiles of one vault; read anew when another was adopted."""

    def __init__(self, connection: Connection, codebook: Codebook) -> None:
        self._connection = connection
        self._codebook = codebook
        self._version = -1
        self._adopted: list[RulesAdopted] = []

    def _read(self) -> list[RulesAdopted]:
        version = last_version(self._connection, rules_stream("profile"))
        if version != self._version:
            rows = read_stream(self._connection, self._codebook, rules_stream("profile"))
            self._adopted = [r.fact for r in rows if isinstance(r.fact, RulesAdopted)]
            self._version = version
        return self._adopted

    def on(self, day: date) -> Profile | None:
        """The profile in force on a day; None only before the book is founded.

        Where a clock was confirmed that stands before the first adoption, the first rules hold: a dead battery
        must not leave a book without any.
        """
        adopted = [InForce(a.hash, a.from_day) for a in self._read()]
        chosen = in_force(adopted, day) or min(adopted, key=lambda one: one.from_day, default=None)
        return None if chosen is None else self.named(chosen.hash)

    def named(self, digest: str) -> Profile | None:
        """The profile of a digest."""
        for adopted in self._read():
            if adopted.hash == digest:
                return _loaded(adopted.name, adopted.text)
        return None


def _unit(connection: Connection, codebook: Codebook) -> VaultFounded | UnitChanged | None:
    """What was last said of the unit."""
    row = connection.exec_driver_sql(
        "SELECT kind, body_version, body FROM events WHERE stream = ? AND kind IN (?, ?)"
        " ORDER BY version DESC LIMIT 1",
        (DESK, VaultFounded.KIND, UnitChanged.KIND),
    ).fetchone()
    if row is None:
        return None
    fact = codebook.decode(row[0], row[1], json.loads(row[2]), lambda mark: read_words(connection, mark))
    return fact if isinstance(fact, VaultFounded | UnitChanged) else None


def machine_level(connection: Connection, codebook: Codebook) -> str:
    """The level of this machine (本机密级), as last set."""
    known = _unit(connection, codebook)
    return known.machine_level if known else ""


def unit_name(connection: Connection, codebook: Codebook) -> str:
    """The unit's name, as last set."""
    known = _unit(connection, codebook)
    return known.unit if known else ""


def is_demonstration(connection: Connection) -> bool:
    """Whether the book was founded to show the program, with a password that everybody may know."""
    row = connection.exec_driver_sql(
        "SELECT body FROM events WHERE stream = ? AND kind = ? LIMIT 1", (DESK, VaultFounded.KIND)
    ).fetchone()
    return bool(row is not None and json.loads(row[0]).get("demonstration"))
