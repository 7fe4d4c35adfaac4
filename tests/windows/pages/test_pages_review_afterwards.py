"""After the check: proved secret, compared with a later file, a masked copy, lists of words (D19, D22, D23, D25)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from draft_hands import ID, SAVE, bring, draft, enter, put, settled, state, waiting
from incoming_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.bootstrap.demo import cast
from desktop.operations.codebook import whole_codebook
from desktop.people.initials import initials
from desktop.procedures.case import fold_case
from desktop.procedures.facts import case_stream
from desktop.procedures.review.item_facts import item_stream
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.migrations import m0004_judgements
from desktop.windows.pages import approvals, review, settings
from desktop.windows.pages.review.card import item_card
from desktop.windows.pages.today.matters import Matter, gather

PAGES = (review, approvals, settings)


def verbs(office: RealOffice, item: str) -> list[str]:
    card = office.desk.ask(lambda books: item_card(office.counter, books, item))
    assert card is not None
    return [verb.id for verb in card.verbs]


def secrets(office: RealOffice) -> list[Matter]:
    found = office.desk.ask(lambda books: gather(books, office.desk.now(), office.counter.hours()))
    return [matter for matter in found if matter.kind == "secret"]


def test_d23_a_hit_that_proves_secret_ends_the_case_and_its_words_leave_by_two_persons(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    enter(office, hands, bring(office, hands, draft(tmp_path, "稿.txt", "机密★10年\n部署要点"), thing=one.id))
    QTest.keyClick(office.body().hits, Qt.Key.Key_5)
    hands.rest()
    assert office.body().strips.kind == "item.secret"  # its fields are asked at once
    put(office, hands, computer="业务科 3 号机", people="张三", ways="未外传")
    assert state(office, one.id).words_due
    assert verbs(office, one.id) == ["item.report", "item.excise", "item.mend", "review.print"]
    assert [(m.thing, "前报告" in m.when) for m in secrets(office)] == [(one.id, True)]  # the 24 hours
    office.body().begin("item.report", one.id)
    hands.rest()
    put(office, hands, reference="盘保报〔2026〕1号")
    assert verbs(office, one.id) == ["item.excise", "item.mend", "review.print"]
    assert "清除" in secrets(office)[0].text
    excise(office, hands, one.id)
    office.shell.go("review")
    hands.rest()
    item = state(office, one.id)
    assert not item.words_due
    assert secrets(office) == []
    rows = office.desk.ask(lambda books: books.stream(item_stream(one.id)))
    assert "机密★10年" not in str([row.fact for row in rows])
    assert office.desk.ask(lambda books: books.judged_before("classification_mark", "机密★10年")) is None
    checker = open_checker(office.session.path, office.session.opened.data_key)
    try:
        assert verify(checker, whole_codebook()).findings == ()  # the book holds, and is what a rebuild gives
    finally:
        checker.close()
    # fingerprint, size and place stay
    assert item.draft is not None
    assert item.draft.prints.size > 0
    assert item.secret is not None
    assert item.secret.computer == "业务科 3 号机"


def excise(office: RealOffice, hands: Hands, item: str) -> None:
    """The draft's words leave by the excision of two persons."""
    office.body().begin("item.excise", item)
    hands.rest()
    assert office.shell.current == "settings"
    panel = office.body().excision
    ticked = {one.field for one in panel.chosen()}  # what is the draft's is ticked already
    assert ticked >= {"text", "name", "files.name", "hits.passage", "passage"}
    assert not ticked & {"computer", "people", "ways", "words.title"}
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    hands.enter("涉密稿清除")
    hands.enter("处置单 1 号")
    hands.digit(1)
    hands.enter()
    hands.type(cast.PASSWORD)
    hands.key(*SAVE)
    hands.rest()


def compared(office: RealOffice, hands: Hands, item: str, file: Path) -> Any:
    office.body().begin("item.compare", item)
    hands.rest()
    panel = office.body().comparing
    panel.place.setText(str(file))
    QTest.keyClick(panel.place, Qt.Key.Key_Return)
    settled(office, panel)
    return panel


def finished(office: RealOffice, hands: Hands, item: str) -> None:
    for _stage in range(3):
        office.body().begin("item.act", item)
        hands.rest()
        hands.key(*SAVE)
        hands.rest()
    assert state(office, item).conclusion == "publish"


def reviewer(office: RealOffice, item: str) -> str:
    """The initials of who concluded the round."""
    case = state(office, item).case
    acts = fold_case(case, office.desk.ask(lambda books: books.stream(case_stream(case)))).acts
    person = office.desk.ask(lambda books: books.person(acts[-1].fact.person))
    assert person is not None
    return initials(person.name)[0].lower()


