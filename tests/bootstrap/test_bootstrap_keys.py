"""Slots from the window: the rule (B8.2), the old password tried like at the door, the book told first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.bootstrap.desk.keys_port import KeysPort
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import Session, open_session
from desktop.operations.commands import Done
from desktop.operations.people.persons import EnterPerson, Told
from desktop.plain.clock import SetClock
from desktop.plain.refusal import Refusal
from desktop.vault.about import read_about
from desktop.vault.keys.cost import FLOOR
from desktop.vault.trouble import VaultTrouble

OLD, NEW = "Ceshi#2026-kl", "Xinmi!2027-qz"


class Held:
    def __init__(self, session: Session) -> None:
        self.session = session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock = SetClock(datetime(2026, 3, 5, 8, 0))
    book = NewBook(
        "测试单位",
        "national",
        "secret",
        [NewBookOperator("沈静", "officer", OLD)],
        tmp_path / "v" / "a.vault",
    )
    made = found(book, clock, FLOOR)
    yield made
    made.close()


def code(outcome: object) -> str:
    return outcome.code if isinstance(outcome, Refusal) else ""


def test_b8_2_the_password_changes_by_its_rule_and_only_with_the_old_one(session: Session) -> None:
    keys = KeysPort(Held(session), FLOOR)
    assert code(keys.change_password(OLD, NEW, "anders")) == "password.again_differs"
    assert code(keys.change_password(OLD, "kurz1!", "kurz1!")) == "password.short"
    assert code(keys.change_password("falsch", NEW, NEW)) == "password.old_wrong"
    assert isinstance(keys.change_password(OLD, NEW, NEW), Done)
    path, operator, clock = session.path, session.operator, session.clock
    session.close("by_hand")
    with pytest.raises(VaultTrouble):
        open_session(path, operator, OLD, clock)
    open_session(path, operator, NEW, clock).close("by_hand")


def test_a_password_that_ran_out_is_due(session: Session) -> None:
    keys = KeysPort(Held(session), FLOOR)
    assert keys.due() is None
    clock = session.clock
    assert isinstance(clock, SetClock)
    clock.advance(timedelta(days=8))
    due = keys.due()
    assert due is not None
    assert due.code == "password.expired"


def test_the_password_of_a_demonstration_never_runs_out(tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 3, 5, 8, 0))
    operators = [NewBookOperator("沈静", "officer", OLD)]
    book = NewBook("测试单位", "national", "secret", operators, tmp_path / "a.vault", demonstration=True)
    session = found(book, clock, FLOOR)
    clock.advance(timedelta(days=300))
    assert KeysPort(Held(session), FLOOR).due() is None
    session.close()


def test_b8_2_a_second_change_in_one_session_knows_the_first(session: Session) -> None:
    """Neither password of before may come back, and the days count from the last change."""
    keys = KeysPort(Held(session), FLOOR)
    clock = session.clock
    assert isinstance(clock, SetClock)
    clock.advance(timedelta(days=8))
    assert code(keys.due()) == "password.expired"
    assert isinstance(keys.change_password(OLD, NEW, NEW), Done)
    assert keys.due() is None
    assert code(keys.change_password(NEW, NEW, NEW)) == "password.used_before"
    assert code(keys.change_password(NEW, OLD, OLD)) == "password.used_before"
    third = "Disan?2028-wp"
    assert isinstance(keys.change_password(NEW, third, third), Done)
    assert code(keys.change_password(third, NEW, NEW)) == "password.used_before"


def test_another_operator_is_enrolled_and_taken_away(session: Session) -> None:
    keys = KeysPort(Held(session), FLOOR)
    entered = session.do(EnterPerson(told=Told(name="周𫖯")))
    assert isinstance(entered, Done)
    person = entered.ids["person"]
    assert isinstance(keys.enrol(person, "周𫖯", NEW, NEW), Done)
    assert [name for _id, name in read_about(session.path).operators] == ["沈静", "周𫖯"]
    assert code(keys.remove(session.operator)) == "operator.own"
    assert isinstance(keys.remove(person), Done)
    assert [name for _id, name in read_about(session.path).operators] == ["沈静"]
