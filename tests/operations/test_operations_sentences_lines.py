"""Every kind of fact has its line; no line tells a title."""

from __future__ import annotations

import re
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest

from desktop.custody.copy_facts import CopyHandedOut, CopyTakenBack, Purpose
from desktop.custody.receipt_facts import Envelope, ReceiptSigned
from desktop.operations.codebook import whole_codebook
from desktop.operations.sentences.told.lines import NAMED
from desktop.operations.sentences.told.timeline import LINES, fact_words, what_happened
from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded

KINDS = sorted(whole_codebook().kinds.items())
SECRET = "某某标题㙓𠮷"
SAID = {
    ("desk.founded", "unit"), ("desk.unit_changed", "unit"), ("desk.reason_given", "reason"),
    ("paper.outcome", "printer"), ("paper.back", "binder"), ("safe.entered", "name"), ("body.entered", "name"),
    ("person.entered", "name"), ("person.changed", "name"), ("department.entered", "name"),
    ("department.changed", "name"), ("list.set", "name"), ("form.adopted", "name"),
}  # fmt: skip
"""Words that a line may tell: names of persons, places and things; the reason for what was waived."""


def names(kind: str, _id: str) -> str:
    assert kind in NAMED
    return {
        "person": "李四",
        "copy": "传〔2026〕008号",
        "document": "密收〔2026〕017",
        "slip": "传〔2026〕001号",
    }.get(kind, "某某")


def sample(kind: Any, where: tuple[str, str], full: bool) -> Any:
    """A value of an annotation: the fullest, or the emptiest that it allows."""
    if kind is Text:
        return "张三" if where in SAID else SECRET
    if kind is str:
        return "甲" if full else ""
    if kind in (int, bool):
        return kind(3 if full else 0)
    if kind is datetime:
        return datetime(2026, 3, 5, 9, 2)
    if kind is date:
        return date(2026, 3, 5)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[0 if full else -1]
    if isinstance(kind, type) and is_dataclass(kind):
        return example(kind, full)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return (sample(arguments[0], where, True),) if full else ()
    assert typing.get_origin(kind) in (typing.Union, types.UnionType), kind
    inner = next(a for a in arguments if a is not type(None))
    return sample(inner, where, True) if full else None


def example(cls: type, full: bool) -> Any:
    hints = typing.get_type_hints(cls)
    kind = getattr(cls, "KIND", "")
    return cls(**{f.name: sample(hints[f.name], (kind, f.name), full) for f in fields(cls)})


def recorded(fact: Fact, stream: str = "copy/C1", **more: Any) -> Recorded:
    at = datetime(2026, 3, 5, 9, 2)
    return Recorded(**{  # type: ignore[arg-type]
        "sequence": 5, "act": 1, "stream": stream, "version": 2, "fact": fact, "happened_at": at,
        "recorded_at": at, "recorded_by": "P1", **more,
    })  # fmt: skip


def test_every_kind_has_its_line_and_no_line_is_left_over() -> None:
    assert set(LINES) == {kind for kind, _cls in KINDS}


@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
@pytest.mark.parametrize(("kind", "cls"), KINDS, ids=[kind for kind, _cls in KINDS])
def test_a_line_is_plain_words_without_a_title(kind: str, cls: type[Fact], full: bool) -> None:
    line = what_happened(recorded(example(cls, full), stream="x/甲"), names)
    assert line
    assert SECRET not in line
    assert not re.search(r"[A-Za-z_{}]", line.replace("PDF", "").replace("Word", "")), line
    assert "None" not in line


@pytest.mark.parametrize(("kind", "cls"), KINDS, ids=[kind for kind, _cls in KINDS])
def test_each_code_of_a_fact_has_its_word(kind: str, cls: type[Fact]) -> None:
    hints = typing.get_type_hints(cls)
    for field in fields(cls):
        hint = hints[field.name]
        for code in hint if isinstance(hint, type) and issubclass(hint, Enum) else ():
            values = {f.name: getattr(example(cls, True), f.name) for f in fields(cls)}
            line = what_happened(recorded(cls(**values | {field.name: code}), stream="x/甲"), names)
            assert not re.search(r"（）|，，|，$|：$|[a-z]{2}", line.replace("Word", "")), line


def test_a_hand_out_and_a_receipt_read_as_the_clerk_writes_them() -> None:
    fact = CopyHandedOut("P2", Purpose.CIRCULATION)
    assert fact_words(recorded(fact), names) == "09:02 交 李四 阅 传〔2026〕008号"
    signed = ReceiptSigned(
        "0312", "courier_exchange", Text("乙"), "P1", tuple(map(Envelope, ("1", "2", "3")))
    )
    assert what_happened(recorded(signed, stream="receipt/R1"), names) == "签收 路单 0312，信封 3 个"


def test_d1_a_later_booking_says_its_day_and_its_reason() -> None:
    late = recorded(CopyTakenBack("P2", "S1"), recorded_at=datetime(2026, 3, 6, 8, 0), late=Text("昨晚停电"))
    assert fact_words(late, names) == "3月5日 09:02 从 李四 收回 传〔2026〕008号，入某某（补记：昨晚停电）"


def test_a_correction_names_the_entry_it_replaces() -> None:
    right = recorded(CopyHandedOut("P2", Purpose.CIRCULATION), corrects=3)
    assert fact_words(right, names) == "09:02 更正第 3 条：交 李四 阅 传〔2026〕008号"


def test_who_decided_is_named() -> None:
    fact = recorded(CopyHandedOut("P2", Purpose.CIRCULATION), on_behalf_of="P3")
    assert fact_words(fact, names).endswith("（李四 决定）")


def test_three_hundred_persons_are_counted() -> None:
    fact = whole_codebook().kinds["copy.read_at_desk"](readers=tuple(f"P{n}" for n in range(300)))
    assert "等 300 项" in what_happened(recorded(fact), names)
