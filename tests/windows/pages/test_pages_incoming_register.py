"""新登记 driven by keys on a real book: D4, D16, duplicates, the number for the stamp, drafts and F8."""

from __future__ import annotations

from incoming_hands import Hands, Mark, newest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.windows.pages import incoming

PAGES = (incoming,)
CITY = "中共盘锦市委办公室"


def first_letter(hands: Hands) -> None:
    """F4, body by initials, level by digit, title, number, copies."""
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("zgp")
    hands.digit(2)
    hands.enter("市委常委会会议纪要（第4期）")
    hands.enter("盘委纪〔2026〕4号")
    hands.enter("17-20")
    hands.rest()


def test_d4_the_fields_in_sight_are_enough_and_the_number_stays_large(
    hands: Hands, office: RealOffice
) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    assert hands.field == "issuing_body"
    hands.enter("zgp")
    assert hands.field == "level"
    hands.digit(2)
    assert hands.field == "title"
    hands.rest()
    strip = office.body().registering.strip
    assert strip.forecast.text() == "预计 密收〔2026〕029号"
    hands.enter("㙓家堡𠮷祥路地块的情况")
    hands.enter()  # no document number
    hands.enter("000023，000025，000101-000103")
    hands.rest()
    row = newest(office)
    assert (row.register_number, row.copies, row.body_name, row.level) == (
        "密收〔2026〕029号", 5, CITY, "secret",
    )  # fmt: skip
    assert strip.given.text() == "密收〔2026〕029号"
    assert strip.given.isVisible()
    assert strip.given.font().pointSizeF() >= 24
    assert strip.forecast.text() == "预计 密收〔2026〕030号"
    assert hands.field == "title"  # the strip stays open for the next of the stack


def test_d4_a_second_document_of_the_same_body_is_title_tail_copies_enter(
    hands: Hands, office: RealOffice
) -> None:
    first_letter(hands)
    before = hands.presses
    hands.enter("会议纪要（第5期）")
    hands.enter("5")
    hands.enter("21")
    hands.rest()
    row = newest(office)
    assert (row.document_number, row.title, row.body_name) == ("盘委纪〔2026〕5号", "会议纪要（第5期）", CITY)
    assert [c.number for c in office.desk.ask(lambda b: b.copies_of(row.id))] == ["21"]
    assert hands.presses - before == len("会议纪要（第5期）") + len("5") + len("21") + 3


def test_the_tail_of_a_number_follows_the_last_one_in_the_book(hands: Hands, office: RealOffice) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("zgp")
    hands.digit(2)
    hands.rest()
    hands.enter("关于某事的通知")
    hands.type("99")
    field = office.body().registering.strip.fields["document_number"]
    assert field.answer().value.endswith("〔2026〕99号")


def test_a_body_that_is_not_known_is_entered_in_the_same_go(hands: Hands, office: RealOffice) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("辽河口国家公园管理局")
    hands.digit(3)
    hands.enter("湿地巡护情况")
    hands.enter()
    hands.enter("3份")
    hands.rest()
    row = newest(office)
    assert (row.body_name, row.copies) == ("辽河口国家公园管理局", 3)
    hands.rest()
    hands.enter("第二件")
    hands.enter()
    hands.enter("无")
    hands.rest()
    assert newest(office).body == row.body
    names = [b.name for b in office.desk.ask(lambda b: b.bodies(limit=500))]
    assert names.count("辽河口国家公园管理局") == 1


def test_part_of_a_known_name_does_not_make_a_new_body(hands: Hands, office: RealOffice) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("盘锦市人民")
    assert hands.field == "issuing_body"
    assert "盘锦市人民" in office.body().strips.strip.fields["issuing_body"].refusal.sentence


def test_d16_a_level_above_the_machine_leaves_no_word_and_leads_to_the_reference(
    hands: Hands, office: RealOffice
) -> None:
    """D16: none of its words in the form, in a draft or in the book; the references are listed and counted."""
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    strip = office.body().registering.strip
    strip.fields["title"].put("不该录入的标题")
    strip.fields["title"].changed.emit()
    strip.fields["issuing_body"].focus()
    hands.enter("zgp")
    hands.digit(1)
    hands.rest()
    assert hands.field == "level"
    assert "机密" in strip.fields["level"].refusal.sentence
    assert strip.form().get("texts", {}) == {"level": "绝密"}
    assert office.desk.load("receipt/new") is None
    strip.to_reference.click()
    for typed in ("绝密专册2026", "3", "12", "2"):
        hands.enter(typed)
    hands.rest()
    noted = [
        e.recorded.fact
        for e in office.desk.ask(lambda b: b.log(limit=5))
        if e.recorded.fact.KIND == "document.above_machine_noted"
    ]
    assert [(f.volume, f.page, f.line, f.copies) for f in noted] == [("绝密专册2026", 3, 12, 2)]
    assert office.body().strips.strip is None
    office.body().show_references()
    hands.rest()
    shown = office.body().references
    rows = [shown.model.row_at(n).cells for n in range(shown.model.rowCount())]
    mine = [row for row in rows if row["volume"] == "绝密专册2026"]
    assert [(row["page"], row["line"], row["copies"]) for row in mine] == [("3", "12", "2")]
    copies = sum(int(row["copies"]) for row in rows)
    assert f"{len(rows)} 件，{copies} 份" in shown.heading.text()
    hands.key(Qt.Key.Key_Escape)
    assert office.body().in_front is office.body().documents


