"""The line under a field: a refusal in red with its clause mark, or what is unusual in amber with its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.ports import Sentences
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.typed_line import TypedLine


class RefusalLine(QWidget):
    """Hidden while there is nothing to say. The clause mark opens the text of the rule right there."""

    changed = Signal()
    onward = Signal()

    def __init__(self, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences = sentences
        self._refusal: Refusal | None = None
        self.label = ""
        """Named before the sentence where the line stands wider than its field."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._frame = QFrame()
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._sentence = words("", "refusal", wrap=True)
        self._clause = button("", self._open_clause)
        self._clause.setProperty("clause", True)
        self._clause.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the field
        row.addWidget(self._sentence, 1)
        row.addWidget(self._clause, 0, Qt.AlignmentFlag.AlignTop)
        self._rule = words("", "muted", wrap=True)
        self._reason = TypedLine()
        self._reason.setPlaceholderText(_("请写明理由，回车继续"))
        self._reason.textEdited.connect(self._reason_typed)
        self._reason.onward.connect(lambda: self.onward.emit() if self.reason else None)
        inside.addLayout(row)
        inside.addWidget(self._rule)
        inside.addWidget(self._reason)
        column.addWidget(self._frame)
        self.clear()

    @property
    def refused(self) -> bool:
        """Whether a refusal stands here that no reason helps."""
        return self._refusal is not None and not self._refusal.reason_helps

    @property
    def asks_reason(self) -> bool:
        return self._refusal is not None and self._refusal.reason_helps

    @property
    def code(self) -> str:
        return self._refusal.code if self._refusal is not None else ""

    @property
    def sentence(self) -> str:
        """What is said; empty where nothing is."""
        return self._sentence.text() if self._refusal is not None else ""

    @property
    def reason(self) -> str:
        return self._reason.text().strip() if self.asks_reason else ""

    def put_reason(self, text: str) -> None:
        self._reason.setText(text)

    def focus_reason(self) -> None:
        self._reason.setFocus()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it. A reason already written for the same code stays."""
        if self._refusal is None or self._refusal.code != refusal.code:
            self._reason.clear()
        self._refusal = refusal
        sentence = self._sentences.of(refusal)
        whose = self.label and self.label not in sentence  # named once is enough
        self._sentence.setText(f"{self.label}：{sentence}" if whose else sentence)
        self._clause.setText(_("依据 {clause}").format(clause=refusal.clause))
        self._clause.setVisible(bool(refusal.clause))
        self._rule.hide()
        self._reason.setVisible(refusal.reason_helps)
        self._frame.setObjectName("unusual" if refusal.reason_helps else "plain")
        self._sentence.setObjectName("" if refusal.reason_helps else "refusal")
        edge = 6 if refusal.reason_helps else 0
        inside = self._frame.layout()
        assert inside is not None
        inside.setContentsMargins(edge, edge // 2, edge, edge)
        for widget in (self._frame, self._sentence):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()

    def _reason_typed(self, text: str) -> None:
        self.changed.emit()

    def clear(self) -> None:
        """Nothing to say."""
        self._refusal = None
        self._reason.clear()
        self.hide()

    def _open_clause(self) -> None:
        clause = self._refusal.clause if self._refusal is not None else ""
        text = self._sentences.clause(clause) or _("本机未收录该条文，请查阅本单位制度文本。")
        self._rule.setText(f"{clause}  {text}")
        self._rule.setVisible(self._rule.isHidden())
