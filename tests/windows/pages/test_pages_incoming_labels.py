"""Labels begin where the sheet of labels is still free."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from desktop.windows.pages.incoming.printing import place_of_labels
from desktop.windows.pages.print_view import LABELS, PrintView, ToPrint


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


def test_d11_enter_takes_the_first_place() -> None:
    place = place_of_labels()
    assert place.default is not None
    assert (place.default.value, place.required) == (1, True)
