"""What comes back by the calendar, for all four profiles: on Today in its days, late after them, gone once it is done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.bootstrap import shipped
from desktop.custody.paper_facts import Result
from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.books import Books
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.papers.issue import IssuePaper, NoteOutcome
from desktop.operations.reviewing.comparing_months import CompareMonth, IssuedPaper, last_comparison
from desktop.operations.reviewing.duties import Owed, review_duties
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.regular import NoteDuty, Regular, TakeBackDuty, regular_duties
from desktop.operations.sheets.titles import FORMS, form_of
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.duties import owed
from desktop.procedures.facts import Answer
from desktop.procedures.review.comparison_facts import Outcome
from desktop.profiles.form_reading import OF_A_PERIOD
from desktop.profiles.loading import load
from desktop.profiles.profile import Profile
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import NO, dated, department, hand_in, reviewing, through, told
from tests.operations.sheets.test_sheets_review_book import prepared, rows, sheet

TABLE_2027 = """
year = 2027
source = "测试用表，不是公布的安排"
[[holidays]]
name = "元旦"
from = 2027-01-01
to = 2027-01-03
"""
WITHHELD = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含报价")))
# profile, duty, clause, a day on which it is not yet asked for, its first day, its last day
DUTIES = (
    ("national", "summary", "实施条例42", "2026-03-31", "2026-04-01", "2026-04-30"),
    ("huangyan", "comparison", "B4.4b", "2026-03-31", "2026-04-01", "2026-04-30"),
    ("nanning", "refusal_filing", "C6.4", "2026-03-24", "2026-03-25", "2026-03-31"),
    ("national", "refused_again", "公开条例18", "2026-12-24", "2026-12-25", "2026-12-31"),
    ("national", "annual_report", "公开条例49", "2026-12-31", "2027-01-01", "2027-01-31"),
    ("huangyan", "columns", "B1.4", "2026-03-31", "2026-04-01", "2026-04-30"),
    ("huangyan", "request_filing", "B5.6", "2026-12-31", "2027-01-01", "2027-01-31"),
    ("panjin", "summary", "实施条例42", "2026-03-31", "2026-04-01", "2026-04-30"),
)


def profile_named(name: str) -> Profile:
    found = load(shipped.profiles(), name)
    assert isinstance(found, Profile)
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A book in which one item was kept in on 5 March 2026."""
    made = reviewing(new_desk(tmp_path))
    for calendar in (*shipped.calendars().values(), TABLE_2027):
        made.done(AdoptCalendar(text=calendar))
    _item, its_case = hand_in(made)
    through(made, its_case, "withhold", answers=WITHHELD)
    return made


def regular(desk: Desk, profile: str, duty: str, on: str) -> list[Regular]:
    def read(books: Books) -> list[Regular]:
        found = regular_duties(
            books, profile_named(profile), calendar_in_force(books), date.fromisoformat(on)
        )
        return [one for one in found if one.duty.id == duty]

    return desk.ask(read)


@pytest.mark.parametrize(("profile", "duty", "clause", "before", "first", "last"), DUTIES)
def test_each_duty_of_each_profile_is_asked_for_in_its_days_and_is_late_after_them(
    desk: Desk, profile: str, duty: str, clause: str, before: str, first: str, last: str
) -> None:
    """实施条例42 · B1.4 · B4.4b · C6.4 · 公开条例18 · 公开条例49 · B5.6."""
    assert regular(desk, profile, duty, before) == []
    (one,) = regular(desk, profile, duty, first)
    assert (one.late, one.duty.clause, one.window.last.isoformat()) == (False, clause, last)
    assert not regular(desk, profile, duty, last)[0].late
    after = date.fromisoformat(last).toordinal() + 1
    assert regular(desk, profile, duty, date.fromordinal(after).isoformat())[0].late


def test_no_duty_of_a_shipped_profile_is_without_a_test() -> None:
    told_of = {duty for _profile, duty, *_rest in DUTIES} | {"catalogue"}  # test_sheets_disclosure_catalogue
    for profile in ("national", "panjin", "huangyan", "nanning"):
        assert set(profile_named(profile).duties) <= told_of


def test_公开条例18_where_nothing_was_kept_in_nothing_is_looked_at_again(tmp_path: Path) -> None:
    desk = dated(reviewing(new_desk(tmp_path)))
    assert regular(desk, "huangyan", "comparison", "2026-04-02") == []  # nothing was ever reviewed here
    hand_in(desk)
    assert regular(desk, "national", "refused_again", "2026-12-28") == []
    assert len(regular(desk, "huangyan", "comparison", "2026-04-02")) == 1


