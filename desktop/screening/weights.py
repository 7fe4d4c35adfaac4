"""Which finding asks for what (D22): a table with defaults, which a profile may change by its keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.screening.finding import Kind, Weight

Weights = Mapping[str, Weight]
"""``kind`` or ``kind.shape`` → weight; the finer key goes first."""

DEFAULT_WEIGHTS: Weights = MappingProxyType(
    {
        "classification_mark": Weight.BLOCKING,
        "internal_mark": Weight.TO_LOOK_AT,
        "internal_mark.work_secret": Weight.BLOCKING,
        "register_title": Weight.BLOCKING,
        "register_number": Weight.BLOCKING,
        "id_number": Weight.BLOCKING,
        "bank_card": Weight.BLOCKING,
        "passport": Weight.BLOCKING,
        "mobile": Weight.TO_LOOK_AT,
        "landline": Weight.TO_LOOK_AT,
        "uscc": Weight.TO_LOOK_AT,
        "email": Weight.TO_LOOK_AT,
        "plate": Weight.TO_LOOK_AT,
        "keyword": Weight.HINT,
        "keyword.level_in_text": Weight.TO_LOOK_AT,
        "macro": Weight.TO_LOOK_AT,
        "external_reference": Weight.TO_LOOK_AT,
        "unread_part": Weight.TO_LOOK_AT,
    }
)
"""By D22; ``keyword.level_in_text`` is 机密 in running text, a word and not a mark."""

FIXED: frozenset[str] = frozenset({"classification_mark", "register_title", "register_number"})
"""What no unit may soften: a mark of classification and a registered paper are always judged (C7.5)."""
_SHAPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "internal_mark": ("internal", "restricted", "trade_secret", "work_secret"),
        "id_number": ("fifteen", "foreign"),
        "keyword": ("level_in_text",),
    }
)
"""The shapes that a unit may weigh by themselves."""

WEIGHABLE: frozenset[str] = frozenset(
    [kind.value for kind in Kind if kind is not Kind.UNREAD_PART]
    + [f"{kind}.{shape}" for kind, shapes in _SHAPES.items() for shape in shapes]
)
"""The keys of a table of weights; what nobody has read is to look at, whatever a unit writes."""


def weight_of(kind: Kind, shape: str = "", weights: Weights = DEFAULT_WEIGHTS) -> Weight:
    """The weight of a finding: the finer key first, and the unit's word before the default.

    >>> weight_of(Kind.INTERNAL_MARK, "work_secret").value
    'blocking'
    >>> weight_of(Kind.EMAIL, weights={"email": Weight.HINT}).value
    'hint'
    """
    for key in (f"{kind.value}.{shape}", kind.value):
        if (weight := weights.get(key) or DEFAULT_WEIGHTS.get(key)) is not None:
            return weight
    raise KeyError(kind)
