"""Ids become names by the book; what it does not know is never said as an id."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from desktop.operations.books import Books
from desktop.operations.sentences.told.lines import NAMED
from desktop.operations.sentences.told.names import names_of


class FewBooks:
    """A book with one of each, that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def _one(self, id_: str, **row: Any) -> Any:
        self.asked.append(id_)
        return SimpleNamespace(**row) if id_ == "X1" else None

    def person(self, id_: str) -> Any:
        return self._one(id_, name="李四")

    def safe(self, id_: str) -> Any:
        return self._one(id_, name="一号柜")

    def body(self, id_: str) -> Any:
        return self._one(id_, name="市委办")

    def copy(self, id_: str) -> Any:
        return self._one(id_, register_number="密收〔2026〕017", label="000023")

    def document(self, id_: str) -> Any:
        return self._one(id_, register_number="密收〔2026〕017")

    def item(self, id_: str) -> Any:
        return self._one(id_, title="停车场开放")

    def batch(self, id_: str) -> Any:
        return self._one(id_, number="批审〔2026〕001号")

    def slip(self, id_: str) -> Any:
        return self._one(id_, number="传〔2026〕001号")

    permit = slip

    def departments(self) -> Any:
        return [("X1", "综合科")]

    def named_lists(self) -> Any:
        return [("X1", "班子成员", ("P1",))]

    def stream(self, name: str) -> Any:
        return (
            [SimpleNamespace(fact=SimpleNamespace(number="复审〔2026〕003"))] if name.endswith("/X1") else []
        )


def test_every_kind_is_named_and_an_unknown_id_never_shows() -> None:
    names = names_of(cast(Books, FewBooks()), {"head": "中心主任"})
    known = {kind: names(kind, "X1") for kind in NAMED if kind not in ("form", "rules")}
    assert known["copy"] == "密收〔2026〕017-000023"
    assert known["case"] == known["clearance"] == "复审〔2026〕003"
    assert known["department"] == "综合科"
    assert known["list"] == "班子成员"
    assert "X1" not in "".join(known.values())
    assert {names(kind, "T0000009") for kind in NAMED} == {"不详", "有关岗位"}


def test_posts_and_forms_have_their_words() -> None:
    rules = names_of(cast(Books, FewBooks()), rules={"panjin": "盘锦检验检测中心"})
    assert rules("rules", "panjin") == "盘锦检验检测中心"
    assert rules("rules", "2027") == "2027年放假安排"
    names = names_of(cast(Books, FewBooks()), {"head": "中心主任"})
    assert names("post", "head") == "中心主任"
    assert names("post", "officer") == "保密员"
    assert names("post", "X1") == "李四"
    assert names("form", "f02_slip") == "传阅单"


def test_each_id_is_read_once() -> None:
    books = FewBooks()
    names = names_of(cast(Books, books))
    assert [names("person", "X1") for _time in range(300)] == ["李四"] * 300
    assert books.asked == ["X1"]
