"""清除 from the window (D17): the second person's slot is tried as at the door, by his own password."""

from __future__ import annotations

from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.desk.own_slot import OwnSlot, Said
from desktop.operations.commands import Outcome
from desktop.operations.desk.excise import Excise
from desktop.plain.refusal import Refusal, refuse


class ExcisionPort:
    """``windows.desk_port.Excision`` over the open vault. Works long (argon2), on the writer thread."""

    def __init__(self, desk: Holds) -> None:
        self._desk = desk

    def excise(self, command: Excise, password: str) -> Outcome:
        """Destroy the words; the second person's lockout counts as at the door (B8.2)."""
        session, second = self._desk.session, command.second_person
        own = OwnSlot(session, password)
        outcome = own.asked(second, lambda: session.excise(command, own), SAID)
        if outcome == _wrong(0) and not own.slot_of(second):
            return refuse("excise.second_without_slot", at="second_person")
        return outcome

    def forget_drafts(self) -> None:
        """Once the pages are gone."""
        self._desk.session.forget_drafts()


def _closed(until: str) -> Refusal:
    return refuse("excise.second_closed", "B8.2", at="password", until=until)


def _wrong(left: int) -> Refusal:
    return refuse("excise.not_confirmed", "B8.2", at="password", left=left)


SAID = Said(_wrong, _closed)
