"""复制 and 清退 on a real book: stages in their order (A6.1.5b), no more copies than permitted, the list matched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import approvals, clearance

SAVE = (Qt.Key.Key_Return, Mark.ControlModifier)


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, approvals.page, clearance.page)
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)


def put(office: RealOffice, hands: Hands, **texts: str) -> None:
    """Fill fields by name: choices by digit, offers by Enter, else typed."""
    fields = office.body().strips.strip.fields
    for name, text in texts.items():
        spec = fields[name].spec
        fields[name].focus()
        if spec.choices:
            hands.digit(int(text))
        elif spec.offers is not None:
            hands.enter(text)
        else:
            hands.type(text)


def new_case(office: RealOffice, hands: Hands) -> Any:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.digit(1)
    hands.rest()
    if office.body().strips.kind == "case.which":
        hands.key(*SAVE)
        hands.rest()
    put(office, hands, subject="2-18", applicant="xm", purpose="落实工作", method="1", quantity="2")
    hands.key(*SAVE)
    hands.rest()
    return office.desk.ask(lambda books: books.cases("", "open"))[0]


def advance(office: RealOffice, hands: Hands, case: str, **texts: str) -> None:
    office.body().begin("case.act", case)
    hands.rest()
    put(office, hands, **texts)
    hands.key(*SAVE)
    hands.rest()


def test_a6_1_5b_a_case_goes_stage_by_stage_to_its_copies(office: RealOffice, hands: Hands) -> None:
    case = new_case(office, hands)
    advance(office, hands, case.id)
    advance(office, hands, case.id, issuer_permits="1", place="文印室涉密复印机")
    advance(office, hands, case.id, approved_quantity="1")
    permit = office.desk.ask(lambda books: books.permits_of(case.id))[0]
    assert (permit.quantity, permit.used) == (1, 0)
    office.body().begin("case.make", case.id)
    hands.rest()
    put(office, hands, quantity="2", pages="9", copier="FY-J-01", stamped="1", memory_cleared="1")
    hands.key(*SAVE)
    hands.rest()
    assert (
        office.desk.ask(lambda books: books.permits_of(case.id))[0].used == 0
    )  # A6.1.5c: two were not permitted
    field = office.body().strips.strip.fields["quantity"]
    assert field.refusal.sentence
    field.line.clear()
    put(office, hands, quantity="1")
    hands.key(*SAVE)
    hands.rest()
    assert office.desk.ask(lambda books: books.permits_of(case.id))[0].used == 1


def test_a_refusal_of_the_leader_ends_the_case(office: RealOffice, hands: Hands) -> None:
    case = new_case(office, hands)
    office.body().begin("case.act", case.id)
    hands.rest()
    put(office, hands, decision="2", opinion="不需要")
    office.body().strips.strip.unfold()
    put(office, hands, reason="可到阅文室阅读")
    hands.key(*SAVE)
    hands.rest()
    found = office.desk.ask(lambda books: [c.state for c in books.cases("", "") if c.id == case.id])
    assert found[0] in ("refused", "closed")


def test_d13_the_collectors_list_is_pasted_matched_and_sent(office: RealOffice, hands: Hands) -> None:
    office.shell.go("clearance")
    hands.rest()
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    put(office, hands, collector="zgpjswbgs")
    hands.key(*SAVE)
    hands.rest()
    body = office.body()
    body.panel.take(
        "序号\t来文单位\t文号\t标题\t份号\t份数\n1\t中共盘锦市委办公室\t盘委纪〔2026〕3号\t纪要\t17-20\t4\n2\t\t\t没收到过的文件\t9\t1\n"
    )
    body.panel.save()
    hands.rest()
    opened = office.desk.ask(lambda books: books.clearances("open"))[0]
    lines = office.desk.ask(lambda books: books.clearance_lines(opened.id))
    assert [line.match for line in lines if line.line == 1] == ["in_safe"]
    assert [line.match for line in lines if line.line == 2] == ["unmatched"]
    body.begin("clearance.match", opened.id)
    hands.rest()
    put(office, hands, match="5")
    hands.key(*SAVE)
    hands.rest()
    body.begin("clearance.send", opened.id)
    hands.rest()
    put(office, hands, carriers="sj", leader="lk")
    hands.key(*SAVE)
    hands.rest()
    sent = office.desk.ask(lambda books: [c for c in books.copies_at("outside") if c.clearance == opened.id])
    assert len(sent) == 4
