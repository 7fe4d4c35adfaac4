"""保密审查 by key: confirmed at the desk (D14), issued (A2.8), many brought out at once (D25), doubtful marks (C4.3)."""

from __future__ import annotations

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice
from review_hands import handed_in, item, newest, run, sheet_of_two

from desktop.operations.commands import Done
from desktop.operations.review_views import ItemRow
from desktop.procedures.facts import Given, How
from desktop.procedures.review.batch_facts import batch_stream
from desktop.procedures.review.item_facts import Attribute
from desktop.windows.pages import approvals, review
from desktop.windows.pages.review import release_panel

PAGES = (review, approvals)


def test_d14_an_item_and_a_whole_sheet_are_confirmed_at_the_desk(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "停水期间检验安排")
    office.body().begin("item.act", one.id)
    hands.rest()
    strip = office.body().strips.strip
    person, _role = strip.fields["person"].spec.choices[0].value
    name = office.counter.known.person_name(person)
    assert isinstance(office.desk.confirming.enrol(person, name, "Jian-cha-6", "Jian-cha-6"), Done)
    hands.put(given="2", password="Jian-cha-6")
    hands.save()
    case = office.desk.case(item(office, one.id).case)
    slot = office.session.opened.key_file.slot_of(person).id
    assert [a.fact.given for a in case.case.acts] == [Given(How.PIN, slot=slot)]

    sheet = sheet_of_two(office, hands)
    office.body().begin("batch.sign", sheet)
    hands.rest()
    strip = office.body().strips.strip
    assert strip.fields["person"].spec.choices[0].value[0] == person
    hands.put(given="2", password="Falsch-88!")
    hands.save()
    assert "密码不对" in strip.fields["password"].refusal.sentence
    hands.put(password="Jian-cha-6")
    hands.save()
    signed = office.desk.ask(lambda books: books.stream(batch_stream(sheet.removeprefix("batch:"))))[-1].fact
    assert (signed.KIND, signed.given) == ("batch_sheet.signed", Given(How.PIN, slot=slot))


def test_a2_8_a_document_is_issued_by_key_with_the_attribute_that_was_decided(
    office: RealOffice, hands: Hands
) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.put(department="3", handed_in_by="sy", item_type="1", title="年度工作要点", summary="要点")
    hands.save()
    one = newest(office)
    office.body().begin("item.issue", one.id)
    hands.rest()
    hands.save()
    assert "公开属性还没有审定" in office.body().strips.strip.fields["on"].refusal.sentence
    office.body().strips.close()
    for _stage in range(3):
        run(office, hands, "item.act", one.id)
    office.body().begin("item.issue", one.id)
    hands.rest()
    offered = [o.value for o in office.body().strips.strip.fields["attribute"].spec.choices]
    assert offered == [Attribute.PROACTIVE, Attribute.ON_REQUEST]  # what the review left
    hands.put(number="盘检测〔2026〕31号")
    hands.save()
    assert "已登记印发，公开属性：主动公开。" in [one.sentence for one in office.shell.status.said]
    done = item(office, one.id)
    assert done.issued_on == office.desk.now().date()
    facts = office.body()._card(one.id)
    assert [line.text for line in facts.now if line.label == "印发"] == ["今天  主动公开"]
    assert "item.issue" not in [verb.id for verb in facts.verbs]


def reviewed(office: RealOffice, hands: Hands, title: str, channels: str = "1") -> ItemRow:
    one = handed_in(office, hands, title, channels=channels)
    for _stage in range(3):
        run(office, hands, "item.act", one.id)
    return item(office, one.id)


def test_d25_c7_4_c7_20b_what_waits_is_brought_out_together_in_four_keys(
    office: RealOffice, hands: Hands
) -> None:
    body = office.body()
    first, second = (reviewed(office, hands, title) for title in ("停水期间安排", "窗口时间调整"))
    run(office, hands, "item.publish", first.id, published_by="zy", compared_by="sy")
    third = reviewed(office, hands, "开放日预告", channels="1,2")
    body.views.choose("to_publish")
    body.show_thing(third.id)
    hands.rest()
    hands.key(Qt.Key.Key_F5)
    hands.rest()
    panel = body.releasing
    assert body.stack.currentWidget() is panel
    assert [row.id for row in panel.list.ticked()] == [third.id]
    specs = {name: field.spec for name, field in panel.strip.fields.items()}
    assert [specs[n].default.shown for n in ("published_by", "compared_by")] == [
        "查玉",
        "单䶮",
    ]  # the last time's
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    before = panel.list.count()
    assert len(panel.list.ticked()) == before
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert item(office, second.id).published == ("board",)
    assert item(office, third.id).published == ("board",)  # the next channel of its own order
    assert [
        row.id
        for row in (panel.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(panel.list.count()))
    ] == [third.id]
    assert panel.list.item(0).text().endswith("已在 1 处公开  网站")


def test_d25_more_than_are_listed_is_said(
    office: RealOffice, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("第一项", "第二项"):
        reviewed(office, hands, title)
    office.body().begin("release.many", "")
    hands.rest()
    assert "更早的还有" not in office.body().releasing.counted.text()
    hands.key(Qt.Key.Key_Escape)
    monkeypatch.setattr(release_panel, "MOST", 1)
    office.body().begin("release.many", "")
    hands.rest()
    panel = office.body().releasing
    assert panel.list.count() == 1
    assert panel.counted.text().endswith("更早的还有，登记后接着列")


def test_d25_one_that_may_not_go_out_stops_all_and_comes_into_view(office: RealOffice, hands: Hands) -> None:
    """A2.1, C7.4: the website before the board asks for a reason; without it nothing is booked."""
    body = office.body()
    one, two = reviewed(office, hands, "第一项"), reviewed(office, hands, "第二项", channels="1,2")
    body.begin("release.many", one.id)
    hands.rest()
    panel = body.releasing
    panel.list.tick_all()
    panel.strip.fields["channels"].put("2")
    for name, who in (("published_by", "查玉"), ("compared_by", "单䶮")):
        panel.strip.fields[name].put(who)
    panel.strip.save()
    hands.rest()
    field = panel.strip.fields["channels"]
    assert field.refusal.asks_reason
    assert panel.list.currentItem().data(Qt.ItemDataRole.UserRole).id == two.id
    assert item(office, two.id).published == ()
    field.refusal.put_reason("网站先发")
    panel.strip.save()
    hands.rest()
    assert item(office, two.id).published == ("website",)
    assert item(office, one.id).published == ()  # the website is no channel of its own
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_Escape)
    assert body.stack.currentWidget() is body.middle


def test_c4_3_what_its_maker_could_not_tell_is_marked_at_once_and_shown(
    office: RealOffice, hands: Hands
) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    strip = office.body().strips.strip
    assert strip.fields["unsure"].answer().value is False  # not marked where nothing is said
    strip.unfold()
    hands.put(
        department="3", handed_in_by="sy", item_type="2", title="应急演练情况", summary="情况", unsure="2"
    )
    hands.save()
    one = newest(office)
    facts = office.body()._card(one.id)
    assert [line.text for line in facts.now if line.label == "制作时标明"] == ["不能确定是否涉密，须报请确定"]
    office.body().begin("item.act", one.id)
    hands.rest()
    hands.save()
    assert "请先报请确定" in office.body().strips.strip.fields["decision"].refusal.sentence
    assert item(office, one.id).waits_at == "department"
