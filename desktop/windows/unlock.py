"""The unlock page: which vault, who, the password, and what this machine's level forbids.

Paints before anything heavy is imported: nothing here loads icons, storage or encryption.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.levels_shown import forbidden
from desktop.windows.ports import Trouble, Unlocking
from desktop.windows.threads import Worker
from desktop.windows.troubles import sentence
from desktop.windows.widgets.level_chip import LevelChip
from desktop.windows.widgets.plain_parts import Elided, button, words
from desktop.windows.widgets.progress_strip import ProgressStrip, Reported

WIDTH = 480


class UnlockPage(QWidget):
    """``opened`` carries the operator's id once the vault is open."""

    opened = Signal(str)

    def __init__(self, port: Unlocking, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port, self._worker = port, worker
        self._last_operator = ""
        self.setObjectName("unlock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedWidth(WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(8)
        column.addWidget(words(_("保密员工作台"), "bigTitle"))
        self._unit = words(port.unit(), "muted", wrap=True)
        column.addWidget(self._unit)
        column.addSpacing(8)
        self._add_statement(column)
        self._add_form(column)
        across = QHBoxLayout()  # no alignment: an aligned item is not asked for its height at this width
        across.addStretch(1)
        across.addWidget(panel)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)
        self.setFocusProxy(self.password)

    def _add_statement(self, column: QVBoxLayout) -> None:
        """D16: said at every start."""
        level = self._port.machine_level()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(_("本机密级")))
        row.addWidget(LevelChip(level))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(words(forbidden(level), "statement", wrap=True))
        column.addSpacing(8)

    def _add_form(self, column: QVBoxLayout) -> None:
        place = Elided()
        place.set_text(self._port.place())
        self.operators = QComboBox()
        for operator in self._port.operators():
            name = f"{operator.name}  {operator.post}" if operator.post else operator.name
            self.operators.addItem(name, operator.id)
        self.operators.currentIndexChanged.connect(lambda: self._say(None))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        )
        self.password.setAccessibleName(_("密码"))
        self.password.textEdited.connect(self._typing_again)
        self.trouble: QLabel = words("", "trouble", wrap=True)
        self.trouble.hide()
        self.open_button = button(_("打开  Enter"), self.try_open, primary=True)
        for label, part in (
            (_("库"), place),
            (_("操作员"), self.operators),
            (_("密码"), self.password),
        ):
            column.addWidget(words(label, "label"))
            column.addWidget(part)
        column.addWidget(self.trouble)
        self.progress = ProgressStrip(bar=56)
        column.addWidget(self.progress)
        column.addSpacing(8)
        column.addWidget(self.open_button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.password.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_open()
            return
        if event.key() == Qt.Key.Key_Escape and self.progress.isVisible():
            self.progress.press()
            return
        super().keyPressEvent(event)

    def try_open(self) -> None:
        """One try; while the key is derived the page says so and takes no second one."""
        if not self.open_button.isEnabled():
            return
        operator, password = self.operators.currentData(), self.password.text()
        if not operator:
            self.trouble.setText(_("这个库里没有可用的操作员。请核对密钥文件。"))
            self.trouble.show()
            return
        if not password:
            self.trouble.setText(_("请输入密码。"))
            self.trouble.show()
            self.password.setFocus()
            return
        self._last_operator = operator
        self._set_waiting(True)
        port, reported = self._port, self._watch()
        self._worker.submit(
            lambda: port.unlock(operator, password, reported), self._answered, self._broke, _("正在打开库…")
        )

    def _watch(self) -> Reported:
        """Shown from the first word on: most times there is nothing to copy."""
        reported = self.progress.begin(_("程序升级，先备份一份"))
        self.progress.hide()
        reported.stepped.connect(lambda _done, _of: self.progress.show())
        return reported

    def _answered(self, trouble: Trouble | None) -> None:
        self._set_waiting(False)
        self.password.clear()
        self._say(trouble)
        if trouble is None:
            self.opened.emit(self._last_operator)
        else:
            self.password.setFocus()

    def _broke(self, sentence_: str) -> None:
        self._set_waiting(False)
        self.trouble.setText(sentence_)
        self.trouble.show()

    def _set_waiting(self, waiting: bool) -> None:
        if not waiting:
            self.progress.end()
        for part in (self.open_button, self.operators, self.password):
            part.setEnabled(not waiting)
        self.open_button.setText(_("正在打开…") if waiting else _("打开  Enter"))

    def _typing_again(self) -> None:
        if self.trouble.isVisible():
            self._say(None)

    def _say(self, trouble: Trouble | None) -> None:
        self.trouble.setText(sentence(trouble) if trouble is not None else "")
        self.trouble.setVisible(trouble is not None)
