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
from desktop.operations.circulating.correct_round import CorrectRound
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.custody import correct as co
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.plain.corrections import effective
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
    right = CorrectRound(slip=slip, version=version, reason="看错钟", happened_at=datetime(2026, 3, 5, 8, 30))
    desk.refused(replace(right, reason=" "), "correction.reason_missing")
    desk.refused(replace(right, version=99), "correction.no_such_fact")
    desk.refused(replace(right, happened_at=datetime(2027, 1, 1)), "act.in_future")
    desk.refused(replace(right, happened_at=datetime(2026, 3, 5, 11, 0)), "act.in_future")
    desk.refused(replace(right, happened_at=None), "correction.breaks_later")
    desk.done(right)
    held = desk.ask(lambda books: books.held_at("zhang", datetime(2026, 3, 5, 8, 45)))
    assert {row.copy for row in held} == set(copies)


def round_of(desk: Desk, slip: str, kind: str) -> int:
    return next(row.version for row in desk.stream(f"slip/{slip}") if kind == row.fact.KIND)


def held_by(desk: Desk, person: str, at: datetime) -> set[str]:
    return {row.copy for row in desk.ask(lambda books: books.held_at(person, at))}


def test_edge_15_a_wrong_reader_is_corrected_out_and_back_with_what_he_wrote(desk: Desk) -> None:
    """Edge case 15, D1: the folder went to another; his line, its copies and the instruction go with him."""
    slip, copies = circulating(desk, "zhang", "li")
    desk.later(hours=1)
    desk.done(ro.HandOutFolder(slip=slip))
    desk.later(hours=1)
    desk.done(ro.TakeBackFolder(slip=slip, counted=2, instruction="同意"))
    right = CorrectRound(
        slip=slip, version=round_of(desk, slip, "slip.handed_out"), reason="看错行", readers=("li",)
    )
    desk.refused(replace(right, readers=("li", "zhang")), "correction.one_reader", "A6.1.2e")
    desk.refused(replace(right, readers=("core",)), "slip.not_in_range", "A6.1.4a")
    desk.refused(replace(right, readers=("nobody",)), "person.unknown")
    desk.refused(replace(right, readers=("zhang",)), "correction.same")
    desk.refused(replace(right, missing=()), "correction.other_kind")
    desk.done(right)
    stands = {reader.person: reader.stand for reader in desk.slip(slip).readers}
    assert stands == {"zhang": Stand.WAITING, "li": Stand.READ}
    assert held_by(desk, "li", datetime(2026, 3, 5, 9, 30)) == set(copies)
    assert held_by(desk, "zhang", datetime(2026, 3, 5, 9, 30)) == set()
    noted = [r for r in effective(desk.stream(f"slip/{slip}")) if r.fact.KIND == "slip.instruction_noted"]
    assert [row.fact.reader for row in noted] == ["li"]  # type: ignore[attr-defined]
    desk.done(ro.HandOutFolder(slip=slip, reader="zhang"))
    assert desk.copy(copies[0]).holder == "zhang"


def test_edge_15_a_reader_corrected_on_the_way_back_is_the_one_it_went_to(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.later(hours=1)
    desk.done(ro.HandOutFolder(slip=slip))
    desk.later(hours=1)
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    version = round_of(desk, slip, "slip.taken_back")
    desk.done(CorrectRound(slip=slip, version=version, reason="看错行", readers=("li",)))
    out = next(r for r in desk.slip(slip).readers if r.person == "li")
    assert (out.stand, out.out_at is not None) == (Stand.READ, True)
    back = [r.fact for r in effective(desk.stream(f"copy/{copies[0]}")) if r.fact.KIND == "copy.taken_back"]
    assert [(fact.holder, fact.brought_by) for fact in back] == [("li", "li")]  # type: ignore[attr-defined]


def test_edge_15_a_copy_counted_as_missing_that_lay_in_the_folder(desk: Desk) -> None:
    """D6, edge case 15: the count of a return is corrected both ways; the copy is where the paper was."""
    slip, copies = circulating(desk, "zhang", "li")
    desk.later(hours=1)
    desk.done(ro.HandOutFolder(slip=slip))
    desk.later(hours=1)
    desk.done(ro.TakeBackFolder(slip=slip, counted=1, missing=(copies[0],)))
    version = round_of(desk, slip, "slip.taken_back")
    right = CorrectRound(slip=slip, version=version, reason="夹在两页中间", missing=())
    desk.refused(replace(right, missing=("none",)), "correction.breaks_later")
    desk.done(right)
    assert desk.slip(slip).missing == ()
    now = desk.copy(copies[0])
    assert (now.frozen, now.holder, now.place.ref if now.place else "") == ("", "", "safe")
    desk.later(minutes=5)
    desk.done(replace(right, missing=(copies[1],), reason="看错份号"))
    assert desk.slip(slip).missing == (copies[1],)
    assert desk.copy(copies[1]).frozen == "missing_at_return"
    assert desk.copy(copies[1]).holder == "zhang"
    desk.refused(ro.HandOutFolder(slip=slip), "slip.copies_missing", "A6.1.2c")


def test_edge_15_a_copy_reported_missing_stays_reported_when_the_count_is_corrected(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=1, missing=(copies[0],)))
    desk.done(re.RecordMissing(copy=copies[0], circumstances="退回时不在夹内"))
    version = round_of(desk, slip, "slip.taken_back")
    right = CorrectRound(slip=slip, version=version, reason="看错", missing=())
    desk.done(right)  # reported all the same, it lay in the folder: the report stays
    assert desk.copy(copies[0]).missing


