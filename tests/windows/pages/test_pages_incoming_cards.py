"""Cards, the register's list and what follows a registration, on a real book."""

from __future__ import annotations

from typing import Any

from incoming_hands import Hands
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import incoming
from desktop.windows.pages.cards import copy_card, document_card

PAGES = (incoming,)


def document(office: RealOffice, typed: str) -> Any:
    return office.desk.ask(lambda b: b.documents("all", typed)).rows[0]


def card(office: RealOffice, thing: str) -> Any:
    return office.desk.ask(lambda b: document_card(b, office.desk.words, thing, office.desk.now()))


def verbs(facts: Any) -> set[str]:
    return {v.id for v in facts.verbs}


def test_the_card_tells_where_every_copy_is_and_what_is_missing(office: RealOffice) -> None:
    row = document(office, "市委常委会会议纪要（第3期）")
    facts = card(office, row.id)
    assert (facts.number, facts.level, facts.period) == (row.register_number, "secret", "5年")
    assert sum("2号密码文件柜" in line.text for line in facts.now) >= 1
    disc = card(office, document(office, "标准物质").id)
    assert ("页数", "待补") in [(line.label, line.text) for line in disc.more]
    assert "document.complete" in verbs(disc)


def test_only_what_the_book_would_do_is_offered(office: RealOffice) -> None:
    voided = card(office, document(office, "误登记的普通通知").id)
    assert verbs(voided) == {"document.print", "document.excise"}
    out = document(office, "省委督查室转办件")
    facts = card(office, out.id)
    assert "document.void" not in verbs(facts)  # a copy is out
    copy = office.desk.ask(lambda b: b.copies_of(out.id))[0]
    one = office.desk.ask(lambda b: copy_card(b, office.desk.words, copy.id, office.desk.now()))
    assert "copy.take_back" not in verbs(one)  # it is out by its slip: the folder comes back, not the copy
    assert one.now[0].text.startswith("高建国")


def test_a_correction_keeps_the_old_value_in_sight(hands: Hands, office: RealOffice) -> None:
    row = document(office, "干部考察方案")
    body = office.body()
    body._verb("document.correct", row.id)
    hands.rest()
    assert hands.field == "reason"
    strip = body.strips.strip
    strip.fields["reason"].put("标题录错")
    strip.fields["title"].put("干部考察工作方案")
    strip.save()
    hands.rest()
    facts = card(office, row.id)
    assert facts.title == "干部考察工作方案"
    assert any("原标题“干部考察方案”" in entry.note for entry in facts.life)
    known = document(office, "干部考察工作方案")
    assert (known.register_number, known.document_number) == (row.register_number, row.document_number)
    assert body.strips.strip is None
    assert body.documents.list.hasFocus()


def test_completing_in_place_keeps_what_was_known(hands: Hands, office: RealOffice) -> None:
    row = document(office, "标准物质")
    body = office.body()
    body._verb("document.complete", row.id)
    hands.rest()
    strip = body.strips.strip
    assert strip.fields["document_number"].text == row.document_number
    strip.fields["pages"].put("12")
    strip.save()
    hands.rest()
    line = office.desk.ask(lambda b: b.register_line(row.id))
    assert (line.pages, line.carrier, line.document_number) == (12, "disc", row.document_number)
    assert document(office, "标准物质").pending == 0


def test_voiding_needs_a_reason_and_strikes_the_line(hands: Hands, office: RealOffice) -> None:
    row = document(office, "传染病疫情")
    body = office.body()
    body._verb("document.void", row.id)
    hands.rest()
    hands.enter()
    assert body.strips.strip is not None  # no reason, no act
    hands.enter("重复登记")
    hands.rest()
    assert document(office, "传染病疫情").voided
    shown = next(
        r
        for r in (body.documents.model.row_at(n) for n in range(body.documents.model.rowCount()))
        if r.id == row.id
    )
    assert shown.tone == "waiting"
    assert shown.cells["marks"].text == "作废"


def test_edge_10_eyes_only_is_completed_in_the_same_line(hands: Hands, office: RealOffice) -> None:
    rows = office.desk.ask(lambda b: b.documents(limit=100)).rows
    row = next(r for r in rows if r.eyes_only)
    body = office.body()
    body._verb("document.handed_over", row.id)
    hands.rest()
    strip = body.strips.strip
    strip.fields["title"].put("关于𠮷林同志的函")
    strip.fields["pages"].put("2")
    strip.save()
    hands.rest()
    after = document(office, "关于𠮷林同志的函")
    assert after.id == row.id
    assert after.register_number == row.register_number
    assert not after.eyes_only


def test_a_discrepancy_is_asked_about_by_letter_and_settled(hands: Hands, office: RealOffice) -> None:
    row = office.desk.ask(lambda b: b.documents("discrepancy")).rows[0]
    body = office.body()
    body._verb("document.query", row.id)
    hands.rest()
    hands.rest()
    assert ("preview", "f24_query", row.id) in office.desk.sheets.asked
    body._back_from_preview()
    body._verb("document.settle", row.id)
    hands.rest()
    hands.enter("来电更正清单为1份")
    hands.rest()
    assert not office.desk.ask(lambda b: b.documents("discrepancy")).rows


