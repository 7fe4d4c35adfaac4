"""The batch sheet: each line judged, one signature for many (D20)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.procedures.facts import Answer
from desktop.procedures.review import batch as b
from desktop.procedures.review import batch_facts as f

OPENED = f.BatchOpened(
    number="批审〔2026〕001号",
    procedure="review",
    definition="d",
    item_type="web",
    department="d1",
    handed_in_by="p1",
    handed_in_on=date(2026, 3, 2),
)


def sheet(*facts: Fact) -> b.Batch:
    at = datetime(2026, 3, 2, 9)
    rows = [
        Recorded(n, n, "batch_sheet/b1", n, fact, at + timedelta(minutes=n), at + timedelta(minutes=n), "p0")
        for n, fact in enumerate(facts, 1)
    ]
    return b.fold_batch("b1", rows)


def lines(count: int) -> list[Fact]:
    return [OPENED, *(f.LineEntered(line=n, item=f"i{n}", case=f"c{n}") for n in range(1, count + 1))]


def judged(line: int) -> f.LineJudged:
    return f.LineJudged(line=line, stage="office", answers=(Answer("q1", ("no",)),), person="p2")


def refused(outcome: object) -> str:
    return getattr(outcome, "code", "")


def test_d20_a_line_that_a_person_did_not_open_he_cannot_conclude() -> None:
    batch = sheet(*lines(2), f.LineOpened(line=1, person="p2"))
    assert b.may_be_judged(batch, 1, "p2") is None
    assert refused(b.may_be_judged(batch, 1, "p3")) == "batch_sheet.line_not_opened"
    second = b.may_be_judged(batch, 2, "p2")
    assert second is not None
    assert (second.code, second.clause) == ("batch_sheet.line_not_opened", "实施条例42")
    assert refused(b.may_be_judged(batch, 3, "p2")) == "batch_sheet.no_such_line"


def test_d20_one_signature_covers_the_lines_it_names() -> None:
    batch = sheet(
        *lines(3),
        f.LineOpened(line=1, person="p2"),
        judged(1),
        f.StageSigned(stage="office", decision="agree", person="p2", capacity="office", lines=(1, 3)),
    )
    assert [line.signed for line in batch.lines.values()] == [("office",), (), ("office",)]
    assert batch.lines[1].answers("office")[0].values == ("no",)
    assert batch.lines[3].answers("office") == ()
    assert refused(b.may_be_signed(batch, ())) == "batch_sheet.no_lines"
    assert refused(b.may_be_signed(batch, (1, 1))) == "batch_sheet.line_twice"


def test_d20_a_line_that_was_taken_out_is_no_longer_signed_here() -> None:
    batch = sheet(*lines(2), f.LineTakenOut(line=2, why=f.TakenOut.IMPORTANT))
    assert [line.number for line in batch.standing] == [1]
    assert refused(b.may_be_signed(batch, (1, 2))) == "batch_sheet.line_is_out"
    assert b.may_be_signed(batch, (1,)) is None


def test_a_sheet_is_closed_when_no_line_waits() -> None:
    batch = sheet(*lines(1))
    assert refused(b.may_be_closed(batch, (1,))) == "batch_sheet.lines_open"
    assert b.may_be_closed(batch, ()) is None
    closed = sheet(*lines(1), f.BatchClosed())
    assert refused(b.may_be_closed(closed, ())) == "batch_sheet.closed"
    assert refused(b.standing_line(closed, 1)) == "batch_sheet.closed"
    assert refused(b.standing_line(b.Batch("x"), 1)) == "batch_sheet.unknown"
