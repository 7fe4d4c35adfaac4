"""F9 日终清点 (D9): one window, a word on each line, who locked the safe, one save."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.operations.books import Books
from desktop.operations.commands import Done
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.views import CopyRow, EnvelopeRow
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.typed import reader
from desktop.windows.pages.typed_people import read_persons
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.field import Field
from desktop.windows.widgets.field_spec import FieldSpec
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words


def read_day_end(books: Books) -> tuple[list[CopyRow], list[EnvelopeRow], int]:
    """What is out, which envelopes are unopened, how many papers are not back."""
    out = [row for row in books.copies_out(5000) if row.purpose != "holding"]
    return out, list(books.envelopes_unopened()), len(books.papers("out", None, 500).rows)


class ClosingPanel(QWidget):
    """``left`` is Esc; ``closed`` carries the day once it is booked."""

    left = Signal()
    closed = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.about: QLabel = words("", "muted", wrap=True)
        self.said: QLabel = words("", "refusal", wrap=True)
        self.grid: LinesGrid | None = None
        self._envelopes = 0
        top = QHBoxLayout()
        top.addWidget(words(_("日终清点"), "entryTitle"))
        top.addStretch(1)
        top.addWidget(button(_("清点完毕"), self.save, key="save", primary=True))
        top.addWidget(button(_("返回"), self.left.emit, key="out"))
        sentences = counter.desk.words
        self.locked = Field(
            FieldSpec("locked_by", _("谁锁的柜（首字母，两人用空格）"), reader(read_persons(counter)), True),
            sentences,
        )
        self.word = Field(FieldSpec("envelopes_word", _("未拆信封说明")), sentences)
        foot = QHBoxLayout()
        foot.addWidget(self.locked, 1)
        foot.addWidget(self.word, 1)
        self.locked.onward.connect(self._after_locked)
        self.word.onward.connect(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.about)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        column.addWidget(self.said)
        column.addLayout(foot)

    def begin(self) -> None:
        """Read the state of the day and go to the first line."""
        self._counter.ask(read_day_end, self._came)

    def _came(self, state: tuple[list[CopyRow], list[EnvelopeRow], int]) -> None:
        out, envelopes, papers = state
        self.said.clear()
        self._envelopes = len(envelopes)
        self.word.setVisible(bool(envelopes))
        told = _("在外 {out} 份，未拆信封 {envelopes} 个，纸面未回 {papers} 张。").format(
            out=len(out), envelopes=len(envelopes), papers=papers
        )
        self.about.setText(told + _("已收回的先按 F6 收回；留阅、已催、待还的各写一句话。"))
        columns = (
            LineColumn("copy", _("文件"), width=190),
            LineColumn("title", _("标题"), kind="middle", width=240),
            LineColumn("who", _("在谁手里"), width=150),
            LineColumn("since", _("自何时"), width=110),
            LineColumn("stand", _("情况"), width=110),
            LineColumn("word", _("说明"), reader(lambda text: Typed(text.strip(), "")), width=0),
        )
        lines = [LineState(row.id, self._fixed(row)) for row in out]
        if self.grid is not None:
            self._place.removeWidget(self.grid)
            self.grid.deleteLater()
        self.grid = LinesGrid(LinesModel(columns, self._counter.desk.words, lines))
        self.grid.saved.connect(self.locked.focus)
        self.grid.left.connect(self.left)
        self._place.addWidget(self.grid)
        if lines:
            self.grid.begin()
        else:
            self.locked.focus()

    def _fixed(self, row: CopyRow) -> dict[str, str]:
        now = self._counter.now()
        stand = _("留阅过夜") if row.overnight == now.date().isoformat() else ""
        if not stand and row.due is not None and row.due >= now.date() and row.purpose == "handling":
            stand = _("承办，未到期")
        if not stand and row.chases:
            stand = _("已催 {n} 次").format(n=row.chases)
        return {
            "copy": f"{row.register_number}-{row.label}",
            "title": row.title,
            "who": f"{row.place_name} {row.telephone or ''}".strip(),
            "since": said_time(row.since, now),
            "stand": stand,
        }

    def _after_locked(self) -> None:
        if self._envelopes:
            self.word.focus()
        else:
            self.save()

    def save(self) -> None:
        """Closed with open lines if need be, but not without a word on each."""
        grid = self.grid
        if grid is None:
            return
        said = {line.id: line.values["word"] for line in grid.rows.entered() if line.values.get("word")}
        locked = self.locked.answer()
        word = self.word.answer()
        command = CloseDay(
            locked_by=locked.value if isinstance(locked, Typed) else (),
            words=said,
            envelopes_word=str(word.value) if isinstance(word, Typed) else "",
        )
        self._counter.book(command, self._done, partial(self._refused, grid))

    def _done(self, done: Done) -> None:
        self.closed.emit(done.ids["day"])

    def _refused(self, grid: LinesGrid, refusal: Refusal) -> None:
        self.said.setText(self._counter.desk.words.of(refusal))
        kind, _dot, copy = refusal.field.partition(".")
        if kind == "words":
            line = next((n for n, one in enumerate(grid.rows.lines) if one.id == copy), 0)
            grid.rows.refuse(line, refusal.at("word"))
            grid.begin()
        elif kind == "envelopes_word":
            self.word.focus()
        else:
            self.locked.focus()
