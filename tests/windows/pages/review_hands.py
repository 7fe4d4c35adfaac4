"""Items under review for tests of 保密审查: handed in and acted on by key, and what the book says of them."""

from __future__ import annotations

from incoming_hands import Hands
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.operations.review_views import ItemRow


def run(office: RealOffice, hands: Hands, verb: str, item: str, **texts: str) -> None:
    """A verb of an item, filled in and saved."""
    office.body().begin(verb, item)
    hands.rest()
    assert office.body().strips.kind == verb
    hands.put(**texts)
    hands.save()


def newest(office: RealOffice) -> ItemRow:
    return office.desk.ask(lambda books: books.items("all").rows[0])


def item(office: RealOffice, item_id: str) -> ItemRow:
    found = office.desk.ask(lambda books: books.item(item_id))
    assert found is not None
    return found


def handed_in(office: RealOffice, hands: Hands, title: str, **more: str) -> ItemRow:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.put(department="3", handed_in_by="sy", item_type="2", title=title, summary="摘要", **more)
    hands.save()
    strip = office.body().strips.strip
    assert strip is None
    return newest(office)
