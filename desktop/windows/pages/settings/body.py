"""The settings' widget: headings at the left; what concerns passwords, words and this machine has ways of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.operations.books import Books
from desktop.operations.commands import Done
from desktop.operations.desk.kept_words import (
    DRAFT_FIELDS,
    KeptWords,
    words_of_document,
    words_of_entry,
    words_of_item,
)
from desktop.operations.sheets.titles import FORMS
from desktop.plain.refusal import refuse
from desktop.plain.words import _
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.page import Topic
from desktop.windows.pages.middle import Asking, MiddlePage
from desktop.windows.pages.settings.excision_panel import ExcisionPanel
from desktop.windows.pages.settings.headings import Headings
from desktop.windows.pages.settings.password_panel import WIDTH, PasswordPanel
from desktop.windows.pages.settings.plan import SECTIONS, card, plan
from desktop.windows.pages.settings.proposals import PROPOSALS, Proposals
from desktop.windows.pages.settings.sections.forms import SAMPLE
from desktop.windows.pages.settings.verbs import VERBS
from desktop.windows.picking import pick_place
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.field_spec import Entered
from desktop.windows.widgets.plain_parts import button

HEADING = "settings."
EXCISE = "excise/"
"""Before the id of a document: its words are to be destroyed."""


def headings() -> tuple[tuple[str, str], ...]:
    """The headings, as acts that go there."""
    return tuple((f"{HEADING}{section.id}", _(section.title)) for section in SECTIONS)


class SettingsBody(MiddlePage):
    """设置."""

    def __init__(self, counter: Counter) -> None:
        self._faces: dict[str, QPushButton] = {}
        super().__init__(counter, plan(counter))
        self.headings = Headings(SECTIONS)
        self.headings.chosen.connect(self._section)
        self.headings.inward.connect(self.rest)
        self.excision = ExcisionPanel(counter)
        self.excision.left.connect(self.back)
        self.stack.addWidget(self.excision)
        self.proposals = Proposals(counter, self.stack, self.back)
        self._password: QWidget | None = None
        self._lay_out()
        self.views.views.hide()
        self.views.line.setPlaceholderText(_("F3  在全部设置里查找"))
        self.headings.serve(self.middle.list)
        self._make_faces()
        self._section(self.headings.current)

    def _lay_out(self) -> None:
        column = self._widget.layout()
        assert isinstance(column, QVBoxLayout)
        column.removeWidget(self.stack)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.headings)
        row.addWidget(self.stack, 1)
        column.addLayout(row)

    def _make_faces(self) -> None:
        for section in SECTIONS:
            for number, verb in enumerate(section.faces):
                key = "new" if not number else ""
                face = button(
                    _(VERBS[verb].title), partial(self.begin, verb, ""), key=key, primary=not number
                )
                face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                self.middle.bar.addWidget(face)
                self._faces[verb] = face

    def _section(self, name: str) -> None:
        """Another heading: its lines, its verbs."""
        shown = next(section for section in SECTIONS if section.id == name)
        for verb, face in self._faces.items():
            face.setVisible(verb in shown.faces)
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(self.middle)
        self.views.line.clear()
        self.middle.nothing = _(shown.nothing) if shown.nothing else ""
        self.views.choose(name)

    def _card(self, thing: str) -> CardFacts | None:
        return card(self.counter, thing)

    # going there

    def show_thing(self, thing: str) -> None:
        """A line of any heading; a document whose words are to be destroyed; a verb that is begun at once."""
        if thing.startswith(EXCISE):
            kind, slash, item = thing.removeprefix(EXCISE).partition("/")
            if slash and kind == "item":
                self._words(lambda books: words_of_item(books, item), DRAFT_FIELDS)
            else:
                self._words(lambda books: words_of_document(books, kind))
            return
        if thing in VERBS and VERBS[thing].free:
            self.begin(thing, "")
            return
        kind = thing.partition("/")[0]
        home = next((section.id for section in SECTIONS if kind in section.cards), "")
        if home:
            self.headings.choose(home)
        super().show_thing(thing)

    # verbs

    def begin(self, verb: str, thing: str) -> None:
        home = next((section.id for section in SECTIONS if verb in section.faces), "")
        if home:
            self.headings.choose(home)
        if verb == "operator.password":
            self._ask_password()
            return
        if verb in PROPOSALS:
            self.proposals.begin(verb, thing)
            return
        if verb == SAMPLE:
            self._save_sample(thing.partition("/")[2])
            return
        super().begin(verb, thing)

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        if asking is VERBS["words.excise"]:
            self._find_words(entered)
        else:
            super()._go(asking, subject, entered)

    def _save_sample(self, form: str) -> None:
        name = _("{title}（样张）").format(title=_(FORMS[form].title))
        place = pick_place(self._widget, _("存一份样张"), name, ".docx")
        if place is not None:
            sample = partial(self.counter.desk.forms.sample, form, place)
            self.counter.work(sample, None, self.refused, _("正在办理…"))

    # passwords

    def _ask_password(self) -> None:
        panel = PasswordPanel(self.counter.desk.keys, self.counter.threads, self.counter.desk.words)
        panel.setMaximumWidth(WIDTH)
        panel.changed.connect(self._password_changed)
        panel.left.connect(self._drop_password)
        self._drop_password()
        self._password = panel
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        panel.old.setFocus()

    def _password_changed(self, outcome: Done) -> None:
        self._drop_password()
        self.counter.said.emit(self.counter.desk.words.done(outcome), "")
        self.counter.tell(outcome)

    def _drop_password(self) -> None:
        panel, self._password = self._password, None
        if panel is not None:
            self.stack.removeWidget(panel)
            panel.deleteLater()
            self.back()

    # words

    def _find_words(self, entered: Entered) -> None:
        number, entry = entered.values.get("number", ""), entered.values.get("entry", 0)
        if entry:
            self._words(lambda books: words_of_entry(books, entry))
        elif number:
            self._words(partial(_words_of_number, number))
        else:
            self.refused(refuse("excise.which", at="number"))

    def _words(self, read: Any, ticked: Collection[str] = ()) -> None:
        desk = self.counter.desk

        def look() -> tuple[Sequence[KeptWords], Any]:
            return desk.ask(read), desk.keys.slots()

        show = partial(self._show_words, ticked)
        self.counter.threads.reader.submit(look, show, self.counter.complain, _("正在查找字句…"))

    def _show_words(self, ticked: Collection[str], found: Any) -> None:
        kept, slots = found
        if not kept:
            self.refused(refuse("excise.which", at="number"))
            return
        self.headings.choose("excised")
        self.strips.close(rest=False)
        self.excision.show_words(kept, slots, ticked)
        self.stack.setCurrentWidget(self.excision)
        self.excision.list.setFocus()

    # what the shell asks

    def topic(self) -> Topic:
        """The heading in front."""
        return Topic(_(next(s.title for s in SECTIONS if s.id == self.headings.current)))

    def shown(self) -> None:
        front = self.stack.currentWidget()
        if front in (self.excision, self._password, self.proposals.panel) and front is not None:
            front.setFocus()
            return
        super().shown()

    def acts(self) -> Sequence[Act]:
        section = next(s for s in SECTIONS if s.id == self.headings.current)
        first = section.faces[0] if section.faces else "safe.new"
        where = _(self.plan.title)
        found = [replace(act, key="new") if act.id == first else act for act in super().acts()]
        sections = (
            Act(act, title, partial(self._to_section, act.removeprefix(HEADING)), "", where)
            for act, title in headings()
        )
        return (*found, *sections)

    def _to_section(self, name: str) -> None:
        self.headings.choose(name)
        self.rest()

    def half(self) -> tuple[str, dict[str, Any]] | None:
        strip = self.strips.strip
        if strip is not None and strip.secret:
            return None  # a password is never put aside
        return super().half()


def _words_of_number(number: str, books: Books) -> Sequence[KeptWords]:
    """By the whole register number, or by a tail that means one document only."""
    exact = books.by_register_number(number.strip())
    documents = {row.id for row in exact} or {copy.document for copy in books.by_tail(number.strip(), 50)}
    if len(documents) != 1:
        return ()
    return words_of_document(books, documents.pop())
