"""保密审查: what was booked wrongly is put right by key, and the window leads there."""

from __future__ import annotations

from incoming_hands import Hands
from PySide6.QtCore import Qt
from real_desk import RealOffice
from review_hands import handed_in, item, run, sheet_of_two

from desktop.procedures.review.item_facts import item_stream
from desktop.windows.pages import review

PAGES = (review,)


def through(office: RealOffice, hands: Hands, one: str) -> None:
    for _stage in range(3):
        run(office, hands, "item.act", one)


def mend(office: RealOffice, hands: Hands, one: str, entry: str, **texts: str) -> None:
    """更正登记: the entry by its digit, then what is right."""
    run(office, hands, "item.mend", one, entry=entry)
    hands.rest()
    assert office.body().strips.kind == "item.mended"
    hands.put(**texts)
    hands.save()


def test_a_wrong_channel_and_day_are_put_right_with_what_was_booked_before_the_eyes(
    office: RealOffice, hands: Hands
) -> None:
    one = handed_in(office, hands, "食堂开放时间", channels="1,2")
    through(office, hands, one.id)
    run(office, hands, "item.publish", one.id, published_by="sy", compared_by="xm")
    first = item(office, one.id).published
    run(office, hands, "item.mend", one.id, entry="1")
    hands.rest()
    strip = office.body().strips.strip
    assert strip.heading.text().startswith("更正  登记公开")
    assert list(strip.fields)[:3] == ["how", "channel", "on"]
    hands.put(how="1")
    assert strip.fields["channel"].spec.default.value == first[0]
    other = next(n for n, o in enumerate(strip.fields["channel"].spec.choices, 1) if o.value != first[0])
    hands.put(channel=str(other), reason="看错了渠道")
    hands.save()
    assert item(office, one.id).published != first
    assert "已更正，原来的登记留在操作日志里。" in [said.sentence for said in office.shell.status.said]
    life = office.body()._card(one.id).life
    assert any("更正第" in moment.text for moment in life)


def test_a_wrong_decision_is_taken_back_and_the_stage_waits_again(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "办事大厅搬迁公告")
    through(office, hands, one.id)
    assert item(office, one.id).conclusion == "publish"
    mend(office, hands, one.id, "1", how="2", reason="组长签的是不予公开")
    stands = item(office, one.id)
    assert (stands.state, stands.conclusion) == ("review", "")
    facts = office.body()._card(one.id)
    assert "item.act" in [verb.id for verb in facts.verbs]
    assert any("组长签的是不予公开" in moment.text for moment in facts.life)  # why is read beside it


def test_the_refusal_names_what_rests_on_the_entry(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "停车场收费标准")
    through(office, hands, one.id)
    run(office, hands, "item.publish", one.id, published_by="sy", compared_by="xm")
    mend(office, hands, one.id, "2", how="2", reason="错")
    said = " ".join(field.refusal.sentence for field in office.body().strips.strip.fields.values())
    assert "登记公开" in said


def test_who_handed_in_is_put_right_with_the_words(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "培训通知")
    run(office, hands, "item.correct", one.id, department="1", handed_in_by="xm", reason="看错了科室")
    stands = item(office, one.id)
    assert stands.department != one.department
    assert stands.handed_in_by != one.handed_in_by
    assert stands.handed_in_on == one.handed_in_on


def test_d20_a_line_is_put_back_and_a_signature_taken_back_by_key(office: RealOffice, hands: Hands) -> None:
    sheet = sheet_of_two(office, hands)
    entry = office.body().entry
    assert not entry.grid.verticalHeader().isHidden()  # refusals name the rows
    assert entry.model.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) == "2"
    run(office, hands, "batch.sign", sheet)
    office.body().begin("batch.read", sheet)
    hands.rest()
    reading = office.body().reading
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    reading.list.setCurrentRow(0)
    hands.rest()
    assert reading._subject.lines[0].row.judged
    hands.key(Qt.Key.Key_U)
    strip = reading.strip
    assert strip is not None
    strip.fields["reason"].line.setText("没看附件")
    strip.save()
    hands.rest()
    assert not reading._subject.lines[0].row.judged
    office.body().back()
    run(office, hands, "batch.unsign", sheet, reason="签的是另一张单")
    row = office.desk.ask(lambda books: books.batch(sheet.removeprefix("batch:")))
    assert row.signatures == ()


def test_a_key_pressed_twice_books_once(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "企业名单公示")
    office.body().begin("item.ask", one.id)
    hands.rest()
    hands.put(asked="2", to="甲公司")
    strip = office.body().strips.strip
    strip.save()
    strip.save()
    hands.rest()
    asked = [
        r for r in office.desk.ask(lambda b: b.stream(item_stream(one.id))) if r.fact.KIND == "item.asked"
    ]
    assert len(asked) == 1
    # what was refused can be mended and saved again
    office.body().begin("item.reply", one.id)
    hands.rest()
    hands.put(reply="1", on="3.1")
    office.body().strips.strip.save()
    hands.rest()
    assert office.body().strips.strip is not None
    office.body().strips.strip.fields["on"].put("")
    office.body().strips.strip.save()
    hands.rest()
    assert office.body().strips.strip is None
