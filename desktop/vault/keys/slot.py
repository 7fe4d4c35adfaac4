"""A slot of the key file: one operator's salt, cost and wrapped items.

Each item is wrapped by AES-256-GCM under the key that argon2id makes of his password. The additional data
binds vault, epoch, slot, kind, operator and item: nothing can be moved to another slot, item or vault.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.plain.facts import canonical
from desktop.vault.keys.cost import SALT_BYTES, Cost, derive

DATA_KEY, SIGNING_KEY, CONFIG_KEY, RECOVERY_PART, ABOUT = (
    "data_key",
    "signing_key",
    "config_key",
    "recovery_part",
    "about",  # when the password was set, by whom, and verifiers of those before it
)
ITEMS = frozenset({DATA_KEY, SIGNING_KEY, CONFIG_KEY, RECOVERY_PART, ABOUT})
OPERATOR, CONFIRMING = "operator", "confirming"
"""Who unlocks; who confirms at the desk and unlocks nothing (D14)."""
KINDS = frozenset({OPERATOR, CONFIRMING, "recovery"})
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot stands: what every item of it is bound to."""

    vault_id: str
    epoch: int
    slot_id: str
    kind: str
    operator: str

    def bind(self, item: str) -> bytes:
        """The additional data of one item."""
        parts = [self.vault_id, self.epoch, self.slot_id, self.kind, self.operator, item]
        return canonical(["custody-desk key item 1", *parts]).encode("utf-8")


@dataclass(frozen=True, slots=True)
class Slot:
    """``wrapped``: item → nonce and sealed bytes. ``name`` is what the operator reads in the list."""

    place: Place
    name: str
    cost: Cost
    salt: bytes
    wrapped: Mapping[str, bytes]

    @property
    def id(self) -> str:
        return self.place.slot_id

    @property
    def operator(self) -> str:
        return self.place.operator

    @property
    def kind(self) -> str:
        return self.place.kind

    def fits(self, password: str) -> bool:
        """Whether it is this slot's password. Only the record of passwords is opened: no key comes into memory."""
        sealed = self.wrapped.get(ABOUT, b"")
        cipher = AESGCM(derive(password, self.salt, self.cost))
        try:
            cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self.place.bind(ABOUT))
        except (InvalidTag, ValueError):
            return False
        return True

    def unwrap(self, password: str) -> dict[str, bytes] | None:
        """All items; None: not this password (or items that were moved here from elsewhere)."""
        cipher = AESGCM(derive(password, self.salt, self.cost))
        try:
            return {
                item: cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self.place.bind(item))
                for item, sealed in self.wrapped.items()
            }
        except InvalidTag:
            return None


def wrap(place: Place, name: str, password: str, items: Mapping[str, bytes], cost: Cost) -> Slot:
    """A slot with a fresh salt and fresh nonces."""
    if not items or not set(items) <= ITEMS:
        raise ValueError(f"a slot holds some of {sorted(ITEMS)}")
    salt = secrets.token_bytes(SALT_BYTES)
    cipher = AESGCM(derive(password, salt, cost))
    wrapped = {}
    for item, plain in items.items():
        nonce = secrets.token_bytes(_NONCE_BYTES)
        wrapped[item] = nonce + cipher.encrypt(nonce, plain, place.bind(item))
    return Slot(place, name, cost, salt, wrapped)


def to_json(slot: Slot) -> dict[str, Any]:
    """The slot as it stands in the file."""
    return {
        "id": slot.id,
        "kind": slot.place.kind,
        "operator": slot.operator,
        "name": slot.name,
        "argon2id": {
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
        },
        "salt": base64.b64encode(slot.salt).decode(),
        "items": {item: base64.b64encode(sealed).decode() for item, sealed in sorted(slot.wrapped.items())},
    }


def from_json(body: Mapping[str, Any], vault_id: str, epoch: int) -> Slot:
    """Raises ``ValueError``, ``KeyError`` or ``TypeError`` where the body is not a slot."""
    texts = [body[name] for name in ("id", "kind", "operator", "name")]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("names of a slot are text")
    numbers = [body["argon2id"][name] for name in ("memory_kib", "passes", "lanes")]
    if not all(type(number) is int for number in numbers):
        raise ValueError("costs are whole numbers")
    cost = Cost(*numbers)
    salt = base64.b64decode(body["salt"], validate=True)
    wrapped = {item: base64.b64decode(sealed, validate=True) for item, sealed in body["items"].items()}
    if not cost.bearable() or len(salt) != SALT_BYTES or texts[1] not in KINDS:
        raise ValueError("a slot out of bounds")
    if not wrapped or not set(wrapped) <= ITEMS or any(len(x) < _NONCE_BYTES + 16 for x in wrapped.values()):
        raise ValueError("items out of bounds")
    if texts[1] == CONFIRMING and set(wrapped) != {ABOUT}:
        raise ValueError("a confirming slot holds no key")
    return Slot(Place(vault_id, epoch, texts[0], texts[1], texts[2]), texts[3], cost, salt, wrapped)
