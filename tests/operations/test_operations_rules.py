"""Changed rules are looked at before they are put in force; from their day they hold, and open cases keep theirs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.bootstrap import shipped
from desktop.bootstrap.desk.rule_files import rule_texts
from desktop.operations.deadlines.typed_table import table_lines, typed_table
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.rules.places import edits_of, places_of
from desktop.operations.rules.proposal import Proposal, Rules, adoptions, proposed, rules_on, with_edits
from desktop.operations.sentences.rule_changes import change_line, laxer_line
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import case_stream
from desktop.profiles.profile import Profile
from desktop.workdays.tables import YearTable, read_table
from tests.operations.desk_of_tests import Desk, new_desk, today
from tests.operations.reviewing.review_desk import act, case, hand_in, reviewing, through


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def now(desk: Desk) -> Rules:
    rules = desk.ask(lambda books: rules_on(books, today(desk)))
    assert rules is not None
    return rules


def profile(desk: Desk, day: date | None = None) -> Profile:
    with desk.store._connection.begin():
        found = desk.store.rules.on(day or today(desk))
    assert found is not None
    return found


def changed(desk: Desk, thing: str, **given: str) -> Proposal | str:
    """What comes of changing some of what can be changed of a thing."""
    places = places_of(profile(desk), thing)
    assert places, thing
    said = {place.id: given.get(place.id, place.text) for place in places}
    edits = edits_of(profile(desk), now(desk), thing, places, said)
    return edits if isinstance(edits, str) else proposed(now(desk), with_edits(now(desk), edits))


def good(desk: Desk, thing: str, **given: str) -> Proposal:
    found = changed(desk, thing, **given)
    assert isinstance(found, Proposal)
    assert found.faults == (), found.faults
    return found


def adopting(found: Proposal, day: date) -> AdoptProfile:
    return AdoptProfile(profile=found.name, digest=found.digest, bundle=found.bundle, from_day=day)


def test_a_number_is_seen_as_a_difference_and_holds_from_its_day(desk: Desk) -> None:
    found = good(desk, "term/active_publish", count="8")
    assert [change_line(c) for c in found.changes] == ["期限 · 主动公开 · 数目：10 → 8"]
    later = today(desk) + timedelta(days=10)
    desk.done(adopting(found, later))
    assert profile(desk).terms["active_publish"].count == 10
    assert profile(desk, later).terms["active_publish"].count == 8
    assert [(a.name, a.from_day) for a in desk.ask(adoptions)][-1] == ("unit", later)
    desk.refused(adopting(found, later), "profile.stands_already")
    desk.refused(adopting(found, today(desk) - timedelta(days=1)), "profile.from_past")


def test_edge_53_open_cases_keep_the_rules_they_began_under(desk: Desk) -> None:
    _item, before = hand_in(desk)
    found = good(desk, "stage/review.group_head", roles="分管领导", title="分管领导确定")
    assert [change_line(c) for c in found.changes] == [
        "政府信息公开保密审查 · 环节 · 分管领导确定 · 名称：领导小组组长确定 → 分管领导确定",
        "政府信息公开保密审查 · 环节 · 分管领导确定 · 岗位：领导小组组长 → 分管领导",
    ]
    desk.done(adopting(found, today(desk)))
    _item, after = hand_in(desk)
    through(desk, before)
    assert case(desk, before).conclusion == "publish"
    for stage in ("department", "group"):
        assert not isinstance(act(desk, after, stage), Refusal)
    refused = act(desk, after, "group_head")
    assert isinstance(refused, Refusal)
    assert refused.code == "case.wrong_role"
    first, second = (desk.stream(case_stream(c))[0].fact for c in (before, after))
    assert first.definition != second.definition  # type: ignore[attr-defined]


def test_a_checklist_a_title_a_pattern_and_a_form(desk: Desk) -> None:
    text = places_of(profile(desk), "list/questions")[0].text
    assert text.startswith("禁：是否涉及国家秘密\n是否涉及商业秘密\n")
    found = good(desk, "list/questions", entries=text + "\n禁：是否涉及委托方数据\n")
    assert [change_line(c) for c in found.changes] == ["清单 · 保密审查内容 · 内容：增加 是否涉及委托方数据"]
    desk.done(adopting(found, today(desk)))
    entries = profile(desk).words.lists["questions"].entries
    assert (entries[-1].id, entries[-1].title, entries[-1].bars) == ("own_1", "是否涉及委托方数据", True)
    assert [e.id for e in entries[:2]] == ["state_secret", "trade_secret"]
    for thing, given in (
        ("role/group_head", {"title": "审查组组长"}),
        ("numbering/review", {"pattern": "盘检审〔{year}〕{n:03}号"}),
        ("form/F30", {"title": "中心信息公开保密审查表"}),
    ):
        desk.done(adopting(good(desk, thing, **given), today(desk)))
    last = profile(desk)
    assert last.roles["group_head"] == "审查组组长"
    assert last.series["review"].pattern.startswith("盘检审")
    assert last.form_titles["F30"] == "中心信息公开保密审查表"
    assert len(last.words.lists["questions"].entries) == 8
    desk.done(adopting(good(desk, "rule/loan_days", value="10"), today(desk)))
    desk.done(adopting(good(desk, "rule/cutoff", value="18:15"), today(desk)))
    desk.done(adopting(good(desk, "rule/copier_places", value="机要室复印机\n文印室"), today(desk)))
    custody = profile(desk).custody
    assert (custody.loan_days.value, custody.cutoff.value.hour) == (10, 18)
    assert custody.copier_places.value == ("机要室复印机", "文印室")
    assert places_of(profile(desk), "rule/copy_approver") == ()


def test_what_does_not_hold_is_named_and_not_adopted(desk: Desk) -> None:
    assert changed(desk, "term/reply", count="很多") == "“几个工作日”应填整数。"
    found = changed(desk, "stage/review.group_head", roles="组长")
    assert isinstance(found, Proposal)
    assert [(f.code, f.word) for f in found.faults] == [("unknown_word", "组长")]
    desk.refused(adopting(found, today(desk)), "profile.not_sound")
    wrong = changed(desk, "numbering/review", pattern="审{n}号")
    assert isinstance(wrong, Proposal)
    assert {f.code for f in wrong.faults} == {"pattern_without_year"}


def test_c2_11_where_it_gets_laxer_than_the_law_it_is_said_and_not_refused(desk: Desk) -> None:
    found = good(desk, "term/active_publish", count="30")
    assert len(found.laxer) == 1
    said = laxer_line(*found.laxer[0])
    assert said.startswith(
        "主动公开：本单位 30 个工作日（A1.3.3b），国家规定 20 个工作日（公开条例26）。注意"
    )
    desk.done(adopting(found, today(desk)))


def test_another_unit_s_rules_are_brought_as_files(desk: Desk, tmp_path: Path) -> None:
    for name, text in shipped.profiles().items():
        place = tmp_path / "rules" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    texts = rule_texts(tmp_path / "rules")
    assert not isinstance(texts, Refusal)
    assert dict(texts) == dict(shipped.profiles())
    one = rule_texts(tmp_path / "rules" / "nanning" / "procedures" / "review.toml")
    assert not isinstance(one, Refusal)
    assert set(one) == {"nanning/procedures/review.toml"}
    found = proposed(now(desk), Rules({**now(desk).files, **texts}, "nanning"))
    assert found.faults == ()
    assert len(found.changes) > 50
    desk.done(adopting(found, today(desk)))
    assert profile(desk).name == "南宁市红十字会"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nothing", None, "rules.no_files"),
        ("rules.docx", b"PK", "rules.no_files"),
        ("rules.toml", b"\xff\xfe\x00", "rules.unreadable"),
        ("rules.toml", b"#" * 900_000, "rules.too_large"),
    ],
)
def test_what_is_no_rule_file_is_refused(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = rule_texts(tmp_path / name)
    assert isinstance(found, Refusal)
    assert found.code == code


@pytest.mark.parametrize("year", ["2024", "2025", "2026"])
def test_the_days_off_are_written_and_read_back_line_by_line(year: str) -> None:
    table = read_table(shipped.calendars()[year])
    assert isinstance(table, YearTable)
    text = typed_table(table.year, table.source, table_lines(table))
    assert isinstance(text, str)
    again = read_table(text)
    assert isinstance(again, YearTable)
    assert (again.holidays, again.source) == (table.holidays, table.source)


def test_days_off_as_people_write_them() -> None:
    typed = "元旦：2027年1月1日至3日\n春节 2月5日到2月11日 调休上班1月30日、2月14日\n\n清明节 4月5日"
    text = typed_table(2027, "通知", typed)
    assert isinstance(text, str)
    table = read_table(text)
    assert isinstance(table, YearTable)
    assert [(h.name, h.first, h.last) for h in table.holidays] == [
        ("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        ("春节", date(2027, 2, 5), date(2027, 2, 11)),
        ("清明节", date(2027, 4, 5), date(2027, 4, 5)),
    ]
    assert table.holidays[1].make_up == (date(2027, 1, 30), date(2027, 2, 14))
    wrong = typed_table(2027, "通知", "春节\n国庆节 13月1日\n元旦 1月1日至1月3日")
    assert isinstance(wrong, tuple)
    assert [(f.code, f.facts["line"]) for f in wrong] == [
        ("calendar.line_unclear", 1),
        ("calendar.line_unclear", 2),
    ]
    weekday = typed_table(2027, "通知", "元旦 1月1日至1月3日 上班1月4日")
    assert isinstance(weekday, tuple)
    assert weekday[0].code == "calendar.make_up_weekday"
