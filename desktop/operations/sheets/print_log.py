"""打印输出登记 (D18, D19): every sheet and every file that left: serial, level, who, on what, why; a reprint says so."""

from __future__ import annotations

from desktop.custody.paper_facts import PaperIssued, PaperOutcome, Result, paper_stream
from desktop.operations.paging import every
from desktop.operations.review_views import OutputRow
from desktop.operations.sheets.dates import long_day, short_day, short_moment
from desktop.operations.sheets.life import paper_number
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.operations.views import PaperRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

_AT_ONCE = 500
MANNERS = {
    Result.PRINTED.value: N_("打印"),
    Result.SAVED_PDF.value: N_("存为PDF"),
    Result.SAVED_WORD.value: N_("存为Word"),
    Result.FAILED.value: N_("打印"),
}


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """What left from ``wanted.first`` to ``wanted.last``: numbers and names of forms only, 内部."""
    if wanted.first is None or wanted.last is None or wanted.last < wanted.first:
        return refuse("sheet.period", "D18", at="last")
    level, mark = source.mark(())
    days = (wanted.first, wanted.last)
    copies = list(every(lambda after: source.books.outputs(after, _AT_ONCE, days)))
    left: list[PaperRow | OutputRow] = [*source.books.papers_between(*days), *copies]
    return SheetFacts(
        f"prints/{wanted.first.isoformat()}/{wanted.last.isoformat()}",
        {
            "sheet_mark": mark,
            "period_from": long_day(wanted.first),
            "period_to": long_day(wanted.last),
            "registrar": source.name(source.operator),
            "lines": tuple(
                _line(source, one) if isinstance(one, PaperRow) else _copy(source, one)
                for one in sorted(left, key=lambda one: one.seq)
            ),
        },
        level,
    )


def _line(source: Source, paper: PaperRow) -> Cells:
    rows = [row.fact for row in source.books.stream(paper_stream(paper.serial))]
    issued = next((f for f in rows if isinstance(f, PaperIssued)), None)
    printer = next((f.printer for f in rows if isinstance(f, PaperOutcome)), None)
    return {
        "serial": paper.serial,
        "printed_at": short_moment(paper.issued_at, source.now.year),
        "form": form_title(source.profile, paper.form),
        "number": paper_number(source, paper),
        "classification": source.level(paper.level),
        "pages": str(len(issued.only) if issued and issued.only else paper.pages or ""),
        "copies": str(paper.printed) if paper.result == Result.PRINTED.value else "",
        "manner": _(MANNERS[paper.result]) if paper.result in MANNERS else "",
        "purpose": purpose(paper.reason, paper.receiver),
        "carrier": carrier(paper),
        "operator": paper.issued_by_name,
        "outcome": _outcome(paper),
        "paper_life": _life(paper, source.now.year),
        "remark": "；".join(part for part in (_part(issued), _remark(paper), printer) if part),
    }


def _part(issued: PaperIssued | None) -> str:
    """Which pages left, where not all did."""
    if issued is None or not issued.only:
        return ""
    return _("只印第{pages}页，全单{n}页").format(pages=issued.pages_told, n=issued.pages)


def _copy(source: Source, copy: OutputRow) -> Cells:
    """A masked copy: no sheet, no serial; its own number, and on which medium it left (D19)."""
    return {
        "serial": "",
        "printed_at": short_moment(copy.made_at, source.now.year),
        "form": _("遮盖副本"),
        "number": copy.number,
        "classification": source.level(copy.level) if copy.level else _("公开"),
        "pages": "",
        "copies": "1",
        "manner": _("存为文件"),
        "purpose": purpose(copy.reason, copy.receiver),
        "carrier": copy.medium,
        "operator": copy.made_by_name,
        "outcome": _("已存"),
        "paper_life": "",
        "remark": _("遮盖{n}处").format(n=copy.passages),
    }


def purpose(reason: str | None, receiver: str | None) -> str:
    """Why, and to whom."""
    return "，".join(
        part for part in (reason or "", _("交{to}").format(to=receiver) if receiver else "") if part
    )


def carrier(paper: PaperRow) -> str:
    """What it lies on: paper, or the medium of a file."""
    if paper.medium:
        return paper.medium
    return _("纸") if paper.result in ("", Result.PRINTED.value, Result.FAILED.value) else _("未记")


def _outcome(paper: PaperRow) -> str:
    match paper.result:
        case Result.PRINTED.value:
            return _("已印{n}").format(n=paper.printed)
        case Result.FAILED.value:
            return _("未印成")
        case "":
            return _("待确认")
        case _:
            return _("已存")


def _life(paper: PaperRow, year: int) -> str:
    if paper.recalled:
        return _("收回作废")
    if not paper.signed_by_hand or paper.result == Result.FAILED.value:
        return ""
    if paper.binder is None:
        return _("待收回")
    return _("已收回 {day}").format(day=short_day(paper.signed_on, year))


def _remark(paper: PaperRow) -> str:
    parts = [_("补打，代{serial}").format(serial=paper.replaces)] if paper.replaces else []
    if paper.binder:
        parts.append(paper.binder)
    return "；".join(parts)
