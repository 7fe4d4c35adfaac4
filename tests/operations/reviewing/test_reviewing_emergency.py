"""应急处置 (C7.22–C7.24): its cases, the first release, what follows on it, what the public says, its end; versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.operations.books import Books
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.reviewing.correcting import CorrectEntry
from desktop.operations.reviewing.duties import Duty, Owed, review_duties
from desktop.operations.reviewing.emergencies import HandleEmergency, NoteReaction
from desktop.operations.reviewing.giving_back import GiveItemBack
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.sheets.review_story import record_facts
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.review.versions import versions
from desktop.vault.connections import open_migrator
from desktop.vault.migrations.run import STEPS, migrate
from tests.operations.book_laws import rebuild_holds
from tests.operations.desk_of_tests import KEY, Desk, new_desk
from tests.operations.reviewing.earlier_files import as_it_was
from tests.operations.reviewing.review_desk import (
    case,
    dated,
    department,
    hand_in,
    in_unit,
    item,
    pass_stage,
    reviewing,
    told,
    walk,
)
from tests.operations.reviewing.unit_desk import DAY, sheet
from tests.operations.sheets.sheet_desk import profile_of

FLOOD = "连日强降雨，两县受灾"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = dated(reviewing(new_desk(tmp_path)))
    in_unit(made, "nanning")
    return made


def event(one: str, ground: str = "event", on: date = DAY, reason: str = FLOOD) -> HandleEmergency:
    return HandleEmergency(item=one, ground=ground, reason=reason, on=on)


def reaction(
    one: str, words: str = "询问捐赠渠道的较多，已补充", on: date = DAY, over: bool = False
) -> NoteReaction:
    return NoteReaction(item=one, on=on, person="zhang", reaction=words, over=over)


def out(desk: Desk, one: str, channel: str = "website", on: date = DAY) -> None:
    desk.done(Publish(lines=(Out(one, channel),), on=on, published_by="zhang", compared_by="li"))


def owed(desk: Desk, on: date) -> list[Duty]:
    profile, _text = profile_of("nanning")

    def read(books: Books) -> list[Duty]:
        return list(review_duties(books, profile, lambda _d: profile, calendar_in_force(books), on))

    return [duty for duty in desk.ask(read) if duty.owed in (Owed.FIRST_RELEASE, Owed.ROLLING)]


def test_c7_22_an_item_is_handled_so_by_one_of_the_two_cases_with_its_reason(desk: Desk) -> None:
    cases = profile_of("nanning")[0].words.lists["emergencies"]
    assert ([case.id for case in cases.entries], cases.clause) == (["misread", "event"], "C7.22")
    one, _case = hand_in(desk, item_type="other")
    desk.refused(event(one, ground="rumour"), "item.no_such_emergency", "C7.22")
    desk.refused(event(one, reason=" "), "item.emergency_without_reason", "C7.22")
    desk.refused(event(one, on=date(2026, 3, 6)), "act.in_future", "C7.22")
    desk.done(event(one, on=date(2026, 3, 4)))
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.emergency, row.emergency_on) == ("event", date(2026, 3, 4))
    running = item(desk, one).emergency
    assert running is not None
    assert str(running.began.reason) == FLOOD
    desk.refused(event(one, ground="misread"), "item.emergency_runs", "C7.22")


def test_c7_22_a_unit_whose_rules_name_no_case_has_none(desk: Desk) -> None:
    in_unit(desk, "panjin")
    one, _case = hand_in(desk)
    desk.refused(event(one), "item.no_such_emergency", "C7.22")


def test_c7_22_what_is_given_back_is_not_handled_any_more(desk: Desk) -> None:
    one, _case = hand_in(desk)
    desk.done(GiveItemBack(item=one, reason="科室撤回"))
    desk.refused(event(one), "item.given_back")


def test_c7_24_the_first_release_is_asked_for_at_once_and_is_late_the_next_day(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="other")
    assert owed(desk, DAY) == []
    desk.done(event(one))
    (first,) = owed(desk, DAY)
    assert (first.owed, first.row and first.row.id, first.day, first.late) == (
        Owed.FIRST_RELEASE,
        one,
        DAY,
        False,
    )
    assert owed(desk, date(2026, 3, 6))[0].late
    walk(desk, its_case, "nanning")
    assert owed(desk, DAY)[0].owed is Owed.FIRST_RELEASE  # reviewed is not released
    out(desk, one)
    (rolling,) = owed(desk, date(2026, 3, 6))
    assert (rolling.owed, rolling.number, rolling.late) == (Owed.ROLLING, 2, False)


def test_c7_23_what_the_public_says_is_asked_for_each_day_until_the_office_ends_it(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="other")
    desk.refused(reaction(one), "item.no_emergency", "C7.23")
    walk(desk, its_case, "nanning")
    out(desk, one)
    desk.done(event(one, ground="misread"))
    desk.refused(reaction(one, words=" "), "item.reaction_untold", "C7.23")
    desk.refused(reaction(one, on=date(2026, 3, 4)), "item.reaction_before_it", "C7.23")
    desk.refused(reaction(one, on=date(2026, 3, 6)), "act.in_future", "C7.23")
    desk.refused(replace(reaction(one), person="nobody"), "person.unknown")
    desk.done(reaction(one))
    assert owed(desk, DAY) == []  # gathered today
    assert [duty.owed for duty in owed(desk, date(2026, 3, 6))] == [Owed.ROLLING]
    desk.later(days=1)
    desk.done(reaction(one, "无", date(2026, 3, 6), over=True))
    assert owed(desk, date(2026, 3, 9)) == []
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.emergency, row.emergency_on) == ("", None)
    desk.refused(reaction(one, on=date(2026, 3, 6)), "item.no_emergency", "C7.23")
    desk.done(event(one, on=date(2026, 3, 6), reason="又被误读"))  # a second one may begin
    assert [handled.over for handled in item(desk, one).emergencies] == [True, False]
    rebuild_holds(desk, [item_stream(one)])


def test_c7_22_a_handling_that_was_booked_by_mistake_is_taken_back_with_what_hangs_on_it_first(
    desk: Desk,
) -> None:
    one, _case = hand_in(desk)
    desk.done(event(one))
    desk.done(reaction(one))
    began, noted = (row.version for row in desk.stream(item_stream(one))[-2:])
    wrong = CorrectEntry(item=one, version=began, reason="登到别的件上了")
    desk.refused(wrong, "correction.later_entries", "C7.23")
    desk.done(replace(wrong, version=noted))
    desk.done(wrong)
    assert item(desk, one).emergencies == ()
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert row.emergency == ""
    rebuild_holds(desk, [item_stream(one)])


def test_c7_24_a_later_version_goes_out_on_the_same_channel_once_it_was_reviewed(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="other", channels=("website", "board"))
    walk(desk, its_case, "nanning")
    out(desk, one)
    out(desk, one, "board")
    again = Publish(lines=(Out(one, "website"),), on=DAY, published_by="zhang", compared_by="li")
    desk.refused(again, "item.already_out", "C7.4")
    second = desk.done(BeginRound(item=one, why="续报：截至3月5日")).ids["case"]
    row = desk.ask(lambda books: books.items("open").rows[0])  # it waits in the list like any other
    assert (row.id, row.state, row.published, row.channels_left) == (one, "review", ("board", "website"), ())
    desk.refused(again, "item.not_reviewed", "A2.1")
    walk(desk, second, "nanning")
    (row,) = desk.ask(lambda books: books.items("to_publish").rows)
    assert (row.id, row.channels_left) == (one, ("website", "board"))
    out(desk, one)
    row = desk.ask(lambda books: books.items("out").rows[0])
    assert (row.id, row.channels_left, row.out_again) == (one, ("board",), ("website",))
    found = versions(desk.stream(item_stream(one)))
    assert [(v.began.number, v.conclusion, [p.channel for p in v.out]) for v in found] == [
        (1, "publish", ["website", "board"]), (2, "publish", ["website"]),
    ]  # fmt: skip
    desk.done(TakeItemDown(item=one, channel="website", reason="处置结束"))
    row = desk.ask(lambda books: books.item(one))  # type: ignore[assignment]
    assert (row.state, row.published, row.channels_left) == ("concluded", ("board",), ("website", "board"))
    rebuild_holds(desk, [item_stream(one)])


def test_a3_6b_what_is_out_and_kept_in_after_all_is_still_out(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="mixed")
    walk(desk, its_case, "nanning")
    out(desk, one)
    second = desk.done(BeginRound(item=one, why="有人提出异议")).ids["case"]
    kept = (Answer("ground", ("privacy",)), Answer("ground_reason", words=Text("含个人信息")))
    walk(desk, second, "nanning", "withhold", *kept)
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert (row.state, row.channels_left) == ("out", ())  # to be taken down, not to be brought out


def test_c7_24_a2_9a_the_record_lists_the_versions_and_what_the_public_said(desk: Desk) -> None:
    one, its_case = hand_in(desk, item_type="other")
    walk(desk, its_case, "nanning")
    out(desk, one)
    slots = sheet(desk, "nanning", record_facts, one).slots
    assert slots["emergency"] == ""
    desk.done(event(one))
    walk(desk, desk.done(BeginRound(item=one, why="续报")).ids["case"], "nanning")
    out(desk, one)
    desk.done(reaction(one, over=True))
    slots = sheet(desk, "nanning", record_facts, one).slots
    rounds = [dict(line) for line in slots["rounds"]]  # type: ignore[union-attr]
    assert [(r["round"], r["why"], r["out"]) for r in rounds] == [
        ("1", "首次送审", "3月5日本会网站"), ("2", "续报", "3月5日本会网站"),
    ]  # fmt: skip
    assert slots["emergency"] == (
        "应急处置（突发公共事件的预测、预报、预防和灾情、救援、善后信息），3月5日起：连日强降雨，两县受灾\n"
        "3月5日 公众反应和应对措施：询问捐赠渠道的较多，已补充（张三）；应急处置结束"
    )


def test_c3_7_c1_8_what_needs_an_approval_is_not_let_out_without_it(desk: Desk) -> None:
    needed = (Answer("needs_approval", ("yes",)),)
    handed = HandInItem(
        told=told(item_type="other"), department=department(desk), handed_in_by="zhang", answers=needed
    )
    its_case = desk.done(handed).ids["case"]
    refused = pass_stage(desk, its_case, "nanning")
    assert (getattr(refused, "code", ""), getattr(refused, "field", "")) == ("answer.missing", "approval")
    assert getattr(refused, "clause", "") == "C3.7"
    approved = Answer("approval", words=Text("市减灾委〔2026〕3号"))
    walk(desk, its_case, "nanning", "publish", approved)
    _plain, other = hand_in(desk, item_type="other")
    walk(desk, other, "nanning")  # where none is needed none is asked for


def test_c3_5a_c7_20c_who_made_it_with_us_and_the_press_stand_in_the_unit_s_file(desk: Desk) -> None:
    joint = (Answer("joint", words=Text("财务部")),)
    handed = HandInItem(
        told=told(item_type="other", channels=("website", "media")), department=department(desk),
        handed_in_by="zhang", answers=joint,
    )  # fmt: skip
    ids = desk.done(handed).ids
    walk(desk, ids["case"], "nanning")
    out(desk, ids["item"])
    out(desk, ids["item"], "media")
    assert item(desk, ids["item"]).published["media"].channel == "media"
    assert str(case(desk, ids["case"]).answers["joint"].words) == "财务部"


def test_c7_24_a_file_of_an_earlier_format_knows_which_version_is_out(desk: Desk) -> None:
    told_of = "SELECT id, state, emergency, emergency_on, out_again, channels_left FROM items ORDER BY id"
    for rounds in (1, 2, 2, 2):
        one, its_case = hand_in(desk, item_type="mixed", channels=("website", "board"))
        walk(desk, its_case, "nanning")
        out(desk, one)
        out(desk, one, "board")
        if rounds > 1:
            desk.done(BeginRound(item=one, why="续报"))
    waiting = [row.id for row in desk.ask(lambda books: books.items("open").rows)]
    for number, one in enumerate(waiting[:2]):
        walk(desk, item(desk, one).case, "nanning")
        if number:
            out(desk, one)
    desk.close()
    connection = open_migrator(desk.path, KEY)
    try:
        now = [tuple(row) for row in connection.exec_driver_sql(told_of)]
        assert sorted(row[1] for row in now) == ["concluded", "out", "out", "review"]
        connection.rollback()
        as_it_was(connection, 11)
        with connection.begin():
            connection.exec_driver_sql(
                "UPDATE items SET state = 'out', channels_left = 0 WHERE published <> '[]'"
            )
        assert migrate(connection) == len(STEPS) - 11
        assert [tuple(row) for row in connection.exec_driver_sql(told_of)] == now
    finally:
        connection.close()
