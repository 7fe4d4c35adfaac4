"""Confirming at the desk (D14): the signer's own slot, which holds no key; made, renewed and closed here too."""

from __future__ import annotations

from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.desk.own_slot import OwnSlot, Said
from desktop.bootstrap.session import Session
from desktop.operations.approvals.confirming import Opinion
from desktop.operations.commands import Done, Outcome
from desktop.operations.people.signers import EnrolSigner, RemoveSigner, RenewSigner
from desktop.plain.ids import new_id
from desktop.plain.refusal import Refusal, refuse
from desktop.vault.keys.cost import Cost, for_this_machine
from desktop.vault.keys.file import NewOperator
from desktop.vault.keys.slot import CONFIRMING
from desktop.vault.passwords import judge, rule_for
from desktop.windows.desk_port import SlotShown

RULE = rule_for("")
"""B8.2 itself: what opens nothing is not held to the length and the days of the machine's level."""


class ConfirmingPort:
    """``windows.desk_port.Confirming`` over the open vault. Works long (argon2), on the writer thread."""

    def __init__(self, desk: Holds, cost: Cost | None = None) -> None:
        self._desk = desk
        self._cost = cost

    @property
    def _spent(self) -> Cost:
        return self._cost or for_this_machine()

    def confirm(self, command: Opinion, password: str) -> Outcome:
        """Book the opinion if its signer's password is right. A wrong one counts as at the door (B8.2)."""
        session = self._desk.session
        own = OwnSlot(session, password)
        return own.asked(command.person, lambda: session.confirm(command, own), SAID)

    def signers(self) -> list[SlotShown]:
        """Who has a slot to confirm with, and how it stands."""
        opened = self._desk.session.opened
        shown = []
        for slot in opened.key_file.of_kind(CONFIRMING):
            standing = opened.log.standing(slot.id)
            shown.append(SlotShown(slot.operator, slot.name, standing.left, standing.wait))
        return shown

    def enrol(self, person: str, name: str, new: str, again: str) -> Outcome:
        """A slot for a signer; the password is typed by himself, so that nobody has it from another."""
        session = self._desk.session
        key_file = session.opened.key_file
        held = key_file.slot_of(person)
        if held is not None:
            code = "signer.enrolled_already" if held.kind == CONFIRMING else "signer.is_operator"
            return refuse(code, "D14", at="person", name=held.name)
        refused = self._unfit(session, name, new, again)
        if refused is not None:
            return refused
        slot = new_id()
        outcome = session.do(EnrolSigner(person=person, slot=slot))
        if isinstance(outcome, Done):
            made = NewOperator(person, name, new)
            today = session.clock.now().date()
            session.opened.key_file = key_file.add_slot(made, {}, today, self._spent, CONFIRMING, slot)
        return outcome

    def renew(self, person: str, old: str, new: str, again: str) -> Outcome:
        """Another password for it, with the one before; a wrong one counts."""
        session = self._desk.session
        own, held = OwnSlot(session, old), session.opened.key_file.slot_of(person)
        if held is None or held.kind != CONFIRMING:
            return refuse("signer.unknown", "D14", at="person")
        refused = self._unfit(session, held.name, new, again)
        if refused is not None:
            return refused
        shut = own.shut(person, SAID)
        if shut is not None:
            return shut.at("old")
        items = own.items(person)
        if items is None:
            return own.missed(person, SAID).at("old")
        if items.about.used_before(new):
            return refuse("password.used_before", "B8.2", at="new", remembered=len(items.about.former))
        outcome = session.do(RenewSigner(person=person))
        if isinstance(outcome, Done):
            today = session.clock.now().date()
            session.opened.key_file = session.opened.key_file.change_password(items, new, today, self._spent)
        return outcome

    def remove(self, person: str) -> Outcome:
        """Take it away: he leaves, or forgot his password and is given another slot."""
        session = self._desk.session
        held = session.opened.key_file.slot_of(person)
        outcome = session.do(RemoveSigner(person=person))
        if isinstance(outcome, Done) and held is not None and held.kind == CONFIRMING:
            session.opened.key_file = session.opened.key_file.revoke(person)
        return outcome

    def _unfit(self, session: Session, name: str, new: str, again: str) -> Refusal | None:
        if new != again:
            return refuse("password.again_differs", "B8.2", at="again")
        faults = judge(new, RULE, [name, session.unit])
        return faults[0].at("new") if faults else None


def _closed(until: str) -> Refusal:
    return refuse("confirm.closed", "B8.2", at="password", until=until)


def _wrong(left: int) -> Refusal:
    return refuse("confirm.wrong", "B8.2", at="password", left=left)


SAID = Said(_wrong, _closed)
