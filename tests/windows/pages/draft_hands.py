"""Drafts brought and judged by key, on a real book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.operations.review_views import ItemRow
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_facts import item_stream

SAVE = (Qt.Key.Key_Return, Mark.ControlModifier)
ID, PHONE = "11010519491231002X", "13812345678"


def waiting(office: RealOffice) -> ItemRow:
    """An item of the demonstration that waits and has no draft."""
    rows = office.desk.ask(lambda books: books.items("open", limit=60)).rows
    return next(
        row
        for row in rows
        if row.procedure == "review"
        and not (row.drafted or row.barred or row.asking or row.batch or row.held)
    )


def state(office: RealOffice, item: str) -> Item:
    return fold_item(item, office.desk.ask(lambda books: books.stream(item_stream(item))))


def settled(office: RealOffice, panel: Any) -> None:
    office.until(lambda: not panel.reading)
    office.settle()


def child_rests(office: RealOffice) -> None:
    """A child process on the writer's thread takes its time on a busy machine."""
    office.until(lambda: not office.threads.writer.working)
    office.settle()


def bring(office: RealOffice, hands: Hands, *files: Path, verb: str = "item.bring", thing: str) -> Any:
    office.body().begin(verb, thing)
    hands.rest()
    panel = office.body().bringing
    for file in files:
        panel.place.setText(str(file))
        QTest.keyClick(panel.place, Qt.Key.Key_Return)
    settled(office, panel)
    return panel


def enter(office: RealOffice, hands: Hands, panel: Any, medium: str = "光盘 2026-014") -> None:
    fields = panel.strip.fields
    fields["medium"].focus()
    hands.type(medium)
    fields["brought_by"].focus()
    hands.enter("sy")
    hands.key(*SAVE)
    hands.rest()


def draft(folder: Path, name: str, text: str) -> Path:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return place


def put(office: RealOffice, hands: Hands, **texts: str) -> None:
    """Fill fields of the open strip by name, and save."""
    fields = office.body().strips.strip.fields
    for name, text in texts.items():
        spec = fields[name].spec
        fields[name].focus()
        if spec.choices:
            hands.digit(int(text))
        elif spec.offers is not None:
            hands.enter(text)
        else:
            fields[name].line.clear()
            hands.type(text)
    hands.key(*SAVE)
    hands.rest()
