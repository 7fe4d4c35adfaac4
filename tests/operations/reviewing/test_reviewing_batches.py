"""Twenty items on one sheet: each judged, one signature of each stage (D20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.operations.reviewing.batches import (
    CloseBatch,
    JudgeLine,
    OpenBatch,
    OpenLine,
    SignBatch,
    TakeLineOut,
)
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.sheet_corrections import (
    CorrectBatch,
    PutLineBack,
    ReopenBatch,
    UndoSignature,
)
from desktop.operations.reviewing.taking_back import UndoAct
from desktop.plain.facts import Text
from desktop.procedures.case import Status
from desktop.procedures.review import batch_facts as bf
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import CHAIN, act, bring, case, department, item, reviewing, told

DAY = date(2026, 3, 5)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def open_batch(desk: Desk, count: int, important: tuple[int, ...] = ()) -> str:
    lines = tuple(told(f"第{n}条网站信息", important=n in important) for n in range(1, count + 1))
    command = OpenBatch(department=department(desk), handed_in_by="zhang", lines=lines)
    return desk.done(command).ids["batch"]


def sign(batch: str, stage: str, lines: tuple[int, ...] = ()) -> SignBatch:
    person, post = next((p, c) for s, p, c in CHAIN if s == stage)
    return SignBatch(batch=batch, person=person, capacity=post, lines=lines)


def lines(desk: Desk, batch: str) -> list[tuple[str, str, str]]:
    """Item, case, why it is out, per line."""
    return [(r.item, r.case, r.out) for r in desk.ask(lambda books: books.batch_lines(batch))]


def test_d20_each_line_is_judged_and_each_stage_signs_once(desk: Desk) -> None:
    batch = open_batch(desk, 20)
    row = desk.ask(lambda books: books.batch(batch))
    assert row is not None
    assert (row.number, row.lines, row.standing) == ("批审〔2026〕001号", 20, 20)
    assert desk.done(sign(batch, "department")).facts["n"] == 20
    desk.refused(sign(batch, "group"), "batch_sheet.line_not_judged", "实施条例42")
    for line in range(1, 21):
        desk.refused(JudgeLine(batch=batch, line=line), "batch_sheet.line_not_opened", "实施条例42")
        desk.done(OpenLine(batch=batch, line=line))
        desk.done(JudgeLine(batch=batch, line=line))
    desk.done(sign(batch, "group"))
    desk.done(sign(batch, "group_head"))
    for one, its_case, _out in lines(desk, batch):
        assert case(desk, its_case).status is Status.FINISHED
        assert item(desk, one).conclusion == "publish"
        answers = case(desk, its_case).answers
        assert all(value.endswith(":no") for value in answers["questions"].values)
        assert len(answers["questions"].values) == 7  # printed in full, not as a word
    desk.done(CloseBatch(batch=batch))
    desk.refused(OpenLine(batch=batch, line=1), "batch_sheet.closed")


def test_d20_opening_a_line_twice_adds_nothing(desk: Desk) -> None:
    batch = open_batch(desk, 1)
    desk.done(OpenLine(batch=batch, line=1))
    before = desk.ask(lambda books: books.head())
    desk.done(OpenLine(batch=batch, line=1))
    assert desk.ask(lambda books: books.head()) == before


def test_d20_what_is_important_goes_its_own_way_at_once(desk: Desk) -> None:
    batch = open_batch(desk, 3, important=(2,))
    assert [out for _item, _case, out in lines(desk, batch)] == ["", "important", ""]
    desk.done(sign(batch, "department"))
    assert case(desk, lines(desk, batch)[1][1]).waits_at == "department"
    desk.refused(sign(batch, "group", (2,)), "batch_sheet.line_is_out", "D20")


def test_d20_a_line_with_an_open_hit_leaves_the_sheet(desk: Desk) -> None:
    batch = open_batch(desk, 2)
    desk.done(sign(batch, "department"))
    one, its_case, _out = lines(desk, batch)[0]
    prints = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 100)
    hit = f.Hit("bank_card", "blocking", Text("6222…"), Text("第 1 段"), 1)
    bring(desk, one, hit, prints=prints)
    desk.done(OpenLine(batch=batch, line=1))
    desk.refused(JudgeLine(batch=batch, line=1), "item.hits_open", "D22")
    desk.done(TakeLineOut(batch=batch, line=1, why=bf.TakenOut.BLOCKING_HIT))
    desk.refused(JudgeLine(batch=batch, line=1), "batch_sheet.line_is_out", "D20")
    desk.done(OpenLine(batch=batch, line=2))
    desk.done(JudgeLine(batch=batch, line=2))
    desk.done(sign(batch, "group"))
    desk.done(sign(batch, "group_head"))
    assert case(desk, its_case).waits_at == "group"
    desk.done(CloseBatch(batch=batch))
    assert not hasattr(
        act(desk, its_case, "group", "send_back", to="department", reason="删去卡号"), "clause"
    )


def test_a_sheet_is_taken_whole_or_not_at_all(desk: Desk) -> None:
    bad = OpenBatch(
        department=department(desk), handed_in_by="zhang", lines=(told("甲"), told("乙", document_number=""))
    )
    refused = desk.refused(bad, "item.no_number_or_summary", "A2.9b")
    assert (refused.facts["line"], refused.field) == (2, "lines.2.summary")
    several = OpenBatch(
        department=department(desk), handed_in_by="zhang", lines=(told("甲"), told("乙", item_type="mixed"))
    )
    desk.refused(several, "batch_sheet.several_kinds", "D20")
    nothing = OpenBatch(department=department(desk), handed_in_by="zhang", lines=())
    desk.refused(nothing, "batch_sheet.no_lines")


def test_a_sheet_with_a_waiting_line_is_not_closed(desk: Desk) -> None:
    batch = open_batch(desk, 2)
    desk.refused(CloseBatch(batch=batch), "batch_sheet.lines_open", "D20")
    desk.refused(sign(batch, "group"), "case.wrong_role")


def judged(desk: Desk, batch: str, *numbers: int) -> None:
    for number in numbers:
        desk.done(OpenLine(batch=batch, line=number))
        desk.done(JudgeLine(batch=batch, line=number))


def test_d20_a_line_judged_or_taken_out_by_mistake_waits_again(desk: Desk) -> None:
    batch = open_batch(desk, 3, important=(3,))
    desk.done(sign(batch, "department"))
    judged(desk, batch, 1)
    desk.refused(PutLineBack(batch=batch, line=2, reason="点错"), "batch_sheet.nothing_to_put_back", "D20")
    desk.refused(PutLineBack(batch=batch, line=1, reason=" "), "correction.reason_missing")
    desk.done(PutLineBack(batch=batch, line=1, reason="点错了"))
    desk.refused(sign(batch, "group", (1,)), "batch_sheet.line_not_judged", "实施条例42")
    desk.done(TakeLineOut(batch=batch, line=2, why=bf.TakenOut.DOUBT))
    desk.done(PutLineBack(batch=batch, line=2, reason="不是这一条"))
    assert [out for _item, _case, out in lines(desk, batch)] == ["", "", "important"]
    desk.refused(PutLineBack(batch=batch, line=3, reason="误"), "batch_sheet.important_stays_out", "D20")
    judged(desk, batch, 1, 2)
    desk.done(TakeLineOut(batch=batch, line=2, why=bf.TakenOut.DOUBT))
    act(desk, lines(desk, batch)[1][1], "group")
    desk.refused(PutLineBack(batch=batch, line=2, reason="误"), "batch_sheet.line_went_on", "D20")


def test_d20_a_signature_booked_by_mistake_is_taken_back_for_all_its_lines(desk: Desk) -> None:
    batch = open_batch(desk, 2)
    desk.refused(UndoSignature(batch=batch, reason="错"), "batch_sheet.nothing_signed")
    desk.done(sign(batch, "department"))
    judged(desk, batch, 1, 2)
    desk.done(sign(batch, "group"))
    desk.done(sign(batch, "group_head"))
    one, its_case, _out = lines(desk, batch)[0]
    assert item(desk, one).conclusion == "publish"
    last = case(desk, its_case).history[-1].version
    desk.refused(UndoAct(case=its_case, version=last, reason="错"), "correction.on_sheet", "D20")
    assert desk.done(UndoSignature(batch=batch, reason="签的是另一张单")).facts["n"] == 2
    for one, its_case, _out in lines(desk, batch):
        assert (item(desk, one).conclusion, case(desk, its_case).waits_at) == ("", "group_head")
    row = desk.ask(lambda books: books.batch(batch))
    assert row is not None
    assert row.signatures == ("department", "group")
    desk.done(sign(batch, "group_head"))
    desk.done(Publish(lines=(Out(one, "website"),), on=DAY, published_by="zhang", compared_by="li"))
    rests = desk.refused(UndoSignature(batch=batch, reason="错"), "correction.later_entries", "A2.1")
    assert rests.facts["line"] == 2
    desk.done(CloseBatch(batch=batch))
    desk.refused(UndoSignature(batch=batch, reason="错"), "batch_sheet.closed", "D20")
    desk.refused(ReopenBatch(batch=batch, reason=" "), "correction.reason_missing")
    desk.done(ReopenBatch(batch=batch, reason="办结早了"))
    row = desk.ask(lambda books: books.batch(batch))
    assert row is not None
    assert row.state == "open"
    desk.refused(ReopenBatch(batch=batch, reason="错"), "batch_sheet.not_closed", "D20")
    desk.done(CloseBatch(batch=batch))


def test_d20_the_head_of_a_sheet_is_put_right_with_its_lines(desk: Desk) -> None:
    batch = open_batch(desk, 2)
    desk.later(days=3)
    right = CorrectBatch(batch=batch, reason="报送人写错了", handed_in_by="li", handed_in_on=date(2026, 3, 4))
    desk.done(right)
    row = desk.ask(lambda books: books.batch(batch))
    assert row is not None
    assert (row.handed_in_by, row.handed_in_on) == ("li", date(2026, 3, 4))
    for one, _case, _out in lines(desk, batch):
        stands = desk.ask(lambda books, one=one: books.item(one))
        assert (stands.handed_in_by, stands.handed_in_on) == ("li", date(2026, 3, 4))
    desk.refused(right, "correction.same")
    desk.refused(replace(right, handed_in_by="nobody"), "person.unknown")
    desk.refused(replace(right, handed_in_on=date(2026, 4, 1)), "act.in_future")
