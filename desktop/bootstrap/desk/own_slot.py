"""Somebody at the desk beside the operator: his own slot is tried as at the door, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from desktop.bootstrap.session import Session
from desktop.operations.commands import Outcome
from desktop.plain.refusal import Refusal
from desktop.vault.keys.file import KeyFile
from desktop.vault.keys.items import Items

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """What is said of a try: ``wrong`` with the tries that are left, ``closed`` with the moment until which."""

    wrong: Callable[[int], Refusal]
    closed: Callable[[str], Refusal]


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

    def asked(self, person: str, act: Callable[[], Outcome], said: Said) -> Outcome:
        """An act that his password confirms, under the lockout of the door (B8.2)."""
        shut = self.shut(person, said)
        if shut is not None:
            return shut
        outcome = act()
        if isinstance(outcome, Refusal) and outcome.code == said.wrong(0).code:
            return self.missed(person, said)
        return outcome

    def shut(self, person: str, said: Said) -> Refusal | None:
        """While his slot is closed by wrong tries."""
        until = self.closed_until(person)
        return said.closed(until) if until else None

    def missed(self, person: str, said: Said) -> Refusal:
        """It was not his password: what is left of his tries, or that this one closed it."""
        return self.shut(person, said) or said.wrong(self.left(person))

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
