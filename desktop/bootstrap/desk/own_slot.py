"""Somebody at the desk beside the operator: his own slot is tried as at the door, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from desktop.bootstrap.session import Session
from desktop.vault.keys.file import KeyFile
from desktop.vault.keys.items import Items

T = TypeVar("T")


class OwnSlot:
    """``operations.ports.Witness``: each try stands in the login log before the password is looked at (B8.2)."""

    def __init__(self, session: Session, password: str) -> None:
        self._session, self._password = session, password

    def slot_of(self, person: str) -> str:
        """Id of this person's own slot; empty: he has none."""
        slot = self._session.opened.key_file.slot_of(person)
        return "" if slot is None else slot.id

    def confirmed(self, person: str) -> bool:
        """Whether the password is his. No key is unwrapped by it, whatever his slot holds."""
        return bool(self._tried(person, lambda keys: keys.fits(person, self._password)))

    def items(self, person: str) -> Items | None:
        """What his slot holds, for wrapping it anew; None: not his password."""
        return self._tried(person, lambda keys: keys.unlock(person, self._password))

    def _tried(self, person: str, look: Callable[[KeyFile], T]) -> T | None:
        slot = self.slot_of(person)
        if not slot:
            return None
        opened = self._session.opened
        opened.log.begin_try(slot)
        found = look(opened.key_file)
        opened.log.answer(slot, bool(found))
        return found

    def closed_until(self, person: str) -> str:
        """Till when his slot is closed by wrong tries; empty: it is open, or there is none."""
        slot = self.slot_of(person)
        wait = self._session.opened.log.standing(slot).wait if slot else 0
        if not wait:
            return ""
        return (self._session.clock.now() + timedelta(seconds=wait)).isoformat(timespec="seconds")

    def left(self, person: str) -> int:
        """Tries that he has left before it closes."""
        slot = self.slot_of(person)
        return self._session.opened.log.standing(slot).left if slot else 0
