"""Circulation, custody and copying: each rule of A6.1.2, A6.1.4, A6.1.5, D5–D9 by its name."""

from __future__ import annotations

import typing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.custody.copy_facts import Purpose
from desktop.custody.levels import Level
from desktop.custody.places import Ending, in_safe, with_person
from desktop.custody.slip import Stand
from desktop.custody.slip_facts import Way
from desktop.operations.approvals.cases import ActOnCase, OpenCase
from desktop.operations.approvals.reproduce import InformPersons, MakeReproductions
from desktop.operations.circulating import folder as fo
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.codebook import whole_codebook
from desktop.operations.custody import correct as co
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from tests.operations.desk_of_tests import Desk, new_desk, today


def circulating(desk: Desk, *readers: str, copies: int = 2) -> tuple[str, list[str]]:
    _document, made = desk.register(copies)
    return desk.open_slip(made, *readers), made


def told(field: str, *values: str) -> Answer:
    return Answer(field, values)


def permit(desk: Desk, copy: str, quantity: int = 2) -> str:
    """A permit to copy, decided by the right posts."""
    answers = (
        Answer("purpose", (), Text("会议")),
        told("method", "photocopy"),
        told("quantity", str(quantity)),
    )
    case = desk.done(
        OpenCase(procedure="reproduction", subjects=(copy,), applicant="business", answers=answers)
    ).ids["case"]
    act = ActOnCase(
        case=case, stage="department", decision="agree", person="business", capacity="department_head"
    )
    desk.done(act)
    prepared = (told("issuer_permits", "yes"),)
    desk.done(
        replace(act, stage="prepare", decision="done", person="officer", capacity="officer", answers=prepared)
    )
    granted = (told("approved_quantity", str(quantity)),)
    leader = replace(act, stage="leader", person="charge", capacity="leader_in_charge", answers=granted)
    return desk.done(leader).ids["permit"]


def widening(desk: Desk, document: str, *persons: str) -> str:
    """A permit to widen the range."""
    answers = (told("persons", *persons), Answer("reason", (), Text("承办")), told("way", "circulation"))
    case = desk.done(
        OpenCase(procedure="widening", subjects=(document,), applicant="business", answers=answers)
    ).ids["case"]
    act = ActOnCase(
        case=case, stage="department", decision="agree", person="business", capacity="department_head"
    )
    desk.done(act)
    checked = (told("issuer_rule", "no"),)
    desk.done(
        replace(act, stage="secrecy_office", person="office", capacity="secrecy_office", answers=checked)
    )
    return desk.done(replace(act, stage="head", person="head", capacity="head")).ids["permit"]


MAKE = MakeReproductions(
    original="", permit="", quantity=1, pages=3, copier="FY-01", place="文印室", stamped=True, safe="safe"
)


# -- A6.1.2
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


# -- A6.1.4
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
    for change in ({"reason": " "}, {"agreed_by": ""}):
        desk.refused(replace(night, **change), "overnight.unexplained", "A6.1.4c")
    desk.refused(replace(night, agreed_by="nobody"), "person.unknown")
    desk.refused(CloseDay(locked_by=("officer",)), "day.line_without_word", "A6.1.4c")
    desk.done(night)
    desk.done(CloseDay(locked_by=("officer",)))
    desk.later(days=1)
    assert desk.ask(lambda books: books.counts(desk.clock.now())).overdue == 2
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


