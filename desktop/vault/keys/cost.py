"""What it costs to try one password: argon2id, its parameters, its floor and its ceiling."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """``memory_kib`` of memory, ``passes`` over it, ``lanes`` side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def at_least(self, floor: Cost) -> bool:
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes

    def bearable(self) -> bool:
        """Within the ceiling; a forged key file must not eat the memory of the machine."""
        return (
            self.memory_kib <= CEILING.memory_kib
            and 1 <= self.passes <= CEILING.passes
            and 1 <= self.lanes <= CEILING.lanes
            and self.memory_kib >= 8 * self.lanes
        )


FLOOR = Cost(64 * 1024, 3, 1)
STRONG = Cost(256 * 1024, 3, 1)
CEILING = Cost(1024 * 1024, 16, 8)
_PATIENCE_S = 0.4


def derive(password: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a password. The same characters in any composition (NFC) are the same password."""
    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=KEY_BYTES, type=Type.ID
    )


def for_this_machine() -> Cost:
    """Measured at first run: the strong cost where the floor goes by quickly, else the floor."""
    start = time.perf_counter()
    derive("measure", bytes(SALT_BYTES), FLOOR)
    return STRONG if time.perf_counter() - start <= _PATIENCE_S else FLOOR
