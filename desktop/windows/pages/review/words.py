"""Words for codes of the review, as the unit's profile or the program says them."""

from __future__ import annotations

from desktop.windows.counter import Counter
from desktop.windows.widgets.field_spec import Offer


def item_type_word(counter: Counter, code: str) -> str:
    """公文, 网站公众号 … as the profile says it."""
    profile = counter.known.profile
    return profile.words.item_types.get(code, code) if profile else code


def item_types(counter: Counter, procedure: str = "review") -> tuple[Offer, ...]:
    """The kinds that the unit's review is for."""
    profile = counter.known.profile
    if profile is None or procedure not in profile.procedures:
        return ()
    kinds = profile.procedures[procedure].item_types
    return tuple(Offer(code, profile.words.item_types.get(code, code)) for code in kinds)[:9]


def listed(counter: Counter, field: str, procedure: str = "review") -> tuple[Offer, ...]:
    """The entries of a list that a field of the review is answered from."""
    profile = counter.known.profile
    found = (
        profile.procedures[procedure].field(field) if profile and procedure in profile.procedures else None
    )
    return tuple(Offer(c.id, c.title) for c in found.choices)[:9] if found else ()