def test_d25_the_same_text_a_wording_and_a_change_of_substance_are_told_apart(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    text = "关于开放日的通告\n三月十五日上午开放，凭预约码参加。\n请提前到场。"
    enter(office, hands, bring(office, hands, draft(tmp_path, "稿.txt", text), thing=one.id))
    office.body().back()
    finished(office, hands, one.id)
    panel = compared(office, hands, one.id, draft(tmp_path, "同.txt", text.replace("\n", "\n\n")))
    assert panel.compared.same
    panel = compared(office, hands, one.id, draft(tmp_path, "标点.txt", text.replace("到场。", "到场！")))
    assert panel.compared.wording
    panel.strip.fields["person"].focus()
    hands.enter("sy")  # who reviewed nothing of it
    hands.key(*SAVE)
    hands.rest()
    assert state(office, one.id).wordings == ()
    panel.strip.fields["person"].focus()
    panel.strip.fields["person"].line.clear()
    hands.enter(reviewer(office, one.id))
    hands.key(*SAVE)
    hands.rest()
    item = state(office, one.id)
    assert [w.text_sm3 for w in item.wordings] == [panel.compared.text_sm3]
    assert item.conclusion == "publish"
    panel = compared(office, hands, one.id, draft(tmp_path, "改期.txt", text.replace("十五", "十六")))
    assert not panel.compared.wording
    assert panel.list.count() == 1
    panel.strip.fields["why"].focus()
    hands.key(*SAVE)  # the reason is proposed: what changed
    hands.rest()
    item = state(office, one.id)
    assert len(item.rounds) == 2
    assert item.under_review


def test_c4_2_d19_a_masked_copy_leaves_only_with_its_line_of_the_output_register(
    office: RealOffice, hands: Hands, tmp_path: Path
) -> None:
    one = waiting(office)
    file = draft(tmp_path, "稿.txt", f"获补人员证号{ID}。")
    enter(office, hands, bring(office, hands, file, thing=one.id))
    assert "item.mask" not in verbs(office, one.id)
    QTest.keyClick(office.body().hits, Qt.Key.Key_3)
    hands.rest()
    office.body().back()
    assert "item.mask" in verbs(office, one.id)
    out = tmp_path / "out"
    out.mkdir()
    office.body().begin("item.mask", one.id)
    hands.rest()
    put(office, hands, place=str(tmp_path / "没有"), reason="网站公开", receiver="信息科", medium="U-03")
    assert office.body().strips.strip is not None  # refused: there is no such folder
    put(office, hands, file=str(draft(tmp_path, "别的.txt", f"别的{ID}")), place=str(out))
    assert office.body().strips.strip is not None  # another file is not what was reviewed
    assert state(office, one.id).outputs == ()
    put(office, hands, file=str(file))
    made = [place.name for place in out.iterdir()]
    assert made == ["稿（遮盖）.txt"]
    text = (out / made[0]).read_text(encoding="utf-8-sig")
    assert ID not in text
    assert text.startswith("获补人员证号█")
    line = state(office, one.id).outputs[-1]
    assert (line.receiver, line.medium, line.reason, line.passages) == ("信息科", "U-03", "网站公开", 1)
    assert line.number.startswith("出〔2026〕")


def test_d19_reading_that_is_stopped_books_nothing(office: RealOffice, hands: Hands, tmp_path: Path) -> None:
    one = waiting(office)
    office.body().begin("item.bring", one.id)
    hands.rest()
    panel = office.body().bringing
    panel.add([draft(tmp_path, "长稿.txt", "免费检定公告。\n" * 50_000)])
    panel.progress.press()
    settled(office, panel)
    assert panel.chosen.files == ()
    assert "已停止" in panel.said.text()
    assert state(office, one.id).draft is None


def test_d22_an_older_file_is_given_its_judgements_as_a_rebuild_would(office: RealOffice) -> None:
    lift = m0004_judgements.STATEMENTS[-1].removeprefix("INSERT INTO judgements ")
    reader = office.session._reader
    with reader.begin():
        lifted = reader.exec_driver_sql(lift).fetchall()
        live = reader.exec_driver_sql("SELECT * FROM judgements").fetchall()
    assert len(live) == 4  # of the demonstration: passages judged by themselves; a whole kind is none
    assert sorted(map(tuple, lifted)) == sorted(map(tuple, live))


def test_c4_2_a_letter_is_masked_in_its_own_form(office: RealOffice, hands: Hands, tmp_path: Path) -> None:
    letter = docx.Document()
    paragraph = letter.add_paragraph("证号")
    for part in (ID[:7], ID[7:]):  # cut by the editor, whole to the eye
        paragraph.add_run(part)
    paragraph.add_run("已补发。")
    file = tmp_path / "通知.docx"
    letter.save(str(file))
    one = waiting(office)
    enter(office, hands, bring(office, hands, file, thing=one.id))
    QTest.keyClick(office.body().hits, Qt.Key.Key_3)
    hands.rest()
    office.body().back()
    office.body().begin("item.mask", one.id)
    hands.rest()
    put(office, hands, file=str(file), place=str(tmp_path), reason="公开", receiver="信息科", medium="U-03")
    made = docx.Document(str(tmp_path / "通知（遮盖）.docx"))
    assert made.paragraphs[0].text == f"证号{'█' * len(ID)}已补发。"


def test_d19_a_lock_gives_up_what_is_being_read(office: RealOffice, hands: Hands, tmp_path: Path) -> None:
    one = waiting(office)
    office.body().begin("item.bring", one.id)
    hands.rest()
    panel = office.body().bringing
    panel.add([draft(tmp_path, f"稿{n}.txt", "免费检定公告。\n" * 50_000) for n in range(3)])
    assert panel.reading
    office.body().stop()
    assert not panel.reading
    assert state(office, one.id).draft is None
