"""打印: the printer that stands first, the stock of labels, and which carriers get one."""

from __future__ import annotations

from desktop.custody.standing import LABELS
from desktop.operations.sentences import tables
from desktop.operations.standing.carriers import labelled_carriers
from desktop.plain.words import N_, _
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.pages.settings.sections.machine import BESIDE
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row, Toned

PLACES = 30
"""Labels on a sheet: three columns of ten."""


def _lines(looking: Looking) -> list[Row]:
    machine = looking.counter.desk.machine
    kept = machine.settings()
    labelled = looking.ask(lambda books: labelled_carriers(books, looking.profile))
    here = _("只在本机")
    rows = [line("print/printer", _("常用打印机"), kept.printer or _("随系统默认"), here)]
    rows.append(line("print/stock", _("标签纸"), _stock(kept.roll), here))
    if not kept.roll:
        start = _("从第 {n} 格起").format(n=kept.label_start)
        rows.append(line("print/start", _("整张标签的起始格"), start, here))
    for carrier in looking.profile.custody.labels.value:
        on = carrier in labelled
        value = Toned(_labels(on), "done" if on else "")
        rows.append(line(f"carrier/{carrier}", _named(carrier), value, _("登记在簿册，依据 D11")))
    for n, found in enumerate(machine.printers()):
        rows.append(line(f"printer/{n}", _("本机打印机"), Toned(found.name, "overdue" if found.missing else ""),
                         found.note))  # fmt: skip
    return rows


def _named(carrier: str) -> str:
    return _("标签：{carrier}").format(carrier=tables.carrier_words(carrier))


def _labels(on: bool) -> str:
    return _("贴标签") if on else _("不贴")


def _stock(roll: bool) -> str:
    return _("卷装，50×30 毫米") if roll else _("整张 A4，3 列 10 行")


def _print_card(looking: Looking, one: str) -> CardFacts | None:
    titles = {"printer": _("常用打印机"), "stock": _("标签纸"), "start": _("整张标签的起始格")}
    kept = looking.counter.desk.machine.settings()
    values = {
        "printer": kept.printer or _("随系统默认"),
        "stock": _stock(kept.roll),
        "start": _("第 {n} 格").format(n=kept.label_start),
    }
    verbs = (Verb(f"machine.{one}", _("修改"), primary=True),)
    more = [Line(_("说明"), _(BESIDE))]
    if one == "start":
        more.append(Line("", _("从左到右、从上到下数。每次打完自动记住下一格；换了新的一张，改回 1。")))
    return CardFacts(f"print/{one}", "", titles[one], now=(Line(_("现在"), values[one]),), verbs=verbs,
                     more=tuple(more))  # fmt: skip


def _carrier_card(looking: Looking, one: str) -> CardFacts | None:
    labelled = looking.ask(lambda books: labelled_carriers(books, looking.profile))
    began = looking.profile.custody.labels.value.get(one, False)
    now = (
        Line(_("现在"), _labels(one in labelled)),
        Line(_("方案原定"), _labels(bool(began))),
    )
    told = _("标签只有编码和编号，没有内容。须清退的文件一律不贴。改动是一笔登记。")
    more = (Line(_("说明"), told), Line("D11", looking.clause("D11")))
    life = looking.ask(lambda books: life_of(books, looking.counter.desk.words, [LABELS]))
    title = _named(one)
    turn = _("改为不贴") if one in labelled else _("改为贴标签")
    verbs = (Verb("carrier.turn", turn, primary=True),)
    return CardFacts(f"carrier/{one}", "D11", title, now=now, verbs=verbs, life=life, more=more)


def _printer_card(looking: Looking, one: str) -> CardFacts | None:
    found = looking.counter.desk.machine.printers()[int(one)]
    verbs = () if found.missing else (Verb("machine.printer", _("设为常用"), primary=True),)
    return CardFacts(f"printer/{one}", "", found.name, verbs=verbs)


SECTION = Section(
    "printing", N_("打印"), _lines,
    {"print": _print_card, "carrier": _carrier_card, "printer": _printer_card},
)  # fmt: skip
