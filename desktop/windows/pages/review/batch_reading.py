"""逐条审 (D20): the lines of a batch sheet at the left, the text and its questions at the right, one key a clean line.

A line that is shown is booked as opened by who sits here; Enter answers its checklist with no throughout and goes
on to the next. What is not clean leaves the sheet by X.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.operations.reviewing.batches import JudgeLine, OpenLine, TakeLineOut
from desktop.operations.reviewing.sheet_corrections import PutLineBack
from desktop.operations.sentences import tables
from desktop.operations.sentences.hits import hit_words
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.procedures.definition import Field
from desktop.procedures.review.batch_facts import TakenOut
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.review.again import checking_again
from desktop.windows.pages.review.marked_text import MarkedText
from desktop.windows.pages.review.subject import BATCH, BatchLine, BatchSubject, batch_subject
from desktop.windows.pages.review.words import item_type_word
from desktop.windows.theme import colour
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import button, words

OUT = (
    TakenOut.DOUBT,
    TakenOut.ANSWERED_YES,
    TakenOut.BLOCKING_HIT,
    TakenOut.IMPORTANT,
    TakenOut.OTHER_CONCLUSION,
    TakenOut.RELATION,
)
"""Why a line may leave, in the order of their digits."""
_FIGURE_SPACE = "\u2007"
"""As wide as a digit: one and two digits stand under each other."""


class BatchReading(QWidget):
    """``left`` is Esc; ``wanted`` carries a verb of the sheet and its id."""

    left = Signal()
    wanted = Signal(str, str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._subject: BatchSubject | None = None
        self._strip: EntryStrip | None = None
        self._booking = False
        self.heading = words("", "entryTitle")
        self.counted = words("", "section")
        self.said = words("", "refusal", wrap=True)
        self.lines = QListWidget()
        self.lines.setObjectName("batchLines")
        self.lines.setFixedWidth(360)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.lines.currentRowChanged.connect(self._show_line)
        self.title = words("", "bigTitle", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.text = MarkedText()
        self.hits = words("", "refusal", wrap=True)
        self.questions = words("", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.lines)
        right = QVBoxLayout()
        right.setSpacing(8)
        for part in (self.title, self.about, self.hits):
            right.addWidget(part)
        right.addWidget(self.text, 1)
        right.addWidget(self.questions)
        across.addLayout(right, 1)
        column.addLayout(across, 1)
        column.addWidget(self.said)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.counted)
        row.addStretch(1)
        self._clean = button(_("各项均为否，可以公开  Enter"), self.judge, primary=True)
        self._again = button(_("重新机检  R"), self.check_again)
        for face in (
            self._clean,
            button(_("转单独办理  X"), self.ask_out),
            button(_("放回  U"), self.ask_back),
            button(_("导入文稿  D"), self._bring),
            self._again,
            button(_("签字  S"), self._sign),
            button(_("返回"), self.left.emit, key="out"),
        ):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        return row

    # showing

    def show_batch(self, subject: BatchSubject, line: int = 0) -> None:
        """The sheet from its first line that waits to be judged, or from ``line``."""
        again = self._subject is not None and self._subject.id == subject.id
        kept = self.lines.currentRow() if again and not line else line - 1
        self._subject = subject
        self.heading.setText(_("批次单 {number}").format(number=subject.row.number))
        self.lines.blockSignals(True)
        self.lines.clear()
        for one in subject.lines:
            self.lines.addItem(self._item(one))
        self.lines.blockSignals(False)
        first = next(iter(self._to_do(subject)), 0)
        self.lines.setCurrentRow(kept if 0 <= kept < len(subject.lines) else first)
        self._show_line(self.lines.currentRow())
        self._count()

    def _item(self, line: BatchLine) -> QListWidgetItem:
        mark, tone = _mark(line)
        made = QListWidgetItem(
            f"{line.row.line:>2}".replace(" ", _FIGURE_SPACE) + f"  {mark}  {line.item.row.title}"
        )
        made.setForeground(colour(tone))
        made.setToolTip(line.item.row.title)
        return made

    def _count(self) -> None:
        subject = self._subject
        if subject is None:
            return
        waiting = [line for line in subject.lines if self._judgeable(line)]
        due = subject.due
        if waiting:
            self.counted.setText(_("还有 {n} 条待判").format(n=len(waiting)))
        elif due is not None:
            asked = any(_asks(line) for line in subject.waiting)
            told = (
                _("逐条已判完，等“{stage}”签字，按 S") if asked else _("“{stage}”不用逐条判，按 S 登记签字")
            )
            self.counted.setText(told.format(stage=due.title))
        else:
            self.counted.setText(_("各条都已审完"))

    @staticmethod
    def _judgeable(line: BatchLine) -> bool:
        return line.on_sheet and line.due is not None and line.due.id not in line.row.judged and _asks(line)

    def _to_do(self, subject: BatchSubject) -> list[int]:
        """Lines that wait to be judged; where the stage judges none, those that must leave the sheet."""
        lines = list(enumerate(subject.lines))
        judged = [n for n, line in lines if self._judgeable(line)]
        return judged or [n for n, one in lines if one.on_sheet and one.due and one.item.row.hits_open]

    @property
    def line(self) -> BatchLine | None:
        """The line before the eyes."""
        place = self.lines.currentRow()
        if self._subject is None or not 0 <= place < len(self._subject.lines):
            return None
        return self._subject.lines[place]

    def _show_line(self, _place: int) -> None:
        line = self.line
        if line is None:
            return
        row, item = line.item.row, line.item.item
        self.said.clear()
        self.title.setText(row.title)
        self.about.setText(self._about(line))
        if item.draft:
            self.text.show_text(str(item.draft.text), item)
        else:
            self.text.show_text(str(item.start.words.summary or ""))
            self.text.setPlaceholderText(_("没有电子文稿，请看纸质文稿。"))
        hits = "  ".join(dict.fromkeys(hit_words(hit.kind) for hit in item.open_hits))
        told = _("机检命中待判定：{hits}。请按 X 转单独办理。").format(hits=hits) if hits else ""
        if line.item.older:
            told = _("机检以后词表有变动。请按 R，按现在的词表重新机检整份批次单。")
        self.hits.setText(told)
        self.hits.setVisible(bool(told))
        self._again.setVisible(line.item.older)
        self.questions.setText(_questions(line))
        self._clean.setEnabled(self._judgeable(line))
        if line.on_sheet and line.due is not None and not self._opened(line):
            assert self._subject is not None
            batch = self._subject.id.removeprefix(BATCH)
            self._counter.book(OpenLine(batch=batch, line=line.row.line), refused=self._refused)
            self._note_opened(line)

    def _opened(self, line: BatchLine) -> bool:
        known = self._subject.batch.lines.get(line.row.line) if self._subject else None
        return line.row.opened and known is not None and bool(known.opened_by)

    def _note_opened(self, line: BatchLine) -> None:
        """Shown at once; the book says the same a moment later."""
        assert self._subject is not None
        place = self.lines.currentRow()
        lines = list(self._subject.lines)
        lines[place] = replace(line, row=replace(line.row, opened=True))
        self._subject = replace(self._subject, lines=tuple(lines))

    def _about(self, line: BatchLine) -> str:
        row = line.item.row
        titles = line.item.channel_titles()
        parts = [
            item_type_word(self._counter, row.item_type),
            row.document_number or "",
            "、".join(titles.get(c, c) for c in row.channels),
            row.handed_in_by_name,
        ]
        told = "  ·  ".join(part for part in parts if part)
        if line.row.out:
            why = tables.taken_out_words(line.row.out)
            return told + _("  ·  已转单独办理（{why}）").format(why=why)
        return told

    # acting

    def judge(self) -> None:
        """各项均为否, 可以公开; on to the next line that waits."""
        line = self.line
        if line is None or self._subject is None or not self._judgeable(line) or self._booking:
            return
        self._booking = True
        command = JudgeLine(batch=self._subject.id.removeprefix(BATCH), line=line.row.line)
        self._counter.book(command, lambda _done: self._after(onward=True), self._refused)

    def _after(self, onward: bool) -> None:
        self._booking = False
        subject = self._subject
        if subject is None:
            return
        here, batch = self.lines.currentRow(), subject.id.removeprefix(BATCH)

        def then(fresh: BatchSubject | None) -> None:
            if fresh is None:
                return
            rest = self._to_do(fresh)
            following = next((n for n in rest if n > here), rest[0] if rest else here)
            self.show_batch(fresh, (following if onward else here) + 1)

        self._counter.ask(lambda books: batch_subject(self._counter, books, batch), then)

    def check_again(self) -> None:
        """Every line of the sheet that was checked by older lists (D22)."""
        if self._subject is None or self._booking:
            return
        self._booking = True
        call = checking_again(self._counter, self._subject)
        self._counter.work(call, lambda _done: self._after(onward=False), self._refused, _("正在重新机检…"))

    def _refused(self, refusal: Refusal) -> None:
        self._booking = False
        self.said.setText(self._counter.desk.words.of(refusal))

    def ask_out(self) -> None:
        """Why the line leaves the sheet, by its digit."""
        line = self.line
        if line is None or not line.on_sheet or line.due is None:
            return
        offers = tuple(Offer(why, tables.taken_out_words(why.value)) for why in OUT)
        specs = (
            FieldSpec("why", _("为什么转单独办理"), required=True, choices=offers, span=8),
            FieldSpec("words", _("说明（可空）"), span=4),
        )
        self._ask(line, specs, self._take_out)

    def ask_back(self) -> None:
        """Judged or taken out by mistake: it waits on the sheet again, with a word why (D20)."""
        line = self.line
        if line is None or self._subject is None or not (line.row.out or line.row.judged):
            return
        self._ask(line, (FieldSpec("reason", _("为什么放回"), required=True, span=12),), self._put_back)

    def _put_back(self, line: BatchLine, entered: Entered) -> None:
        if self._subject is None:
            return
        batch = self._subject.id.removeprefix(BATCH)
        self._close_strip()
        command = PutLineBack(batch=batch, line=line.row.line, **entered.values)
        self._counter.book(command, lambda _done: self._after(onward=False), self._refused)

    def _ask(
        self,
        line: BatchLine,
        specs: tuple[FieldSpec, ...],
        saved: Callable[[BatchLine, Entered], None],
    ) -> None:
        """A strip over the sheet, about this line."""
        self._close_strip()
        strip = EntryStrip(line.item.row.title, specs, self._counter.desk.words)
        strip.saved.connect(lambda entered: saved(line, entered))
        strip.left.connect(self._close_strip)
        self._strip = strip
        self._above.addWidget(strip)
        strip.begin()

    def _take_out(self, line: BatchLine, entered: Entered) -> None:
        if self._subject is None:
            return
        batch = self._subject.id.removeprefix(BATCH)
        self._close_strip()
        command = TakeLineOut(batch=batch, line=line.row.line, **entered.values)
        self._counter.book(command, lambda _done: self._after(onward=True), self._refused)

    def _close_strip(self) -> None:
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        self.setFocus()

    def _bring(self) -> None:
        """The drafts of the lines, from one medium (D19)."""
        if self._subject is not None:
            self.wanted.emit("batch.bring", self._subject.id)

    def _sign(self) -> None:
        if self._subject is not None and self._subject.due is not None:
            self.wanted.emit("batch.sign", self._subject.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.lines.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.lines.setCurrentRow(max(0, min(self.lines.count() - 1, place + step)))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.judge()
        elif key == Qt.Key.Key_X:
            self.ask_out()
        elif key == Qt.Key.Key_U:
            self.ask_back()
        elif key == Qt.Key.Key_D:
            self._bring()
        elif key == Qt.Key.Key_R:
            self.check_again()
        elif key == Qt.Key.Key_S:
            self._sign()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _asks(line: BatchLine) -> bool:
    return any(field.type is FieldType.CHECKLIST for field in _fields(line))


def _fields(line: BatchLine) -> list[Field]:
    definition = line.item.definition
    if definition is None or line.due is None:
        return []
    found = (definition.field(name) for name in line.due.fields)
    return [field for field in found if field is not None]


def _questions(line: BatchLine) -> str:
    """Every question in full: what Enter answers with no."""
    told = []
    for field in _fields(line):
        if field.type is FieldType.CHECKLIST:
            each = "  ".join(f"{n}{c.title}" for n, c in enumerate(field.choices, 1))
            told.append(f"{field.title}：{each}")
    return "\n".join(told)


def _mark(line: BatchLine) -> tuple[str, str]:
    if line.row.out:
        return "→", "faint"
    if line.due is None:
        return "✓", "green"
    if line.due.id in line.row.judged:
        return "✓", "accent"
    if line.item.row.hits_open or line.item.row.barred:
        return "！", "red"
    return ("○" if line.row.opened else "·"), "text"
