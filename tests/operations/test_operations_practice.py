"""The practice of the desk: D1, D2, D6–D9."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop.custody.copy_facts import Purpose
from desktop.custody.levels import Level
from desktop.custody.places import in_safe
from desktop.custody.slip import Stand
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from tests.operations.day_hours import overdue
from tests.operations.desk_of_tests import Desk, today
from tests.operations.desk_stories import circulating


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
    assert not [one for one in desk.ask(lambda books: books.copies_out()) if overdue(desk, one)]
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
