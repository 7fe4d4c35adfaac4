"""A page that is a list with a card, verbs that ask in a strip, and a preview: most pages are nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.operations.books import Books
from desktop.operations.commands import Command, Done, Outcome
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.desk_port import AtTheDesk
from desktop.windows.page import PlainBody
from desktop.windows.pages.print_view import PrintView, ToPrint
from desktop.windows.pages.strips import OpenStrip
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import button
from desktop.windows.widgets.rows import Asked, Column, Fetch
from desktop.windows.widgets.view_bar import ViewBar

Booked = Command | AtTheDesk
Work = Callable[[], Outcome]
Subject = Any
"""What a verb is about, as the page's ``read`` found it; None for a verb that is about nothing."""


@dataclass(frozen=True)
class Asking:
    """A verb: what it asks for and what is booked then.

    ``command``  one command, or several that are booked one after the other
    ``work``     instead of a command: longer work that books by itself, done once, however often it is asked for
    ``sheet``    instead of a command: which sheet is shown (fields may be empty)
    ``then``     after it was booked, beside what the page does anyway
    """

    title: str
    fields: Callable[[Counter, Subject], tuple[FieldSpec, ...]]
    command: Callable[[Subject, Entered], Booked | Sequence[Command]] | None = None
    sheet: Callable[[Subject, Entered], ToPrint] | None = None
    work: Callable[[Counter, Subject, Entered], Work] | None = None
    doing: str = N_("正在办理…")
    """What is said while the work goes on."""
    then: Callable[[MiddlePage, Subject, Done], object] | None = None
    key: str = ""
    free: bool = False
    save: str = ""
    """What saving it is called, where it is neither kept nor shown."""


@dataclass(frozen=True)
class Plan:
    """What makes one page differ from another. ``read`` and ``card`` run on the reader thread."""

    title: str
    columns: tuple[Column, ...]
    fetch: Fetch
    card: Callable[[Books, str], CardFacts | None]
    read: Callable[[Books, str], Subject | None]
    verbs: Mapping[str, Asking]
    views: tuple[Offer, ...]
    empty: tuple[str, str]
    faces: tuple[str, ...] = ()
    """Verbs about nothing that stand as buttons over the list; the first is the primary one (F4)."""
    columns_of: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    """View → its own columns, where they are not the page's."""
    field_names: Mapping[str, str] = field(default_factory=dict)
    """Field of a refusal → field of the strip, where they differ."""
    counted: Mapping[str, str] = field(default_factory=lambda: {"": N_("件")})
    """View → what its lines are counted in; "" for all others."""


def no_fields(_counter: Counter, _subject: Subject) -> tuple[FieldSpec, ...]:
    """For verbs that ask for nothing."""
    return ()


def begins(verbs: Mapping[str, Asking]) -> tuple[tuple[str, str], ...]:
    """The verbs about nothing, as Ctrl+K offers them from every other page."""
    return tuple((verb, _(asking.title)) for verb, asking in verbs.items() if asking.free)


