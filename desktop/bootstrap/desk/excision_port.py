"""清除 from the window (D17): the second person's slot is opened at the door, by his own password."""

from __future__ import annotations

from datetime import timedelta

from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.session import Session
from desktop.operations.commands import Outcome
from desktop.operations.desk.excise import Excise
from desktop.plain.refusal import Refusal, refuse
from desktop.vault.door import Opened


class SecondPerson:
    """``operations.desk.excise.Witness``: each try stands in the login log before the password is looked at."""

    def __init__(self, opened: Opened, password: str) -> None:
        self._opened, self._password = opened, password

    def confirmed(self, person: str) -> bool:
        """Whether it opens this person's own slot; what it holds is forgotten at once."""
        slot = self._opened.key_file.slot_of(person)
        if slot is None:
            return False
        log = self._opened.log
        log.begin_try(slot.id)
        items = self._opened.key_file.unlock(person, self._password)
        log.answer(slot.id, items is not None)
        if items is not None:
            items.forget()
        return items is not None


class ExcisionPort:
    """``windows.desk_port.Excision`` over the open vault. Works long (argon2), on the writer thread."""

    def __init__(self, desk: Holds) -> None:
        self._desk = desk

    def excise(self, command: Excise, password: str) -> Outcome:
        """Destroy the words; the second person's lockout counts as at the door (B8.2)."""
        session = self._desk.session
        closed = self._closed(session, command.second_person)
        if closed is not None:
            return closed
        outcome = session.excise(command, SecondPerson(session.opened, password))
        if isinstance(outcome, Refusal) and outcome.code == "excise.not_confirmed":
            slot = session.opened.key_file.slot_of(command.second_person)
            if slot is None:
                return refuse("excise.second_without_slot", at="second_person")
            left = session.opened.log.standing(slot.id)
            closed = self._closed(session, command.second_person)
            return closed or refuse("excise.not_confirmed", "B8.2", at="password", left=left.left)
        return outcome

    def forget_drafts(self) -> None:
        """Once the pages are gone."""
        self._desk.session.forget_drafts()

    @staticmethod
    def _closed(session: Session, person: str) -> Refusal | None:
        slot = session.opened.key_file.slot_of(person)
        wait = session.opened.log.standing(slot.id).wait if slot is not None else 0
        if not wait:
            return None
        until = session.clock.now() + timedelta(seconds=wait)
        return refuse(
            "excise.second_closed", "B8.2", at="password", until=until.isoformat(timespec="seconds")
        )
