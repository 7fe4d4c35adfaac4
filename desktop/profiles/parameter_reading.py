"""Reading the custody parameters of a profile, and what the law does not let a unit soften."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.procedures.vocabulary import LEVELS, TOP_SECRET, height
from desktop.profiles.parameters import (
    FORBIDDEN_CHANNELS,
    KINDS,
    REGISTER_FIELDS,
    SLIP_MODES,
    CustodyRules,
    Kind,
    Setting,
)
from desktop.profiles.reading import Node
from desktop.profiles.words import Words, turned

CLASSIFIED = LEVELS[2:]
_LONGEST = {"top_secret": 30, "secret": 20, "confidential": 10}
_MISSING = {"top_secret": 10, "secret": 60, "confidential": 60}


def read_custody(node: Node, words: Words) -> CustodyRules | None:
    """All parameters; None when one could not be read (its fault is noted)."""
    outer = node.table("custody")
    if outer is None:
        return None
    settings: dict[str, Setting[Any]] = {}
    for name, kind in KINDS.items():
        inner = outer.table(name)
        if inner is None:
            continue
        value = _value(inner, kind, words)
        settings[name] = Setting(value, inner.text("clause"))
        inner.close()
    outer.close()
    _stays_within_the_law(outer, settings)
    return CustodyRules(**settings) if set(settings) == set(KINDS) else None


def _value(node: Node, kind: Kind, words: Words) -> Any:
    levels, channels = words.level_codes, turned(words.channels)
    match kind:
        case Kind.FLAG:
            return node.flag("value", required=True)
        case Kind.TIME:
            return node.clock_time("value")
        case Kind.COUNT:
            return node.count("value", lowest=1) or 1
        case Kind.TEXTS:
            return node.texts("value", True)
        case Kind.SLIP_MODE:
            return node.word("value", {m: m for m in SLIP_MODES}, SLIP_MODES[0])
        case Kind.LEVEL:
            return node.word("value", levels, LEVELS[0])
        case Kind.LEVELS:
            return node.words("value", levels, True)
        case Kind.ROLE:
            return node.word("role", words.role_codes, "")
        case Kind.REGISTER_FIELDS:
            return node.words("value", {f: f for f in REGISTER_FIELDS}, True)
        case Kind.LEVEL_COUNT:
            return _by(node, levels, lambda n, k: n.count(k, lowest=1), CLASSIFIED)
        case Kind.LEVEL_ROLE:
            return _by(node, levels, lambda n, k: n.word(k, words.role_codes, ""), LEVELS)
        case Kind.LEVEL_CHANNELS:
            return _by(node, levels, lambda n, k: n.words(k, channels, True), CLASSIFIED)
        case Kind.LEVEL_TEXTS:
            return _by(node, levels, lambda n, k: n.texts(k, True), CLASSIFIED)
        case Kind.CLEARANCE_LEVEL:
            clearances = turned(words.clearances)
            return _by(node, clearances, lambda n, k: n.word(k, levels, LEVELS[0]), tuple(words.clearances))
        case Kind.CARRIER_FLAG:
            carriers = turned(words.carriers)
            return _by(node, carriers, lambda n, k: n.flag(k), tuple(words.carriers))


def _by(
    node: Node, known: Mapping[str, str], read: Callable[[Node, str], Any], wanted: tuple[str, ...]
) -> dict[str, Any]:
    """A table whose keys are titles of a vocabulary; ``wanted`` codes must be there."""
    inner = node.table("value")
    if inner is None:
        return {}
    found = {}
    for title in inner.keys:
        value = read(inner, title)
        code = inner.meant(title, title, known, "")
        if code:
            found[code] = value
    titles = {code: title for title, code in known.items()}
    for code in wanted:
        if code not in found and code in titles:
            inner.fault("missing_key", titles[code], titles[code])
    return found


def _stays_within_the_law(node: Node, settings: Mapping[str, Setting[Any]]) -> None:
    """What no unit may soften, each named by its clause."""

    def value(name: str) -> Any:
        return settings[name].value if name in settings else None

    for level, channels in (value("delivery_channels") or {}).items():
        if level in CLASSIFIED and FORBIDDEN_CHANNELS & set(channels):
            node.fault("law_delivery", "delivery_channels", "保密法28")
    knowers = value("knowers_from")
    if knowers is not None and height(knowers) > height("secret"):
        node.fault("law_knowers", "knowers_from", "实施条例20")
    for name, most, clause in (
        ("presumed_years", _LONGEST, "保密法20"),
        ("missing_days", _MISSING, "泄密案件查处办法5"),
    ):
        given = value(name) or {}
        if any((given.get(level) or 0) > limit for level, limit in most.items()):
            node.fault("law_too_long", name, clause)
    if TOP_SECRET in (value("exchange_levels") or ()):
        node.fault("law_exchange", "exchange_levels", "实施条例29")
    if "two_carriers" in settings and TOP_SECRET not in value("two_carriers"):
        node.fault("law_two_carriers", "two_carriers", "实施条例29")
    cutoff = value("cutoff")
    for name in ("cutoff_before_holidays", "cutoff_before_weekends"):
        eve = value(name)
        if cutoff is not None and eve is not None and eve > cutoff:
            node.fault("eve_after_cutoff", name, eve.isoformat("minutes"))
