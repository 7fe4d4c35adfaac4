"""The printed forms for the settings: paper reads layouts, the book says which one is in force."""

from __future__ import annotations

from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.desk.print_press import PrintPress
from desktop.operations.rules.forms import form_on
from desktop.operations.sentences.layout_changes import layout_lines
from desktop.plain.digest import sm3
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.windows.forms_port import FormLooked

MOST_BYTES = 256 << 10
"""A layout with more is none: the largest that is shipped has 8 KB."""
_ENDING = ".toml"


class FormsPort:
    """``windows.forms_port.Forms``."""

    def __init__(self, desk: Holds, press: PrintPress | None = None) -> None:
        self._desk = desk
        self._press = press or PrintPress()

    def layout(self, form: str) -> str:
        session = self._desk.session
        day = session.clock.now().date()
        return session.ask(lambda books: form_on(books, form, day)).layout or shipped.forms()[form]

    def layout_file(self, place: Path) -> str | Refusal:
        try:
            if place.suffix.lower() != _ENDING or place.stat().st_size > MOST_BYTES:
                return refuse("form.layout_unreadable", at="path")
            return place.read_text("utf-8-sig")
        except UnicodeDecodeError:
            return refuse("form.layout_unreadable", at="path")
        except OSError:
            return refuse("form.no_file", at="path")

    def look_at_layout(self, form: str, text: str, name: str = "") -> FormLooked:
        # a machine's own line ends do not make another layout
        text = "\n".join(text.splitlines()) + "\n"
        if len(text) > MOST_BYTES:
            return FormLooked(faults=(_("版式文件太长。"),))
        faults = tuple(fault.sentence() for fault in self._press.layout_faults(form, text))
        changes = layout_lines(self.layout(form), text)
        lost = self._press.no_longer_printed(form, text) if not faults else ()
        warnings = (_("版面上不再印：{names}").format(names="、".join(lost)),) if lost else ()
        return FormLooked(changes, warnings, faults, name, sm3(text.encode("utf-8")).hex(), text)
