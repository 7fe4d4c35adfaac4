"""The page of slips: list and card, one strip above, the preview and 送阅补记 behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.operations.commands import Command, Done
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.page import PlainBody
from desktop.windows.pages.circulation import list as slips
from desktop.windows.pages.circulation.acts import ACTS
from desktop.windows.pages.circulation.counting import CountPanel
from desktop.windows.pages.circulation.folder import LATE, Folder, read_folder
from desktop.windows.pages.circulation.making import NEW, Making
from desktop.windows.pages.circulation.round_acts import WAYS
from desktop.windows.pages.circulation.rounds import RoundsPanel
from desktop.windows.pages.print_view import PrintView, ToPrint
from desktop.windows.pages.strips import OpenStrip
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import button
from desktop.windows.widgets.view_bar import ViewBar


class CirculationBody(PlainBody):
    """传阅."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(QWidget())
        self.counter = counter
        self.stack = QStackedWidget()
        self.middle = self._make_list()
        self.rounds = RoundsPanel(counter)
        self.counting = CountPanel(counter)
        self.preview = PrintView(counter)
        self.strips = OpenStrip(counter, self.rest)
        self.making = Making(
            counter, self.strips, self.middle.above, self._over, self._to_strip, self._opened
        )
        for part in (self.middle, self.rounds, self.counting, self.making.panel, self.preview):
            self.stack.addWidget(part)
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._widget.setFocusProxy(self.stack)
        self.middle.absent.connect(self._everywhere)
        self.rounds.left.connect(self.back)
        self.counting.left.connect(self._to_strip)
        self.preview.left.connect(self.back)
        counter.booked.connect(lambda _done: self.middle.reread())

    def _make_list(self) -> ListAndCard:
        counter = self.counter
        model = PageModel(slips.columns(), slips.fetch(counter), counter.threads.reader, counter.now)
        empty = EmptyState(
            _("没有在传的文件夹"),
            _("选好文件和阅件人，夹子就可以送出去。"),
            _("新传阅单"),
            "new",
            self.open_new,
        )
        middle = ListAndCard(model, self._card, counter.threads.reader, counter.now, empty)
        self.views = ViewBar(slips.views())
        middle.serve(self.views)
        face = button(_("新传阅单"), self.open_new, key="new", primary=True)
        face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        middle.bar.addWidget(face)
        middle.verb.connect(self.begin)
        middle.list.opened.connect(lambda row: self._first_verb(row.id))
        model.ask(self.views.now)
        return middle

    def _card(self, slip: str) -> CardFacts | None:
        desk, now, hours = self.counter.desk, self.counter.now(), self.counter.known.hours
        return desk.ask(lambda books: slips.card(books, desk.words, slip, now, hours))

    # moving

    def rest(self) -> None:
        """The cursor goes into the list."""
        self.middle.list.setFocus()

    def back(self) -> None:
        """From preview or 送阅补记 to the list."""
        self.stack.setCurrentWidget(self.middle)
        self.middle.reread()
        self.rest()

    def _to_strip(self) -> None:
        """From a panel that belongs to an open strip: nothing was booked, nothing typed is lost."""
        self.stack.setCurrentWidget(self.middle)
        strip = self.strips.strip
        if strip is not None:
            next(iter(strip.fields.values())).focus()

    def show_thing(self, slip: str) -> None:
        """Bring a slip to the front of the list."""
        self.stack.setCurrentWidget(self.middle)
        self.middle.bring(slip)
        self.rest()

    def show_sheet(self, sheet: ToPrint) -> None:
        """The preview over the list."""
        self.stack.setCurrentWidget(self.preview)
        self.preview.show_sheet(sheet)

    def begin_count(self, slip: str, counted: int) -> None:
        """A count made elsewhere that differs: each copy is asked for (D6)."""

        def count() -> None:
            strip = self.strips.strip
            if strip is not None and self.strips.is_open("slip.back"):
                strip.fields["counted"].put(str(counted))
                strip.save()

        self.begin("slip.back", slip)
        # it reads first: the strip stands when the reader has answered
        self.counter.threads.reader.submit(lambda: None, lambda _nothing: count())

    def _everywhere(self, slip: str) -> None:
        """It is not in this view: it is among all of them."""
        if self.views.now.view or self.views.now.words:
            self.views.line.clear()
            self.views.choose("")
            self.middle.bring(slip)

    # a new slip

    def open_new(self) -> None:
        """F4."""
        self.stack.setCurrentWidget(self.middle)
        self.making.open()

    def begin_with(self, _act: str, things: Sequence[str]) -> None:
        """Documents or copies chosen on another page go into a folder (D5)."""
        self.stack.setCurrentWidget(self.middle)
        self.making.open(things)

    def _over(self, panel: QWidget) -> None:
        """A panel over the list; the strip stays where it is."""
        self.stack.setCurrentWidget(panel)
        panel.setFocus()

    def _opened(self, done: Done) -> None:
        self.middle.bring(done.ids["slip"])

    # the verbs of the card

    def _first_verb(self, slip: str) -> None:
        """Enter in the list: what the card offers first."""
        facts = self.middle.card.facts
        first = next((v for v in facts.verbs if v.primary), None) if facts else None
        if first is not None:
            self.begin(first.id, slip)

    def begin(self, verb: str, slip: str) -> None:
        """Read what it is about, then ask for what it needs."""
        today = self.counter.now().date()
        self.counter.ask(lambda books: read_folder(books, slip, today), partial(self._with, verb))

    def _with(self, verb: str, folder: Folder | None) -> None:
        if folder is None:
            self.counter.complain(_("这张传阅单刚刚有变动，请重新选中后再办。"))
        elif verb == "slip.print":
            self.show_sheet(ToPrint("f02_slip", folder.slip.id, _("传阅单")))
        elif verb == "slip.rounds":
            self.stack.setCurrentWidget(self.rounds)
            self.rounds.show_folder(folder)
        elif verb == "slip.ways":
            self._choose_way(folder)
        elif verb in ACTS:
            self._ask(verb, folder)

    def _choose_way(self, folder: Folder) -> None:
        """当面阅, 集中阅文, 代领, 承办领用: by digit, then what that way asks for (D6)."""
        choices = tuple(Offer(verb, _(ACTS[verb].title)) for verb in WAYS)
        spec = FieldSpec("way", _("怎样阅"), required=True, choices=choices, span=8)
        strip = self._strip(f"{_('其他阅法')}  {folder.slip.number}", (spec,))
        strip.saved.connect(lambda entered: self._ask(str(entered.values["way"]), folder))
        self.strips.show("slip.ways", strip, self.middle.above, folder.slip.id)

    def _ask(self, verb: str, folder: Folder) -> None:
        act = ACTS[verb]
        strip = self._strip(f"{_(act.title)}  {folder.slip.number}", act.fields(self.counter, folder))

        def save(entered: Entered) -> None:
            if verb == "slip.back" and entered.values["counted"] != len(folder.inside):
                self.stack.setCurrentWidget(self.counting)
                self.counting.show_folder(folder, entered, self._book_counted)
                return
            made = act.command(folder, entered)
            self._book([made] if isinstance(made, Command) else list(made), verb)

        strip.saved.connect(save)
        self.strips.show(verb, strip, self.middle.above, folder.slip.id)
        next(
            iter(strip.fields.values())
        ).focus()  # what stands there in grey is looked at, then taken by Enter

    def _strip(self, title: str, fields: tuple[FieldSpec, ...]) -> EntryStrip:
        return EntryStrip(title, fields, self.counter.desk.words)

    # booking

    def _book(self, commands: Sequence[Command], verb: str) -> None:
        """One after the other; the first that is refused stays in the strip."""
        first, *rest = commands

        def then(done: Done) -> None:
            if rest:
                self._book(rest, verb)
            else:
                self._done(verb, done)

        self.counter.book(first, then, self._refused)

    def _book_counted(self, command: Command) -> None:
        self._book([command], "slip.back")

    def _done(self, verb: str, done: Done) -> None:
        self.strips.close()
        if self.stack.currentWidget() is self.counting:
            self.back()
        if verb == "slip.chase":
            self.show_sheet(ToPrint("recall_notice", done.ids["notice"], _("催退单")))

    def _refused(self, refusal: Refusal) -> None:
        strip = self.strips.strip
        if strip is None:
            self.counter.complain(self.counter.desk.words.of(refusal))
            return
        if self.stack.currentWidget() is self.counting:
            self.stack.setCurrentWidget(self.middle)
        if refusal.code == LATE and "at" in strip.fields:
            # the strip has no field for it: it is asked for under the time, as a reason is
            refusal = replace(refusal, field="at", reason_helps=True)
        strip.refuse(refusal.at(_field(refusal, strip)))

    # what the shell asks

    def acts(self) -> Sequence[Act]:
        where = _("传阅")
        own = (
            Act("slip.new", _("新传阅单"), self.open_new, "new", where),
            Act("slip.search", _("查找"), self.views.begin, "search", where),
        )
        keys = {"slip.out": "hand_out", "slip.back": "take_back", "slip.print": "print"}
        titles = {**{verb: _(act.title) for verb, act in ACTS.items()}, "slip.print": _("打印传阅单"),
                  "slip.rounds": _("送阅补记"), "slip.ways": _("其他阅法")}  # fmt: skip
        return (*own, *(self._act(verb, title, keys.get(verb, "")) for verb, title in titles.items()))

    def _act(self, verb: str, title: str, key: str) -> Act:
        return Act(verb, title, partial(self._run, verb), key, _("传阅"), partial(self._can, verb))

    def _can(self, verb: str) -> bool:
        facts = self.middle.card.facts
        return facts is not None and any(v.id == verb for v in facts.verbs)

    def _run(self, verb: str) -> None:
        facts = self.middle.card.facts
        if facts is not None:
            self.begin(verb, facts.id)

    def shown(self) -> None:
        front = self.stack.currentWidget()
        if front is not self.middle:
            front.setFocus()
        elif self.strips.strip is not None:
            self.strips.strip.begin()
        else:
            self.rest()

    def half(self) -> tuple[str, dict[str, Any]] | None:
        strip = self.strips.strip
        if strip is None or not strip.filled:
            return None
        form = {"kind": self.strips.kind, "thing": self.strips.thing, "strip": strip.form()}
        title = strip.heading.text()
        strip.done()
        self.strips.close()
        return title, form

    def resume(self, form: dict[str, Any]) -> None:
        kept = form.get("strip", {})

        def fill(_anything: object = None) -> None:
            if self.strips.strip is not None:
                self.strips.strip.fill(kept)

        if form.get("kind") == NEW:
            self.making.open(then=fill)
            return
        self.begin(str(form.get("kind", "")), str(form.get("thing", "")))
        # it reads first: the strip stands when the reader has answered
        self.counter.threads.reader.submit(lambda: None, fill)

    def flush(self) -> None:
        self.strips.flush()
        self.rounds.flush()


FIELDS = {"happened_at": "at", "copies": "copy", "place": "safe"}
"""Field of a refusal → field of the strip, where they differ."""


def _field(refusal: Refusal, strip: EntryStrip) -> str:
    for name in (refusal.field, FIELDS.get(refusal.field, "")):
        if name in strip.fields:
            return name
    return next(iter(strip.fields))
