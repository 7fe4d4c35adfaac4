"""The settings under their headings; lines are searched through all headings at once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.books import Books
from desktop.operations.standing.carriers import labelled_carriers
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Plan
from desktop.windows.pages.settings.section import CardOf, Looking, Section, Thing
from desktop.windows.pages.settings.sections import (
    changes,
    excised,
    forms,
    holidays,
    machine,
    operators,
    printing,
    registers,
    unit,
    word_lists,
)
from desktop.windows.pages.settings.verbs import VERBS
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Column, Fetch, Row, RowKey, Rows, Sort

SECTIONS: tuple[Section, ...] = (
    unit.SECTION,
    machine.SECTION,
    operators.SECTION,
    changes.SECTION,
    forms.SECTION,
    word_lists.SECTION,
    word_lists.MAY_STAND,
    holidays.SECTION,
    printing.SECTION,
    registers.SECTION,
    excised.SECTION,
)
CARDS: Mapping[str, CardOf] = MappingProxyType(
    {kind: card for section in SECTIONS for kind, card in section.cards.items()}
)
"""Kind of a line → its card."""


def plan(counter: Counter) -> Plan:
    """How this page differs from others."""
    return Plan(
        title=N_("设置"),
        columns=(
            Column("name", _("名称"), "middle", 216, 420),
            Column("value", _("内容"), "middle", 0),
            Column("note", _("依据或说明"), "middle", 190, 340),
        ),
        fetch=_fetch(counter),
        card=lambda _books, _thing: None,  # read outside a read of the book: see the body's ``_card``
        read=lambda books, thing: read(counter, books, thing),
        verbs=VERBS,
        views=tuple(Offer(section.id, _(section.title)) for section in SECTIONS),
        empty=(_("这里还没有内容"), _("办过的会列在这里。")),
        counted={"": N_("项")},
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        looking = Looking(counter, counter.desk.profile())
        words = asked.words.strip()
        found: list[Row] = []
        for section in SECTIONS:
            if words or section.id == asked.view:
                found += section.lines(looking)
        return _page([row for row in found if not words or words in _said(row)], after, limit)

    return fetch


def _page(found: list[Row], after: RowKey | None, limit: int) -> Rows:
    """The lines after one of them; they are few and in memory, yet a list takes them by pages."""
    first = next((n + 1 for n, row in enumerate(found) if (row.id,) == after), 0)
    page = tuple(found[first : first + limit])
    more = first + limit < len(found)
    return Rows(page, (page[-1].id,) if more and page else None)


def _said(row: Row) -> str:
    return " ".join(str(getattr(cell, "text", cell)) for cell in row.cells.values())


def card(counter: Counter, thing: str) -> CardFacts | None:
    """The card of a line; on the reader thread, outside a read."""
    kind, _slash, one = thing.partition("/")
    return CARDS[kind](Looking(counter, counter.desk.profile()), one) if kind in CARDS else None


def read(counter: Counter, books: Books, thing: str) -> Thing | None:
    """What a line is about, as its verbs need it."""
    kind, _slash, one = thing.partition("/")
    if kind == "safe":
        safe = books.safe(one)
        return Thing(one, kind, safe.name, safe) if safe else None
    if kind == "body":
        body = books.body(one)
        return Thing(one, kind, body.name, body) if body else None
    if kind == "unit" or thing == "machine/level":
        return Thing(one, kind, "", unit.unit_as_told(books))
    if kind == "carrier":
        profile = counter.known.profile
        return Thing(one, kind, "", labelled_carriers(books, profile)) if profile else None
    if kind in ("keywords", "allowed"):
        return Thing(one, kind, "") if one else None
    if kind in ("slot", "signer"):
        person = books.person(one)
        return Thing(one, kind, person.name if person else "")
    return Thing(one, kind, "", counter.desk.machine.settings())
