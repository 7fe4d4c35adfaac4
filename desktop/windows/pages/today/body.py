"""Today: the list of what waits, its card, its acts, and F9."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.custody.paper_facts import Result
from desktop.operations.books import Books
from desktop.operations.commands import Done
from desktop.operations.custody.move import KeepOvernight, TakeBack
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.papers.issue import BookPaperBack, NoteOutcome
from desktop.operations.reviewing.duties import Owed
from desktop.operations.reviewing.regular import CATALOGUE, NoteDuty
from desktop.operations.sentences import tables
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.titles import form_of
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.procedures.duties import period
from desktop.windows.acts import Act
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import copy_card, document_card
from desktop.windows.pages.middle import Asking, MiddlePage, Plan, no_fields
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.today.closing import ClosingPanel
from desktop.windows.pages.today.matters import GROUPS, Matter, cut_short, gather, in_order, left_open
from desktop.windows.pages.today.review_matters import review_matters
from desktop.windows.pages.typed import coming_day, past_day
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import button
from desktop.windows.widgets.rows import Asked, Column, RowKey, Rows, Sort

_PAGES = {"slip": "circulation", "case": "copying", "discrepancy": "receipt", "pending": "receipt",
          "envelope": "receipt", "due": "clearance", "secret": "review"}  # fmt: skip


def _overnight(counter: Counter, _matter: Matter) -> tuple[FieldSpec, ...]:
    """Both may be empty: it is recorded all the same, and stays overdue (D8)."""
    return (
        person(counter, "agreed_by", _("谁同意留阅"), False, 4),
        FieldSpec("reason", _("原因"), span=8, hint=_("不写原因或同意人，仍按逾期计")),
    )


def _duty_fields(counter: Counter, _matter: Any) -> tuple[FieldSpec, ...]:
    """Who did it, when, and where the paper lies."""
    today = counter.now().date()
    return (
        person(counter, "person", _("谁办的"), span=4),
        FieldSpec("on", _("哪天"), past_day(counter), True, Typed(today, _("今天")), span=3),
        FieldSpec("paper", _("文号或卷号（可空）"), span=5),
    )


def _duty_done(matter: Any, entered: Entered) -> NoteDuty:
    _owed, duty, first = matter.thing.split(":")
    return NoteDuty(duty=duty, first=date.fromisoformat(first), **entered.values)


def _back(counter: Counter, _serial: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("binder", _("归入哪个卷夹"), required=True, span=6),
        FieldSpec("signed_on", _("签字日期（当日可空）"), past_day(counter), span=4),
    )


def _serial_back(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (FieldSpec("serial", _("流水号"), required=True, span=2), *_back(counter, None))


def _book_back(matter: Any, entered: Entered) -> BookPaperBack:
    values = dict(entered.values)
    serial = values.pop("serial", "") or matter.thing
    return BookPaperBack(serial=str(serial).strip().zfill(6), **values)


def _chase(counter: Counter, _matter: Matter) -> tuple[FieldSpec, ...]:
    """In which way (D8); Enter takes the slip."""
    ways = (
        Offer("slip", _("开催退单")), Offer("telephone", _("电话催")), Offer("in_person", _("当面催"))
    )  # fmt: skip
    return (
        FieldSpec("way", _("怎样催"), choices=ways, default=Typed("slip", _("1 开催退单 2 电话催 3 当面催")), span=6),
        FieldSpec("answer_by", _("限哪天退回（可空）"), coming_day(counter), span=6),
    )  # fmt: skip


def _chased(page: MiddlePage, _matter: Matter, done: Done) -> None:
    """The slip is printed; of a chase by word the book alone tells."""
    if done.code == "chase.issued":
        page.show_sheet(ToPrint("recall_notice", done.ids["notice"], _("催退单")))


def _again(page: MiddlePage, _nothing: Any, _done: Done) -> None:
    page.begin("paper.serial", "")


def _outcomes(_counter: Counter, _matter: Matter) -> tuple[FieldSpec, ...]:
    choices = (Offer(Result.PRINTED, _("已打印")), Offer(Result.FAILED, _("没打出来")))
    return (FieldSpec("result", _("这张单据"), required=True, choices=choices, span=6, hint=_("按数字选")),)


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "today.back": Asking(
            N_("收回"), no_fields, lambda m, _e: TakeBack(copies=(m.thing,)), key="take_back"
        ),
        "today.overnight": Asking(
            N_("留阅过夜"), _overnight, lambda m, e: KeepOvernight(copies=(m.thing,), **e.values)
        ),
        "today.chase": Asking(
            N_("催退"), _chase, lambda m, e: ChaseHolder(holder=m.holder, **e.values), then=_chased
        ),
        "today.leader": Asking(
            N_("报分管领导"),
            no_fields,
            sheet=lambda _m, _e: ToPrint("chase_list", Wanted(), _("催退情况报告表")),
            free=True,
        ),
        "today.duty": Asking(N_("登记已办"), _duty_fields, _duty_done),
        "today.catalogue": Asking(
            N_("打印目录"),
            no_fields,
            sheet=lambda _m, _e: ToPrint(CATALOGUE, Wanted(), tables.form_words(CATALOGUE)),
        ),
        "paper.back": Asking(N_("回单归卷"), _back, _book_back),
        "paper.serial": Asking(N_("回单登记"), _serial_back, _book_back, then=_again, free=True),
        "paper.outcome": Asking(
            N_("补记打印结果"), _outcomes, lambda m, e: NoteOutcome(serial=m.thing, **e.values)
        ),
    }
)


class TodayBody(MiddlePage):
    """今日."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _plan(counter))
        self.closing = ClosingPanel(counter)
        self.stack.addWidget(self.closing)
        self.closing.left.connect(self.back)
        self.closing.closed.connect(self._closed)
        face = button(_("日终清点"), self.close_day, key="close_day", primary=True)
        self.middle.bar.addWidget(face)
        self.middle.bar.addWidget(button(_("回单登记"), lambda: self.begin("paper.serial", "")))

    def _first_verb(self, thing: str) -> None:
        """Enter: what the card offers first; else the page where the thing is at home."""
        kind, _slash, one = thing.partition("/")
        facts = self.middle.card.facts
        if facts is not None and any(v.primary for v in facts.verbs):
            super()._first_verb(thing)
        elif kind == "day":
            self.close_day(date.fromisoformat(one))
        elif kind == "start":
            self.counter.wanted.emit(one, "")
        elif kind == "review":
            self._to_review(*one.split(":"))
        elif kind == "ink":
            self.counter.wanted.emit(*one.split(":", 1))
        elif kind in _PAGES:
            self.counter.wanted.emit(_PAGES[kind], one)

    def _to_review(self, owed: str, thing: str, first: str = "") -> None:
        """To the item; the sheet of a period is shown at once, the comparison of a month is begun."""
        if owed == Owed.COMPARE.value:
            self.counter.wanted.emit("review", f"month:{first}")
            return
        if owed != Owed.LEDGER.value:
            self.counter.wanted.emit("review", thing)
            return
        profile = self.counter.known.profile
        duty = profile.duties.get(thing) if profile else None
        if duty is not None:
            begin, end = period(duty.every, date.fromisoformat(first))
            form = form_of(duty.form)
            self.show_sheet(ToPrint(form, Wanted(first=begin, last=end), tables.form_words(form)))

    def close_day(self, day: date | None = None) -> None:
        """F9: today; a day that nobody closed by its line."""
        self.strips.close(rest=False)
        self.stack.setCurrentWidget(self.closing)
        self.closing.begin(day)

    def _closed(self, day: str) -> None:
        self.show_sheet(ToPrint("day_closing", Wanted(first=date.fromisoformat(day)), _("当日未退清单")))

    def acts(self) -> Sequence[Act]:
        close = Act("today.close", _("日终清点"), self.close_day, "close_day", _("今日"))
        return (close, *super().acts())


