"""Walks a page: each of its lists, each row that can do something new, each act there, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from desktop.bootstrap.pictures.camera import Camera
from desktop.windows.acts import Act
from desktop.windows.shell import Shell
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.list_view import ListView
from desktop.windows.widgets.page_model import PageModel

W = TypeVar("W", bound=QWidget)
MOST_ROWS = 40
_LISTS = "settings."
"""Acts that only bring another list to the front begin so."""


class Walk:
    """One page. ``go`` does whatever the page can do, each act once."""

    def __init__(self, shell: Shell, camera: Camera, page: str) -> None:
        self.shell, self.camera, self.page = shell, camera, page
        self._done: set[str] = set()
        self._number = [p.id for p in shell.pages].index(page) + 1

    def go(self) -> None:
        """Everything."""
        self._afresh("")
        self._take("list")
        for view in self._views():
            self._afresh(view)
            self._take(f"view-{view}")
            self._rows(view)

    def _views(self) -> list[str]:
        combo = self._combo()
        named = [a.id for a in self._acts() if a.id.startswith(_LISTS)]
        return named or ([str(combo.itemData(n) or "") for n in range(combo.count())] if combo else [""])

    def _rows(self, view: str) -> None:
        """Every row until nothing new turns up."""
        number = 0
        while number < MOST_ROWS and (number == 0 or number < self._count()):
            self._select(number)
            act = next(self._new_acts(), None)
            if act is None:
                number += 1
                continue
            self._act(act)
            self._afresh(view)

    def _act(self, act: Act) -> None:
        self._done.add(act.id)
        name = act.id.replace("/", "-")
        self.camera.about(f"{self._number:02d}-{self.page}-{name}")
        act.run()
        if not self._take(f"act-{name}") or self.shell.current != self.page:
            return
        strip = self._found(EntryStrip)
        if strip is not None:
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self._take(f"act-{name}-saved")
            return
        self._buttons(act, name)

    def _buttons(self, act: Act, name: str) -> None:
        """In a panel over the list: what each of its buttons brings."""
        if self._found(ListView) is not None:
            return
        for text in self._faces():
            face = next((b for b in self._shown(QPushButton) if b.text() == text), None)
            if face is None or not face.isEnabled():
                continue
            face.click()
            self._take(f"act-{name}-{text.split()[0]}".replace("/", "-"))
            if self._found(EntryStrip) is not None:
                self._key(Qt.Key.Key_Escape)
                self.camera.settle()

    def _faces(self) -> list[str]:
        return [face.text() for face in self._shown(QPushButton) if face.text().strip()]

    # finding one's way

    def _afresh(self, view: str) -> None:
        """The page as at the start, with this list in front."""
        self.shell.go(self.page)
        self.shell.start_afresh()
        self.shell.activateWindow()
        self.camera.settle()
        if view.startswith(_LISTS):
            next(a for a in self._acts() if a.id == view).run()
        elif view and (combo := self._combo()) is not None:
            combo.setCurrentIndex(max(0, combo.findData(view)))
        self.camera.settle()

    def _acts(self) -> list[Act]:
        return list(self.shell.body(self.page).acts())

    def _new_acts(self) -> Iterator[Act]:
        for act in self._acts():
            if act.id not in self._done and not act.id.startswith(_LISTS) and act.allowed():
                yield act

    def _select(self, number: int) -> None:
        found = self._found(ListView)
        model = found.model() if found is not None else None
        row = model.row_at(number) if isinstance(model, PageModel) else None
        if found is not None and row is not None:
            found.go_to(row.id)
        self.camera.settle()

    def _count(self) -> int:
        found = self._found(ListView)
        return found.model().rowCount() if found is not None else 0

    def _combo(self) -> QComboBox | None:
        return self._found(QComboBox)

    def _shown(self, kind: type[W]) -> list[W]:
        inside = cast(list[W], self.shell.body(self.page).widget().findChildren(kind))
        return [one for one in inside if one.isVisible()]

    def _found(self, kind: type[W]) -> W | None:
        return next(iter(self._shown(kind)), None)

    def _take(self, name: str) -> bool:
        return self.camera.take(self.shell, f"{self._number:02d}-{self.page}-{name}")

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget() or self.shell
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(focus, QKeyEvent(kind, key, modifiers))