def test_the_program_knows_no_duty_and_no_deadline_by_its_name(desk: Desk) -> None:
    """A unit may call them as it likes: what shows a duty done stands in its file."""
    files = shipped.profiles()
    own = {path: re.sub(r"\[(duties|deadlines)\.", r"[\1.own_", text) for path, text in files.items()}

    def told(files: Mapping[str, str]) -> list[tuple[str, ...]]:
        profile = load(files, "huangyan")
        assert isinstance(profile, Profile), profile

        def read(books: Books) -> list[tuple[str, ...]]:
            found = review_duties(
                books, profile, lambda _d: profile, calendar_in_force(books), date(2027, 1, 4)
            )
            return [
                (one.owed.value, str(one.day), one.title or (one.regular.duty.title if one.regular else ""))
                for one in found
            ]

        return desk.ask(read)

    assert told(own) == told(files)
    assert {owed for owed, *_rest in told(own)} >= {"ledger", "compare", "regular"}


def test_b4_4b_a_quarter_is_compared_when_each_of_its_months_is(desk: Desk) -> None:
    name = "huangyan/profile.toml"
    files = shipped.profiles()
    quarterly = files[name].replace('every = "month"\ndone_by', 'every = "quarter"\ndone_by')
    assert quarterly != files[name]
    profile = load({**files, name: quarterly}, "huangyan")
    assert isinstance(profile, Profile), profile

    def owed_on(on: date) -> list[str]:
        def read(books: Books) -> list[str]:
            found = regular_duties(books, profile, calendar_in_force(books), on)
            return [one.duty.id for one in found if one.duty.id == "comparison"]

        return desk.ask(read)

    desk.clock.at = datetime(2026, 4, 2, 9)
    for month in (1, 2, 3):
        assert owed_on(date(2026, 4, 2)) == ["comparison"]
        desk.done(CompareMonth(first=date(2026, month, 1), issued=(), compared_by="office"))
    assert owed_on(date(2026, 4, 2)) == []


def test_实施条例42_what_its_sheet_shows_is_not_noted_by_hand(desk: Desk) -> None:
    desk.clock.at = datetime(2026, 4, 2, 9)
    note = NoteDuty(duty="summary", first=date(2026, 3, 1), person="office", on=date(2026, 4, 2))
    desk.refused(note, "duty.shown_otherwise", "实施条例42")


def test_each_sheet_of_a_period_that_a_profile_may_name_is_a_form() -> None:
    assert all(form_of(code) in FORMS for code in OF_A_PERIOD)


def test_公开条例49_a_duty_that_was_done_is_kept_with_who_and_where_and_is_gone(desk: Desk) -> None:
    desk.clock.at = datetime(2027, 1, 8, 9)
    note = NoteDuty(
        duty="annual_report", first=date(2026, 1, 1), person="office", on=date(2027, 1, 7), paper="年报卷1"
    )
    desk.refused(replace(note, first=date(2027, 1, 1)), "duty.not_open", "公开条例49")
    desk.refused(replace(note, duty="no_such"), "duty.not_open")
    desk.refused(replace(note, on=date(2027, 1, 9)), "act.in_future")
    assert len(regular(desk, "national", "annual_report", "2027-01-08")) == 1
    desk.done(note)
    assert regular(desk, "national", "annual_report", "2027-02-03") == []
    desk.refused(replace(note, paper="年报卷2"), "duty.done_already", "公开条例49")
    back = TakeBackDuty(duty="annual_report", version=1, reason="登错了期")
    desk.refused(replace(back, reason=" "), "correction.reason_missing")
    desk.refused(replace(back, version=2), "correction.no_such_fact")
    desk.done(back)
    assert len(regular(desk, "national", "annual_report", "2027-02-03")) == 1
    desk.refused(back, "correction.no_such_fact")
    desk.done(replace(note, paper="年报卷2"))


def test_实施条例42_the_summary_is_done_by_its_paper(desk: Desk) -> None:
    issue = IssuePaper(
        form="f31_ledger", subject="reviews/2026-03-01/2026-03-31", digest="0" * 64, level="internal", pages=1,
        signed_by_hand=True,
    )  # fmt: skip
    serial = desk.done(issue).ids["serial"]
    desk.done(NoteOutcome(serial=serial, result=Result.PRINTED))
    assert regular(desk, "national", "summary", "2026-05-02") == []


def issued_item(desk: Desk, title: str, number: str) -> tuple[str, str]:
    paper = told(title, item_type="document", document_number=number)
    ids = desk.done(HandInItem(told=paper, department=department(desk), handed_in_by="zhang")).ids
    return ids["item"], ids["case"]


def approved(desk: Desk, its_case: str) -> None:
    """A 公文 goes its own way: the drafting department, the group, its head (A2.8)."""
    for stage, person, post in (
        ("drafting", "business", "department_head"),
        ("group_document", "office", "group"),
        ("group_head", "charge", "group_head"),
    ):
        desk.done(
            ActOnCase(
                case=its_case,
                stage=stage,
                decision="may_publish",
                person=person,
                capacity=post,
                answers=NO if stage == "group_document" else (),
            )
        )


