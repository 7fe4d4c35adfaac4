"""Facts go into the book as canonical JSON and come back the same; words never stand in the body."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plain.facts import Codebook, Fact, Text, canonical


class Level(Enum):
    SECRET = "secret"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True)
class Envelope:
    number: str
    seal_whole: bool


@dataclass(frozen=True)
class Received(Fact):
    KIND: ClassVar[str] = "test.received"
    VERSION: ClassVar[int] = 3
    copies: int
    level: Level
    on: date
    at: datetime
    title: Text
    envelopes: tuple[Envelope, ...] = ()
    numbers: tuple[str, ...] = ()
    remark: Text | None = None


class Drawer:
    """Keeps words under a number, as the vault keeps content under a fingerprint."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def seal(self, text: str) -> str:
        key = f"#{len(self.words)}"
        self.words[key] = text
        return key

    def unseal(self, key: str) -> str:
        return self.words[key]


WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40)
FACTS = st.builds(
    Received,
    copies=st.integers(),
    level=st.sampled_from(Level),
    on=st.dates(),
    at=st.datetimes().map(lambda at: at.replace(microsecond=0)),
    title=WORDS.map(Text),
    envelopes=st.lists(st.builds(Envelope, number=WORDS, seal_whole=st.booleans()), max_size=3).map(tuple),
    numbers=st.lists(WORDS, max_size=3).map(tuple),
    remark=st.none() | WORDS.map(Text),
)
BOOK = Codebook([Received])


@given(FACTS)
def test_a_fact_comes_back_as_it_was(fact: Received) -> None:
    drawer = Drawer()
    body = json.loads(json.dumps(BOOK.encode(fact, drawer.seal)))
    assert BOOK.decode(fact.KIND, fact.VERSION, body, drawer.unseal) == fact


@given(FACTS)
def test_d17_words_are_never_in_the_body(fact: Received) -> None:
    marked = replace(fact, title=Text("绝不能留在链里的标题"), remark=Text("绝不能留在链里的备注"))
    assert "绝不能" not in canonical(BOOK.encode(marked, Drawer().seal))


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, TREES, max_size=4))
def test_canonical_does_not_depend_on_the_order_of_keys(tree: dict[str, Any]) -> None:
    turned = dict(reversed(tree.items()))
    assert canonical(tree) == canonical(turned)
    assert unicodedata.is_normalized("NFC", canonical(tree))


def test_canonical_writes_one_form_of_a_letter() -> None:
    assert canonical({"name": "Zoe\u0308"}) == canonical({"name": "Zo\u00eb"}) == '{"name":"Zo\u00eb"}'


def test_not_a_number_is_no_fact() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"x": float("nan")})


def test_a_float_cannot_be_a_field_of_a_fact() -> None:
    @dataclass(frozen=True)
    class Weighed(Fact):
        KIND: ClassVar[str] = "test.weighed"
        grams: float

    # the annotation is a string of this function; resolve it as a module would
    Weighed.__annotations__["grams"] = float
    with pytest.raises(TypeError, match="cannot hold"):
        Codebook([Weighed]).encode(Weighed(1.5), str)


def test_an_old_body_is_lifted_step_by_step() -> None:
    """Version 1 had no level, version 2 called the copies `count`."""

    def from_1(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "level": "secret"}

    def from_2(body: dict[str, Any]) -> dict[str, Any]:
        rest = {key: value for key, value in body.items() if key != "count"}
        return {**rest, "copies": body["count"]}

    book = Codebook([Received], {(Received.KIND, 1): from_1, (Received.KIND, 2): from_2})
    old = {"count": 3, "on": "2026-03-05", "at": "2026-03-05T09:02:00", "title": {"text": "关于〇〇的通知"}}
    kept = dict(old)
    fact = book.decode(Received.KIND, 1, old, lambda key: key)
    assert isinstance(fact, Received)
    assert (fact.copies, fact.level, fact.title) == (3, Level.SECRET, "关于〇〇的通知")
    assert fact.at - datetime(2026, 3, 5) == timedelta(hours=9, minutes=2)
    assert old == kept


def test_a_kind_that_was_not_entered_is_an_error() -> None:
    with pytest.raises(KeyError):
        Codebook([]).encode(Received(1, Level.SECRET, date(2026, 1, 1), datetime(2026, 1, 1), Text("")), str)
