"""How a line is told: a sentence with places, each place naming a field of the fact and how it is said.

``{holder:person}`` is the name of the person in field ``holder``; ``{self:copy}`` the copy in whose stream the
fact stands; ``{copies:n}`` how many there are; ``{due:day}`` a day; ``{how:ending}`` the word of a code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from string import Formatter
from typing import Any

from desktop.operations.sentences import tables
from desktop.operations.sentences.speaking import said_moment
from desktop.plain.facts import Fact
from desktop.plain.words import _

Names = Callable[[str, str], str]
"""Kind (one of ``NAMED``) and id → name as shown: a person's name, a copy's label, a document's number."""

Parts = tuple[str, ...]
"""The sentence, and tails that are said only where every field they name is filled."""
Line = str | Parts | Callable[[Any], Parts]
"""A fact's line; a function where the fact itself decides which one."""
Lines = Mapping[str, Line]

NAMED = (
    "person", "department", "post", "list", "safe", "body", "rules", "form",
    "copy", "document", "slip", "case", "clearance", "permit", "item", "batch",
)  # fmt: skip
"""What ids are asked for by. Where a deputy stands for a person, his id is asked for as a ``post``."""
TABLES = {
    "answer": tables.answer_words,
    "carrier": tables.carrier_words,
    "chase": tables.chase_words,
    "clearance_of": tables.clearance_words,
    "ending": tables.ending_words,
    "freeze": tables.freeze_words,
    "given": tables.given_words,
    "import_way": tables.import_way_words,
    "informing": tables.informing_words,
    "leaving": tables.leaving_words,
    "level": tables.level_words,
    "locking": tables.locking_words,
    "match": tables.match_words,
    "origin": tables.origin_words,
    "permit_act": tables.permit_words,
    "result": tables.result_words,
    "way": tables.way_words,
    "attribute": tables.attribute_words,
    "conclusion": tables.conclusion_words,
    "relation": tables.relation_words,
    "clearing": tables.clearing_words,
    "verdict": tables.verdict_words,
    "asked": tables.asked_words,
    "reply": tables.reply_words,
    "taken_out": tables.taken_out_words,
}
_MOST_NAMED = 6


def told(line: Line, fact: Fact, subject: str, names: Names) -> str:
    """The line of a fact whose stream is named after ``subject``."""
    parts = line(fact) if callable(line) else (line,) if isinstance(line, str) else line
    first, *tails = parts
    filled = (tail for tail in tails if all(_value(field, fact, subject) for field in _fields(tail)))
    return "".join(_part(part, fact, subject, names) for part in (first, *filled))


def _fields(part: str) -> list[str]:
    return [field for _text, field, _how, _conversion in Formatter().parse(part) if field]


def _value(field: str, fact: Fact, subject: str) -> Any:
    value: Any = fact
    if field == "self":
        return subject
    for name in field.split("."):
        value = getattr(value, name)
    return value


def _part(part: str, fact: Fact, subject: str, names: Names) -> str:
    said = []
    for text, field, how, _conversion in Formatter().parse(_(part)):
        said.append(text)
        if field:
            said.append(_said(_value(field, fact, subject), how or "", names))
    return "".join(said)


def _said(value: Any, how: str, names: Names) -> str:
    if isinstance(value, Enum):
        value = value.value
    if how == "n":
        return str(len(value))
    if how in ("day", "whole") and isinstance(value, date):
        return said_moment(value, whole=how == "whole")
    if how in TABLES and not isinstance(value, tuple):
        return TABLES[how](str(value)) or _("其他")
    if isinstance(value, tuple):
        each = tuple(_said(one, how, names) if how else str(one) for one in value)
        shown = "、".join(each[:_MOST_NAMED])
        return shown if len(each) <= _MOST_NAMED else _("{names} 等 {n} 项").format(names=shown, n=len(each))
    if how in NAMED:
        return names(how, str(value)) if value else ""
    return str(value)
