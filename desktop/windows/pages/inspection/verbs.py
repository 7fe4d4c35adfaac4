"""What an inspector asks for (D18): each verb asks little and shows a sheet, or a list on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.custody.paper_facts import Result
from desktop.operations.papers.issue import CorrectPaperBack, NoteOutcome
from desktop.operations.review_views import ImportRow
from desktop.operations.reviewing.import_corrections import CorrectImport
from desktop.operations.sentences import tables
from desktop.operations.sheets.draw import new_seed
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.views import PaperRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count, read_moment
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import CODES, level_word
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.typed import past_day, reader
from desktop.windows.pages.typed_people import person
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def read_levels(text: str) -> Typed[tuple[str, ...]] | Refusal:
    """``12`` or 绝密 机密: one or several levels by their digits or words, the highest first."""
    rest, chosen = text.strip(), set()
    for code in sorted(CODES, key=lambda one: -len(level_word(one))):  # 工作秘密 before 秘密
        if level_word(code) in rest:
            rest = rest.replace(level_word(code), " ")
            chosen.add(code)
    for sign in rest.replace(",", " ").replace("，", " ").replace("、", " ").split():
        for digit in sign:
            if not digit.isdecimal() or not 1 <= int(digit) <= len(CODES):
                return refuse("typed.choice_unknown", typed=text.strip())
            chosen.add(CODES[int(digit) - 1])
    found = tuple(code for code in CODES if code in chosen)
    if not found:
        return refuse("typed.choice_unknown", typed=text.strip())
    return Typed(found, "、".join(level_word(code) for code in found))


def period(counter: Counter) -> tuple[FieldSpec, ...]:
    """From the first of January to today; Enter takes both."""
    today = counter.now().date()
    first = today.replace(month=1, day=1)
    return (
        FieldSpec("first", _("自"), past_day(counter), True, Typed(first, _("今年1月1日")), span=4),
        FieldSpec("last", _("至"), past_day(counter), True, Typed(today, _("今天")), span=4),
    )


def _draw(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    levels = " ".join(f"{n}{level_word(code)}" for n, code in enumerate(CODES, 1))
    return (
        FieldSpec("count", _("抽几份"), reader(read_count), True, Typed(10, "10"), span=2),
        FieldSpec("levels", _("密级（可几个）"), reader(read_levels), default=Typed((), _("全部；{levels}").format(
            levels=levels)), span=4),
        FieldSpec("first", _("收文自"), past_day(counter), default=Typed(None, _("建账起")), span=3),
        FieldSpec("last", _("至"), past_day(counter), default=Typed(None, _("今天")), span=3),
        FieldSpec("seed", _("种子"), default=Typed("", _("随机；填原表上的种子可照样重抽")), span=6),
    )  # fmt: skip


def _drawn(_nothing: Any, entered: Entered) -> ToPrint:
    values = dict(entered.values)
    seed = str(values.pop("seed", "")).strip() or new_seed()
    return ToPrint("draw", Wanted(seed=seed, **values), _("抽查表"))


def _by_paper(_counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    hint = _("编号尾数 017、17-23，文号，单据流水号 000123，或标题几个字")
    return (FieldSpec("document", _("手中的纸件"), required=True, span=8, hint=hint),)


def _held(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    def moment(text: str) -> Typed[datetime] | Refusal:
        return read_moment(text, counter.now())

    return (
        person(counter, "person", _("谁"), span=4),
        FieldSpec("moment", _("什么时候"), reader(moment), span=4, hint=_("空为现在；3.5 1400 为那时")),
    )  # fmt: skip


def holdings(_nothing: Any, entered: Entered) -> ToPrint:
    """All that he holds, or held at that moment."""
    wanted = Wanted(subject=str(entered.values["person"]), moment=entered.values.get("moment"))
    return ToPrint("holdings", wanted, _("个人持有涉密文件清单"))


_REGISTERS = ("print_log", "import_log", "f04_copy_register")


def _which_register(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    offers = tuple(Offer(form, tables.form_words(form)) for form in _REGISTERS)
    first = Typed(offers[0].value, offers[0].shown)
    return (
        FieldSpec("form", _("哪一本"), required=True, choices=offers, default=first, span=4),
        *period(counter),
    )


def _register(_nothing: Any, entered: Entered) -> ToPrint:
    values = dict(entered.values)
    form = str(values.pop("form"))
    return ToPrint(form, Wanted(**values), tables.form_words(form))


def _days(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    """Which days of 输出登记 and 导入登记 are shown; left empty, all of them."""
    return (
        FieldSpec("first", _("只看自（空为全部）"), past_day(counter), span=4),
        FieldSpec("last", _("至"), past_day(counter), span=4),
    )


def _of_period(form: str, title: str) -> Asking:
    return Asking(
        title,
        lambda counter, _s: period(counter),
        sheet=lambda _s, e: ToPrint(form, Wanted(**e.values), _(title)),
        free=True,
    )


def _sheet(form: str, title: str) -> Asking:
    return Asking(title, no_fields, sheet=lambda _s, _e: ToPrint(form, Wanted(), _(title)), free=True)


def _other_results(_counter: Counter, paper: PaperRow) -> tuple[FieldSpec, ...]:
    """What was said of the sheet is not offered again."""
    good = (Result.SAVED_PDF, Result.SAVED_WORD) if paper.medium else (Result.PRINTED,)
    others = (one for one in (*good, Result.FAILED) if one.value != paper.result)
    choices = tuple(Offer(one, tables.result_words(one.value)) for one in others)
    first = Typed(choices[0].value, choices[0].shown)
    return (
        FieldSpec("result", _("其实是"), required=True, choices=choices, default=first, span=4),
        FieldSpec("reason", _("为什么更正"), required=True, span=8),
    )


def _other_result(paper: PaperRow, entered: Entered) -> NoteOutcome:
    copies = 0 if entered.values["result"] is Result.FAILED else 1
    return NoteOutcome(serial=paper.serial, copies=copies, **entered.values)


def _binder(counter: Counter, paper: PaperRow) -> tuple[FieldSpec, ...]:
    day = paper.signed_on
    signed = Typed(day, said_day(day, counter.now().date())) if day is not None else None
    binder = Typed(paper.binder, paper.binder) if paper.binder else None
    return (
        FieldSpec("binder", _("其实归入哪个卷夹"), required=True, default=binder, span=6),
        FieldSpec("signed_on", _("签字日期"), past_day(counter), True, signed, span=6),
        FieldSpec("reason", _("为什么更正"), required=True, span=12),
    )


def _import_head(counter: Counter, entry: ImportRow) -> tuple[FieldSpec, ...]:
    def kept(words: str) -> Typed[str] | None:
        return Typed(words, words) if words else None

    return (
        FieldSpec("medium", _("介质编号"), required=bool(entry.medium), span=4, default=kept(entry.medium)),
        FieldSpec("brought_by", _("谁送来的"), required=True, span=4,
                  default=Typed(entry.brought_by, entry.brought_by_name),
                  offers=lambda text: counter.known.offer_persons(text)),
        FieldSpec("approval", _("审批单号（可空）"), span=4, default=kept(entry.approval)),
        FieldSpec("reason", _("为什么更正"), required=True, span=12),
    )  # fmt: skip


def _import_right(entry: ImportRow, entered: Entered) -> CorrectImport:
    kept = {"medium": entry.medium, "approval": entry.approval}
    return CorrectImport(entry=entry.id, **{**kept, **entered.values})


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "paper.rebind": Asking(
            N_("更正归卷"), _binder, lambda paper, e: CorrectPaperBack(serial=paper.serial, **e.values)
        ),
        "import.correct": Asking(N_("更正导入登记"), _import_head, _import_right),
        "paper.wrong": Asking(N_("更正打印结果"), _other_results, _other_result),
        "inspect.life": Asking(N_("按纸件查"), _by_paper, key="new", free=True),
        "inspect.held": Asking(N_("某人持有"), _held, free=True),
        "inspect.holdings": Asking(N_("打印某人持有"), _held, sheet=holdings, free=True),
        "inspect.draw": Asking(N_("抽查"), _draw, sheet=_drawn, free=True),
        "inspect.figures": _of_period("figures", N_("期间统计")),
        "inspect.registers": Asking(N_("打印登记簿"), _which_register, sheet=_register, free=True),
        "inspect.days": Asking(N_("期间"), _days, free=True),
        "inspect.open": _sheet("open_matters", N_("打印未结事项")),
        "inspect.papers": _sheet("paper_out", N_("打印未回纸面")),
        "inspect.whole": Asking(
            N_("经历单"),
            no_fields,
            sheet=lambda document, _e: ToPrint("life", document, _("经历单")),
            key="print",
        ),
    }
)
