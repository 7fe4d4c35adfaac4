"""What every verb of the review begins with."""

from __future__ import annotations

from desktop.audit.acts import ReasonGiven
from desktop.operations.ports import Act
from desktop.plain.facts import Fact, Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_facts import item_stream


def item_of(act: Act, item: str) -> Item | Refusal:
    """The item as it stands."""
    found = fold_item(item, act.stream(item_stream(item)))
    return found if found.handed_in is not None else refuse("item.unknown", at="item")


def add(act: Act, item: str, fact: Fact) -> None:
    """A fact of the item."""
    act.add(item_stream(item), fact)


def words(typed: str) -> Text | None:
    """Free words, or None where nothing was written."""
    return Text(typed.strip()) if typed.strip() else None


def say_why(act: Act, stream: str, reason: str) -> None:
    """Why something was put right stands beside it, to be read in the timeline."""
    act.add(stream, ReasonGiven("correction", "", Text(reason.strip())), at=act.now)
