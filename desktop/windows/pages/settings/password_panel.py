"""Changing one's own password (B8.2): the rule is shown while typing, what is missing is named."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.operations.commands import Outcome
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.desk_port import Keys, PasswordTerms, Words
from desktop.windows.threads import Threads
from desktop.windows.widgets.plain_parts import button, clear, words

WIDTH = 560


class PasswordPanel(QWidget):
    """``changed`` carries what was done; ``left`` is Esc. ``why``: the sentence for which it is asked now."""

    changed = Signal(object)
    left = Signal()

    def __init__(
        self, keys: Keys, threads: Threads, said: Words, why: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys, self._threads, self._words = keys, threads, said
        self._terms: PasswordTerms | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(words(_("改我的密码"), "overlayTitle"))
        if why:
            column.addWidget(words(why, "statement", wrap=True))
        self.old, self.new, self.again = (self._line(column, name) for name in self._names())
        self._rule = QWidget()
        rules = QVBoxLayout(self._rule)
        rules.setContentsMargins(0, 4, 0, 4)
        rules.setSpacing(2)
        column.addWidget(self._rule)
        self.trouble = words("", "trouble", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        self._leave = button(_("暂不改，锁屏") if why else _("退出"), self.left.emit, key="out")
        self.save_button = button(_("保存"), self.save, key="save", primary=True)
        row.addWidget(self._leave)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.old)
        threads.reader.submit(keys.terms, self._told)

    @staticmethod
    def _names() -> tuple[str, str, str]:
        return _("原密码"), _("新密码"), _("再输一次新密码")

    def _line(self, column: QVBoxLayout, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText)
        line.setAccessibleName(label)
        line.textChanged.connect(lambda _text: self._show_rule())
        line.returnPressed.connect(partial(self._onward, line))
        column.addWidget(words(label, "label"))
        column.addWidget(line)
        return line

    def _told(self, terms: PasswordTerms) -> None:
        self._terms = terms
        self._show_rule()

    # the rule

    def lines(self) -> list[tuple[bool, str]]:
        """Each part of the rule, and whether it is kept."""
        if self._terms is None:
            return []
        lacking = {refusal.code for refusal in self._terms.lacking(self.new.text())}
        typed = bool(self.new.text())
        found = [(typed and code not in lacking, text) for code, text in self._terms.lines]
        found.append((typed and self.new.text() != self.old.text(), _("和原密码不同")))
        found.append((typed and self.new.text() == self.again.text(), _("两次输入一致")))
        return found

    def _show_rule(self) -> None:
        """In sign and words, not by colour alone."""
        self.trouble.hide()
        clear(self._rule)
        layout = self._rule.layout()
        assert layout is not None
        for kept, text in self.lines():
            layout.addWidget(words(f"{'✓' if kept else '○'}  {text}", tone="done" if kept else "waiting"))

    # saving

    def _onward(self, line: QLineEdit) -> None:
        order = (self.old, self.new, self.again)
        if line is self.again:
            self.save()
        else:
            order[order.index(line) + 1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Try it; while the key is derived the panel says so and takes no second try."""
        if not self.save_button.isEnabled():
            return
        if not self.old.text():
            self._complain(_("请先输入原密码。"), self.old)
            return
        missing = [text for kept, text in self.lines() if not kept]
        if missing:
            self._complain(_("新密码还缺：{missing}。").format(missing="；".join(missing)), self.new)
            return
        self._wait(True)
        call = partial(self._keys.change_password, self.old.text(), self.new.text(), self.again.text())
        self._threads.writer.submit(call, self._came, self._broke, _("正在改写密钥文件…"))

    def _came(self, outcome: Outcome) -> None:
        self._wait(False)
        if isinstance(outcome, Refusal):
            at = self.old if outcome.field == "old" else self.new
            at.clear()
            self._complain(self._words.of(outcome), at)
            return
        for line in (self.old, self.new, self.again):
            line.clear()
        self.changed.emit(outcome)

    def _broke(self, sentence: str) -> None:
        self._wait(False)
        self._complain(sentence, self.old)

    def _wait(self, waiting: bool) -> None:
        for part in (self.old, self.new, self.again, self.save_button, self._leave):
            part.setEnabled(not waiting)

    def _complain(self, sentence: str, at: QLineEdit) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()
        at.setFocus()


class PasswordFirst(QDialog):
    """At the door, before anything else: the password has run out, or another one set it (B8.2)."""

    def __init__(
        self, keys: Keys, threads: Threads, said: Words, why: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("先改密码"))
        self.setFixedWidth(WIDTH)
        self.panel = PasswordPanel(keys, threads, said, why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.changed.connect(lambda _done: self.accept())
        self.panel.left.connect(self.reject)
        self.panel.old.setFocus()
