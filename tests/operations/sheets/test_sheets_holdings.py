"""某人持有 on paper (D18): now with what is due, and at a moment asked about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desktop.plain.refusal import Refusal
from tests.operations.sheets.sheet_desk import SheetDesk
from tests.operations.sheets.sheet_week import whole_week
from tests.operations.sheets.test_sheets_register import rows


def test_d18_what_a_person_holds_is_on_paper_now_and_for_any_moment(tmp_path: Path) -> None:
    """D18: as many as the book says he has; by level; what is due; and who held it then, as known today."""
    desk = SheetDesk(tmp_path)
    whole_week(desk)
    held = desk.ask(lambda books: books.copies_at("person", "P3"))
    facts = desk.sheet("holdings", subject="P3").facts
    lines = rows(facts["lines"])
    assert facts["copies_total"] == str(len(held)) == str(len(lines))
    assert {line["copy_number"] for line in lines} == {copy.number or copy.label for copy in held}
    assert all(line["until"] for line in lines)
    assert facts["person"] == "赵志远"
    first = min(held, key=lambda copy: copy.since)
    then = desk.sheet("holdings", subject="P3", moment=first.since).facts
    assert first.label in {line["copy_number"] for line in rows(then["lines"])}
    before = desk.sheet("holdings", subject="P3", moment=dt.datetime(2020, 1, 1)).facts
    assert (rows(before["lines"]), before["copies_total"], before["by_level"]) == ([], "0", "")
    ahead = desk.tried_sheet("holdings", subject="P3", moment=dt.datetime(2030, 1, 1))
    assert isinstance(ahead, Refusal)
    assert ahead.code == "act.in_future"
    desk.close()
