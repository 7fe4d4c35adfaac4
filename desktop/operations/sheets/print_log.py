"""打印输出登记 (D18): every sheet with serial, pages, level and who; a reprint says so."""

from __future__ import annotations

from desktop.custody.paper_facts import PaperIssued, PaperOutcome, Result, paper_stream
from desktop.operations.sheets.dates import long_day, short_day, short_moment
from desktop.operations.sheets.life import paper_number
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.operations.views import PaperRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

MANNERS = {
    Result.PRINTED.value: N_("打印"),
    Result.SAVED_PDF.value: N_("存为PDF"),
    Result.SAVED_WORD.value: N_("存为Word"),
    Result.FAILED.value: N_("打印"),
}


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """Sheets issued from ``wanted.first`` to ``wanted.last``: numbers and names of forms only, 内部."""
    if wanted.first is None or wanted.last is None or wanted.last < wanted.first:
        return refuse("sheet.period", "D18", at="last")
    level, mark = source.mark(())
    papers = source.books.papers_between(wanted.first, wanted.last)
    return SheetFacts(
        f"prints/{wanted.first.isoformat()}/{wanted.last.isoformat()}",
        {
            "sheet_mark": mark,
            "period_from": long_day(wanted.first),
            "period_to": long_day(wanted.last),
            "registrar": source.name(source.operator),
            "lines": tuple(_line(source, paper) for paper in papers),
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
        "purpose": (issued.reason if issued else None) or "",
        "operator": paper.issued_by_name,
        "approved_by": "",
        "outcome": _outcome(paper),
        "paper_life": _life(paper, source.now.year),
        "remark": "；".join(part for part in (_part(issued), _remark(paper), printer) if part),
    }


def _part(issued: PaperIssued | None) -> str:
    """Which pages left, where not all did."""
    if issued is None or not issued.only:
        return ""
    return _("只印第{pages}页，全单{n}页").format(pages=issued.pages_told, n=issued.pages)


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
