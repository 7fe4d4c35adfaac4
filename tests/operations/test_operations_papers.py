"""What became of a printed sheet is said once; a wrong word is put right, and the first stays readable (D15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.custody.paper_facts import PaperBack, PaperOutcome, Result, paper_stream
from desktop.operations.papers.issue import BookPaperBack, CorrectPaperBack, IssuePaper, NoteOutcome
from desktop.operations.views import PaperRow
from tests.operations.desk_of_tests import Desk, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def issued(desk: Desk, **more: object) -> str:
    given = {
        "form": "f01_register",
        "subject": "s",
        "digest": "0" * 64,
        "level": "internal",
        "pages": 1,
        **more,
    }
    return desk.done(IssuePaper(signed_by_hand=True, **given)).ids["serial"]  # type: ignore[arg-type]


def paper(desk: Desk, serial: str) -> PaperRow:
    found = desk.ask(lambda books: books.paper(serial))
    assert found is not None
    return found


def test_d15_an_outcome_is_said_once_and_put_right_with_a_reason(desk: Desk) -> None:
    serial = issued(desk)
    failed = NoteOutcome(serial=serial, result=Result.FAILED, copies=0)
    desk.done(failed)
    printed = NoteOutcome(serial=serial, result=Result.PRINTED)
    said = desk.refused(printed, "paper.outcome_said", "D15")
    assert said.facts["result"] == "failed"
    desk.refused(replace(failed, reason="又按了一次"), "paper.outcome_said")
    desk.done(replace(printed, reason="其实打出来了"))
    assert (paper(desk, serial).result, paper(desk, serial).printed) == ("printed", 1)
    said_twice = [r for r in desk.stream(paper_stream(serial)) if isinstance(r.fact, PaperOutcome)]
    assert [(r.fact.result, r.corrects) for r in said_twice if isinstance(r.fact, PaperOutcome)] == [
        (Result.FAILED, 0),
        (Result.PRINTED, said_twice[0].version),
    ]
    desk.done(BookPaperBack(serial=serial, binder="2026-1"))
    desk.refused(replace(failed, reason="错"), "paper.outcome_stays", "D15")


def test_d12_a_reprint_that_was_not_printed_leaves_the_older_sheet_valid(desk: Desk) -> None:
    first = issued(desk)
    desk.done(NoteOutcome(serial=first, result=Result.PRINTED))
    second = issued(desk, replaces=first, reason="卡纸")
    desk.done(NoteOutcome(serial=second, result=Result.PRINTED))
    assert paper(desk, first).recalled
    desk.refused(NoteOutcome(serial=first, result=Result.FAILED, reason="错"), "paper.outcome_stays", "D15")
    desk.done(NoteOutcome(serial=second, result=Result.FAILED, copies=0, reason="打印机没有出纸"))
    assert not paper(desk, first).recalled
    desk.done(NoteOutcome(serial=second, result=Result.PRINTED, reason="后来补出来了"))
    assert paper(desk, first).recalled
    desk.done(BookPaperBack(serial=second, binder="2026-1"))


def test_d18_a_wrong_binder_and_day_are_put_right(desk: Desk) -> None:
    serial = issued(desk)
    desk.done(NoteOutcome(serial=serial, result=Result.PRINTED))
    day = desk.clock.now().date()
    right = CorrectPaperBack(serial=serial, binder="2026-2", signed_on=day, reason="放错了卷")
    desk.refused(right, "paper.not_back", "D18")
    desk.later(days=2)
    desk.done(BookPaperBack(serial=serial, binder="2026-1"))
    desk.refused(BookPaperBack(serial=serial, binder="2026-2"), "paper.already_back")
    desk.refused(replace(right, signed_on=day - timedelta(days=1)), "paper.signed_early")
    desk.refused(replace(right, signed_on=day + timedelta(days=9)), "act.in_future")
    desk.refused(replace(right, binder=" "), "paper.binder_missing", "D18")
    desk.refused(replace(right, reason=""), "correction.reason_missing")
    desk.done(right)
    assert (paper(desk, serial).binder, paper(desk, serial).signed_on) == ("2026-2", day)
    desk.refused(right, "correction.same")
    binders = [r.fact.binder for r in desk.stream(paper_stream(serial)) if isinstance(r.fact, PaperBack)]
    assert binders == ["2026-1", "2026-2"]
