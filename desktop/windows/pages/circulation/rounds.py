"""送阅补记 (D1): one screen, a line per reader, times as on the paper, one save."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.circulating.round import BookRounds, RoundLine
from desktop.operations.commands import Done
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_moment
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation.acts import IN_ORIGINAL, Folder
from desktop.windows.pages.incoming.typed import reader
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LineEntered, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.typed_line import TypedLine


def _signed(text: str) -> Typed[bool] | Refusal:
    plain = text.strip()
    if plain in ("√", "1", "是", "y", "Y", "已"):
        return Typed(True, "√")
    if plain in ("0", "否", "n", "N", "未", "×"):
        return Typed(False, _("未签"))
    return refuse("typed.choice_beyond", typed=plain, offered=2)


class RoundsPanel(QWidget):
    """``left`` is Esc or done. Lines without a time are left out."""

    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._folder: Folder | None = None
        self._asked = ""
        self.title = words("", "entryTitle")
        self.said = words("", "refusal", wrap=True)
        self.reason = TypedLine()
        self.reason.setPlaceholderText(_("补记原因，或不按次序等情况的说明（需要时填写，回车保存）"))
        self.reason.hide()
        self.reason.onward.connect(self.save)
        self.grid: LinesGrid | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        about = _(
            "照签好的传阅单逐人填：902 就是 09:02；前一天的写 3.5 902。方向键上下，全部填好按 Ctrl+Enter。"
        )
        column.addWidget(words(about, "muted", wrap=True))
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        column.addWidget(self.said)
        column.addWidget(self.reason)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(button(_("全部登记"), self.save, key="save", primary=True))
        row.addWidget(button(_("返回"), self.left.emit, key="out"))
        return row

    def show_folder(self, folder: Folder) -> None:
        """The readers who still wait, in the order of the slip."""
        self._folder, self._asked = folder, ""
        self.title.setText(_("送阅补记  {number}").format(number=folder.slip.number))
        self.said.clear()
        self.reason.clear()
        self.reason.hide()
        moment = reader(lambda text: read_moment(text, self._counter.now()))
        columns = (
            LineColumn("name", _("阅件人"), width=150),
            LineColumn("duty", _("职务"), width=170),
            LineColumn("out_at", _("送达"), moment, width=170, hint="902"),
            LineColumn("back_at", _("退回"), moment, width=170, hint="930"),
            LineColumn("signed", _("已签阅"), reader(_signed), width=90, hint="√"),
            LineColumn(
                "instruction", _("批示（简记或 见原件）"), reader(lambda t: Typed(t.strip(), "")), width=0
            ),
        )
        lines = [
            LineState(r.person, {"name": r.name, "duty": r.duty or ""})
            for r in folder.readers
            if r.stand in ("waiting", "deferred")
        ]
        if self.grid is not None:
            self._place.removeWidget(self.grid)
            self.grid.deleteLater()
        self.grid = LinesGrid(LinesModel(columns, self._counter.desk.words, lines))
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)
        self._place.addWidget(self.grid)
        self.grid.begin()

    def save(self) -> None:
        """All of the slip is booked, or none of it."""
        grid, folder = self.grid, self._folder
        if grid is None or folder is None:
            return
        entered = [line for line in grid.rows.entered() if "out_at" in line.values]
        if not entered:
            self.said.setText(_("还没有填任何一行的送达时间。"))
            return
        entered.sort(key=lambda line: line.values["out_at"])
        said = self.reason.text().strip()
        command = BookRounds(
            slip=folder.slip.id,
            lines=tuple(self._line(line) for line in entered),
            late_reason=said,
            reasons={self._asked: said} if self._asked and said else {},
        )
        ids = [line.id for line in entered]
        self._counter.book(command, self._done, partial(self._refused, ids))

    @staticmethod
    def _line(line: LineEntered) -> RoundLine:
        values = line.values
        note = values.get("instruction")
        out: datetime = values["out_at"]
        return RoundLine(
            line.id,
            out,
            values.get("back_at"),
            values.get("signed", True),
            instruction=None if note is None else "" if note in IN_ORIGINAL else note,
        )

    def _done(self, _done: Done) -> None:
        self.left.emit()

    def _refused(self, ids: list[str], refusal: Refusal) -> None:
        """At its line; what a reason helps asks for it below."""
        self.said.setText(self._counter.desk.words.of(refusal))
        if refusal.reason_helps or refusal.code == "act.late_reason":
            self._asked = refusal.code
            self.reason.show()
            self.reason.setFocus()
            return
        parts = refusal.field.split(".")
        grid = self.grid
        if grid is not None and len(parts) > 2 and parts[1].isdigit():
            line = next((n for n, one in enumerate(grid.rows.lines) if one.id == ids[int(parts[1]) - 1]), 0)
            grid.rows.refuse(line, refusal.at(parts[2]))
