"""Cards of a document and of a copy: heading, where it is, what one can do, its life, its paper.

Every page that shows a document or a copy shows this card. All of it is read on the reader thread.
Ids of verbs begin with ``document.`` or ``copy.``; ``incoming`` runs those it offers, other pages their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.custody.copy import MISSING_AT_RETURN
from desktop.custody.copy_facts import copy_stream
from desktop.custody.document_facts import DocumentRegistered, document_stream
from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.receiving.as_known import as_known, still_missing
from desktop.operations.sentences import tables
from desktop.operations.sentences.speaking import said_moment
from desktop.operations.views import CopyRow, DocumentRow, Entry, PaperRow
from desktop.plain.typed import PeriodKind, SecrecyPeriod, format_copy_numbers
from desktop.plain.typed.periods import period_words
from desktop.plain.words import N_, _
from desktop.windows.desk_port import Words
from desktop.windows.pages.card_lines import changed_words, excised_words, registered_lines
from desktop.windows.times_shown import out_for, said_day, said_time
from desktop.windows.widgets.card_facts import CardFacts, LifeEntry, Line, PaperLine, Verb

COPIES_TOLD = 12
"""Of so many copies the moments stand in the document's life too; of more, on each copy's own card."""
FORMS = {
    "f01_register": N_("收文登记页"),
    "f02_slip": N_("传阅单"),
    "f03_copy_approval": N_("复制审批单"),
    "f04_copy_register": N_("复制登记"),
    "f07_clearance": N_("清退清单"),
    "f11_widening": N_("扩大知悉范围审批单"),
    "f12_knowing": N_("知悉人员名单"),
    "f24_query": N_("来文差错查询函"),
    "f24_not_received": N_("清退查询函"),
    "recall_notice": N_("催退单"),
    "chase_list": N_("催退情况报告表"),
    "sign_list": N_("签收单"),
    "life": N_("文件经历单"),
    "labels": N_("标签"),
}


# heads: what the list already knows, shown at once while the rest is read


def document_head(row: DocumentRow) -> CardFacts:
    """The heading of a document from its line in a list."""
    return CardFacts(
        row.id, row.register_number, _title(row), row.level, _period(row), _stand(row), whole=False
    )


def copy_head(row: CopyRow) -> CardFacts:
    """The heading of a copy from its line in a list."""
    number = f"{row.register_number} {_('份号')} {row.label}"
    return CardFacts(row.id, number, row.title, row.level, now=(place_line(row),), whole=False)


# whole cards


def document_card(books: Books, words: Words, document: str, now: datetime) -> CardFacts | None:
    """The card of a document with all its copies; None where there is none."""
    row = books.document(document)
    stream = books.stream(document_stream(document))
    known = as_known(stream)
    if row is None or known is None:
        return None
    copies = books.copies_of(document)
    life = life_of(books, words, [document_stream(document), *_few(copies)])
    return CardFacts(
        row.id,
        row.register_number,
        _title(row),
        row.level,
        _period(row),
        (*_stand(row), *_places(copies, now)),
        document_verbs(row, known, copies),
        life,
        paper_lines(books.papers_about(document_stream(document))),
        registered_lines(books, row, known, now.date()),
    )


def copy_card(
    books: Books, words: Words, copy: str, now: datetime, hours: ReturnHours | None = None
) -> CardFacts | None:
    """The card of one copy; None where there is none. ``hours`` of the rules tell what is overdue."""
    row = books.copy(copy)
    if row is None:
        return None
    lines = [place_line(row, now)]
    if row.place_kind == "person":
        lines.append(
            Line(_("在外"), out_for(row.since, now).removeprefix(_("在外 ")), _tone(row, now, hours))
        )
        if row.overnight:
            agreed = books.person(row.overnight_by) if row.overnight_by else None
            told = _("{name} 同意").format(name=agreed.name) if agreed else _("未经同意，按逾期计")
            lines.append(Line(_("留阅过夜"), told, "" if agreed else "overdue"))
    lines += _due_lines(row, now, hours)
    if row.telephone and row.place_kind == "person":
        lines.append(Line(_("电话"), row.telephone))
    if row.frozen or row.missing:
        why = _("下落不明") if row.missing else tables.freeze_words(row.frozen)
        lines.append(Line(_("停办"), why, "overdue"))
    head = copy_head(row)
    papers = [p for slip in books.slips_with(copy) for p in books.papers_about(f"slip/{slip.id}")]
    more = (
        Line(_("来源"), tables.origin_words(row.origin)),
        Line(_("来文单位"), row.body_name),
        *((Line(_("文号"), row.document_number),) if row.document_number else ()),
    )
    life = life_of(books, words, [copy_stream(copy)])
    return CardFacts(
        row.id, head.number, row.title, row.level, now=tuple(lines), verbs=copy_verbs(row), life=life,
        paper=paper_lines([*books.papers_about(copy_stream(copy)), *papers]), more=more,
    )  # fmt: skip


# what one can do


def document_verbs(
    row: DocumentRow, known: DocumentRegistered, copies: Sequence[CopyRow]
) -> tuple[Verb, ...]:
    """Only what the book would do."""
    if row.voided:
        return (Verb("document.print", _("打印"), "print"), Verb("document.excise", _("清除误录")))
    alive = [c for c in copies if c.place_kind != "ended"]
    verbs = []
    if row.eyes_only:
        verbs.append(Verb("document.handed_over", _("亲启后补"), primary=True))
    if still_missing(known):
        verbs.append(Verb("document.complete", _("补齐"), primary=not verbs))
    if not row.eyes_only and any(c.place_kind == "safe" and not c.frozen for c in copies):
        verbs.append(Verb("document.circulate", _("传阅"), "circulate"))
    verbs.append(Verb("document.copies", _("逐份查看 {n}").format(n=len(copies))))
    verbs.append(Verb("document.like_this", _("像这一份"), "like_this"))
    verbs.append(Verb("document.correct", _("更正")))
    if row.discrepancy:
        verbs.append(Verb("document.query", _("查询函")))
        verbs.append(Verb("document.settle", _("差错了结")))
    else:
        verbs.append(Verb("document.discrepancy", _("来文差错")))
    if any(c.place_kind in ("safe", "person") for c in alive):
        verbs.append(Verb("document.reproduce", _("申请复制")))
        verbs.append(Verb("document.widen", _("扩大知悉")))
    if alive and not all(c.recalled for c in alive):
        verbs.append(Verb("document.recall", _("通知收回")))
    if alive:
        verbs.append(Verb("document.end", _("凭据销账")))
    if alive and all(c.place_kind in ("safe", "ended") for c in copies):
        verbs.append(Verb("document.void", _("作废")))
    verbs.append(Verb("document.print", _("打印"), "print"))
    verbs.append(Verb("document.excise", _("清除误录")))
    return tuple(verbs)


def copy_verbs(row: CopyRow) -> tuple[Verb, ...]:
    """Only what the book would do with this copy."""
    if row.place_kind == "ended":
        return (Verb("copy.print", _("打印"), "print"),)
    verbs = []
    if row.missing:
        verbs.append(Verb("copy.found", _("已找到"), primary=True))
    elif row.place_kind == "person" and (not row.slip or row.frozen == MISSING_AT_RETURN):
        verbs.append(Verb("copy.take_back", _("收回"), "take_back", primary=True))
    elif row.place_kind == "safe" and not row.frozen:
        verbs.append(Verb("copy.hand_out", _("承办领用"), "hand_out", primary=True))
        verbs.append(Verb("copy.circulate", _("传阅"), "circulate"))
        verbs.append(Verb("copy.read", _("当面阅")))
        verbs.append(Verb("copy.move", _("换柜")))
    if row.place_kind == "person" and not row.missing:
        verbs.append(Verb("copy.overnight", _("留阅过夜")))
        verbs.append(Verb("copy.passed", _("横传记录")))
    if not row.parent and not row.missing and row.place_kind in ("safe", "person"):
        verbs.append(Verb("copy.reproduce", _("申请复制")))
    if row.frozen and not row.missing:
        verbs.append(Verb("copy.release", _("说明后恢复")))
    if not row.missing:
        verbs.append(Verb("copy.missing", _("下落不明")))
    verbs.append(Verb("copy.correct", _("更正")))
    verbs.append(Verb("copy.end", _("凭据销账")))
    verbs.append(Verb("copy.print", _("打印"), "print"))
    return tuple(verbs)


# parts


def place_words(row: CopyRow) -> str:
    """Where a copy is, by name: a safe, a person, the body it was sent to, or how its life ended."""
    if row.missing:
        return _("下落不明")
    if row.place_kind == "ended":
        return tables.ending_words(row.place)
    if row.place_kind == "outside":
        return _("已送退 {name}").format(name=row.place_name)
    return row.place_name


def place_line(row: CopyRow, now: datetime | None = None) -> Line:
    """现在 with its name, and since when."""
    since = _(" 自 {at}").format(at=said_time(row.since, now)) if now else ""
    tone = "overdue" if row.missing else "done" if row.place_kind == "ended" else ""
    return Line(_("现在"), place_words(row) + since, tone)


def numbers_words(rows: Sequence[CopyRow]) -> str:
    """Copy numbers in the shortest writing; how many where the paper bears none."""
    if any(not row.number for row in rows):
        return _("{n} 份").format(n=len(rows))
    return format_copy_numbers([row.number for row in rows])


def _places(copies: Sequence[CopyRow], now: datetime) -> list[Line]:
    """One line per place: who is out first."""
    order = {"person": 0, "outside": 1, "safe": 2, "ended": 3}
    groups: dict[tuple[int, str], list[CopyRow]] = {}
    for row in copies:
        groups.setdefault((-1 if row.missing else order[row.place_kind], place_words(row)), []).append(row)
    lines = []
    for (rank, name), rows in sorted(groups.items()):
        since = max(row.since for row in rows)
        tone = "overdue" if rank < 0 else "today" if rank == 0 else "done" if rank == 3 else ""
        told = _("{name} 自 {at}").format(name=name, at=said_time(since, now))
        lines.append(Line(numbers_words(rows), told, tone))
    return lines


def _stand(row: DocumentRow) -> tuple[Line, ...]:
    if row.voided:
        return (Line(_("作废"), _("编号保留，各份已销账"), "overdue"),)
    lines = [Line(_("份数"), _("{n} 份，在柜 {s}，在外 {o}").format(n=row.copies, s=row.in_safe, o=row.out))]
    if row.discrepancy:
        lines.append(Line(_("来文差错"), tables.discrepancy_words(row.discrepancy) or _("未了"), "overdue"))
    return tuple(lines)


def _title(row: DocumentRow) -> str:
    if row.title:
        return row.title
    return _("（亲启，未拆）") if row.eyes_only else _("（无标题）")


def _period(row: DocumentRow) -> str:
    kind = PeriodKind(row.period_kind)
    if kind is PeriodKind.UNMARKED:
        return ""
    period = SecrecyPeriod(kind, row.period_amount or 0, row.period_day, None)
    if kind is PeriodKind.CONDITION:
        return _("长期") if row.period_words == "长期" else _("按条件")
    return period_words(period)


def _due_lines(row: CopyRow, now: datetime, hours: ReturnHours | None) -> list[Line]:
    """By when it must be back at the desk (to the minute), and by when it must leave the house."""
    lines = []
    due = hours.due(row) if hours is not None else None
    if due is not None:
        lines.append(Line(_("应还"), said_time(due, now), "overdue" if now >= due else ""))
    elif row.due:
        lines.append(
            Line(_("应还"), said_day(row.due, now.date()), "overdue" if row.due < now.date() else "")
        )
    if row.return_due:
        late = row.return_due < now.date()
        lines.append(Line(_("应退"), said_day(row.return_due, now.date()), "overdue" if late else ""))
    return lines


def _tone(row: CopyRow, now: datetime, hours: ReturnHours | None) -> str:
    if hours is not None:
        return "overdue" if hours.overdue(row, now) else "today"
    return "overdue" if row.due and row.due < now.date() else "today"


def _few(copies: Sequence[CopyRow]) -> list[str]:
    return [copy_stream(c.id) for c in copies] if len(copies) <= COPIES_TOLD else []


def life_of(books: Books, words: Words, streams: Sequence[str]) -> tuple[LifeEntry, ...]:
    """Moments of several streams, the newest first; what was done to all copies at once stands once."""
    entries = [(stream, entry) for stream in streams for entry in books.timeline(stream)]
    entries.sort(key=lambda pair: pair[1].recorded.sequence, reverse=True)
    first = streams[0]
    whole = any(stream == first and stream.startswith("document/") for stream, _entry in entries)
    found: list[LifeEntry] = []
    seen: set[tuple[int, str, str]] = set()
    for stream, entry in entries:
        recorded = entry.recorded
        kind = recorded.fact.KIND
        if whole and kind == "copy.registered":
            continue  # the registration itself tells it
        key = (recorded.act, kind, stream if stream == first else recorded.happened_at.isoformat())
        if key in seen:
            continue
        seen.add(key)
        found.append(moment(books, words, entry))
    return tuple(found)


def moment(books: Books, words: Words, entry: Entry) -> LifeEntry:
    """One moment, its time in the column that the card has for it."""
    recorded = entry.recorded
    at = recorded.happened_at
    text = words.entry(books, entry)
    for told in (f"{at:%H:%M} ", f"{said_moment(at)} "):  # the card has a column for the time
        text = text.removeprefix(told)
    notes = [_("{name} 记").format(name=entry.by_name)] if entry.by_name else []
    if recorded.late or at.date() != recorded.recorded_at.date():
        notes.append(_("录入于 {at}").format(at=said_moment(recorded.recorded_at)))
    notes += excised_words(books, recorded)
    changed = changed_words(books, recorded)
    if changed:
        notes.append(changed)
    return LifeEntry(at, text, "；".join(notes), "today" if recorded.corrects else "")


def paper_lines(rows: Sequence[PaperRow]) -> tuple[PaperLine, ...]:
    """The sheets about a thing and how each stands: to be signed, back in its binder, recalled."""
    lines = []
    for row in rows:
        name = _(FORMS[row.form]) if row.form in FORMS else row.form
        lines.append(PaperLine(f"{name} {row.serial}", *_paper_state(row)))
    return tuple(lines)


def _paper_state(row: PaperRow) -> tuple[str, str]:
    if row.recalled:
        return _("收回作废"), "waiting"
    if row.binder:
        return _("已归卷 {binder}").format(binder=row.binder), "done"
    if row.signed_on:
        return _("已签回"), "done"
    if row.signed_by_hand:
        return _("待签"), "today"
    return tables.result_words(row.result) or _("未办结"), ""
