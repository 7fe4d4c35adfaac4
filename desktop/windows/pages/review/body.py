"""保密审查: the list of items and of batch sheets, and the panels over it in which several things are done at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.operations.commands import Command, Done
from desktop.operations.review_views import ItemRow
from desktop.operations.reviewing.comparing_months import CompareMonth
from desktop.operations.sentences import tables
from desktop.operations.sheets.review_comparison import FORM as RECORD
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Topic
from desktop.windows.pages.middle import Asking, MiddlePage
from desktop.windows.pages.panel import Panel
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.review.batch_entry import BatchEntry, Head, head_fields, head_of
from desktop.windows.pages.review.batch_reading import BatchReading
from desktop.windows.pages.review.compare_panel import ComparePanel
from desktop.windows.pages.review.draft_import import DraftImport
from desktop.windows.pages.review.handing_in import propose_department
from desktop.windows.pages.review.hits_panel import HitsPanel
from desktop.windows.pages.review.listing import NOTHING
from desktop.windows.pages.review.matching import Target
from desktop.windows.pages.review.mending import MEND_VERBS, chosen
from desktop.windows.pages.review.month_panel import MONTH, MonthPanel, month_fields
from desktop.windows.pages.review.other_ways import choose_procedure
from desktop.windows.pages.review.plan import plan
from desktop.windows.pages.review.release_panel import ReleasePanel
from desktop.windows.pages.review.subject import BATCH, BatchSubject, ItemSubject
from desktop.windows.pages.review.topics import topic_of
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.rows import Asked

P = TypeVar("P", bound=Panel)


class ReviewBody(MiddlePage):
    """保密审查. A verb either asks in a strip, as on every page, or opens its panel (``_opens``)."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, plan(counter))
        self._panels: list[QWidget] = []
        self.entry = self._over_the_list(BatchEntry(counter))
        self.entry.saved.connect(self._enter_batch)
        self.reading = self._over_the_list(BatchReading(counter))
        self.reading.wanted.connect(self._go_on_with)
        self.bringing = self._over_the_list(DraftImport(counter))
        self.bringing.brought.connect(self._brought)
        self.hits = self._over_the_list(HitsPanel(counter))
        self.hits.wanted.connect(self._go_on_with)
        self.comparing = self._over_the_list(ComparePanel(counter))
        self.month = self._over_the_list(MonthPanel(counter))
        self.month.saved.connect(self._compare_month)
        self.releasing = self._over_the_list(ReleasePanel(counter))
        self._sheet = ""
        self._opens: Mapping[str, Callable[[str], object]] = {
            "batch.new": self._ask_head,
            "batch.read": self.read_batch,
            "batch.bring": self._bring,
            "item.bring": self._bring,
            "item.judge": self.judge_hits,
            "item.compare": self._compare,
            "item.excise": self._excise,
            "item.other": self._choose_procedure,
            "release.many": self._release,
            "review.month": self._ask_month,
        }

    def _over_the_list(self, panel: P) -> P:
        """It takes the cursor; Esc in it goes back."""
        panel.left.connect(self.back)
        self.stack.addWidget(panel)
        self._panels.append(panel)
        return panel

    def _bring_forward(self, panel: QWidget) -> None:
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(panel)
        panel.setFocus()

    def look(self, asked: Asked) -> None:
        told = NOTHING.get(asked.view, "")
        self.middle.nothing = _(told) if told else ""
        super().look(asked)

    def begin(self, verb: str, thing: str) -> None:
        """In its panel, or in a strip."""
        if verb == "item.publish" and self.views.now.view == "to_publish":
            verb = "release.many"  # what waits there is mostly booked together
        opens = self._opens.get(verb)
        if opens is not None:
            opens(thing)
        else:
            super().begin(verb, thing)

    def _go_on_with(self, verb: str, thing: str) -> None:
        """From a panel to a verb of what it showed."""
        self.back()
        if thing.startswith(BATCH):
            self.views.choose("batches")  # its card beside what is asked, not another one's
        self.middle.bring(thing)
        self.begin(verb, thing)

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        """Of an entry that was wrong it is asked first which, then what is right."""
        if asking is MEND_VERBS["item.mend"]:
            self.begin("item.mended", chosen(subject, entered))
        else:
            super()._go(asking, subject, entered)

    # a new sheet

    def _ask_head(self, _thing: str) -> None:
        fields = head_fields(self.counter)
        strip = self._ask_first("batch.head", _("批次单：谁提交的、哪一类"), fields, self._headed)
        propose_department(self.counter, strip)

    def _ask_first(
        self, kind: str, title: str, fields: Sequence[FieldSpec], then: Callable[[Entered], object]
    ) -> EntryStrip:
        """What a panel has to know before it opens."""
        strip = EntryStrip(title, fields, self.counter.desk.words, save_words=_("下一步"))
        strip.saved.connect(then)
        self.strips.show(kind, strip, self.middle.above)
        return strip

    def ask(self, verb: str, subject: Any) -> None:
        super().ask(verb, subject)
        if verb in ("item.new", "item.other") and self.strips.strip is not None:
            propose_department(self.counter, self.strips.strip)

    def _headed(self, entered: Entered) -> None:
        self.entry.begin(head_of(self.counter, entered))
        self._bring_forward(self.entry)

    def _enter_batch(self, command: Command) -> None:
        def then(done: Done) -> None:
            self.entry.begin(Head())
            self.read_batch(BATCH + done.ids["batch"])

        self.counter.book(command, then, self.entry.refused)

    # a month of 公文

    def _ask_month(self, thing: str) -> None:
        day = date.fromisoformat(thing.removeprefix(MONTH)) if thing.startswith(MONTH) else None
        fields = month_fields(self.counter, day)
        self._ask_first("month.head", _("比对公文：哪个月、谁比对的"), fields, self._month_headed)

    def _month_headed(self, entered: Entered) -> None:
        self.month.begin(entered)
        self._bring_forward(self.month)

    def _compare_month(self, command: CompareMonth) -> None:
        def then(_done: Done) -> None:
            self.month.clear()
            self.show_sheet(ToPrint(RECORD, Wanted(first=command.first), tables.form_words(RECORD)))

        self.counter.book(command, then, self.month.refused)

    # sheets, drafts and their hits

    def read_batch(self, thing: str) -> None:
        """逐条审: the lines of a sheet, one after the other."""

        def show(subject: BatchSubject) -> None:
            self.reading.show_batch(subject)
            self._bring_forward(self.reading)

        self.read(thing, show)

    def _bring(self, thing: str) -> None:
        """导入文稿, of one item or of all lines of a sheet."""
        self._sheet = thing if thing.startswith(BATCH) else ""

        def show(subject: ItemSubject | BatchSubject) -> None:
            items = [n.item for n in subject.lines] if isinstance(subject, BatchSubject) else [subject]
            rows = [one.row for one in items if not one.row.conclusion and one.row.state == "review"]
            targets = [Target(row.id, row.title, row.document_number or "") for row in rows]
            self.bringing.begin(subject.name, targets)
            self._bring_forward(self.bringing)

        self.read(thing, show)

    def _brought(self, items: tuple[str, ...]) -> None:
        """On to the hits of a draft that came alone; back to the sheet it belongs to."""
        if self._sheet:
            self.read_batch(self._sheet)
            return
        self.back()
        if len(items) == 1:
            self.middle.bring(items[0])
            self.judge_hits(items[0])

    def judge_hits(self, item: str) -> None:
        """命中对照: the hits beside the text."""
        self.hits.close_strip()
        self.hits.show_item(item)
        self._bring_forward(self.hits)

    def _compare(self, item: str) -> None:
        """Is it the one that was reviewed?"""

        def show(subject: ItemSubject) -> None:
            self.comparing.begin(subject)
            self._bring_forward(self.comparing)

        self.read(item, show)

    def _release(self, item: str) -> None:
        """登记公开 of several: what was reviewed and is not out."""
        self.releasing.begin(item)
        self._bring_forward(self.releasing)

    def _choose_procedure(self, thing: str) -> None:
        choose_procedure(self, thing)

    def _excise(self, item: str) -> None:
        self.counter.wanted.emit("settings", f"excise/item/{item}")

    # what the shell asks

    def stop(self) -> None:
        """What is being read is given up."""
        self.bringing.stop()
        self.comparing.stop()

    def show_thing(self, thing: str) -> None:
        """An item that is in no list of what waits is brought in its own; a month is asked for."""
        if thing.startswith(MONTH):
            self.begin("review.month", thing)
            return

        def then(row: ItemRow | None) -> None:
            if row is not None and row.state == "secret":
                self.views.choose("secret")
            super(ReviewBody, self).show_thing(thing)

        self.counter.ask(lambda books: books.item(thing), then)

    def refused(self, refusal: Refusal) -> None:
        """A line of a sheet is named in the sentence of its refusal."""
        strip, name = self.strips.strip, refusal.field.rpartition(".")[2]
        if strip is not None and self.strips.is_open("batch.sign") and refusal.field.startswith("lines."):
            known = name if name in strip.fields else next(iter(strip.fields))
            strip.refuse(refusal.at(f"lines.{known}"))
        else:
            super().refused(refusal)

    def topic(self) -> Topic:
        return topic_of(self.stack.currentWidget(), self.strips.kind)

    def shown(self) -> None:
        """The panel that is open keeps the cursor."""
        if self.stack.currentWidget() in self._panels:
            self.stack.currentWidget().setFocus()
        else:
            super().shown()
