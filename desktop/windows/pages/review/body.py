"""The list of items and of batch sheets; entering a sheet and reading its lines happen in panels over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.operations.books import Books
from desktop.operations.commands import Command, Done
from desktop.operations.review_views import ItemRow
from desktop.operations.reviewing.comparing_months import CompareMonth
from desktop.operations.sentences import tables
from desktop.operations.sheets.review_comparison import FORM as RECORD
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.page import Topic
from desktop.windows.pages.middle import Asking, MiddlePage, Plan, no_fields
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.review.again import AGAIN_VERBS, checking_again
from desktop.windows.pages.review.batch_card import batch_card
from desktop.windows.pages.review.batch_entry import BatchEntry, Head, head_fields, head_of
from desktop.windows.pages.review.batch_reading import BatchReading
from desktop.windows.pages.review.batch_verbs import BATCH_VERBS
from desktop.windows.pages.review.bringing_out import OUT_VERBS
from desktop.windows.pages.review.card import item_card
from desktop.windows.pages.review.compare_panel import ComparePanel
from desktop.windows.pages.review.draft_import import DraftImport, Target
from desktop.windows.pages.review.extending import EXTEND_VERBS
from desktop.windows.pages.review.files_out import FILE_VERBS, masking
from desktop.windows.pages.review.handing_in import new_command, propose_department
from desktop.windows.pages.review.hits_panel import HitsPanel
from desktop.windows.pages.review.listing import listing
from desktop.windows.pages.review.mending import ENTRY, MEND_VERBS, chosen, entry_subject
from desktop.windows.pages.review.month_panel import MONTH, MonthPanel, month_fields
from desktop.windows.pages.review.other_ways import choose_procedure
from desktop.windows.pages.review.printing import PRINT_VERBS
from desktop.windows.pages.review.release_panel import ReleasePanel
from desktop.windows.pages.review.subject import (
    BATCH,
    BatchSubject,
    batch_subject,
    item_subject,
    with_courses,
    with_entries,
)
from desktop.windows.pages.review.topics import topic_of
from desktop.windows.pages.review.verbs import ITEM_VERBS
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, Offer
from desktop.windows.widgets.rows import Column

_VIEWS = (
    ("open", N_("待审")),
    ("batches", N_("批次单")),
    ("held", N_("等答复")),
    ("to_publish", N_("已审未发")),
    ("out", N_("已公开")),
    ("kept_in", N_("不公开")),
    ("secret", N_("涉密")),
    ("all", N_("全部")),
)
_FIELDS = {
    "subjects": "title",
    "stage": "person",
    "consultations": "to",
    "relations": "reference",
    "hits": "hit",
}
"""Field of a refusal → field of the strip, where they differ."""


class ReviewBody(MiddlePage):
    """保密审查."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))
        self.entry = BatchEntry(counter)
        self.entry.saved.connect(self._enter_batch)
        self.entry.left.connect(self.back)
        self.reading = BatchReading(counter)
        self.reading.left.connect(self.back)
        self.reading.wanted.connect(self._from_reading)
        self.bringing = DraftImport(counter)
        self.bringing.left.connect(self.back)
        self.bringing.brought.connect(self._brought)
        self.hits = HitsPanel(counter)
        self.hits.left.connect(self.back)
        self.hits.wanted.connect(self._from_reading)
        self.comparing = ComparePanel(counter)
        self.comparing.left.connect(self.back)
        self.month = MonthPanel(counter)
        self.month.saved.connect(self._compare_month)
        self.month.left.connect(self.back)
        self.releasing = ReleasePanel(counter)
        self.releasing.left.connect(self.back)
        self._sheet = ""
        self._working = False
        for panel in self._panels:
            self.stack.addWidget(panel)

    @property
    def _panels(self) -> tuple[QWidget, ...]:
        """What lies over the list and takes the cursor."""
        return (
            self.entry, self.reading, self.bringing, self.hits, self.comparing, self.month, self.releasing,
        )  # fmt: skip

    def begin(self, verb: str, thing: str) -> None:
        """A sheet is entered, or read line by line, in a panel; everything else asks in a strip."""
        self._working = False
        if verb == "item.publish" and self.views.now.view == "to_publish":
            verb = "release.many"  # what waits there is mostly booked together
        if verb == "release.many":
            self._release(thing)
        elif verb == "item.other":
            choose_procedure(self, thing)
        elif verb == "batch.new":
            self._ask_head()
        elif verb == "review.month":
            self._ask_month(thing)
        elif verb == "batch.read":
            self.read_batch(thing)
        elif verb in ("item.bring", "batch.bring"):
            self._sheet = thing if verb == "batch.bring" else ""
            self.counter.ask(lambda books: self.plan.read(books, thing), self._bring)
        elif verb == "item.judge":
            self.judge_hits(thing)
        elif verb == "item.compare":
            self.counter.ask(lambda books: self.plan.read(books, thing), self._compare)
        elif verb == "item.excise":
            self.counter.wanted.emit("settings", f"excise/item/{thing}")
        else:
            super().begin(verb, thing)

    # a new sheet

    def _ask_head(self) -> None:
        strip = EntryStrip(
            _("批次单：谁提交的、哪一类"),
            head_fields(self.counter),
            self.counter.desk.words,
            save_words=_("下一步"),
        )
        propose_department(self.counter, strip)
        strip.saved.connect(self._headed)
        self.strips.show("batch.head", strip, self.middle.above)

    def ask(self, verb: str, subject: Any) -> None:
        super().ask(verb, subject)
        if verb in ("item.new", "item.other") and self.strips.strip is not None:
            propose_department(self.counter, self.strips.strip)

    def _headed(self, entered: Entered) -> None:
        self.strips.close(rest=False)
        self.entry.begin(head_of(self.counter, entered))
        self.stack.setCurrentWidget(self.entry)
        self.entry.setFocus()

    def _enter_batch(self, command: Command) -> None:
        def then(done: Done) -> None:
            self.entry.begin(Head())
            self.read_batch(BATCH + done.ids["batch"])

        self.counter.book(command, then, self.entry.refused)

    # a month of 公文

    def _ask_month(self, thing: str) -> None:
        day = date.fromisoformat(thing.removeprefix(MONTH)) if thing.startswith(MONTH) else None
        fields = month_fields(self.counter, day)
        strip = EntryStrip(_("比对公文：哪个月、谁比对的"), fields, self.counter.desk.words)
        strip.saved.connect(self._month_headed)
        self.strips.show("month.head", strip, self.middle.above)

    def _month_headed(self, entered: Entered) -> None:
        self.strips.close(rest=False)
        self.month.begin(entered)
        self._bring_forward(self.month)

    def _compare_month(self, command: CompareMonth) -> None:
        def then(_done: Done) -> None:
            self.month.clear()
            self.show_sheet(ToPrint(RECORD, Wanted(first=command.first), tables.form_words(RECORD)))

        self.counter.book(command, then, self.month.refused)

    # reading a sheet

    def read_batch(self, thing: str) -> None:
        """逐条审: the lines of a sheet, one after the other."""
        batch = thing.removeprefix(BATCH)
        self.counter.ask(lambda books: batch_subject(self.counter, books, batch), self._reading)

    def _reading(self, subject: Any) -> None:
        if subject is None:
            self.counter.complain(_("这一项刚刚有变动，请重新选中后再办。"))
            return
        self.reading.show_batch(subject)
        self.stack.setCurrentWidget(self.reading)
        self.reading.setFocus()

    def _release(self, item: str) -> None:
        """登记公开 of several: what was reviewed and is not out."""
        self.strips.close(rest=False)
        self.releasing.begin(item)
        self._bring_forward(self.releasing)

    # drafts and their hits

    def _bring(self, subject: Any) -> None:
        if subject is None:
            self.counter.complain(_("这一项刚刚有变动，请重新选中后再办。"))
            return
        lines = [n.item for n in subject.lines] if isinstance(subject, BatchSubject) else [subject]
        open_ones = [one for one in lines if not one.row.conclusion and one.row.state == "review"]
        targets = [Target(one.id, one.row.title, one.row.document_number or "") for one in open_ones]
        self.strips.close(rest=False)
        self.bringing.begin(subject.name, targets)
        self._bring_forward(self.bringing)

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
        self.strips.close(rest=False)
        self.hits.close_strip()
        self.hits.show_item(item)
        self._bring_forward(self.hits)

    def _compare(self, subject: Any) -> None:
        if subject is not None:
            self.strips.close(rest=False)
            self.comparing.begin(subject)
            self._bring_forward(self.comparing)

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        """What leaves as a file, and a check of what is kept, are longer work: done once, however often pressed."""
        if asking is MEND_VERBS["item.mend"]:
            self.begin("item.mended", chosen(subject, entered))
            return
        long = {**FILE_VERBS, **AGAIN_VERBS}
        verb = next((name for name, known in long.items() if asking is known), "")
        if not verb:
            super()._go(asking, subject, entered)
        elif not self._working:
            self._working = True
            mask = verb in FILE_VERBS
            call = masking(self.counter, subject, entered) if mask else checking_again(self.counter, subject)
            told = _("正在做遮盖副本…") if mask else _("正在重新机检…")
            self.counter.work(call, self._worked, self.refused, told)

    def _worked(self, _done: Done) -> None:
        self._working = False
        self.strips.close()

    def _bring_forward(self, panel: QWidget) -> None:
        self.stack.setCurrentWidget(panel)
        panel.setFocus()

    def _from_reading(self, verb: str, thing: str) -> None:
        self.back()
        if thing.startswith(BATCH):
            self.views.choose("batches")  # its card beside what is asked, not another one's
        self.middle.bring(thing)
        self.begin(verb, thing)

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
        """Lines of one item are its own fields; a line of a sheet is named."""
        self._working = False
        strip, name = self.strips.strip, refusal.field.rpartition(".")[2]
        if strip is not None and self.strips.is_open("batch.sign") and refusal.field.startswith("lines."):
            known = name if name in strip.fields else next(iter(strip.fields))
            strip.refuse(refusal.at(f"lines.{known}"))  # its sentence names the line
            return
        super().refused(refusal.at(name))

    def topic(self) -> Topic:
        return topic_of(self.stack.currentWidget(), self.strips.kind)

    def shown(self) -> None:
        """The panel that is open keeps the cursor."""
        if self.stack.currentWidget() in self._panels:
            self.stack.currentWidget().setFocus()
        else:
            super().shown()


