"""The verbs of the cards: each opens its strip above the list, books it, and gives the cursor back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from desktop.operations.commands import Command, Done
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.opening import KINDS, from_card, new_fields, open_command, procedure_for
from desktop.windows.pages.cases.subject import NewSubject
from desktop.windows.pages.incoming import copy_acts, small_acts
from desktop.windows.pages.incoming.completing import FILLED
from desktop.windows.pages.incoming.printing import place_of_labels, sheets_of, to_print
from desktop.windows.pages.incoming.small_acts import FIELDS
from desktop.windows.pages.incoming.subject import Subject, subject_of
from desktop.windows.pages.incoming.values import at_field, texts_of
from desktop.windows.pages.print_view import LABELS, ToPrint
from desktop.windows.pages.strips import OpenStrip, with_body
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec

ACTS = {**small_acts.ACTS, **copy_acts.ACTS}


def _kind(verb: str) -> str:
    """``widen`` of ``document.widen``."""
    return verb.rpartition(".")[2]


class Acting:
    """``above`` answers over which list the strip opens; ``show_sheet`` brings up the preview."""

    def __init__(
        self,
        counter: Counter,
        strips: OpenStrip,
        above: Callable[[], QVBoxLayout],
        show_sheet: Callable[[ToPrint], None],
    ) -> None:
        self._counter, self._strips = counter, strips
        self._above, self._show_sheet = above, show_sheet

    def knows(self, verb: str) -> bool:
        """Whether this verb is run here."""
        other = ("document.print", "copy.print", "document.query")
        return verb in ACTS or verb in FILLED or verb in other or _kind(verb) in KINDS

    def begin(self, verb: str, thing: str, then: Callable[[], object] = lambda: None) -> None:
        """Read what it is about, then ask for what it needs; ``then`` once the strip stands."""

        def read(subject: Subject | None) -> None:
            self._with(verb, thing, subject)
            then()

        self._counter.ask(lambda books: subject_of(books, thing), read)

    def _with(self, verb: str, thing: str, subject: Subject | None) -> None:
        if subject is None:
            self._counter.complain(_("这一件刚刚有变动，请重新选中后再办。"))
        elif verb == "document.query":
            self._print(subject, "f24_query")
        elif verb.endswith(".print"):
            self._choose_sheet(thing, subject)
        elif _kind(verb) in KINDS:
            self._ask_approval(verb, thing, subject)
        elif verb in FILLED:
            self._open_filled(verb, thing, subject)
        else:
            self._open_small(verb, thing, subject)

    def _heading(self, title: str, subject: Subject) -> str:
        number = subject.row.register_number
        if len(subject.chosen) == 1:
            return f"{_(title)}  {number} {_('份号')} {subject.chosen[0].label}"
        return f"{_(title)}  {number}"

    def _open_small(self, verb: str, thing: str, subject: Subject) -> None:
        act = ACTS[verb]
        specs = act.fields(self._counter, subject)
        strip = self._strip(self._heading(act.title, subject), specs)
        strip.saved.connect(lambda entered: self._book(act.command(subject, entered)))
        self._strips.show(verb, strip, self._above(), thing)

    def _open_filled(self, verb: str, thing: str, subject: Subject) -> None:
        act = FILLED[verb]
        specs = act.fields(self._counter)
        strip = self._strip(f"{_(act.title)}  {subject.row.register_number}", specs)

        def save(entered: Entered) -> None:
            body = entered.values.get("issuing_body")
            with_body(
                self._counter, body, lambda known: self._book(act.command(subject, entered, known)),
                self._refused,
            )  # fmt: skip

        strip.saved.connect(save)
        self._strips.show(verb, strip, self._above(), thing)
        strip.fill({"texts": texts_of(subject.known, subject.names)})

    def _strip(self, title: str, specs: tuple[FieldSpec, ...]) -> EntryStrip:
        return EntryStrip(title, specs, self._counter.desk.words)

    # approvals (A6.1.5b, A6.1.4d): begun here, gone on with on their own page

    def _ask_approval(self, verb: str, thing: str, subject: Subject) -> None:
        profile = self._counter.known.profile
        procedure = procedure_for(profile, KINDS[_kind(verb)]) if profile else None
        if procedure is None:
            self._counter.complain(_("本单位的规则里没有这种审批，请在“设置”核对规则。"))
            return
        name = self._heading(procedure.title, subject)

        def show(new: NewSubject) -> None:
            strip = self._strip(name, new_fields(self._counter, new))
            strip.saved.connect(
                lambda entered: self._counter.book(
                    open_command(new, entered), self._approval_opened, self._refused
                )
            )
            self._strips.show(verb, strip, self._above(), thing)

        self._counter.ask(lambda books: from_card(books, procedure, thing, name), show)

    def _approval_opened(self, done: Done) -> None:
        self._strips.close()
        self._counter.wanted.emit("copying", done.ids["case"])

    # printing

    def _choose_sheet(self, thing: str, subject: Subject) -> None:
        spec = FieldSpec("form", _("打印什么"), required=True, choices=sheets_of(subject), span=6)
        strip = self._strip(self._heading(_("打印"), subject), (spec,))

        def chosen(entered: Entered) -> None:
            self._strips.close()
            if entered.values["form"] == LABELS:
                self._choose_place(thing, subject)
            else:
                self._print(subject, str(entered.values["form"]))

        strip.saved.connect(chosen)
        self._strips.show("print", strip, self._above(), thing)

    def _choose_place(self, thing: str, subject: Subject) -> None:
        free = self._counter.desk.machine.settings().label_start
        strip = self._strip(self._heading(_("打印标签"), subject), (place_of_labels(free),))

        def chosen(entered: Entered) -> None:
            self._strips.close()
            self._print(subject, LABELS, int(entered.values["start"]))

        strip.saved.connect(chosen)
        self._strips.show("labels", strip, self._above(), thing)

    def _print(self, subject: Subject, form: str, start: int = 1) -> None:
        month = f"{self._counter.now():%Y-%m}"
        self._counter.ask(lambda books: to_print(books, subject, form, month, start), self._show_sheet)

    # booking

    def _book(self, command: Command) -> None:
        self._counter.book(command, self._done, self._refused)

    def _done(self, _done: Done) -> None:
        self._strips.close()

    def _refused(self, refusal: Refusal) -> None:
        strip = self._strips.strip
        if strip is None:
            self._counter.complain(self._counter.desk.words.of(refusal))
            return
        refusal = at_field(refusal) if "copies" in strip.fields else refusal
        name = refusal.field if refusal.field in strip.fields else FIELDS.get(refusal.field, refusal.field)
        if refusal.reason_helps and name not in strip.fields:  # the reason needs a field to stand under
            name = next(iter(strip.fields))
        strip.refuse(refusal.at(name))
