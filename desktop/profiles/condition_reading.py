"""Conditions of a file: a closed vocabulary, no expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.procedures.checklist import said
from desktop.procedures.definition import Condition, When
from desktop.procedures.vocabulary import NO, YES, Conclusion, ConditionKind
from desktop.profiles.reading import Node, codes_of, shown
from desktop.profiles.words import Words

_LEVELS = {
    k.value: k for k in (ConditionKind.LEVEL_AT_LEAST, ConditionKind.LEVEL_BELOW, ConditionKind.LEVEL_IS)
}
_PLAIN = {"always": ConditionKind.ALWAYS, "important": ConditionKind.IMPORTANT}
CONCLUSIONS = codes_of(Conclusion)
_SHAPES = (*_LEVELS, "item_type", "conclusion", "answer")


@dataclass(frozen=True)
class Known:
    """What conditions of one procedure may speak of: the unit's words, title → code of its item types."""

    words: Words
    item_types: Mapping[str, str]


def read_when(node: Node, key: str, known: Known) -> When:
    """``"always"``, ``"important"``, a table with one condition, or a list of those (all must hold)."""
    value = node.raw(key, False)
    if value is None:
        return ()
    parts = value if isinstance(value, list) else [value]
    found = [_condition(node, key, part, known) for part in parts]
    return tuple(c for c in found if c is not None and c.kind is not ConditionKind.ALWAYS)


def _condition(node: Node, key: str, part: Any, known: Known) -> Condition | None:
    if isinstance(part, str):
        kind = node.meant(key, part, _PLAIN, None)
        return Condition(kind) if kind else None
    if not isinstance(part, dict):
        node.fault("wrong_type", key, shown(part), "dict")
        return None
    if set(part) in ({"answer", "is"}, {"answer", "yes"}) and isinstance(part["answer"], str):
        values = _answers(part)
        if values:
            return _any_of(ConditionKind.ANSWER, values, part["answer"])
    if len(part) == 1:
        name, value = next(iter(part.items()))
        if name in _LEVELS and isinstance(value, str):
            level = node.meant(key, value, known.words.level_codes, None)
            return Condition(_LEVELS[name], level) if level else None
        if name == "item_type" and _texts(value):
            return _any_of(ConditionKind.ITEM_TYPE, _meant(node, key, value, known.item_types))
        if name == "conclusion" and _texts(value):
            return _any_of(ConditionKind.CONCLUSION, _meant(node, key, value, {c: c for c in CONCLUSIONS}))
    for name in part:
        if name not in (*_SHAPES, "is", "yes"):
            node.meant(key, name, {k: k for k in _SHAPES}, None)
            return None
    node.fault("condition_shape", key, ", ".join(f"{k} = {shown(v)}" for k, v in part.items()))
    return None


def _texts(value: Any) -> list[str]:
    """One word or a list of them; anything else: none."""
    words = value if isinstance(value, list) else [value]
    return words if words and all(isinstance(word, str) for word in words) else []


def _answers(part: Mapping[str, Any]) -> list[str]:
    """``is``: one answer, or a list of which any will do; ``yes``: questions of a checklist."""
    if "yes" in part:
        return [said(question, True) for question in _texts(part["yes"])]
    if isinstance(part["is"], bool):
        return [YES if part["is"] else NO]
    return _texts(part["is"])


def _meant(node: Node, key: str, value: Any, known: Mapping[str, str]) -> list[str]:
    found = [node.meant(key, word, known, "") for word in _texts(value)]
    return [code for code in found if code]


def _any_of(kind: ConditionKind, values: Sequence[str], field: str = "") -> Condition | None:
    return Condition(kind, values[0], field, tuple(values[1:])) if values else None
