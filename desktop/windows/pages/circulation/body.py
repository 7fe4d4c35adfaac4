"""The page of slips: list and card, one strip above, the preview and 送阅补记 behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.operations.books import Books
from desktop.operations.commands import Command, Done
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation import list as slips
from desktop.windows.pages.circulation.acts import ACTS
from desktop.windows.pages.circulation.counting import CountPanel
from desktop.windows.pages.circulation.folder import LATE, Folder, read_folder
from desktop.windows.pages.circulation.making import NEW, Making
from desktop.windows.pages.circulation.round_acts import WAYS
from desktop.windows.pages.circulation.rounds import RoundsPanel
from desktop.windows.pages.middle import Asking, MiddlePage, Plan, no_fields
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

OPEN, BACK, ROUNDS, COUNTING = "slip.new", "slip.back", "slip.rounds", "slip.counting"


class CirculationBody(MiddlePage):
    """传阅."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))
        self.rounds = RoundsPanel(counter)
        self.counting = CountPanel(counter)
        self.making = Making(
            counter, self.strips, self.middle.above, self._over, self._to_strip, self._opened
        )
        for part in (self.rounds, self.counting, self.making.panel):
            self.stack.addWidget(part)
        self.middle.absent.connect(self._everywhere)
        self.rounds.left.connect(self.back)
        self.counting.left.connect(self._to_strip)

    # moving

    def _to_strip(self) -> None:
        """From a panel that belongs to an open strip: nothing was booked, nothing typed is lost."""
        self.stack.setCurrentWidget(self.middle)
        strip = self.strips.strip
        if strip is not None:
            next(iter(strip.fields.values())).focus()

    def begin_count(self, slip: str, counted: int) -> None:
        """A count made elsewhere that differs: each copy is asked for (D6)."""

        def count() -> None:
            strip = self.strips.strip
            if strip is not None and self.strips.is_open(BACK):
                strip.fields["counted"].put(str(counted))
                strip.save()

        self.begin(BACK, slip)
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

    def begin(self, verb: str, thing: str) -> None:
        """A new slip is made in a strip of its own; the rest is read first."""
        if verb == OPEN:
            self.open_new()
        else:
            super().begin(verb, thing)

    def ask(self, verb: str, subject: Any) -> None:
        """送阅补记 has a panel; 其他阅法 asks which way first; the rest is a strip."""
        if verb == ROUNDS:
            self.stack.setCurrentWidget(self.rounds)
            self.rounds.show_folder(subject)
            return
        super().ask(verb, subject)
        strip = self.strips.strip
        if strip is not None:  # what stands there in grey is looked at, then taken by Enter
            next(iter(strip.fields.values())).focus()

    def heading(self, asking: Asking, subject: Folder) -> str:
        """With the slip's number."""
        return f"{_(asking.title)}  {subject.slip.number}"

    def _go(self, asking: Asking, subject: Folder, entered: Entered) -> None:
        if asking is VERBS["slip.ways"]:
            self.ask(str(entered.values["way"]), subject)
        elif asking is VERBS[BACK] and entered.values["counted"] != len(subject.inside):
            self.stack.setCurrentWidget(self.counting)
            self.counting.show_folder(
                subject, entered, lambda command: self._book_counted(asking, subject, command)
            )
        else:
            super()._go(asking, subject, entered)

    def _book_counted(self, asking: Asking, folder: Folder, command: Command) -> None:
        self._book(asking, folder, [command])

    def refused(self, refusal: Refusal) -> None:
        """At its field, over the list; a late booking's reason is asked under the time."""
        strip = self.strips.strip
        if strip is not None and self.stack.currentWidget() is self.counting:
            self.stack.setCurrentWidget(self.middle)
        if strip is not None and refusal.code == LATE and "at" in strip.fields:
            # the strip has no field for it: it is asked for under the time, as a reason is
            refusal = replace(refusal, field="at", reason_helps=True)
        super().refused(refusal)

    # what the shell asks

    def shown(self) -> None:
        front = self.stack.currentWidget()
        if front is not self.middle:
            front.setFocus()
        else:
            super().shown()

    def half(self) -> tuple[str, dict[str, Any]] | None:
        """The panel in front, else the strip (D10)."""
        front, strip = self.stack.currentWidget(), self.strips.strip
        if front is self.rounds:
            found = self.rounds.half()
            if found is None:
                return None
            self.back()
            return found[0], {"kind": ROUNDS, **found[1]}
        if front is self.counting and strip is not None:
            form = {
                "kind": COUNTING,
                "thing": self.strips.thing,
                "strip": strip.form(),
                **self.counting.half(),
            }
            strip.done()
            self.strips.close()
            self.back()
            return self.counting.heading.text(), form
        return super().half()

    def _resume_counted(self, form: dict[str, Any], folder: Folder | None) -> None:
        """The strip, and over it the count; the strip alone where the folder is another by now."""
        self.if_there(partial(self.ask, BACK))(folder)
        strip = self.strips.strip
        if folder is not None and strip is not None:
            strip.fill(form.get("strip", {}))
            if [copy.id for copy in folder.inside] == form.get("inside"):
                strip.save()
                self.counting.fill(form.get("answers", {}))

    def resume(self, form: dict[str, Any]) -> None:
        kind, slip = form.get("kind"), str(form.get("thing", ""))
        if kind == COUNTING:
            today = self.counter.now().date()
            self.counter.ask(
                lambda books: read_folder(books, slip, today), lambda found: self._resume_counted(form, found)
            )
            return
        if kind == ROUNDS:
            self.begin(ROUNDS, slip)
            self.counter.threads.reader.submit(lambda: None, lambda _nothing: self.rounds.fill(form))
            return
        if kind != NEW:
            super().resume(form)
            return
        kept = form.get("strip", {})

        def fill(_anything: object = None) -> None:
            if self.strips.strip is not None:
                self.strips.strip.fill(kept)

        self.making.open(then=fill)

    def flush(self) -> None:
        super().flush()
        self.rounds.flush()


