"""未回纸面清单: sheets that wait for their signature, with whom they are and what they wait for (D15)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.day_facts import NoticeIssued
from desktop.operations.sheets.dates import long_moment, short_moment
from desktop.operations.sheets.life import paper_number
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import FORMS, form_title
from desktop.operations.views import PaperRow
from desktop.plain.words import _
from desktop.procedures.case import fold_case

MOST = 5_000


@dataclass(frozen=True)
class _About:
    """What a sheet is about: a document, and a person or body."""

    document: str = ""
    with_whom: str = ""


def facts(source: Source, _wanted: Wanted) -> SheetFacts:
    """All that are out at this moment, the oldest first."""
    papers = sorted(source.books.papers("out", limit=MOST).rows, key=lambda p: p.seq)
    abouts = [_about(source, paper.subject) for paper in papers]
    level, mark = source.mark_of(one.document for one in abouts)
    return SheetFacts(
        "papers",
        {
            "sheet_mark": mark,
            "as_of": long_moment(source.now),
            "total": str(len(papers)),
            "registrar": source.name(source.operator),
            "lines": tuple(_line(source, paper, about) for paper, about in zip(papers, abouts, strict=True)),
        },
        level,
    )


def _about(source: Source, subject: str) -> _About:
    prefix, _slash, name = subject.partition("/")
    match prefix:
        case "document":
            return _About(name)
        case "slip":
            slip = source.books.slip(name)
            copies = source.books.slip_copies(name)
            return _About(copies[0].document if copies else "", slip.out_with_name if slip else "")
        case "case":
            opened = fold_case(name, source.books.stream(subject)).opened
            first = opened.subjects[0] if opened and opened.subjects else ""
            copy = source.books.copy(first)
            return _About(copy.document if copy else first)
        case "clearance":
            head = source.books.clearance(name)
            return _About("", head.collector_name if head else "")
        case "notice":
            issued = [r.fact.holder for r in source.books.stream(subject) if isinstance(r.fact, NoticeIssued)]
            return _About("", source.names(issued[:1]))
        case _:
            return _About()


def _line(source: Source, paper: PaperRow, about: _About) -> Cells:
    document = source.books.register_line(about.document) if about.document else None
    traits = FORMS.get(paper.form)
    return {
        "serial": paper.serial,
        "form": form_title(source.profile, paper.form),
        "number": paper_number(source, paper),
        "subject": shown_title(document) if document else "",
        "classification": source.level(paper.level),
        "printed_at": short_moment(paper.issued_at, source.now.year),
        "with_whom": about.with_whom,
        "awaits": _(traits.awaits) if traits and traits.awaits else "",
        "days": str((source.now.date() - paper.issued_at.date()).days),
        "remark": _("待确认是否印出") if not paper.result else "",
    }
