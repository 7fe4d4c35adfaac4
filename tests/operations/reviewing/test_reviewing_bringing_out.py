"""Brought out after the review, many lines at once (D25)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.operations.reviewing.publishing import Out, Publish
from tests.operations.desk_of_tests import Desk, new_desk
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