def test_b4_4b_d24_the_month_is_compared_and_its_duty_is_gone(desk: Desk) -> None:
    out, its_case = issued_item(desk, "关于窗口调整的通知", "盘检〔2026〕21号")
    approved(desk, its_case)
    desk.done(IssueDocument(item=out, on=date(2026, 3, 5)))
    desk.done(
        Publish(lines=(Out(out, "website"),), on=date(2026, 3, 5), published_by="zhang", compared_by="li")
    )
    unlisted, other_case = issued_item(desk, "关于收费的公告", "盘检〔2026〕22号")
    approved(desk, other_case)
    desk.done(
        Publish(
            lines=(Out(unlisted, "website"),),
            on=date(2026, 3, 5),
            published_by="zhang",
            compared_by="li",
            reasons={"item.not_issued": "网站先发"},
        )
    )
    desk.clock.at = datetime(2026, 4, 2, 9)
    issued = (
        IssuedPaper("关于窗口调整的通知", "盘检[2026]21号"),
        IssuedPaper("关于值班的通知", "盘检〔2026〕23号"),
    )
    compare = CompareMonth(first=date(2026, 3, 15), issued=issued, compared_by="office")
    refused = prepared(desk, "document_comparison", first=date(2026, 3, 1))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("sheet.not_compared", "B4.4b")
    desk.refused(replace(compare, first=date(2026, 5, 1)), "comparison.month_ahead", "B4.4b")
    desk.refused(
        replace(compare, issued=(IssuedPaper(" ", "盘检〔2026〕1号"),)), "comparison.no_title", "B4.4b"
    )
    twice = desk.refused(replace(compare, issued=(issued[0], issued[0])), "comparison.twice", "B4.4b")
    assert (twice.field, twice.facts["line"]) == ("lines.2.document_number", 2)
    desk.refused(replace(compare, compared_by="nobody"), "person.unknown")
    outcome = desk.done(compare)
    assert (outcome.facts["n"], outcome.facts["left"]) == (2, 2)
    made = desk.ask(lambda books: last_comparison(books, date(2026, 3, 1)))
    assert made is not None
    assert [line.outcome for line in made.lines] == [
        Outcome.PUBLISHED, Outcome.NOT_REVIEWED, Outcome.NOT_ISSUED,
    ]  # fmt: skip
    assert regular(desk, "huangyan", "comparison", "2026-04-02") == []
    found = sheet(desk, "document_comparison", first=date(2026, 3, 1))
    lines = rows(found.facts["lines"])
    assert [line["outcome"] for line in lines] == ["已公开，一致", "没有审查记录", "已公开，纸质目录没有"]
    assert lines[0]["published"] == "3月5日"
    assert (found.facts["issued"], found.facts["agreeing"], found.facts["left"]) == ("2", "1", "2")


def test_b4_4b_a_number_in_other_brackets_is_found_under_another_title(desk: Desk) -> None:
    """The list types [2026], the review 〔2026〕: it is the same paper, published under a title of its own."""
    out, its_case = issued_item(desk, "关于窗口调整的通知", "盘检〔2026〕21号")
    approved(desk, its_case)
    desk.done(IssueDocument(item=out, on=date(2026, 3, 5)))
    desk.done(
        Publish(lines=(Out(out, "website"),), on=date(2026, 3, 5), published_by="zhang", compared_by="li")
    )
    desk.clock.at = datetime(2026, 4, 2, 9)
    issued = (IssuedPaper("关于夏季办事时间的通知", "盘检[2026] 21号"),)
    desk.done(CompareMonth(first=date(2026, 3, 1), issued=issued, compared_by="office"))
    made = desk.ask(lambda books: last_comparison(books, date(2026, 3, 1)))
    assert made is not None
    assert [(line.item, line.outcome) for line in made.lines] == [(out, Outcome.TITLE_DIFFERS)]


def test_b4_4b_two_months_without_comparison_stand_on_today_the_older_one_late(desk: Desk) -> None:
    late, open_ = regular(desk, "huangyan", "comparison", "2026-05-04")
    assert (late.late, late.window.period_first) == (True, date(2026, 3, 1))
    assert (open_.late, open_.window.period_first) == (False, date(2026, 4, 1))
    profile = profile_named("huangyan")

    def duties(books: Books) -> list[tuple[Owed, bool]]:
        found = review_duties(books, profile, lambda _d: profile, calendar_in_force(books), date(2026, 5, 4))
        return [(one.owed, one.late) for one in found if one.owed is Owed.COMPARE]

    assert desk.ask(duties) == [(Owed.COMPARE, True), (Owed.COMPARE, False)]


def test_a_month_in_which_nothing_was_issued_is_compared_too(desk: Desk) -> None:
    desk.clock.at = datetime(2026, 4, 2, 9)
    outcome = desk.done(CompareMonth(first=date(2026, 3, 1), issued=(), compared_by="office"))
    assert (outcome.facts["n"], outcome.facts["left"]) == (0, 0)
    assert regular(desk, "huangyan", "comparison", "2026-04-02") == []


def test_a_duty_whose_year_has_no_table_is_not_guessed(desk: Desk) -> None:
    duty = profile_named("nanning").duties["refusal_filing"]
    windows = desk.ask(lambda b: owed(duty, calendar_in_force(b), date(2028, 3, 30)))
    assert {one.period_last.year for one in windows} == {2027}  # the quarter that runs has no table
