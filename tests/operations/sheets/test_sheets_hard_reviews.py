"""Every paper of a review in every unit, from a real book with the hardest words: the same in PDF and Word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.people.posts import AssignPost
from desktop.operations.printing.prepare import Sheet
from desktop.operations.reviewing.comparing_months import CompareMonth, IssuedPaper
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk
from tests.operations.reviewing.review_desk import pass_stage
from tests.operations.reviewing.unit_desk import REFERRED
from tests.operations.sheets.hard_reviews import (
    MONTH,
    NAMES,
    OPINION,
    TITLE,
    UNITS,
    ask,
    batch,
    checked,
    hand_in,
    hard_desk,
    press_release,
    same_in_both,
    sheet,
    through,
)
from tests.operations.sheets.sheet_desk import JoinedPress, profile_of
from tests.paper.paper_reading import pdf_pages, squeezed

OF_A_MONTH = (
    "f31_ledger", "review_record", "import_log", "print_log", "document_comparison", "publication_register",
)  # fmt: skip
DAY = date(2026, 3, 5)
FORMED = Answer("formed_on", ("2026-03-02",))


@cache
def press() -> JoinedPress:
    return JoinedPress()


def all_sheets(desk: Desk, unit: str) -> Iterator[Sheet]:
    """Each form of the review as this unit's book fills it."""
    full, _its_case = hand_in(desk, FORMED, important=True)
    checked(desk, full)
    ask(desk, full, f"盘锦{NAMES['charge']}化工（集团）股份有限公司及其在盘各分公司")
    yield sheet(desk, unit, "f30_review", subject=full)
    bare, bare_case = hand_in(desk, title="空", summary="略", pages=0)
    through(desk, bare_case, unit)
    for form in ("f30_review", "f32_release_approval", "review_record"):
        yield sheet(desk, unit, form, subject=bare)
    yield sheet(desk, unit, "hits_list", subject=full)
    yield sheet(desk, unit, "f39_consultation", subject=full)
    referred, referred_case = hand_in(desk, FORMED, item_type="mixed")
    authority = next(iter(profile_of(unit)[0].words.lists["authorities"].entries)).id
    more = (Answer("authority", (authority,)), Answer("more_asked", ("no",)))
    given = {**REFERRED, "reason": OPINION}
    outcome = pass_stage(desk, referred_case, unit, "refer", *more, **given)
    assert not isinstance(outcome, Refusal), outcome
    yield sheet(desk, unit, "f47_referral", subject=referred)
    yield sheet(desk, unit, "review_record", subject=referred)
    yield sheet(desk, unit, "batch_sheet", subject=batch(desk))
    yield sheet(desk, unit, "review_record", subject=full)
    if "press_release" in profile_of(unit)[0].procedures:
        yield sheet(desk, unit, "f52_press_release", subject=press_release(desk))
    desk.done(
        CompareMonth(first=MONTH["first"], issued=(IssuedPaper(TITLE, "甲〔2026〕1号"),), compared_by="li")
    )
    out = (Out(bare, "website"),)
    desk.done(
        Publish(
            lines=out,
            on=DAY,
            published_by="zhang",
            compared_by="li",
            reasons={"item.no_approval_sheet": "审批表已签，未从本机印出"},
        )
    )
    for form in OF_A_MONTH:
        yield sheet(desk, unit, form, **MONTH)


@pytest.mark.parametrize("unit", UNITS)
def test_every_paper_of_a_review_is_the_same_in_pdf_and_word(tmp_path: Path, unit: str) -> None:
    desk = hard_desk(tmp_path, unit)
    done, its_case = hand_in(desk, FORMED, important=True)
    through(desk, its_case, unit)
    seen = set()
    for found in all_sheets(desk, unit):
        words, pdf, _word = same_in_both(press(), found)
        seen.add(found.form)
        assert "«" not in words
        for page in pdf_pages(pdf):
            assert page, found.form
    assert len(seen) == 12 + ("f52_press_release" in seen)
    assert ("f52_press_release" in seen) == (unit == "panjin")
    record, _pdf, _word = same_in_both(press(), sheet(desk, unit, "review_record", subject=done))
    for words in (TITLE, OPINION, NAMES["business"], NAMES["charge"]):
        assert squeezed(words) in record
    boxes = sheet(desk, unit, "f30_review", subject=done).facts["stages"]
    assert not isinstance(boxes, str | bool)
    assert all(box["opinion"].startswith(OPINION) for box in boxes)
    text, pdf, _word = same_in_both(press(), sheet(desk, unit, "f30_review", subject=done))
    assert text.count("签字（盖章）：年月日") == len(boxes)
    assert "保密审查机构（章）" in text


@pytest.mark.parametrize("unit", UNITS)
def test_f38_of_every_unit_says_its_days_and_the_laws(tmp_path: Path, unit: str) -> None:
    desk = hard_desk(tmp_path, unit)
    applied = (Answer("applicant", words=Text(NAMES["charge"])), Answer("received_on", ("2026-03-02",)))
    item, its_case = hand_in(desk, *applied, attribute=f.Attribute.ON_REQUEST, channels=())
    rules = profile_of(unit)[0].terms["reply"].extension
    assert rules is not None
    role = rules.roles[0]
    desk.done(AssignPost(post=role, person="li"))
    longer = ExtendDeadline(
        case=its_case,
        deadline="reply",
        count=2,
        person="li",
        capacity=role,
        reason=OPINION,
        consent="甲〔2026〕1号",
    )
    desk.done(longer)
    found = sheet(desk, unit, "f38_extension", subject=item)
    words, _pdf, _word = same_in_both(press(), found)
    assert squeezed(NAMES["charge"]) in words
    days = found.facts["days"]
    assert not isinstance(days, str | bool)
    assert days[0]["mon"] == "3月2日\n起算"
    titles = [row["title"] for row in days if row["title"]]
    assert bool(found.facts["warning"]) == (len(titles) == 2)
    if len(titles) == 2:
        assert titles[1].endswith("（国家规定）")