def _plan(counter: Counter) -> Plan:
    listed: dict[str, Matter] = {}

    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        hours = counter.hours()
        profile, now = counter.desk.profile(), counter.now()

        def read(books: Books) -> list[Matter]:
            owed = review_matters(books, profile, counter.desk.rules_named, hours.calendar, now.date())
            return in_order([*gather(books, now, hours), *owed])

        found = counter.desk.ask(read)
        words = asked.words.strip()
        chosen = [
            m for m in found
            if (not asked.view or m.kind == asked.view) and (not words or words in f"{m.text} {m.who}")
        ]  # fmt: skip
        listed.clear()
        listed.update((m.id, m) for m in chosen)
        return Rows(tuple(m.row(n) for n, m in enumerate(chosen)), cut=cut_short(chosen))

    views = (Offer("", _("全部待办")), *(Offer(kind, _(word)) for kind, word in GROUPS.items()))
    return Plan(
        title=N_("今日"),
        columns=(
            Column("kind", _("事项"), width=92),
            Column("level", _("密级"), "level", 76),
            Column("text", _("内容"), "middle", 0),
            Column("who", _("谁"), width=150, wide=240),
            Column("when", _("时间"), width=170, wide=360),
        ),
        fetch=fetch,
        card=lambda books, thing: _card(counter, books, thing) or _plain_card(listed.get(thing)),
        read=lambda books, thing: _read(books, thing),
        verbs=VERBS,
        views=views,
        empty=(_("今天没有待办"), _("没有在外的文件，没有未拆的信封，纸面都已收回。下班前按 F9 日终清点。")),
    )


