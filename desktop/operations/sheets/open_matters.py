"""未结事项 (D18): what is open and why, each with the rule behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.operations.sheets.case_words import CaseWords, case_words
from desktop.operations.sheets.dates import long_moment, short_day, short_moment
from desktop.operations.sheets.register_page import shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import form_title
from desktop.operations.sheets.unleaked import cleaner
from desktop.operations.views import CopyRow
from desktop.plain.words import _
from desktop.procedures.definition import Procedure

MOST = 5_000
SOON = timedelta(days=30)
"""Returns due within a month stand on it, as on Today."""


def facts(source: Source, _wanted: Wanted) -> SheetFacts:
    """All open matters of this moment."""
    out = source.books.copies_out(MOST)
    due = source.books.copies_due((source.now + SOON).date(), MOST)
    cases = source.books.cases("", "open", MOST)
    about = [source.books.copy(one.subject.partition(" ")[0]) for one in cases]
    documents = [c.document for c in (*out, *due, *about) if c]
    documents += [one.subject.partition(" ")[0] for one in cases]
    level, mark = source.mark_of(documents)
    lines = [
        *(_out(source, copy) for copy in out),
        *_envelopes(source),
        *_slips(source),
        *_cases(source),
        *(_due(source, copy) for copy in due),
        *_clearances(source),
        *_papers(source),
    ]
    return SheetFacts(
        "open",
        {
            "sheet_mark": mark,
            "as_of": long_moment(source.now),
            "total": str(len(lines)),
            "registrar": source.name(source.operator),
            "lines": tuple(lines),
        },
        level,
    )


def _matter(**cells: str) -> Cells:
    empty = dict.fromkeys(
        ("kind", "number", "title", "classification", "with_whom", "since", "due", "reason", "clause"), ""
    )
    return {**empty, **cells}


def _of_copy(source: Source, copy: CopyRow) -> dict[str, str]:
    document = source.books.register_line(copy.document)
    return {
        "number": f"{copy.register_number} {copy.number or copy.label}",
        "title": shown_title(document) if document else copy.title,
        "classification": source.classification(document) if document else source.level(copy.level),
    }


def _out(source: Source, copy: CopyRow) -> Cells:
    year, today = source.now.year, source.now.date()
    due = source.hours.due(copy)
    reason = _("承办领用") if copy.purpose == "handling" else _("传阅中")
    if copy.missing:
        reason = _("下落不明")
    elif due is None:
        reason = _("期初即由本人保管")
    elif source.now >= due:
        days = (today - due.date()).days
        past = _("逾期{n}天").format(n=days) if days else _("今日已过时限")
        reason = _("{past}，已催{times}次").format(past=past, times=copy.chases) if copy.chases else past
        if copy.overnight and not copy.overnight_by:
            reason += _("，留阅过夜未经同意")
    elif copy.overnight:
        reason = _("留阅过夜")
    return _matter(
        kind=_("在外未退"),
        **_of_copy(source, copy),
        with_whom=copy.place_name,
        since=short_moment(copy.since, year),
        due=short_moment(due, year),
        reason=reason,
        clause="A6.1.4c",
    )


def _envelopes(source: Source) -> Iterator[Cells]:
    for envelope in source.books.envelopes_unopened():
        yield _matter(
            kind=_("未拆封套"),
            number=envelope.number,
            classification=source.level(envelope.level) if envelope.level else "",
            with_whom=envelope.addressee_name or _("保密员处"),
            since=short_moment(envelope.signed_at, source.now.year),
            reason=_("待拆封登记"),
            clause="A6.1.1c",
        )


def _slips(source: Source) -> Iterator[Cells]:
    for slip in source.books.slips("open", limit=MOST).rows:
        waiting = slip.readers - slip.done
        yield _matter(
            kind=_("传阅未终结"),
            number=slip.number,
            classification=source.level(slip.level),
            with_whom=slip.out_with_name,
            since=short_day(slip.opened_on, source.now.year),
            due=short_day(slip.due_back, source.now.year),
            reason=_("待补审批{n}人").format(n=slip.pending)
            if slip.pending
            else _("还有{n}人未阅").format(n=waiting)
            if waiting
            else _("待核对终结"),
            clause="A6.1.2d",
        )


def _cases(source: Source) -> Iterator[Cells]:
    """D21: what is to be published is called by its title, without what of the register somebody typed into it."""
    cases = source.books.cases("", "open", MOST)
    items = {case.id: item for case in cases if (item := source.books.item(case.subject)) is not None}
    clean = cleaner(source.books, [item.title for item in items.values()])
    for case in cases:
        definition = source.profile.procedures.get(case.procedure) or _of_before(source, case.id)
        yield _matter(
            kind=_("审批未结"),
            number=case.number,
            **(
                {"title": clean(items[case.id].title)} if case.id in items else _subject(source, case.subject)
            ),
            with_whom=source.name(case.prepared_by),
            since=short_day(case.opened_on, source.now.year),
            reason=definition.title if definition else case.procedure,
            clause=definition.clause if definition else "",
        )


def _of_before(source: Source, case: str) -> Procedure | None:
    """A procedure that the rules of today no longer have (edge case 53)."""
    found = case_words(source, case)
    return found.definition if isinstance(found, CaseWords) else None


def _subject(source: Source, subject: str) -> dict[str, str]:
    """Title and level of what a case is about: a document, or a copy of one."""
    first = subject.partition(" ")[0]
    copy = source.books.copy(first)
    document = source.books.register_line(copy.document if copy else first)
    if document is None:
        return {}
    return {"title": shown_title(document), "classification": source.classification(document)}


def _due(source: Source, copy: CopyRow) -> Cells:
    year = source.now.year
    return _matter(
        kind=_("待清退"),
        **_of_copy(source, copy),
        with_whom=copy.place_name,
        since="",
        due=short_day(copy.return_due, year),
        reason=_("制发机关收回") if copy.recalled else _("须清退"),
        clause="实施条例27",
    )


def _clearances(source: Source) -> Iterator[Cells]:
    for head in source.books.clearances(limit=MOST):
        if head.state == "closed":
            continue
        reason = _("{n}行待核对").format(n=head.unmatched) if head.unmatched else _("待送退或回单")
        yield _matter(
            kind=_("清退未结"),
            number=head.number,
            with_whom=head.collector_name,
            since=short_day(head.received_on, source.now.year),
            due=short_day(head.due, source.now.year),
            reason=reason,
            clause="实施条例27",
        )


def _papers(source: Source) -> Iterator[Cells]:
    for paper in sorted(source.books.papers("out", limit=MOST).rows, key=lambda p: p.seq):
        yield _matter(
            kind=_("未回纸面"),
            number=_("流水号 {serial}").format(serial=paper.serial),
            title="",
            classification=source.level(paper.level),
            since=short_moment(paper.issued_at, source.now.year),
            reason=form_title(source.profile, paper.form),
            clause="D15",
        )
