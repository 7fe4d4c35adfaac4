"""What a slot remembers of its password: since when, set by whom, and verifiers of the ones before.

It lies wrapped in the slot itself, so that nobody reads or edits it who does not know the password.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import date

from desktop.plain.facts import canonical
from desktop.vault.keys.cost import SALT_BYTES, Cost, derive

REMEMBERED = 10


@dataclass(frozen=True, slots=True)
class Verifier:
    """Proof that a password was this one, without the password."""

    salt: bytes
    cost: Cost
    digest: bytes

    def fits(self, password: str) -> bool:
        return hmac.compare_digest(derive(password, self.salt, self.cost), self.digest)


def verifier(password: str, cost: Cost) -> Verifier:
    """A verifier with a salt of its own."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Verifier(salt, cost, derive(password, salt, cost))


@dataclass(frozen=True, slots=True)
class About:
    """``set_on`` day of the last change; ``issued`` set by another, so to be changed at the first unlock;
    ``former`` the current password and those before it, the newest first, ``REMEMBERED`` at most.
    """

    set_on: date
    issued: bool
    former: tuple[Verifier, ...]

    def used_before(self, password: str) -> bool:
        """Whether it is the current password or one of those remembered."""
        return any(old.fits(password) for old in self.former)

    def changed(self, password: str, today: date, cost: Cost, *, issued: bool = False) -> About:
        """After a change to ``password``."""
        return About(today, issued, (verifier(password, cost), *self.former)[:REMEMBERED])


def first(password: str, today: date, cost: Cost, *, issued: bool) -> About:
    """Of a new slot."""
    return About(today, issued, (verifier(password, cost),))


def pack(about: About) -> bytes:
    """As the bytes of an item."""
    former = [
        [old.salt.hex(), old.cost.memory_kib, old.cost.passes, old.cost.lanes, old.digest.hex()]
        for old in about.former
    ]
    body = {"set_on": about.set_on.isoformat(), "issued": about.issued, "former": former}
    return canonical(body).encode("utf-8")


def unpack(data: bytes) -> About:
    """Of the bytes of an item, which the unwrapping has proved whole."""
    body = json.loads(data)
    former = tuple(
        Verifier(bytes.fromhex(salt), Cost(memory, passes, lanes), bytes.fromhex(digest))
        for salt, memory, passes, lanes, digest in body["former"]
    )
    return About(date.fromisoformat(body["set_on"]), body["issued"], former)
