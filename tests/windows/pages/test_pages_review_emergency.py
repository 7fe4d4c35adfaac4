"""南宁 at the desk: 应急处置 with its versions by key (C7.22–C7.24), the fourteen classes (C7.2), the 目录 (C1.5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incoming_hands import Hands
from PySide6.QtCore import Qt
from real_desk import RealOffice
from review_hands import handed_in, item, newest, run

from desktop.bootstrap import shipped
from desktop.operations.commands import Done
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.procedures.facts import case_stream
from desktop.profiles.loading import bundle, digest
from desktop.windows.pages import approvals, review, today
from desktop.windows.pages.review.listing import _item_row
from desktop.windows.pages.today.review_matters import review_matters

PAGES = (review, approvals, today)


def in_nanning(office: RealOffice) -> None:
    """From today on the unit keeps the rules of 南宁."""
    text = bundle(shipped.profiles(), "nanning")
    today_ = office.desk.now().date()
    adopt = AdoptProfile(profile="nanning", digest=digest(text), bundle=text, from_day=today_)
    office.counter.book(adopt, lambda _done: None)
    office.settle()
    assert office.counter.known.profile is not None
    assert "emergencies" in office.counter.known.profile.words.lists


def brought_out(office: RealOffice, one: str, channel: str) -> None:
    people = office.story.people
    out = Publish(
        lines=(Out(one, channel),), on=office.desk.now().date(), published_by=people["clerk"],
        compared_by=people["officer"], reasons={"item.channel_out_of_order": "先", "item.no_approval_sheet": "补"},
    )  # fmt: skip
    done = office.desk.do(out)
    assert isinstance(done, Done), done


def reviewed(office: RealOffice, hands: Hands, one: str) -> None:
    while item(office, one).state == "review":
        run(office, hands, "item.act", one)


def said(office: RealOffice, one: str, title: str) -> list[tuple[str, str]]:
    facts = office.body()._card(one)
    return [(n.label, n.text) for section in facts.sections if section.title == title for n in section.lines]


def verbs(office: RealOffice, one: str) -> list[str]:
    return [verb.id for verb in office.body()._card(one).verbs]


def test_c7_22_a_unit_without_cases_is_offered_nothing(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "停水期间检验安排").id
    assert "item.emergency" not in verbs(office, one)
    assert said(office, one, "应急处置") == []
    assert said(office, one, "版本") == []
    in_nanning(office)
    assert "item.emergency" in verbs(office, one)


def test_c7_22_c7_23_begun_and_ended_by_key_and_shown_in_list_and_card(
    office: RealOffice, hands: Hands
) -> None:
    one = handed_in(office, hands, "汛情和救灾物资情况").id
    in_nanning(office)
    run(office, hands, "item.emergency", one, ground="2", reason="连日强降雨")
    assert item(office, one).emergency == "event"
    assert said(office, one, "应急处置") == [
        ("情形", "突发公共事件的预测、预报、预防和灾情、救援、善后信息"), ("缘由", "今天起：连日强降雨"),
    ]  # fmt: skip
    assert ("应急处置", "从今天起，第 1 天") in [
        (line.label, line.text) for line in office.body()._card(one).now
    ]
    row = _item_row(office.desk.profile(), item(office, one), "")
    assert str(row.cells["kind"]).endswith("·应急")
    assert verbs(office, one)[1] == "item.reaction"
    assert "item.emergency" not in verbs(office, one)
    run(office, hands, "item.reaction", one, person="sy", reaction="询问捐赠渠道", over="2")
    assert item(office, one).emergency == "event"
    run(office, hands, "item.reaction", one, person="sy", reaction="无", over="1")
    assert item(office, one).emergency == ""
    assert [label for label, _text in said(office, one, "应急处置")] == ["情形", "缘由", "公众反应", "结束"]


def test_c7_24_each_version_stands_on_the_card_with_what_came_of_it(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "汛情通报").id
    reviewed(office, hands, one)
    (channel,) = item(office, one).channels_left
    brought_out(office, one, channel)
    run(office, hands, "item.again", one, reason="续报")
    assert item(office, one).state == "review"
    assert office.body()._card(one).now  # it says where its review stands again
    reviewed(office, hands, one)
    assert "item.publish" in verbs(office, one)
    brought_out(office, one, channel)
    assert "item.publish" not in verbs(office, one)
    lines = said(office, one, "版本")
    assert [label for label, _text in lines] == ["第 1 版", "第 2 版"]
    assert lines[1][1].startswith("续报；今天审结可以公开；今天")


def test_c7_24_today_asks_for_the_first_release_and_leads_to_the_item(
    office: RealOffice, hands: Hands
) -> None:
    one = handed_in(office, hands, "汛情通报").id
    in_nanning(office)
    run(office, hands, "item.emergency", one, ground="2", reason="连日强降雨")
    office.shell.go("today")
    office.settle()
    found = [m for m in _matters(office) if m.thing == f"first_release:{one}"]
    assert [(m.when, m.tone) for m in found] == [("应急处置，今天起，尚未首发", "today")]
    office.body().show_thing(found[0].id)
    office.settle()
    office.body()._first_verb(found[0].id)
    office.settle()
    assert office.shell.current == "review"


def _matters(office: RealOffice) -> list[Any]:
    profile, now = office.desk.profile(), office.desk.now().date()
    return office.desk.ask(
        lambda books: list(
            review_matters(books, profile, office.desk.rules_named, calendar_in_force(books), now)
        )
    )


def test_c7_2_some_of_fourteen_classes_by_number_word_or_arrow(office: RealOffice, hands: Hands) -> None:
    in_nanning(office)
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    strip = office.body().strips.strip
    strip.unfold()
    field = strip.fields["information_class"]
    field.focus()
    offers = field._offers_list()
    assert offers.isVisible()
    assert offers._list.count() == 14
    assert offers._list.item(6).text() == "7  统计信息"
    hands.type("7 12")
    assert field.answer().shown == "统计信息；信息公开工作报告"
    field.line.clear()
    hands.type("统计，财政")
    assert field.answer().value == ("statistics", "finance")
    field.line.clear()
    hands.type("信息")  # several have it
    assert field.answer().code == "typed.not_offered"
    field.line.clear()
    for steps in (2, 3):
        for _step in range(steps):
            hands.key(Qt.Key.Key_Down)
        hands.key(Qt.Key.Key_Return)
    assert field.text == "2,3"
    assert field.line.hasFocus()
    hands.key(Qt.Key.Key_Return)  # without a mark it goes on
    assert not field.line.hasFocus()
    hands.put(department="3", handed_in_by="sy", item_type="2", title="募捐收支", summary="第一季度")
    hands.save()
    made = newest(office)
    case = office.desk.ask(lambda books: books.stream(case_stream(made.case)))[0].fact
    answers = {answer.field: answer.values for answer in case.answers}
    assert answers["information_class"] == ("regulations", "leaders")


def test_c1_5_today_leads_to_the_catalogue_and_keeps_who_brought_it_up_to_date(
    office: RealOffice, hands: Hands
) -> None:
    in_nanning(office)
    office.story.clock.at = datetime(2026, 4, 2, 9)
    office.shell.go("today")
    office.settle()
    (asked,) = [m for m in _matters(office) if m.thing.startswith("regular:catalogue:")]
    assert asked.text == "更新信息公开指南和目录（2026年3月，C1.5）"
    assert asked.when == "1 条未列入，4月30日前"
    card = office.body()._card(asked.id)
    assert [verb.id for verb in card.verbs] == ["today.duty", "today.catalogue"]
    office.body().begin("today.catalogue", asked.id)
    office.settle()
    assert office.desk.sheets.asked[-1][:2] == ("preview", "disclosure_catalogue")
    office.body().back()
    office.body().begin("today.duty", asked.id)
    hands.rest()
    hands.put(person="sy", paper="网站 2026-4")
    hands.save()
    assert not [m for m in _matters(office) if m.thing.startswith("regular:catalogue:")]
