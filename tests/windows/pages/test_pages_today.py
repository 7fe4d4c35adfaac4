"""今日 and 日终清点 driven by keys on a real book: D8, D9, D15."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.operations.daily.chase import ChaseHolder
from desktop.windows.pages import incoming, review, today
from desktop.windows.pages.today.closing_lines import read_day_end
from desktop.windows.pages.today.matters import GROUPS, gather

PAGES = (today, incoming, review)


def matters(office: RealOffice) -> list[Any]:
    return office.desk.ask(lambda books: gather(books, office.desk.now(), office.counter.hours()))


def test_what_waits_stands_in_the_order_of_risk(office: RealOffice) -> None:
    kinds = [matter.kind for matter in matters(office)]
    order = list(GROUPS)
    assert kinds == sorted(kinds, key=order.index)
    assert {"envelope", "overdue", "discrepancy", "paper", "pending"} <= set(kinds)


def test_a6_1_4c_the_next_morning_begins_with_what_stayed_out(office: RealOffice) -> None:
    office.clock.at(7, "08:00")
    found = [matter for matter in matters(office) if matter.kind == "overdue"]
    assert len(found) == 3
    assert all(matter.tone == "overdue" and matter.who for matter in found)


def test_d9_the_day_is_closed_with_a_word_on_each_line(office: RealOffice, hands: Hands) -> None:
    office.clock.at(7, "17:30")
    hands.key(Qt.Key.Key_F9)
    hands.rest()
    closing = office.body().closing
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert "写一句说明" in closing.said.text()
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_F9)
    hands.rest()
    assert len(closing.lines.lines) == 3
    for _line in range(3):
        hands.key(Qt.Key.Key_3)
        hands.enter()
        hands.cell("已电话提醒")
    hands.enter("sj wk")
    hands.enter("明早拆封")
    hands.rest()
    assert office.desk.ask(lambda books: books.day_closed(office.desk.now().date()))


def test_d15_a_serial_typed_closes_its_paper_and_asks_for_the_next(office: RealOffice, hands: Hands) -> None:
    waiting = office.desk.ask(lambda books: books.papers("out")).rows
    serial = waiting[0].serial
    office.body().begin("paper.serial", "")
    hands.rest()
    hands.enter(serial.lstrip("0"))
    hands.enter("2026年日清单 第1夹")
    hands.enter()
    hands.rest()
    assert office.desk.ask(lambda books: books.paper(serial)).binder == "2026年日清单 第1夹"
    assert office.body().strips.is_open("paper.serial")


def test_a_paper_without_outcome_is_settled_here(office: RealOffice) -> None:
    kinds = {matter.kind for matter in matters(office)}
    assert "unresolved" not in kinds  # every print of the week told its outcome


def keep_open(office: RealOffice, hands: Hands, *words: str) -> None:
    """F9 with these words on the first lines, the same on the rest."""
    hands.key(Qt.Key.Key_F9)
    hands.rest()
    lines = office.body().closing.lines.lines
    for number in range(len(lines)):
        hands.enter()
        hands.cell(words[number] if number < len(words) else "=")
    hands.enter()
    hands.enter("明早拆封")
    hands.rest()


def test_d9_open_lines_of_a_closed_day_begin_the_next_morning(office: RealOffice, hands: Hands) -> None:
    office.clock.at(7, "17:30")
    keep_open(office, hands, "说是明早送来")
    office.clock.at(8, "08:00")
    first = matters(office)[0]
    assert first.kind == "overdue"
    assert "清点时：说是明早送来" in first.when


def test_d9_a_day_with_bookings_that_nobody_closed_is_shown_and_closed_by_enter(
    office: RealOffice, hands: Hands
) -> None:
    office.clock.at(9, "08:00")  # the Wednesday of the next week
    assert not [m for m in matters(office) if m.kind == "day"]  # the week ended with its closing
    copy = next(m.thing for m in matters(office) if m.kind == "overdue")
    office.desk.do(ChaseHolder(holder=office.desk.ask(lambda books: books.copy(copy)).place))
    office.clock.at(11, "08:00")
    office.body().back()
    hands.rest()
    open_days = [m for m in matters(office) if m.kind == "day"]
    assert [m.thing for m in open_days] == ["2026-03-11"]
    office.body().show_thing(open_days[0].id)
    hands.rest()
    hands.enter()
    hands.rest()
    closing = office.body().closing
    assert office.body().stack.currentWidget() is closing
    assert "补清点" in closing.heading.text()
    for number in range(3):
        hands.cell("昨天忘记清点" if not number else "=")
    hands.enter()
    hands.enter("未拆，今早拆")
    hands.rest()
    assert office.desk.ask(lambda books: books.day_closed(date(2026, 3, 11)))
    assert not [m for m in matters(office) if m.kind == "day"]


def test_d8_chased_by_telephone_three_times_it_goes_to_the_leader(office: RealOffice, hands: Hands) -> None:
    office.clock.at(7, "18:00")
    thing = next(m.id for m in matters(office) if m.kind == "overdue")
    for _time in range(3):
        office.body().begin("today.chase", thing)
        hands.rest()
        hands.digit(2)
        hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
        hands.rest()
    told = next(m for m in matters(office) if m.id == thing)
    assert "报分管领导" in told.when
    office.body().show_thing(thing)
    hands.rest()
    assert "today.leader" in {verb.id for verb in office.body().middle.card.facts.verbs}
    office.body().begin("today.leader", "")
    hands.rest()
    assert office.desk.sheets.asked[-1][1] == "chase_list"


def test_d3_enter_on_an_envelope_opens_it_at_the_register(office: RealOffice, hands: Hands) -> None:
    found = next(m for m in matters(office) if m.kind == "envelope")
    wanted: list[tuple[str, str]] = []
    office.counter.wanted.connect(lambda page, thing: wanted.append((page, thing)))
    office.body().show_thing(found.id)
    hands.rest()
    hands.enter()
    hands.rest()
    assert wanted == [("receipt", found.thing)]
    office.shell.go("receipt")
    office.settle()
    office.body().show_thing(found.thing)
    office.settle()
    row = office.body().envelopes.list.current_row()
    assert row is not None
    assert row.id == found.thing.removeprefix("receipt:").replace(":", "\t")


def test_a_year_without_holidays_is_told_and_not_guessed(office: RealOffice) -> None:
    hours = office.counter.hours()
    told = office.desk.ask(lambda books: gather(books, datetime(2026, 11, 2, 9, 0), hours))
    assert [m.text[:6] for m in told if m.kind == "calendar"] == ["2027 年"]
    assert not [m for m in matters(office) if m.kind == "calendar"]


def test_d12_a_reprint_asks_why_and_says_which_sheet_it_replaces(office: RealOffice, hands: Hands) -> None:
    sheets = office.desk.sheets
    sheets.printed_before["chase_list"] = "000042"
    office.body().begin("today.leader", "")
    hands.rest()
    pane = office.body().preview.pane
    assert "重印" in pane.again.text()
    assert "000042" in pane.again.text()
    hands.enter()  # prints, were there a reason
    hands.rest()
    assert sheets.asked[-1][0] == "preview"
    assert hands.at() is pane.reason
    hands.enter("原件受潮")
    hands.rest()
    assert sheets.asked[-1][0] == "print"
    assert sheets.reasons == ["原件受潮"]


def test_c1_9_d25_the_duties_of_the_review_stand_on_today_and_lead_to_their_item(
    office: RealOffice, hands: Hands
) -> None:
    office.clock.clock.at = datetime(2026, 4, 2, 8, 30)
    office.body().middle.reread()
    hands.rest()
    model = office.body().middle.model
    shown = (model.row_at(number) for number in range(model.rowCount()))
    rows = [row.id for row in shown if row is not None and row.id.startswith("review/")]
    assert {one.split("/")[1].split(":")[0] for one in rows} >= {"publish", "reply", "waiting", "ledger"}
    asked: list[tuple[str, str]] = []
    office.counter.wanted.connect(lambda page, thing: asked.append((page, thing)))
    late = next(one for one in rows if one.startswith("review/publish:"))
    office.body().show_thing(late)
    hands.rest()
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    assert asked == [("review", late.partition(":")[2])]
    assert office.shell.current == "review"
    office.shell.go("today")
    hands.rest()
    office.body().show_thing("review/ledger:summary:2026-03-01")
    hands.rest()
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    _preview, form, wanted = office.desk.sheets.asked[-1]
    assert (form, wanted.first, wanted.last) == ("f31_ledger", date(2026, 3, 1), date(2026, 3, 31))


def test_d9_what_today_calls_overdue_the_closing_does_not_call_in_time(
    office: RealOffice, hands: Hands
) -> None:
    """On the day that 承办 ends, the hour passed: not back, so a word is asked; a later day asks none."""
    (held,) = [
        row
        for row in office.desk.ask(lambda books: books.copies_out())
        if row.purpose == "handling"
        and row.due == date(2026, 3, 6)
        and row.register_number == "密收〔2026〕006号"
    ]
    hands.rest()
    assert held.id in {matter.thing for matter in matters(office) if matter.kind == "overdue"}
    hours, now = office.counter.hours(), office.desk.now()
    lines = {
        line.copy: line for line in office.desk.ask(lambda b: read_day_end(b, now.date(), now, hours)).lines
    }
    assert (lines[held.id].stand, lines[held.id].settled) == ("逾期", False)
    earlier = datetime(2026, 3, 5, 17, 35)
    then = {
        line.copy: line
        for line in office.desk.ask(lambda b: read_day_end(b, earlier.date(), earlier, hours)).lines
    }
    assert (then[held.id].stand, then[held.id].settled) == ("承办，未到期", True)
