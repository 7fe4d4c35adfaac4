"""``?`` shows the keys of this window: the verbs that the page has now, then those that hold everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.plain.words import _
from desktop.windows.acts import Act
from desktop.windows.keys import KEYS, LOCAL_KEYS
from desktop.windows.page import Topic
from desktop.windows.widgets.overlay import Overlay
from desktop.windows.widgets.plain_parts import clear, words

WHOLE = Topic()
"""Nothing lies over the list."""
_EVERYWHERE = ("help", "box", "search", "put_aside", "palette", "lock", "save", "more", "out", "keys")


class KeysOverlay(Overlay):
    """Filled anew each time it opens."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 720)
        self._title = words("", "overlayTitle")
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.column.addWidget(self._title)
        self.column.addWidget(self._body)
        self.column.addWidget(words(_("Esc 关闭"), "muted"))

    def show_for(self, page: str, acts: Sequence[Act], topic: Topic = WHOLE) -> None:
        """Show the keys of a page; first those of what lies over its list."""
        named = f"{page} · {topic.heading}" if topic.keys else page
        self._title.setText(_("{page} 的按键").format(page=named))
        clear(self._body)
        grid = self._body.layout()
        assert isinstance(grid, QGridLayout)
        own = [*topic.keys, *((a.key_shown, a.title) for a in acts if a.key_shown and a.allowed())]
        taken = {shown for shown, _title in own}
        everywhere = [(k.shown, k.words) for k in KEYS if k.id in _EVERYWHERE and k.shown not in taken]
        for side, pairs in ((0, own + [(k, _(t)) for k, t in LOCAL_KEYS]), (2, everywhere)):
            for line, (shown, title) in enumerate(pairs):
                grid.addWidget(words(shown, "keycap"), line, side, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(words(title, wrap=True), line, side + 1)
        self.open()