def _read(books: Books, thing: str) -> Any:
    kind, _slash, one = thing.partition("/")
    copy = books.copy(one) if kind in ("out", "overdue", "frozen", "due") else None
    return _Subject(kind, one, copy.place if copy is not None and copy.place_kind == "person" else "")


class _Subject:
    def __init__(self, kind: str, thing: str, holder: str) -> None:
        self.kind, self.thing, self.holder, self.id = kind, thing, holder, f"{kind}/{thing}"


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    kind, _slash, one = thing.partition("/")
    now, words = counter.now(), counter.desk.words
    verbs: tuple[Verb, ...] = ()
    if kind in ("out", "overdue", "frozen", "due"):
        shown = copy_card(books, words, one, now, counter.known.hours)
        copy = books.copy(one)
        if copy is not None and copy.place_kind == "person":
            word = left_open(books, now).get((one, copy.place))
            if shown is not None and word is not None and word.word:
                shown = replace(shown, now=(*shown.now, Line(_("清点时"), word.word)))
            back = () if copy.slip else (Verb("today.back", _("收回"), "take_back", primary=True),)
            hours = counter.known.hours
            leader = hours is not None and hours.to_leader(copy, now)
            verbs = (
                *back,
                Verb("today.chase", _("催退"), primary=not back),
                Verb("today.overnight", _("留阅过夜")),
                *((Verb("today.leader", _("报分管领导")),) if leader else ()),
            )
    elif kind in ("discrepancy", "pending"):
        shown = document_card(books, words, one, now)
    elif kind in ("paper", "unresolved"):
        paper = books.paper(one)
        if paper is None:
            return None
        verb = ("paper.back", _("回单归卷")) if kind == "paper" else ("paper.outcome", _("补记打印结果"))
        return CardFacts(thing, one, tables.form_words(paper.form), paper.level,
                         now=(Line(_("打印人"), paper.issued_by_name),),
                         verbs=(Verb(verb[0], verb[1], primary=True),))  # fmt: skip
    elif kind == "review" and one.startswith(f"{Owed.REGULAR.value}:"):
        return _duty_card(counter, thing, one)
    else:
        return None
    if shown is None:
        return None
    return CardFacts(thing, shown.number, shown.title, shown.level, shown.period, shown.now, verbs,
                     shown.life, shown.paper, shown.more)  # fmt: skip


def _plain_card(matter: Matter | None) -> CardFacts | None:
    """A matter that is at home on another page: its words in full, and the way there."""
    if matter is None:
        return None
    told = ((_("谁"), matter.who), (_("时间"), matter.when), (_("去办"), _("按 Enter 到所在的页面")))
    lines = tuple(Line(label, words) for label, words in told if words)
    return CardFacts(matter.id, _(GROUPS[matter.kind]), matter.text, matter.level, now=lines)


def _duty_card(counter: Counter, thing: str, one: str) -> CardFacts | None:
    """A regular duty: its clause in full, and that it was done."""
    profile = counter.known.profile
    duty = profile.duties.get(one.split(":")[1]) if profile else None
    if duty is None:
        return None
    more = (Line(duty.clause, counter.desk.words.clause(duty.clause)),)
    listed = form_of(duty.form) == CATALOGUE
    verbs = (
        Verb("today.duty", _("登记已办"), primary=True),
        *((Verb("today.catalogue", _("打印目录"), "print"),) if listed else ()),
    )
    to_do = _("打印目录、修订指南，公布后登记") if listed else _("办完后登记")
    return CardFacts(thing, duty.clause, duty.title, now=(Line(_("去办"), to_do),), verbs=verbs, more=more)
