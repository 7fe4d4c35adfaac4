"""重新机检 (D22): the text that is kept here is checked by the lists of today; no file is needed for it.

The kept text has lost how its lines were broken and set: what the first check found and this one cannot see stands
as it was found. What is the same hit keeps its place, and with it what was judged of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.operations.books import Books
from desktop.operations.review_views import ItemRow
from desktop.operations.reviewing.hits import grouped
from desktop.operations.sentences.foreign import where_words
from desktop.procedures.review.item import fold_item
from desktop.procedures.review.item_facts import DraftTaken, Hit, item_stream
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Passage, Step, Unit, Where
from desktop.screening.weights import Weights, weight_of

BY_THE_READER = frozenset({Kind.MACRO.value, Kind.EXTERNAL_REFERENCE.value, Kind.UNREAD_PART.value})
"""Not found by words: no list changes them."""
MOST = 500
"""So many waiting items are checked again in one go."""


@dataclass(frozen=True)
class Kept:
    """A draft as it is kept: passages to screen, the place of each, what was found of it before."""

    item: str
    text_sm3: str
    passages: tuple[Passage, ...]
    places: tuple[str, ...]
    hits: tuple[Hit, ...]


def kept_draft(books: Books, item: str) -> Kept | None:
    """None: there is no text to check again, or the review is over."""
    state = fold_item(item, books.stream(item_stream(item)))
    if not state.checked_by or state.draft is None or state.checked is None:
        return None
    if state.over or not state.under_review:
        return None
    told = tuple(_told(state.draft))
    passages, places = tuple(one for one, _place in told), tuple(place for _one, place in told)
    return Kept(item, state.draft.prints.text_sm3, passages, places, state.checked.hits)


def _told(draft: DraftTaken) -> Iterator[tuple[Passage, str]]:
    """Lines of the text, then what is not seen in it; nothing runs on from one draft into the next."""
    opens = Opens.APART
    for number, line in enumerate(draft.text.splitlines(), 1):
        yield Passage(line, opens=opens), where_words(Where((Step(Unit.LINE, str(number)),)))
        opens = Opens.PARAGRAPH
    for line in (draft.unseen or "").splitlines():
        place, _tab, words = line.partition("\t")
        yield Passage(words, opens=Opens.APART), place


def is_older(row: ItemRow, lists: str) -> bool:
    """Whether a waiting item was checked under older lists."""
    return row.state == "review" and not row.conclusion and row.checked_by not in ("", lists)


def merged(kept: Kept, found: Sequence[Mapping[str, Any]], weights: Weights) -> tuple[Hit, ...]:
    """The hits of today: ``found`` with kind, weight, text and the number of its passage in ``kept``."""
    before = {(hit.kind, str(hit.passage)): hit for hit in kept.hits}
    now = [
        _placed(hit, before)
        for hit in grouped({**one, "where": kept.places[one["passage"]]} for one in found)
    ]
    again = {(hit.kind, str(hit.passage)) for hit in now}
    bare = "\n".join(_bare(one.text) for one in kept.passages)
    for key, old in before.items():
        if key in again:
            continue
        if old.kind in BY_THE_READER:
            now.append(replace(old, weight=weight_of(Kind(old.kind), "", weights).value))
        elif old.kind != Kind.KEYWORD.value and _bare(old.passage) not in bare:
            now.append(old)
    return tuple(now)


def _placed(hit: Hit, before: Mapping[tuple[str, str], Hit]) -> Hit:
    """The same passage stands where the file was said to have it."""
    old = before.get((hit.kind, str(hit.passage)))
    return hit if old is None else replace(old, weight=hit.weight)


def _bare(text: str) -> str:
    return "".join(text.split())
