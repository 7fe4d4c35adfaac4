"""Circulation: each rule of A6.1.2 and A6.1.4 by its name."""

from __future__ import annotations

import typing
from dataclasses import replace
from datetime import timedelta

from desktop.custody.slip_facts import Way
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.codebook import whole_codebook
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.operations.daily.close_day import CloseDay
from tests.operations.desk_of_tests import Desk, today
from tests.operations.desk_stories import circulating


def test_a6_1_2a_no_fact_of_the_book_can_hold_a_file() -> None:
    for kind, fact in whole_codebook().kinds.items():
        for name, held in typing.get_type_hints(fact).items():
            assert "bytes" not in str(held), (kind, name)
            assert name not in ("file", "path", "scan", "attachment"), (kind, name)


def test_a6_1_2b_a_telegram_goes_alone(desk: Desk) -> None:
    _one, telegram = desk.register(1, telegram=True)
    _two, other = desk.register(1)
    desk.refused(OpenSlip(copies=(*telegram, *other), readers=("zhang",)), "slip.telegram_alone", "A6.1.2b")


def test_a6_1_2c_a_slip_lists_every_copy_and_each_once(desk: Desk) -> None:
    _document, copies = desk.register(2)
    desk.refused(OpenSlip(copies=(), readers=("zhang",)), "slip.no_copies", "A6.1.2c")
    desk.refused(OpenSlip(copies=(copies[0], copies[0]), readers=("zhang",)), "slip.copy_twice", "A6.1.2c")
    desk.open_slip(copies[:1])
    desk.refused(OpenSlip(copies=tuple(copies), readers=("zhang",)), "slip.copy_in_other", "A6.1.2c")


def test_a6_1_2c_the_count_on_return_is_the_count_of_the_folder(desk: Desk) -> None:
    slip, _copies = circulating(desk)
    desk.done(ro.HandOutFolder(slip=slip))
    for counted in (-1, 0, 1, 3, 10**9):
        desk.refused(ro.TakeBackFolder(slip=slip, counted=counted), "slip.count_differs", "A6.1.2c")
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))


def test_a6_1_2d_a_slip_closes_when_all_have_read_and_signed(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=2, signed=False))
    desk.refused(rd.CloseSlip(slip=slip, counted=2), "slip.readers_open", "A6.1.2d")
    desk.done(rd.NoteSignature(slip=slip, reader="zhang"))
    desk.refused(rd.CloseSlip(slip=slip, counted=1), "slip.count_differs", "A6.1.2c")
    desk.done(rd.CloseSlip(slip=slip, counted=2))


