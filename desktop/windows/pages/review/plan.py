"""How 保密审查 differs from other pages: its lists and their columns, what is read of a row, its verbs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from desktop.operations.books import Books
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking, Plan
from desktop.windows.pages.review.batch_card import batch_card
from desktop.windows.pages.review.card import item_card
from desktop.windows.pages.review.catalogue import VERBS
from desktop.windows.pages.review.handing_in import new_command
from desktop.windows.pages.review.listing import VIEWS, listing
from desktop.windows.pages.review.mending import ENTRY, entry_subject
from desktop.windows.pages.review.subject import (
    BATCH,
    batch_subject,
    item_subject,
    with_courses,
    with_entries,
)
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Column

_FIELDS = {
    "subjects": "title",
    "stage": "person",
    "consultations": "to",
    "relations": "reference",
    "hits": "hit",
    "entry": "reason",
    "version": "reason",
}
"""Field of a refusal → field of the strip, where they differ."""


def plan(counter: Counter) -> Plan:
    """The lists and cards of the page, and what can be done there."""
    return Plan(
        title=N_("保密审查"),
        columns=(
            Column("number", _("编号"), "number", 146),
            Column("title", _("信息名称"), "middle", 0),
            Column("kind", _("类别"), width=132, wide=170),
            Column("from", _("科室"), width=88, wide=170),
            Column("day", _("提交"), "day", 68),
            Column("stage", _("进度"), width=150, wide=260),
        ),
        fetch=listing(counter),
        card=partial(_card, counter),
        read=partial(_read, counter),
        verbs=_ready(counter),
        views=tuple(Offer(code, _(word)) for code, word in VIEWS),
        empty=(
            _("没有待审的信息"),
            _("科室要公开的信息，一项一项收，或者一批一起收成批次单。先审查，后公开。"),
        ),
        faces=("item.new", "batch.new", "item.other", "review.period", "review.recheck"),
        field_names=_FIELDS,
        counted={"": N_("项"), "batches": N_("张")},
    )


def _ready(counter: Counter) -> dict[str, Asking]:
    """The same; what is handed in is booked by the rules in force."""
    command = partial(new_command, counter)
    return {**VERBS, **{verb: replace(VERBS[verb], command=command) for verb in ("item.new", "item.other")}}


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    if thing.startswith(BATCH):
        return batch_card(counter, books, thing.removeprefix(BATCH))
    return item_card(counter, books, thing)


def _read(counter: Counter, books: Books, thing: str) -> Any:
    if thing.startswith(BATCH):
        return batch_subject(counter, books, thing.removeprefix(BATCH))
    if thing.startswith(ENTRY):
        return entry_subject(counter, books, thing)
    found = item_subject(counter, books, thing)
    return with_entries(books, with_courses(counter, books, found)) if found is not None else None
