"""The places of a profile that a unit changes by itself, each as words to be edited, and the edits that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.operations.rules.proposal import Rules
from desktop.operations.sentences.hits import weight_words
from desktop.operations.sentences.letter_words import letter_words
from desktop.plain.words import N_, _
from desktop.procedures.definition import Choice
from desktop.procedures.vocabulary import Unit
from desktop.profiles.changing import PROFILE, Edit, whole
from desktop.profiles.letter_reading import PLACES
from desktop.profiles.parameters import KINDS, Setting
from desktop.profiles.parameters import Kind as Form
from desktop.profiles.profile import Profile
from desktop.screening.finding import Kind, Weight
from desktop.screening.weights import FIXED, WEIGHABLE, weight_of

_COUNTS = {
    Unit.WORKING_DAYS: N_("几个工作日"),
    Unit.CALENDAR_DAYS: N_("几日"),
    Unit.MONTHS: N_("几个月"),
}
BARS = "禁："
"""Before a question that forbids publication when it is answered yes."""


@dataclass(frozen=True)
class Place:
    """``path`` in ``part``; ``text`` as it stands, ``number`` a whole number, ``lines`` a list, ``names`` posts,
    ``prose`` sentences that may run over several lines.

    ``choices``  code and word of what it may be; typed by its word or its digit
    """

    id: str
    label: str
    text: str
    part: str
    path: tuple[str | int, ...]
    number: bool = False
    lines: bool = False
    names: bool = False
    prose: bool = False
    choices: tuple[tuple[str, str], ...] = ()


def places_of(profile: Profile, thing: str) -> tuple[Place, ...]:
    """What can be changed of a thing; nothing where there is no such thing, or it comes by a file only.

    ``letter/F38``, ``term/reply``, ``rule/loan_days``, ``role/head``, ``numbering/review``, ``list/grounds``, ``form/F30``,
    ``stage/review.head``, ``weight/email``, ``unit/authority``.
    """
    kind, _slash, one = thing.partition("/")
    makers = {
        "term": _term, "letter": _letter,
        "rule": _rule, "role": _role, "numbering": _series, "list": _list, "form": _form, "stage": _stage,
        "weight": _weight, "unit": _unit,
    }  # fmt: skip
    return makers[kind](profile, one) if kind in makers else ()


def edits_of(
    profile: Profile, rules: Rules, thing: str, places: Sequence[Place], given: Mapping[str, str]
) -> list[Edit] | str:
    """What was really changed; a sentence where something cannot be read."""
    edits = []
    for place in places:
        said = given[place.id].strip()
        if said == place.text.strip():
            continue
        value: Any = said
        if place.number:
            if not (said.isascii() and said.isdigit()):
                return _("“{label}”应填整数。").format(label=place.label)
            value = int(said)
        elif place.choices:
            codes = [code for n, (code, word) in enumerate(place.choices, 1) if said in (word, str(n))]
            if not codes:
                words = "、".join(word for _code, word in place.choices)
                return _("“{label}”应填：{words}。").format(label=place.label, words=words)
            value = codes[0]
        elif place.names:
            value = [name for name in said.replace(",", "、").replace("，", "、").split("、") if name.strip()]
        elif place.lines:
            kind, _slash, one = thing.partition("/")
            value = _entries(profile, rules, one, said) if kind == "list" else _words(said)
        edits += _edits(place, value)
    return edits


def _edits(place: Place, value: Any) -> list[Edit]:
    if not place.names:
        return [Edit(place.part, place.path, value)]
    first, *others = value or [""]
    edits = [Edit(place.part, (*place.path, "role"), first)]
    if others or "、" in place.text:
        edits.append(Edit(place.part, (*place.path, "or_roles"), others))
    return edits


def _term(profile: Profile, one: str) -> tuple[Place, ...]:
    term = profile.terms.get(one)
    if term is None:
        return ()
    path = ("terms", one)
    found = [
        Place(
            "count",
            _(_COUNTS[term.unit]),
            str(term.count),
            PROFILE,
            (*path, "count"),
            True,
        )
    ]
    if term.extension is not None:
        longer = str(term.extension.count)
        found.append(Place("longer", _("最多延长"), longer, PROFILE, (*path, "extend", "count"), True))
    found.append(Place("clause", _("依据"), term.clause, PROFILE, (*path, "clause")))
    return tuple(found)


def _rule(profile: Profile, one: str) -> tuple[Place, ...]:
    """A parameter of custody that is a number, a time or a list of words; the others come by a file."""
    setting: Setting[Any] | None = getattr(profile.custody, one, None)
    kind, path = KINDS.get(one), ("custody", one, "value")
    if setting is None:
        return ()
    if kind is Form.COUNT:
        return (Place("value", _("数目"), str(setting.value), PROFILE, path, True),)
    if kind is Form.TIME:
        return (Place("value", _("几点"), setting.value.isoformat("minutes"), PROFILE, path),)
    if kind is Form.TEXTS:
        return (Place("value", _("每行一项"), "\n".join(setting.value), PROFILE, path, lines=True),)
    return ()


def _role(profile: Profile, one: str) -> tuple[Place, ...]:
    title = profile.roles.get(one)
    return (Place("title", _("岗位名称"), title, PROFILE, ("roles", one)),) if title else ()


def _series(profile: Profile, one: str) -> tuple[Place, ...]:
    series = profile.series.get(one)
    if series is None:
        return ()
    return (
        Place("title", _("名称"), series.title, PROFILE, ("series", one, "title")),
        Place("pattern", _("编号样式（{year} 年，{n:03} 顺序号）"), series.pattern, PROFILE,
              ("series", one, "pattern")),
    )  # fmt: skip


def _list(profile: Profile, one: str) -> tuple[Place, ...]:
    named = profile.words.lists.get(one)
    if named is None:
        return ()
    text = "\n".join((BARS if entry.bars else "") + entry.title for entry in named.entries)
    label = _("每行一项；前面写“{bars}”的，答“是”就不能公开").format(bars=BARS)
    return (Place("entries", label, text, PROFILE, ("lists", one, "entries"), lines=True),)


def _form(profile: Profile, one: str) -> tuple[Place, ...]:
    label = _("{form} 的标题（空着用程序自带的）").format(form=one)
    return (Place("title", label, profile.form_titles.get(one, ""), PROFILE, ("form_titles", one)),)


def _letter(profile: Profile, one: str) -> tuple[Place, ...]:
    """The fixed sentences of a letter; which places each may name stands beside it."""
    found = []
    for code, text in profile.letters.get(one, {}).items():
        may_name = PLACES[one][code]
        label = letter_words(code)
        if may_name:
            named = "、".join(f"{{{place}}} {letter_words(place)}" for place in may_name)
            label = _("{label}（可用：{named}）").format(label=label, named=named)
        found.append(Place(code, label, text, PROFILE, ("letters", one, code), prose=True))
    return tuple(found)


def _stage(profile: Profile, one: str) -> tuple[Place, ...]:
    procedure, _dot, stage_id = one.partition(".")
    definition = profile.procedures.get(procedure)
    stage = definition.stage(stage_id) if definition else None
    if definition is None or stage is None:
        return ()
    part = f"procedures/{procedure}.toml"
    path = ("stages", definition.stages.index(stage))
    roles = "、".join(profile.roles.get(role, role) for role in stage.roles)
    return (
        Place("title", _("环节名称"), stage.title, part, (*path, "title")),
        Place("roles", _("由谁办（几个岗位都可以的用顿号隔开）"), roles, part, path, names=True),
        Place("clause", _("依据"), stage.clause, part, (*path, "clause")),
    )


def _weight(profile: Profile, one: str) -> tuple[Place, ...]:
    """What no unit may soften has no place to be changed (C7.5)."""
    if one not in WEIGHABLE or one.partition(".")[0] in FIXED:
        return ()
    kind, _dot, shape = one.partition(".")
    now = weight_of(Kind(kind), shape, profile.weights)
    choices = tuple((weight.value, weight_words(weight.value)) for weight in Weight)
    told = "  ".join(f"{n} {word}" for n, (_code, word) in enumerate(choices, 1))
    label = _("怎样对待（按数字或写字：{choices}）").format(choices=told)
    text = weight_words(now.value)
    return (Place("weight", label, text, PROFILE, ("weights", one), choices=choices),)


def _unit(profile: Profile, one: str) -> tuple[Place, ...]:
    """Names of the authority and of the offices, as they stand in letters."""
    if one != "authority":
        return ()
    unit = profile.unit
    named = (
        ("secrecy_authority", _("保密行政管理部门"), unit.secrecy_authority),
        ("calls_itself", _("自称"), unit.calls_itself),
        ("office", _("管簿部门"), unit.office),
        ("secrecy_office", _("保密办"), unit.secrecy_office),
    )
    return tuple(Place(key, label, text, PROFILE, ("unit", key)) for key, label, text in named)


def _entries(profile: Profile, rules: Rules, name: str, said: str) -> list[dict[str, Any]]:
    """Lines into entries: what stood there keeps its code and clause, a new line gets a code of its own."""
    standing = {entry.title: entry for entry in profile.words.lists[name].entries}
    written = {row["id"]: row for row in whole(rules.files, rules.name, PROFILE)["lists"][name]["entries"]}
    taken = set(written)
    found = []
    for line in filter(None, (text.strip() for text in said.splitlines())):
        bars, title = line.startswith(BARS), line.removeprefix(BARS).strip()
        known: Choice | None = standing.get(title)
        row = (
            dict(written[known.id]) if known and known.id in written else {"id": _free(taken), "title": title}
        )
        taken.add(str(row["id"]))
        row.pop("bars", None)
        found.append({**row, "bars": True} if bars else row)
    return found


def _words(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.strip()]


def _free(taken: set[str]) -> str:
    return next(code for code in (f"own_{n}" for n in range(1, 10_000)) if code not in taken)
