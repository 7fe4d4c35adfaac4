"""Confirming at the desk (D14): the signer's own slot, tried under the door's own lockout; nothing of it in the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.bootstrap.desk.confirming_port import ConfirmingPort
from desktop.bootstrap.desk.keys_port import KeysPort
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import Session, open_session
from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.approvals.view import CaseView
from desktop.operations.commands import Done, Outcome
from desktop.operations.people.groups import EnterDepartment
from desktop.operations.people.persons import EnterPerson, RetirePerson, Told
from desktop.operations.people.posts import VacatePost
from desktop.operations.reviewing import hand_in
from desktop.people.facts import person_stream
from desktop.plain.clock import SetClock
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Given, How, case_stream
from desktop.vault import door
from desktop.vault.about import read_about
from desktop.vault.keys.cost import FLOOR, Cost
from desktop.vault.keys.file import KeyFile
from desktop.vault.keys.slot import CONFIRMING
from desktop.vault.login_entry import BAD, GOOD, TRY
from desktop.vault.login_standing import FIRST_WAIT, TRIES
from desktop.vault.trouble import VaultTrouble
from tests.vault.raw_pages import dump

OFFICER, MINE = "Ceshi#2026-kl", "Lingdao-77"


class Held:
    def __init__(self, session: Session) -> None:
        self.session = session


class AtDesk:
    """A desk with one item before the head of its department."""

    def __init__(self, folder: Path) -> None:
        clock = SetClock(datetime(2026, 3, 5, 8, 0))
        operators = [NewBookOperator("沈静", "officer", OFFICER)]
        book = NewBook("测试单位", "panjin", "secret", operators, folder / "v" / "a.vault")
        self.session = found(book, clock, FLOOR)
        self.port = ConfirmingPort(Held(self.session), FLOOR)
        self.clock = clock
        department = self.done(EnterDepartment(name="检验科")).ids["department"]
        self.head = self.done(
            EnterPerson(told=Told(name="周𫖯", department=department), posts=("department_head",))
        ).ids["person"]
        told = hand_in.Told(title="停水通知", item_type="web", summary="停水", channels=("website",))
        handed = hand_in.HandInItem(told=told, department=department, handed_in_by=self.session.operator)
        self.case = self.done(handed).ids["case"]

    def done(self, command: object) -> Done:
        outcome = self.session.do(command)  # type: ignore[arg-type]
        assert isinstance(outcome, Done), outcome
        return outcome

    @property
    def view(self) -> CaseView:
        found = self.session.case(self.case)
        assert found is not None
        return found

    def opinion(self) -> ActOnCase:
        stage = self.view.following
        assert stage is not None
        return ActOnCase(
            case=self.case, stage=stage.id, decision=stage.decisions[0].id, person=self.head,
            capacity="department_head", opinion="不涉密", given=Given(How.PIN),
        )  # fmt: skip

    def confirm(self, password: str) -> Outcome:
        return self.port.confirm(self.opinion(), password)

    def tries(self) -> list[str]:
        slot = self.session.opened.key_file.slot_of(self.head)
        assert slot is not None
        return [one.kind for one in self.session.opened.log.read().entries if one.slot == slot.id]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[AtDesk]:
    made = AtDesk(tmp_path)
    yield made
    made.session.close()


@pytest.fixture
def signer(desk: AtDesk) -> AtDesk:
    assert isinstance(desk.port.enrol(desk.head, "周𫖯", MINE, MINE), Done)
    return desk


def code(outcome: object) -> str:
    return outcome.code if isinstance(outcome, Refusal) else ""


def test_d14_an_opinion_is_confirmed_by_the_signer_s_own_slot_and_names_it(signer: AtDesk) -> None:
    assert isinstance(signer.confirm(MINE), Done)
    act = signer.view.case.acts[0]
    slot = signer.session.opened.key_file.slot_of(signer.head)
    assert slot is not None
    assert (act.fact.person, act.fact.given) == (signer.head, Given(How.PIN, slot=slot.id))
    assert act.unsigned  # a PIN is not 签章: the ink is still waited for
    assert signer.tries() == [TRY, GOOD]


def test_d14_nothing_of_the_password_stands_in_the_book(signer: AtDesk) -> None:
    signer.confirm("Falsch-88!")
    signer.confirm(MINE)
    rows = dump(signer.session.path, signer.session.opened.data_key)
    assert MINE.encode() not in rows
    assert b"Falsch-88!" not in rows
    told = [r.fact for r in signer.session.ask(lambda books: books.stream(person_stream(signer.head)))]
    assert [fact.KIND for fact in told] == ["person.entered", "signer.enrolled"]


def test_d14_a_wrong_password_books_nothing_and_counts(signer: AtDesk) -> None:
    head = signer.session.ask(lambda books: books.head())
    outcome = signer.confirm("Falsch-88!")
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.clause, outcome.field, outcome.facts["left"]) == (
        "confirm.wrong", "B8.2", "password", TRIES - 1,
    )  # fmt: skip
    assert signer.session.ask(lambda books: books.head()) == head
    assert signer.tries() == [TRY, BAD]
    assert isinstance(signer.confirm(MINE), Done)


def test_d14_b8_2_five_wrong_ones_close_the_slot_and_the_wait_doubles(signer: AtDesk) -> None:
    for _try in range(TRIES - 1):
        assert code(signer.confirm("Falsch-88!")) == "confirm.wrong"
    assert code(signer.confirm("Falsch-88!")) == "confirm.closed"
    assert code(signer.confirm(MINE)) == "confirm.closed"
    assert signer.tries().count(TRY) == TRIES  # the right one was not even looked at
    (shown,) = signer.port.signers()
    assert FIRST_WAIT - 60 < shown.wait <= FIRST_WAIT
    assert isinstance(KeysPort(Held(signer.session), FLOOR).open_slot(signer.head), Done)
    for _try in range(TRIES):
        signer.confirm("Falsch-88!")
    (shown,) = signer.port.signers()
    assert 2 * FIRST_WAIT - 60 < shown.wait <= 2 * FIRST_WAIT


def test_d14_b8_2_the_try_is_written_before_the_password_is_looked_at(
    signer: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pulled out between try and answer: nothing booked, and no try for nothing."""

    def pulled(_password: str, _salt: bytes, _cost: Cost) -> bytes:
        raise KeyboardInterrupt

    head = signer.session.ask(lambda books: books.head())
    monkeypatch.setattr("desktop.vault.keys.slot.derive", pulled)
    with pytest.raises(KeyboardInterrupt):
        signer.confirm(MINE)
    assert signer.tries() == [TRY]
    assert signer.session.ask(lambda books: books.head()) == head
    assert signer.port.signers()[0].left == TRIES - 1


