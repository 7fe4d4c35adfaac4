"""The words of the files and the codes they stand for: levels, verbs, decisions, lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from desktop.procedures.definition import Choice, Decision
from desktop.procedures.vocabulary import LEVELS, Conclusion, Lead, Verb
from desktop.profiles.form_reading import read_form
from desktop.profiles.reading import CODE, Node, codes_of

CLEARANCES = ("core", "important", "general")
"""涉密人员 核心 / 重要 / 一般 (保密法43)."""

KEYS = ("levels", "verbs", "roles", "channels", "carriers", "clearances", "decisions", "item_types")
"""Tables that stand in the words common to all."""

K = TypeVar("K")
_LEADS, _CONCLUSIONS = codes_of(Lead), codes_of(Conclusion)


@dataclass(frozen=True)
class NamedList:
    """A list of the unit's: grounds, publication channels in their order, the questions of a checklist.

    ``file``  where its entries stand
    """

    title: str
    clause: str
    entries: tuple[Choice, ...]
    file: str = ""


@dataclass(frozen=True)
class Words:
    """Code → title, as the unit writes it.

    ``role_codes``  title → code of the post, also by the titles of the profiles that this one extends,
                    so that a unit may call a post otherwise and keep the procedures that it inherits
    ``item_types``  the kinds of items to be published
    ``lists``       by name; a field takes its choices from one
    """

    levels: Mapping[str, str]
    verbs: Mapping[Verb, str]
    roles: Mapping[str, str]
    channels: Mapping[str, str]
    carriers: Mapping[str, str]
    clearances: Mapping[str, str]
    decisions: Mapping[str, Decision]
    role_codes: Mapping[str, str]
    item_types: Mapping[str, str]
    lists: Mapping[str, NamedList]

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
        lead = inner.word("leads", _LEADS, Lead.NEXT)
        drawn = inner.word("conclusion", _CONCLUSIONS, None, False)
        if drawn is not None and not drawn.fits(lead):
            inner.fault("decision.conclusion_leads_wrong", "leads", code)
        decisions[code] = Decision(code, inner.text("title"), lead, drawn, read_form(inner))
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
        item_types=node.titles("item_types"),
        lists={name: _list(inner) for name, inner in node.each("lists", False)},
    )


def _list(node: Node) -> NamedList:
    entries: list[Choice] = []
    for inner in node.rows("entries"):
        entry = Choice(inner.text("id"), inner.text("title"), inner.text("clause", False), inner.flag("bars"))
        if entry.id and not CODE.fullmatch(entry.id):
            inner.fault("not_a_code", "id", entry.id)
        for key, taken in (("id", {e.id for e in entries}), ("title", {e.title for e in entries})):
            if getattr(entry, key) in taken:
                inner.fault("word_twice", key, getattr(entry, key))
        entries.append(entry)
        inner.close()
    if node.raw("entries", False) == []:
        node.fault("list_empty", "entries")
    named = NamedList(node.text("title"), node.text("clause"), tuple(entries), node.file("entries"))
    node.close()
    return named
