"""Brought out after the review, many lines at once (D25)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.vault.connections import open_migrator
from desktop.vault.migrations.run import STEPS, migrate
from tests.operations.desk_of_tests import KEY, Desk, new_desk
from tests.operations.reviewing.earlier_files import as_it_was
from tests.operations.reviewing.review_desk import hand_in, reviewing, through


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def test_d25_c7_4_c7_20b_many_lines_are_brought_out_at_once_all_or_none(desk: Desk) -> None:
    ones = [hand_in(desk, title=f"第{n}条", document_number=f"盘检〔2026〕{n}号") for n in (1, 2)]
    for _item_id, its_case in ones:
        through(desk, its_case)
    both = tuple(Out(item_id, "website") for item_id, _case in ones)
    day = date(2026, 3, 5)
    short = Publish(lines=both, on=day, published_by="zhang", compared_by="li", addresses=("http://a",))
    refused = desk.refused(short, "item.addresses_differ", "D25")
    assert (refused.facts["n"], refused.facts["given"]) == (2, 1)
    desk.refused(
        Publish(lines=both, on=day, published_by="zhang", compared_by=""), "item.not_compared", "C7.20b"
    )
    pasted = ("http://a/1", "http://a/2")
    desk.done(Publish(lines=both, on=day, published_by="zhang", compared_by="li", addresses=pasted))
    rows = desk.ask(lambda books: [books.publications(item_id)[0] for item_id, _case in ones])
    assert tuple(row.address for row in rows) == pasted
    last = desk.ask(lambda books: books.last_publication())
    assert last is not None
    assert (last.published_by, last.compared_by) == ("zhang", "li")


def left(desk: Desk) -> dict[str, tuple[str, ...]]:
    """What the list of 登记公开 is made of: item and the channels it is not out on yet."""
    found = desk.ask(lambda books: books.items("channels_left"))
    return {row.id: row.channels_left for row in found.rows}


def test_d25_c7_4_what_is_out_on_some_of_its_channels_waits_for_the_others_and_nothing_else_does(
    desk: Desk,
) -> None:
    both, its_case = hand_in(desk, title="两处公开的", channels=("board", "website"))
    one, other_case = hand_in(desk, title="一处公开的")
    hand_in(desk, title="还在审的")
    for known in (its_case, other_case):
        through(desk, known)
    assert left(desk) == {both: ("board", "website"), one: ("website",)}
    day, by = date(2026, 3, 5), {"published_by": "zhang", "compared_by": "li"}
    desk.done(Publish(lines=(Out(both, "board"), Out(one, "website")), on=day, **by))
    assert left(desk) == {both: ("website",)}
    desk.done(Publish(lines=(Out(both, "website"),), on=day, **by))
    assert left(desk) == {}
    down = TakeItemDown(item=one, channel="website", reason="内容有误", wrongly=False)
    desk.done(down)
    assert left(desk) == {}  # taken down is not waiting


def test_d25_a_file_of_an_earlier_format_knows_which_channels_are_left(desk: Desk) -> None:
    both, its_case = hand_in(desk, title="两处公开的", channels=("board", "website"))
    whole, other_case = hand_in(desk, title="一处公开的")
    hand_in(desk, title="还在审的")
    for known in (its_case, other_case):
        through(desk, known)
    lines = (Out(both, "board"), Out(whole, "website"))
    desk.done(Publish(lines=lines, on=date(2026, 3, 5), published_by="zhang", compared_by="li"))
    desk.close()
    connection, told = open_migrator(desk.path, KEY), "SELECT id, channels_left FROM items ORDER BY id"
    try:
        now = [tuple(row) for row in connection.exec_driver_sql(told)]
        connection.rollback()
        as_it_was(connection, 10)
        assert migrate(connection) == len(STEPS) - 10
        assert [tuple(row) for row in connection.exec_driver_sql(told)] == now
        assert (both, 1) in now
        assert sorted(n for _id, n in now) == [0, 0, 1]
    finally:
        connection.close()
