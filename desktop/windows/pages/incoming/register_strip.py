"""The strip of a new registration: level before title, number offered large, likeness shown while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.custody.levels import Level, above, register_of
from desktop.operations.books import Books
from desktop.operations.views import DocumentRow
from desktop.plain.refusal import refuse
from desktop.plain.typed.answer import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.drafting import DraftKeeper, Form
from desktop.windows.pages.incoming.fields import (
    CONTENT,
    FOLLOWING,
    Memory,
    presumed_words,
    register_fields,
)
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.plain_parts import button, words

PAUSE_MS = 150
_STAMP_PT = 26


@dataclass(frozen=True)
class Carry:
    """What an opened envelope brings along: its receipt, and grey defaults."""

    receipt: str = ""
    defaults: tuple[tuple[str, Typed[Any]], ...] = ()
    about: str = ""


class RegisterStrip(EntryStrip):
    """``reference`` asks for the entry of a document above the machine's level (D16)."""

    reference = Signal()

    def __init__(
        self,
        counter: Counter,
        memory: Memory,
        machine: str,
        draft: DraftKeeper | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("新登记"), register_fields(counter, memory), counter.desk.words, draft, parent)
        self.counter, self.memory, self.machine = counter, memory, machine
        self.receipt = ""
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look_alike)
        self._below()
        self.fields["level"].changed.connect(self._leveled)
        for name in ("issuing_body", "title", "document_number"):
            self.fields[name].changed.connect(self._told)

    def _below(self) -> None:
        """Under the heading the number last given; at the foot what is alike, and the way of D16."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.given = words("", "givenNumber")
        font = self.given.font()
        font.setPointSizeF(_STAMP_PT)
        font.setBold(True)
        self.given.setFont(font)
        self.given.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.given_about = words("", "muted")
        self._given_row = QWidget()
        row = QHBoxLayout(self._given_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.given)
        row.addWidget(self.given_about, 1)
        self._given_row.hide()
        column.insertWidget(1, self._given_row)
        self.alike = words("", tone="today", wrap=True)
        self.alike.hide()
        column.addWidget(self.alike)
        self.to_reference = button(_("改登专册位置（册、页、行、份数）"), self.reference.emit, primary=True)
        self.to_reference.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.to_reference.hide()
        column.addWidget(self.to_reference, 0, Qt.AlignmentFlag.AlignLeft)

    # what it knows of its fields

    def value(self, name: str) -> Any:
        """The value understood in a field, or None."""
        answer = self.fields[name].answer()
        return answer.value if isinstance(answer, Typed) else None

    @property
    def too_high(self) -> bool:
        """Whether the level chosen lies above the machine's."""
        level = self.value("level")
        return bool(level and self.machine) and above(Level(level), Level(self.machine))

    def _leveled(self) -> None:
        """The level was chosen: what number it would get, and whether this machine may know more."""
        self.to_reference.setVisible(self.too_high)
        if self.too_high:
            self._forget_content()
            self.fields["level"].refuse(
                refuse("document.above_machine", "实施条例32", at="level", machine=self.machine)
            )
            self.forecast.hide()
            self._show_alike((), ())
            return
        level = self.value("level")
        if level:
            self.fields["period"].line.setPlaceholderText(presumed_words(level))
        self.offer_number()

    def _forget_content(self) -> None:
        """D16: none of its words stays, neither here nor in the draft."""
        self._pause.stop()
        self._asked += 1
        for name in CONTENT:
            self.fields[name].clear()
        if self._draft is not None:
            self._draft.done()

    def _onward(self, field: Any) -> None:
        if field is self.fields["level"] and self.too_high:
            self._leveled()
            field.focus()
            return
        super()._onward(field)

    def offer_number(self) -> None:
        """``预计 密收〔2026〕018号``: a forecast; the number is drawn on saving."""
        level, profile = self.value("level"), self.counter.known.profile
        if not level or profile is None:
            self.forecast.hide()
            return
        register = register_of(Level(level))
        series = profile.series[register]
        year = self.counter.now().year if series.yearly else 0

        def came(number: int) -> None:
            self.forecast.setText(_("预计 {number}").format(number=series.text(number, year)))
            self.forecast.show()

        self.counter.ask(lambda books: books.next_number(register, year), self._mine(came))

    def _mine(self, then: Any) -> Any:
        """Only while this strip lives."""
        from shiboken6 import isValid

        return lambda value: then(value) if isValid(self) else None

    def _told(self) -> None:
        body = self.value("issuing_body")
        self.memory.body = body if isinstance(body, str) else ""
        self._recall_number(self.memory.body)
        self._pause.start()

    def _recall_number(self, body: str) -> None:
        """The body's last document number in the book, so that its tail is enough from the first one on."""
        name = next((b.name for b in self.counter.known.bodies if b.id == body), "")
        if not name or body in self.memory.numbers:
            return
        numbers = self.memory.numbers
        numbers[body] = ""

        def read(books: Books) -> str:
            rows = books.documents("all", name, "newest", None, 20).rows
            return next((r.document_number for r in rows if r.body == body and r.document_number), "")

        self.counter.ask(read, lambda number: numbers.update({body: numbers[body] or number}))

    def look_alike(self) -> None:
        """Documents of this body with this number, or whose title begins alike (edge case 3)."""
        body, number = self.memory.body, str(self.value("document_number") or "").strip()
        title = str(self.value("title") or "")
        self._asked += 1
        asked = self._asked
        if not body or (not number and len(title.strip()) < 4):
            self._show_alike((), ())
            return

        def read(books: Books) -> tuple[Sequence[DocumentRow], Sequence[DocumentRow]]:
            same = books.documents_of_body(body, number) if number else ()
            return same, books.similar(body, title)

        def came(found: tuple[Sequence[DocumentRow], Sequence[DocumentRow]]) -> None:
            if asked == self._asked:
                self._show_alike(*found)

        self.counter.ask(read, self._mine(came))

    def _show_alike(self, same: Sequence[DocumentRow], alike: Sequence[DocumentRow]) -> None:
        lines = []
        for row in same:
            lines.append(
                _("同文号已登记：{number} {title}").format(number=row.register_number, title=row.title)
            )
        for row in alike:
            if all(row.id != other.id for other in same):
                told = _("标题相近：{number} {title}").format(number=row.register_number, title=row.title)
                lines.append(told)
        self.alike.setText("\n".join(lines[:4]))
        self.alike.setVisible(bool(lines))

    # after saving, and the next one

    def show_given(self, number: str, copies: int) -> None:
        """The number given stays large for the stamp until the next one."""
        self.given.setText(number)
        self.given_about.setText(_("刚登记，{n} 份，请盖收文章填号").format(n=copies))
        self._given_row.show()

    def begin_with(self, carry: Carry) -> None:
        """From an opened envelope: receipt, list and envelope carried over."""
        self.receipt = carry.receipt
        for name, typed in carry.defaults:
            self.fields[name].set_default(typed)
        self.heading.setText(_("新登记（{about}）").format(about=carry.about) if carry.about else _("新登记"))
        self._tell_missing()

    def put_texts(self, texts: dict[str, str]) -> None:
        """像上一份: as if typed; the cursor goes to the title."""
        for name, text in texts.items():
            if name in self.fields and name != "copies":
                self.fields[name].put(text)
        self._leveled()
        self._told()
        if self._draft is not None:
            self._draft.changed(self.form)
        self.fields["title"].focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        digit = event.key() - int(Qt.Key.Key_0)
        if control and 1 <= digit <= len(self.fields["level"].spec.choices):
            self.fields["level"].take(self.fields["level"].spec.choices[digit - 1])
            return
        super().keyPressEvent(event)

    def form(self) -> Form:
        form = super().form()
        if form and self.receipt:
            form["receipt"] = self.receipt
        return form

    def fill(self, form: Form) -> None:
        self.receipt = str(form.get("receipt", ""))
        super().fill(form)
        self._leveled()
        self._told()

    def _tell_missing(self) -> None:
        """Only what the register still waits for counts as 待补."""
        super()._tell_missing()
        if not self._unfolded and self.fields:
            missing = sum(1 for name in FOLLOWING if self.fields[name].answer() is None)
            self._more.setText(_("更多（待补 {n} 项）").format(n=missing) if missing else _("更多"))
