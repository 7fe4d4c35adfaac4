"""The key file, version 1: read, opened, changed; each change written whole and proved before it counts.

``<vault>.key``. No generation before the last is kept: it would keep a revoked slot and an old password
alive. What a crash leaves (``.key.new``) is never read and is overwritten by the next change.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.plain.digest import sm3
from desktop.plain.facts import canonical
from desktop.plain.ids import new_id
from desktop.vault import disk
from desktop.vault.keys import history
from desktop.vault.keys.cost import FLOOR, SALT_BYTES, Cost, derive
from desktop.vault.keys.items import Items
from desktop.vault.keys.slot import (
    ABOUT,
    CONFIRMING,
    DATA_KEY,
    OPERATOR,
    Place,
    Slot,
    from_json,
    to_json,
    wrap,
)
from desktop.vault.trouble import VaultTrouble

FORMAT = "custody-desk key file"
VERSION = 1
_MOST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class NewOperator:
    """An operator who gets a slot. ``issued``: the password is another's choice and must be changed."""

    id: str
    name: str
    password: str
    issued: bool = False

    def __repr__(self) -> str:
        return f"NewOperator({self.id})"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file says. ``generation`` grows with each change, ``epoch`` with each new data key.

    ``floor`` is the least cost of new slots; only tests bring a lower one.
    """

    path: Path
    vault_id: str
    epoch: int
    generation: int
    slots: tuple[Slot, ...]
    floor: Cost = FLOOR

    @classmethod
    def create(
        cls,
        path: Path,
        vault_id: str,
        operator: NewOperator,
        items: Mapping[str, bytes],
        today: date,
        cost: Cost,
        floor: Cost = FLOOR,
    ) -> KeyFile:
        """A new key file with its first slot. Raises ``vault_exists`` where one lies already."""
        if path.exists():
            raise VaultTrouble("vault_exists", path=str(path))
        empty = cls(path, vault_id, 1, 0, (), floor)
        return empty.add_slot(operator, items, today, cost)

    @classmethod
    def load(cls, path: Path, floor: Cost = FLOOR) -> KeyFile:
        """Read it. Raises ``key_file_missing``, ``key_file_damaged`` ``key_file_newer(version, known)``."""
        disk.refuse_link(path)
        try:
            with disk.troubles():
                handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                try:
                    data = os.read(handle, _MOST_BYTES)
                finally:
                    os.close(handle)
        except FileNotFoundError:
            raise VaultTrouble("key_file_missing", path=str(path)) from None
        return cls(path, *_parsed(data), floor)

    def prove(self, known_epoch: int, known_generation: int) -> None:
        """Compare with what the book remembers; ``key_file_behind``: an older key file was put back."""
        if self.epoch < known_epoch or self.generation < known_generation:
            raise VaultTrouble("key_file_behind", generation=self.generation, expected=known_generation)

    def slot_of(self, operator: str) -> Slot | None:
        """The slot of an operator."""
        return next((slot for slot in self.slots if slot.operator == operator), None)

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """The slots of one kind, in their order."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def fits(self, person: str, password: str) -> bool:
        """Whether it is the password of the person's own slot; nothing is unlocked by it."""
        slot = self.slot_of(person)
        return slot is not None and slot.fits(password)

    def unlock(self, operator: str, password: str) -> Items | None:
        """The operator's items; None: no such operator or not his password, at the same cost."""
        slot = self.slot_of(operator)
        if slot is None:
            derive(password, secrets.token_bytes(SALT_BYTES), self.slots[0].cost)
            return None
        plain = slot.unwrap(password)
        return None if plain is None else Items(slot, plain)

    def add_slot(
        self,
        operator: NewOperator,
        items: Mapping[str, bytes],
        today: date,
        cost: Cost,
        kind: str = OPERATOR,
        slot_id: str = "",
    ) -> KeyFile:
        """One slot more. ``items`` need not hold the data key; one for confirming holds none. ``slot_id``: known
        to the book already. ValueError: he has one; too low a cost.
        """
        if kind == CONFIRMING and items:
            raise ValueError("a confirming slot holds no key")
        if self.slot_of(operator.id) is not None:
            raise ValueError("the operator has a slot")
        about = history.first(operator.password, today, self._history_cost(cost), issued=operator.issued)
        place = Place(self.vault_id, self.epoch, slot_id or new_id(), kind, operator.id)
        slot = wrap(place, operator.name, operator.password, self._whole(items, about, cost), cost)
        return self._write((*self.slots, slot), slot, operator.password)

    def change_password(self, items: Items, password: str, today: date, cost: Cost) -> KeyFile:
        """Wrap the operator's items under a new password; the old slot stays until the new one is proved.

        ``items`` then know the new password, so that the next change in this session counts from it.
        """
        about = items.about.changed(password, today, self._history_cost(cost))
        old = self.slot_of(items.operator)
        if old is None or old.id != items.slot_id:
            raise ValueError("the slot is gone")
        new = wrap(old.place, old.name, password, self._whole(items.all_keys(), about, cost), cost)
        slots = tuple(new if slot is old else slot for slot in self.slots)
        written = self._write(slots, new, password)
        items.about = about
        return written

    def revoke(self, operator: str) -> KeyFile:
        """Drop the operator's slot. ValueError: nobody else could then open the content.

        Who kept an old key file and knows its password still opens the old data key; only a new data key
        (``epoch``) ends that.
        """
        gone = self.slot_of(operator)
        rest = tuple(slot for slot in self.slots if slot is not gone)
        if gone is None or not any(DATA_KEY in slot.wrapped for slot in rest):
            raise ValueError("the last slot with the data key stays")
        return self._write(rest, None, "")

    def _whole(self, items: Mapping[str, bytes], about: history.About, cost: Cost) -> dict[str, bytes]:
        if not cost.at_least(self.floor) or not cost.bearable():
            raise ValueError("the cost of a try is below the floor or beyond bearing")
        return {**items, ABOUT: history.pack(about)}

    def _history_cost(self, cost: Cost) -> Cost:
        """Ten verifiers are tried at each change: the floor is enough for them."""
        return min(cost, self.floor, key=lambda each: each.memory_kib)

    def _write(self, slots: tuple[Slot, ...], fresh: Slot | None, password: str) -> KeyFile:
        changed = replace(self, slots=slots, generation=self.generation + 1)

        def prove(temp: Path) -> None:
            again = KeyFile.load(temp, self.floor)
            if replace(again, path=self.path) != changed:
                raise VaultTrouble("disk_error")
            if fresh is not None and again.unlock(fresh.operator, password) is None:
                raise VaultTrouble("disk_error")

        disk.replace_file(self.path, _written(changed), prove)
        return changed


