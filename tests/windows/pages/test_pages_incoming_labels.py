"""Labels begin where the sheet of labels is still free."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from desktop.windows.pages.incoming.printing import LABELS, PrintView, ToPrint, fields_of
from desktop.windows.widgets.field_spec import Offer


def test_d11_labels_go_to_the_place_that_was_asked_for(qtbot: Any) -> None:
    sent: list[tuple[Any, ...]] = []
    port = SimpleNamespace(
        printers=lambda: ("HP",), labels=lambda copies, printer, start: sent.append((copies, printer, start))
    )
    counter: Any = SimpleNamespace(desk=SimpleNamespace(sheets=port), work=lambda call, what: call())
    view = PrintView(counter)
    qtbot.addWidget(view)
    view.show_sheet(ToPrint(LABELS, "", "标签", ("C1", "C2"), start=17))
    assert sent == [(("C1", "C2"), "HP", 17)]


def test_d11_the_place_is_asked_only_where_labels_can_be_printed() -> None:
    assert [f.id for f in fields_of((Offer("life", "经历单"),))] == ["form"]
    which, place = fields_of((Offer("life", "经历单"), Offer(LABELS, "标签")))
    assert place.default is not None
    assert (which.id, place.id, place.default.value) == ("form", "start", 1)
