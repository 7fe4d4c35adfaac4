"""设置 by its headings on a real book: each line has its card, each change its entry, passwords by their rule (B8.2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from real_desk import RealOffice

from desktop.bootstrap.demo import cast
from desktop.custody.standing import LABELS
from desktop.operations.standing.carriers import labelled_carriers
from desktop.vault.login_entry import TRY
from desktop.windows.pages import settings
from desktop.windows.pages.settings.plan import SECTIONS


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, settings.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def lines(office: RealOffice, section: str) -> list[Any]:
    """The lines under a heading."""
    office.body().headings.choose(section)
    office.settle()
    model = office.body().middle.model
    return [model.row_at(n) for n in range(model.rowCount())]


def test_every_heading_has_lines_and_every_line_its_card(office: RealOffice) -> None:
    for section in SECTIONS:
        rows = lines(office, section.id)
        assert rows or section.id == "excised"
        for row in rows:
            facts = office.body()._card(row.id)
            assert facts is not None, row.id
            assert facts.id == row.id
            assert facts.title, row.id


def test_words_typed_are_looked_for_under_all_headings(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F3)
    hands.type("打印机")
    QTest.qWait(200)
    hands.rest()
    model = office.body().middle.model
    found = [model.row_at(n).id for n in range(model.rowCount())]
    assert "print/printer" in found
    assert not [one for one in found if one.startswith("rule/")]


def test_arrows_choose_the_heading_and_the_line(office: RealOffice, hands: Hands) -> None:
    body = office.body()
    body.headings.setFocus()
    QTest.keyClick(body.headings, Qt.Key.Key_Down)
    hands.rest()
    assert body.headings.current == "machine"
    QTest.keyClick(body.headings, Qt.Key.Key_Right)
    assert body.middle.list.hasFocus()
    QTest.keyClick(body.middle.list, Qt.Key.Key_Left)
    assert body.headings.hasFocus()


def test_a_carrier_s_label_is_turned_on_by_an_entry_of_the_book(office: RealOffice, hands: Hands) -> None:
    """D11: whatever the rules began with, the book says who changed it."""
    profile = office.session.profile
    before = office.desk.ask(lambda books: labelled_carriers(books, profile))
    assert "paper" not in before
    office.body().begin("carrier.turn", "carrier/paper")
    hands.rest()
    now = office.desk.ask(lambda books: labelled_carriers(books, profile))
    assert set(now) == {*before, "paper"}
    office.body().begin("carrier.turn", "carrier/paper")
    hands.rest()
    assert office.desk.ask(lambda books: labelled_carriers(books, profile)) == before
    assert len(office.desk.ask(lambda books: books.stream(LABELS))) == 2


def test_what_belongs_to_the_machine_alone_is_kept_beside_the_book(office: RealOffice, hands: Hands) -> None:
    head = office.desk.ask(lambda books: books.head())
    office.body().begin("machine.start", "print/start")
    hands.rest()
    hands.enter("31")
    strip = office.body().strips.strip
    assert "1 到 30" in strip.fields["label_start"].refusal.sentence
    strip.fields["label_start"].put("7")
    strip.save()
    hands.rest()
    assert office.desk.machine.settings().label_start == 7
    assert office.desk.ask(lambda books: books.head()) == head


def test_b8_2_the_rule_is_shown_while_typing_and_what_is_missing_is_named(
    office: RealOffice, hands: Hands
) -> None:
    body = office.body()
    body.begin("operator.password", "")
    hands.rest()
    panel = body._password
    hands.type(cast.PASSWORD)
    hands.key(Qt.Key.Key_Return)
    hands.type("abc")
    assert [kept for kept, _text in panel.lines()][:3] == [False, False, False]
    panel.save()
    assert "至少 10 个字符" in panel.trouble.text()
    panel.new.setText("Xinmi!2027-qz")
    panel.again.setText("Xinmi!2027-qz")
    assert all(kept for kept, _text in panel.lines())
    panel.again.setFocus()
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    assert body._password is None
    opened = office.session.opened
    assert opened.key_file.unlock(office.session.operator, cast.PASSWORD) is None
    assert opened.key_file.unlock(office.session.operator, "Xinmi!2027-qz") is not None


def test_b8_2_a_wrong_old_password_counts_in_the_login_log(office: RealOffice, hands: Hands) -> None:
    body = office.body()
    body.begin("operator.password", "")
    hands.rest()
    panel = body._password
    panel.old.setText("falsch")
    panel.new.setText("Xinmi!2027-qz")
    panel.again.setText("Xinmi!2027-qz")
    panel.save()
    hands.rest()
    assert "原密码不对" in panel.trouble.text()
    assert panel.old.text() == ""
    entries = office.session.opened.log.read().entries
    assert [entry.kind for entry in entries[-2:]] == [TRY, "bad"]


def test_b8_2_another_operator_opens_a_closed_slot_and_the_book_says_so(
    office: RealOffice, hands: Hands
) -> None:
    """Five failures close it for 15 minutes; a slot that is open, or one's own, is not opened."""
    opened = office.session.opened
    slot = opened.key_file.slot_of("DEMO-second")
    assert slot is not None
    body = office.body()
    body.begin("operator.open", "slot/DEMO-second")
    hands.rest()
    for _turn in range(5):
        opened.log.begin_try(slot.id)
        opened.log.answer(slot.id, False)
    assert 14 * 60 < opened.log.standing(slot.id).wait <= 15 * 60
    shown = lines(office, "operators")
    assert "停用到" in next(row.cells["value"].text for row in shown if row.id == "slot/DEMO-second")
    body.show_thing("slot/DEMO-second")
    hands.rest()
    body._first_verb("slot/DEMO-second")
    hands.rest()
    assert opened.log.standing(slot.id).wait == 0
    told = [r.fact.KIND for r in office.desk.ask(lambda books: books.stream("desk"))]
    assert told.count("desk.slot_released") == 1


