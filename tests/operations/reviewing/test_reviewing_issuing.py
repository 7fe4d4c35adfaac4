"""公文: its attribute before it is issued (A2.8, B4), what is published beside it (B1.2b, B1.6, B4.4)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.custody.paper_facts import Result
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.papers.issue import IssuePaper, NoteOutcome
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.sheets.publication_lists import register_facts
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review.item_facts import Attribute
from tests.operations.desk_of_tests import Desk, new_desk
from tests.operations.reviewing.review_desk import (
    dated,
    hand_in,
    in_unit,
    item,
    pass_stage,
    reviewing,
    waits_at,
    walk,
)
from tests.operations.sheets.sheet_desk import profile_of

DAY = date(2026, 3, 5)
WITHHELD = (Answer("ground", ("state_secret",)), Answer("ground_reason", words=Text("定密审核为秘密级")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return dated(reviewing(new_desk(tmp_path)))


def drafted(desk: Desk, unit: str = "panjin", **more: object) -> tuple[str, str]:
    """A 公文 that is being drafted."""
    if unit != "panjin":
        in_unit(desk, unit)
    return hand_in(desk, item_type="document", **{"document_number": "", "summary": "工作要点", **more})


def issue(item_id: str, on: date = DAY, **more: object) -> IssueDocument:
    return IssueDocument(item=item_id, on=on, **more)  # type: ignore[arg-type]


def publish(item_id: str, **more: object) -> Publish:
    return Publish(
        lines=(Out(item_id, "website", "http://a/1"),),
        on=DAY,
        published_by="zhang",
        compared_by="li",
        **more,  # type: ignore[arg-type]
    )


def printed(desk: Desk, form: str, subject: str) -> None:
    """A sheet of that kind is out."""
    serial = desk.done(
        IssuePaper(
            form=form, subject=subject, digest="0" * 64, level="internal", pages=1, signed_by_hand=True
        )
    ).ids["serial"]
    desk.done(NoteOutcome(serial=serial, result=Result.PRINTED))


def told(desk: Desk, unit: str, what: object, **wanted: object) -> SheetFacts:
    profile, _text = profile_of(unit)

    def read(books: object) -> object:
        source = Source(books, profile, desk.clock.now(), "officer", calendar=calendar_in_force(books))  # type: ignore[arg-type]
        return what(source, Wanted(**wanted))  # type: ignore[operator, arg-type]

    facts = desk.ask(read)
    assert isinstance(facts, SheetFacts), facts
    return facts


def test_a2_8_no_document_is_issued_before_its_attribute_was_decided(desk: Desk) -> None:
    one, its_case = drafted(desk)
    desk.refused(issue(one), "item.no_attribute_yet", "A2.8")
    desk.refused(issue(one, reasons={"item.no_attribute_yet": "急"}), "item.no_attribute_yet", "A2.8")
    for stage in ("drafting", "group_document", "group_head"):
        at = waits_at(desk, its_case, "panjin")
        assert at is not None
        assert at.id == stage  # the drafting department, the leading group, its head
        assert not isinstance(pass_stage(desk, its_case, "panjin"), Refusal)
    done = desk.done(issue(one, number="盘检测〔2026〕21号"))
    assert done.facts["attribute"] == "proactive"
    issued = item(desk, one).issued
    assert issued is not None
    assert (issued.attribute, str(issued.number), issued.on) == (
        Attribute.PROACTIVE,
        "盘检测〔2026〕21号",
        DAY,
    )
    desk.refused(issue(one), "item.issued_already", "A2.8")
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert row.issued_on == DAY


def test_a2_8_b4_3_the_attribute_is_the_one_the_review_left(desk: Desk) -> None:
    one, its_case = drafted(desk)
    walk(desk, its_case, "panjin", "withhold", *WITHHELD)
    desk.refused(issue(one, attribute=Attribute.PROACTIVE), "item.other_attribute", "A2.8")
    assert desk.done(issue(one)).facts["attribute"] == "withheld"
    web, its_case = hand_in(desk)
    walk(desk, its_case, "panjin")
    desk.refused(issue(web), "item.not_official", "A2.8")


def test_b4_1_the_drafting_department_proposes_and_says_why_it_is_not_to_be_public(desk: Desk) -> None:
    in_unit(desk, "huangyan")
    withheld = {"attribute": Attribute.WITHHELD, "channels": (), "item_type": "document", "summary": "考核"}
    with pytest.raises(AssertionError, match=r"item\.not_public_without_reason"):
        hand_in(desk, **withheld)
    _one, its_case = hand_in(desk, **withheld, attribute_reason="工作秘密")
    at = waits_at(desk, its_case, "huangyan")
    assert at is not None
    assert (at.id, at.clause) == ("draft", "B4.1")


def test_b4_2a_the_head_of_the_office_judges_secrecy_with_a_reason_where_it_stays_in(desk: Desk) -> None:
    one, its_case = drafted(desk, "huangyan")
    pass_stage(desk, its_case, "huangyan")
    at = waits_at(desk, its_case, "huangyan")
    assert at is not None
    assert (at.id, at.roles, at.clause) == ("draft_secrecy", ("office_head",), "B4.2a")
    refused = pass_stage(desk, its_case, "huangyan", "withhold", WITHHELD[0])
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.field) == ("answer.missing", "ground_reason")
    desk.refused(issue(one), "item.no_attribute_yet", "B4.3")
    assert not isinstance(pass_stage(desk, its_case, "huangyan", "withhold", *WITHHELD), Refusal)


def test_b4_2b_what_cannot_be_told_goes_to_the_secrecy_office_and_waits_there(desk: Desk) -> None:
    one, its_case = drafted(desk, "huangyan")
    pass_stage(desk, its_case, "huangyan")
    referred = pass_stage(
        desk, its_case, "huangyan", "refer",
        Answer("authority", ("group_office",)), Answer("more_asked", ("no",)),
        enclosures=("text", "letter"), reason="是否属于工作秘密不能确定",
    )  # fmt: skip
    assert not isinstance(referred, Refusal), referred
    row = desk.ask(lambda books: books.item(one))
    assert row is not None
    assert row.held == "refer"
    desk.refused(issue(one), "item.no_attribute_yet", "B4.3")
    desk.refused(publish(one), "item.not_reviewed", "A2.1")


def test_b4_3_the_office_checks_the_attribute_and_the_leader_decides_before_it_is_issued(desk: Desk) -> None:
    one, its_case = drafted(desk, "huangyan")
    seen = []
    while (at := waits_at(desk, its_case, "huangyan")) is not None:
        seen.append((at.id, at.clause))
        desk.refused(issue(one), "item.no_attribute_yet", "B4.3")
        assert not isinstance(pass_stage(desk, its_case, "huangyan"), Refusal)
    assert seen == [
        ("draft", "B4.1"), ("draft_secrecy", "B4.2a"), ("draft_attribute", "B4.3"), ("draft_leader", "B4.3"),
    ]  # fmt: skip
    desk.done(issue(one))


def test_a2_8_a_unit_without_such_a_rule_is_asked_for_a_reason(desk: Desk) -> None:
    one, _case = drafted(desk, "national")
    refused = desk.do(issue(one))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.reason_helps) == ("item.no_attribute_yet", True)
    desk.done(issue(one, reasons={"item.no_attribute_yet": "防汛急件先发"}))
    assert item(desk, one).issued is not None


def test_a2_8_what_was_issued_before_its_review_is_recorded_with_the_reason(desk: Desk) -> None:
    """Reality is recorded: it stands in the comparison as it was."""
    one, its_case = drafted(desk)
    walk(desk, its_case, "panjin")
    early = date(2026, 3, 3)
    desk.refused(issue(one, early), "item.issued_before_review", "A2.8")
    desk.done(issue(one, early, reasons={"item.issued_before_review": "当日急发，次日补审"}))


def test_b4_4a_loaded_to_the_intranet_after_issue_and_published_after_it(desk: Desk) -> None:
    one, its_case = drafted(desk, "huangyan")
    walk(desk, its_case, "huangyan")
    printed(desk, "f30_review", f"item/{one}")
    desk.refused(publish(one), "item.not_issued", "B4.4a")
    desk.refused(issue(one, intranet_on=date(2026, 3, 4)), "item.loaded_before_issue", "B4.4a")
    desk.done(issue(one, intranet_on=DAY))
    desk.done(publish(one))
    issued = item(desk, one).issued
    assert issued is not None
    assert issued.intranet_on == DAY


def test_b1_2b_what_is_published_has_its_approval_sheet(desk: Desk) -> None:
    in_unit(desk, "huangyan")
    one, its_case = hand_in(desk)
    walk(desk, its_case, "huangyan")
    refused = desk.do(publish(one))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause, refused.reason_helps) == ("item.no_approval_sheet", "B1.2b", True)
    printed(desk, "f32_release_approval", f"item/{one}")
    desk.done(publish(one))


def test_b1_6_what_was_published_is_registered_and_printed(desk: Desk) -> None:
    one, its_case = hand_in(desk)
    walk(desk, its_case, "panjin")
    desk.done(publish(one))
    desk.done(TakeItemDown(item=one, channel="website", reason="重复"))
    facts = told(desk, "panjin", register_facts)
    assert (facts.subject, facts.slots["total"], facts.slots["taken_down"]) == (
        "publications/2026-03-01/2026-03-05", "1", "1",
    )  # fmt: skip
    (line,) = facts.slots["lines"]  # type: ignore[misc]
    said = dict(line)
    assert said["remark"] == "3月5日撤稿"
    assert (said["published_on"], said["put_in"], said["compared"], said["address"]) == (
        "3月5日", "张三", "李四", "http://a/1",
    )  # fmt: skip
    assert (
        told(desk, "panjin", register_facts, first=date(2026, 2, 1), last=date(2026, 2, 28)).slots["lines"]
        == ()
    )
