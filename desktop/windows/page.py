"""A page of the window: what it is called, how its widget is made, what it can do, what it has open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop.windows.acts import Act


@dataclass(frozen=True, slots=True)
class Count:
    """The number beside a page's name; ``urgent`` where something is overdue."""

    number: int
    urgent: bool = False


def _no_count() -> Count:
    return Count(0)


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of the page's help by its heading, and keys that belong to it alone; empty: the page as a whole."""

    heading: str = ""
    keys: tuple[tuple[str, str], ...] = ()


class PageBody(Protocol):
    """What the shell asks of a page's widget. ``half`` is what F8 puts aside; None: nothing half-filled."""

    def widget(self) -> QWidget: ...

    def acts(self) -> Sequence[Act]:
        """All that can be done here; keys and the palette are made from it."""
        ...

    def shown(self) -> None:
        """The page came to the front."""
        ...

    def scanned(self, what: object) -> bool:
        """A scan or an answer of the box; True: the page took it."""
        ...

    def half(self) -> tuple[str, dict[str, Any]] | None:
        """Title and form of what is half-filled."""
        ...

    def resume(self, form: dict[str, Any]) -> None:
        """Bring back what was put aside."""
        ...

    def flush(self) -> None:
        """Keep drafts now: the window is about to be locked."""
        ...

    def stop(self) -> None:
        """Give up long work now: the page is about to be destroyed."""
        ...

    def topic(self) -> Topic:
        """What is in front, for F1 and ``?``."""
        ...


@dataclass(frozen=True)
class Page:
    """A page registers itself by one of these; its body is made when first shown and destroyed by a lock.

    ``count`` is called on the reader thread. ``begins``: the acts that need nothing chosen, as id and name, so that
    Ctrl+K finds them before the page was ever opened.
    """

    id: str
    title: str
    icon: str
    make: Callable[[], PageBody]
    count: Callable[[], Count] = _no_count
    begins: tuple[tuple[str, str], ...] = ()


class PlainBody:
    """A page body with nothing half-filled; pages begin from it and say what differs."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def widget(self) -> QWidget:
        return self._widget

    def acts(self) -> Sequence[Act]:
        return ()

    def shown(self) -> None:
        self._widget.setFocus()

    def scanned(self, what: object) -> bool:
        return False

    def half(self) -> tuple[str, dict[str, Any]] | None:
        return None

    def resume(self, form: dict[str, Any]) -> None:
        raise NotImplementedError("this page puts nothing aside")

    def flush(self) -> None:
        return None

    def stop(self) -> None:
        return None

    def topic(self) -> Topic:
        return Topic()
