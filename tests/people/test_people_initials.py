from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.people.initials import (
    MOST,
    fitting,
    full_pinyin,
    initials,
    matches,
    person_initials,
    search_keys,
)

CHARACTERS = Path(__file__).parents[2] / "resources" / "fonts" / "tongyong-8105.txt"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("单雄信", "SXX"),
        ("仇英", "QY"),
        ("曾国藩", "ZGF"),
        ("解缙", "XJ"),
        ("区寄", "OJ"),
        ("查良镛", "ZLY"),
        ("盖聂", "GN"),
        ("尉迟恭", "YCG"),
        ("万俟卨", "MQX"),
        ("澹台灭明", "TTMM"),
        ("长孙无忌", "ZSWJ"),
        ("朴槿", "PJ"),
        ("缪昌", "MC"),
        ("翟永", "ZY"),
        ("秘书", "BS"),
        ("繁星", "PX"),
        ("种师道", "CSD"),
        ("欧阳修", "OYX"),
        ("吕布", "LB"),
        ("李䶮", "LY"),
        ("王喆堃", "WZK"),
        ("陈𫖯镕", "CFR"),
        ("刘㙓", "LK"),
        ("赵𠮷", "ZJ"),
        ("阿依古丽·买买提", "AYGLMMT"),
        ("王Ｂ", "WB"),
    ],
)
def test_initials_of_persons(name, first):
    assert person_initials(name)[0] == first


def test_a_surname_is_not_read_as_a_word_a_given_name_in_all_ways():
    assert person_initials("单明") == ("SM",)
    assert {"WL", "WY"} <= set(person_initials("王乐"))
    assert {"QL", "TL"} == set(person_initials("覃力"))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("省委办公厅", "SWBGT"),
        ("市委", "SW"),
        ("国务院办公厅", "GWYBGT"),
        ("中共盘锦市委办公室", "ZGPJSWBGS"),
        ("重庆市发展和改革委员会", "CQSFZHGGWYH"),
        ("中国人民银行长春分行", "ZGRMYHCCFH"),
        ("单县县委", "SXXW"),
        ("番禺区委", "PYQW"),
        ("省厅（2026）第3处", "ST2026D3C"),
    ],
)
def test_initials_of_bodies(body, wanted):
    assert wanted in initials(body)


def test_full_spelling():
    assert full_pinyin("吕布", person=True)[0] == "LVBU"
    assert full_pinyin("单雄信", person=True) == ("SHANXIONGXIN",)
    assert search_keys("仇英", person=True) == ("QY", "QIUYING")


@pytest.mark.parametrize("query", ["sxx", "SX", "ｓｘ", "s x", "雄信", "shanx", "单", ""])
def test_matches(query):
    assert matches(query, "单雄信", search_keys("单雄信", person=True))


@pytest.mark.parametrize("query", ["dxx", "xx", "单信", "q"])
def test_does_not_match(query):
    assert not matches(query, "单雄信", search_keys("单雄信", person=True))


def test_every_character_in_general_use_has_an_initial():
    text = CHARACTERS.read_text("utf-8")
    characters = [c for c in text if c > "\u2fff" and not c.isspace()]
    assert len(characters) >= 8105
    missing = {c for c in characters if not initials(c)}
    assert not missing


@given(st.text(max_size=60))
def test_no_name_breaks_it_and_spellings_stay_few(name):
    for found in (initials(name), person_initials(name), full_pinyin(name)):
        assert len(found) <= MOST
        assert all(spelt.isascii() and spelt.isalnum() and spelt == spelt.upper() for spelt in found)


@given(st.lists(st.sampled_from("重长会乐单解曾"), min_size=1, max_size=40).map("".join))
def test_the_usual_reading_stays_first_however_long(words):
    usual = "".join(initials(char)[0] for char in words)
    assert initials(words)[0] == usual


@dataclass(frozen=True)
class Body:
    name: str

    @property
    def initials(self) -> str:
        return " ".join(search_keys(self.name))


def test_nobody_spells_out_the_beginning_of_a_body() -> None:
    office, city, market = map(Body, ("中共辽宁省委办公厅", "盘锦市委办公室", "辽宁省市场监督管理局"))
    known = [office, city, market]
    assert fitting("lnsw", known) == [office]
    assert fitting("swb", known) == [office, city]
    assert fitting("省委", known) == [office]
    assert fitting("lns", known) == [market]  # a beginning stays alone
    assert fitting("w", known) == []
    assert fitting("", known) == known