def test_law_21_a_permit_widens_for_its_document_and_persons_each_once(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang")
    document = desk.copy(copies[0]).document
    given = widening(desk, document, "li", "core")
    desk.refused(rd.AddReader(slip=slip, reader="wang", permit=given), "permit.other_person", "A6.1.4d")
    other, _ = circulating(desk, "zhang")
    desk.refused(rd.AddReader(slip=other, reader="li", permit=given), "permit.other_document")
    desk.done(rd.AddReader(slip=slip, reader="li", permit=given))
    desk.refused(
        InformPersons(document=document, persons=("li",), permit=given), "permit.person_used", "A6.1.4d"
    )
    desk.refused(InformPersons(document=document, persons=("wang",), permit=given), "permit.other_person")
    desk.done(InformPersons(document=document, persons=("core",), permit=given))
    desk.refused(rd.AddReader(slip=slip, reader="core", permit=given), "permit.used_up")


def test_rule_20_who_knows_is_listed_by_name_each_once(desk: Desk) -> None:
    document, _copies = desk.register(1)
    desk.refused(InformPersons(document=document, persons=()), "inform.nobody", "实施条例20")
    desk.refused(InformPersons(document=document, persons=("zhang", "zhang")), "slip.reader_twice")
    desk.refused(InformPersons(document=document, persons=("nobody",)), "person.unknown")
    desk.done(InformPersons(document=document, persons=("zhang", "li")))
    assert [p for p, *_rest in desk.ask(lambda books: books.informed(document))] == ["zhang", "li"]


# -- A6.1.5
def test_a6_1_5a_no_copies_of_copies_and_none_of_telegrams(desk: Desk) -> None:
    _document, copies = desk.register(1)
    given = permit(desk, copies[0])
    made = desk.done(replace(MAKE, original=copies[0], permit=given)).ids["copy"]
    answers = (Answer("purpose", (), Text("会议")), told("method", "photocopy"), told("quantity", "1"))
    case = OpenCase(procedure="reproduction", subjects=(made,), applicant="business", answers=answers)
    desk.refused(case, "case.copy_of_copy", "A6.1.5a")
    desk.refused(replace(MAKE, original=made, permit=given), "permit.other_copy")
    _other, telegram = desk.register(1, telegram=True)
    desk.refused(replace(case, subjects=tuple(telegram)), "case.telegram_not_copied", "A6.1.5a")


def test_a6_1_5b_without_a_permit_nothing_is_copied(desk: Desk) -> None:
    _document, copies = desk.register(2)
    desk.refused(replace(MAKE, original=copies[0]), "permit.missing", "A6.1.5b")
    given = permit(desk, copies[0])
    desk.refused(replace(MAKE, original=copies[1], permit=given), "permit.other_copy", "A6.1.5b")


def test_a6_1_5c_in_several_goes_and_never_more_than_permitted(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0], 3))
    desk.refused(replace(make, quantity=0), "copy.none_made", "A6.1.5c")
    desk.done(replace(make, quantity=2))
    desk.refused(replace(make, quantity=2), "permit.used_up", "A6.1.5c")
    desk.refused(replace(make, quantity=10**12), "permit.used_up", "A6.1.5c")
    desk.done(make)
    desk.refused(make, "permit.used_up", "A6.1.5c")
    labels = [
        row.label
        for row in desk.ask(lambda books: books.copies_of(desk_document(books, copies[0])))
        if row.parent
    ]
    assert labels == ["000001-复01", "000001-复02", "000001-复03"]


def desk_document(books: object, copy: str) -> str:
    row = books.copy(copy)  # type: ignore[attr-defined]
    return str(row.document)


