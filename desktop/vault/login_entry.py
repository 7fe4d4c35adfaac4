"""One line of the login log, and the chain through the lines.

A line is canonical JSON ended by a line feed; ``hash`` is SM3 over the line without it, ``previous`` the
hash of the line before. What a crash tore off stays in the file; the next line, of kind ``mended``, names
its digest.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from desktop.plain.digest import sm3
from desktop.plain.facts import canonical
from desktop.vault.trouble import VaultTrouble

NOTHING_BEFORE = "0" * 64
BEGUN, TRY, GOOD, BAD, REFUSED, WAITING, OPENED, MENDED = (
    "begun",  # detail: vault id and why (new, missing, damaged)
    "try",  # written and synced before the password is looked at
    "good",
    "bad",
    "refused",  # asked while the slot was closed; the password was not looked at
    "waiting",  # a waiting time went on; only its reading of the steady clock counts
    "opened",  # another operator (detail) opened the slot again
    "mended",  # detail: digest of what a crash left of the line before
)


@dataclass(frozen=True, slots=True)
class Entry:
    """``number`` from 1; ``at`` by the wall clock; ``steady`` seconds since the machine was switched on."""

    number: int
    kind: str
    slot: str
    detail: str
    at: str
    steady: int
    previous: str
    hash: str = ""


_TYPES = {field.name: (int if field.type == "int" else str) for field in fields(Entry)}


def sealed(entry: Entry) -> tuple[Entry, bytes]:
    """The entry with its hash, and its line."""
    body = asdict(entry)
    del body["hash"]
    body["hash"] = sm3(canonical(body).encode("utf-8")).hex()
    return Entry(**body), canonical(body).encode("utf-8") + b"\n"


def _parsed(line: bytes) -> Entry | None:
    """The entry of a line; None: the line is not as this module writes it."""
    try:
        body = json.loads(line.decode("utf-8"))
    except ValueError:
        return None
    if not isinstance(body, dict) or {name: type(value) for name, value in body.items()} != _TYPES:
        return None
    entry, again = sealed(Entry(**body))
    return entry if again == line + b"\n" and entry.hash == body["hash"] else None


@dataclass(frozen=True, slots=True)
class Chain:
    """The lines read: entries in order, and what a crash left unended behind them."""

    entries: tuple[Entry, ...]
    torn: bytes

    @property
    def length(self) -> int:
        return len(self.entries)

    @property
    def head(self) -> str:
        return self.entries[-1].hash if self.entries else NOTHING_BEFORE


def read_chain(data: bytes) -> Chain:
    """Raises ``VaultTrouble('login_log_damaged', line=n)`` at the first line that does not fit."""
    entries: list[Entry] = []
    previous, torn = NOTHING_BEFORE, list[bytes]()
    lines = data.split(b"\n")
    for position, line in enumerate(lines[:-1], start=1):
        entry = _parsed(line)
        if entry is None:
            torn.append(line)  # allowed only if the next good line says so
            continue
        if entry.previous != previous or entry.number != len(entries) + 1:
            raise VaultTrouble("login_log_damaged", line=position)
        if torn and (entry.kind, entry.detail) != (MENDED, sm3(b"\n".join(torn)).hex()):
            raise VaultTrouble("login_log_damaged", line=position - len(torn))
        entries.append(entry)
        previous, torn = entry.hash, []
    if not entries or (torn and not lines[-1]):
        raise VaultTrouble("login_log_damaged", line=max(1, len(lines) - len(torn) - 1))
    return Chain(tuple(entries), b"\n".join([*torn, lines[-1]]))  # torn while it was being mended, too