def test_edge_15_a_missing_copy_that_came_back_since_stands_in_the_way_of_the_count(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=1, missing=(copies[0],)))
    desk.done(mv.TakeBack(copies=(copies[0],), explanation="在桌上找到"))
    version = round_of(desk, slip, "slip.taken_back")
    right = CorrectRound(slip=slip, version=version, reason="看错", missing=())
    desk.refused(right, "correction.breaks_later")


def test_edge_15_those_who_read_together_are_corrected_in_slip_and_copies(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li", "core")
    desk.done(ro.ReadFolderTogether(slip=slip, readers=("zhang", "li")))
    version = round_of(desk, slip, "slip.read_together")
    desk.done(CorrectRound(slip=slip, version=version, reason="李未到", readers=("zhang", "core")))
    stands = {reader.person: reader.stand for reader in desk.slip(slip).readers}
    assert stands == {"zhang": Stand.READ, "li": Stand.WAITING, "core": Stand.READ}
    read = [r.fact for r in effective(desk.stream(f"copy/{copies[0]}")) if r.fact.KIND == "copy.read_at_desk"]
    assert [fact.readers for fact in read] == [("zhang", "core")]  # type: ignore[attr-defined]


def test_edge_15_a_second_correction_keeps_what_the_first_put_right(desk: Desk) -> None:
    slip, _copies = circulating(desk, "zhang", "li")
    desk.later(hours=1)
    desk.done(ro.HandOutFolder(slip=slip))
    version = round_of(desk, slip, "slip.handed_out")
    desk.later(hours=1)
    desk.done(CorrectRound(slip=slip, version=version, reason="看错行", readers=("li",)))
    at = datetime(2026, 3, 5, 8, 30)
    desk.done(CorrectRound(slip=slip, version=version, reason="看错钟", happened_at=at))
    line = next(r for r in desk.slip(slip).readers if r.person == "li")
    assert (line.stand, line.out_at) == (Stand.OUT, at)


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


def test_edge_30_what_is_missing_is_found_among_however_many_copies(desk: Desk) -> None:
    """Of the least risk, registered last: a limit on what lies in the safe never hides it."""
    desk.register(copies=4)
    _document, low = desk.register(copies=1, level=Level.CONFIDENTIAL)
    desk.done(re.RecordMissing(copy=low[0], circumstances="清点时不在柜中"))
    assert [row.id for row in desk.ask(lambda books: books.copies_held_up(1))] == low
    desk.done(re.RecordFound(copy=low[0], place=in_safe("safe"), circumstances="夹在另一份文件中"))
    assert desk.ask(lambda books: books.copies_held_up(1)) == []


def test_the_newest_copies_are_offered_first(desk: Desk) -> None:
    _older, _copies = desk.register(copies=3)
    _newer, copies = desk.register(copies=2)
    offered = desk.ask(lambda books: books.copies_newest(("safe",), 2))
    assert {row.id for row in offered} == set(copies)
    assert desk.ask(lambda books: books.copies_newest(("person", "outside"), 2)) == []
