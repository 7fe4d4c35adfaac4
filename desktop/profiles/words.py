"""The words of the files and the codes they stand for: levels, verbs, decisions, channels, carriers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from desktop.procedures.definition import Decision
from desktop.procedures.vocabulary import LEVELS, Lead, Verb
from desktop.profiles.reading import Node

CLEARANCES = ("core", "important", "general")
"""涉密人员 核心 / 重要 / 一般 (保密法43)."""

K = TypeVar("K")


@dataclass(frozen=True)
class Words:
    """Code → title, as the unit writes it.

    ``role_codes``  title → code of the post, also by the titles of the profiles that this one extends,
                    so that a unit may call a post otherwise and keep the procedures that it inherits
    """

    levels: Mapping[str, str]
    verbs: Mapping[Verb, str]
    roles: Mapping[str, str]
    channels: Mapping[str, str]
    carriers: Mapping[str, str]
    clearances: Mapping[str, str]
    decisions: Mapping[str, Decision]
    role_codes: Mapping[str, str]

    @property
    def level_codes(self) -> dict[str, str]:
        """Title → code."""
        return turned(self.levels)


def turned(titles: Mapping[K, str]) -> dict[str, K]:
    """Title → code."""
    return {title: code for code, title in titles.items()}


def _closed(node: Node, key: str, codes: tuple[str, ...]) -> dict[str, str]:
    """A table whose codes are fixed: none more, none less."""
    titles = node.titles(key)
    inner = node.table(key, False)
    for code in codes:
        if code not in titles and inner:
            inner.fault("missing_key", code, code)
    for code in titles:
        if code not in codes and inner:
            inner.meant(code, code, {c: c for c in codes}, "")
    return {code: titles[code] for code in codes if code in titles}


def read_words(node: Node, inherited_roles: Mapping[str, str]) -> Words:
    """The words of a profile: what is common to all, and what the unit adds or calls otherwise."""
    roles = node.titles("roles")
    verbs = _closed(node, "verbs", tuple(v.value for v in Verb))
    decisions = {}
    for code, inner in node.each("decisions"):
        lead = inner.word("leads", {lead.value: lead for lead in Lead}, Lead.NEXT)
        decisions[code] = Decision(code, inner.text("title"), lead)
        inner.close()
    return Words(
        levels=_closed(node, "levels", LEVELS),
        verbs={Verb(code): title for code, title in verbs.items()},
        roles=roles,
        channels=node.titles("channels"),
        carriers=node.titles("carriers"),
        clearances=_closed(node, "clearances", CLEARANCES),
        decisions=decisions,
        role_codes={**inherited_roles, **turned(roles)},
    )
