"""F01 收文登记簿: one page of the register with fixed lines (D12, A6.1.1b)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.custody.document_facts import DocumentRegistered, DocumentVoided, document_stream
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day, short_day
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source, ending
from desktop.operations.sheets.volume import (
    VOLUME,
    PageSpan,
    book_title,
    pages_of,
    volume_subject,
    year_text,
)
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import format_copy_numbers
from desktop.plain.words import N_, _

SEALS = {"damaged": N_("封套破损"), "opened": N_("封口已开")}


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """Page ``wanted.page`` of a volume; the page in progress may be looked at, not issued."""
    spans = pages_of(source, wanted.register, wanted.year)
    if not 1 <= wanted.page <= len(spans):
        return refuse("sheet.no_such_page", "D12", at="page", page=wanted.page, pages=len(spans))
    span = spans[wanted.page - 1]
    lines = source.books.register_lines(wanted.register, wanted.year, span.first, span.last)
    level, mark = source.mark(lines)
    return SheetFacts(
        volume_subject(wanted.register, wanted.year),
        {
            "sheet_mark": mark,
            "book_title": book_title(wanted.register, wanted.year),
            "volume": VOLUME,
            "page_no": str(span.number),
            "year": year_text(source, wanted.year),
            "registrar": source.name(source.operator),
            "fixed_on": long_day(source.now.date()) if span.fixed else "",
            "lines": tuple(_line(source, span, n, row) for n, row in enumerate(lines)),
        },
        level,
        page=span.number,
    )


def _line(source: Source, span: PageSpan, place: int, row: RegisterLine) -> Cells:
    copies = [c for c in source.books.copies_of(row.id) if not c.parent]
    year = source.now.year
    return {
        "line_no": str(span.first + place),
        "register_number": row.register_number,
        "received_on": short_day(row.received_on, year),
        "issuing_body": row.body_name,
        "document_number": row.document_number or _("无文号"),
        "title": shown_title(row),
        "classification": source.classification(row),
        "urgency": row.urgency,
        "copies": str(row.copies),
        "copy_numbers": numbers(copies),
        "pages": str(row.pages) if row.pages else "",
        "attachments": row.attachments or "",
        "envelope": _envelope(source, row),
        "signed_by": row.receiver_name,
        "routed_to": "" if row.voided else routed(source, row, copies),
        "returned_on": "" if row.voided else _returned(source, copies, year),
        "disposition": "" if row.voided else disposition(copies, year),
        "remark": "；".join(remarks(source, row)),
    }


def shown_title(row: RegisterLine) -> str:
    """The title; a voided line says so and keeps what it was (作废); 亲启 unopened has none."""
    title = row.title
    if not title and row.eyes_only:
        title = _("亲启（{name}）").format(name=row.addressee_name)
    return _("作废　{title}").format(title=title) if row.voided else title


def copy_cells(source: Source, copy: CopyRow) -> dict[str, str]:
    """What names a copy in a list: register number, copy number, title, level and period."""
    document = source.books.register_line(copy.document)
    return {
        "register_number": copy.register_number,
        "copy_number": copy.number or copy.label,
        "title": shown_title(document) if document else copy.title,
        "classification": source.classification(document) if document else source.level(copy.level),
    }


def numbers(copies: Sequence[CopyRow]) -> str:
    """份号 in the shortest form that keeps every zero; 无份号 where the paper bears none."""
    printed = [c.number for c in copies if c.number]
    if not copies:
        return ""
    if not printed:
        return _("无份号")
    text = format_copy_numbers(printed).replace("，", "、")
    return text if len(printed) == len(copies) else _("{numbers}，余无份号").format(numbers=text)


def _envelope(source: Source, row: RegisterLine) -> str:
    parts = [source.channel(row.channel), row.envelope or row.delivery_list]
    if row.seal in SEALS:
        parts.append(_(SEALS[row.seal]))
    return " ".join(part for part in parts if part)


def routed(source: Source, row: RegisterLine, copies: Sequence[CopyRow]) -> str:
    """Where it went: its slips, and who has or had a copy for handling."""
    slips = [s for c in copies for s in source.books.slips_with(c.id) if s.state != "voided"]
    found = [s.number for s in sorted(slips, key=lambda slip: slip.seq)]
    found += [c.place_name for c in copies if c.place_kind == "person" and not c.slip]
    if row.handling:
        found.append(row.handling)
    return "、".join(dict.fromkeys(found))


def _returned(source: Source, copies: Sequence[CopyRow], year: int) -> str:
    """The day on which the last copy that was out came back; nothing while one is out."""
    if any(c.place_kind == "person" for c in copies):
        return ""
    days: list[date] = []
    for copy in copies:
        stays = source.books.holdings(copy.id)
        days += [s.to_at.date() for s in stays if s.place_kind == "person" and s.to_at]
    return short_day(max(days), year) if days else ""


def disposition(copies: Sequence[CopyRow], year: int) -> str:
    """How and when its copies ended; a part says how many."""
    parts: dict[tuple[str, date], int] = {}
    for copy in copies:
        if copy.place_kind == "ended":
            key = (copy.place, copy.since.date())
            parts[key] = parts.get(key, 0) + 1
    said = []
    for (how, day), count in parts.items():
        text = f"{ending(how)} {short_day(day, year)}"
        said.append(text if count == len(copies) else _("{text}（{n}份）").format(text=text, n=count))
    return "、".join(said)


def remarks(source: Source, row: RegisterLine) -> list[str]:
    """备注: 作废 and why, 补登, 更正, 来文差错, 须清退, 密码电报, the officer's own words.

    In few words: the column is narrow, and a fixed page must stay one page.
    """
    found: list[str] = []
    facts = source.books.stream(document_stream(row.id))
    if row.voided:
        reason = next((f.fact.reason for f in facts if isinstance(f.fact, DocumentVoided)), "")
        found.append(_("作废：{reason}").format(reason=reason))
    if row.source == "opening":
        found.append(_("期初"))
    elif row.late:
        found.append(_("补登"))
    if any(f.corrects and isinstance(f.fact, DocumentRegistered) for f in facts):
        found.append(_("更正"))
    if row.copies_listed is not None and row.copies_listed != row.copies:
        found.append(_("应{n}份").format(n=row.copies_listed))
    if row.telegram:
        found.append(_("密码电报"))
    if row.must_return:
        found.append(_("须清退"))
    if row.remark:
        found.append(row.remark)
    return found
