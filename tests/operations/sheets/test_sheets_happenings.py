"""Every fact in the life of a document and its copies has words: nothing is left out of the life in silence."""

from __future__ import annotations

import datetime as dt
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

import pytest

from desktop.custody import copy_facts, document_facts, receipt_facts
from desktop.custody.document_facts import AboveMachineNoted
from desktop.operations.sheets.case_words import capitals
from desktop.operations.sheets.happenings import told
from desktop.plain.facts import Fact
from tests.operations.sheets.sheet_desk import SheetDesk

FACTS = (*copy_facts.FACTS, *document_facts.FACTS, *receipt_facts.FACTS)


def made(kind: Any) -> Any:
    """Some value of an annotated kind."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return ()
    if origin in (typing.Union, types.UnionType):
        return None
    if kind in (str, int, bool):
        return kind()
    if kind is dt.date:
        return dt.date(2026, 3, 5)
    if kind is dt.datetime:
        return dt.datetime(2026, 3, 5, 8, 0)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return some(kind)
    assert getattr(kind, "__supertype__", None) is str, (kind, inner)
    return "字"


def some(cls: type) -> Any:
    """An instance with the required fields filled."""
    hints = typing.get_type_hints(cls)
    needed = [f for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    return cls(**{f.name: made(hints[f.name]) for f in needed})


@pytest.mark.parametrize("kind", [f for f in FACTS if f is not AboveMachineNoted], ids=lambda f: f.KIND)
def test_every_fact_has_words(desk: SheetDesk, kind: type[Fact]) -> None:
    happening = desk.ask(lambda _books: told(desk.source, some(kind), "P1"))
    assert happening is not None
    assert happening.what.strip()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ""), (1, "壹"), (10, "壹拾"), (12, "壹拾贰"), (100, "壹佰"), (101, "壹佰零壹"), (110, "壹佰壹拾"),
        (1001, "壹仟零壹"), (1010, "壹仟零壹拾"), (9999, "玖仟玖佰玖拾玖"), (12000, "12000"),
    ],
)  # fmt: skip
def test_counts_in_the_capitals_of_accounts(number: int, words: str) -> None:
    assert capitals(number) == words
