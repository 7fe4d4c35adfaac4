"""The clock stands before the last entry: nothing is written until the operator confirms the time with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.ports import ClockDoubt
from desktop.windows.times_shown import whole
from desktop.windows.widgets.plain_parts import button, words


class ClockConfirm(QDialog):
    """``reason`` is what was given; accepted: the machine's time is right. Rejected: writing stays stopped."""

    def __init__(self, doubt: ClockDoubt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("确认时间"))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(words(_("本机时间早于簿册的最后一条记录"), "overlayTitle"))
        column.addWidget(words(_("最后一条记录：{at}").format(at=whole(doubt.last_entry))))
        column.addWidget(words(_("本机现在时间：{at}").format(at=whole(doubt.machine)), tone="overdue"))
        column.addWidget(
            words(
                _(
                    "若本机时间不对，请按 Esc 退出，先校准系统时间再登记。"
                    "若本机时间正确，请写明理由；确认会记入簿册，记录仍按先后顺序排列。"
                ),
                "statement",
                wrap=True,
            )
        )
        column.addWidget(words(_("理由"), "label"))
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("如：主板电池更换后已校时"))
        column.addWidget(self._line)
        self._fault = words("", "refusal", wrap=True)
        self._fault.hide()
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("暂不登记"), self.reject, key="out"))
        row.addWidget(button(_("时间正确，继续登记"), self.confirm, primary=True))
        column.addLayout(row)
        self._line.returnPressed.connect(self.confirm)
        self._line.setFocus()

    @property
    def reason(self) -> str:
        return self._line.text().strip()

    @property
    def fault(self) -> str:
        """What is said about the reason; empty where nothing is."""
        return self._fault.text()

    def put_reason(self, text: str) -> None:
        self._line.setText(text)

    def confirm(self) -> None:
        """Accept, if a reason stands there."""
        if len(self.reason) < 2:
            self._fault.setText(_("请写明为什么本机时间早于最后一条记录，才能继续登记。"))
            self._fault.show()
            self._line.setFocus()
            return
        self.accept()