class MiddlePage(PlainBody):
    """List, card, strip, preview."""

    def __init__(self, counter: Counter, plan: Plan) -> None:
        super().__init__(QWidget())
        self.counter, self.plan = counter, plan
        self._working = False
        self.stack = QStackedWidget()
        self.middle = self._make_list()
        self.preview = PrintView(counter)
        self.stack.addWidget(self.middle)
        self.stack.addWidget(self.preview)
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._widget.setFocusProxy(self.stack)
        self.strips = OpenStrip(counter, self.rest)
        self._answering: EntryStrip | None = None
        self.preview.left.connect(self.back)
        counter.booked.connect(lambda _done: self.middle.reread())

    def _make_list(self) -> ListAndCard:
        counter, plan = self.counter, self.plan
        model = PageModel(plan.columns, plan.fetch, counter.threads.reader, counter.now)
        heading, say = plan.empty
        first = plan.faces[0] if plan.faces else ""
        begin = partial(self.begin, first, "")
        verb = _(plan.verbs[first].title) if first else ""
        empty = EmptyState(heading, say, verb, "new" if first else "", begin)
        middle = ListAndCard(model, self._card, counter.threads.reader, counter.now, empty)
        self.views = ViewBar(plan.views)
        middle.measure = self._measure(self.views.now.view)
        middle.serve(self.views, self.look)
        for number, face in enumerate(plan.faces):
            made = button(
                _(plan.verbs[face].title),
                partial(self.begin, face, ""),
                key=plan.verbs[face].key,
                primary=not number,
            )
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            middle.bar.addWidget(made)
        middle.verb.connect(self.begin)
        middle.list.opened.connect(lambda row: middle.once_read(lambda: self._first_verb(row.id)))
        model.ask(self.views.now)
        return middle

    def _card(self, thing: str) -> CardFacts | None:
        return self.counter.desk.ask(lambda books: self.plan.card(books, thing))

    def look(self, asked: Asked) -> None:
        """Another view or other words; a view may have columns of its own."""
        columns = self.plan.columns_of.get(asked.view, self.plan.columns)
        if columns != self.middle.model.columns:
            self.middle.model.reshape(columns)
            self.middle.list.fit_columns()
        self.middle.measure = self._measure(asked.view)
        self.middle.model.ask(asked)

    def _measure(self, view: str) -> str:
        return _(self.plan.counted.get(view, self.plan.counted[""]))

    # moving

    @property
    def front(self) -> ListAndCard:
        """The list whose card the verbs belong to; a page with a second list says which."""
        return self.middle

    def rest(self) -> None:
        """The cursor goes into the list."""
        self.front.list.setFocus()

    def back(self) -> None:
        """From what lies over the list."""
        self.stack.setCurrentWidget(self.middle)
        self.middle.reread()
        self.rest()

    def show_thing(self, thing: str) -> None:
        """Bring a thing to the front of the list."""
        self.stack.setCurrentWidget(self.middle)
        self.middle.bring(thing)
        self.rest()

    def show_sheet(self, sheet: ToPrint) -> None:
        """The preview over the list."""
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(self.preview)
        self.preview.setFocus()  # while it is drawn nothing else may get the cursor
        self.preview.show_sheet(sheet)

    # verbs

    def _first_verb(self, thing: str) -> None:
        facts = self.middle.card.facts
        first = next((v for v in facts.verbs if v.primary), None) if facts else None
        if first is not None:
            self.begin(first.id, thing)

    def begin(self, verb: str, thing: str) -> None:
        """Read what it is about, then ask for what it needs."""
        self._working = False
        asking = self.plan.verbs.get(verb)
        if asking is None:
            return
        if asking.free:
            self.ask(verb, None)
            return
        self.read(thing, partial(self.ask, verb))

    def read(self, thing: str, then: Callable[[Subject], object]) -> None:
        """What a thing is now."""
        self.counter.ask(lambda books: self.plan.read(books, thing), self.if_there(then))

    def if_there(self, then: Callable[[Subject], object]) -> Callable[[Subject | None], None]:
        """``then`` with what was read; what is gone by now is said instead."""

        def came(subject: Subject | None) -> None:
            if subject is None:
                self.counter.complain(_("这一项刚刚有变动，请重新选中后再办。"))
            else:
                then(subject)

        return came

    def ask(self, verb: str, subject: Subject) -> None:
        """Open the strip of a verb; one that asks for nothing is done at once."""
        asking = self.plan.verbs[verb]
        fields = asking.fields(self.counter, subject)
        if not fields:
            self._go(asking, subject, Entered())
            return
        front = self.front
        self.stack.setCurrentWidget(front)
        looks_up = asking.command is None and asking.work is None
        strip = EntryStrip(
            self.heading(asking, subject),
            fields,
            self.counter.desk.words,
            question=looks_up,
            save_words=_(asking.save) if asking.save else "",
        )
        strip.saved.connect(lambda entered: self._go(asking, subject, entered))
        self.strips.show(verb, strip, front.above, getattr(subject, "id", ""))

    def heading(self, asking: Asking, subject: Subject) -> str:
        """What stands over the strip."""
        named = getattr(subject, "name", "")
        return f"{_(asking.title)}  {named}" if named else _(asking.title)

    def _go(self, asking: Asking, subject: Subject, entered: Entered) -> None:
        if asking.sheet is not None:
            self.show_sheet(asking.sheet(subject, entered))
            return
        if asking.work is not None:
            self._work(asking, subject, entered)
        if asking.command is None:
            return
        made = asking.command(subject, entered)
        commands: list[Booked] = [made] if isinstance(made, Booked) else list(made)
        if self.strips.strip is None or self.strips.strip is not self._answering:
            # once, however often the key is pressed before the book has answered: two letters would be two
            self._answering = self.strips.strip
            self._book(asking, subject, commands)

    def _work(self, asking: Asking, subject: Subject, entered: Entered) -> None:
        if asking.work is not None and not self._working:
            self._working = True
            call = asking.work(self.counter, subject, entered)
            self.counter.work(call, self._worked, self.refused, _(asking.doing))

    def _worked(self, _done: Done) -> None:
        self._working = False
        self.strips.close()

    def _book(self, asking: Asking, subject: Subject, commands: list[Booked]) -> None:
        if not commands:
            return
        first, rest = commands[0], commands[1:]

        def refused(refusal: Refusal) -> None:
            self._answering = None
            self.refused(refusal)

        def then(done: Done) -> None:
            if rest:
                self._book(asking, subject, rest)
                return
            self.strips.close()
            if asking.then is not None:
                asking.then(self, subject, done)

        self.counter.book(first, then, refused)

    def refused(self, refusal: Refusal) -> None:
        """At its field; at the foot where no strip is open."""
        self._working = False
        strip = self.strips.strip
        if strip is None:
            self.counter.complain(self.counter.desk.words.of(refusal))
            return
        name = refusal.field.rpartition(".")[2]
        known = (one for one in (name, self.plan.field_names.get(name)) if one in strip.fields)
        strip.refuse(refusal.at(next(known, next(iter(strip.fields)))))

    # what the shell asks

    def acts(self) -> Sequence[Act]:
        where = _(self.plan.title)
        search = Act(f"{where}.search", _("查找"), self.views.begin, "search", where, self._in_sight)
        views = self.views.acts(where, self._in_sight)
        return (search, *views, *(self._act(verb, asking) for verb, asking in self.plan.verbs.items()))

    def _act(self, verb: str, asking: Asking) -> Act:
        title, where = _(asking.title), _(self.plan.title)
        if asking.free:
            return Act(verb, title, partial(self.begin, verb, ""), asking.key, where)
        return Act(verb, title, partial(self._run, verb), asking.key, where, partial(self._can, verb))

    def _in_sight(self) -> bool:
        """Whether the list is; under a panel or the preview nobody acts on what he does not see."""
        return self.stack.currentWidget() is self.front

    def _can(self, verb: str) -> bool:
        if not self._in_sight():
            return False
        facts = self.front.card.facts
        return facts is not None and any(v.id == verb for v in facts.verbs)

    def _run(self, verb: str) -> None:
        facts = self.front.card.facts
        if facts is not None:
            self.begin(verb, facts.id)

    def shown(self) -> None:
        if self.strips.strip is not None:
            self.strips.strip.begin()
        elif self.stack.currentWidget() is self.front:
            self.rest()

    def half(self) -> tuple[str, dict[str, Any]] | None:
        strip = self.strips.strip
        if strip is None or not strip.filled:
            return None
        form = {"kind": self.strips.kind, "thing": self.strips.thing, "strip": strip.form()}
        title = strip.heading.text()
        strip.done()  # put aside it is kept there: the draft goes
        self.strips.close()
        return title, form

    def resume(self, form: dict[str, Any]) -> None:
        kept = form.get("strip", {})

        def fill(_anything: object = None) -> None:
            if self.strips.strip is not None:
                self.strips.strip.fill(kept)

        self.begin(str(form.get("kind", "")), str(form.get("thing", "")))
        # it reads first: the strip stands when the reader has answered
        self.counter.threads.reader.submit(lambda: None, fill)

    def flush(self) -> None:
        self.strips.flush()
