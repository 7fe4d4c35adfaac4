"""Drafts come in, are checked and judged in the window, by key, on a real book (D19, D21, D22)."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from draft_hands import ID, PHONE, SAVE, bring, child_rests, draft, enter, settled, state, waiting
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.operations.reviewing.allowing import allowed_passages
from desktop.operations.reviewing.word_lists import AdoptKeywords
from desktop.procedures.review.draft_facts import DraftsBrought, Way, import_stream
from desktop.procedures.review.item_facts import Verdict
from desktop.windows.pages import approvals, review
from desktop.windows.pages.review.marked_text import places_of
from desktop.windows.pages.review.matching import matched

PAGES = (review, approvals)


def test_d19_d22_a_draft_from_a_disc_is_read_checked_and_each_hit_judged_by_its_digit(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    text = f"办事指南\n\n机密★10年\n\n联系人身份证号{ID}，电话{PHONE}。\n\n备用电话 {PHONE}。"
    file = draft(tmp_path, "稿.txt", text)
    before = file.read_bytes()
    panel = bring(office, hands, file, thing=one.id)
    assert panel.chosen.files[0].item == one.id  # alone with the item: no question
    enter(office, hands, panel)
    item = state(office, one.id)
    assert item.draft is not None
    assert item.checked is not None
    assert item.draft.text == text.replace("\n\n", "\n")
    assert file.read_bytes() == before  # the program only reads
    entry = office.desk.ask(lambda books: books.stream(import_stream(item.draft.entry)))[0].fact
    assert isinstance(entry, DraftsBrought)
    assert (entry.way, entry.medium, entry.files[0].prints) == (Way.DISC, "光盘 2026-014", item.draft.prints)
    assert [(h.kind, h.weight, h.count) for h in item.checked.hits] == [
        ("classification_mark", "blocking", 1),
        ("id_number", "blocking", 1),
        ("mobile", "to_look_at", 2),
    ]
    # the hits stand beside the text, the first open one in question
    hits = office.body().hits
    assert office.body().stack.currentWidget() is hits
    assert hits.hit.kind == "classification_mark"
    assert len(hits.text.extraSelections()) == 5
    QTest.keyClick(hits, Qt.Key.Key_1)  # 误报 of what blocks asks why
    hands.rest()
    hits.strip.fields["reason"].focus()
    hands.type("引用的是已解密文件的旧标志")
    hands.key(*SAVE)
    hands.rest()
    assert hits.hit.kind == "id_number"
    QTest.keyClick(hits, Qt.Key.Key_2)
    hands.rest()
    assert hits.hit.kind == "mobile"
    QTest.keyClick(hits, Qt.Key.Key_4, Mark.ControlModifier)  # a whole kind in one act
    hands.rest()
    item = state(office, one.id)
    assert item.open_hits == ()
    assert item.judged["mobile", ""].verdict is Verdict.ACCEPTED
    assert item.judged["id_number", ID].verdict is Verdict.REMOVED


def test_d19_what_is_entered_while_files_are_read_is_booked_when_they_are(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    """Nobody waits beside the progress to press the key once more."""
    one = waiting(office)
    office.body().begin("item.bring", one.id)
    hands.rest()
    panel = office.body().bringing
    panel.place.setText(str(draft(tmp_path, "稿.txt", "办事指南，周一至周五办理。")))
    QTest.keyClick(panel.place, Qt.Key.Key_Return)
    assert panel.reading
    enter(office, hands, panel)
    assert state(office, one.id).draft is None
    assert "读完就登记" in panel.said.text()
    settled(office, panel)
    taken = state(office, one.id).draft
    assert taken is not None
    assert taken.text == "办事指南，周一至周五办理。"


def test_d22_what_was_judged_before_is_proposed_and_taken_by_enter_and_may_be_allowed(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    text = f"报名请带身份证。\n\n样例证号{ID}仅作填写示例。"
    enter(office, hands, bring(office, hands, draft(tmp_path, "稿.txt", text), thing=one.id))
    hits = office.body().hits
    QTest.keyClick(hits, Qt.Key.Key_1)
    hands.rest()
    hits.strip.fields["reason"].focus()
    hands.type("填写示例")
    hands.key(*SAVE)
    hands.rest()
    other = waiting(office)
    assert other.id != one.id
    later = draft(tmp_path, "又一稿.txt", text)
    enter(office, hands, bring(office, hands, later, thing=other.id))
    assert "填写示例" in hits.before.text()
    QTest.keyClick(hits, Qt.Key.Key_Return)
    hands.rest()
    judged = state(office, other.id).judged["id_number", ID]
    assert (judged.verdict, judged.reason) == (Verdict.FALSE_ALARM, "填写示例")
    # an allow entry: with its context, why; the next check says nothing
    QTest.keyClick(hits, Qt.Key.Key_A)
    hands.rest()
    hits.strip.fields["reason"].focus()
    hands.type("填写示例，年年用")
    hands.key(*SAVE)
    hands.rest()
    allowed = office.desk.ask(allowed_passages)
    assert (allowed[-1].fact.kind, allowed[-1].fact.words) == ("id_number", ID)
    QTest.keyClick(hits, Qt.Key.Key_R)  # the kept text by the lists of today: nothing is left
    child_rests(office)
    assert state(office, other.id).checked.hits == ()
    panel = bring(office, hands, later, thing=other.id)
    assert panel.chosen.files[0].read.draft.hits == ()


def test_d21_a2_4a_the_register_is_compared_inside_and_keywords_are_hints(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    office.desk.do(AdoptKeywords(name="专项词表", text="岁末结余\n"))
    row = next(d for d in office.desk.ask(lambda books: books.documents()).rows if len(d.title) > 12)
    one = waiting(office)
    text = f"我中心认真学习{row.title}，并编制岁末结余。"
    panel = bring(office, hands, draft(tmp_path, "稿.txt", text), thing=one.id)
    kinds = {hit.kind: hit.weight for hit in panel.chosen.files[0].read.draft.hits}
    assert kinds["register_title"] == "blocking"
    assert kinds["keyword"] == "hint"
    enter(office, hands, panel)
    shown = [office.body().hits.list.item(n).text() for n in range(office.body().hits.list.count())]
    assert not any(row.title in line or row.register_number in line for line in shown)


def test_d21_the_full_list_of_hits_is_offered_last_and_only_where_there_are_hits(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    enter(office, hands, bring(office, hands, draft(tmp_path, "稿.txt", f"证号{ID}"), thing=one.id))
    office.body().back()
    office.body().begin("review.print", one.id)
    hands.rest()
    field = office.body().strips.strip.fields["form"]
    assert [offer.value[0] for offer in field.spec.choices] == ["f30_review", "review_record", "hits_list"]
    field.focus()
    hands.digit(3)
    hands.key(*SAVE)
    hands.rest()
    assert office.desk.sheets.asked[-1][1] == "hits_list"
    pane = office.body().preview.pane
    QTest.keyClick(pane, Qt.Key.Key_Return)
    hands.rest()
    assert office.desk.sheets.asked[-1][0] == "preview"  # nothing is printed without a word why
    pane.reason.setText("交分管领导审定")
    QTest.keyClick(pane, Qt.Key.Key_Return)
    hands.rest()
    assert office.desk.sheets.asked[-1][:2] == ("print", "hits_list")
    assert office.desk.sheets.reasons == ["交分管领导审定"]


def test_d22_c7_5_lists_change_the_queue_says_what_was_checked_before_and_one_key_checks_it_again(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    first, text = waiting(office), f"编制岁末结余的通知。\n\n联系人身份证号{ID}。"
    enter(office, hands, bring(office, hands, draft(tmp_path, "稿.txt", text), thing=first.id))
    QTest.keyClick(office.body().hits, Qt.Key.Key_2)
    hands.rest()
    second = waiting(office)
    enter(office, hands, bring(office, hands, draft(tmp_path, "另一稿.txt", "岁末结余"), thing=second.id))
    QTest.keyClick(office.body().hits, Qt.Key.Key_Escape)
    hands.rest()
    assert stages(office, "须重新机检") == 0
    office.desk.do(AdoptKeywords(name="专项词表", text="岁末结余\n"))
    office.body().middle.reread()
    hands.rest()
    assert stages(office, "须重新机检") == 2
    office.body().middle.bring(first.id)
    hands.rest()
    verbs = office.body().middle.card.facts.verbs
    assert (verbs[0].id, verbs[0].primary) == ("item.recheck", True)
    head = office.body().middle.card.facts.now
    assert [line.tone for line in head if line.label == "机检"] == ["overdue"]  # why, before the eyes
    (tmp_path / "稿.txt").unlink()  # no file is needed
    office.body().begin("review.recheck", "")
    child_rests(office)
    assert stages(office, "须重新机检") == 0
    item = state(office, first.id)
    assert [hit.kind for hit in item.checked.hits] == ["keyword", "id_number"]
    assert item.judged["id_number", ID].verdict is Verdict.REMOVED  # carried over
    assert [hit.kind for hit in state(office, second.id).checked.hits] == ["keyword"]
    said: list[str] = []
    office.counter.said.connect(lambda sentence, _tone: said.append(sentence))
    office.body().begin("review.recheck", "")
    child_rests(office)
    assert "不用重新机检" in said[-1]


def test_d22_what_nobody_sees_in_the_draft_is_checked_again_too(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    """Headers, properties, comments are no part of the text that is kept, and are kept beside it for this."""
    one, made = waiting(office), Document()
    made.add_paragraph("免费检定公告。")
    made.core_properties.title = "岁末结余专报"
    made.save(str(tmp_path / "稿.docx"))
    enter(office, hands, bring(office, hands, tmp_path / "稿.docx", thing=one.id))
    item = state(office, one.id)
    assert item.checked.hits == ()
    assert "岁末结余" not in item.draft.text
    assert "岁末结余专报" in item.draft.unseen
    office.desk.do(AdoptKeywords(name="专项词表", text="岁末结余\n"))
    office.body().begin("review.recheck", "")
    child_rests(office)
    (hit,) = state(office, one.id).checked.hits
    assert (hit.kind, hit.passage) == ("keyword", "岁末结余")
    assert "属性" in hit.where


def test_d20_d22_a_sheet_read_line_by_line_is_checked_again_by_one_key(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    disc = tmp_path / "disc"
    disc.mkdir()
    draft(disc, "计量器具免费检定公告.txt", "集贸市场、社区医院、加油站，含岁末结余。")
    panel = bring(office, hands, disc, verb="batch.bring", thing="batch:" + sheet.id)
    enter(office, hands, panel)
    reading = office.body().reading
    place = next(n for n, one in enumerate(reading.subject.lines) if one.item.item.draft)
    reading.list.setCurrentRow(place)
    hands.rest()
    assert not reading.again.isVisible()
    office.desk.do(AdoptKeywords(name="专项词表", text="岁末结余\n"))
    reading.reread()
    hands.rest()
    assert "请按 R" in reading.hits.text()
    assert "！" in reading.list.item(place).text()
    assert not reading._clean.isEnabled()
    QTest.keyClick(reading, Qt.Key.Key_Return)
    hands.rest()
    assert "先按“重新机检”" in reading.said.text()
    QTest.keyClick(reading, Qt.Key.Key_R)
    child_rests(office)
    hands.rest()
    assert "请按 R" not in reading.hits.text()
    assert [hit.kind for hit in reading.line.item.item.checked.hits] == ["keyword"]


def stages(office: RealOffice, word: str) -> int:
    model = office.body().middle.model
    cells = (model.row_at(n).cells["stage"] for n in range(model.rowCount()))
    return sum(getattr(cell, "text", cell) == word for cell in cells)


def test_d19_a_file_without_text_and_a_draft_on_paper_are_full_cases(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    place = tmp_path / "扫描.png"
    place.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    panel = bring(office, hands, place, thing=one.id)
    assert "人工审查" in panel.list.item(0).text()
    enter(office, hands, panel)
    item = state(office, one.id)
    assert item.checked is not None
    assert item.checked.unread == "intake.image"
    assert not item.unchecked
    other = waiting(office)
    panel = bring(office, hands, thing=other.id)
    panel.strip.fields["way"].focus()
    hands.digit(3)
    panel.strip.fields["brought_by"].focus()
    hands.enter("sy")
    hands.key(*SAVE)
    hands.rest()
    assert state(office, other.id).draft is None
    log = office.desk.ask(lambda books: books.log(limit=5))
    assert any(
        isinstance(e.recorded.fact, DraftsBrought) and e.recorded.fact.on_paper == (other.id,) for e in log
    )


def test_d19_one_medium_brings_the_drafts_of_a_sheet_and_asks_by_digit_where_names_do_not_say(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    sheet = office.desk.ask(lambda books: books.batches("open").rows[0])
    disc = tmp_path / "disc"
    disc.mkdir()
    draft(disc, "计量器具免费检定公告.txt", "集贸市场、社区医院、加油站。")
    draft(disc, "新建文本文档.txt", "共十二问。")
    panel = bring(office, hands, disc, verb="batch.bring", thing="batch:" + sheet.id)
    by_name = {one.place.name: one.item for one in panel.chosen.files}
    assert by_name["计量器具免费检定公告.txt"]
    assert not by_name["新建文本文档.txt"]
    panel.list.setFocus()
    wanted = panel.offers[1]
    QTest.keyClick(panel.list, Qt.Key.Key_2)
    enter(office, hands, panel)
    assert state(office, wanted.id).draft is not None
    assert office.body().stack.currentWidget() is office.body().reading


def test_names_mean_an_item_only_where_they_leave_no_doubt() -> None:
    items = [("a", "关于停水的通告", "盘检〔2026〕1号"), ("b", "关于停水的通告(二)", ""), ("c", "年报", "")]
    assert matched(["盘检〔2026〕1号.docx", "年报.docx", "停水.docx"], items) == ["a", "c", ""]
    assert matched(["关于停水的通告.docx"], items) == [""]  # it may be either
    assert matched(["随便.txt"], items[:1]) == ["a"]


def test_a_passage_is_found_over_the_line_ends_that_the_check_closed() -> None:
    assert places_of("机\n密★10 年。机密★10年", "机密★10年") == [(0, 8), (9, 15)]
