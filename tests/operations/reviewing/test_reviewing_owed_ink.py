"""D14: what was said by telephone is asked for on Today until the ink is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.approvals.cases import SignCase, WithdrawCase
from desktop.operations.owed_ink import OwedInk
from desktop.operations.reviewing import batches as ba
from desktop.procedures.facts import Given, How
from desktop.vault.connections import open_migrator
from desktop.vault.migrations.run import STEPS, migrate
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.earlier_files import as_it_was
from tests.operations.reviewing.review_desk import act, department, hand_in, reviewing, told
from tests.vault.vault_books import KEY

TOMORROW, LATER = date(2026, 3, 6), date(2026, 3, 9)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def owed(desk: Desk) -> list[OwedInk]:
    return list(desk.ask(lambda books: books.ink_owed(9)))


def spoken(desk: Desk, until: date = TOMORROW) -> Given:
    return Given(How.ORAL, desk.clock.now(), "zhang", until)


def test_d14_a_word_is_owed_its_ink_until_it_is_signed(desk: Desk) -> None:
    item, case = hand_in(desk, title="停水通告")
    assert owed(desk) == []
    act(desk, case, "department", given=spoken(desk, LATER))
    act(desk, case, "group", given=spoken(desk))
    (one,) = owed(desk)
    assert (one.thing, one.review, one.title, one.due, one.cases) == (item, True, "停水通告", TOMORROW, 1)
    desk.done(SignCase(case=case, stage="group", person="office"))
    assert [row.due for row in owed(desk)] == [LATER]
    desk.done(SignCase(case=case, stage="department", person="business"))
    assert owed(desk) == []


def test_d14_a_sheet_signed_by_word_is_one_line_and_what_is_withdrawn_owes_nothing(desk: Desk) -> None:
    lines = tuple(told(f"第{n}项") for n in range(3))
    opened = ba.OpenBatch(lines=lines, department=department(desk), handed_in_by="zhang")
    batch = desk.done(opened).ids["batch"]
    desk.done(ba.SignBatch(batch=batch, person="business", capacity="department_head", given=spoken(desk)))
    (one,) = owed(desk)
    assert (one.thing, one.review, one.title, one.cases) == (batch, True, "", 3)
    _item, case = hand_in(desk)
    act(desk, case, "department", given=spoken(desk, LATER))
    assert [row.cases for row in owed(desk)] == [3, 1]
    desk.done(WithdrawCase(case=case, by="zhang", reason="不发了"))
    assert [row.cases for row in owed(desk)] == [3]


def test_d14_a_file_of_an_earlier_format_knows_what_ink_is_owed(desk: Desk) -> None:
    cases = [hand_in(desk)[1] for _n in range(3)]
    for case in cases:
        act(desk, case, "department", given=spoken(desk))
    desk.done(SignCase(case=cases[0], stage="department", person="business"))
    act(desk, cases[1], "group", "send_back", to="department", reason="请补充")
    desk.close()
    connection, asked = open_migrator(desk.path, KEY), "SELECT id, ink_due FROM cases ORDER BY id"
    try:
        now = {row[0]: row[1] for row in connection.exec_driver_sql(asked)}
        connection.rollback()
        as_it_was(connection, 13)
        assert migrate(connection) == len(STEPS) - 13
        assert {row[0]: row[1] for row in connection.exec_driver_sql(asked)} == now
        assert now == {cases[0]: None, cases[1]: None, cases[2]: TOMORROW.isoformat()}
    finally:
        connection.close()
