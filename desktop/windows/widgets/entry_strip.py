"""A new entry, at the top of its own list: required fields first, the rest under 更多, keyboard only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.plain.refusal import Refusal
from desktop.plain.typed.answer import Typed
from desktop.plain.words import _
from desktop.windows.drafting import DraftKeeper, Form
from desktop.windows.keys import shown
from desktop.windows.ports import Sentences
from desktop.windows.widgets.field import Field
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.plain_parts import button, words

_TWELFTHS = 12
_SENTENCE = 6
"""Twelfths that a refusal's sentence gets at least."""
WIDE = 1120


class EntryStrip(QFrame):
    """``saved`` carries an ``Entered`` once every field is in order; ``left`` is Esc: the draft stays.

    ``question``: nothing is booked, something is looked up.
    ``save_words`` stand on the button where it does other than keep (清除, 下一步).
    """

    saved = Signal(object)
    left = Signal()

    def __init__(
        self,
        title: str,
        specs: Sequence[FieldSpec],
        sentences: Sentences,
        draft: DraftKeeper | None = None,
        parent: QWidget | None = None,
        *,
        question: bool = False,
        save_words: str = "",
    ) -> None:
        super().__init__(parent)
        self._save_words = save_words
        self.setObjectName("entry")
        self._draft, self._sentences, self._question = draft, sentences, question
        self.fields: dict[str, Field] = {}
        self._away: set[str] = set()
        self._unfolded = False
        self._old_reasons: dict[str, str] = {}
        self.heading: QLabel = words(title, "entryTitle")
        self.forecast: QLabel = words("", "bigTitle")
        self.forecast.hide()
        self._fault: QLabel = words("", "refusal", wrap=True)
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        shown = [spec for spec in specs if not spec.folded]
        hidden = [spec for spec in specs if spec.folded]
        self._shown = self._grid(shown, sentences)
        column.addLayout(_no_wider(self._shown))
        self._folded = self._grid(hidden, sentences)
        self._folded.hide()
        column.addLayout(_no_wider(self._folded))
        column.addWidget(self._fault)
        self._more.setVisible(bool(hidden))
        self._show_asked()
        self._tell_missing()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.forecast)
        row.addStretch(1)
        self._more = button(_("更多"), self.unfold, quiet=True)
        row.addWidget(self._more)
        said = self._save_words or (_("查看") if self._question else _("保存"))
        row.addWidget(button(said, self.save, key="save", primary=True))
        row.addWidget(button(_("退出"), self.leave, key="out"))
        for place in range(row.count()):
            item = row.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return row

    def _grid(self, specs: Sequence[FieldSpec], sentences: Sentences) -> QWidget:
        """The fields of one part, placed by ``_place``."""
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for twelfth in range(_TWELFTHS):
            grid.setColumnStretch(twelfth, 1)
            grid.setColumnMinimumWidth(twelfth, 20)
        for spec in specs:
            field = Field(spec, sentences, inline=False)
            field.onward.connect(lambda f=field: self._onward(f))
            field.back.connect(lambda f=field: self._back(f))
            field.changed.connect(self._changed)
            field.refusal.label = spec.label if spec.span < _SENTENCE else ""
            self.fields[spec.id] = field
        self._place(grid, [self.fields[spec.id] for spec in specs])
        return part

    def _place(self, grid: QGridLayout, fields: Sequence[Field]) -> None:
        """In twelfths of the width, a new line where the next does not fit; what is not asked takes no room."""
        line = place = 0
        for field in fields:
            grid.removeWidget(field)
            grid.removeWidget(field.refusal)
            if field.spec.id in self._away:
                continue
            if place + field.spec.span > _TWELFTHS:
                line, place = line + 1, 0
            grid.addWidget(field, line * 16, place, 1, field.spec.span)
            # The sentence needs more room than a narrow field has: below it, to the end of the strip.
            start = min(place, _TWELFTHS - _SENTENCE)
            grid.addWidget(field.refusal, line * 16 + 1 + place, start, 1, _TWELFTHS - start)
            place += field.spec.span

    # moving

    def begin(self) -> None:
        """The cursor goes to the first field that wants something.

        An optional one at the end is none: Enter there would save all that is proposed before it was looked at.
        """
        self._settle()
        walk = self._walk()
        named = [f for f in walk if f.spec.begins]
        wanting = [f for f in walk if f.answer() is None and (f.spec.required or f is not walk[-1])]
        for first in (*named, *wanting, *walk)[:1]:
            first.focus()

    def _settle(self) -> None:
        """Lay it out now: what its first field offers is placed by where the field stands."""
        self.show()  # a hidden widget is not laid out
        for widget in (self.parentWidget(), self, *self.findChildren(QWidget)):
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()

    def unfold(self) -> None:
        """Show or fold the rest; the cursor goes to its first field."""
        self._unfolded = not self._unfolded
        self._folded.setVisible(self._unfolded)
        self._tell_missing()
        if self._unfolded:
            next(f for f in self.fields.values() if f.spec.folded).focus()
        else:
            self.begin()

    def _walk(self) -> list[Field]:
        """The fields Enter stops at: carried-over ones are passed by."""
        return [
            f
            for f in self.fields.values()
            if self._wants(f)
            and (self._unfolded or not f.spec.folded)
            and not (f.spec.carried and f.answer() is not None)
        ]

    def _onward(self, field: Field) -> None:
        order = list(self.fields.values())
        after = [f for f in self._walk() if order.index(f) > order.index(field)]
        if after:
            after[0].focus()
        else:
            self.save()

    def _back(self, field: Field) -> None:
        shown = [f for f in self.fields.values() if self._wants(f) and (self._unfolded or not f.spec.folded)]
        place = shown.index(field) if field in shown else 0
        shown[max(0, place - 1)].focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_M and not self._more.isHidden():
            self.unfold()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        super().keyPressEvent(event)

    # what is asked at all

    def _wants(self, field: Field) -> bool:
        """Whether the answers given so far leave room for this question."""
        return field.spec.when is None or field.spec.when(_values(self.fields.values()))

    def _in_question(self) -> list[Field]:
        return [field for field in self.fields.values() if self._wants(field)]

    def _show_asked(self) -> None:
        moved = set()
        for field in self.fields.values():
            asked = self._wants(field)
            if asked is (field.spec.id in self._away):
                self._away ^= {field.spec.id}
                field.setVisible(asked)
                field.refusal.clear()
                moved.add(field.spec.folded)
        for folded in moved:
            part = self._folded if folded else self._shown
            grid = part.layout()
            assert isinstance(grid, QGridLayout)
            self._place(grid, [f for f in self.fields.values() if f.spec.folded is folded])

    # saving

    def save(self) -> None:
        """Give out what was entered, or show every fault and go to the first."""
        faults = [f for field in self._in_question() if (f := field.fault()) is not None]
        if faults:
            self.refuse(*faults)
            return
        unanswered = [f for f in self._in_question() if f.refusal.asks_reason and not f.refusal.reason]
        if unanswered:
            unanswered[0].focus()
            return
        self.saved.emit(self.entered())

    def entered(self) -> Entered:
        """The values understood, and the reasons given."""
        values = _values(self._in_question())
        reasons = {f.refusal.code: f.refusal.reason for f in self.fields.values() if f.refusal.reason}
        return Entered(values, reasons)

    def refuse(self, *refusals: Refusal) -> None:
        """Show each refusal under its field and go to the first; one without a field stands at the foot."""
        self._fault.hide()
        first: Field | None = None
        for refusal in refusals:
            field = self.fields.get(refusal.field.rpartition(".")[2])
            if field is not None and field.spec.id in self._away:
                field = self._in_question()[0]  # what is not asked has no place for a sentence
            if field is None:
                sentence = self._sentences.of(refusal)
                self._fault.setText(sentence)
                self._fault.show()
                continue
            if field.spec.folded and not self._unfolded:
                self.unfold()
            field.refuse(refusal)
            if refusal.reason_helps and not field.refusal.reason and field.spec.id in self._old_reasons:
                field.refusal.put_reason(self._old_reasons[field.spec.id])
            first = first or field
        if first is not None:
            first.focus()

    def done(self, carried: dict[str, Typed[Any]] | None = None) -> None:
        """It was booked: empty the fields, show what carries over in grey, begin again."""
        self._fault.hide()
        for name, field in self.fields.items():
            field.clear()
            if carried is not None and name in carried:
                field.set_default(carried[name])
        if self._draft is not None:
            self._draft.done()
        self._show_asked()
        self._tell_missing()
        self.begin()

    def leave(self) -> None:
        """Esc: go, and keep the draft."""
        if self._draft is not None:
            self._draft.flush()
        self.left.emit()

    # drafts

    def form(self) -> Form:
        """The half-filled form, as it is kept."""
        kept = {name: field for name, field in self.fields.items() if not field.spec.secret}
        texts = {name: field.text for name, field in kept.items() if field.text}
        reasons = {n: f.refusal.reason for n, f in self.fields.items() if f.refusal.reason}
        return {"texts": texts, "reasons": reasons} if texts else {}

    def fill(self, form: Form) -> None:
        """Put a kept form back; fields that are no longer there are passed by."""
        self._old_reasons = dict(form.get("reasons", {}))
        for name, text in form.get("texts", {}).items():
            if name in self.fields:
                self.fields[name].put(text)
        if any(self.fields[n].spec.folded for n in form.get("texts", {}) if n in self.fields):
            self._unfolded = True
            self._folded.show()
        self._show_asked()
        self._tell_missing()
        self.begin()

    @property
    def secret(self) -> bool:
        """Whether a password is asked for in it."""
        return any(field.spec.secret for field in self._in_question())

    @property
    def filled(self) -> bool:
        """Whether something was typed."""
        return any(field.text for field in self.fields.values())

    def _changed(self) -> None:
        self._show_asked()
        self._tell_missing()
        if self._draft is not None:
            self._draft.changed(self.form)

    def _tell_missing(self) -> None:
        missing = sum(1 for f in self.fields.values() if f.spec.folded and f.answer() is None)
        if self._unfolded:
            told = _("收起")
        elif self._question:
            told = _("可选项")
        else:
            told = _("更多（待补 {n} 项）").format(n=missing) if missing else _("更多")
        self._more.setText(f"{told}  {shown('more')}")


def _no_wider(part: QWidget) -> QHBoxLayout:
    """A wide screen shows more rows, not bigger fields: what is over stays free at the right."""
    part.setMaximumWidth(WIDE)
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(part, 1000)  # until it is as wide as it may be, all of the room
    row.addStretch(1)
    return row


def _values(fields: Iterable[Field]) -> dict[str, Any]:
    """What is understood of each field by now, defaults included."""
    return {f.spec.id: told.value for f in fields if isinstance(told := f.answer(), Typed)}
