"""Edge cases of circulation and custody, by their numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.custody.levels import Level
from desktop.custody.places import Ending, in_safe, with_person
from desktop.custody.slip import Stand
from desktop.operations.circulating import folder as fo
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.custody import correct as co
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.plain.facts import Text
from tests.operations.desk_of_tests import Desk, new_desk, today
from tests.operations.desk_stories import circulating


def test_edge_30_a_lost_copy_is_frozen_and_the_round_goes_on_without_it(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=1, missing=(copies[0],)))
    without = fo.GoOnWithout(slip=slip, copies=(copies[0],), reason="已报告")
    desk.refused(without, "slip.not_reported_missing", "保密法47")
    desk.done(re.RecordMissing(copy=copies[0], circumstances="退回时不在夹内"))
    desk.refused(re.RecordMissing(copy=copies[0], circumstances="又一次"), "copy.missing_already")
    desk.refused(re.ReleaseCopy(copy=copies[0], explanation="算了"), "copy.missing", "保密法47")
    desk.refused(mv.TakeBack(copies=(copies[0],)), "copy.missing", "保密法47")
    desk.done(without)
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=1))
    desk.done(rd.CloseSlip(slip=slip, counted=1))
    found = re.RecordFound(copy=copies[0], place=in_safe("safe"), circumstances="")
    desk.refused(found, "found.account_missing")
    desk.done(replace(found, circumstances="清理办公桌时发现"))
    assert not desk.copy(copies[0]).frozen
    desk.done(re.RecordMissing(copy=copies[0], circumstances="再次"))
    desk.done(re.EndByProof(copies=(copies[0],), how=Ending.LOST, proof="处理决定"))


def test_edge_21_22_deferred_cancelled_replaced_and_all_stay_visible(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang", "li")
    desk.refused(rd.DeferReader(slip=slip, reader="zhang", reason=""), "slip.reason_missing")
    desk.done(rd.DeferReader(slip=slip, reader="zhang", reason="出差"))
    assert desk.slip(slip).next_reader == "li"
    cancel = rd.CancelReader(slip=slip, reader="zhang", agreed_by="head", reason="调离", replaced_by="core")
    desk.refused(replace(cancel, agreed_by=""), "slip.reason_missing", "A6.1.4a")
    desk.refused(replace(cancel, agreed_by="nobody"), "person.unknown")
    desk.refused(replace(cancel, agreed_by="charge"), "slip.cannot_widen", "保密法21")
    desk.refused(replace(cancel, replaced_by="zhang"), "slip.reader_twice")
    desk.refused(replace(cancel, replaced_by="li"), "slip.reader_twice")
    desk.done(cancel)
    lines = desk.slip(slip).readers
    assert [(line.person, line.stand, line.in_place_of) for line in lines] == [
        ("zhang", Stand.CANCELLED, ""),
        ("li", Stand.WAITING, ""),
        ("core", Stand.WAITING, "zhang"),
    ]


def test_edge_25_no_copy_is_added_to_a_folder_by_a_second_slip_even_when_recalled(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang")
    desk.done(re.RecallDocument(document=desk.copy(copies[0]).document, due=today(desk), notice="来函"))
    second = OpenSlip(copies=tuple(copies), readers=("li",), reasons={"copy.recalled": "急"})
    desk.refused(second, "slip.copy_in_other", "A6.1.2c")
    assert desk.slip(slip).open


def test_edge_15_a_wrong_time_of_a_round_is_corrected_in_slip_and_copies_together(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang")
    desk.later(hours=1)
    desk.done(ro.HandOutFolder(slip=slip))
    desk.later(hours=1)
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    version = next(row.version for row in desk.stream(f"slip/{slip}") if row.fact.KIND == "slip.handed_out")
    own = next(row.version for row in desk.stream(f"copy/{copies[0]}") if row.fact.KIND == "copy.handed_out")
    desk.refused(
        co.CorrectCopyFact(copy=copies[0], version=own, reason="x"), "correction.in_round", "A6.1.2c"
    )
    right = fo.CorrectRound(
        slip=slip, version=version, reason="看错钟", happened_at=datetime(2026, 3, 5, 8, 30)
    )
    desk.refused(replace(right, reason=" "), "correction.reason_missing")
    desk.refused(replace(right, version=99), "correction.no_such_fact")
    desk.refused(replace(right, happened_at=datetime(2027, 1, 1)), "act.in_future")
    desk.refused(replace(right, happened_at=datetime(2026, 3, 5, 11, 0)), "act.in_future")
    desk.refused(replace(right, happened_at=None), "correction.breaks_later")
    desk.done(right)
    held = desk.ask(lambda books: books.held_at("zhang", datetime(2026, 3, 5, 8, 45)))
    assert {row.copy for row in held} == set(copies)


def test_edge_15_annulling_leaves_the_wrong_one_visible(desk: Desk) -> None:
    _document, copies = desk.register(1)
    desk.done(mv.HandOutForHandling(copies=tuple(copies), to="zhang", due=today(desk)))
    wrong = co.CorrectCopyFact(copy=copies[0], version=2, reason="取错文件")
    desk.done(wrong)
    assert not desk.copy(copies[0]).holder
    assert [row.fact.KIND for row in desk.stream(f"copy/{copies[0]}")][1] == "copy.handed_out"
    desk.refused(replace(wrong, version=1), "correction.void_instead")
    desk.refused(replace(wrong, version=3), "correction.no_such_fact")
    desk.refused(replace(wrong, version=77), "correction.no_such_fact")


def test_edge_31_recalling_reaches_a_holder_and_the_overdue_list(desk: Desk) -> None:
    document, copies = desk.register(1)
    desk.refused(re.RecallDocument(document="none", due=today(desk), notice="x"), "recall.nothing_alive")
    desk.refused(re.RecallDocument(document=document, due=today(desk), notice=" "), "recall.notice_missing")
    desk.done(re.RecallDocument(document=document, due=today(desk), notice="来函"))
    due = desk.ask(lambda books: books.copies_due(today(desk)))
    assert [row.id for row in due] == copies


def test_edge_18_what_must_be_returned_is_not_ended_as_destroyed(desk: Desk) -> None:
    _document, copies = desk.register(1, must_return=True, return_due=today(desk))
    end = re.EndByProof(copies=tuple(copies), how=Ending.DESTROYED, proof="销毁清册")
    desk.refused(end, "copy.must_return", "实施条例27")
    desk.refused(replace(end, proof=" "), "ending.proof_missing", "实施条例28")
    desk.refused(replace(end, how=Ending.VOIDED), "ending.by_voiding")


def test_edge_44_a_copy_is_found_with_a_person(desk: Desk, tmp_path: Path) -> None:
    _document, copies = desk.register(1)
    found = re.RecordFound(copy=copies[0], place=with_person("zhang"), circumstances="交回")
    desk.refused(found, "copy.not_missing")
    desk.done(re.RecordMissing(copy=copies[0], circumstances="清点未见"))
    desk.refused(replace(found, place=with_person("nobody")), "person.unknown")
    desk.refused(replace(found, place=in_safe("low_safe")), "safe.too_low")
    desk.done(found)
    assert desk.copy(copies[0]).holder == "zhang"


def test_edge_16_top_secret_leaves_with_two_carriers(tmp_path: Path) -> None:
    from desktop.custody.clearance_facts import ListLine
    from desktop.operations.returning.clear import SendClearance
    from desktop.operations.returning.open_list import OpenClearance

    desk = new_desk(tmp_path)
    _document, copies = desk.register(1, Level.TOP_SECRET)
    line = ListLine(1, None, None, Text("关于加强机要文件管理的通知"), (), 1)
    clearance = desk.done(OpenClearance(collector="body", lines=(line,))).ids["clearance"]
    send = SendClearance(
        clearance=clearance, copies=tuple(copies), carriers=("officer", "officer"), leader="head"
    )
    desk.refused(send, "copy.two_carriers", "实施条例29")
    desk.done(replace(send, carriers=("officer", "zhang")))
    desk.close()
