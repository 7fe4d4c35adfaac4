"""Catches a scan wherever the focus is, also under a Chinese input method; it never lands in a field (D11)."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.windows.scan_reader import KINDS, Scan, ScanReader, Valid, Verdict, may_become, whole_scan

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_BURST = 0.05
"""Letters composed faster than this are a scanner's; 成都市 typed as ``cds`` is a person's."""
_AFTER = 0.3
"""An Enter so soon after a scan that came by the input method is the scanner's own."""
Moment = Callable[[], float]


class ScanCatcher(QObject):
    """Install it once on the application. ``scanned`` carries a ``Scan``; ``resting`` stops it (lock)."""

    scanned = Signal(object)

    def __init__(
        self, app: QApplication, valid: Valid | None = None, moment: Moment = time.monotonic
    ) -> None:
        super().__init__(app)
        self._valid, self._moment = valid, moment
        self._reader = ScanReader(valid)
        self._to: QWidget | None = None
        self._events: list[QKeyEvent] = []
        self._giving_back = False
        self._composed: list[tuple[str, float]] = []
        self._quiet_method: QWidget | None = None
        self._enter_until = 0.0
        self.resting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.patience_over)
        app.installEventFilter(self)

    def remove(self) -> None:
        """Let go of the application; no key goes through it any longer."""
        self.resting = True
        self._pause.stop()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.resting or self._giving_back or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._addressed(watched) and self._key(watched, event)
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return self._composing(watched, event)
        if event.type() == QEvent.Type.FocusOut and self._reader.held and watched is self._to:
            self._give_back()
        return False

    @staticmethod
    def _addressed(watched: QWidget) -> bool:
        """A key that a widget ignores comes again for its parents: only the first time counts."""
        focus = QApplication.focusWidget()
        return focus is None or focus is watched or not watched.isAncestorOf(focus)

    # plain keys

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        marks = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENDS and not marks:
            return self._ended(event)
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
            return False  # a scanner presses Shift for each capital
        if marks or len(event.text()) != 1 or event.isAutoRepeat():
            self._give_back()
            return False
        if self._feed(event.text()):
            self._to = watched
            self._events.append(event.clone())
            event.accept()
            return True
        return False

    def _feed(self, sign: str) -> bool:
        """Whether the sign is held; what was held before it is given back where it does not fit."""
        verdict = self._reader.key(sign, self._moment())
        if verdict is Verdict.GIVE_BACK:
            self._give_back()
            verdict = self._reader.key(sign, self._moment())
        if verdict is Verdict.HOLD:
            self._pause.start(int(self._reader.patience * 1000))
        return verdict is Verdict.HOLD

    def _ended(self, event: QKeyEvent) -> bool:
        if not self._reader.held:
            own = self._moment() <= self._enter_until
            self._enter_until = 0.0
            return own
        if self._finish():
            event.accept()
            return True
        return False

    def patience_over(self) -> None:
        """No key came for a while: a whole scan without Enter, or keys to give back."""
        if self._reader.held and self._finish():
            self._enter_until = self._moment() + _AFTER  # its Enter may be late

    def _finish(self) -> bool:
        self._pause.stop()
        if self._reader.end() is Verdict.SCAN:
            self._drop_held()
            assert self._reader.scan is not None
            self.scanned.emit(self._reader.scan)
            return True
        self._give_back()
        return False

    def _drop_held(self) -> None:
        self._events.clear()
        self._to = None
        self._composed.clear()
        self._wake_method()

    def _give_back(self) -> None:
        """It was no scan: every key goes where it was meant for, in order."""
        self._pause.stop()
        self._wake_method()
        text, events, to = self._reader.take_held(), self._events, self._to
        self._events, self._to = [], None
        if not text or to is None:
            return
        self._giving_back = True
        try:
            if len(events) < len(text):  # letters that came by the input method have no keys
                composed = QInputMethodEvent()
                composed.setCommitString(text[: len(text) - len(events)])
                QCoreApplication.sendEvent(to, composed)
            for event in events:
                QCoreApplication.sendEvent(to, event)
        finally:
            self._giving_back = False

    # under an input method

    def _composing(self, watched: QWidget, event: QInputMethodEvent) -> bool:
        if event.commitString():
            return self._committed(watched, event.commitString())
        draft = event.preeditString().replace("'", "").replace(" ", "")
        if not draft or not may_become(draft):
            self._composed.clear()
            return False
        self._composed = [kept for kept in self._composed if draft.startswith(kept[0])]
        self._composed.append((draft, self._moment()))
        if draft[:2].translate({0xFF23: "C", 0xFF24: "D"}) == "CD":
            return True  # capitals: nobody composes Chinese so; shown only if it turns out not to be a scan
        if len(draft) >= 3 and self._in_burst(draft):
            self._take_over(watched, draft)
            return True
        return False

    def _in_burst(self, draft: str) -> bool:
        """Whether every letter of the prefix came by itself and as fast as a scanner sends it."""
        moments = [at for _text, at in self._composed]
        return len(moments) >= len(draft) and all(
            later - earlier <= _BURST for earlier, later in pairwise(moments)
        )

    def _take_over(self, watched: QWidget, draft: str) -> None:
        """The input method is put to sleep: the digits that follow would choose among its words."""
        self._composed.clear()
        self._quiet_method = watched
        watched.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        method = QGuiApplication.inputMethod()
        if method is not None:
            method.reset()
        cleared = QInputMethodEvent()
        self._giving_back = True
        try:
            QCoreApplication.sendEvent(watched, cleared)
        finally:
            self._giving_back = False
        self._to = watched
        for sign in draft:
            self._feed(sign)

    def _wake_method(self) -> None:
        if self._quiet_method is not None:
            self._quiet_method.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
            self._quiet_method = None

    def _committed(self, watched: QWidget, text: str) -> bool:
        """An input method gives the scan whole, or its letters first and the digits as keys."""
        self._composed.clear()
        scan = whole_scan(self._reader.held + text, self._valid)
        if scan is not None:
            self._reader.take_held()
            self._pause.stop()
            self._drop_held()
            self._clear_composition(watched)
            self._enter_until = self._moment() + _AFTER
            self.scanned.emit(scan)
            return True
        if text.isupper() and may_become(self._reader.held + text) and len(text) >= 3:
            self._clear_composition(watched)
            self._to = watched
            held = [self._feed(sign) for sign in text]  # each one must be fed
            return all(held)
        self._give_back()
        return False

    def _clear_composition(self, watched: QWidget) -> None:
        self._giving_back = True
        try:
            QCoreApplication.sendEvent(watched, QInputMethodEvent())
        finally:
            self._giving_back = False


__all__ = ["KINDS", "Scan", "ScanCatcher"]
