"""保密审查 on a real book, by key: one item to its end, a batch sheet at one key a line (A2, C7, D20)."""

from __future__ import annotations

from datetime import date

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from real_desk import RealOffice
from review_hands import handed_in, item, newest, run

from desktop.bootstrap.demo.at_the_desk import HIS_PASSWORD
from desktop.operations.review_views import BatchLineRow
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.windows.pages import approvals, review

PAGES = (review, approvals)


def test_a2_1_one_item_from_the_department_to_the_website_by_key(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "停水期间检验安排")
    assert (one.title, one.state, one.waits_at) == ("停水期间检验安排", "review", "department")
    for stage in ("department", "group", "group_head"):
        assert item(office, one.id).waits_at == stage
        run(office, hands, "item.act", one.id)  # everything proposed is taken: may be published, all no
    assert item(office, one.id).conclusion == "publish"
    run(office, hands, "item.publish", one.id, published_by="zy", compared_by="sy")
    done = item(office, one.id)
    assert (done.state, done.published) == ("out", ("board",))


def test_who_hands_in_brings_his_department_and_nobody_else_s_is_taken(
    office: RealOffice, hands: Hands
) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    fields = office.body().strips.strip.fields
    assert hands.field == "handed_in_by"
    assert fields["department"].answer() is None
    hands.enter("sy")
    hands.enter()  # 业务科, in grey
    hands.put(item_type="2", title="窗口时间", summary="摘要")
    hands.save()
    assert (newest(office).title, newest(office).department_name) == ("窗口时间", "业务科")


def test_a_refused_choice_shows_its_sentence_and_not_the_list_over_it(
    office: RealOffice, hands: Hands
) -> None:
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    office.body().begin("batch.sign", "batch:" + sheet.id)
    hands.rest()
    field = office.body().strips.strip.fields["person"]
    assert field._offers_list().isVisible()
    hands.save()  # not every line has been judged
    assert field.refusal.refused
    assert field.refusal.sentence.startswith("第 7 行：")  # and which line it is about
    assert field.line.hasFocus()
    assert not field._offers_list().isVisible()


def test_a_stage_begins_at_what_is_decided_and_enter_waits_for_the_card_that_says_how_things_are(
    office: RealOffice, hands: Hands
) -> None:
    one = handed_in(office, hands, "窗口时间")
    office.body().begin("item.act", one.id)
    hands.rest()
    assert hands.field == "decision"
    office.body().strips.close()
    middle, seen = office.body().middle, list[str]()
    middle.bring(one.id)
    hands.rest()
    middle.reread()  # as after an act: the card still shows the verbs of before
    middle.once_read(lambda: seen.append(middle.card.facts.id))
    assert seen == []
    hands.rest()
    assert seen == [one.id]
    middle.once_read(lambda: seen.append("at once"))
    assert seen[-1] == "at once"


def test_a2_9b_an_item_without_number_and_summary_is_refused_at_its_field(
    office: RealOffice, hands: Hands
) -> None:
    before = newest(office).id
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.put(department="3", handed_in_by="sy", item_type="2", title="没有摘要的信息")
    hands.save()
    strip = office.body().strips.strip
    assert strip is not None
    assert strip.fields["summary"].refusal.refused
    assert newest(office).id == before
    hands.put(summary="补上摘要")
    hands.save()
    assert newest(office).title == "没有摘要的信息"


def test_a2_2_a_question_answered_yes_bars_the_conclusion_at_once(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "含隐患数据的说明")
    run(office, hands, "item.act", one.id)
    office.body().begin("item.act", one.id)
    hands.rest()
    hands.put(questions="1")
    hands.save()
    assert office.body().strips.strip is not None  # refused, nothing lost
    assert item(office, one.id).waits_at == "group"


def test_a2_12_referred_by_number_of_enclosures_and_resumed_with_the_ruling(
    office: RealOffice, hands: Hands
) -> None:
    one = handed_in(office, hands, "涉外技术交流情况")
    office.body().begin("item.act", one.id)
    hands.rest()
    decisions = [o.value for o in office.body().strips.strip.fields["decision"].spec.choices]
    hands.put(decision=str(decisions.index("refer") + 1))
    hands.put(reason="不能确定", enclosures="1,2", authority="2", more_asked="2")
    hands.save()
    assert item(office, one.id).held == "refer"
    run(office, hands, "item.resume", one.id, answer="市保密局复函〔2026〕1号", ruling="1")
    assert item(office, one.id).held == ""
    for _stage in range(3):
        run(office, hands, "item.act", one.id)
    assert item(office, one.id).conclusion == "publish"