def test_a6_1_5c_a_permit_ends_with_its_day(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    desk.later(days=60)
    desk.refused(make, "permit.expired")


def test_a6_1_5d_the_place_and_the_machine_are_named(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    desk.refused(replace(make, place=" "), "copy.place_missing", "A6.1.5d")
    desk.refused(replace(make, copier=""), "copy.place_missing", "A6.1.5d")
    desk.refused(replace(make, stamped=False), "copy.stamp_missing", "实施条例27")
    desk.refused(replace(make, waste_sheets=-1), "copy.sheets_negative", "A6.1.5e")


def test_a6_1_5e_a_reproduction_is_an_account_of_its_own_and_recalled_with_its_original(desk: Desk) -> None:
    document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    made = desk.done(make).ids["copy"]
    desk.done(mv.HandOutForHandling(copies=(made,), to="li", due=today(desk)))
    assert desk.copy(made).holder == "li"
    assert desk.copy(copies[0]).holder == ""
    desk.done(re.RecallDocument(document=document, due=today(desk), notice="来函"))
    assert desk.copy(made).recalled
    desk.refused(make, "copy.recalled", "实施条例27")


def test_a6_1_5e_an_original_that_is_out_is_not_copied(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    desk.done(mv.HandOutForHandling(copies=tuple(copies), to="li", due=today(desk)))
    desk.refused(make, "copy.not_in_safe")


# -- D1, D2, D5–D9
def test_d1_rounds_are_booked_from_the_paper_and_a_later_day_gives_its_reason(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    nine = datetime(2026, 3, 5, 9, 2)
    lines = (
        ro.RoundLine("zhang", nine, nine + timedelta(minutes=20)),
        ro.RoundLine("li", nine + timedelta(minutes=30), nine + timedelta(hours=1)),
    )
    desk.refused(ro.BookRounds(slip=slip, lines=lines), "act.in_future")
    desk.later(days=1, hours=3)
    desk.refused(ro.BookRounds(slip=slip, lines=lines), "act.late_reason")
    desk.refused(ro.BookRounds(slip=slip, lines=()), "slip.no_lines")
    backwards = (replace(lines[0], back_at=nine - timedelta(minutes=1)),)
    desk.refused(ro.BookRounds(slip=slip, lines=backwards, late_reason="x"), "slip.back_before_out")
    overlapping = (lines[0], replace(lines[1], out_at=nine + timedelta(minutes=10)))
    found = desk.refused(ro.BookRounds(slip=slip, lines=overlapping, late_reason="x"), "slip.before_last_act")
    assert found.facts["line"] == 2
    desk.done(ro.BookRounds(slip=slip, lines=lines, late_reason="昨日送阅,今日补记"))
    held = desk.ask(lambda books: books.held_at("zhang", nine + timedelta(minutes=5)))
    assert {row.copy for row in held} == set(copies)
    booked = [row for row in desk.stream(f"slip/{slip}") if row.recorded_at.date() == today(desk)]
    assert len(booked) == 4
    assert all(row.late == "昨日送阅,今日补记" for row in booked)


def test_d2_an_opening_line_keeps_its_old_number_and_its_holder(desk: Desk) -> None:
    line = OpeningLine("机收1998-17", "body", "旧文件", Level.SECRET, 2, holder="zhang")
    desk.refused(EnterOpening(lines=()), "opening.no_lines")
    desk.refused(EnterOpening(lines=(line, line)), "opening.number_taken", "A6.1.1c")
    desk.refused(EnterOpening(lines=(replace(line, holder="nobody"),)), "person.unknown")
    desk.refused(EnterOpening(lines=(replace(line, holder=""),)), "opening.place_missing", "A6.1.6a")
    desk.done(EnterOpening(lines=(line,)))
    desk.refused(EnterOpening(lines=(line,)), "opening.number_taken", "A6.1.1c")
    row = desk.ask(lambda books: books.by_register_number("机收1998-17"))[0]
    held = desk.ask(lambda books: books.copies_of(row.id))
    assert [(one.place, one.origin, one.purpose) for one in held] == [("zhang", "opening", "holding")] * 2
    desk.later(days=30)
    assert desk.ask(lambda books: books.counts(desk.clock.now())).overdue == 0
    desk.done(CloseDay(locked_by=("officer",)))
    desk.done(mv.TakeBack(copies=tuple(one.id for one in held)))


def test_d6_what_is_missing_at_return_is_frozen_and_settled_when_found(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li", copies=3)
    desk.done(ro.HandOutFolder(slip=slip))
    short = ro.TakeBackFolder(slip=slip, counted=2, missing=(copies[2],))
    desk.refused(replace(short, missing=("x",)), "slip.missing_not_in_folder")
    desk.done(short)
    assert desk.copy(copies[2]).frozen == "missing_at_return"
    assert desk.copy(copies[2]).holder == "zhang"
    desk.refused(ro.HandOutFolder(slip=slip), "slip.copies_missing", "A6.1.2c")
    desk.refused(ro.ReadFolderTogether(slip=slip, readers=("li",)), "slip.copies_missing", "A6.1.2c")
    back = mv.TakeBack(copies=(copies[2],))
    desk.refused(back, "copy.found_unexplained", "A6.1.2c")
    desk.done(replace(back, explanation="夹在另一卷内"))
    assert desk.slip(slip).missing == ()
    assert not desk.copy(copies[2]).frozen
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=3))
    desk.done(rd.CloseSlip(slip=slip, counted=3))


@pytest.mark.parametrize("way", ["found", "released"])
def test_d6_other_ways_to_settle_what_was_missing(desk: Desk, way: str) -> None:
    slip, copies = circulating(desk, "zhang")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=1, missing=(copies[0],)))
    if way == "found":
        desk.done(re.RecordFound(copy=copies[0], place=in_safe("safe"), circumstances="在柜内"))
    else:
        desk.done(re.ReleaseCopy(copy=copies[0], explanation="张三仍在用"))
        assert desk.slip(slip).missing == (copies[0],)
        desk.done(mv.TakeBack(copies=(copies[0],)))
    desk.done(rd.CloseSlip(slip=slip, counted=2))


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


def test_d6_together_the_holder_does_not_change(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.ReadFolderTogether(slip=slip, readers=("zhang", "li")))
    assert all(reader.stand is Stand.READ for reader in desk.slip(slip).readers)
    assert not desk.copy(copies[0]).holder
    desk.refused(ro.ReadFolderTogether(slip=slip, readers=("zhang", "zhang")), "slip.reader_twice")
    desk.refused(rd.VoidSlip(slip=slip, reason="开错"), "slip.already_used")


def test_d7_a_mixed_folder_is_confirmed_and_top_secret_goes_alone(desk: Desk) -> None:
    _a, secret = desk.register(1)
    _b, internal = desk.register(1, Level.INTERNAL)
    _c, top = desk.register(1, Level.TOP_SECRET)
    mixed = OpenSlip(copies=(*secret, *internal), readers=("zhang",))
    assert desk.refused(mixed, "slip.mixed", "A6.1.2b").reason_helps
    desk.refused(OpenSlip(copies=(*secret, *top), readers=("core",)), "slip.top_secret_alone", "保密法26")
    desk.refused(OpenSlip(copies=tuple(top), readers=("zhang",)), "reader.below_level", "保密法26")
    desk.done(replace(mixed, reasons={"slip.mixed": "同一事项"}))


def test_d7_a_reader_without_clearance_is_warned_with_a_reason(desk: Desk) -> None:
    _document, copies = desk.register(1)
    command = OpenSlip(copies=tuple(copies), readers=("zhao", "wang"))
    assert desk.refused(command, "reader.without_clearance", "保密法43").reason_helps
    command = replace(command, reasons={"reader.without_clearance": "分管此事"})
    desk.refused(command, "reader.below_level", "保密法43")
    desk.done(replace(command, reasons={**command.reasons, "reader.below_level": "分管此事"}))


def test_d8_a_reader_keeps_it_to_handle_in_one_act(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang", "li")
    desk.done(ro.HandOutFolder(slip=slip))
    keep = mv.HandOutForHandling(copies=(copies[0],), to="zhang", due=today(desk) + timedelta(days=3))
    desk.refused(replace(keep, due=None), "handling.due_missing", "A6.1.7d")
    desk.refused(replace(keep, due=today(desk) - timedelta(days=1)), "handling.due_past", "A6.1.7d")
    desk.refused(replace(keep, to="li"), "copy.with_person", "A6.1.2e")
    desk.done(keep)
    assert desk.copy(copies[0]).purpose is Purpose.HANDLING
    assert desk.slip(slip).inside == (copies[1],)
    desk.done(ro.TakeBackFolder(slip=slip, counted=1))
    desk.done(ro.HandOutFolder(slip=slip))
    assert desk.copy(copies[0]).holder == "zhang"
    desk.done(ro.TakeBackFolder(slip=slip, counted=1))
    desk.done(rd.CloseSlip(slip=slip, counted=1))


def test_d8_each_chase_is_counted_by_copy(desk: Desk) -> None:
    _slip, copies = circulating(desk, "zhang")
    desk.refused(ChaseHolder(holder="zhang"), "chase.holds_nothing")
    desk.refused(ChaseHolder(holder=""), "chase.holds_nothing")
    desk.done(ro.HandOutFolder(slip=_slip))
    desk.done(ChaseHolder(holder="zhang"))
    desk.done(ChaseHolder(holder="zhang", way="telephone"))
    assert [desk.copy(c).chases for c in copies] == [2, 2]


def test_d9_a_day_closes_with_the_safe_locked_and_a_word_on_what_is_open(desk: Desk) -> None:
    desk.refused(CloseDay(locked_by=()), "day.safe_not_locked", "A6.1.6a")
    slip, copies = circulating(desk, "zhang")
    desk.done(ro.HandOutFolder(slip=slip))
    words = dict.fromkeys(copies, "在开会,明早取回")
    desk.refused(CloseDay(locked_by=("officer",), day=today(desk) + timedelta(days=1)), "act.in_future")
    closed = desk.done(CloseDay(locked_by=("officer",), words=words))
    assert closed.facts["open"] == 2


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
    from desktop.operations.returning.clear import OpenClearance, SendClearance

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
