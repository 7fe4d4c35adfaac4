"""One field: label, line, what was understood beside it, its refusal with the clause mark, its amber reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed.answer import Typed
from desktop.windows.ports import Sentences
from desktop.windows.widgets.field_spec import FieldSpec, Offer, choice_hint
from desktop.windows.widgets.offers_list import OffersList
from desktop.windows.widgets.plain_parts import Elided, restyle, words
from desktop.windows.widgets.refusal_line import RefusalLine
from desktop.windows.widgets.typed_line import TypedLine


class Field(QWidget):
    """``onward``/``back`` ask for the next or last field; ``changed`` on every change of text or reason."""

    onward = Signal()
    back = Signal()
    changed = Signal()

    def __init__(
        self, spec: FieldSpec, sentences: Sentences, parent: QWidget | None = None, inline: bool = True
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._sentences = sentences
        self._taken: Offer | None = None
        self.line = TypedLine()
        self.line.setAccessibleName(spec.label)
        self.line.takes_digits = bool(spec.choices)
        if spec.secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.line.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
            )
        self.refusal = RefusalLine(sentences)
        self.refusal.changed.connect(self.changed)
        self.refusal.onward.connect(self.onward)
        self._offers: OffersList | None = None
        self._understood = Elided()
        self._understood.setObjectName("understood")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._top())
        column.addWidget(self.line)
        if inline:  # else its owner gives it a wider place below
            column.addWidget(self.refusal)
        column.addStretch(1)
        self.set_default(spec.default)
        self._connect()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(words(self.spec.label, "label"))
        if self.spec.required:
            row.addWidget(words("*", "star"))
        row.addSpacing(4)
        row.addWidget(self._understood, 1)
        return row

    def _connect(self) -> None:
        self.line.textEdited.connect(self._edited)
        self.line.onward.connect(self._enter)
        self.line.back.connect(self.back)
        self.line.step.connect(self._step)
        self.line.digit.connect(self._digit)
        self.line.mend.connect(self._mend)
        self.line.entered.connect(self._entered)
        self.line.left.connect(self._left)

    def set_default(self, default: Typed[Any] | None) -> None:
        """The grey words; Enter takes them."""
        self._default = default
        hint = self.spec.hint or (choice_hint(self.spec.choices) if self.spec.choices else "")
        self.line.setPlaceholderText(default.shown if default is not None else hint)

    # values

    @property
    def text(self) -> str:
        return self.line.text()

    def answer(self) -> Typed[Any] | Refusal | None:
        """What was understood; None where nothing is given."""
        text = self.line.text().strip()
        if not text:
            return self._default
        if self._taken is not None and self._taken.shown == text:
            return Typed(self._taken.value, "")
        if self.spec.choices:
            return next(
                (Typed(o.value, "") for o in self.spec.choices if o.shown == text),
                refuse("typed.choice_unknown", typed=text),
            )
        if self.spec.offers is not None:
            exact = next((o for o in self.spec.offers(text) if o.shown == text), None)
            if exact is not None:
                return Typed(exact.value, exact.note)
            if not self.spec.free:
                return refuse("typed.not_offered", typed=text)
        return self.spec.read(text) if self.spec.read is not None else Typed(text, "")

    def fault(self) -> Refusal | None:
        """Why this field cannot be saved as it is."""
        answer = self.answer()
        if answer is None and self.spec.required:
            return refuse("typed.required", at=self.spec.id, field=self.spec.label)
        return answer.at(self.spec.id) if isinstance(answer, Refusal) else None

    def put(self, text: str) -> None:
        """Fill it as if typed (a draft that comes back, a scan)."""
        self.line.setText(text)
        self._taken = None
        self._understand()

    def take(self, offer: Offer) -> None:
        """Take what was offered; of several its number joins those that stand there."""
        if self.spec.several:
            self._join(offer)
            return
        self._taken = offer
        self.line.setText(offer.shown)
        self._offers_list().offer((), False)
        self.refusal.clear()
        self._mark()
        self._say(offer.note)
        self.changed.emit()

    def _join(self, offer: Offer) -> None:
        number = str(self.spec.several.index(offer) + 1)
        before = self.line.text().strip().rstrip(",，、;；")
        self.line.setText(f"{before},{number}" if before else number)
        self._edited(self.line.text())

    def clear(self) -> None:
        """Empty again, without default changed."""
        self._taken = None
        self.line.clear()
        self.refusal.clear()
        self._mark()
        self._say("")

    def refuse(self, refusal: Refusal) -> None:
        """Show the sentence under the field; what a reason helps becomes the amber line."""
        if self.spec.secret:
            self.line.clear()
        self.refusal.show_refusal(refusal)
        if self._offers is not None:
            self._offers.offer((), False)  # they would lie over the sentence
        self._mark()

    def focus(self) -> None:
        """The cursor goes here, all text marked; to the reason where one is asked for."""
        if self.refusal.asks_reason and not self.refusal.reason:
            self.refusal.focus_reason()
            return
        self.line.setFocus()
        self.line.selectAll()

    # typing

    def _edited(self, text: str) -> None:
        self._taken = None
        self.refusal.clear()
        self._mark()
        self._offer(text)
        self._understand()
        self.changed.emit()

    def _offer(self, text: str) -> None:
        if self.spec.choices or self.spec.several:
            self._offers_list().offer(self.spec.choices or self.spec.several, False, digits=True)
        elif self.spec.offers is not None:
            found = self.spec.offers(text.strip()) if text.strip() else ()
            # Free words are not to be taken over by the first likeness; initials are meant to be.
            self._offers_list().offer(found, first=not self.spec.free or text.strip().isascii())

    def _understand(self) -> None:
        answer = self.answer() if self.line.text().strip() else None
        if isinstance(answer, Typed) and answer.shown != self.line.text().strip():
            self._say(answer.shown)
        else:
            self._say("")

    def _say(self, understood: str) -> None:
        self._understood.set_text(understood)

    def _entered(self) -> None:
        listed = self.spec.choices or self.spec.several
        if listed and not self.refusal.refused:  # the list would lie over the sentence
            self._offers_list().offer(listed, False, digits=True)

    def _step(self, by: int) -> None:
        listed = self.spec.choices or self.spec.several
        if listed and self.refusal.refused:
            self._offers_list().offer(listed, False, digits=True)
        self._offers_list().step(by)

    def _left(self) -> None:
        self._offers_list().offer((), False)
        fault = self.fault() if self.line.text().strip() else None
        if fault is not None:
            self.refuse(fault)

    def _digit(self, number: int) -> None:
        if number <= len(self.spec.choices):
            self.take(self.spec.choices[number - 1])
            self.onward.emit()

    def _mend(self) -> None:
        """The grey words become the line's own: one sign of a long name is changed without typing it anew."""
        if self._default is None:
            return
        self._taken = Offer(self._default.value, self._default.shown)
        self.line.setText(self._default.shown)
        self._understand()
        self.changed.emit()

    def _enter(self) -> None:
        offering = self.spec.choices or self.spec.several or self.spec.offers
        marked = self._offers_list().marked() if offering else None
        if marked is not None:
            self.take(marked)
            if self.spec.several:  # the next one may be marked; Enter without a mark goes on
                return
        fault = self.fault()
        if fault is not None:
            self.refuse(fault)
            return
        self.onward.emit()

    def _offers_list(self) -> OffersList:
        if self._offers is None:
            self._offers = OffersList(self.line)
            self._offers.picked.connect(self.take)
        return self._offers

    def _mark(self) -> None:
        restyle(self.line, wrong=self.refusal.refused, unusual=self.refusal.asks_reason)
