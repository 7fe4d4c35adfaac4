"""操作日志 on a real book: every event, its filters, verify, a sheet's code (D15)."""

from __future__ import annotations

import threading
import time
from datetime import date
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import QModelIndex, Qt
from real_desk import RealOffice

from desktop.audit.head_code import head_code
from desktop.operations.commands import Done
from desktop.operations.reviewing.regular import NoteDuty, regular_duties
from desktop.operations.views import LogWish
from desktop.plain.progress import Progress, Stopped
from desktop.procedures.duties import DoneBy
from desktop.vault.connections import open_migrator
from desktop.windows.desk_port import Verified
from desktop.windows.pages import circulation, logbook
from desktop.windows.pages.logbook.entries import leads

PAGES = (logbook, circulation)


def rows(office: RealOffice) -> list[Any]:
    model = office.body().middle.model
    return [model.row_at(number) for number in range(model.rowCount())]


def test_the_log_is_newest_first_and_names_no_title(office: RealOffice) -> None:
    found = rows(office)
    sequences = [int(row.cells["sequence"]) for row in found]
    assert sequences == sorted(sequences, reverse=True)
    titles = office.desk.ask(
        lambda books: [d.title for d in books.documents(limit=60).rows if len(d.title) > 6]
    )
    said = " ".join(str(row.cells["text"]) for row in found)
    assert not [title for title in titles if title in said]


def test_the_book_is_verified_from_the_window(office: RealOffice) -> None:
    body = office.body()
    body.verify()
    for _turn in range(400):
        office.settle()
        if body.said.text():
            break
    assert "核验通过" in body.said.text()


def test_d15_a_printed_code_is_checked_by_typing_it(office: RealOffice, hands: Hands) -> None:
    sequence, digest = office.desk.ask(lambda books: books.head())
    body = office.body()
    body.check_paper()
    hands.rest()
    hands.type(str(head_code(sequence, digest)))
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert "相符" in body.said.text()


