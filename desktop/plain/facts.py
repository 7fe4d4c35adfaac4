"""Facts: frozen dataclasses of ids, numbers, days and codes, and their canonical JSON.

A field annotated ``Text`` holds free words. Words are *content*: they are kept beside the chain
and the body refers to them by a salted fingerprint, so that excision (D17) can blank them and
the chain still verifies.
"""

from __future__ import annotations

import json
import types
import typing
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, NewType, TypeVar, Union, cast

Text = NewType("Text", str)
"""Free words: title, summary, remark, name. Kept as content, never in the chained body."""

EXCISED = Text("〔已清除〕")
"""Stands where words were destroyed (清除)."""

Json = dict[str, Any]
Seal = Callable[[str], str]
"""Takes words, keeps them as content, answers the fingerprint."""
Unseal = Callable[[str], str]
"""Takes a fingerprint, answers the words."""


@dataclass(frozen=True)
class Fact:
    """What happened to one stream. Subclasses are frozen dataclasses with a ``KIND``."""

    KIND: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1


F = TypeVar("F", bound=Fact)
_Encode = Callable[[Any, Seal], Any]
_Decode = Callable[[Any, Unseal], Any]


def canonical(value: Any) -> str:
    """Canonical JSON: sorted keys, no blanks, NFC, no floats.

    >>> canonical({"b": 1, "a": "x"})
    '{"a":"x","b":1}'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text)


def _plain(value: Any, _words: Any) -> Any:
    return value


def _codec(kind: Any) -> tuple[_Encode, _Decode]:
    """Encoder and decoder of one annotation."""
    if kind is Text:
        return (lambda v, seal: {"text": seal(v)}), (lambda v, unseal: unseal(v["text"]))
    if kind in (str, int, bool):
        return _plain, _plain
    if kind is datetime:
        return (lambda v, _: v.isoformat(timespec="seconds")), (lambda v, _: datetime.fromisoformat(v))
    if kind is date:
        return (lambda v, _: v.isoformat()), (lambda v, _: date.fromisoformat(v))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda v, _: v.value), (lambda v, _: kind(v))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        enc, dec = _codec(args[0])
        return (lambda v, s: [enc(x, s) for x in v]), (lambda v, u: tuple(dec(x, u) for x in v))
    if origin in (Union, types.UnionType):
        inner = [a for a in args if a is not type(None)]
        if len(inner) == 1:
            return _codec(inner[0])
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_codec(kind)
    raise TypeError(f"a fact cannot hold {kind!r}")


def _optional(kind: Any) -> bool:
    return typing.get_origin(kind) in (Union, types.UnionType) and type(None) in typing.get_args(kind)


def _record_codec(cls: type) -> tuple[_Encode, _Decode]:
    hints = typing.get_type_hints(cls)
    parts = [(f.name, _optional(hints[f.name]), *_codec(hints[f.name])) for f in fields(cls)]

    def encode(value: Any, seal: Seal) -> Json:
        body = {}
        for name, _may_lack, enc, _dec in parts:
            item = getattr(value, name)
            if item is not None:
                body[name] = enc(item, seal)
        return body

    def decode(body: Mapping[str, Any], unseal: Unseal) -> Any:
        # nothing was written for None; a field that came later takes its default
        given = {
            name: dec(body[name], unseal) if name in body else None
            for name, may_lack, _enc, dec in parts
            if name in body or may_lack
        }
        return cls(**given)

    return encode, decode


Upcaster = Callable[[Json], Json]


class Codebook:
    """All kinds of facts the book may hold, each with its codec, and the upcasters of old bodies."""

    def __init__(
        self, classes: Iterable[type[Fact]], upcasters: Mapping[tuple[str, int], Upcaster] | None = None
    ):
        self._classes = {cls.KIND: cls for cls in classes}
        self._codecs: dict[str, tuple[_Encode, _Decode]] = {}
        self._upcasters = dict(upcasters or {})

    @property
    def kinds(self) -> Mapping[str, type[Fact]]:
        return types.MappingProxyType(self._classes)

    def _of(self, kind: str) -> tuple[_Encode, _Decode]:
        codec = self._codecs.get(kind)
        if codec is None:
            codec = self._codecs[kind] = _record_codec(self._classes[kind])
        return codec

    def encode(self, fact: Fact, seal: Seal) -> Json:
        """Body of a fact, its words sealed. KeyError: the kind was not entered in the codebook."""
        return cast(Json, self._of(fact.KIND)[0](fact, seal))

    def decode(self, kind: str, version: int, body: Json, unseal: Unseal) -> Fact:
        """The fact of a stored body; an older body is lifted step by step, never rewritten."""
        current = self._classes[kind].VERSION
        while version < current:
            body = self._upcasters[kind, version](body)
            version += 1
        return cast(Fact, self._of(kind)[1](body, unseal))
