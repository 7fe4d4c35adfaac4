"""清退 on a real book, by key (D13): the collector's list whole and in its order, each line lands somewhere."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.operations.returning import matching
from desktop.operations.returning.open_list import OpenClearance
from desktop.operations.scan_codes import scan_code
from desktop.operations.views import ClearanceLineRow
from desktop.windows.pages import clearance
from desktop.windows.scan_reader import Scan

PAGES = (clearance,)
SAVE = (Qt.Key.Key_Return, Mark.ControlModifier)
HEADER = "序号\t来文单位\t文号\t文件标题\t密级\t份号\t份数\n"
WHOLE_NUMBER = "3\t中共盘锦市委办公室\t盘委纪[2026] 3 号\t纪要\t机密\t17-20\t4\n"
TAIL = "5\t\t12号\t做好全国两会期间安全保密工作的通知\t机密\t000023、25\t2\n"
TITLE = "8\t中共辽宁省委办公厅\t\t领导同志讲话\t机密\t\t1\n"
NEVER = "9\t中共辽宁省委办公厅\t辽委办〔2025〕9号\t没收到过的文件\t秘密\t9\t1\n"
OTHER_NUMBER = "11\t中共盘锦市委办公室\t\t会议纪要（3期）\t机密\t99\t1\n"
ABOVE = "12\t某机关\t绝字1号\t绝密文件的标题\t绝密\t5\t1\n"


def put(office: RealOffice, hands: Hands, **texts: str) -> None:
    """Fill fields by name: choices by digit, else typed; what is offered is taken with the last sign."""
    fields = office.body().strips.strip.fields
    for name, text in texts.items():
        fields[name].focus()
        if fields[name].spec.choices:
            hands.digit(int(text))
            continue
        hands.type(text)
        offers = fields[name].spec.offers
        if offers is not None:
            fields[name].take(offers(text)[0])


def save(hands: Hands) -> None:
    hands.key(*SAVE)
    hands.rest()


def pasting(office: RealOffice, hands: Hands, *rows: str) -> Any:
    """A new list, with these rows pasted into its panel."""
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    put(office, hands, collector="zgpjswbgs", due="3.30")
    save(hands)
    body = office.body()
    body.panel.take(HEADER + "".join(rows))
    return body


def opened(office: RealOffice, hands: Hands, *rows: str) -> Any:
    body = pasting(office, hands, *rows)
    body.panel.save()
    hands.rest()
    return office.desk.ask(lambda books: books.clearances("open"))[0]


def lines_of(office: RealOffice, head: Any) -> dict[int, ClearanceLineRow]:
    return {line.line: line for line in office.desk.ask(lambda books: books.clearance_lines(head.id))}


def at_line(office: RealOffice, hands: Hands, number: int) -> Any:
    """The row of a line in front."""
    rows = office.body().lines
    place = next(n for n in range(rows.model.rowCount()) if rows.model.row_at(n).cells["line"] == str(number))
    rows.list.selectRow(place)
    hands.rest()
    return rows


def verb(office: RealOffice, hands: Hands, name: str) -> None:
    assert office.body()._can(name)
    office.body()._run(name)
    hands.rest()


def stand(office: RealOffice, number: int) -> str:
    rows = office.body().lines.model
    found = (rows.row_at(n) for n in range(rows.rowCount()))
    return next(row.cells["stand"].text for row in found if row.cells["line"] == str(number))


def test_d13_a_list_is_matched_by_whole_number_by_tail_and_by_title(office: RealOffice, hands: Hands) -> None:
    head = opened(office, hands, WHOLE_NUMBER, TAIL, TITLE, NEVER)
    lines = lines_of(office, head)
    assert list(lines) == [3, 5, 8, 9]  # the collector's own numbers, in his order
    assert [line.match for line in lines.values()] == ["in_safe", "in_safe", "in_safe", "unmatched"]
    assert [len(line.copies) for line in lines.values()] == [4, 2, 1, 0]
    assert office.body().stack.currentWidget() is office.body().lines


def test_d13_a_list_is_taken_whole_or_not_at_all(office: RealOffice, hands: Hands) -> None:
    body = pasting(office, hands, WHOLE_NUMBER, "6\t\t\t\t机密\t1\t1\n", TITLE, "7\t甲\t\t乙\t绝秘\t1\t1\n")
    body.panel.save()
    hands.rest()
    assert not office.desk.ask(lambda books: books.clearances("open"))
    assert "第 2 行" in body.panel.said.text()
    assert "第 4 行" in body.panel.said.text()
    body.panel.model.put(1, 3, "补上的标题")
    body.panel.model.put(3, 4, "机密")
    body.panel.save()
    hands.rest()
    assert office.desk.ask(lambda books: books.clearances("open"))[0].lines == 4


def test_d13_each_line_lands_in_its_place(office: RealOffice, hands: Hands) -> None:
    head = opened(office, hands, WHOLE_NUMBER, TITLE, NEVER)
    at_line(office, hands, 9)
    verb(office, hands, "line.never")
    assert stand(office, 9) == "从未收到"
    at_line(office, hands, 8)
    verb(office, hands, "line.match")
    put(office, hands, match="4")  # 留用、归档
    save(hands)
    assert office.body().strips.strip.fields["proof"].refusal.sentence  # what stays has its ground
    put(office, hands, proof="办公室主任批准留用 2026-3-6")
    save(hands)
    assert stand(office, 8) == "留用、归档"
    hands.key(Qt.Key.Key_F5)  # what was kept stays; the rest goes
    hands.rest()
    put(office, hands, carriers="沈静", leader="lk")
    save(hands)
    sent = office.desk.ask(lambda books: [c for c in books.copies_at("outside") if c.clearance == head.id])
    assert len(sent) == 4
    assert stand(office, 3) == "已送退，未回单"
    hands.key(Qt.Key.Key_F6)
    hands.rest()
    put(office, hands, receiver="市委办机要室 刘科长", refused="20")
    save(hands)
    assert stand(office, 3) == "在柜 1 份"
    ended = office.desk.ask(
        lambda books: [c for c in books.copies_at("ended", "returned") if c.clearance == head.id]
    )
    assert sorted(c.label for c in ended) == ["17", "18", "19"]


def test_d13_a_copy_that_is_out_is_chased(office: RealOffice, hands: Hands) -> None:
    out = office.desk.ask(lambda books: [c for c in books.copies_out() if not c.slip])[0]
    line = f"1\t{out.body_name}\t{out.document_number or ''}\t{out.title}\t机密\t\t1\n"
    opened(office, hands, line)
    assert stand(office, 1).startswith("在外")
    at_line(office, hands, 1)
    before = office.desk.ask(lambda books: len(books.notices_of(out.place)))
    verb(office, hands, "line.chase")
    assert office.desk.ask(lambda books: len(books.notices_of(out.place))) == before + 1


def test_d13_a_copy_number_that_differs_is_explained_first(office: RealOffice, hands: Hands) -> None:
    head = opened(office, hands, OTHER_NUMBER)
    assert lines_of(office, head)[11].match == "unmatched"  # 99 is none of ours: not by itself
    at_line(office, hands, 11)
    verb(office, hands, "line.match")
    put(office, hands, match="1", document="2", copies="2-18")
    save(hands)
    field = office.body().strips.strip.fields["copies"]
    assert "18" in field.refusal.sentence
    assert field.refusal.asks_reason
    assert lines_of(office, head)[11].match == "unmatched"
    field.refusal.put_reason("对方目录笔误，已电话核实为18号")
    save(hands)
    assert lines_of(office, head)[11].match == "in_safe"


def many(count: int) -> str:
    return "".join(
        f"{n}\t\t盘委办〔2026〕{n}号\t第{n}件没收到过的文件\t机密\t\t1\n" for n in range(100, 100 + count)
    )


def test_d13_a_long_list_is_compared_outside_of_the_write(
    office: RealOffice, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """House rule on long work: the write only reads how the copies stand; each line is looked up on its own before."""
    searched: list[str] = []
    real = matching._search

    def noted(books: Any, *typed: str) -> Any:
        searched.append(threading.current_thread().name)
        return real(books, *typed)

    written: list[int] = []
    do = office.desk.do

    def during(command: Any) -> Any:
        before = len(searched)
        outcome = do(command)
        written.append(len(searched) - before)
        return outcome

    monkeypatch.setattr(matching, "_search", noted)
    monkeypatch.setattr(office.desk, "do", during)
    head = opened(office, hands, WHOLE_NUMBER, many(60))
    assert lines_of(office, head)[3].match == "in_safe"
    assert len(lines_of(office, head)) == 61
    assert len(searched) > 60
    assert written == [0]


def test_d13_a_comparison_that_is_stopped_enters_nothing_and_keeps_the_lines(
    office: RealOffice, hands: Hands
) -> None:
    before = len(office.desk.ask(lambda books: books.clearances("open")))
    body = pasting(office, hands, WHOLE_NUMBER, many(60))
    body.panel.save()
    assert body.panel.progress.isVisible()
    body.panel.save()  # pressed again: it runs already
    hands.key(Qt.Key.Key_Escape)
    hands.rest()
    assert len(office.desk.ask(lambda books: books.clearances("open"))) == before
    assert "没有登记" in body.panel.said.text()
    assert not body.panel.progress.isVisible()
    assert body.stack.currentWidget() is body.panel
    assert len([line for line in body.panel.model.lines if line.typed]) == 61
    body.panel.save()
    hands.rest()
    assert body.stack.currentWidget() is body.lines


def test_d13_a_scan_ticks_a_line_or_adds_one(office: RealOffice, hands: Hands) -> None:
    head = opened(office, hands, WHOLE_NUMBER)
    body = office.body()
    copies = office.desk.ask(lambda books: books.copies_at("safe"))
    on_list = next(c for c in copies if c.id in lines_of(office, head)[3].copies)
    other = next(c for c in copies if c.id not in lines_of(office, head)[3].copies and c.level == "secret")
    assert body.scanned(Scan("copy", scan_code("C", on_list.seq)))
    hands.rest()
    assert body.ticked[head.id] == {on_list.id}
    assert body.lines.model.row_at(0).cells["tick"] == "✓"
    assert body.scanned(Scan("copy", scan_code("C", other.seq)))
    hands.rest()
    assert lines_of(office, head)[0].copies == (other.id,)
    assert lines_of(office, head)[0].match == "not_listed"
    hands.key(Qt.Key.Key_F5)  # only what was scanned goes
    hands.rest()
    put(office, hands, carriers="沈静", leader="lk")
    save(hands)
    sent = office.desk.ask(lambda books: {c.id for c in books.copies_at("outside") if c.clearance == head.id})
    assert sent == {on_list.id, other.id}


def test_d13_ticks_outlive_a_lock_until_the_copies_have_left(office: RealOffice, hands: Hands) -> None:
    """D13, D10: 300 lines are not counted twice because the machine locked or the power went."""
    head = opened(office, hands, WHOLE_NUMBER)
    body = office.body()
    copies = office.desk.ask(lambda books: books.copies_at("safe"))
    on_list = next(c for c in copies if c.id in lines_of(office, head)[3].copies)
    assert body.scanned(Scan("copy", scan_code("C", on_list.seq)))
    hands.rest()
    body.flush()
    hands.rest()
    after = clearance.page(office.counter).make()
    hands.rest()
    assert after.ticked == {head.id: {on_list.id}}
    hands.key(Qt.Key.Key_F5)
    hands.rest()
    put(office, hands, carriers="沈静", leader="lk")
    save(hands)
    assert body.ticked == {}
    assert office.desk.load("clearance/ticks") is None
    fresh = clearance.page(office.counter).make()
    hands.rest()
    assert fresh.ticked == {}


def test_d13_ours_that_the_list_does_not_name_are_shown_and_entered(office: RealOffice, hands: Hands) -> None:
    head = opened(office, hands, TAIL)
    rows = office.body().lines.model
    extra = [rows.row_at(n) for n in range(rows.rowCount()) if rows.row_at(n).head == "not_listed"]
    # edge case 31: what was made of a copy that is called back is called back with it
    assert [row.cells["copies"] for row in extra] == ["000025-复01", "000025-复02"]
    office.body().lines.list.go_to(extra[1].id)
    hands.rest()
    verb(office, hands, "line.add")
    assert lines_of(office, head)[0].match == "not_listed"


def test_d16_of_a_line_above_the_machine_only_its_place_in_the_paper_book_stays(
    office: RealOffice, hands: Hands
) -> None:
    body = pasting(office, hands, WHOLE_NUMBER, ABOVE)
    typed = body.panel.model.lines[1].typed
    assert set(typed) == {"number", "level", "copies"}  # no word of it reached the panel
    body.panel.save()
    hands.rest()
    assert "专册" in body.panel.said.text()
    body.panel.model.put(1, 7, "2-14-3")
    body.panel.save()
    hands.rest()
    head = office.desk.ask(lambda books: books.clearances("open"))[0]
    line = lines_of(office, head)[12]
    assert (line.match, line.title, line.body, line.wanted) == ("on_paper", "见专册 2 第14页第3行", None, 1)


def test_d16_the_book_refuses_words_above_its_machine(office: RealOffice, hands: Hands) -> None:
    head = opened(office, hands, WHOLE_NUMBER)
    told = office.desk.ask(lambda books: books.stream(f"clearance/{head.id}"))[0].fact
    wrong = OpenClearance(
        collector=head.collector, lines=(type(told.lines[0])(1, None, None, "x", (), 1, "top_secret"),)
    )
    refused = office.desk.do(wrong)
    assert (refused.code, refused.clause) == ("clearance.above_machine", "实施条例32")