def test_a6_1_2d_nobody_signs_for_what_he_never_had_or_still_has(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.refused(rd.NoteSignature(slip=slip, reader="zhang"), "slip.nothing_to_sign", "A6.1.2d")
    desk.refused(rd.NoteSignature(slip=slip, reader="li"), "slip.nothing_to_sign", "A6.1.2d")
    assert desk.slip(slip).out_with == "zhang"


def test_a6_1_2e_no_lateral_pass_can_be_ordered(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.refused(ro.HandOutFolder(slip=slip, reader="li"), "slip.folder_out", "A6.1.2e")
    handling = mv.HandOutForHandling(copies=tuple(copies), to="li", due=today(desk))
    desk.refused(handling, "copy.with_person", "A6.1.2e")
    desk.refused(mv.ReadAtDesk(copies=tuple(copies), readers=("li",)), "copy.with_person", "A6.1.2e")
    desk.refused(OpenSlip(copies=tuple(copies), readers=("li",)), "copy.with_person", "A6.1.2e")


def test_a6_1_2e_a_pass_that_happened_is_recorded_and_the_folder_still_comes_back(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.later(minutes=20)
    passing = re.RecordPassing(copies=tuple(copies), to="wang", account="走廊里转交")
    desk.refused(replace(passing, account=" "), "passing.account_missing", "A6.1.2e")
    desk.refused(replace(passing, to="nobody"), "person.unknown")
    desk.done(passing)
    assert [desk.copy(c).holder for c in copies] == ["wang", "wang"]
    desk.later(minutes=20)
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    assert desk.slip(slip).out_with == ""
    assert all(desk.copy(c).incidents == 1 and not desk.copy(c).holder for c in copies)


def test_a6_1_2e_who_it_was_passed_to_may_bring_his_copy_alone(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.refused(mv.TakeBack(copies=(copies[0],)), "copy.in_folder", "A6.1.2c")
    desk.done(re.RecordPassing(copies=(copies[0],), to="wang", account="转交"))
    desk.done(mv.TakeBack(copies=(copies[0],)))
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    assert desk.slip(slip).missing == ()


def test_a6_1_4a_only_who_is_in_the_range_gets_the_folder(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang")
    desk.refused(ro.HandOutFolder(slip=slip, reader="li"), "slip.not_in_range", "A6.1.4a")
    desk.refused(ro.ReadFolderTogether(slip=slip, readers=("zhang", "li")), "slip.not_in_range", "A6.1.4a")
    desk.refused(rd.NoteInstruction(slip=slip, reader="li"), "slip.not_in_range", "A6.1.4a")


def test_a6_1_4a_the_order_of_rank_is_left_only_with_a_reason(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang", "li")
    out = ro.HandOutFolder(slip=slip, reader="li")
    assert desk.refused(out, "slip.out_of_order", "A6.1.4a").facts["first"] == "张三"
    desk.done(replace(out, reasons={"slip.out_of_order": "张三开会"}))


def test_a6_1_4a_the_proxy_signs_and_the_reader_is_the_holder(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang")
    out = ro.HandOutFolder(slip=slip, way=Way.PROXY)
    desk.refused(out, "slip.proxy_missing", "A6.1.4a")
    desk.refused(replace(out, proxy="zhang"), "slip.proxy_is_reader")
    desk.refused(replace(out, proxy="nobody"), "person.unknown")
    desk.done(replace(out, proxy="witness"))
    assert desk.copy(copies[0]).holder == "zhang"


def test_a6_1_4c_same_day_return_and_a_night_with_reason_and_agreement(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang")
    desk.done(ro.HandOutFolder(slip=slip))
    assert desk.copy(copies[0]).due == today(desk)
    night = mv.KeepOvernight(copies=tuple(copies), agreed_by="charge", reason="连夜研究")
    desk.refused(replace(night, agreed_by="nobody"), "person.unknown")
    desk.refused(CloseDay(locked_by=("officer",)), "day.line_without_word", "A6.1.4c")
    desk.done(night)
    desk.done(CloseDay(locked_by=("officer",)))
    desk.later(days=1)
    desk.refused(CloseDay(locked_by=("officer",)), "day.line_without_word", "A6.1.4c")


def test_a6_1_4d_who_may_not_widen_leaves_the_name_pending(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang")
    desk.refused(rd.AddReader(slip=slip, reader="li", approved_by="charge"), "slip.cannot_widen", "保密法21")
    assert desk.done(rd.AddReader(slip=slip, reader="li")).code == "slip.reader_pending"
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    out = ro.HandOutFolder(slip=slip)
    desk.refused(out, "slip.not_approved", "A6.1.4d")
    desk.done(replace(out, reasons={"slip.not_approved": "批示在原件上,补办"}))
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    desk.refused(rd.CloseSlip(slip=slip, counted=2), "slip.approval_pending", "A6.1.4d")
    desk.refused(rd.ApproveReader(slip=slip, reader="li"), "slip.approval_missing", "A6.1.4d")
    ahead = rd.ApproveReader(
        slip=slip, reader="li", approved_by="head", approved_on=today(desk) + timedelta(1)
    )
    desk.refused(ahead, "act.in_future")
    desk.done(replace(ahead, approved_on=None))
    desk.done(rd.CloseSlip(slip=slip, counted=2))
