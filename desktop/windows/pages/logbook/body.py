"""The log newest first, paged by sequence, narrowed by person, days and kind; 核对簿册 beside the window; 核对纸面."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

from desktop.operations.books import Books
from desktop.operations.reviewing.regular import TakeBackDuty
from desktop.operations.views import LogWish
from desktop.plain.progress import Stopped
from desktop.plain.recorded import Recorded
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.desk_port import Verified
from desktop.windows.pages.logbook.entries import FAMILIES, Chosen, card, duty_of, fetch, leads
from desktop.windows.pages.middle import Asking, MiddlePage, Plan, no_fields
from desktop.windows.pages.typed import past_day, reader
from desktop.windows.threads import Worker
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.progress_strip import ProgressStrip
from desktop.windows.widgets.rows import Column

BEFORE = 20
"""So many later entries stand above one that was sought."""


def _narrow(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    families = tuple(Offer(of, _(word)) for of, word in FAMILIES)
    return (
        FieldSpec("person", _("谁"), offers=lambda text: counter.known.offer_persons(text),
                  default=Typed("", _("所有人")), span=3),
        FieldSpec("first", _("自"), past_day(counter), default=Typed(None, _("开始")), span=2),
        FieldSpec("last", _("至"), past_day(counter), default=Typed(None, _("今天")), span=2),
        FieldSpec("families", _("哪一类（按数字）"), choices=families, default=Typed((), " ".join(
            f"{n}{offer.shown}" for n, offer in enumerate(families, 1))), span=12),
    )  # fmt: skip


def _number(_counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("sequence", _("第几号"), reader(lambda text: read_count(text, most=10**9)), True, span=3),
    )


def _why(_counter: Counter, _entry: Any) -> tuple[FieldSpec, ...]:
    return (FieldSpec("reason", _("为什么撤销"), required=True, span=12),)


def _duty_back(entry: Recorded, entered: Entered) -> TakeBackDuty:
    duty = entry.stream.partition("/")[2]
    return TakeBackDuty(duty=duty, version=entry.version, **entered.values)


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "logbook.narrow": Asking(N_("筛选"), _narrow, key="new", free=True),
        "logbook.all": Asking(N_("看全部"), no_fields, free=True),
        "logbook.number": Asking(N_("到第几号"), _number, free=True),
        "logbook.duty": Asking(N_("撤销登记已办"), _why, _duty_back),
        "logbook.go": Asking(N_("到所涉的事项"), no_fields),
    }
)


def checks() -> tuple[tuple[str, str], ...]:
    """Of the book, and of a printed sheet against it."""
    return (("logbook.verify", _("核对簿册")), ("logbook.paper", _("核对纸面")))


class LogbookBody(MiddlePage):
    """操作日志."""

    def __init__(self, counter: Counter) -> None:
        self.chosen = Chosen()
        super().__init__(counter, _plan(counter, self.chosen))
        self.progress = ProgressStrip()
        self.said = words("", "statement", wrap=True)
        self.narrowed = words("", "muted", wrap=True)
        for part in (self.progress, self.said, self.narrowed):
            self.middle.above.addWidget(part)
        self.said.hide()
        self.narrowed.hide()
        self.middle.bar.addWidget(button(_("核对簿册"), self.verify))
        self.middle.bar.addWidget(button(_("核对纸面"), self.check_paper))
        self._checker: Worker | None = None

    # what is shown

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        if asking is VERBS["logbook.narrow"]:
            self._show(LogWish(**entered.values))
        elif asking is VERBS["logbook.all"]:
            self._show(LogWish())
        elif asking is VERBS["logbook.number"]:
            self.seek(int(entered.values["sequence"]))
        elif asking is VERBS["logbook.go"]:
            self.counter.wanted.emit(*subject)
        else:
            super()._go(asking, subject, entered)

    def begin(self, verb: str, thing: str) -> None:
        """A duty booked by mistake is about the entry itself."""
        if verb == "logbook.duty":
            self.counter.ask(lambda books: duty_of(books, int(thing)), self.if_there(partial(self.ask, verb)))
        else:
            super().begin(verb, thing)

    def _show(self, wish: LogWish) -> None:
        self.strips.close()
        self.chosen.wish, self.chosen.start = wish, None
        self._tell()
        self.middle.model.ask()
        self.rest()

    def _tell(self) -> None:
        wish, today, told = self.chosen.wish, self.counter.now().date(), []
        if wish.person:
            told.append(self.counter.known.person_name(wish.person))
        if wish.first or wish.last:
            first = said_day(wish.first, today) if wish.first else _("开始")
            last = said_day(wish.last, today) if wish.last else _("今天")
            told.append(_("{first}至{last}").format(first=first, last=last))
        told += [_(word) for of, word in FAMILIES if of == wish.families]
        if self.chosen.start is not None:
            told.append(_("第 {n} 号起往前").format(n=self.chosen.start - 1))
        self.narrowed.setText(
            _("只看：{what}。Ctrl+K“看全部”恢复。").format(what="，".join(told)) if told else ""
        )
        self.narrowed.setVisible(bool(told))

    def seek(self, sequence: int) -> None:
        """The list from a little above an entry on, the cursor on it."""
        self.strips.close()
        self.chosen.wish, self.chosen.start = LogWish(), sequence + BEFORE + 1
        self._tell()
        self.show_thing(str(sequence))

    # verification

    def verify(self) -> None:
        """The whole book, gone through in a process of its own; the window goes on."""
        if self._checker is not None:
            return
        self._checker = Worker("checker")
        reported = self.progress.begin(_("正在核对簿册…"))
        desk = self.counter.desk
        self._checker.submit(lambda: _verified(desk, reported), self._verified, self._failed)

    def _verified(self, found: Verified) -> None:
        self._end()
        self.say("\n".join(found.lines) if found.lines else _("已停止，簿册没有改动。"))
        self.chosen.broken = frozenset(found.broken)
        if found.broken:
            self.seek(found.broken[0])
        elif found.lines:
            self.middle.reread()

    def _failed(self, sentence: str) -> None:
        self._end()
        self.say(sentence)

    def _end(self) -> None:
        self.progress.end()
        checker, self._checker = self._checker, None
        if checker is not None:
            checker.stop()

    def say(self, sentence: str) -> None:
        """What came out stands over the list until the next time."""
        self.said.setText(sentence)
        self.said.show()

    def check_paper(self) -> None:
        """Any sheet's code, typed: it matches, differs, or lies beyond the end."""
        spec = FieldSpec("code", _("单据脚注的簿册校验码"), required=True, span=8, hint="000123-9F2A-…")
        strip = EntryStrip(_("核对纸面"), (spec,), self.counter.desk.words, question=True)

        def checked(entered: Entered) -> None:
            code = str(entered.values["code"])
            desk = self.counter.desk
            self.counter.threads.reader.submit(
                lambda: desk.check_sheet(code), self.say, self.counter.complain
            )
            self.strips.close()

        strip.saved.connect(checked)
        self.strips.show("logbook.paper", strip, self.middle.above)

    def acts(self) -> Sequence[Act]:
        runs = {"logbook.verify": self.verify, "logbook.paper": self.check_paper}
        own = (Act(act, title, runs[act], "", _("操作日志")) for act, title in checks())
        return (*own, *super().acts())

    def stop(self) -> None:
        """The verification is told to stop, and only then waited for."""
        if self._checker is not None:
            self.progress.press()
        self._end()


