"""F24 查询函 and its 存根: listed and found differ (A6.1.1c). No title on it, so the letter is 内部."""

from __future__ import annotations

from desktop.custody.document_facts import DiscrepancyNoted, document_stream
from desktop.custody.paper_facts import PaperIssued, paper_stream
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.outward import outward
from desktop.operations.sheets.register_page import numbers
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

FORM = "f24_query"
SERIES = "query_letter"
CONDITIONS = {
    "intact": N_("封套完好，封签无损"),
    "damaged": N_("封套破损"),
    "opened": N_("封口已开启"),
}


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The letter about one document; its number is a forecast until it is issued."""
    document = source.books.register_line(wanted.subject)
    if document is None:
        return refuse("document.unknown", at="document")
    rows = source.books.stream(document_stream(document.id))
    noted = [r.fact for r in rows if isinstance(r.fact, DiscrepancyNoted)]
    if not noted:
        return refuse("sheet.no_discrepancy", "A6.1.1c", at="document", number=document.register_number)
    told = noted[-1]
    copies = [c for c in source.books.copies_of(document.id) if not c.parent]
    level, mark = source.mark(())
    found = _("{n}份（{numbers}）").format(n=told.found, numbers=numbers(copies))
    return SheetFacts(
        document_stream(document.id),
        {
            "sheet_mark": outward(level, mark),
            "letter_number": letter_number(source, document.id),
            "addressee": document.body_name,
            "received_on": long_day(document.received_on),
            "channel": source.channel(document.channel),
            "envelope_numbers": document.envelope or _("无编号"),
            "document_number": document.document_number or "",
            "expected": _("{n}份").format(n=told.listed),
            "found": found,
            "condition": _(CONDITIONS.get(document.seal, CONDITIONS["intact"])),
            "discrepancy": _sentence(told.account),
            "request": "",
            "signed_on": long_day(source.now.date()),
            **source.written_by(),
            "approved_by": "",
            "register_number": document.register_number,
            "witnesses": source.names(told.witnesses),
        },
        level,
        letter_number(source, document.id),
    )


def _sentence(words: str) -> str:
    """What was typed, ended as a sentence: it stands in the letter's text."""
    words = words.rstrip()
    return (
        words
        if not words or words[-1] in "。！？；…"
        else _("{words}。").format(words=words.rstrip("，,、.;"))
    )


def letter_number(source: Source, document: str) -> str:
    """Of the letter about a document."""
    return number_of(source, FORM, document_stream(document))


def number_of(source: Source, form: str, subject: str, series: str = SERIES) -> str:
    """A letter printed again keeps its number; a new one is drawn when it is issued."""
    year = source.now.year
    return issued_number(source, form, subject) or source.profile.series[series].text(
        source.books.next_number(series, year), year
    )


def issued_number(source: Source, form: str, subject: str) -> str:
    """The number under which a letter has been issued; empty before that."""
    for row in source.books.papers_about(subject):
        if row.form == form:
            for entry in source.books.stream(paper_stream(row.serial)):
                if isinstance(entry.fact, PaperIssued) and entry.fact.number:
                    return entry.fact.number
    return ""
