"""What an opened slot gives: keys in memory, until the vault is locked."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.vault.keys.history import About, unpack
from desktop.vault.keys.slot import ABOUT, DATA_KEY, SIGNING_KEY, Slot
from desktop.vault.trouble import VaultTrouble


class Items:
    """The unwrapped items of one slot; never printed, forgotten on locking.

    Python copies bytes as it likes, so ``forget`` lessens what stays in memory and cannot promise more.
    """

    def __init__(self, slot: Slot, plain: Mapping[str, bytes]) -> None:
        self.slot_id = slot.id
        self.operator = slot.operator
        self.name = slot.name
        self.about: About = unpack(plain[ABOUT])
        self._keys = {item: bytearray(value) for item, value in plain.items() if item != ABOUT}

    def __repr__(self) -> str:
        return f"Items({self.operator}: {', '.join(sorted(self._keys))})"

    @property
    def held(self) -> frozenset[str]:
        """Which items the slot holds."""
        return frozenset(self._keys)

    @property
    def data_key(self) -> bytes:
        """Raises ``VaultTrouble('slot_without_data_key')``: this operator opens no content."""
        if DATA_KEY not in self._keys:
            raise VaultTrouble("slot_without_data_key")
        return self.key(DATA_KEY)

    @property
    def signing_key(self) -> bytes:
        """The operator's own signing key; KeyError where the slot holds none."""
        return self.key(SIGNING_KEY)

    def key(self, item: str) -> bytes:
        """The bytes of one item; KeyError where the slot does not hold it."""
        return bytes(self._keys[item])

    def all_keys(self) -> dict[str, bytes]:
        """Every item but the record of passwords, to be wrapped again."""
        return {item: bytes(value) for item, value in self._keys.items()}

    def forget(self) -> None:
        """Overwrite and drop the keys."""
        for value in self._keys.values():
            value[:] = bytes(len(value))
        self._keys.clear()
