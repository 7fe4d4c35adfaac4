"""What may not be booked may not be corrected in: the side doors of 更正."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.operations.reviewing.batches import OpenBatch
from desktop.operations.reviewing.correcting import CorrectEntry
from desktop.operations.reviewing.hand_in import CorrectItem
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.sheet_corrections import CorrectBatch
from desktop.operations.reviewing.taking_back import CorrectAct, UndoAct
from desktop.plain.facts import Fact
from desktop.procedures.facts import CaseActed, CaseOpened, case_stream
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item_facts import item_stream
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import act, department, hand_in, reviewing, through, told, walk

DAY, TOMORROW, YESTERDAY = date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 4)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def right(desk: Desk, one: str, kind: type[Fact], **more: object) -> CorrectEntry:
    row = [r for r in desk.stream(item_stream(one)) if isinstance(r.fact, kind)][-1]
    return CorrectEntry(item=one, version=row.version, reason="登错", right=replace(row.fact, **more))


def test_c7_20b_a2_3_a_publication_is_not_corrected_into_one_that_could_not_be(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    desk.done(Publish(lines=(Out(one, "website"),), on=DAY, published_by="zhang", compared_by="li"))
    for more, code in (
        ({"on": TOMORROW}, "act.in_future"),
        ({"on": YESTERDAY}, "item.published_before_review"),
        ({"published_by": ""}, "item.nobody_entered"),
        ({"published_by": "ghost"}, "person.unknown"),
        ({"compared_by": ""}, "item.not_compared"),
        ({"channel": "ghost"}, "item.channel_unknown"),
    ):
        desk.refused(right(desk, one, f.Published, **more), code)


def test_a2_8_nor_an_issue_into_one_of_tomorrow(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="document")
    walk(desk, its_case, "panjin")
    desk.done(IssueDocument(item=one, on=DAY))
    desk.refused(right(desk, one, f.Issued, on=TOMORROW), "act.in_future")
    desk.refused(right(desk, one, f.Issued, intranet_on=TOMORROW), "act.in_future", "A2.8")
    desk.refused(right(desk, one, f.Issued, intranet_on=YESTERDAY), "item.loaded_before_issue", "B4.4a")


def test_b6_8_nor_a_letter_into_one_to_nobody(desk: Desk) -> None:
    one, _case = hand_in(desk)
    ask = AskBefore(item=one, asked=f.Asked.PRESS_OFFICE, to="新闻办", sent_on=DAY, due_on=TOMORROW)
    desk.done(ask)
    desk.done(BookReply(item=one, number=1, reply=f.Reply.AGREES, on=DAY))
    desk.refused(right(desk, one, f.ConsultationSent, to=type(ask.to)("　")), "item.nobody_asked", "B6.8")
    desk.refused(right(desk, one, f.ConsultationSent, sent_on=TOMORROW), "act.in_future")
    desk.refused(right(desk, one, f.ConsultationSent, due_on=YESTERDAY), "item.due_before_sent", "B6.8")
    desk.refused(
        right(desk, one, f.ConsultationAnswered, on=YESTERDAY), "item.answer_before_question", "B6.8"
    )
    desk.refused(
        right(desk, one, f.ConsultationAnswered, reply=f.Reply.SILENCE), "item.silence_means_nothing"
    )
    wrong = right(desk, one, f.ConsultationSent, sent_on=YESTERDAY)
    desk.refused(replace(wrong, version=99), "correction.no_such_fact")
    desk.refused(replace(wrong, version=1), "correction.other_kind")


def test_c4_1_nor_an_item_or_a_sheet_into_that_of_a_department_nobody_knows(desk: Desk) -> None:
    one, _case = hand_in(desk)
    item = CorrectItem(item=one, told=told(), reason="科室登错", department="ghost")
    desk.refused(item, "department.unknown")
    desk.refused(replace(item, department="", handed_in_by="ghost"), "person.unknown")
    desk.refused(replace(item, department="", handed_in_on=TOMORROW), "act.in_future")
    opening = OpenBatch(department=department(desk), handed_in_by="zhang", lines=(told(),))
    batch = desk.done(opening).ids["batch"]
    sheet = CorrectBatch(batch=batch, reason="科室登错", department="ghost")
    desk.refused(sheet, "department.unknown")
    desk.refused(replace(sheet, department="", handed_in_by="ghost"), "person.unknown")
    desk.refused(replace(sheet, department="", handed_in_on=TOMORROW), "act.in_future")
    desk.refused(replace(sheet, batch="ghost"), "batch_sheet.unknown")


def test_a2_7b_nor_an_act_into_that_of_other_hands(desk: Desk) -> None:
    _one, its_case = hand_in(desk)
    act(desk, its_case, "department")
    act(desk, its_case, "group")
    rows = desk.stream(case_stream(its_case))
    done = [row.version for row in rows if isinstance(row.fact, CaseActed)]
    opened = next(row.version for row in rows if isinstance(row.fact, CaseOpened))
    other = CorrectAct(case=its_case, version=done[1], person="ghost", capacity="group", reason="人登错")
    desk.refused(other, "case.post_not_held")
    desk.refused(replace(other, person="zhang"), "case.post_not_held")
    desk.refused(replace(other, person="charge", capacity="group_head"), "correction.breaks_later")
    desk.refused(replace(other, person="office", reason=" "), "case.reason_missing")
    desk.refused(replace(other, version=99), "correction.no_such_fact")
    desk.refused(replace(other, case="ghost"), "case.unknown")
    desk.refused(UndoAct(case=its_case, version=opened, reason="登错"), "correction.nothing_to_correct")
    desk.refused(UndoAct(case=its_case, version=done[0], reason="登错"), "correction.later_entries")
