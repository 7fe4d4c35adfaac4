"""The inspector at the door (D18): lists by view, sheets by verb; every line leads to its whole life."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from desktop.operations.books import EVER, Days
from desktop.operations.sheets.source import Source
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.inspection import lists, registers
from desktop.windows.pages.inspection.cards import inspection_card
from desktop.windows.pages.inspection.finding import document_of, documents_meant
from desktop.windows.pages.inspection.verbs import VERBS, holdings
from desktop.windows.pages.middle import Asking, MiddlePage, Plan
from desktop.windows.times_shown import whole
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.field_spec import Entered, Offer
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.rows import Asked, Fetch, RowKey, Rows, Sort

_OF_A_PERIOD = (lists.PRINTS, lists.IMPORTS)


@dataclass
class Wish:
    """What was asked last: whose papers at which moment (None: now), what the paper in hand may be, which days."""

    person: str = ""
    moment: datetime | None = None
    days: Days = EVER
    documents: list[str] = field(default_factory=list)
    open_cards: dict[str, CardFacts] = field(default_factory=dict)


class InspectionBody(MiddlePage):
    """迎检."""

    def __init__(self, counter: Counter) -> None:
        self.wish = Wish()
        super().__init__(counter, _plan(counter, self.wish))
        self.views.line.setPlaceholderText(_("F3  查找"))
        self.said = words("", "statement", wrap=True)
        self.said.hide()
        self.print_held = button(_("打印这份清单"), lambda: self.ask("inspect.holdings", None))
        self.print_held.hide()
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.print_held)
        self.middle.above.addLayout(row)

    def look(self, asked: Asked) -> None:
        super().look(asked)
        self._tell(asked.view)

    def _tell(self, view: str) -> None:
        """Over the list: whose papers and when."""
        name = self.counter.known.person_name(self.wish.person)
        told = self.middle.nothing = ""
        if view == lists.HELD and name:
            moment = self.wish.moment
            nothing = _("{name} 那时没有持有涉密文件") if moment else _("{name} 现在没有持有涉密文件")
            self.middle.nothing = nothing.format(name=name)
            told = _("{name} 在{at} 持有：").format(name=name, at=whole(moment)) if moment else _(
                "{name} 现在持有：").format(name=name)  # fmt: skip
        elif view == lists.HELD:
            told = _("按“某人持有”选人和时间。")
        elif view in _OF_A_PERIOD and self.wish.days != EVER:
            first, last = self.wish.days
            told = _("只看{first}至{last}的；按“期间”再选，两栏都空着看全部。").format(
                first=whole(first) if first else _("最早"), last=whole(last) if last else _("今天")
            )
        elif view == lists.FOUND and self.wish.documents:
            told = _("有 {n} 件相符，选一件按 Enter 打印经历单。").format(n=len(self.wish.documents))
        self.said.setText(told)
        self.said.setVisible(bool(told))
        self.print_held.setVisible(view == lists.HELD and bool(name))

    def show_view(self, view: str) -> None:
        """A view, read anew though it may be in front already."""
        self.strips.close()
        self.stack.setCurrentWidget(self.middle)
        if self.views.now.view == view:
            self.look(self.views.now)
        else:
            self.views.choose(view)
        self.rest()

    def show_thing(self, thing: str) -> None:
        """A sheet from elsewhere stands in the print log."""
        if thing.startswith("paper/"):
            self.show_view(lists.PRINTS)
        super().show_thing(thing)

    def begin(self, verb: str, thing: str) -> None:
        """What was said of a sheet is about the sheet, not about the document on it."""
        one = thing.partition("/")[2]
        if verb in ("paper.wrong", "paper.rebind"):
            self.counter.ask(lambda books: books.paper(one), self.if_there(partial(self.ask, verb)))
        elif verb == "import.correct":
            self.counter.ask(lambda books: books.import_entry(one), self.if_there(partial(self.ask, verb)))
        else:
            super().begin(verb, thing)

    def ask(self, verb: str, subject: Any) -> None:
        """What stands in the list is printed as it was asked for, without asking again."""
        if verb == "inspect.holdings" and self.wish.person and self.views.now.view == lists.HELD:
            values = {"person": self.wish.person, "moment": self.wish.moment}
            self.show_sheet(holdings(None, Entered(values)))
            return
        super().ask(verb, subject)

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        if asking is VERBS["inspect.held"]:
            self.wish.person = str(entered.values["person"])
            self.wish.moment = entered.values.get("moment")
            self.show_view(lists.HELD)
        elif asking is VERBS["inspect.days"]:
            self.wish.days = (entered.values.get("first"), entered.values.get("last"))
            view = self.views.now.view
            self.show_view(view if view in _OF_A_PERIOD else lists.PRINTS)
        elif asking is VERBS["inspect.life"]:
            typed = str(entered.values["document"])
            self.counter.ask(lambda books: documents_meant(books, typed), self._life)
        else:
            super()._go(asking, subject, entered)

    def _life(self, documents: list[str]) -> None:
        """One is shown at once; of several the inspector chooses."""
        if not documents:
            self.counter.complain(_("没有查到这件。请换编号尾数、文号、流水号或标题中的几个字再查。"))
            return
        if len(documents) == 1:
            self.ask("inspect.whole", documents[0])
            return
        self.wish.documents = documents
        self.show_view(lists.FOUND)


def _plan(counter: Counter, wish: Wish) -> Plan:
    columns = lists.columns()
    return Plan(
        title=N_("迎检"),
        columns=columns[lists.BALANCE],
        columns_of=columns,
        fetch=_fetch(counter, wish),
        card=lambda books, thing: wish.open_cards.get(thing) or inspection_card(counter, books, thing),
        read=lambda books, thing: document_of(books, thing) or None,
        verbs=VERBS,
        views=(
            Offer(lists.BALANCE, _("平衡表")),
            Offer(lists.HELD, _("谁持有什么")),
            Offer(lists.PRINTS, _("输出登记")),
            Offer(lists.IMPORTS, _("导入登记")),
            Offer(lists.OPEN, _("未结事项")),
            Offer(lists.FOUND, _("按纸件查到的")),
        ),
        empty=(_("没有查到"), _("按 F4 以手中的纸件查，或用上面的按钮。")),
        faces=(
            "inspect.life",
            "inspect.held",
            "inspect.draw",
            "inspect.figures",
            "inspect.registers",
            "inspect.days",
        ),
        counted={"": N_("件"), lists.BALANCE: N_("行"), lists.PRINTS: N_("件"), lists.IMPORTS: N_("笔")},
    )


def _fetch(counter: Counter, wish: Wish) -> Fetch:
    def fetch(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        if asked.view in _OF_A_PERIOD:
            read = registers.outputs if asked.view == lists.PRINTS else registers.imports
            return counter.desk.ask(lambda books: read(books, after, limit, asked, wish.days))
        if asked.view == lists.OPEN:
            profile = counter.desk.profile()
            now, me, days = counter.now(), counter.desk.operator, counter.desk.calendar()
            rows = counter.desk.ask(
                lambda books: lists.open_rows(
                    Source(books, profile, now, me, calendar=days), asked.words.strip()
                )
            )
            wish.open_cards = {row.id: row.head for row in rows if isinstance(row.head, CardFacts)}
            return Rows(tuple(rows))
        if asked.view == lists.HELD:
            return Rows(tuple(_held(counter, wish)))
        if asked.view == lists.FOUND:
            return Rows(tuple(counter.desk.ask(lambda books: lists.found(books, wish.documents))))
        return Rows(tuple(counter.desk.ask(lists.balance)))

    return fetch


def _held(counter: Counter, wish: Wish) -> list[Any]:
    now, moment, person = counter.now(), wish.moment, wish.person
    if not person:
        return []
    if moment is not None:
        then = moment
        return [
            lists.held_then(row, now) for row in counter.desk.ask(lambda books: books.held_at(person, then))
        ]
    hours = counter.hours()
    held = counter.desk.ask(lambda books: books.copies_at("person", person, -1))
    return [lists.held_now(row, now, hours.overdue(row, now)) for row in held]