def test_a_recalled_document_is_not_destroyed_here_but_may_end_by_another_proof(
    hands: Hands, office: RealOffice
) -> None:
    row = document(office, "涉密人员备案名册")
    body = office.body()
    body._verb("document.recall", row.id)
    hands.rest()
    hands.enter("+10")
    hands.enter("盘保〔2026〕收回1号")
    hands.rest()
    assert all(c.recalled for c in office.desk.ask(lambda b: b.copies_of(row.id)))
    body._verb("document.end", row.id)
    hands.rest()
    hands.digit(1)
    hands.enter("销毁〔2026〕01号清单第3行")
    hands.rest()
    assert "清退" in body.strips.strip.fields["how"].refusal.sentence  # edge case 18
    assert hands.field == "how"
    hands.digit(2)
    hands.enter()
    hands.rest()
    assert [(c.place_kind, c.place) for c in office.desk.ask(lambda b: b.copies_of(row.id))] == [
        ("ended", "archived")
    ]
    assert body.strips.strip is None


def test_enter_opens_the_copies_and_a_copy_has_its_own_card(hands: Hands, office: RealOffice) -> None:
    body = office.body()
    row = document(office, "涉外检测活动管控名单")
    body.documents.seek(row.id)
    body.documents.reread()
    hands.rest()
    body.documents.list.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    assert body.stack.currentWidget() is body.copies
    assert body.copies.model.rowCount() == 3
    first = body.copies.card.facts
    hands.key(Qt.Key.Key_Down)
    hands.rest()
    assert body.copies.card.facts.id != first.id
    hands.key(Qt.Key.Key_Escape)
    assert body.stack.currentWidget() is body.documents
    assert body.documents.list.hasFocus()


def test_a_copy_goes_missing_and_turns_up(hands: Hands, office: RealOffice) -> None:
    row = document(office, "涉外检测活动管控名单")
    copy = office.desk.ask(lambda b: b.copies_of(row.id))[0]
    body = office.body()
    body._verb("copy.missing", copy.id)
    hands.rest()
    hands.enter("清点时未见")
    hands.rest()
    missed = office.desk.ask(lambda b: copy_card(b, office.desk.words, copy.id, office.desk.now()))
    assert {"copy.found", "copy.correct", "copy.end", "copy.print"} == verbs(missed)
    body._verb("copy.found", copy.id)
    hands.rest()
    hands.enter()
    hands.enter("夹在另一份里")
    hands.rest()
    assert not office.desk.ask(lambda b: b.copy(copy.id)).missing


def test_f3_searches_numbers_titles_and_bodies_as_one_types(hands: Hands, office: RealOffice) -> None:
    body = office.body()
    for typed, wanted in (("㙓家堡", "㙓家堡地块检测情况专报"), ("盘军密", "国防动员潜力调查数据")):
        hands.key(Qt.Key.Key_F3)
        hands.type(typed)
        hands.key(Qt.Key.Key_Return)
        hands.rest()
        rows = [body.documents.model.row_at(n) for n in range(body.documents.model.rowCount())]
        assert wanted in [r.cells["title"] for r in rows]
    hands.key(Qt.Key.Key_F3)
    hands.type("盘锦军分区")
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    rows = [body.documents.model.row_at(n) for n in range(body.documents.model.rowCount())]
    assert {r.cells["body"] for r in rows} == {"盘锦军分区"}


def test_every_view_and_every_order_can_be_listed(hands: Hands, office: RealOffice) -> None:
    body = office.body()
    for view in ("top_secret", "secret", "work_secret", "internal", "out", "pending", "must_return", "all"):
        body.documents.views.choose(view)
        hands.rest()
        counted = len(office.desk.ask(lambda b, v=view: b.documents(v, limit=500)).rows)
        assert body.documents.model.rowCount() == counted
    for column in body.documents.model.columns:
        if column.sortable:
            place = body.documents.model.columns.index(column)
            body.documents.model.sort(place, Qt.SortOrder.AscendingOrder)
            hands.rest()
            assert body.documents.model.rowCount()


def test_f7_offers_sheets_by_digit_and_shows_the_page_of_the_register(
    hands: Hands, office: RealOffice
) -> None:
    body = office.body()
    body.documents.list.setFocus()
    hands.key(Qt.Key.Key_F7)
    hands.rest()
    hands.digit(1)
    hands.rest()
    hands.rest()
    form, wanted = office.desk.sheets.asked[-1][1:]
    assert (form, wanted.register, wanted.year) == ("f01_register", "secret", 2026)
    hands.key(Qt.Key.Key_Escape)
    hands.rest()
    assert body.stack.currentWidget() is body.documents
    assert hands.presses == len(("F7", "1", "Esc"))
