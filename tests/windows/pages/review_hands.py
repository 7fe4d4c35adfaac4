"""Items under review for tests of 保密审查: handed in and acted on by key, and what the book says of them."""

from __future__ import annotations

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
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


def sheet_of_two(office: RealOffice, hands: Hands) -> str:
    """A batch sheet of two lines, pasted; answers its id in the list."""
    hands.key(Qt.Key.Key_D, Mark.ControlModifier)
    hands.rest()
    hands.put(department="3", handed_in_by="sy", item_type="2")
    hands.save()
    QGuiApplication.clipboard().setText("网站信息甲\t办事指南\n网站信息乙\t办事指南")
    hands.key(Qt.Key.Key_V, Mark.ControlModifier)
    hands.rest()
    hands.save()
    office.body().back()
    return "batch:" + office.desk.ask(lambda books: books.batches("open").rows[0]).id
