"""Every code, place and kind has its words, and each sentence says what to do."""

from __future__ import annotations

import re

import pytest

from desktop.intake.faults import Why
from desktop.operations.sentences import foreign
from desktop.operations.sentences.foreign import unread_sentence, where_words
from desktop.operations.sentences.hits import finding_line
from desktop.operations.sentences.speaking import variants
from desktop.screening.finding import Finding, Kind, Weight
from desktop.screening.text import Part, Step, Trait, Unit, Where


def test_every_way_not_to_be_read_has_its_sentence_and_no_sentence_is_idle() -> None:
    assert set(foreign.UNREAD) == {why.value for why in Why}


@pytest.mark.parametrize("code", foreign.UNREAD)
def test_a_sentence_says_what_to_do(code: str) -> None:
    for sentence in variants(foreign.UNREAD[code]):
        assert re.search(r"请[^。]+。$", sentence)
    assert unread_sentence(code, {}).endswith("。")
    assert "{" not in unread_sentence(code, {})
    assert "—" not in unread_sentence(code, {})


def test_places_are_said_from_the_outside_in() -> None:
    way = (Step(Unit.FILE, "附.xlsx"), Step(Unit.SHEET, "一"), Step(Unit.CELL, "B4"))
    assert (
        where_words(Where(way, Part.BODY, (Trait.HIDDEN,)))
        == "内含文件“附.xlsx”，工作表“一”，单元格 B4（隐藏）"
    )
    assert where_words(Where((Step(Unit.PARAGRAPH, "7"),)), later=3) == "第 10 段"
    assert where_words(Where((Step(Unit.NAMED, "header1.xml"),), Part.HEADER)) == "页眉"
    assert where_words(Where()) == "正文"


def test_every_place_kind_and_weight_has_its_word() -> None:
    for part in Part:
        for trait in Trait:
            assert re.fullmatch(r"[一-鿿（）]+", where_words(Where((), part, (trait,))))
    for unit in set(Unit) - {Unit.NAMED}:
        assert "9" in where_words(Where((Step(unit, "9"),)))
    for kind in Kind:
        for weight in Weight:
            line = finding_line(Finding(kind, "文", Where(), (), weight, 1000), "正文")
            assert re.fullmatch(r"\[[一-鿿]+\] [一-鿿、]+：文（正文）", line)
