"""清除 through the window (D17): two persons, the words gone from the file, the book still proved."""

from __future__ import annotations

from typing import Any

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.audit.acts import DESK, Excised
from desktop.bootstrap.demo import cast
from desktop.operations.codebook import whole_codebook
from desktop.operations.desk.kept_words import word_paths
from desktop.plain.facts import EXCISED
from desktop.profiles.in_force import RulesAdopted
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.projection.grams import pairs
from desktop.windows.pages import cards, incoming, settings
from desktop.windows.pages.settings.word_names import WORD_NAMES
from tests.vault.raw_pages import dump, plain_pages

PAGES = (incoming, settings)
SECRET = "龘靐计划部署纲要㛃之一"


def traces(office: RealOffice, words: str = SECRET) -> set[str]:
    """Which parts of the words are still to be found in rows, pages and log."""
    path, key = office.session.path, office.session.opened.data_key
    found = set()
    for where, data in (("rows", dump(path, key)), ("pages", plain_pages(path, key))):
        parts = {words[n : n + 3] for n in range(len(words) - 2)} | set(pairs("龘靐计"))
        found |= {f"{where}: {part}" for part in parts if part.encode() in data}
    return found


def enter_secret(office: RealOffice) -> str:
    """A title above this machine's level, typed by mistake; half a form beside it."""
    document = office.desk.ask(lambda books: books.documents()).rows[0]
    office.shell.go("receipt")
    office.settle()
    office.body().acting.begin("document.correct", document.id)
    office.settle()
    strip = office.body().strips.strip
    strip.fields["title"].put(SECRET)
    for name, field in strip.fields.items():
        if name.startswith("reason"):
            field.put("标题录错")
    strip.save()
    office.settle()
    office.desk.save("receipt.new", f'{{"texts": {{"title": "关于{SECRET}"}}}}')
    return str(document.id)


def document_card(office: RealOffice, document: str) -> Any:
    words = office.desk.words
    return office.desk.ask(lambda books: cards.document_card(books, words, document, office.desk.now()))


def fill(hands: Hands, office: RealOffice, password: str) -> None:
    """Tick the title, then reason, paper, the second person and his password."""
    panel = office.body().excision
    wanted = next(n for n in range(panel.list.count()) if SECRET in panel.list.item(n).text())
    panel.list.setCurrentRow(wanted)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    hands.enter("高于本机密级")
    hands.enter("保密登记表003")
    hands.digit(1)
    hands.enter()
    hands.type(password)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    office.settle()


def open_from_card(office: RealOffice, document: str) -> None:
    office.shell.go("receipt")
    office.body().show_thing(document)
    office.settle()
    office.body()._run("excise")
    office.settle()
    assert office.shell.current == "settings"
    assert office.body().stack.currentWidget() is office.body().excision


def test_d17_two_persons_destroy_a_title_from_the_card_and_nothing_of_it_is_left(
    office: RealOffice, hands: Hands
) -> None:
    """D17 whole: chosen, confirmed by the second's own password, gone from pages, log, index and drafts."""
    document = enter_secret(office)
    assert len(traces(office)) > 6  # the control: it finds them while they are there
    open_from_card(office, document)
    fill(hands, office, cast.PASSWORD)
    assert traces(office) == set()
    shown = office.desk.ask(lambda books: books.document(document))
    assert shown.title == EXCISED
    assert office.desk.load("receipt.new") is None
    rows = office.desk.ask(lambda books: books.stream(DESK))
    fact = rows[-1].fact
    assert isinstance(fact, Excised)
    assert (rows[-1].recorded_by, fact.second_person) == ("DEMO-officer", "DEMO-second")
    assert (fact.reason, fact.paper) == ("高于本机密级", "保密登记表003")
    checker = open_checker(office.session.path, office.session.opened.data_key)
    report = verify(checker, whole_codebook())
    checker.close()
    assert (report.findings, report.excised) == ((), 1)
    told = document_card(office, document)
    assert any("一处内容已清除，由 沈静、周𫖯" in moment.note for moment in told.life)
    log = [(entry.kind, entry.slot) for entry in office.session.opened.log.read().entries[-2:]]
    second = office.session.opened.key_file.slot_of("DEMO-second")
    assert second is not None
    assert log == [("try", second.id), ("good", second.id)]


def test_d17_every_page_is_made_anew_so_that_no_field_keeps_the_words(
    office: RealOffice, hands: Hands
) -> None:
    """D17: a form half-filled with the words would be kept again at the next lock."""
    document = enter_secret(office)
    office.shell.go("receipt")
    office.body().open_new()
    office.settle()
    office.body().strips.strip.fields["title"].put(SECRET)
    office.body().strips.strip._changed()
    before = office.shell.body("receipt")
    open_from_card(office, document)
    fill(hands, office, cast.PASSWORD)
    assert office.shell.body("receipt") is not before
    office.shell.keep_drafts()
    office.settle()
    assert traces(office) == set()


def test_d17_b8_2_a_wrong_second_password_counts_at_the_door_and_closes_the_slot(
    office: RealOffice, hands: Hands
) -> None:
    """D17: his own lockout, in the login log; nothing is destroyed; another operator opens the slot again."""
    document = enter_secret(office)
    open_from_card(office, document)
    panel = office.body().excision
    fill(hands, office, "falsch#1Aa")
    assert "还可再试 4 次" in panel.strip.fields["password"].refusal.sentence
    assert panel.strip.fields["password"].text == ""
    for _turn in range(4):
        panel.strip.fields["password"].put("falsch#1Aa")
        panel.strip.save()
        office.settle()
    assert "停用到" in panel.strip.fields["password"].refusal.sentence
    panel.strip.fields["password"].put(cast.PASSWORD)
    panel.strip.save()
    office.settle()
    assert traces(office)  # not even the right one opens it now
    office.body().show_thing("slot/DEMO-second")
    office.settle()
    assert office.body().middle.card.facts.verbs[0].id == "operator.open"
    office.body().begin("operator.open", "slot/DEMO-second")
    office.settle()
    released = [r.fact.KIND for r in office.desk.ask(lambda books: books.stream(DESK))][-1]
    assert released == "desk.slot_released"
    assert office.desk.keys.slots()[1].wait == 0
    open_from_card(office, document)
    fill(hands, office, cast.PASSWORD)
    assert traces(office) == set()


def test_d17_without_words_chosen_nothing_happens_and_one_is_told(office: RealOffice, hands: Hands) -> None:
    """D17 by the settings: a register number leads to the words."""
    document = enter_secret(office)
    number = office.desk.ask(lambda books: books.document(document)).register_number
    office.shell.go("settings")
    office.body().begin("words.excise", "")
    office.settle()
    hands.enter(number)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    office.settle()
    panel = office.body().excision
    assert office.body().stack.currentWidget() is panel
    for name, text in (("reason", "误录"), ("paper", "登记表"), ("password", cast.PASSWORD)):
        panel.strip.fields[name].put(text)
    panel.strip.fields["second_person"].put("周𫖯")
    panel.strip.save()
    office.settle()
    assert "勾选" in panel.said.text()
    assert traces(office)


def test_d17_every_kind_of_words_in_the_book_has_its_name() -> None:
    """D17: whatever may have to be destroyed can be chosen by name."""
    kinds = whole_codebook().kinds.values()
    paths = {path for kind in kinds if kind is not RulesAdopted for path in word_paths(kind)}
    assert paths | {"late"} == set(WORD_NAMES)
