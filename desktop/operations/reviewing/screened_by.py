"""What the content check goes by on a day: the lists in force, the weights, the papers of the register (D22)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.books import Books
from desktop.operations.reviewing.allowing import Entry, allowed_passages
from desktop.operations.reviewing.word_lists import WordList, all_words, keyword_lists
from desktop.plain.digest import sm3
from desktop.plain.facts import canonical
from desktop.screening.allowing import Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Kind
from desktop.screening.register import Registered
from desktop.screening.weights import DEFAULT_WEIGHTS, Weights

MOST_PERSONS = 5000
SHORTEST_TELEPHONE = 7
"""A house extension of four figures is no telephone that could be found, and would allow parts of others."""


def what_to_screen(books: Books, weights: Weights, day: date) -> tuple[Screening, str]:
    """For the check, with the unit's weights; and the digest of the lists for the record.

    The register goes along for the comparison alone (A2.4a, C7.16): it is handed to the child by its pipe.
    """
    lists, entries = keyword_lists(books), allowed_passages(books)
    register = tuple(
        Registered(key, title, tuple(number for number in numbers if number))
        for key, title, *numbers in books.register_words()
    )
    allowed = tuple(one.allowed for one in entries if one.counts(day))
    screening = Screening(
        keywords=all_words(lists),
        allowed=(*allowed, *_own_telephones(books)),
        register=register,
        weights=weights,
        day=day,
    )
    return screening, _digest(lists, entries, weights, day)


def lists_digest(books: Books, weights: Weights, day: date) -> str:
    """What a check by the lists of this day says it went by: a check that says otherwise went by older ones."""
    return _digest(keyword_lists(books), allowed_passages(books), weights, day)


def _digest(lists: Sequence[WordList], entries: Sequence[Entry], weights: Weights, day: date) -> str:
    """Of whatever can bring out a hit that an earlier check did not show.

    An entry that was added to the allow-list can only take hits away: it makes no earlier check older. One that
    was taken back, or whose day is over, does.
    """
    said = {
        "keywords": sorted(one.hash for one in lists),
        "gone": [one.number for one in entries if one.gone(day)],
        "weights": {key: weight.value for key, weight in {**DEFAULT_WEIGHTS, **weights}.items()},
    }
    return sm3(canonical(said).encode("utf-8")).hex()


def _own_telephones(books: Books) -> Sequence[Allowed]:
    """The office's own, as 人员 has them (D22)."""
    persons = books.persons(limit=MOST_PERSONS)
    return [
        Allowed(one.telephone, kind)
        for one in persons
        if one.telephone and len(one.telephone.strip()) >= SHORTEST_TELEPHONE
        for kind in (Kind.LANDLINE, Kind.MOBILE)
    ]
