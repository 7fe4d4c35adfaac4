"""A new procedure is one data file and its example: brought in a folder, put in force, walked at the desk by key."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from real_desk import RealOffice
from review_hands import item, newest, run

from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.deadlines.items import item_courses
from desktop.windows.pages import approvals, review, settings, today
from desktop.windows.pages.today.review_matters import review_matters

PROFILES = Path(__file__).parents[3] / "resources" / "profiles"

POSTING = """
title = "新媒体快审"
series = "review"
clause = "A2.7b"
subject = "item"
one_subject = true
ends = "finished"
levels = ["内部"]
item_types = ["网站公众号"]
forms = ["F30"]
opening = ["title", "editor", "pictures"]

[fields.title]
title = "信息名称"
type = "text"

[fields.editor]
title = "责任编辑"
type = "text"

[fields.pictures]
title = "是否含图片"
type = "yes_no"

[fields.seen]
title = "是否看过原图"
type = "yes_no"
shown_when = { answer = "pictures", is = true }

[[stages]]
id = "department"
title = "科室初审"
role = "业务科室负责人"
verb = "初审"
decisions = ["may_publish", "withhold"]
fields = ["seen"]
clause = "A2.7b"

[[stages]]
id = "leader"
title = "组长审定"
role = "领导小组组长"
verb = "审定"
decisions = ["may_publish", "withhold", "send_back"]
clause = "A2.7b"

[deadlines.quick]
title = "快审"
count = 2
unit = "working_days"
starts = "opened"
stops = ["ended"]
clause = "A2.7b"

[example]
level = "内部"
item_type = "网站公众号"
ends = "finished"
conclusion = "publish"

[example.answers]
title = "开放日预告"
editor = "张喆"
pictures = true

[[example.acts]]
stage = "department"
decision = "may_publish"
answers = { seen = true }

[[example.acts]]
stage = "leader"
decision = "may_publish"
"""

CARRYING = """
title = "涉密文件外出携带审批"
series = "reproduction_request"
clause = "A6.1.4d"
subject = "copy"
one_subject = true
ends = "finished"
opening = ["reason", "back_on"]

[fields.reason]
title = "携带理由"
type = "text"

[fields.back_on]
title = "带回日期"
type = "date"

[fields.bag]
title = "保密包编号"
type = "text"

[[stages]]
id = "department"
title = "部门负责人意见"
role = "业务科室负责人"
verb = "提出意见"
decisions = ["agree", "refuse"]
clause = "A6.1.4d"

[[stages]]
id = "leader"
title = "分管领导批准"
role = "分管领导"
verb = "批准"
decisions = ["agree", "send_back", "refuse"]
fields = ["bag"]
clause = "A6.1.4d"

[deadlines.back]
title = "外出携带"
count = 3
unit = "working_days"
starts = "opened"
stops = ["ended"]
clause = "A6.1.4d"

[example]
level = "机密"
ends = "finished"

[example.answers]
reason = "参加上级会议"
back_on = 2026-03-10

[[example.acts]]
stage = "department"
decision = "agree"