def _written(file: KeyFile) -> bytes:
    body: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": file.vault_id,
        "epoch": file.epoch,
        "generation": file.generation,
        "slots": [to_json(slot) for slot in file.slots],
    }
    body["sm3"] = sm3(canonical(body).encode("utf-8")).hex()
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"


def _parsed(data: bytes) -> tuple[str, int, int, tuple[Slot, ...]]:
    """vault id, epoch, generation, slots. The digest finds damage; forging is found by the unwrapping."""
    try:
        body = json.loads(data.decode("utf-8"))
        if body["format"] != FORMAT or type(body["version"]) is not int:
            raise ValueError("not a key file")
        if body["version"] > VERSION:
            raise VaultTrouble("key_file_newer", version=body["version"], known=VERSION)
        digest = body.pop("sm3")
        if digest != sm3(canonical(body).encode("utf-8")).hex():
            raise ValueError("digest")
        vault_id, epoch, generation = body["vault"], body["epoch"], body["generation"]
        if not isinstance(vault_id, str) or type(epoch) is not int or type(generation) is not int:
            raise ValueError("ids")
        slots = tuple(from_json(slot, vault_id, epoch) for slot in body["slots"])
        if not slots or len({slot.operator for slot in slots}) != len(slots):
            raise ValueError("slots")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise VaultTrouble("key_file_damaged") from error
    return vault_id, epoch, generation, slots
