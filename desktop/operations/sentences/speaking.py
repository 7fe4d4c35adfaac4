"""How a code becomes a sentence: the facts made words, the sentence chosen by the facts that are there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter

from desktop.operations.sentences import tables
from desktop.operations.sentences.entry_words import entry_words
from desktop.plain.words import _

Template = str | tuple[str, ...]
"""One sentence, or several: the first one whose places are all told is said."""
Catalogue = Mapping[str, Template]
Value = str | int | date | datetime | tuple[str, ...]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?")
_MOST_NAMED = 12
"""So many names of a list are said; of a longer one, how many there are."""

BY_NAME: Mapping[str, tables.WordTable] = {
    "level": tables.level_words,
    "machine": tables.level_words,
    "clearance": tables.clearance_words,
    "how": tables.ending_words,
    "why": tables.freeze_words,
    "status": tables.status_words,
    "stand": tables.envelope_words,
    "kind": tables.subject_words,
    "type": tables.answer_words,
    "role": tables.role_words,
    "roles": tables.role_words,
    "posts": tables.role_words,
    "silence": tables.silence_words,
    "attribute": tables.attribute_words,
    "conclusion": tables.conclusion_words,
    "entries": entry_words,
    "result": tables.result_words,
}
"""Facts that hold codes, by their name, and the table of their words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as it is said. Days take the year with ``{day:whole}`` and leave it off without."""

    value: Value

    def __format__(self, how: str) -> str:
        value = self.value
        if isinstance(value, str) and _MOMENT.fullmatch(value):
            value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        if isinstance(value, date):
            return said_moment(value, whole=how == "whole")
        if isinstance(value, tuple):
            named = "、".join(value[:_MOST_NAMED])
            return (
                named
                if len(value) <= _MOST_NAMED
                else _("{names} 等 {n} 项").format(names=named, n=len(value))
            )
        return str(value)


def said_moment(moment: date, *, whole: bool = False) -> str:
    """3月5日; with the clock where there is one; ``whole``: with the year."""
    day = _("{m}月{d}日").format(m=moment.month, d=moment.day)
    if whole:
        day = _("{y}年{day}").format(y=moment.year, day=day)
    return f"{day} {moment:%H:%M}" if isinstance(moment, datetime) else day


def said_label(label: str) -> str:
    """A copy by its label in its document: 份号 000023, 无号第 1 份; a whole number stays as it is."""
    if not label or "〔" in label:
        return label
    if label.startswith("无") and label[1:].isdecimal():
        return _("无号第 {n} 份").format(n=label[1:])
    return _("份号 {label}").format(label=label)


def places(template: str) -> set[str]:
    """The names of the facts that a sentence says."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(template) if name}


def variants(template: Template) -> tuple[str, ...]:
    """All sentences that a code may be said in, the fullest first."""
    return (template,) if isinstance(template, str) else template


def said(template: Template, facts: Mapping[str, Value], posts: Mapping[str, str] | None = None) -> str:
    """The fullest sentence that the facts allow. ``posts``: code → title as the unit calls its posts."""
    told = {name: _worded(name, value, posts) for name, value in facts.items()}
    known = {name for name, value in told.items() if value not in ("", ())}
    every = variants(template)
    chosen = next((one for one in every if places(one) <= known), every[-1])
    blank = {name: Told("—") for name in places(chosen) - known}
    return _(chosen).format_map({name: Told(value) for name, value in told.items() if name in known} | blank)


def _worded(name: str, value: Value, posts: Mapping[str, str] | None) -> Value:
    if name == "label" and isinstance(value, str):
        return said_label(value)
    table = BY_NAME.get(name)
    if table is None:
        return value
    own = posts if table is tables.role_words else None
    if isinstance(value, tuple):
        return tuple(filter(None, (table(one, own) for one in value)))
    return table(value, own) if isinstance(value, str) else value
