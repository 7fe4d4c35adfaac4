"""What the content check goes by: the unit's lists in force, allowed passages, the papers of the register (D22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.plain.digest import sm3
from desktop.plain.facts import EXCISED, Text
from desktop.plain.refusal import refuse
from desktop.procedures.review.draft_facts import ALLOWED, PassageAllowed
from desktop.profiles.in_force import RulesAdopted, rules_stream
from desktop.screening.allowing import STRICT, Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Kind
from desktop.screening.lists import read_allowed, read_keywords
from desktop.screening.register import Registered
from desktop.screening.weights import Weights

MOST_PERSONS = 5000
SHORTEST_TELEPHONE = 7
"""A house extension of four figures is no telephone that could be found, and would allow parts of others."""
KEYWORDS, ALLOW = "keywords", "allowed"
"""Names of the two lists, and of their streams under ``rules/``."""


@dataclass(frozen=True, kw_only=True)
class AdoptWordList(Command):
    """A list's whole text comes into force today, in place of the one before; ``kind`` keywords or allowed."""

    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AllowPassage(Command):
    """误报 that shall not be reported again: the words, what stands around them, until when."""

    kind: str
    passage: str
    reason: str
    context: str = ""
    until: date | None = None


def adopt_word_list(command: AdoptWordList, act: Act) -> Outcome:
    """Every line that cannot be read is named; what is in force is what the vault holds."""
    read = read_keywords if command.kind == KEYWORDS else read_allowed
    entries, bad = read(command.text)
    if bad:
        lines = tuple(str(one.line) for one in bad[:9])
        return refuse("word_list.bad_lines", "D22", at="text", lines=lines, n=len(bad))
    if not entries:
        return refuse("word_list.empty", "D22", at="text")
    digest = sm3(command.text.encode("utf-8")).hex()
    standing = adopted_list(act.books, command.kind)
    if standing is not None and standing.hash == digest:
        return refuse("word_list.stands_already", "D22", at="text")
    act.add(
        rules_stream(command.kind),
        RulesAdopted(command.kind, digest, act.now.date(), Text(command.text)),
    )
    return done("word_list.adopted", n=len(entries))


KINDS = frozenset(kind.value for kind in Kind)
"""Codes of what the check finds."""


def allow_passage(command: AllowPassage, act: Act) -> Outcome:
    """With a reason; a mark or a registered paper only in its context (D22): a word alone never hides one."""
    if not command.passage.strip():
        return refuse("allow.no_words", "D22", at="passage")
    if not command.reason.strip():
        return refuse("allow.no_reason", "D22", at="reason")
    if command.kind not in KINDS:
        return refuse("allow.kind_unknown", "D22", at="kind")
    if Kind(command.kind) in STRICT and not command.context.strip():
        return refuse("allow.no_context", "D22", at="context")
    if command.until is not None and command.until < act.now.date():
        return refuse("allow.over_already", "D22", at="until")
    fact = PassageAllowed(
        kind=command.kind,
        words=Text(command.passage.strip()),
        context=Text(command.context.strip()) if command.context.strip() else None,
        by=act.operator,
        reason=Text(command.reason.strip()),
        until=command.until,
    )
    act.add(ALLOWED, fact)
    return done("allow.entered")


def adopted_list(books: Books, kind: str) -> RulesAdopted | None:
    """The list of a kind that is in force: the one adopted last."""
    facts = [row.fact for row in books.stream(rules_stream(kind))]
    adopted = [fact for fact in facts if isinstance(fact, RulesAdopted)]
    return adopted[-1] if adopted else None


def allowed_passages(books: Books) -> Sequence[PassageAllowed]:
    """Every entry ever made by judging; those whose words were destroyed count no more."""
    facts = (row.fact for row in books.stream(ALLOWED))
    return [fact for fact in facts if isinstance(fact, PassageAllowed) and fact.words != EXCISED]


def what_to_screen(books: Books, weights: Weights, day: date) -> tuple[Screening, str]:
    """What the check goes by on a day, with the unit's weights (D22); and the digest of its lists for the record.

    The register goes along for the comparison alone (A2.4a, C7.16): it is handed to the child by its pipe.
    """
    keywords, allowed = adopted_list(books, KEYWORDS), adopted_list(books, ALLOW)
    listed = read_allowed(str(allowed.text))[0] if allowed else ()
    judged = tuple(
        Allowed(str(one.words), Kind(one.kind), str(one.context or ""), one.by, str(one.reason), one.until)
        for one in allowed_passages(books)
    )
    register = tuple(
        Registered(key, title, tuple(number for number in numbers if number))
        for key, title, *numbers in books.register_words()
    )
    screening = Screening(
        keywords=read_keywords(str(keywords.text))[0] if keywords else (),
        allowed=(*listed, *judged, *_own_telephones(books)),
        register=register,
        weights=weights,
        day=day,
    )
    hashes = [one.hash if one else "" for one in (keywords, allowed)]
    return screening, sm3("\n".join((*hashes, str(len(judged)))).encode()).hex()


def _own_telephones(books: Books) -> Sequence[Allowed]:
    """The office's own, as 人员 has them (D22)."""
    persons = books.persons(limit=MOST_PERSONS)
    return [
        Allowed(one.telephone, kind)
        for one in persons
        if one.telephone and len(one.telephone.strip()) >= SHORTEST_TELEPHONE
        for kind in (Kind.LANDLINE, Kind.MOBILE)
    ]
