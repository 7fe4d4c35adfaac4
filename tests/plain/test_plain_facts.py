"""Facts survive their canonical JSON; words are sealed; what cannot be kept is refused when it is entered."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.codebook import whole_codebook
from desktop.plain.corrections import Annulled, corrected, effective
from desktop.plain.facts import Codebook, Fact, Text, canonical
from desktop.plain.recorded import Recorded


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    number: int
    words: Text | None = None


@dataclass(frozen=True)
class Everything(Fact):
    KIND: ClassVar[str] = "test.everything"
    VERSION: ClassVar[int] = 2
    code: str
    count: int
    flag: bool
    on: date
    at: datetime
    colour: Colour
    words: Text
    many: tuple[str, ...] = ()
    inner: tuple[Inner, ...] = ()
    maybe: Text | None = None
    when: date | None = None


moments = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2999, 1, 1)).map(
    lambda d: d.replace(microsecond=0)
)
plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(
    lambda s: unicodedata.normalize("NFC", s)
)
facts = st.builds(
    Everything,
    code=plain,
    count=st.integers(),
    flag=st.booleans(),
    on=st.dates(),
    at=moments,
    colour=st.sampled_from(Colour),
    words=plain.map(Text),
    many=st.lists(plain).map(tuple),
    inner=st.lists(st.builds(Inner, number=st.integers(), words=st.none() | plain.map(Text))).map(tuple),
    maybe=st.none() | plain.map(Text),
    when=st.none() | st.dates(),
)


class Drawer:
    """Keeps words as the vault would."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def seal(self, words: str) -> str:
        mark = f"mark{len(self.kept)}"
        self.kept[mark] = words
        return mark

    def unseal(self, mark: str) -> str:
        return self.kept[mark]


@given(facts)
def test_a_fact_comes_back_from_its_canonical_json(fact: Everything) -> None:
    book, drawer = Codebook([Everything]), Drawer()
    text = canonical(book.encode(fact, drawer.seal))
    assert book.decode(fact.KIND, 2, json.loads(text), drawer.unseal) == fact


@given(facts, st.text("甲乙丙𠮷", min_size=4, max_size=20))
def test_words_never_stand_in_the_body(fact: Everything, secret: str) -> None:
    from dataclasses import replace

    book, drawer = Codebook([Everything]), Drawer()
    body = canonical(book.encode(replace(fact, words=Text(secret), code="c", many=()), drawer.seal))
    assert secret not in body


def test_an_older_body_is_lifted_step_by_step() -> None:
    @dataclass(frozen=True)
    class Grown(Fact):
        KIND: ClassVar[str] = "test.grown"
        VERSION: ClassVar[int] = 3
        total: int

    book = Codebook(
        [Grown],
        {
            ("test.grown", 1): lambda body: {"sum": body["n"] * 10},
            ("test.grown", 2): lambda body: {"total": body["sum"] + 1},
        },
    )
    assert book.decode("test.grown", 1, {"n": 4}, str) == Grown(41)
    assert book.decode("test.grown", 2, {"sum": 4}, str) == Grown(5)


@pytest.mark.parametrize("kind", [bytes, float, dict[str, str], list[int]])
def test_a_fact_cannot_hold_what_canonical_json_cannot(kind: Any) -> None:
    made = dataclass(frozen=True)(
        type("Bad", (Fact,), {"KIND": "test.bad", "__annotations__": {"value": kind}})
    )
    with pytest.raises(TypeError):
        Codebook([made]).encode(made(value=kind()), str)


def test_every_kind_of_the_book_has_a_codec_and_a_name_of_its_own() -> None:
    kinds = whole_codebook().kinds
    assert all(kind == fact.KIND and kind for kind, fact in kinds.items())
    for fact in kinds.values():
        whole_codebook()._of(fact.KIND)


@dataclass(frozen=True)
class Said(Fact):
    KIND: ClassVar[str] = "test.said"
    number: int


def stream(*numbers: int) -> list[Recorded]:
    at = datetime(2026, 3, 5)
    return [Recorded(n, n, "s", n, Said(value), at, at, "p") for n, value in enumerate(numbers, 1)]


@given(st.lists(st.integers(), min_size=1, max_size=9), st.data())
def test_a_correction_takes_the_place_of_what_it_names(numbers: list[int], data: st.DataObject) -> None:
    rows = stream(*numbers)
    at = data.draw(st.integers(1, len(numbers)))
    right = effective(corrected(rows, (at, Said(99), datetime(2026, 3, 4))))
    wanted = [*numbers]
    wanted[at - 1] = 99
    assert [row.fact.number for row in right if isinstance(row.fact, Said)] == wanted
    gone = corrected(rows, (at, Annulled(Text("x")), datetime(2026, 3, 4)))
    del wanted[at - 1]
    assert [row.fact.number for row in gone if isinstance(row.fact, Said)] == wanted
