"""F9 日终清点 (D9): one window, a word on each line that stays out, who locked the safe, one save."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop.operations.commands import Done
from desktop.operations.daily.close_day import CloseDay
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.panel import GridPanel
from desktop.windows.pages.today.closing_lines import ClosingGrid, ClosingLines, DayEnd, listed, read_day_end
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import read_persons
from desktop.windows.times_shown import whole
from desktop.windows.widgets.field import Field
from desktop.windows.widgets.field_spec import FieldSpec
from desktop.windows.widgets.plain_parts import button, words


class ClosingPanel(GridPanel):
    """``left`` is Esc; ``closed`` carries the day once it is booked."""

    closed = Signal(str)
    grid: ClosingGrid | None

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _("日终清点"))
        self.about: QLabel = words("", "muted", wrap=True)
        self.said.hide()
        self.lines: ClosingLines | None = None
        self._state: DayEnd | None = None
        sentences = counter.desk.words
        self.locked = Field(
            FieldSpec("locked_by", _("谁锁的柜（首字母，两人用空格）"), reader(read_persons(counter)), True),
            sentences,
        )
        self.word = Field(FieldSpec("envelopes_word", _("未拆信封说明"), required=True), sentences)
        foot = QHBoxLayout()
        foot.addWidget(self.locked, 1)
        foot.addWidget(self.word, 1)
        self.locked.onward.connect(self._after_locked)
        self.word.onward.connect(self.save)
        self.head(button(_("清点完毕"), self.save, key="save", primary=True))
        self.column.addWidget(self.about)
        self.column.addLayout(self.place, 1)
        self.column.addWidget(self.said)
        self.column.addLayout(foot)

    def begin(self, day: date | None = None) -> None:
        """Read the state of the day and go to the first line; ``day`` an earlier one that nobody closed."""
        now = self._counter.now()
        hours = self._counter.hours()
        self._counter.ask(lambda books: read_day_end(books, day or now.date(), now, hours), self._came)

    def _came(self, state: DayEnd) -> None:
        self._state = state
        self.say("")
        self._tell(state)
        me = self._counter.desk.operator
        self.locked.set_default(Typed((me,), self._counter.known.person_name(me)))
        for field in (self.locked, self.word):
            field.put("")
        self.word.setVisible(bool(state.envelopes))
        self.lines = ClosingLines(self._counter, state)
        grid = ClosingGrid(self.lines)
        grid.finished.connect(self.save)
        self.put_grid(grid, self.locked.focus)
        if any(not line.settled for line in state.lines):
            grid.begin()
        else:
            self.locked.focus()

    def _tell(self, state: DayEnd) -> None:
        hours, title = self._counter.hours(), _("日终清点")
        if state.past:
            title = _("补清点 {day}").format(day=whole(state.day))
        self.heading.setText(title)
        told = [
            _("在外 {out} 份，未拆信封 {envelopes} 个，纸面未回 {papers} 张。").format(
                out=len(state.lines), envelopes=len(state.envelopes), papers=len(state.papers)
            )
        ]
        if state.past:
            told.append(_("这是那天结束时在外的各份；没有收回的各写一句话。收回、催退请在今天办理。"))
        else:
            told.append(_("今天的收回时限是 {hour}。").format(hour=f"{hours.hour(state.day):%H:%M}"))
            told.append(_("每行按 1 已收回、2 留阅过夜、3 已催，没收回的再写一句话（= 同上一行）。"))
        if not hours.published(state.day):
            told.append(_("{y} 年放假安排尚未公布，时限按周一至周五算。").format(y=state.day.year))
        if state.envelopes:
            told.append(_("未拆信封：{names}。").format(names=listed(state.envelopes)))
        if state.papers:
            told.append(_("未回纸面：{names}。").format(names=listed(state.papers, 4)))
        self.about.setText("".join(told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def say(self, sentence: str) -> None:
        super().say(sentence)
        self.said.setVisible(bool(sentence))

    def _after_locked(self) -> None:
        if self._state is not None and self._state.envelopes:
            self.word.focus()
        else:
            self.save()

    def save(self) -> None:
        """Closed with open lines if need be, but not without a word on each."""
        grid, lines, state = self.grid, self.lines, self._state
        if grid is None or lines is None or state is None:
            return
        if lines.first_fault() is not None:
            grid.save()  # goes to the cell and says why
            return
        locked, word = self.locked.answer(), self.word.answer()
        if isinstance(locked, Refusal):
            self.locked.refuse(locked)
            self.locked.focus()
            return
        entered = {line.id: line.values for line in lines.entered()}
        command = CloseDay(
            locked_by=locked.value if isinstance(locked, Typed) else (),
            words=lines.words(),
            ends={copy: values["end"] for copy, values in entered.items() if "end" in values},
            agreed={copy: values["agreed"] for copy, values in entered.items() if "agreed" in values},
            envelopes_word=str(word.value) if isinstance(word, Typed) else "",
            day=state.day,
        )
        self._counter.book(command, self._done, partial(self._refused_at, grid))

    def _done(self, done: Done) -> None:
        self.closed.emit(done.ids["day"])

    def _refused_at(self, grid: ClosingGrid, refusal: Refusal) -> None:
        self.say(self._counter.desk.words.of(refusal))
        kind, _dot, copy = refusal.field.partition(".")
        if kind in ("words", "ends"):
            line = next((n for n, one in enumerate(grid.rows.lines) if one.id == copy), 0)
            wanted = "word" if kind == "words" else "end"
            grid.rows.refuse(line, refusal.at(wanted))
            grid.begin()
        elif kind == "envelopes_word":
            self.word.refuse(refusal)
            self.word.focus()
        else:
            self.locked.refuse(refusal)
            self.locked.focus()
