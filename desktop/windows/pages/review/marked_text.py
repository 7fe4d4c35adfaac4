"""A draft's text with the hits marked in it: red what blocks, yellow what is to be looked at, grey what is judged."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.procedures.review.item import BLOCKING, HINT, Item
from desktop.procedures.review.item_facts import Hit
from desktop.windows.theme import colour

MOST_MARKS = 2_000
"""More marks than this make a page slow to draw; the list names every passage anyway."""
_GAP = r"\s*"


def places_of(text: str, passage: str, most: int = MOST_MARKS) -> list[tuple[int, int]]:
    """Where a passage stands; the check closed up the line breaks inside it."""
    signs = [re.escape(sign) for sign in passage if not sign.isspace()]
    if not signs:
        return []
    found = re.finditer(_GAP.join(signs), text)
    return [match.span() for _n, match in zip(range(most), found, strict=False)]


class MarkedText(QTextBrowser):
    """``show_text`` marks all hits, ``bring`` the one in question, in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plain = ""
        self._hits: tuple[Hit, ...] = ()
        self._open: frozenset[Hit] = frozenset()

    def show_text(self, text: str, item: Item | None = None) -> None:
        """Plain text, and the hits of the item's draft in it."""
        self._plain = text
        self.setPlainText(text)
        checked = item.checked if item is not None else None
        self._hits = checked.hits if checked else ()
        self._open = frozenset(item.open_hits) if item is not None else frozenset()
        self.setExtraSelections(self._marks())

    def holds(self, hit: Hit) -> bool:
        """Whether the passage stands in the text that is seen."""
        return bool(places_of(self._plain, str(hit.passage), 1))

    def around(self, passage: str, signs: int = 6) -> str:
        """A passage with a few signs before and after, on the same line; empty where it is not seen."""
        start = self._plain.find(passage)
        if start < 0:
            return ""
        line = self._plain[self._plain.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        at = line.find(passage)
        return line[max(0, at - signs) : at + len(passage) + signs].strip()

    def bring(self, hit: Hit | None) -> None:
        """The passage in question stands out, and in the middle of the window."""
        marks = self._marks()
        spans = places_of(self._plain, str(hit.passage)) if hit is not None else []
        if spans:
            marks += [self._mark(span, "nav", "sheet") for span in spans]
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._units(spans[0][0]))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            middle = self.cursorRect().top() - self.viewport().height() // 3
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + middle)
        self.setExtraSelections(marks)

    def _marks(self) -> list[QTextEdit.ExtraSelection]:
        marks: list[QTextEdit.ExtraSelection] = []
        for hit in self._hits:
            spans = places_of(self._plain, str(hit.passage), MOST_MARKS - len(marks))
            marks += [self._mark(span, self._tone(hit)) for span in spans]
        return marks

    def _tone(self, hit: Hit) -> str:
        if hit.weight == HINT:
            return "accent_soft"
        if hit not in self._open:
            return "hairline"
        return "red_soft" if hit.weight == BLOCKING else "amber_soft"

    def _mark(self, span: tuple[int, int], ground: str, ink: str = "text") -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(span[0]))
        cursor.setPosition(self._units(span[1]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(colour(ground))
        look.setForeground(colour(ink))
        selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
        return selection

    def _units(self, place: int) -> int:
        """Qt counts in UTF-16: a rare sign of a name is two."""
        head = self._plain[:place]
        return place if head.isascii() else len(head.encode("utf-16-le")) // 2