[[example.acts]]
stage = "leader"
decision = "agree"
answers = { bag = "3号" }
"""


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, today.page, review.page, approvals.page, settings.page)
    yield made
    made.close()


def put_in_force(office: RealOffice, tmp_path: Path, name: str, text: str) -> None:
    """As an officer does: a copy of the shipped folder with one file more, brought in the settings."""
    folder = tmp_path / "rules"
    shutil.copytree(PROFILES, folder)
    (folder / "panjin" / "procedures" / f"{name}.toml").write_text(text, "utf-8")
    office.shell.go("settings")
    body = office.body()
    body.begin("rule.bring", "")
    office.settle()
    panel = body.proposals.panel
    edit = panel.edits["path"]
    assert isinstance(edit, QLineEdit)
    edit.setText(str(folder))
    for _look_then_adopt in range(2):
        QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        office.settle()
    assert name in office.session.profile.procedures, [
        panel.found.item(n).text() for n in range(panel.found.count())
    ]


def chosen_first(office: RealOffice, hands: Hands, asking: str) -> None:
    hands.digit(1)
    hands.rest()
    if office.body().strips.kind == asking:
        hands.save()


def test_a_new_review_is_one_file_handed_in_reviewed_printed_and_published(
    office: RealOffice, tmp_path: Path
) -> None:
    put_in_force(office, tmp_path, "posting", POSTING)
    office.shell.go("review")
    hands, body = Hands(office), office.body()
    body.begin("item.other", "")
    hands.rest()
    titles = [offer.shown for offer in body.strips.strip.fields["procedure"].spec.choices]
    assert titles == ["新媒体快审", "新闻发布审批"]
    chosen_first(office, hands, "item.which")
    assert body.strips.strip.heading.text().endswith("新媒体快审")
    kinds = [offer.shown for offer in body.strips.strip.fields["item_type"].spec.choices]
    assert kinds == ["网站公众号"]
    hands.put(
        department="3", handed_in_by="sy", title="开放日预告", summary="通稿", editor="张喆", pictures="1"
    )
    hands.save()
    assert body.strips.strip is None
    one = newest(office)
    assert (one.title, one.procedure, one.waits_at) == ("开放日预告", "posting", "department")
    profile, now = office.session.profile, office.session.clock.now().date()

    def courses(books: Any) -> Any:
        return item_courses(books, lambda _d: profile, one.id, calendar_in_force(books), now)

    (quick,) = office.desk.ask(courses)
    assert quick.deadline.title == "快审"

    def said(books: Any) -> list[str]:
        matters = review_matters(books, profile, lambda _d: profile, calendar_in_force(books), quick.due)
        return [matter.when for matter in matters if matter.thing == f"finish:{one.id}"]

    assert [when.partition("，")[0] for when in office.desk.ask(said)] == [
        "快审"
    ]  # on Today, by its own name
    run(office, hands, "item.act", one.id, seen="1")
    assert item(office, one.id).waits_at == "leader"
    run(office, hands, "item.act", one.id)
    assert item(office, one.id).conclusion == "publish"
    forms = [form for form, _n in _sheets(office, hands, one.id)]
    assert forms == ["f30_review", "review_record"]
    run(office, hands, "item.publish", one.id, published_by="zy", compared_by="sy")
    assert item(office, one.id).state == "out"
    run(office, hands, "item.again", one.id, reason="内容更新")
    assert item(office, one.id).procedure == "posting"  # reviewed again as it was before


def _sheets(office: RealOffice, hands: Hands, one: str) -> list[tuple[str, int]]:
    office.body().begin("review.print", one)
    hands.rest()
    choices = office.body().strips.strip.fields["form"].spec.choices
    office.body().strips.close()
    return [offer.value for offer in choices]


def test_a_new_approval_is_one_file_asked_for_decided_and_on_today(
    office: RealOffice, tmp_path: Path
) -> None:
    put_in_force(office, tmp_path, "carrying", CARRYING)
    office.shell.go("copying")
    hands, body = Hands(office), office.body()
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    titles = [offer.shown for offer in body.strips.strip.fields["procedure"].spec.choices]
    assert titles[0] == "涉密文件外出携带审批"
    chosen_first(office, hands, "case.which")
    hands.put(subject="2-18", applicant="xm", reason="参加上级会议", back_on="3-10")
    hands.save()
    assert body.strips.strip is None
    (case,) = office.desk.ask(
        lambda books: [c for c in books.approvals("open", 9) if c.procedure == "carrying"]
    )
    assert case.id in {row.id for n in range(9) if (row := body.middle.model.row_at(n)) is not None}
    body.show_thing(case.id)
    hands.rest()
    for stage in ("department", "leader"):
        view = office.desk.case(case.id)
        assert view is not None
        assert view.following is not None
        assert view.following.id == stage
        body._run("case.act")
        hands.rest()
        hands.put(**({"bag": "3号"} if stage == "leader" else {}))
        hands.save()
    view = office.desk.case(case.id)
    assert view is not None
    assert (view.following, view.case.status.value) == (None, "finished")
    verbs = {verb.id for verb in body.middle.card.facts.verbs}
    assert "case.close" in verbs
    assert "case.print" not in verbs  # it names no form
