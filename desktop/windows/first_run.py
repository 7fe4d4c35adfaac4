"""The first-run assistant: one question at a time, each with a way back; keyboard only; nothing made before 核对."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.plain.words import _
from desktop.windows.first_run_steps import STEPS, Answers, Step
from desktop.windows.ports import FirstRun, Founding, Sentences, Trouble
from desktop.windows.threads import Worker
from desktop.windows.troubles import sentence
from desktop.windows.widgets.plain_parts import button, restyle, words


class FirstRunPage(QWidget):
    """``founded`` carries the ``FirstRun`` once the vault is made; ``given_up`` is leaving the first step."""

    founded = Signal(object)
    given_up = Signal()

    def __init__(
        self, port: Founding, sentences: Sentences, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._port, self._worker = port, worker
        self.setObjectName("firstRun")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.answers = Answers()
        self.steps: list[Step] = [step(self.answers, port, sentences) for step in STEPS]
        self._rail = [words(f"{n}  {_(step.title)}", "step") for n, step in enumerate(self.steps, 1)]
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            lines = cast(list[QLineEdit], step.findChildren(QLineEdit))
            for line in lines:
                line.textEdited.connect(self._typed)
        self._title = words("", "bigTitle")
        self._fault: QLabel = words("", "trouble", wrap=True)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedSize(880, 600)
        self._lay_out(panel)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        self._show(0)

    def _lay_out(self, panel: QWidget) -> None:
        rail = QVBoxLayout()
        rail.setSpacing(4)
        rail.addWidget(words(_("第一次使用"), "section"))
        rail.addSpacing(8)
        for label in self._rail:
            rail.addWidget(label)
        rail.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._title)
        right.addWidget(self._stack, 1)
        right.addWidget(self._fault)
        row = QHBoxLayout()
        row.addWidget(words(_("Enter 下一步   Esc 上一步"), "muted"))
        row.addStretch(1)
        self._back: QPushButton = button(_("上一步"), self.back)
        self._next: QPushButton = button("", self.onward, primary=True)
        row.addWidget(self._back)
        row.addWidget(self._next)
        right.addLayout(row)
        across = QHBoxLayout(panel)
        across.setContentsMargins(24, 24, 32, 24)
        across.setSpacing(32)
        across.addLayout(rail)
        across.addLayout(right, 1)

    @property
    def at(self) -> int:
        """Number of the step in front, from 0."""
        return self._stack.currentIndex()

    @property
    def fault(self) -> str:
        """What is said against going on."""
        return self._fault.text() if not self._fault.isHidden() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            elif not self.focusNextInStep():
                self.onward()
        elif event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def focusNextInStep(self) -> bool:
        """Enter goes to the next empty line of this step first; False where there is none."""
        found = cast(list[QLineEdit], self.steps[self.at].findChildren(QLineEdit))
        lines = [line for line in found if line.isVisible()]
        focus = self.focusWidget()
        place = lines.index(focus) if isinstance(focus, QLineEdit) and focus in lines else len(lines)
        if place + 1 < len(lines) and lines[place].text():
            lines[place + 1].setFocus()
            return True
        return False

    def onward(self) -> None:
        """The next step, if this one is answered; the last one makes the vault."""
        if not self._next.isEnabled():
            return
        fault = self.steps[self.at].fault()
        if fault:
            self._say(fault)
        elif self.at + 1 < len(self.steps):
            self._show(self.at + 1)
        else:
            self._found()

    def back(self) -> None:
        """The step before; before the first one: give up."""
        if not self._next.isEnabled():
            return
        if self.at:
            self._show(self.at - 1)
        else:
            self.given_up.emit()

    def _show(self, number: int) -> None:
        self._say("")
        self._stack.setCurrentIndex(number)
        self._title.setText(_(self.steps[number].title))
        self._back.setText(_("上一步") if number else _("退出"))
        last = number + 1 == len(self.steps)
        self._next.setText(_("建立库") if last else _("下一步"))
        for place, label in enumerate(self._rail):
            restyle(label, now=place == number, past=place < number)
        self.steps[number].shown()
        if last:
            self._next.setFocus()

    def _typed(self, text: str) -> None:
        self._say("")  # what was said no longer holds

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _found(self) -> None:
        first, port = self.answers.frozen(), self._port
        self._next.setEnabled(False)
        self._next.setText(_("正在建立…"))
        self._worker.submit(
            lambda: port.found_vault(first), lambda trouble: self._made(first, trouble), self._broke
        )

    def _made(self, first: FirstRun, trouble: Trouble | None) -> None:
        self._next.setEnabled(True)
        self._next.setText(_("建立库"))
        if trouble is not None:
            self._say(sentence(trouble))
            return
        self.answers.operators.clear()  # the passwords are needed no more
        self.founded.emit(first)

    def _broke(self, text: str) -> None:
        self._next.setEnabled(True)
        self._next.setText(_("建立库"))
        self._say(text)