def test_duplicates_are_shown_while_typing_and_a_live_copy_is_refused(
    hands: Hands, office: RealOffice
) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("zgp")
    hands.digit(2)
    hands.enter("市委常委会会议纪要（第3期）")
    hands.type("盘委纪〔2026〕3号")
    strip = office.body().registering.strip
    strip.look_alike()
    hands.rest()
    assert "同文号已登记：密收〔2026〕002号" in strip.alike.text()
    hands.enter()
    before = newest(office).id
    hands.enter("17")
    hands.rest()
    assert newest(office).id == before
    assert hands.field == "copies"
    assert "17" in strip.fields["copies"].refusal.sentence
    strip.fields["copies"].put("")
    hands.enter("26")
    hands.rest()
    hands.enter("同一文号的增印本")  # the amber line asks for its reason
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert newest(office).document_number == "盘委纪〔2026〕3号"


def test_late_registration_asks_why_and_is_marked(hands: Hands, office: RealOffice) -> None:
    first_letter(hands)
    strip = office.body().registering.strip
    strip.fields["received_on"].put("-9")
    hands.enter("补登一件")
    hands.enter()
    hands.enter("88")
    hands.rest()
    assert strip.fields["received_on"].refusal.asks_reason
    hands.type("业务科会后未及时交来")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    row = newest(office)
    assert row.title == "补登一件"
    assert row.late


def test_ctrl_d_puts_the_last_one_back_but_not_its_copies(hands: Hands, office: RealOffice) -> None:
    first_letter(hands)
    hands.key(Qt.Key.Key_D, Mark.ControlModifier)
    hands.rest()
    strip = office.body().registering.strip
    assert strip.fields["title"].text == "市委常委会会议纪要（第4期）"
    assert strip.fields["copies"].text == ""
    assert hands.field == "title"


def test_ctrl_d_on_the_list_begins_like_the_document_shown(hands: Hands, office: RealOffice) -> None:
    office.body().documents.list.setFocus()
    wanted = office.body().documents.list.current_row()
    hands.key(Qt.Key.Key_D, Mark.ControlModifier)
    hands.rest()
    assert office.body().registering.strip.fields["title"].text == wanted.cells["title"]


def test_f8_puts_aside_and_it_comes_back_as_it_was(hands: Hands, office: RealOffice) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("zgp")
    hands.digit(3)
    hands.type("填到一半")
    hands.key(Qt.Key.Key_F8)
    hands.rest()
    assert office.body().strips.strip is None
    office.shell.resume(1)
    hands.rest()
    strip = office.body().registering.strip
    assert strip.fields["title"].text == "填到一半"
    assert strip.value("level") == "confidential"


def test_a_half_filled_registration_is_kept_while_typing(hands: Hands, office: RealOffice) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("zgp")
    hands.digit(3)
    hands.type("断电之前")
    hands.key(Qt.Key.Key_Escape)
    hands.rest()
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    assert office.body().registering.strip.fields["title"].text == "断电之前"


def test_pressing_save_twice_registers_once(hands: Hands, office: RealOffice) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("zgp")
    hands.digit(3)
    hands.enter("只登一次")
    hands.enter()
    hands.type("5")
    strip = office.body().registering.strip
    strip.save()
    strip.save()
    hands.rest()
    rows = office.desk.ask(lambda b: b.documents("all", "只登一次")).rows
    assert len(rows) == 1


def test_the_page_shows_what_was_booked_and_the_cursor_stays_in_the_strip(
    hands: Hands, office: RealOffice
) -> None:
    first_letter(hands)
    QTest.qWait(20)
    row = office.body().documents.list.current_row()
    assert row.cells["title"] == "市委常委会会议纪要（第4期）"
    assert hands.field == "title"
