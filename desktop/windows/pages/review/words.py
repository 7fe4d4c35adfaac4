"""Words for codes of the review, as the unit's profile or the program says them."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.procedures.definition import Procedure
from desktop.windows.counter import Counter
from desktop.windows.widgets.field_spec import Offer


def item_type_word(counter: Counter, code: str) -> str:
    """公文, 网站公众号 … as the profile says it."""
    profile = counter.known.profile
    return profile.words.item_types.get(code, code) if profile else code


def item_types(counter: Counter, procedure: str = "") -> tuple[Offer, ...]:
    """The kinds that a procedure is for; one that names none is for all that the unit's usual review is for."""
    for definition in _asked(counter, procedure):
        if definition.item_types:
            return tuple(Offer(code, item_type_word(counter, code)) for code in definition.item_types)[:9]
    return ()


def listed(counter: Counter, field: str, procedure: str = "") -> tuple[Offer, ...]:
    """The entries of a list that a field is answered from; every item has those of the usual review."""
    for definition in _asked(counter, procedure):
        found = definition.field(field)
        if found is not None:
            return tuple(Offer(c.id, c.title) for c in found.choices)[:9]
    return ()


def definition_of(counter: Counter, procedure: str) -> Procedure | None:
    """The unit's procedure of that name; empty: the usual review."""
    profile = counter.known.profile
    return profile.procedures.get(procedure or profile.usual_review) if profile else None


def _asked(counter: Counter, procedure: str) -> Iterator[Procedure]:
    for name in dict.fromkeys((procedure, "")):
        definition = definition_of(counter, name)
        if definition is not None:
            yield definition
