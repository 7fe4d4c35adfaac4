"""The names that a unit's own Word template may use for a form: the labels of its slots, or their codes.

A column of a list is written ``知悉人员.姓名``; ``序号`` counts its lines. Beside the slots every form knows
单位名称, 表名, 流水号 and 所用模板.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.paper.faults import nearest
from desktop.paper.filling import Facts, Options, values_of
from desktop.paper.form import RESERVED, SIGN_LINE, Form, Opinions
from desktop.plain.words import N_, _

COUNT = "#"
TITLE, SERIAL, FOLLOWED = "form_title", "serial", "followed"
GIVEN = {
    **RESERVED,
    TITLE: N_("表名"),
    SERIAL: N_("流水号"),
    FOLLOWED: N_("所用模板"),
}
"""Places that come with the issue, in every form."""
_COUNTED = N_("序号")
_DOTS = str.maketrans({"。": ".", "·": ".", "・": ".", ":": ".", "/": "."})


def spelled(name: str) -> str:
    """A name as it is compared: neither blanks nor the width of a sign make another one."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold().translate(_DOTS)


@dataclass(frozen=True)
class Places:
    """``known``: a name as compared → id of the place; ``labels``: id → what people call it; ``lists`` ids."""

    known: Mapping[str, str]
    labels: Mapping[str, str]
    lists: frozenset[str]

    @property
    def slots(self) -> tuple[str, ...]:
        """Places that the form's facts fill."""
        given = {*GIVEN, *self.lists}
        return tuple(one for one in self.labels if one not in given and not one.endswith(f".{COUNT}"))

    def missing(self, found: Iterable[str]) -> tuple[str, ...]:
        """Labels of slots that a template has no place for."""
        there = set(found)
        return tuple(self.labels[one] for one in self.slots if one not in there)

    def near(self, name: str) -> str:
        """The known name that looks most like this one, or nothing."""
        return nearest(name, [label for one, label in self.labels.items() if one not in self.lists])


def places_of(form: Form) -> Places:
    """All places of a form. A label of the form goes before one of ``GIVEN``."""
    labels = {name: _(label) for name, label in GIVEN.items()}
    lists = set()
    for name, slot in form.slots.items():
        labels[name] = slot.label
        if slot.kind == "rows":
            lists.add(name)
            labels[f"{name}.{COUNT}"] = f"{slot.label}.{_(_COUNTED)}"
            columns = {f"{name}.{key}": column.label for key, column in slot.columns.items()}
            labels |= {place: f"{slot.label}.{label}" for place, label in columns.items()}
    known: dict[str, str] = {}
    for place, said in labels.items():
        rows, dot, column = place.partition(".")
        ways = [said, place]
        if dot:
            ways += [f"{labels[rows]}.{column}", f"{rows}.{said.partition('.')[2]}"]
        known |= {spelled(way): place for way in ways}
    return Places(known, labels, frozenset(lists))


@dataclass(frozen=True)
class PlaceValues:
    """Final text: by place, and of each list line by line."""

    texts: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]]


def place_values(form: Form, facts: Facts, options: Options, followed: str = "") -> PlaceValues:
    """What goes to the places of a form; the same words that the form itself would print."""
    values = values_of(form, facts, options)
    given = {TITLE: options.title or values.title, SERIAL: options.serial, FOLLOWED: followed}
    texts = {**given, **values.texts}
    signed = {block.rows for block in form.blocks if isinstance(block, Opinions) and block.rows}
    rows = {}
    for name, lines in values.rows.items():
        rows[name] = [{**line, COUNT: str(number)} for number, line in enumerate(lines, 1)]
        if name in signed:
            rows[name] = [{**line, "sign": line.get("sign") or SIGN_LINE} for line in rows[name]]
    return PlaceValues(texts, rows)
