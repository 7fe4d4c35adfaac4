"""What a printed form goes by: from its day on, back to the shipped one, and for open cases what they began with."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.operations.desk.kept_words import kept_words
from desktop.operations.rules.adopt_form import LONGEST, AdoptForm
from desktop.operations.rules.forms import Followed, form_for, form_on
from desktop.operations.sentences.catalogue import done_sentence
from desktop.operations.sentences.layout_changes import layout_lines
from desktop.operations.sentences.told.names import names_of
from desktop.operations.sentences.told.timeline import what_happened
from desktop.plain.digest import sm3
from desktop.procedures.facts import case_stream
from desktop.profiles.in_force import Follows, form_stream
from tests.operations.desk_of_tests import Desk, new_desk, today
from tests.operations.reviewing.review_desk import hand_in, reviewing

FORM = "f30_review"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def layout(text: str, day: date, form: str = FORM) -> AdoptForm:
    digest = sm3(text.encode("utf-8")).hex()
    return AdoptForm(
        form=form, follows=Follows.LAYOUT, from_day=day, name="审查表.toml", digest=digest, text=text
    )


def shipped(day: date) -> AdoptForm:
    return AdoptForm(form=FORM, follows=Follows.SHIPPED, from_day=day)


def on(desk: Desk, day: date) -> Followed:
    return desk.ask(lambda books: form_on(books, FORM, day))


def test_it_holds_from_its_day_and_is_taken_back(desk: Desk) -> None:
    day, later = today(desk), today(desk) + timedelta(days=10)
    assert on(desk, later).follows is Follows.SHIPPED
    done = desk.done(layout("甲", later))
    assert done_sentence(done) == "“政府信息公开保密审查表”自2026年3月15日起用本单位版式。"
    assert on(desk, day).follows is Follows.SHIPPED
    assert (on(desk, later).layout, on(desk, later).name) == ("甲", "审查表.toml")
    desk.refused(layout("甲", later), "form.stands_already")
    content = b"PK\x03\x04 \xff\x00"
    template = AdoptForm(
        form=FORM, follows=Follows.TEMPLATE, from_day=later, name="表.docx", digest=sm3(content).hex(),
        text=base64.b64encode(content).decode(),
    )  # fmt: skip
    desk.done(template)
    assert (on(desk, later).template, on(desk, later).layout) == (content, "")
    desk.done(shipped(later))
    assert on(desk, later) == Followed()
    told = [
        what_happened(row, desk.ask(names_of))
        for row in desk.stream(form_stream(FORM))
    ]  # fmt: skip
    assert told[0].startswith("“")
    assert told[0].endswith("采用本单位版式，自2026年3月15日起（审查表.toml）")
    assert told[2].endswith("恢复自带格式，自2026年3月15日起")


def test_what_is_not_adopted(desk: Desk) -> None:
    day = today(desk)
    desk.refused(layout("甲", day - timedelta(days=1)), "form.from_past")
    desk.refused(layout("甲", day, form="f99"), "sheet.unknown_form")
    desk.refused(
        AdoptForm(form=FORM, follows=Follows.LAYOUT, from_day=day, digest="00", text="甲"),
        "form.other_digest",
    )
    desk.refused(
        AdoptForm(form=FORM, follows=Follows.TEMPLATE, from_day=day, digest="00", text="不是"),
        "form.other_digest",
    )
    desk.refused(layout("x" * (LONGEST + 1), day), "form.too_large")
    desk.refused(shipped(day), "form.stands_already")


def test_edge_53_the_sheets_of_an_open_case_keep_the_form_it_began_with(desk: Desk) -> None:
    _item, before = hand_in(desk)
    desk.done(layout("甲", today(desk)))
    _item, after = hand_in(desk)
    desk.done(layout("乙", today(desk)))

    def of(subject: str) -> str:
        return desk.ask(lambda books: form_for(books, FORM, subject, today(desk))).layout

    assert of(case_stream(before)) == ""
    assert of(case_stream(after)) == "甲"
    assert of("reviews/2026-01-01/2026-12-31") == "乙"


def test_a_form_adopted_is_not_among_the_words_that_can_be_destroyed(desk: Desk) -> None:
    desk.done(layout("甲", today(desk)))
    assert list(kept_words(desk.stream(form_stream(FORM)))) == []


def test_the_difference_is_told_line_by_line() -> None:
    before = "title = '表'\n\n[slots]\na = '甲'\nb = '乙'\n"
    after = "title = '新表'\n\n[slots]\na = '甲'\nb = '乙'\nc = '丙'\n"
    assert layout_lines(before, after) == (
        "第 1 行：title = '表' → title = '新表'",
        "第 6 行增加：c = '丙'",
    )
    assert layout_lines(after, before)[-1] == "第 6 行前去掉：c = '丙'"
    assert layout_lines(before, before + "\n  \n") == ()
