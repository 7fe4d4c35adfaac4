"""The inspector at the door: the list is the balance, or who holds what; the sheets are a key away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.custody.levels import Level
from desktop.operations.books import Books
from desktop.operations.sheets.draw import new_seed
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.views import HoldingRow
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, read_count, read_moment
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.cards import copy_card
from desktop.windows.pages.incoming.printing import ToPrint
from desktop.windows.pages.incoming.typed import past_day, reader
from desktop.windows.pages.middle import Asking, MiddlePage, Plan, no_fields
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort

CLASSIFIED = (("top_secret",), ("secret",), ("confidential",))


def _period(counter: Counter) -> tuple[FieldSpec, ...]:
    first = counter.now().date().replace(month=1, day=1)
    today = counter.now().date()
    return (
        FieldSpec("first", _("自"), past_day(counter), True, Typed(first, _("今年1月1日")), span=4),
        FieldSpec("last", _("至"), past_day(counter), True, Typed(today, _("今天")), span=4),
    )


def _draw(_counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    levels = (Offer((), _("全部")), *(Offer(one, level_word(one[0])) for one in CLASSIFIED))
    return (
        FieldSpec("count", _("抽几份"), reader(read_count), True, Typed(10, "10"), span=3),
        FieldSpec("levels", _("密级"), required=True, choices=levels, default=Typed((), _("全部")), span=4),
    )


def _drawn(_nothing: Any, entered: Entered) -> ToPrint:
    return ToPrint("draw", Wanted(seed=new_seed(), **entered.values), _("抽查表"))


def _by_paper(_counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    hint = _("编号尾数 017、17-23，或标题几个字")
    return (FieldSpec("document", _("手中的纸件"), required=True, span=8, hint=hint),)


def _documents(books: Books, text: str) -> list[str]:
    """Documents that the paper in hand may be: by the tail of its number, else by its words."""
    copies = books.by_tail(text, 9) if any(sign.isdigit() for sign in text) else ()
    found = [copy.document for copy in copies] or [d.id for d in books.documents(typed=text, limit=9).rows]
    return list(dict.fromkeys(found))


def _then(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    def moment(text: str) -> Typed[datetime] | Refusal:
        return read_moment(text, counter.now())

    return (
        FieldSpec(
            "person", _("谁"), required=True, span=4, offers=lambda text: counter.known.offer_persons(text)
        ),
        FieldSpec("moment", _("什么时候（3.5 1400）"), reader(moment), True, span=4),
    )


def _sheet(form: str, title: str) -> Asking:
    return Asking(title, no_fields, sheet=lambda _s, _e: ToPrint(form, Wanted(), _(title)), free=True)


def _of_period(form: str, title: str) -> Asking:
    return Asking(
        title,
        lambda counter, _s: _period(counter),
        sheet=lambda _s, e: ToPrint(form, Wanted(**e.values), _(title)),
        free=True,
    )


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "inspect.life": Asking(
            N_("按纸件查"),
            _by_paper,
            key="new",
            free=True,
        ),
        "inspect.draw": Asking(N_("抽查"), _draw, sheet=_drawn, free=True),
        "inspect.figures": _of_period("figures", N_("期间统计")),
        "inspect.prints": _of_period("print_log", N_("打印输出登记")),
        "inspect.copies": _of_period("f04_copy_register", N_("复制件登记簿")),
        "inspect.open": _sheet("open_matters", N_("未结事项")),
        "inspect.papers": _sheet("paper_out", N_("未回纸面")),
        "inspect.then": Asking(N_("当时在谁手里"), _then, free=True),
    }
)


class InspectionBody(MiddlePage):
    """迎检."""

    def __init__(self, counter: Counter) -> None:
        self.asked: tuple[str, datetime] | None = None
        super().__init__(counter, _plan(counter, self))

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        if asking is VERBS["inspect.then"]:
            self.asked = (entered.values["person"], entered.values["moment"])
            self.strips.close()
            self.views.choose("then")
            self.middle.model.ask()
            return
        if asking is VERBS["inspect.life"]:
            typed = str(entered.values["document"]).strip()
            self.counter.ask(lambda books: _documents(books, typed), self._life)
            return
        super()._go(asking, subject, entered)

    def _life(self, documents: list[str]) -> None:
        if not documents:
            self.counter.complain(_("没有查到这件。请换编号尾数或标题中的几个字再查。"))
            return
        if len(documents) > 1:
            told = _("有 {n} 件相符，显示最新的一件；多输几位可以查到其他的。")
            self.counter.said.emit(told.format(n=len(documents)), "")
        self.show_sheet(ToPrint("life", documents[0], _("经历单")))


def _plan(counter: Counter, body: InspectionBody) -> Plan:
    return Plan(
        title=N_("迎检"),
        columns=(
            Column("name", _("密级 / 文件"), "middle", 0),
            Column("opening", _("期初"), width=64),
            Column("received", _("收文"), width=64),
            Column("made", _("复制"), width=64),
            Column("safe", _("在柜"), width=64),
            Column("out", _("在外"), width=64),
            Column("away", _("送退未回"), width=80),
            Column("ended", _("已结"), width=64),
            Column("proof", _("平衡"), width=72),
        ),
        fetch=_fetch(counter, body),
        card=lambda books, thing: _card(counter, books, thing),
        read=lambda _books, thing: thing,
        verbs=VERBS,
        views=(Offer("balance", _("平衡表")), Offer("then", _("当时在谁手里"))),
        empty=(_("没有查到"), _("按 F4 以手中的纸件查，或用上面的按钮。")),
        faces=("inspect.life", "inspect.draw", "inspect.figures", "inspect.prints", "inspect.open"),
    )


def _fetch(counter: Counter, body: InspectionBody) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        if asked.view == "then" and body.asked is not None:
            person, moment = body.asked
            held = counter.desk.ask(lambda books: books.held_at(person, moment))
            return Rows(tuple(_held(row, counter.now()) for row in held))
        return Rows(tuple(counter.desk.ask(_balance)))

    return fetch


def _held(row: HoldingRow, now: datetime) -> Row:
    until = said_time(row.to_at, now) if row.to_at else _("至今")
    told = _("{at} 起，{until}").format(at=said_time(row.from_at, now), until=until)
    cells: dict[str, Cell] = {"name": f"{row.register_number}-{row.label}  {row.title}  {told}"}
    return Row(f"copy/{row.copy}", (row.copy,), cells)


def _balance(books: Books) -> list[Row]:
    rows = []
    for b in sorted(books.balance(), key=lambda one: -Level(one.level).height):
        came = b.opening + b.received + b.made
        sound = came == b.in_safe + b.with_persons + b.outside + b.ended
        cells: dict[str, Cell] = {
            "name": level_word(b.level),
            "opening": str(b.opening),
            "received": str(b.received),
            "made": str(b.made),
            "safe": str(b.in_safe),
            "out": str(b.with_persons),
            "away": str(b.outside),
            "ended": str(b.ended),
            "proof": _("相符") if sound else _("不符"),
        }
        rows.append(Row(f"level/{b.level}", (b.level,), cells, "" if sound else "overdue"))
    return rows


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    kind, _slash, one = thing.partition("/")
    if kind == "copy":
        return copy_card(books, counter.desk.words, one, counter.now())
    found = next((b for b in books.balance() if b.level == one), None)
    if found is None:
        return None
    came = found.opening + found.received + found.made
    lines = (
        Line(_("期初"), str(found.opening)),
        Line(_("收文"), str(found.received)),
        Line(_("复制"), str(found.made)),
        Line(_("合计"), str(came)),
        Line(_("在柜"), str(found.in_safe)),
        Line(_("在外"), str(found.with_persons)),
        Line(_("送退未回单"), str(found.outside)),
        Line(_("已结"), str(found.ended)),
    )
    return CardFacts(thing, "", _("{level}各份去向").format(level=level_word(one)), one, now=lines)
