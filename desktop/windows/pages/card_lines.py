"""登记事项 of a document's card, with what is still 待补; and what a correction changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.audit.acts import Excised
from desktop.custody.document_facts import DocumentRegistered
from desktop.operations.books import Books
from desktop.operations.desk.kept_words import words_in
from desktop.operations.receiving.as_known import still_missing
from desktop.operations.sentences import tables
from desktop.operations.views import DocumentRow
from desktop.plain.facts import EXCISED
from desktop.plain.recorded import Recorded
from desktop.plain.typed.periods import period_words
from desktop.plain.words import N_, _
from desktop.windows.widgets.card_facts import Line

LABELS = {
    "document_number": N_("文号"),
    "issued_on": N_("制发日期"),
    "pages": N_("页数"),
    "channel": N_("渠道"),
}
Said = Callable[[Books, DocumentRegistered], str]


def _when(day: date | None) -> str:
    return f"{day.year}-{day.month}-{day.day}" if day else ""


def _name(books: Books, person: str) -> str:
    found = books.person(person) if person else None
    return found.name if found else ""


def _body(books: Books, body: str) -> str:
    found = books.body(body)
    return found.name if found else ""


_FIELDS: tuple[tuple[str, Said], ...] = (
    (N_("来文单位"), lambda b, f: _body(b, f.issuing_body)),
    (N_("标题"), lambda _b, f: f.title),
    (N_("文号"), lambda _b, f: f.details.document_number or ""),
    (N_("制发日期"), lambda _b, f: _when(f.details.issued_on)),
    (N_("保密期限"), lambda _b, f: period_words(f.period)),
    (N_("页数"), lambda _b, f: _("{n} 页").format(n=f.details.pages) if f.details.pages else ""),
    (N_("附件"), lambda _b, f: f.details.attachments or ""),
    (N_("收文日期"), lambda _b, f: _when(f.received_on)),
    (N_("签收人"), lambda b, f: _name(b, f.receiver)),
    (N_("收件人"), lambda b, f: _name(b, f.addressee)),
    (N_("紧急程度"), lambda _b, f: tables.urgency_words(f.details.urgency)),
    (N_("载体"), lambda _b, f: tables.carrier_words(f.details.carrier)),
    (N_("渠道"), lambda _b, f: tables.channel_words(f.details.channel)),
    (N_("路单号"), lambda _b, f: f.details.delivery_list),
    (N_("信封号"), lambda _b, f: f.details.envelope),
    (N_("封装"), lambda _b, f: tables.seal_words(f.details.seal)),
    (N_("应退日期"), lambda _b, f: _when(f.return_due)),
    (N_("承办情况"), lambda _b, f: f.details.handling or ""),
    (N_("备注"), lambda _b, f: f.details.remark or ""),
)


def registered_lines(
    books: Books, row: DocumentRow, known: DocumentRegistered, today: date
) -> tuple[Line, ...]:
    """What the register says of it; fields still missing are named 待补."""
    missing = {_(LABELS[name]) for name in still_missing(known)} if not row.voided else set()
    lines = []
    for label, said in _FIELDS:
        name = _(label)
        if name == _("标题"):
            continue  # stands above, in full
        text = said(books, known)
        if name in missing:
            lines.append(Line(name, _("待补"), "today"))
        elif text:
            tone = "overdue" if name == _("应退日期") and _past(known.return_due, today, row) else ""
            lines.append(Line(name, text, tone))
    marks = [
        word
        for word, here in (
            (_("密码电报"), known.telegram),
            (_("亲启"), known.eyes_only),
            (_("须清退"), known.must_return),
            (_("标题为代号"), known.code_word),
            (_("补登"), known.late),
        )
        if here
    ]
    if marks:
        lines.append(Line(_("标记"), "、".join(marks)))
    if known.copies_listed is not None and known.copies_listed != known.copies:
        told = _("清单 {listed} 份，实收 {found} 份").format(listed=known.copies_listed, found=known.copies)
        lines.append(Line(_("清单"), told, "today"))
    return tuple(lines)


def _past(due: date | None, today: date, row: DocumentRow) -> bool:
    return bool(due and due < today and (row.in_safe or row.out))


def excised_words(books: Books, recorded: Recorded) -> list[str]:
    """Where words of this entry were destroyed (D17): that it was done, and by whom."""
    if EXCISED not in (recorded.late, *(words for _path, words in words_in(recorded.fact))):
        return []
    told = []
    for row in books.facts_after(recorded.sequence, [Excised.KIND]):
        if isinstance(row.fact, Excised) and recorded.sequence in row.fact.sequences:
            names = "、".join(_name(books, one) for one in (row.recorded_by, row.fact.second_person))
            told.append(_("一处内容已清除，由 {names}").format(names=names))
    return told


def changed_words(books: Books, recorded: Recorded) -> str:
    """What a correction of a registration took the place of: ``原标题“…”，原文号“…”``; else nothing."""
    right = recorded.fact
    if not recorded.corrects or not isinstance(right, DocumentRegistered):
        return ""
    rows = [
        row
        for row in books.stream(recorded.stream)
        if row.sequence < recorded.sequence and isinstance(row.fact, DocumentRegistered)
    ]
    if not rows or not isinstance(rows[-1].fact, DocumentRegistered):
        return ""
    was = rows[-1].fact
    told = []
    for label, said in _FIELDS:
        old, new = said(books, was), said(books, right)
        if old != new:
            told.append(_("原{label}“{old}”").format(label=_(label), old=old or _("空")))
    return "，".join(told)
