"""Slots of the key file from the window: the book says it first; if it cannot be written, nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from desktop.bootstrap.session import Session
from desktop.operations.commands import Done, Outcome
from desktop.operations.desk.acts import NotePasswordChange
from desktop.operations.people.persons import EnrolOperator, RemoveOperator
from desktop.plain.refusal import Refusal, refuse
from desktop.vault.about import read_about, write_about
from desktop.vault.keys.cost import Cost, for_this_machine
from desktop.vault.keys.file import NewOperator
from desktop.vault.keys.slot import DATA_KEY
from desktop.vault.passwords import judge, must_change, rule_for


class Holds(Protocol):
    """Whoever holds the session of the moment."""

    @property
    def session(self) -> Session: ...


class KeysPort:
    """``windows.desk_port.Keys`` over the open vault. All of it works long (argon2), on the writer thread."""

    def __init__(self, desk: Holds, cost: Cost | None = None) -> None:
        self._desk = desk
        self._cost = cost

    @property
    def _spent(self) -> Cost:
        return self._cost or for_this_machine()

    def _faults(self, session: Session, password: str, name: str, own: bool) -> Sequence[Refusal]:
        level = read_about(session.path).machine_level
        about = session.opened.items.about if own else None
        return judge(password, rule_for(level), [name, session.unit], about)

    def due(self) -> Refusal | None:
        """Why the operator's own password must be changed before anything else; None: it need not."""
        session = self._desk.session
        about = session.opened.items.about
        level = read_about(session.path).machine_level
        return must_change(about, rule_for(level), session.clock.now().date())

    def change_password(self, old: str, new: str, again: str) -> Outcome:
        """The operator's own. The old one is tried like at the door: a wrong one counts (B8.2)."""
        session = self._desk.session
        opened = session.opened
        if new != again:
            return refuse("password.again_differs", "B8.2", at="again")
        slot = opened.key_file.slot_of(session.operator)
        faults = self._faults(session, new, slot.name if slot else "", own=True)
        if faults:
            return faults[0].at("new")
        own = slot.id if slot else opened.items.slot_id
        opened.log.begin_try(own)
        good = opened.key_file.unlock(session.operator, old) is not None
        opened.log.answer(own, good)
        if not good:
            return refuse("password.old_wrong", "B8.2", at="old")
        outcome = session.do(NotePasswordChange())
        if isinstance(outcome, Done):
            today = session.clock.now().date()
            opened.key_file = opened.key_file.change_password(opened.items, new, today, self._spent)
        return outcome

    def enrol(self, person: str, name: str, password: str, again: str) -> Outcome:
        """A slot for another person; he changes the password at his first unlock."""
        session = self._desk.session
        opened = session.opened
        if password != again:
            return refuse("password.again_differs", "B8.2", at="again")
        faults = self._faults(session, password, name, own=False)
        if faults:
            return faults[0].at("new")
        outcome = session.do(EnrolOperator(person=person, slot=person))
        if isinstance(outcome, Done):
            new = NewOperator(person, name, password, issued=True)
            items = {DATA_KEY: opened.data_key}
            opened.key_file = opened.key_file.add_slot(new, items, session.clock.now().date(), self._spent)
            self._tell(session)
        return outcome

    def remove(self, person: str) -> Outcome:
        """Take a slot away; never one's own, never the last."""
        session = self._desk.session
        if person == session.operator:
            return refuse("operator.own", at="person")
        outcome = session.do(RemoveOperator(person=person, slot=person))
        if isinstance(outcome, Done):
            session.opened.key_file = session.opened.key_file.revoke(person)
            self._tell(session)
        return outcome

    @staticmethod
    def _tell(session: Session) -> None:
        known = read_about(session.path)
        slots = tuple((slot.operator, slot.name) for slot in session.opened.key_file.slots)
        write_about(session.path, replace(known, operators=slots))