def test_a2_4a_a_relation_to_a_registered_document_is_noted_by_its_number(
    office: RealOffice, hands: Hands
) -> None:
    one = handed_in(office, hands, "落实情况")
    number = office.desk.ask(lambda books: books.documents().rows[0].register_number)
    run(office, hands, "item.relation", one.id, relation="1", named=number)
    assert item(office, one.id).barred == 1
    office.body().begin("item.act", one.id)
    hands.rest()
    hands.save()
    assert item(office, one.id).waits_at == "department"


def lines(office: RealOffice, batch: str) -> list[BatchLineRow]:
    return list(office.desk.ask(lambda books: books.batch_lines(batch)))


def brought_out_at_once(office: RealOffice, hands: Hands, batch: str) -> None:
    """D25, C7.20b: some lines, with their addresses as pasted; those who did it last time are proposed."""
    thing = "batch:" + batch
    office.body().back()
    office.body().begin("batch.publish", thing)
    hands.rest()
    strip = office.body().strips.strip
    assert not strip.fields["addresses"].line.hasFocus()  # Enter there would book them all unseen
    hands.put(lines="1-3", published_by="zy", compared_by="sy", addresses="http://a/1 http://a/2")
    hands.save()
    assert office.body().strips.strip is strip
    assert strip.fields["addresses"].refusal.refused  # two for three lines
    hands.put(addresses="http://a/1 http://a/2 http://a/3")
    hands.save()
    out = [one for line in lines(office, batch) if (one := item(office, line.item)).state == "out"]
    assert len(out) == 3
    rows = office.desk.ask(lambda books: [books.publications(one.id)[0] for one in out])
    assert [row.address for row in rows] == ["http://a/1", "http://a/2", "http://a/3"]
    office.body().begin("batch.publish", thing)
    hands.rest()
    specs = {name: field.spec for name, field in office.body().strips.strip.fields.items()}
    assert specs["lines"].default.shown.startswith("全部 17 条")
    assert specs["published_by"].default.value == rows[0].published_by
    assert specs["compared_by"].default.value == rows[0].compared_by
    office.body().strips.close()


def test_d20_a_clean_line_takes_one_key_and_the_sheet_one_signature(office: RealOffice, hands: Hands) -> None:
    body = office.body()
    hands.key(Qt.Key.Key_D, Mark.ControlModifier)
    hands.rest()
    hands.put(department="3", handed_in_by="sy", item_type="2")
    hands.save()
    rows = "\n".join(f"网站信息第{n}条\t办事指南更新{n}" for n in range(1, 21))
    QGuiApplication.clipboard().setText(rows)
    hands.key(Qt.Key.Key_V, Mark.ControlModifier)
    hands.rest()
    hands.save()
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    assert (sheet.lines, sheet.standing) == (20, 20)
    # the department's signature comes first; its stage asks no questions
    body.reading.setFocus()
    QTest.keyClick(body.reading, Qt.Key.Key_S)
    hands.rest()
    hands.save()
    body.read_batch("batch:" + sheet.id)
    office.settle()
    keys = 0
    while any("group" not in line.judged for line in lines(office, sheet.id)):
        QTest.keyClick(body.reading, Qt.Key.Key_Return)
        keys += 1
        office.settle()
        assert keys <= 60
    assert keys == 20  # at most three are allowed beside reading
    assert all(line.opened for line in lines(office, sheet.id))
    for _stage in range(2):
        QTest.keyClick(body.reading, Qt.Key.Key_S)
        hands.rest()
        hands.save()
        body.read_batch("batch:" + sheet.id)
        office.settle()
    found = [item(office, line.item) for line in lines(office, sheet.id)]
    assert {one.conclusion for one in found} == {"publish"}
    brought_out_at_once(office, hands, sheet.id)
    assert (
        office.desk.ask(lambda books: books.items("to_publish", limit=30).rows[0]).title == "网站信息第20条"
    )


def test_d20_a_department_s_own_table_is_pasted_by_the_names_of_its_columns(
    office: RealOffice, hands: Hands
) -> None:
    """Its title, its running numbers and the order of its columns are its own."""
    hands.key(Qt.Key.Key_D, Mark.ControlModifier)
    hands.rest()
    hands.put(department="3", handed_in_by="sy", item_type="2")
    hands.save()
    table = (
        "业务科拟公开信息报送表\n序号\t拟公开日期\t信息名称（全称）\t文号\t内容摘要\t是否重要\n"
        "1\t2026-3-9\t窗口时间\t盘检测〔2026〕21号\t时间\t否\n2\t\t开放日\t\t预约方式\t是\n"
    )
    QGuiApplication.clipboard().setText(table)
    hands.key(Qt.Key.Key_V, Mark.ControlModifier)
    hands.rest()
    hands.save()
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    first, second = (item(office, line.item) for line in lines(office, sheet.id))
    assert (first.title, first.document_number, first.intended_on) == (
        "窗口时间", "盘检测〔2026〕21号", date(2026, 3, 9)
    )  # fmt: skip
    assert (second.title, second.important, second.document_number) == ("开放日", True, None)


