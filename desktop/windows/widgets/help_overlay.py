"""F1: the page's help over the window, written in Markdown by us and kept with the program."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.plain.words import _
from desktop.windows.widgets.overlay import Overlay
from desktop.windows.widgets.plain_parts import words


class HelpOverlay(Overlay):
    """Shows one text; nothing in it leads out of the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 760)
        self._title = words("", "overlayTitle")
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setMinimumHeight(420)
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.column.addWidget(self._title)
        self.column.addWidget(self.browser)
        self.column.addWidget(words(_("Esc 关闭　? 本窗口的按键"), "muted"))

    def show_text(self, page: str, markdown: str, heading: str = "") -> None:
        """Open with a page's help; the part about what is in front stands first, the rest follows."""
        part, rest = part_of(markdown, heading)
        self._title.setText(_("{page} 帮助").format(page=page))
        self.browser.setMarkdown(f"{part}\n\n{rest}".strip() or _("这一页还没有帮助。按 ? 看本窗口的按键。"))
        self.open()
        self.browser.setFocus()


def part_of(markdown: str, heading: str) -> tuple[str, str]:
    """A part of a help by its heading, and what is left of it; no part where nothing is called so."""
    head, *parts = re.split(r"^(?=## )", markdown, flags=re.MULTILINE)
    found = next((part for part in parts if heading and part.startswith(f"## {heading}\n")), "")
    return found, "".join((head, *(part for part in parts if part is not found)))
