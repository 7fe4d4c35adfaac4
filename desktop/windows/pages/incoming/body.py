"""The page's widget: which list is in front, which strip is open, what its keys do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.audit.acts import DESK, UnitChanged, VaultFounded
from desktop.operations.books import Books
from desktop.plain.words import _
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.page import PlainBody
from desktop.windows.pages.incoming.above import AboveList
from desktop.windows.pages.incoming.acting import Acting
from desktop.windows.pages.incoming.acts import KEYS, begins, card_verbs
from desktop.windows.pages.incoming.list import envelope_id
from desktop.windows.pages.incoming.lists import CopyList, DocumentList, EnvelopeList
from desktop.windows.pages.incoming.opening import Opening
from desktop.windows.pages.incoming.opening_panel import OpeningPanel
from desktop.windows.pages.incoming.receiving import SIGN, Receiving
from desktop.windows.pages.incoming.referring import CORRECT, REFERENCE, Referring
from desktop.windows.pages.incoming.register_strip import Carry
from desktop.windows.pages.incoming.registering import NEW, Registering
from desktop.windows.pages.incoming.subject import Subject, subject_of
from desktop.windows.pages.print_view import PrintView, ToPrint
from desktop.windows.pages.strips import OpenStrip
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.plain_parts import button
from desktop.windows.widgets.rows import Row


def read_machine_level(books: Books) -> str:
    """本机密级, as the book last said it."""
    told = [r.fact for r in books.stream(DESK) if isinstance(r.fact, VaultFounded | UnitChanged)]
    return told[-1].machine_level if told else ""


class _Stack(QStackedWidget):
    """Esc in a list under the register leads back to it."""

    def __init__(self, back: Any) -> None:
        super().__init__()
        self._back = back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._back():
            return
        super().keyPressEvent(event)


class IncomingBody(PlainBody):
    """收文: the register in front, copies, envelopes, 建账 and the preview behind it."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(QWidget())
        self.counter = counter
        self.machine = ""
        self.stack = _Stack(self.back)
        self.documents = DocumentList(counter, lambda: self.open_new())
        self.copies = CopyList(counter)
        self.envelopes = EnvelopeList(counter, lambda: self.open_sign())
        self.references = AboveList(counter, lambda: self.open_reference())
        self.panel = OpeningPanel(counter, lambda: self.machine)
        self.preview = PrintView(counter)
        for part in (self.documents, self.copies, self.envelopes, self.references, self.panel, self.preview):
            self.stack.addWidget(part)
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._widget.setFocusProxy(self.stack)
        self._before: QWidget = self.documents
        self._control()
        self._connect()
        counter.ask(read_machine_level, self._machine_told)

    def _control(self) -> None:
        counter = self.counter
        self.strips = OpenStrip(counter, self.rest)
        above = self.documents.above
        self.registering = Registering(
            counter, self.strips, above, lambda: self.machine, self.documents.seek, self.open_reference
        )
        self.referring = Referring(counter, self.strips, above, self.references.above)
        self.receiving = Receiving(
            counter, self.strips, above, self.envelopes.above, self._opened, self.show_envelopes
        )
        self.acting = Acting(counter, self.strips, lambda: self.in_front.above, self._show_sheet)
        self.opening = Opening(
            counter, self.strips, above, self.panel, lambda: self.machine, self.show_documents
        )

    def _connect(self) -> None:
        for middle in (self.documents, self.copies, self.envelopes, self.references):
            middle.verb.connect(self._verb)
        self.documents.list.opened.connect(lambda row: self._open_copies(row))
        self.envelopes.list.opened.connect(lambda row: self._verb("", row.id))
        self.panel.left.connect(self.show_documents)
        self.preview.left.connect(self._back_from_preview)
        self.counter.booked.connect(self._reread)
        faces = (
            button(_("新登记"), self.open_new, key="new", primary=True),
            button(_("签收"), self.open_sign),
            button(_("待拆信封"), self.show_envelopes),
            button(_("专册引用"), self.show_references),
        )
        for face in faces:
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.documents.bar.addWidget(face)

    def _machine_told(self, level: str) -> None:
        self.machine = level
        if self.registering.strip is not None:
            self.registering.strip.machine = level

    # what is in front

    @property
    def in_front(self) -> ListAndCard:
        """The list in front, or the register where there is none."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, ListAndCard) else self.documents

    def _show(self, part: QWidget) -> None:
        if self.stack.currentWidget() is not part:
            self.strips.close(rest=False)
        self.stack.setCurrentWidget(part)

    def show_documents(self) -> None:
        """The register in front, the cursor in it."""
        self._show(self.documents)
        self.rest()

    def show_thing(self, thing: str) -> None:
        """A document in front, its row in the list; ``receipt:<id>:<number>``: an envelope not yet opened."""
        kind, _colon, envelope = thing.partition(":")
        if kind == "receipt":
            self._show(self.envelopes)
            self.envelopes.bring(envelope.replace(":", "\t", 1))
            self.rest()
            return
        self._show(self.documents)
        self.documents.seek(thing)
        self.documents.reread()
        self.rest()

    def show_envelopes(self) -> None:
        """Envelopes signed for and not yet opened."""
        self._show(self.envelopes)
        self.envelopes.model.ask()
        self.rest()

    def show_references(self) -> None:
        """What is registered in the paper 专册, above the machine's level (D16)."""
        self._show(self.references)
        self.references.model.ask()
        self.rest()

    def open_reference(self) -> None:
        """册、页、行、份数 of a document above the machine's level."""
        self._show(self.documents)
        self.referring.open()

    def _correct_reference(self, thing: str, then: Callable[[], object] = lambda: None) -> None:
        self._show(self.references)
        self.referring.correct(thing, then)

    def show_opening(self) -> None:
        """建账 by the sheet."""
        self._show(self.panel)
        self.panel.grid.begin()

    def _open_copies(self, row: Row) -> None:
        self._show(self.copies)
        self.copies.show_document(row.id, str(row.cells.get("number", "")))
        self.rest()

    def _show_sheet(self, sheet: ToPrint) -> None:
        self._before = self.in_front
        self._show(self.preview)
        self.preview.show_sheet(sheet)

    def _back_from_preview(self) -> None:
        self.stack.setCurrentWidget(self._before)
        self.rest()

    def back(self) -> bool:
        """Esc: from copies or envelopes to the register; False where one is there already."""
        if self.stack.currentWidget() is self.documents:
            return False
        self.show_documents()
        return True

    def rest(self) -> None:
        """The cursor goes where hands expect it: into the list."""
        self.in_front.list.setFocus()

    # acts

    def open_new(self) -> None:
        """F4."""
        self._show(self.documents)
        self.registering.open()

    def open_sign(self) -> None:
        """签收."""
        self._show(self.documents)
        self.receiving.open_sign()

    def open_one(self) -> None:
        """建账, one line."""
        self._show(self.documents)
        self.opening.open_one()

    def _opened(self, carry: Carry) -> None:
        self._show(self.documents)
        self.registering.open(carry)

    def like_this(self) -> None:
        """Ctrl+D: as the last one in the strip, else as the document of the list."""
        if self.registering.like_last():
            return
        row = self.documents.list.current_row()
        if row is not None:
            self._show(self.documents)
            self.counter.ask(lambda books: subject_of(books, row.id), self._like)

    def _like_what(self) -> bool:
        """Whether there is one to be like: the last of the strip, or the row of the list."""
        return self.registering.strip is not None or self.documents.list.current_row() is not None

    def _like(self, subject: Subject | None) -> None:
        if subject is not None:
            self.registering.like(subject)

    def _verb(self, verb: str, thing: str) -> None:
        if verb == "document.copies":
            row = self.documents.list.current_row()
            if row is not None:
                self._open_copies(row)
        elif verb in ("document.circulate", "copy.circulate"):
            self.counter.wanted_act.emit("circulation", "new", self._chosen(thing))
        elif verb == "document.like_this":
            self.like_this()
        elif verb == "document.excise":
            self.counter.wanted.emit("settings", f"excise/{thing}")
        elif verb == CORRECT:
            self._correct_reference(thing)
        elif self.in_front is self.envelopes:
            self._envelope_verb(verb, thing)
        elif self.acting.knows(verb):
            self.acting.begin(verb, thing)

    def _chosen(self, thing: str) -> tuple[str, ...]:
        """The rows chosen in the list in front, in their order; else the one shown (D5)."""
        chosen = tuple(row.id for row in self.in_front.list.chosen())
        return chosen if len(chosen) > 1 and thing in chosen else (thing,)

    def _envelope_verb(self, verb: str, thing: str) -> None:
        """Without a verb it is Enter: open, or deliver what is 亲启."""

        def go_on(rows: Any) -> None:
            row = next((one for one in rows if envelope_id(one) == thing), None)
            if row is None:
                self.counter.complain(_("这个信封刚刚已办，请看列表。"))
            elif verb == "envelope.return":
                self.receiving.send_back(row)
            elif verb == "envelope.deliver" or row.addressee:
                self.receiving.deliver(row)
            else:
                self.receiving.open_envelope(row)

        self.counter.ask(lambda books: books.envelopes_unopened(), go_on)

    def _can(self, verb: str) -> bool:
        """Whether the card in front offers a verb of this name; under a panel none is in front."""
        if not isinstance(self.stack.currentWidget(), ListAndCard):
            return False
        facts = self.in_front.card.facts
        return facts is not None and any(v.id.partition(".")[2] == verb for v in facts.verbs)

    def _run(self, verb: str) -> None:
        facts = self.in_front.card.facts
        if facts is not None:
            found = next((v.id for v in facts.verbs if v.id.partition(".")[2] == verb), "")
            self._verb(found, facts.id)

    def acts(self) -> Sequence[Act]:
        where = _("收文")
        runs = {
            "receipt.new": self.open_new,
            "receipt.sign": self.open_sign,
            "receipt.envelopes": self.show_envelopes,
            "receipt.opening_one": self.open_one,
            "receipt.opening": self.show_opening,
            "receipt.references": self.show_references,
            "receipt.above": self.open_reference,
        }
        own = (
            Act("receipt.search", _("查找"), self.search, "search", where),
            Act("receipt.like", _("像这一份"), self.like_this, "like_this", where, self._like_what),
            *self.documents.views.acts(where, lambda: self.stack.currentWidget() is self.documents),
            *(Act(act, title, runs[act], KEYS.get(act, ""), where) for act, title in begins()),
        )
        return (*own, *(self._card_act(verb, title, key) for verb, title, key in card_verbs()))

    def _card_act(self, verb: str, title: str, key: str) -> Act:
        return Act(
            f"receipt.card.{verb}", title, lambda: self._run(verb), key, _("收文"), lambda: self._can(verb)
        )

    def search(self) -> None:
        """F3."""
        self._show(self.documents)
        self.documents.views.begin()

    # what the shell asks

    def shown(self) -> None:
        if self.strips.strip is not None:
            self.strips.strip.begin()
        elif isinstance(self.stack.currentWidget(), ListAndCard):
            self.rest()

    def _reread(self, _done: object) -> None:
        self.documents.reread()
        if self.stack.currentWidget() is self.copies:
            self.copies.reread()
        for part in (self.envelopes, self.references):
            if self.stack.currentWidget() is part:
                part.reread()

    def half(self) -> tuple[str, dict[str, Any]] | None:
        strip, kind, thing = self.strips.strip, self.strips.kind, self.strips.thing
        if strip is None or not strip.filled:
            return None
        form = {"kind": kind, "thing": thing, "strip": strip.form()}
        told = strip.form()["texts"]
        title = f"{strip.heading.text()} {told.get('title') or told.get('envelopes') or ''}".strip()
        strip.done()
        self.strips.close()
        return title, form

    def resume(self, form: dict[str, Any]) -> None:
        kind, kept = str(form.get("kind", "")), form.get("strip", {})
        self._show(self.documents)
        if kind == NEW:
            self.registering.open(restore=False).fill(kept)
        elif kind == SIGN:
            self.receiving.open_sign(restore=False).fill(kept)
        elif kind == "opening":
            self.opening.open_one().fill(kept)
        elif kind == REFERENCE:
            self.referring.open()
            self._fill(kept)
        elif kind == CORRECT:
            self._correct_reference(str(form.get("thing", "")), lambda: self._fill(kept))
        elif self.acting.knows(kind):
            self.acting.begin(kind, str(form.get("thing", "")), lambda: self._fill(kept))

    def _fill(self, kept: dict[str, Any]) -> None:
        if self.strips.strip is not None:
            self.strips.strip.fill(kept)

    def flush(self) -> None:
        self.strips.flush()