def _ways(_counter: Counter, _folder: Folder) -> tuple[FieldSpec, ...]:
    """当面阅, 集中阅文, 代领, 承办领用: by digit, then what that way asks for (D6)."""
    choices = tuple(Offer(verb, _(ACTS[verb].title)) for verb in WAYS)
    return (FieldSpec("way", _("怎样阅"), required=True, choices=choices, span=8),)


def _counted(page: MiddlePage, _folder: Folder, _done: Done) -> None:
    """From the count of the copies back to the list."""
    if isinstance(page, CirculationBody) and page.stack.currentWidget() is page.counting:
        page.back()


def _chased(page: MiddlePage, _folder: Folder, done: Done) -> None:
    page.show_sheet(ToPrint("recall_notice", done.ids["notice"], _("催退单")))


VERBS: Mapping[str, Asking] = {
    OPEN: Asking(N_("新传阅单"), no_fields, free=True, key="new"),
    **ACTS,
    BACK: replace(ACTS[BACK], then=_counted),
    "slip.chase": replace(ACTS["slip.chase"], then=_chased),
    "slip.print": Asking(
        N_("打印传阅单"),
        no_fields,
        sheet=lambda folder, _e: ToPrint("f02_slip", folder.id, _("传阅单")),
        key="print",
    ),
    ROUNDS: Asking(N_("送阅补记"), no_fields),
    "slip.ways": Asking(N_("其他阅法"), _ways, save=N_("下一步")),
}


def _plan(counter: Counter) -> Plan:
    def card(books: Books, slip: str) -> Any:
        return slips.card(books, counter.desk.words, slip, counter.now(), counter.known.hours)

    return Plan(
        title=N_("传阅"),
        columns=slips.columns(),
        fetch=slips.fetch(counter),
        card=card,
        read=lambda books, slip: read_folder(books, slip, counter.now().date()),
        verbs=VERBS,
        views=slips.views(),
        empty=(_("没有在传的文件夹"), _("选好文件和阅件人，夹子就可以送出去。")),
        faces=(OPEN,),
        field_names={"happened_at": "at", "copies": "copy", "place": "safe"},
        counted={"": N_("夹")},
    )
