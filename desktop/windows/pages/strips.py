"""The one strip that is open at a time, above the list it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout
from shiboken6 import isValid

from desktop.operations.standing.enter import EnterBody
from desktop.plain.refusal import Refusal
from desktop.windows.counter import Counter
from desktop.windows.drafting import DraftKeeper
from desktop.windows.pages.typed import NewBody
from desktop.windows.ports import Drafts
from desktop.windows.widgets.entry_strip import EntryStrip


class OpenStrip:
    """Opens, closes and keeps in mind which strip it is. ``kind`` names it for drafts and for F8."""

    def __init__(self, counter: Counter, rest: Callable[[], object]) -> None:
        self._counter, self._rest = counter, rest
        self.strip: EntryStrip | None = None
        self.kind = ""
        self.thing = ""
        self._keeper: DraftKeeper | None = None

    def show(
        self,
        kind: str,
        strip: EntryStrip,
        above: QVBoxLayout,
        thing: str = "",
        keeper: DraftKeeper | None = None,
    ) -> None:
        """Open it; the one before goes, its draft kept. The cursor goes into it."""
        self.close(rest=False)
        self._keeper = keeper
        if keeper is not None:
            keeper.setParent(strip)
        self.kind, self.strip, self.thing = kind, strip, thing
        strip.left.connect(self.close)
        strip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # never cut its fields
        above.addWidget(strip)
        strip.begin()

    def close(self, rest: bool = True) -> None:
        """Take it away; the cursor goes back to the list."""
        strip, self.strip, self.kind, self.thing = self.strip, None, "", ""
        if strip is not None:
            self.flush()
            self._keeper = None
            strip.hide()
            strip.setParent(None)
            strip.deleteLater()
        if rest:
            self._rest()

    def is_open(self, kind: str) -> bool:
        """Whether this one is open."""
        return self.strip is not None and self.kind == kind

    def flush(self) -> None:
        """Keep the draft now."""
        if self._keeper is not None and isValid(self._keeper):
            self._keeper.flush()

    def keeper(self, key: str) -> DraftKeeper | None:
        """A keeper of drafts, where the desk keeps any."""
        desk: Any = self._counter.desk
        if not all(hasattr(desk, name) for name in ("save", "load", "delete")):
            return None
        drafts: Drafts = desk
        return DraftKeeper(key, drafts, self._counter.threads.writer)

    def restore(self) -> None:
        """What was half-filled when the window was closed comes back, unless one types already."""
        keeper, strip = self._keeper, self.strip
        if keeper is not None and strip is not None:
            keeper.restore(lambda form: None if strip.filled else strip.fill(form))


def with_body(
    counter: Counter, value: Any, then: Callable[[str], object], refused: Callable[[Refusal], object]
) -> None:
    """The id of an issuing body; a new one is entered first, in the same go."""
    if not isinstance(value, NewBody):
        then(str(value or ""))
        return
    counter.book(EnterBody(name=value.name), lambda done: then(done.ids["body"]), refused)
