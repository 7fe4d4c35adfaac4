"""Ids that sort by the time they were made and carry no meaning."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NewId = Callable[[], str]


def _base32(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        digits.append(_ALPHABET[rest])
    return "".join(reversed(digits))


def new_id() -> str:
    """Twenty characters: nine of milliseconds, eleven at random (55 bits)."""
    return _base32(time.time_ns() // 1_000_000, 9) + _base32(secrets.randbits(55), 11)


def counted_ids(prefix: str = "T") -> NewId:
    """Ids ``T0000001`` and on: for tests and for a demonstration that comes out the same."""
    count = 0

    def next_id() -> str:
        nonlocal count
        count += 1
        return f"{prefix}{count:07d}"

    return next_id
