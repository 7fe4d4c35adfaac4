"""A session from founding to the next unlock: what the book remembers of the door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.audit.acts import ClockConfirmed, LoginLogBroken, Unlocked
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import Session, open_session
from desktop.operations.commands import Done
from desktop.operations.desk.acts import ConfirmClock
from desktop.operations.standing.enter import EnterBody
from desktop.plain.clock import SetClock
from desktop.plain.refusal import Refusal
from desktop.vault.about import read_about
from desktop.vault.keys.cost import FLOOR
from desktop.vault.trouble import VaultTrouble

PASSWORD = "Ceshi#2026-kl"
NAMES = ("沈静", "周𫖯")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 5, 8, 0))


@pytest.fixture
def session(tmp_path: Path, clock: SetClock) -> Iterator[Session]:
    operators = [NewBookOperator(name, "officer", PASSWORD) for name in NAMES]
    book = NewBook("测试单位", "national", "secret", operators, tmp_path / "v" / "desk.vault")
    made = found(book, clock, FLOOR)
    yield made
    made.close()


def acts(session: Session, kind: type) -> list[object]:
    return [
        e.recorded.fact for e in session.ask(lambda b: b.log(limit=200)) if isinstance(e.recorded.fact, kind)
    ]


def test_a_founded_book_knows_its_operators_its_profile_and_its_unit(session: Session) -> None:
    assert [p.name for p in session.ask(lambda b: b.operators())] == list(NAMES)
    assert session.profile.id == "national"
    assert session.unit == "测试单位"
    about = read_about(session.path)
    assert (about.unit, about.machine_level) == ("测试单位", "secret")
    assert [name for _id, name in about.operators] == list(NAMES)


def test_failed_tries_come_into_the_book_with_the_next_good_unlock(session: Session, clock: SetClock) -> None:
    path, operator = session.path, session.operator
    session.close("by_hand")
    for _try in range(2):
        with pytest.raises(VaultTrouble) as trouble:
            open_session(path, operator, "falsch", clock)
        assert trouble.value.code == "wrong_password"
    again = open_session(path, operator, PASSWORD, clock)
    try:
        newest = acts(again, Unlocked)[0]
        assert isinstance(newest, Unlocked)
        assert newest.tries == 2
    finally:
        again.close("closing")


def test_a_shortened_login_log_is_an_event(session: Session, clock: SetClock) -> None:
    path, operator = session.path, session.operator
    session.close("by_hand")
    open_session(path, operator, PASSWORD, clock).close("by_hand")
    clock.advance(timedelta(hours=1))
    log = path.with_name(path.name + ".login")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:1]))
    again = open_session(path, operator, PASSWORD, clock)
    try:
        assert [type(fact) for fact in acts(again, LoginLogBroken)] == [LoginLogBroken]
    finally:
        again.close("closing")


def test_edge_54_a_clock_behind_the_last_entry_stops_writing_until_it_is_confirmed(
    session: Session, clock: SetClock
) -> None:
    clock.advance(timedelta(days=-3))
    refused = session.do(EnterBody(name="市委办公室"))
    assert isinstance(refused, Refusal)
    assert refused.code == "clock.behind"
    assert isinstance(session.do(ConfirmClock(reason="主板电池没电,已校准")), Done)
    assert isinstance(session.do(EnterBody(name="市委办公室")), Done)
    assert acts(session, ClockConfirmed)


def test_a_repeated_request_is_answered_not_done_again(session: Session) -> None:
    first = session.do(EnterBody(name="省厅", request="R1"))
    second = session.do(EnterBody(name="省厅", request="R1"))
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert (second.act, second.ids) == (first.act, first.ids)
    assert session.ask(lambda b: len(b.bodies())) == 1


def test_a_draft_lives_through_a_lock(session: Session, clock: SetClock) -> None:
    session.drafts.save("incoming/new", '{"title": "半张"}')
    path, operator = session.path, session.operator
    session.close("idle")
    again = open_session(path, operator, PASSWORD, clock)
    try:
        assert again.drafts.load("incoming/new") == '{"title": "半张"}'
        again.drafts.delete("incoming/new")
        assert again.drafts.all() == []
    finally:
        again.close("closing")


def test_a_vault_is_never_made_over_another(session: Session, clock: SetClock) -> None:
    book = NewBook("别的", "national", "secret", [NewBookOperator("甲", "officer", PASSWORD)], session.path)
    with pytest.raises(VaultTrouble) as trouble:
        found(book, clock, FLOOR)
    assert trouble.value.code == "vault_exists"


def test_edge_54_an_unlock_with_the_clock_behind_asks_before_anything_is_written(
    session: Session, clock: SetClock
) -> None:
    path, operator = session.path, session.operator
    session.close("by_hand")
    clock.advance(timedelta(days=-2))
    again = open_session(path, operator, PASSWORD, clock)
    try:
        assert again.clock_doubt is not None
        events = again.ask(lambda books: books.head()[0])
        assert isinstance(again.do(EnterBody(name="省厅")), Refusal)
        assert again.ask(lambda books: books.head()[0]) == events
        assert isinstance(again.confirm_clock("电池更换后已校时"), Done)
        assert again.clock_doubt is None
        assert isinstance(again.do(EnterBody(name="省厅")), Done)
    finally:
        again.close("closing")