def test_d20_a_doubtful_line_leaves_the_sheet_by_x_and_a_digit(office: RealOffice, hands: Hands) -> None:
    body = office.body()
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    body.read_batch("batch:" + sheet.id)
    office.settle()
    line = body.reading.line
    assert line is not None
    QTest.keyClick(body.reading, Qt.Key.Key_X)
    office.settle()
    body.reading.strip.fields["why"].focus()
    hands.digit(1)
    hands.save()
    left = next(one for one in lines(office, sheet.id) if one.line == line.row.line)
    assert left.out == "doubt"
    assert body.reading.line.row.line != line.row.line  # on to the next that waits


def test_d14_d20_a_sheet_confirmed_at_the_desk_gets_its_ink_in_one_act(
    office: RealOffice, hands: Hands
) -> None:
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    body, thing = office.body(), "batch:" + sheet.id
    body.read_batch(thing)
    office.settle()
    while body.reading.counted.text().startswith("还有"):
        QTest.keyClick(body.reading, Qt.Key.Key_Return)
        office.settle()
    run(office, hands, "batch.sign", thing)
    body.begin("batch.sign", thing)
    hands.rest()
    hands.put(given="2", password=HIS_PASSWORD)
    hands.save()
    assert body.strips.strip is None
    cases = [item(office, line.item).case for line in lines(office, sheet.id) if not line.out]
    assert len(cases) > 3
    assert all(view.case.unsigned for one in cases if (view := office.desk.case(one)))
    facts = office.desk.ask(lambda books: body.plan.card(books, thing))
    assert "batch.ink" in [verb.id for verb in facts.verbs]
    assert any(line.text.endswith("待签") for line in facts.sections[0].lines)
    run(office, hands, "batch.ink", thing)
    assert not any(view.case.unsigned for one in cases if (view := office.desk.case(one)))


def test_the_lists_say_what_comes_next_and_what_stops_it(office: RealOffice, hands: Hands) -> None:
    model = office.body().middle.model
    rows = [row for n in range(10) if (row := model.row_at(n)) is not None]
    told = {str(row.cells["title"]): str(getattr(row.cells["stage"], "text", "")) for row in rows}
    assert told["委托检验合格企业名录"] == "征求意见中"
    assert told["贯彻上级部署情况的报告（摘要）"] == "与涉密有关"
    assert told["电梯检验注意事项问答"] == "领导小组会审"


def test_f7_prints_what_an_item_a_batch_and_a_month_have(office: RealOffice, hands: Hands) -> None:
    """D20, D25: by key; of an item what it has, of a batch its one sheet, of a month ledger and records."""
    one = handed_in(office, hands, "要打印的信息")
    office.body().show_thing(one.id)
    hands.rest()
    hands.key(Qt.Key.Key_F7)
    hands.rest()
    choices = office.body().strips.strip.fields["form"].spec.choices
    assert [offer.value[0] for offer in choices] == ["f30_review", "review_record"]
    hands.save()
    asked = office.desk.sheets.asked[-1]
    assert (asked[0], asked[1], asked[2].subject) == ("preview", "f30_review", one.id)
    office.body().back()
    batch = office.desk.ask(lambda books: books.batches("").rows[0])
    office.body().begin("review.print", f"batch:{batch.id}")
    hands.rest()
    assert office.desk.sheets.asked[-1][1:] == ("batch_sheet", Wanted(subject=batch.id))
    office.body().back()
    office.body().begin("review.period", "")
    hands.rest()
    hands.put(form="2")
    hands.save()
    _preview, form, wanted = office.desk.sheets.asked[-1]
    assert (form, wanted.first.day, wanted.subject) == ("review_record", 1, "")


def test_a2_9c_a_record_on_the_processing_sheet_has_no_f30(office: RealOffice, hands: Hands) -> None:
    one = handed_in(office, hands, "随公文办理的信息", processing_sheet="盘检测处〔2026〕35号")
    office.body().begin("review.print", one.id)
    hands.rest()
    choices = office.body().strips.strip.fields["form"].spec.choices
    assert [offer.value[0] for offer in choices] == ["review_record"]
