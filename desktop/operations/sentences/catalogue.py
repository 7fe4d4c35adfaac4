"""The whole catalogue, and the three ways to say something: refused, done, trouble."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.operations.commands import Done
from desktop.operations.sentences import (
    clearance,
    copies,
    desk,
    documents,
    papers,
    people,
    permits,
    procedures,
    receipts,
    reviews,
    slips,
    typed,
    vault,
    verify,
    workdays,
)
from desktop.operations.sentences.clauses import Clauses
from desktop.operations.sentences.speaking import Catalogue, Template, Value, said
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _

ROOMS = (
    clearance,
    copies,
    desk,
    documents,
    papers,
    people,
    permits,
    procedures,
    receipts,
    reviews,
    slips,
    typed,
    vault,
    verify,
    workdays,
)


def _whole(name: str) -> Catalogue:
    whole: dict[str, Template] = {}
    for room in ROOMS:
        whole.update(getattr(room, name))
    return MappingProxyType(whole)


REFUSALS = _whole("REFUSALS")
"""Code → what is said where nothing but another act helps."""
QUESTIONS = _whole("QUESTIONS")
"""Code → what is said where a reason helps: a question for it."""
DONE = _whole("DONE")
"""Code → what is said when it is done; the shortest of several needs no facts."""
TROUBLES = vault.TROUBLES
"""Code of a trouble of the vault → what is said."""

_UNKNOWN = N_("这一步没有办成，簿册没有改动。请核对所填内容后再试。")
_UNKNOWN_QUESTION = N_("这样办不合常规，确需如此请写明理由。")
_DONE = N_("已办。")


def sentence(refusal: Refusal, posts: Mapping[str, str] | None = None) -> str:
    """What a refusal says and what to do. ``posts``: code → title, from the profile in force.

    A line of a batch that is refused is named first.
    """
    first, second = (QUESTIONS, REFUSALS) if refusal.reason_helps else (REFUSALS, QUESTIONS)
    default = _UNKNOWN_QUESTION if refusal.reason_helps else _UNKNOWN
    template = first.get(refusal.code) or second.get(refusal.code) or default
    text = said(template, refusal.facts, posts)
    line = refusal.facts.get("line")
    if line and refusal.field.startswith("lines."):
        return _("第 {line} 行：{text}").format(line=line, text=text)
    return text


def done_sentence(done: Done, posts: Mapping[str, str] | None = None) -> str:
    """What was done; a repeated request brings no facts and is answered shortly."""
    return said(DONE.get(done.code, _DONE), done.facts, posts)


def trouble_sentence(code: str, facts: Mapping[str, Value]) -> str:
    """What keeps the vault from being opened or written, and what to do."""
    return said(TROUBLES.get(code, _UNKNOWN), facts)


class Speaker:
    """What windows and console are given: sentences and clauses as the unit in force calls them."""

    def __init__(
        self, clauses: Clauses, posts: Callable[[], Mapping[str, str]] = lambda: MappingProxyType({})
    ) -> None:
        self._clauses, self._posts = clauses, posts

    def of(self, refusal: Refusal) -> str:
        """The sentence of a refusal."""
        return sentence(refusal, self._posts())

    def done(self, done: Done) -> str:
        """The sentence of an act that was done."""
        return done_sentence(done, self._posts())

    def clause(self, clause: str) -> str:
        """What stands behind a clause mark; empty where none is kept."""
        return self._clauses.words(clause)
