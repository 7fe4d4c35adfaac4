"""Cards of this page: the line's whole life stands behind each."""

from __future__ import annotations

from datetime import datetime

from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.cards import copy_card, document_card
from desktop.windows.pages.inspection import registers
from desktop.windows.pages.inspection.finding import document_of
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb


def inspection_card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    """The card of a line; None where there is none."""
    kind, _slash, one = thing.partition("/")
    life = (Verb("inspect.whole", _("经历单"), "print", primary=True),)
    sentences, now = counter.desk.words, counter.now()
    shown: CardFacts | None = None
    if kind == "copy":
        shown = copy_card(books, sentences, one.partition("@")[0], now, counter.known.hours)
    elif kind == "document":
        shown = document_card(books, sentences, one, now)
    elif kind == "paper":
        return _paper_card(books, thing, one, now, life)
    elif kind == "output":
        return registers.output_card(books, int(one))
    elif kind == "import":
        return registers.import_card(books, one, now)
    elif kind == "level" and one:
        return _level_card(books, thing, one)
    if shown is None:
        return None
    return CardFacts(thing, shown.number, shown.title, shown.level, shown.period, shown.now, life,
                     shown.life, shown.paper, shown.more)  # fmt: skip


def _paper_card(
    books: Books, thing: str, serial: str, now: datetime, life: tuple[Verb, ...]
) -> CardFacts | None:
    paper = books.paper(serial)
    if paper is None:
        return None
    lines = [
        Line(_("打印"), f"{said_time(paper.issued_at, now)}  {paper.issued_by_name}"),
        Line(_("页数"), str(paper.pages)),
        Line(_("结果"), tables.result_words(paper.result) or _("未记"), "" if paper.result else "overdue"),
    ]
    if paper.medium:
        lines.append(
            Line(_("载体"), _("{medium}，交{to}").format(medium=paper.medium, to=paper.receiver or ""))
        )
    if paper.reason:
        lines.append(Line(_("用途"), paper.reason))
    if paper.replaces:
        lines.append(Line(_("补打"), _("代 {serial}").format(serial=paper.replaces), "today"))
    if paper.signed_by_hand:
        back = _("待签回") if paper.binder is None else _("已归 {binder}").format(binder=paper.binder)
        lines.append(Line(_("签字"), _("收回作废") if paper.recalled else back))
    verbs = life if document_of(books, thing) else ()
    if paper.result and not paper.recalled and paper.binder is None:
        verbs = (*verbs, Verb("paper.wrong", _("更正打印结果")))
    if paper.binder is not None:
        verbs = (*verbs, Verb("paper.rebind", _("更正归卷")))
    return CardFacts(thing, serial, tables.form_words(paper.form), paper.level, now=tuple(lines), verbs=verbs)


def _level_card(books: Books, thing: str, level: str) -> CardFacts | None:
    found = next((b for b in books.balance() if b.level == level), None)
    if found is None:
        return None
    came = found.opening + found.received + found.made
    are = found.in_safe + found.with_persons + found.outside + found.ended
    lines = (
        Line(_("来"), _("期初 {o}＋收文 {r}＋复制 {m}＝{all}").format(
            o=found.opening, r=found.received, m=found.made, all=came)),
        Line(_("去"), _("在柜 {s}＋在外 {p}＋送退未回 {a}＋已结 {e}＝{all}").format(
            s=found.in_safe, p=found.with_persons, a=found.outside, e=found.ended, all=are),
            "" if came == are else "overdue"),
    )  # fmt: skip
    return CardFacts(thing, "", _("{level}各份去向").format(level=level_word(level)), level, now=lines)