def test_d14_who_has_no_slot_confirms_nothing_and_is_told_what_to_do(desk: AtDesk) -> None:
    assert code(desk.confirm(MINE)) == "confirm.no_slot"
    assert desk.view.case.acts == ()


def test_d14_what_is_refused_anyway_asks_for_no_password(signer: AtDesk) -> None:
    signer.done(VacatePost(post="department_head", person=signer.head, last_day=signer.clock.now().date()))
    signer.clock.advance(timedelta(days=1))
    assert code(signer.confirm(MINE)) == "case.post_not_held"
    assert signer.tries() == []


def test_d14_without_the_signer_no_command_can_say_that_he_confirmed(signer: AtDesk) -> None:
    """Not through the plain door either, whatever slot it names."""
    slot = signer.port._desk.session.opened.key_file.slot_of(signer.head)
    assert slot is not None
    forged = replace(signer.opinion(), given=Given(How.PIN, slot=slot.id))
    assert code(signer.session.do(forged)) == "confirm.not_asked"
    assert signer.session.ask(lambda books: books.stream(case_stream(signer.case)))[-1].version == 1


def test_d14_a_confirming_slot_does_not_open_the_door(signer: AtDesk) -> None:
    path, clock = signer.session.path, signer.clock
    assert [name for _id, name in read_about(path).operators] == ["沈静"]
    assert [name for _id, name in door.operators(path)] == ["沈静"]
    signer.session.close("by_hand")
    with pytest.raises(VaultTrouble, match="slot_without_data_key"):
        open_session(path, signer.head, MINE, clock)
    open_session(path, signer.session.operator, OFFICER, clock).close("by_hand")


def test_d14_an_operator_confirms_with_the_slot_he_unlocks_with(desk: AtDesk) -> None:
    assert code(desk.port.enrol(desk.session.operator, "沈静", MINE, MINE)) == "signer.is_operator"
    keys = KeysPort(Held(desk.session), FLOOR)
    assert isinstance(keys.enrol(desk.head, "周𫖯", "Kezhang#2026-kl", "Kezhang#2026-kl"), Done)
    assert isinstance(desk.confirm("Kezhang#2026-kl"), Done)


def test_d14_b8_2_a_slot_is_made_renewed_and_closed_on_record(desk: AtDesk) -> None:
    port = desk.port
    assert code(port.enrol(desk.head, "周𫖯", MINE, "anders")) == "password.again_differs"
    assert code(port.enrol(desk.head, "周𫖯", "kurz-1", "kurz-1")) == "password.short"
    assert isinstance(port.enrol(desk.head, "周𫖯", MINE, MINE), Done)
    assert code(port.enrol(desk.head, "周𫖯", MINE, MINE)) == "signer.enrolled_already"
    assert code(port.renew(desk.head, "Falsch-88!", "Xin-kou-ling", "Xin-kou-ling")) == "confirm.wrong"
    assert code(port.renew(desk.head, MINE, MINE, MINE)) == "password.used_before"
    assert isinstance(port.renew(desk.head, MINE, "Xin-kou-ling", "Xin-kou-ling"), Done)
    assert code(desk.confirm(MINE)) == "confirm.wrong"
    assert isinstance(desk.confirm("Xin-kou-ling"), Done)
    assert code(desk.session.do(RetirePerson(person=desk.head))) in ("person.holds_posts", "person.confirms")
    assert isinstance(port.remove(desk.head), Done)
    assert code(port.remove(desk.head)) == "signer.unknown"
    assert KeyFile.load(desk.session.opened.places.key).of_kind(CONFIRMING) == ()
    told = [r.fact.KIND for r in desk.session.ask(lambda books: books.stream(person_stream(desk.head)))]
    assert told == ["person.entered", "signer.enrolled", "signer.renewed", "signer.removed"]
    assert isinstance(desk.port.enrol(desk.head, "周𫖯", MINE, MINE), Done)  # who forgot it gets another


def test_d14_who_leaves_gives_up_his_slot_first(signer: AtDesk) -> None:
    day = signer.clock.now().date()
    signer.done(VacatePost(post="department_head", person=signer.head, last_day=day))
    signer.clock.advance(timedelta(days=1))
    assert code(signer.session.do(RetirePerson(person=signer.head))) == "person.confirms"
    assert isinstance(signer.port.remove(signer.head), Done)
    signer.done(RetirePerson(person=signer.head))