def _verified(desk: Any, progress: Any) -> Verified:
    try:
        found: Verified = desk.verify(progress)
    except Stopped:
        return Verified(())
    return found


def _plan(counter: Counter, chosen: Chosen) -> Plan:
    return Plan(
        title=N_("操作日志"),
        columns=(
            Column("sequence", _("序号"), "sum", 68),
            Column("recorded", _("记于"), width=124),
            Column("happened", _("事于"), width=124),
            Column("by", _("谁"), width=84),
            Column("text", _("内容"), "middle", 0),
            Column("mark", _("标记"), width=64),
        ),
        fetch=fetch(counter, chosen),
        card=lambda books, thing: card(counter, books, int(thing), chosen),
        read=_read,
        verbs=VERBS,
        views=(Offer("", _("全部")), Offer("late", _("补记")), Offer("corrected", _("更正"))),
        empty=(
            _("没有这样的记录"),
            _("每一次登记、交接、打印、登录都记在这里，不能改、不能删。按 F4 换个条件，或看全部。"),
        ),
        faces=("logbook.narrow", "logbook.number"),
        counted={"": N_("条")},
    )  # fmt: skip


def _read(books: Books, thing: str) -> tuple[str, str] | None:
    entries = books.log(int(thing) + 1, 1)
    return leads(books, entries[0].recorded.stream) if entries else None
