"""The unit's keyword lists (D22): several, each by its name; a list's whole text is adopted, changed or retired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.plain.digest import sm3
from desktop.plain.facts import EXCISED, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import refuse
from desktop.procedures.review.word_facts import KEYWORDS, KeywordsAdopted, KeywordsRetired
from desktop.screening.lists import read_keywords

MOST_LISTS = 30
_NAMED_LINES = 9
"""So many lines that cannot be read are named by a refusal; the window names each."""


@dataclass(frozen=True)
class WordList:
    """A list in force."""

    id: str
    name: str
    hash: str
    text: str
    adopted_at: datetime
    adopted_by: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """In their order, each once; a list whose words were destroyed (D17) has none to look for."""
        return () if self.text == EXCISED else read_keywords(self.text)[0]


@dataclass(frozen=True, kw_only=True)
class AdoptKeywords(Command):
    """The whole text of a list; ``list`` empty: a new one."""

    name: str
    text: str
    list: str = ""


@dataclass(frozen=True, kw_only=True)
class RetireKeywords(Command):
    """The list is looked for no more."""

    list: str
    reason: str


def adopt_keywords(command: AdoptKeywords, act: Act) -> Outcome:
    """What is in force is what the vault holds; every line that cannot be read is named."""
    name = command.name.strip()
    if not name:
        return refuse("word_list.no_name", "D22", at="name")
    words, bad = read_keywords(command.text)
    if bad:
        lines = tuple(str(one.line) for one in bad[:_NAMED_LINES])
        return refuse("word_list.bad_lines", "D22", at="text", lines=lines, n=len(bad))
    if not words:
        return refuse("word_list.empty", "D22", at="text")
    lists = lists_of(act.stream(KEYWORDS))
    standing = next((one for one in lists if one.id == command.list), None)
    if command.list and standing is None:
        return refuse("word_list.unknown", "D22", at="name")
    if any(one.name == name and one.id != command.list for one in lists):
        return refuse("word_list.name_taken", "D22", at="name", name=name)
    if standing is None and len(lists) >= MOST_LISTS:
        return refuse("word_list.too_many", "D22", at="name", most=MOST_LISTS)
    digest = sm3(command.text.encode("utf-8")).hex()
    if standing is not None and (standing.hash, standing.name) == (digest, name):
        return refuse("word_list.stands_already", "D22", at="text")
    act.add(
        KEYWORDS,
        KeywordsAdopted(
            list=command.list or act.new_id(),
            name=Text(name),
            hash=digest,
            count=len(words),
            text=Text(command.text),
        ),
    )
    return done("word_list.adopted", name=name, n=len(words))


def retire_keywords(command: RetireKeywords, act: Act) -> Outcome:
    """With a reason; its text stays in the book."""
    standing = next((one for one in lists_of(act.stream(KEYWORDS)) if one.id == command.list), None)
    if standing is None:
        return refuse("word_list.unknown", "D22", at="list")
    if not command.reason.strip():
        return refuse("word_list.no_reason", "D22", at="reason")
    act.add(KEYWORDS, KeywordsRetired(list=command.list, reason=Text(command.reason.strip())))
    return done("word_list.retired", name=standing.name)


def lists_of(rows: Iterable[Recorded]) -> tuple[WordList, ...]:
    """The lists that their stream leaves in force, in the order of their first adoption."""
    found: dict[str, WordList] = {}
    for row in rows:
        match row.fact:
            case KeywordsAdopted() as fact:
                found[fact.list] = WordList(
                    fact.list, fact.name, fact.hash, fact.text, row.recorded_at, row.recorded_by
                )
            case KeywordsRetired() as fact:
                found.pop(fact.list, None)
            case _:
                pass
    return tuple(found.values())


def keyword_lists(books: Books) -> tuple[WordList, ...]:
    """The lists in force."""
    return lists_of(books.stream(KEYWORDS))


def all_words(lists: Sequence[WordList]) -> tuple[str, ...]:
    """The words of all lists, each once."""
    return tuple(dict.fromkeys(word for one in lists for word in one.words))
