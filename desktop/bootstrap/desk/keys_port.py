"""Slots of the key file from the window: the book says it first; if it cannot be written, nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.audit.acts import PasswordChanged
from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.session import Session
from desktop.operations.books import Books
from desktop.operations.commands import Done, Outcome
from desktop.operations.desk.acts import NotePasswordChange, NoteRelease
from desktop.operations.people.persons import EnrolOperator, RemoveOperator
from desktop.people.facts import OperatorEnrolled
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.vault import door
from desktop.vault.about import read_about, write_about
from desktop.vault.keys.cost import Cost, for_this_machine
from desktop.vault.keys.file import NewOperator
from desktop.vault.keys.slot import DATA_KEY, OPERATOR
from desktop.vault.passwords import PasswordRule, judge, must_change, rule_for
from desktop.windows.desk_port import PasswordTerms, SlotShown


def rule_lines(rule: PasswordRule) -> Sequence[tuple[str, str]]:
    """The rule as lines of (refusal code, sentence), for the live list."""
    return (
        ("password.short", _("至少 {n} 个字符").format(n=rule.length)),
        ("password.no_special", _("有标点或符号")),
        ("password.few_kinds", _("大写、小写、数字、符号中至少 {n} 种").format(n=rule.classes)),
        ("password.related", _("不含姓名和单位名称")),
        ("password.repeats", _("不是几个字符的重复")),
    )


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

    @property
    def _rule(self) -> PasswordRule:
        return rule_for(read_about(self._desk.session.path).machine_level)

    def terms(self) -> PasswordTerms:
        """What the operator's own new password keeps (B8.2 and the level), without the ten before it."""
        session, rule = self._desk.session, self._rule
        slot = session.opened.key_file.slot_of(session.operator)
        names = [slot.name if slot else "", session.unit]
        return PasswordTerms(rule_lines(rule), lambda password: judge(password, rule, names))

    def slots(self) -> Sequence[SlotShown]:
        """Everybody who may unlock, and how his slot stands."""
        session = self._desk.session
        opened, rule = session.opened, self._rule
        changed = session.ask(_changed_on)
        shown = []
        for slot in opened.key_file.of_kind(OPERATOR):
            standing = opened.log.standing(slot.id)
            day, issued = changed.get(slot.operator, (None, False))
            if slot.operator == session.operator:
                day, issued = opened.items.about.set_on, opened.items.about.issued
            due = day + timedelta(days=rule.days) if day is not None else None
            shown.append(SlotShown(slot.operator, slot.name, standing.left, standing.wait, due, issued))
        return shown

    def open_slot(self, person: str) -> Outcome:
        """Another operator's closed slot is opened before its wait is over; the book says it first (B8.2)."""
        session = self._desk.session
        opened = session.opened
        slot = opened.key_file.slot_of(person)
        if slot is None:
            return refuse("operator.unknown", at="person")
        if person == session.operator:
            return refuse("operator.own_slot", "B8.2", at="person")
        if not opened.log.standing(slot.id).wait:
            return refuse("operator.slot_open", at="person", name=slot.name)
        outcome = session.do(NoteRelease(operator=person))
        if isinstance(outcome, Done):
            door.open_slot(opened, person)
        return outcome

    def due(self) -> Refusal | None:
        """Why the operator's own password must be changed before anything else; None: it need not.

        The demonstration's never runs out: everybody may know it, and its week lies long back.
        """
        session = self._desk.session
        if session.demonstration:
            return None
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
        slots = tuple((slot.operator, slot.name) for slot in session.opened.key_file.of_kind(OPERATOR))
        write_about(session.path, replace(known, operators=slots))


def _changed_on(books: Books) -> dict[str, tuple[date, bool]]:
    """Operator → when his password was last set, and whether another set it; what his slot itself says is wrapped."""
    found: dict[str, tuple[date, bool]] = {}
    founding = 0  # the first operators chose their own in one act, every later one is given his
    for row in books.facts_after(0, [OperatorEnrolled.KIND, PasswordChanged.KIND]):
        if isinstance(row.fact, OperatorEnrolled):
            founding = founding or row.act
            found[row.fact.person] = (row.recorded_at.date(), row.act != founding)
        elif isinstance(row.fact, PasswordChanged):
            found[row.fact.operator] = (row.recorded_at.date(), False)
    return found
