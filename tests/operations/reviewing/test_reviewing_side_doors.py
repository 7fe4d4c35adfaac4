"""Round the review by its side doors: tomorrow, unknown channels, words changed after the conclusion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.operations.reviewing.confirming_wording import ConfirmWording
from desktop.operations.reviewing.hand_in import CorrectItem, HandInItem
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import department, hand_in, reviewing, through, told


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def publish(item_id: str, channel: str = "website", on: date = date(2026, 3, 5)) -> Publish:
    return Publish(lines=(Out(item_id, channel),), on=on, published_by="zhang", compared_by="li")


def test_a2_3_nothing_is_booked_as_out_before_it_happened_or_where_the_unit_has_no_channel(
    desk: Desk,
) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    desk.refused(publish(one, on=date(2026, 3, 6)), "act.in_future", "A2.3")
    desk.refused(publish(one, "tiktok"), "item.channel_unknown", "C7.4")
    strange = HandInItem(told=told(channels=("tiktok",)), department=department(desk), handed_in_by="zhang")
    desk.refused(strange, "item.channel_unknown", "C7.4")
    desk.done(publish(one))
    down = TakeItemDown(item=one, channel="website", reason="过期", taken_down_at=datetime(2026, 3, 4, 9))
    desk.refused(down, "item.down_before_out", "D25")
    desk.refused(replace(down, taken_down_at=datetime(2026, 3, 6)), "act.in_future")
    desk.done(replace(down, taken_down_at=None))


def test_a3_6b_and_d25_no_way_round_a_new_round(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    through(desk, its_case)
    other = CorrectItem(item=one, told=told("关于收费停车场的通告"), reason="改内容")
    desk.refused(other, "item.reviewed_words", "A3.6b")
    wording = ConfirmWording(item=one, text_sm3="d" * 64, difference="。→！", person="zhang")
    desk.refused(wording, "item.not_his_review", "D25")
    desk.done(replace(wording, person="office"))


def test_b6_8_a_letter_is_not_sent_tomorrow_nor_answered_then(desk: Desk) -> None:
    one, _case = hand_in(desk)
    asked = AskBefore(
        item=one, asked=f.Asked.THIRD_PARTY, to="某某公司", sent_on=date(2026, 3, 6), due_on=date(2026, 3, 26),
        silence=f.Silence.OWN_DECISION,
    )  # fmt: skip
    desk.refused(asked, "act.in_future")
    desk.done(replace(asked, sent_on=date(2026, 3, 5)))
    desk.refused(BookReply(item=one, number=1, reply=f.Reply.AGREES, on=date(2026, 3, 6)), "act.in_future")
