"""Printing shows the page as it will be, beside the choices; Enter prints, Ctrl+Enter saves, Ctrl+W saves as Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_pages
from desktop.plain.words import _
from desktop.windows.ports import Sentences
from desktop.windows.theme import colour
from desktop.windows.widgets.plain_parts import button, restyle, words
from desktop.windows.widgets.typed_line import TypedLine


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """How it is to be printed: printer, which pages (none: all), copies, titles hidden."""

    printer: str
    pages: tuple[int, ...]
    copies: int
    titles_hidden: bool
    reason: str = ""


class _Sheet(QWidget):
    """One page image on its ground, fitted to the room."""

    def __init__(self) -> None:
        super().__init__()
        self._page = QPixmap()
        self._wide = False
        self.setMinimumSize(200, 280)

    def show_page(self, page: QPixmap) -> None:
        self._page = page
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("edge"))
        if self._page.isNull():
            return
        room = self.rect().adjusted(16, 16, -16, -16)
        # Scaled in one smooth step from the device pixels; the painter alone would drop hairlines.
        ratio = self.devicePixelRatioF()
        fitted = self._page.scaled(
            room.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        size = fitted.deviceIndependentSize().toSize()
        x = room.x() + (room.width() - size.width()) // 2
        y = room.y() + (room.height() - size.height()) // 2
        painter.drawPixmap(x, y, fitted)
        painter.setPen(colour("faint"))
        painter.drawRect(x, y, size.width() - 1, size.height() - 1)


class PreviewPane(QWidget):
    """``printed`` carries a ``PrintChoice``; ``save_pdf`` and ``save_word`` ask for a file; ``left`` is Esc."""

    printed = Signal(object)
    save_pdf = Signal()
    save_word = Signal()
    hide_titles = Signal(bool)
    left = Signal()

    def __init__(
        self,
        printers: Sequence[str],
        sentences: Sentences,
        word: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentences = sentences
        self._pages: list[QPixmap] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet = _Sheet()
        scroll = QScrollArea()
        scroll.setWidget(self._sheet)
        scroll.setWidgetResizable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(scroll, 1)
        row.addWidget(self._choices(printers, word))

    def _choices(self, printers: Sequence[str], word: bool) -> QWidget:
        side = QWidget()
        side.setFixedWidth(264)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.heading = words("", "cardTitle", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.printer = QComboBox()
        self.printer.addItems(list(printers) or [_("本机没有可用的打印机")])
        self.printer.setEnabled(bool(printers))
        self.copies, self.which = TypedLine(), TypedLine()
        self.copies.setText("1")
        self.copies.setValidator(QIntValidator(1, 99, self.copies))
        self.which.setPlaceholderText(_("全部；或 1-3、5"))
        self.which_said = words("", "refusal", wrap=True)
        self.which_said.hide()
        self.which.textEdited.connect(self.which_said.hide)
        self._reprint = self._asks_why = False
        self.again = words("", tone="overdue", wrap=True)
        self.again.hide()
        self.why = words("", "label")
        self.reason = TypedLine()
        self.hidden = QCheckBox(_("不印标题（以 *** 代）"))
        self.hidden.toggled.connect(self.hide_titles)
        for line in (self.copies, self.which):
            line.onward.connect(self._print)
        self.reason.onward.connect(self._said_why)
        self._print_face = button(_("打印  Enter"), self._print, primary=True)
        self._word_only = False
        self._print_face.setEnabled(bool(printers))
        on_paper = (words(_("打印机"), "label"), self.printer, self._how_much())
        for part in (
            self.heading,
            self.about,
            *on_paper,
            self.which_said,
            self.hidden,
            self.again,
            self.why,
            self.reason,
        ):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self._print_face)
        self._file_part(column, word)
        self._on_paper = (*on_paper, self._print_face, self.file_face)
        column.addWidget(button(_("返回"), self.left.emit, key="out"))
        column.addStretch(1)
        column.addWidget(self._turning())
        return side

    def _how_much(self) -> QWidget:
        """Copies and pages beside each other: the side is as high as the lowest screen."""
        both = QWidget()
        grid = QGridLayout(both)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.copies.setFixedWidth(72)
        for column, (label, line) in enumerate(((_("份数"), self.copies), (_("页"), self.which))):
            grid.addWidget(words(label, "label"), 0, column)
            grid.addWidget(line, 1, column)
        return both

    def _file_part(self, column: QVBoxLayout, word: bool) -> None:
        """A file is an output (D19): to whom, on what."""
        self.receiver, self.medium = TypedLine(), TypedLine()
        for line in (self.receiver, self.medium):
            line.onward.connect(self._to_save)
        self.file_face = button(_("另存 PDF"), self._save_pdf, key="save")
        column.addSpacing(8)
        for part in (
            words(_("另存为文件：交给谁"), "label"),
            self.receiver,
            words(_("存到哪个介质（编号）"), "label"),
            self.medium,
        ):
            column.addWidget(part)
        self._word_face = button(_("另存 Word"), self._save_word)
        if not word:  # to show what has no parent yet would make a window of it
            self._word_face.hide()
        column.addWidget(self.file_face)
        column.addWidget(self._word_face)

    def _turning(self) -> QWidget:
        self._turns = QWidget()
        row = QHBoxLayout(self._turns)
        row.setContentsMargins(0, 0, 0, 0)
        self.page_words = words("", "muted")
        before, after = button("‹", lambda: self.turn(-1)), button("›", lambda: self.turn(1))
        for face in (before, after):
            face.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter after turning a page still prints
        row.addWidget(before)
        row.addWidget(self.page_words, 1, Qt.AlignmentFlag.AlignHCenter)
        row.addWidget(after)
        return self._turns

    def show_word_only(self, title: str, about: str, older: str = "", *, asks_why: bool = False) -> None:
        """A sheet that has no page to show: it can be saved as Word, and Enter does it."""
        self.show_pages(title, about, (), older, asks_why=asks_why)
        self._only_word(True)
        replaced = _("流水号 {serial} 已印出，另存后那一张收回作废。").format(serial=older)
        self.again.setText(replaced if older else "")

    def _only_word(self, on: bool) -> None:
        self._word_only = on
        for part in (*self._on_paper, self._turns):
            part.setVisible(not on)
        restyle(self._word_face, primary=on)
        self._word_face.setText(_("另存 Word  Enter") if on else _("另存 Word  Ctrl+W"))

    def show_pages(
        self, title: str, about: str, pages: Sequence[bytes], older: str = "", *, asks_why: bool = False
    ) -> None:
        """Show page images (PNG); ``older``: serial of the valid sheet that a print replaces, with a reason (D12).

        ``asks_why``  no print and no file of it without a word why (D21)
        """
        self._only_word(False)
        self._reprint = bool(older)
        self._asks_why = asks_why
        self.again.setText(_("重印：流水号 {serial} 已印出，印成后那一张收回作废。").format(serial=older))
        self.again.setVisible(self._reprint)
        why = _("用途或去向（必填）") if asks_why else _("用途或去向（另存必填）")
        self.why.setText(_("重印原因（必填）") if older else why)
        for line in (self.reason, self.receiver, self.medium):
            line.clear()
        self.which.clear()
        self.which_said.hide()
        self.heading.setText(title)
        self.about.setText(about)
        self._pages = []
        for page in pages:
            image = QPixmap()
            image.loadFromData(page)
            self._pages.append(image)
        self._at = 0
        self.turn(0)
        self.setFocus()

    def told_why(self) -> bool:
        """Whether the word that is wanted is there; if not, the cursor goes where its label asks for it."""
        return not (self._asks_why or self._reprint) or _told(self.reason)

    def _save_pdf(self) -> None:
        if self._may_leave():
            self.save_pdf.emit()

    def _save_word(self) -> None:
        if self._may_leave():
            self.save_word.emit()

    def _may_leave(self) -> bool:
        """A file is an output: why, to whom, on what (D19); the cursor goes to what is missing."""
        return _told(self.receiver) and _told(self.medium) and _told(self.reason)

    def _to_save(self) -> None:
        """On to what is still missing, then to the button: Enter there saves."""
        if self._may_leave():
            (self._word_face if self._word_only else self.file_face).setFocus()

    def _said_why(self) -> None:
        """Enter prints, unless a receiver or a medium was named: then a file is wanted."""
        if self.receiver.text().strip() or self.medium.text().strip():
            self._to_save()
        else:
            self._print()

    def _save(self) -> None:
        if self._word_only:
            self._save_word()
        else:
            self._save_pdf()

    def turn(self, by: int) -> None:
        """Another page."""
        if not self._pages:
            self._sheet.show_page(QPixmap())
            self.page_words.setText(_("没有页"))
            return
        self._at = max(0, min(len(self._pages) - 1, self._at + by))
        self._sheet.show_page(self._pages[self._at])
        self.page_words.setText(_("第 {n} 页 共 {all} 页").format(n=self._at + 1, all=len(self._pages)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        face = self.focusWidget()
        if enter and event.modifiers() & _MARKS == Qt.KeyboardModifier.ControlModifier:
            self._save()
        elif (
            event.key() == Qt.Key.Key_W and event.modifiers() & _MARKS == Qt.KeyboardModifier.ControlModifier
        ):
            self._save_word()
        elif enter and not event.modifiers() & _MARKS and isinstance(face, QPushButton) and face.hasFocus():
            face.click()  # what the cursor stands on, never a print instead of it
        elif enter and not event.modifiers() & _MARKS:
            self._print()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Right):
            self.turn(1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Left):
            self.turn(-1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _print(self) -> None:
        if self._word_only:
            self._save_word()
            return
        if not self._print_face.isEnabled():
            return
        pages = read_pages(self.which.text(), len(self._pages))
        self.which_said.setVisible(isinstance(pages, Refusal))
        if isinstance(pages, Refusal):
            self.which_said.setText(self._sentences.of(pages))
            self.which.setFocus()
            return
        reason = self.reason.text().strip()
        some_of_a_reprint = self._reprint and bool(pages.value) and not self._asks_why
        if not some_of_a_reprint and not self.told_why():
            return
        copies = int(self.copies.text() or "1")
        self.printed.emit(
            PrintChoice(
                self.printer.currentText(),
                pages.value,
                copies,
                self.hidden.isChecked(),
                reason,
            )
        )


def _told(line: TypedLine) -> bool:
    if line.text().strip():
        return True
    line.setFocus()
    return False


_MARKS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
