"""建账 (D2): rows pasted from a ledger, columns by name in any order, nothing entered before all are in order."""

from __future__ import annotations

from datetime import date

import pytest
from incoming_hands import Hands
from real_desk import RealOffice

from desktop.windows.pages import incoming
from desktop.windows.pages.incoming.opening_lines import read_ledger_day
from desktop.windows.pages.pasting import DOCUMENT_HEADERS, pasted
from desktop.windows.pages.typed import read_level

PAGES = (incoming,)
LEDGER = (
    "盘锦市检验检测中心涉密文件登记簿\t\t\t\t\t\n"
    "2023年度\t\t\t\t\t\n"
    "序号\t柜号\t文件名称（全称）\t收 文 编 号\t密级\t份号\t发文单位\t收文日期\n"
    '1\t2号密码文件柜\t"关于某事的\n通知"\t2023-密收-1\t机密★10年\t000012-14\t中共盘锦市委办公室\t45170\n'
    "2\t高建国\t㙓家堡𠮷祥路情况\t2023-密收-2\t秘密\t\t辽河口管理局\t2023.9.5\n"
    "\t\t\t\t\t\t\t\n"
)


def test_d2_columns_are_found_by_name_and_rows_above_the_header_are_passed_by() -> None:
    rows = pasted(LEDGER, list(DOCUMENT_HEADERS), DOCUMENT_HEADERS)
    assert [row["old_number"] for row in rows] == ["2023-密收-1", "2023-密收-2"]
    assert rows[0]["title"] == "关于某事的 通知"
    assert rows[0]["place"] == "2号密码文件柜"
    assert "copy_numbers" not in rows[1]


def test_d2_without_a_header_the_cells_stand_in_the_order_of_the_grid() -> None:
    assert pasted("A-1\t机密\t标题", ["old_number", "level", "title"], DOCUMENT_HEADERS) == [
        {"old_number": "A-1", "level": "机密", "title": "标题"}
    ]


@pytest.mark.parametrize(
    "typed", ["45170", "2023.9.1", "2023年9月1日", "20230901", "2023/9/1", "2023-09-01 0:00:00"]
)
def test_days_as_ledgers_hold_them(typed: str) -> None:
    assert read_ledger_day(typed, date(2026, 3, 6)).value == date(2023, 9, 1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "level"), [("机密★10年", "secret"), ("工作秘密", "work_secret"), ("秘 密", "confidential")]
)
def test_levels_as_ledgers_hold_them(typed: str, level: str) -> None:
    assert read_level(typed).value == level  # type: ignore[union-attr]


def test_d2_a_pasted_ledger_is_entered_whole_with_its_new_bodies(office: RealOffice) -> None:
    hands = Hands(office)
    body = office.body()
    body.show_opening()
    body.panel.take(LEDGER)
    body.panel.check()
    assert body.panel.model.first_fault() is None
    body.panel.save()
    hands.rest()
    one = office.desk.ask(lambda b: b.by_register_number("2023-密收-1"))[0]
    assert (one.level, one.copies, one.received_on) == ("secret", 3, date(2023, 9, 1))
    two = office.desk.ask(lambda b: b.by_register_number("2023-密收-2"))[0]
    assert two.body_name == "辽河口管理局"
    held = office.desk.ask(lambda b: b.copies_of(two.id))[0]
    assert (held.place_kind, held.place_name, held.origin) == ("person", "高建国", "opening")
    assert body.stack.currentWidget() is body.documents


def test_d2_one_bad_cell_keeps_every_line_out_and_says_where(office: RealOffice) -> None:
    hands = Hands(office)
    body = office.body()
    body.show_opening()
    before = office.desk.ask(lambda b: b.head())
    body.panel.take(LEDGER.replace("秘密\t", "秘\t").replace("高建国", "无此柜"))
    body.panel.save()
    hands.rest()
    assert office.desk.ask(lambda b: b.head()) == before
    assert set(body.panel.model.lines[1].faults) == {"level", "place"}
    assert not body.panel.model.lines[0].faults
    assert body.panel.said.text().startswith("第 2 行")


def test_d2_a_number_that_the_book_has_is_refused_at_its_cell(office: RealOffice) -> None:
    hands = Hands(office)
    body = office.body()
    body.show_opening()
    body.panel.take("收文编号\t密级\t标题\t来文单位\n2024-密收-0044\t机密\t重复\t中共盘锦市委办公室\n")
    body.panel.save()
    hands.rest()
    assert "old_number" in body.panel.model.lines[0].faults
    assert len(office.desk.ask(lambda b: b.by_register_number("2024-密收-0044"))) == 1


def test_d2_numbers_and_count_that_do_not_agree_and_twins_are_faults(office: RealOffice) -> None:
    body = office.body()
    body.show_opening()
    row = "N-1\t机密\t标题\t中共盘锦市委办公室\t1-3\t2\n"
    body.panel.take("收文编号\t密级\t标题\t来文单位\t份号\t份数\n" + row + row.replace("\t2\n", "\t3\n"))
    assert set(body.panel.model.lines[0].faults) == {"copies"}
    assert set(body.panel.model.lines[1].faults) == {"old_number"}


def test_d2_one_line_by_the_strip(office: RealOffice) -> None:
    hands = Hands(office)
    body = office.body()
    body.open_one()
    hands.rest()
    hands.enter("2022-密收-7")
    hands.digit(3)
    hands.enter("旧簿里的一件")
    hands.enter("zgp")
    hands.enter("000007")
    body.strips.strip.save()
    hands.rest()
    row = office.desk.ask(lambda b: b.by_register_number("2022-密收-7"))[0]
    assert (row.title, row.copies, row.level) == ("旧簿里的一件", 1, "confidential")
    assert hands.field == "old_number"