def test_a_password_strip_is_never_put_aside(office: RealOffice, hands: Hands) -> None:
    office.body().begin("operator.enrol", "")
    hands.rest()
    office.body().strips.strip.fields["new"].put("Chushi#2026-ab")
    assert office.body().half() is None


def test_a_safe_is_entered_and_one_with_papers_stays(office: RealOffice, hands: Hands) -> None:
    office.body().headings.choose("registers")
    hands.rest()
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("5号柜")
    hands.digit(3)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    safes = office.desk.ask(lambda books: books.safes())
    assert "5号柜" in [safe.name for safe in safes]
    full = office.story.safes["main"]
    office.body().begin("safe.retire", f"safe/{full}")
    hands.rest()
    assert full in [safe.id for safe in office.desk.ask(lambda books: books.safes())]


def test_every_rule_in_force_is_shown_with_its_clause(office: RealOffice) -> None:
    rows = [row for row in lines(office, "rules") if row.id.startswith("rule/")]
    assert len(rows) >= 20
    assert all(row.cells["note"] for row in rows)
    ascii_only = [
        row.id for row in rows if str(row.cells["name"]).isascii() or "_" in str(row.cells["value"])
    ]
    assert not ascii_only


def test_the_rules_in_force_are_called_by_their_name_and_not_by_a_code(office: RealOffice) -> None:
    facts = office.body()._card("adopted/now")
    assert any("盘锦" in row.text for row in facts.now)
    assert not any("panjin" in row.text for row in facts.now)


def test_d14_a_signer_s_password_is_set_changed_and_closed_in_his_presence(
    office: RealOffice, hands: Hands
) -> None:
    """By key; it stands in its own line, is not at the door, and is never put aside or shown."""
    body = office.body()
    body.begin("signer.new", "")
    hands.rest()
    strip = body.strips.strip
    assert strip.fields["new"].line.echoMode() is QLineEdit.EchoMode.Password
    hands.enter("gjg")
    hands.enter("Jian-cha-6")
    assert body.half() is None
    hands.enter("Jian-cha-6")
    hands.rest()
    assert body.strips.strip is None
    (signer,) = (
        one for one in office.desk.confirming.signers() if one.operator == office.story.people["head"]
    )
    shown = {row.id: row for row in lines(office, "operators")}
    assert shown[f"signer/{signer.operator}"].cells["value"] == "可当面确认，不能登录"
    assert f"slot/{signer.operator}" not in shown
    facts = body._card(f"signer/{signer.operator}")
    assert [verb.id for verb in facts.verbs] == ["signer.renew", "signer.remove"]
    body.begin("signer.renew", f"signer/{signer.operator}")
    hands.rest()
    hands.put(old="Falsch-88!", new="Xin-kou-ling", again="Xin-kou-ling")
    hands.save()
    assert "密码不对" in body.strips.strip.fields["old"].refusal.sentence
    hands.put(old="Jian-cha-6")
    hands.save()
    assert body.strips.strip is None
    assert office.session.opened.key_file.fits(signer.operator, "Xin-kou-ling")
    body.begin("signer.remove", f"signer/{signer.operator}")
    hands.rest()
    assert signer.operator not in [one.operator for one in office.desk.confirming.signers()]