def _plan(counter: Counter) -> Plan:
    return Plan(
        title=N_("保密审查"),
        columns=(
            Column("number", _("编号"), "number", 146),
            Column("title", _("信息名称"), "middle", 0),
            Column("kind", _("类别"), width=132, wide=170),
            Column("from", _("科室"), width=88, wide=170),
            Column("day", _("提交"), "day", 68),
            Column("stage", _("进度"), width=150, wide=260),
        ),
        fetch=listing(counter),
        card=partial(_card, counter),
        read=partial(_read, counter),
        verbs=_ready(counter),
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(
            _("没有待审的信息"),
            _("科室要公开的信息，一项一项收，或者一批一起收成批次单。先审查，后公开。"),
        ),
        faces=("item.new", "batch.new", "item.other", "review.period", "review.recheck"),
        field_names=_FIELDS,
        counted={"": N_("项"), "batches": N_("张")},
    )


def verbs() -> dict[str, Asking]:
    """Every verb of the page; those of its panels ask for nothing."""
    panels = {
        "batch.new": Asking(N_("收一批（批次单）"), no_fields, free=True, key="like_this"),
        "release.many": Asking(N_("已审未发的一并登记公开"), no_fields, free=True),
        "batch.read": Asking(N_("逐条审"), no_fields),
        "review.month": Asking(N_("比对公文"), no_fields, free=True),
        "batch.bring": Asking(N_("导入文稿"), no_fields),
        "item.bring": Asking(N_("导入文稿"), no_fields),
        "item.judge": Asking(N_("判定命中"), no_fields),
        "item.compare": Asking(N_("核对是否审查过的那份"), no_fields),
        "item.excise": Asking(N_("清除库里的文稿"), no_fields),
    }
    ready = {
        **ITEM_VERBS,
        **FILE_VERBS,
        **AGAIN_VERBS,
        **BATCH_VERBS,
        **OUT_VERBS,
        **PRINT_VERBS,
        **EXTEND_VERBS,
        **MEND_VERBS,
    }
    return {**ready, **panels}


def _ready(counter: Counter) -> dict[str, Asking]:
    """The same; what is handed in is booked by the rules in force."""
    command = partial(new_command, counter)
    new, other = (replace(ITEM_VERBS[verb], command=command) for verb in ("item.new", "item.other"))
    return {**verbs(), "item.new": new, "item.other": other}


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    if thing.startswith(BATCH):
        return batch_card(counter, books, thing.removeprefix(BATCH))
    return item_card(counter, books, thing)


def _read(counter: Counter, books: Books, thing: str) -> Any:
    if thing.startswith(BATCH):
        return batch_subject(counter, books, thing.removeprefix(BATCH))
    if thing.startswith(ENTRY):
        return entry_subject(counter, books, thing)
    found = item_subject(counter, books, thing)
    return with_entries(books, with_courses(counter, books, found)) if found is not None else None
