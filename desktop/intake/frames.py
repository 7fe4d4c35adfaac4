"""What the worker says, in chunks: length, kind, JSON. Each is checked before it is believed.

The worker reads what a stranger wrote: its words are a stranger's words too. Nothing is unpickled, no chunk is longer
than its bound, every value has its type, every code is one of the table.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from desktop.intake.faults import Fact, Why
from desktop.intake.limits import FileKind
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Passage, Step, Trait, Unit, Where

LONGEST = 2 << 20
"""Bytes of one chunk."""
_HEAD = struct.Struct(">IB")
LENGTH = struct.Struct(">Q")
"""What stands before the file on its way in."""
_PARTS = {part.value: part for part in Part}
_TRAITS = {trait.value: trait for trait in Trait}
_UNITS = {unit.value: unit for unit in Unit}
_OPENS = {opens.value: opens for opens in Opens}
_WHYS = {why.value: why for why in Why}
_KINDS = {kind.value: kind for kind in FileKind}
_FOUND = {kind.value: kind for kind in (Kind.MACRO, Kind.EXTERNAL_REFERENCE)}
"""A reader finds these two; it is not asked what else is in the text."""
_MOST_STEPS = 12
_MOST_FACTS = 8

PASSAGE, FOUND, UNREAD, STEP, KIND, END = range(1, 7)


class Misspoken(Exception):
    """A chunk that is not what was agreed."""


class CutOff(Misspoken):
    """It ended in the middle of a chunk."""


def write(out: BinaryIO, kind: int, body: Mapping[str, Any]) -> None:
    """One chunk."""
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    out.write(_HEAD.pack(len(data), kind))
    out.write(data)


def read(take: Callable[[int], bytes]) -> tuple[int, Mapping[str, Any]] | None:
    """The next chunk, None at the end. Raises ``Misspoken``."""
    head = take(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise CutOff
    length, kind = _HEAD.unpack(head)
    if length > LONGEST or not PASSAGE <= kind <= END:
        raise Misspoken
    data = take(length)
    if len(data) < length:
        raise CutOff
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Misspoken from error
    if not isinstance(body, dict):
        raise Misspoken
    return kind, body


def where_out(where: Where) -> dict[str, Any]:
    """A place, as it is sent."""
    sent: dict[str, Any] = {"p": [[step.unit.value, step.at] for step in where.path], "a": where.part.value}
    if where.traits:
        sent["t"] = [trait.value for trait in where.traits]
    return sent


def where_in(body: object) -> Where:
    """A place, as it was sent. Many passages stand in one place: they share it."""
    if not isinstance(body, dict):
        raise Misspoken
    path, traits = body.get("p"), body.get("t", [])
    if not isinstance(path, list) or len(path) > _MOST_STEPS or not isinstance(traits, list):
        raise Misspoken
    steps = tuple(_step(one) for one in path)
    return _shared(steps, _of(_PARTS, body.get("a")), tuple(_of(_TRAITS, one) for one in traits))


def passage_out(passage: Passage) -> dict[str, Any]:
    """A passage, as it is sent."""
    return {"x": passage.text, "o": passage.opens.value, **where_out(passage.where)}


def passage_in(body: Mapping[str, Any]) -> Passage:
    """A passage, as it was sent."""
    return Passage(words(body.get("x")), where_in(body), _of(_OPENS, body.get("o")))


def found_in(body: Mapping[str, Any]) -> tuple[Kind, str, Where]:
    """A macro or a reference, as it was sent."""
    return _of(_FOUND, body.get("k")), words(body.get("x")), where_in(body)


def why_in(body: Mapping[str, Any]) -> tuple[Why, Mapping[str, Fact]]:
    """Why something was not read, as it was sent."""
    facts = body.get("f", {})
    if not isinstance(facts, dict) or len(facts) > _MOST_FACTS:
        raise Misspoken
    for value in facts.values():
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise Misspoken
    return _of(_WHYS, body.get("w")), facts


def kind_in(body: Mapping[str, Any]) -> FileKind:
    """What the file is."""
    kind: FileKind = _of(_KINDS, body.get("k"))
    return kind


def numbers_in(body: Mapping[str, Any], *names: str) -> tuple[int, ...]:
    """Counts."""
    values = tuple(body.get(name, 0) for name in names)
    if not all(
        isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 53 for value in values
    ):
        raise Misspoken
    return values


def words(value: object) -> str:
    """A string, else ``Misspoken``."""
    if not isinstance(value, str):
        raise Misspoken
    return value


def _step(value: object) -> Step:
    if not isinstance(value, list) or len(value) != 2:
        raise Misspoken
    return _shared_step(_of(_UNITS, value[0]), words(value[1]))


@lru_cache(maxsize=256)
def _shared_step(unit: Unit, at: str) -> Step:
    return Step(unit, at)


@lru_cache(maxsize=64)
def _shared(path: tuple[Step, ...], part: Part, traits: tuple[Trait, ...]) -> Where:
    return Where(path, part, traits)


def _of(table: Mapping[str, Any], value: object) -> Any:
    if not isinstance(value, str) or value not in table:
        raise Misspoken
    return table[value]