def test_the_log_is_narrowed_by_person_days_and_kind_by_keys(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("沈静")
    hands.enter("3.3")
    hands.enter("3.4")
    hands.digit(3)
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    model = office.body().middle.model
    while not model.complete:
        model.fetchMore(QModelIndex())
        office.settle()
    wish = LogWish(office.desk.operator, date(2026, 3, 3), date(2026, 3, 4), ("slip",))
    wanted = office.desk.ask(lambda books: books.log(None, 10_000, wish))
    assert wanted
    assert {e.recorded.fact.KIND.partition(".")[0] for e in wanted} == {"slip"}
    assert {e.recorded.recorded_at.date() for e in wanted} <= {date(2026, 3, 3), date(2026, 3, 4)}
    assert [row.id for row in rows(office)] == [str(e.recorded.sequence) for e in wanted]
    assert "传阅" in office.body().narrowed.text()
    office.body().begin("logbook.all", "")
    hands.rest()
    assert office.body().narrowed.isHidden()
    assert len(rows(office)) > len(wanted)


def test_the_log_leads_to_the_thing_by_enter(office: RealOffice, hands: Hands) -> None:
    slip = next(
        e.recorded
        for e in office.desk.ask(lambda books: books.log(None, 400))
        if e.recorded.stream.startswith("slip/")
    )
    office.body().begin("logbook.number", "")
    hands.rest()
    hands.enter(str(slip.sequence))
    hands.rest()
    assert office.body().middle.list.current_row().id == str(slip.sequence)
    hands.enter()
    hands.rest()
    assert office.shell.current == "circulation"


def test_the_whole_code_stands_on_the_card(office: RealOffice) -> None:
    sequence, digest = office.desk.ask(lambda books: books.head())
    card = office.body().middle.card.facts
    assert str(head_code(sequence, digest)) in {line.text for line in card.more}


def test_a_break_is_shown_where_it_is(office: RealOffice) -> None:
    """Somebody with the key wrote over an entry: verify says where, and the log stands there, readable around it."""
    session = office.session
    hand = open_migrator(session.path, session.opened.data_key)
    with hand.begin():
        for (name,) in hand.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            hand.exec_driver_sql(f"DROP TRIGGER {name}")
        hand.exec_driver_sql("UPDATE events SET body = '{}' WHERE sequence = 40")
    hand.close()
    body = office.body()
    body.verify()
    for _turn in range(400):
        office.settle()
        if body.chosen.broken:
            break
    office.settle()
    assert 40 in body.chosen.broken
    assert "第 40 笔" in body.said.text()
    assert body.middle.list.current_row().id == "40"
    shown = {row.id: row for row in rows(office) if row is not None}
    assert shown["40"].cells["mark"].text == "不符"
    assert "读不懂" in shown["40"].cells["text"]
    assert {"41", "39"} <= set(shown)


def test_verification_can_be_stopped(office: RealOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    def verify(_progress: Progress) -> Verified:
        raise Stopped

    monkeypatch.setattr(office.desk, "verify", verify)
    office.body().verify()
    for _turn in range(100):
        office.settle()
        if office.body().said.text():
            break
    assert "已停止" in office.body().said.text()


@pytest.mark.parametrize("go", ["lock", "start_afresh"])
def test_a_lock_stops_the_verification_instead_of_waiting_for_it(
    office: RealOffice, monkeypatch: pytest.MonkeyPatch, go: str
) -> None:
    """It is the work that hears the stop: what never looked at its progress would hold the window for good."""
    heard = []
    begun = threading.Event()

    def verify(progress: Progress) -> Verified:
        begun.set()
        for _step in range(2000):
            time.sleep(0.005)
            try:
                progress.step(1, 2000)
            except Stopped:
                heard.append(True)
                raise
        return Verified(("gone through",))

    monkeypatch.setattr(office.desk, "verify", verify)
    office.body().verify()
    assert begun.wait(5)
    getattr(office.shell, go)()
    assert heard
    office.settle()


def test_a_duty_booked_by_mistake_is_taken_back_from_its_entry(office: RealOffice, hands: Hands) -> None:
    office.clock.at(300, "09:00")  # the end of the year
    profile, calendar = office.desk.profile(), office.desk.calendar()
    today = office.desk.now().date()
    owed = office.desk.ask(lambda books: list(regular_duties(books, profile, calendar, today)))
    one = next(found for found in owed if found.duty.done_by is DoneBy.NOTED)
    first = one.window.period_first
    note = NoteDuty(duty=one.duty.id, first=first, person=office.desk.operator, on=today)
    assert isinstance(office.desk.do(note), Done)
    sequence = str(office.desk.ask(lambda books: books.head())[0])
    assert "logbook.duty" in [verb.id for verb in office.body()._card(sequence).verbs]
    office.body().begin("logbook.duty", sequence)
    hands.rest()
    office.body().strips.strip.fields["reason"].put("登错了期")
    office.body().strips.strip.save()
    hands.rest()
    assert office.body().strips.strip is None
    left = office.desk.ask(lambda books: list(regular_duties(books, profile, calendar, today)))
    assert (one.duty.id, first) in [(found.duty.id, found.window.period_first) for found in left]
    assert "logbook.duty" not in [verb.id for verb in office.body()._card(sequence).verbs]


def test_an_entry_of_a_review_leads_to_its_item(office: RealOffice) -> None:
    item = office.desk.ask(lambda books: books.items("open").rows[0])
    leading = office.desk.ask(
        lambda books: [leads(books, s) for s in (f"item/{item.id}", f"case/{item.case}")]
    )
    assert leading == [("review", item.id), ("review", item.id)]
    sheet = office.desk.ask(lambda books: books.batches("").rows[0])
    assert office.desk.ask(lambda books: leads(books, f"batch_sheet/{sheet.id}")) == (
        "review",
        f"batch:{sheet.id}",
    )
