"""Which level a clearance reaches, and what follows for a reader (D7)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.plain.refusal import Refusal, refuse

HEIGHTS: Mapping[str, int] = MappingProxyType({"confidential": 1, "secret": 2, "top_secret": 3})
"""The three classifications; work_secret and internal ask for no clearance."""

USUAL: Mapping[str, str] = MappingProxyType(
    {"general": "confidential", "important": "secret", "core": "top_secret"}
)
"""Where the profile says nothing: 一般 to 秘密, 重要 to 机密, 核心 to 绝密."""


def reaches(clearance: str, level: str, reach: Mapping[str, str] = USUAL) -> bool:
    """Whether a clearance suffices for a level. ``reach``: clearance code to highest level code."""
    if level not in HEIGHTS:
        return True
    return HEIGHTS.get(reach.get(clearance, ""), 0) >= HEIGHTS[level]


def reader_fit(
    name: str, clearance: str, level: str, reach: Mapping[str, str] = USUAL, *, at: str = "reader"
) -> Refusal | None:
    """None, or why this reader should not have a paper of this level.

    ``reader.without_clearance`` or ``reader.below_level`` (name, clearance, level): a reason helps, for
    leaders are in the range by office; for 绝密 nothing helps (保密法26: designated persons only).
    """
    if reaches(clearance, level, reach):
        return None
    top = level == "top_secret"
    none = reach.get(clearance) is None
    return refuse(
        "reader.without_clearance" if none else "reader.below_level",
        "保密法26" if top else "保密法43",
        at=at,
        reason_helps=not top,
        name=name,
        clearance=clearance,
        level=level,
    )
