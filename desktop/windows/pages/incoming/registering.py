"""新登记 (F4): one strip for the whole stack; what was booked leaves its number large and its defaults grey."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from desktop.operations.commands import Done
from desktop.plain.refusal import Refusal
from desktop.plain.typed.answer import Typed
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.fields import Memory
from desktop.windows.pages.incoming.register_strip import Carry, RegisterStrip
from desktop.windows.pages.incoming.subject import Subject
from desktop.windows.pages.incoming.values import at_field, register_command, texts_of
from desktop.windows.pages.strips import OpenStrip, with_body
from desktop.windows.pages.typed import NewBody
from desktop.windows.widgets.field_spec import Entered

NEW = "register"
DRAFT = "receipt/new"
_CARRIED = (
    "issuing_body", "level", "received_on", "receiver", "safe", "channel", "delivery_list", "envelope",
    "source",
)  # fmt: skip


class Registering:
    """Opens the strip, books what it gives, and begins the next."""

    def __init__(
        self,
        counter: Counter,
        strips: OpenStrip,
        above: QVBoxLayout,
        machine: Callable[[], str],
        booked: Callable[[str], object],
        reference: Callable[[], object],
    ) -> None:
        self._counter, self._strips, self._above = counter, strips, above
        self._machine, self._booked, self._reference = machine, booked, reference
        self._saving = False
        self.memory = Memory()

    @property
    def strip(self) -> RegisterStrip | None:
        """The strip, while it is open."""
        found = self._strips.strip
        return found if isinstance(found, RegisterStrip) else None

    def open(self, carry: Carry | None = None, restore: bool = True) -> RegisterStrip:
        """Open it, or go on in it; ``carry`` from an opened envelope."""
        strip = self.strip
        if strip is None:
            keeper = self._strips.keeper(DRAFT)
            strip = RegisterStrip(self._counter, self.memory, self._machine(), keeper)
            strip.saved.connect(self.save)
            strip.reference.connect(self._reference)
            self._strips.show(NEW, strip, self._above, keeper=keeper)
            if restore and carry is None:
                self._strips.restore()
        if carry is not None:
            strip.begin_with(carry)
        strip.offer_number()
        strip.begin()
        return strip

    def like_last(self) -> bool:
        """Ctrl+D in the strip: as the last one saved; False where there was none."""
        strip = self.strip
        if strip is None or not self.memory.texts:
            return False
        strip.put_texts(self.memory.texts)
        return True

    def like(self, subject: Subject) -> None:
        """Ctrl+D on a document of the list; days are today's."""
        texts = texts_of(subject.known, subject.names)
        for name in ("received_on", "receiver", "telegram", "addressee"):
            texts.pop(name, None)
        number = texts.get("document_number", "")
        if number:
            self.memory.numbers[subject.known.issuing_body] = number
        self.open(restore=False).put_texts(texts)

    # saving

    def save(self, entered: Entered) -> None:
        """Book it; a new body first, in the same go. Pressing twice books once."""
        strip = self.strip
        if strip is None or self._saving:
            return
        if strip.too_high:
            strip._leveled()
            strip.fields["level"].focus()
            return
        self._saving = True
        with_body(
            self._counter,
            entered.values["issuing_body"],
            lambda body: self._book(entered, body),
            self._refused,
        )

    def _book(self, entered: Entered, body: str) -> None:
        strip = self.strip
        receipt = strip.receipt if strip is not None else ""
        command = register_command(entered, body, receipt)
        self._counter.book(command, lambda done: self._done(entered, body, done), self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self._saving = False
        if self.strip is not None:
            self.strip.refuse(at_field(refusal))

    def _done(self, entered: Entered, body: str, done: Done) -> None:
        self._saving = False
        number, copies = str(done.facts.get("number", "")), done.facts.get("copies", 0)
        self._booked(done.ids.get("document", ""))
        strip = self.strip
        if strip is None:
            return
        self.memory.texts = self._texts(strip)
        if entered.values.get("document_number"):
            self.memory.numbers[body] = str(entered.values["document_number"])
        self.memory.body = body
        strip.show_given(number, int(copies) if isinstance(copies, int) else 0)
        strip.done(self._carried(strip, entered, body))
        strip.alike.hide()
        strip.offer_number()

    @staticmethod
    def _texts(strip: RegisterStrip) -> dict[str, str]:
        """What stood in the fields, defaults included, for 像上一份."""
        return {
            name: field.text or (field.line.placeholderText() if field.answer() is not None else "")
            for name, field in strip.fields.items()
            if field.answer() is not None
        }

    @staticmethod
    def _carried(strip: RegisterStrip, entered: Entered, body: str) -> dict[str, Typed[Any]]:
        """Grey defaults for the next of the stack."""
        carried: dict[str, Typed[Any]] = {}
        for name in _CARRIED:
            if name not in entered.values:
                continue
            field = strip.fields[name]
            value = entered.values[name]
            words = field.text or field.line.placeholderText()
            if isinstance(value, NewBody):
                words, value = value.name, body
            carried[name] = Typed(value, words)
        return carried
