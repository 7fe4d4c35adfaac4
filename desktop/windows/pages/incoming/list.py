"""The lists: the register, the copies of one document, envelopes not yet opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QTableView

from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow, DocumentRow, EnvelopeRow
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.cards import copy_head, document_head, place_words
from desktop.windows.times_shown import said_day, said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.list_view import CellDelegate
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_VIEWS = (
    ("all", N_("全部")),
    ("top_secret", N_("专册绝密")),
    ("secret", N_("秘密机密")),
    ("work_secret", N_("工作秘密")),
    ("internal", N_("内部")),
    ("out", N_("在外")),
    ("pending", N_("待补")),
    ("must_return", N_("须清退")),
    ("discrepancy", N_("来文差错")),
)
_SORTS = {
    ("number", False): "number",
    ("number", True): "newest",
    ("received", False): "oldest",
    ("received", True): "received",
    ("body", False): "body",
    ("due", False): "due",
}
"""Column and direction → order of the register; each goes along an index."""


def views() -> tuple[Offer, ...]:
    """The saved views of the register."""
    return tuple(Offer(code, _(word)) for code, word in _VIEWS)


def document_columns() -> tuple[Column, ...]:
    """Columns of the register."""
    return (
        Column("number", _("收文编号"), "number", 166, sortable=True),
        Column("marks", _("标记"), width=46),
        Column("title", _("标题"), "middle", 0),
        Column("level", _("密级"), "level", 72),
        Column("copies", _("柜/外"), width=50),
        Column("body", _("来文单位"), "middle", 92, 190, sortable=True),
        Column("document_number", _("文号"), "number", 92, 190),
        Column("received", _("收文"), "day", 80, 110, sortable=True),
        Column("due", _("应退"), width=62, wide=84, sortable=True),
    )


def fetch_documents(counter: Counter) -> Fetch:
    """Pages of the register by key."""

    def fetch(after: RowKey | None, limit: int, sort: Sort, asked: Asked) -> Rows:
        order = _SORTS.get((sort.column, sort.descending), _SORTS.get((sort.column, False), "newest"))
        found = counter.desk.ask(
            lambda books: books.documents(asked.view or "all", asked.words, order, after, limit)
        )
        today = counter.now().date()
        return Rows(tuple(_document(row, today) for row in found.rows), found.next_key)

    return fetch


def _document(row: DocumentRow, today: date) -> Row:
    due: Cell = None
    if row.return_due:
        alive = bool(row.in_safe or row.out)
        late = alive and row.return_due < today
        due = Toned(
            _short(row.return_due, today),
            "overdue" if late else "" if alive else "done",
            whole(row.return_due),
        )
    copies = f"{row.in_safe}/{row.out}"
    cells: dict[str, Cell] = {
        "number": row.register_number,
        "marks": marks(row),
        "title": document_head(row).title,
        "level": row.level,
        "copies": Toned(copies, "today" if row.out else "", _("在柜 {s}，在外 {o}，共 {n} 份").format(
            s=row.in_safe, o=row.out, n=row.copies)),
        "body": row.body_name,
        "document_number": row.document_number or "",
        "received": row.received_on,
        "due": due if due is not None else "",
    }  # fmt: skip
    return Row(row.id, (row.seq,), cells, "waiting" if row.voided else "", document_head(row))


def _short(day: date, today: date) -> str:
    """12.31, and with the year where it is another one: a narrow column."""
    return f"{day.month}.{day.day}" if day.year == today.year else f"{day.year % 100}.{day.month}.{day.day}"


def marks(row: DocumentRow) -> Toned:
    """作废, 差错, 待补, 补登, 密电, 亲启: the weightiest one; all of them on hover."""
    told = [
        (row.voided, _("作废"), "waiting"),
        (bool(row.discrepancy), _("差错"), "overdue"),
        (row.telegram, _("密电"), ""),
        (row.eyes_only, _("亲启"), ""),
        (row.late, _("补登"), "today"),
        (row.pending > 0, _("待补"), "waiting"),
    ]
    here = [(word, tone) for on, word, tone in told if on]
    if not here:
        return Toned("")
    return Toned(here[0][0], here[0][1], "、".join(word for word, _tone in here))


class RegisterDelegate(CellDelegate):
    """A voided line is struck through, as it is in the paper register."""

    def __init__(self, model: PageModel, view: QTableView) -> None:
        super().__init__(model, view)
        self._rows = model

    def initStyleOption(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        row = self._rows.row_at(index.row())
        if row is not None and row.tone == "waiting" and self._rows.columns[index.column()].id != "marks":
            option.font.setStrikeOut(True)


def copy_columns() -> tuple[Column, ...]:
    """Columns of the copies of one document."""
    return (
        Column("label", _("份号"), "number", 140, 220),
        Column("where", _("现在何处"), width=0),
        Column("since", _("自何时"), "time", 132),
        Column("due", _("应还"), width=96),
        Column("origin", _("来源"), width=80),
    )


def fetch_copies(counter: Counter, document: Callable[[], str]) -> Fetch:
    """All copies of the document shown, originals first; they come in one read and are paged from memory."""

    def fetch(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        wanted = asked.choices.get("document") or document()
        found: Sequence[CopyRow] = counter.desk.ask(lambda books: books.copies_of(wanted))
        start = int(after[0]) if after else 0
        today = counter.now().date()
        rows = tuple(_copy(row, n, today) for n, row in enumerate(found[start : start + limit], start + 1))
        return Rows(rows, (start + limit,) if start + limit < len(found) else None)

    return fetch


def _copy(row: CopyRow, place: int, today: date) -> Row:
    due = row.due or row.return_due
    cells: dict[str, Cell] = {
        "label": row.label,
        "where": Toned(place_words(row), "overdue" if row.missing else ""),
        "since": row.since,
        "due": Toned(said_day(due, today), "overdue" if due < today else "") if due else "",
        "origin": tables.origin_words(row.origin),
    }
    return Row(row.id, (place,), cells, "waiting" if row.place_kind == "ended" else "", copy_head(row))


def envelope_columns() -> tuple[Column, ...]:
    """Columns of envelopes that are signed for and not yet opened."""
    return (
        Column("envelope", _("信封号"), "number", 140),
        Column("list", _("路单号"), "number", 120),
        Column("level", _("密级"), "level", 76),
        Column("seal", _("封装"), width=96),
        Column("addressee", _("亲启"), width=0),
        Column("signed", _("签收"), "time", 132),
    )


def fetch_envelopes(counter: Counter) -> Fetch:
    """Envelopes that wait, in the order of signing."""

    def fetch(after: RowKey | None, limit: int, _sort: Sort, _asked: Asked) -> Rows:
        found = counter.desk.ask(lambda books: books.envelopes_unopened())
        start = int(after[0]) if after else 0
        rows = tuple(_envelope(row, n) for n, row in enumerate(found[start : start + limit], start + 1))
        return Rows(rows, (start + limit,) if start + limit < len(found) else None)

    return fetch


def _envelope(row: EnvelopeRow, place: int) -> Row:
    whole = row.seal == "intact"
    cells: dict[str, Cell] = {
        "envelope": row.number,
        "list": row.delivery_list,
        "level": row.level,
        "seal": Toned(tables.seal_words(row.seal), "" if whole else "overdue"),
        "addressee": row.addressee_name,
        "signed": row.signed_at,
    }
    return Row(envelope_id(row), (place,), cells, head=None)


def envelope_id(row: EnvelopeRow) -> str:
    """An envelope has no id of its own: its receipt and its number."""
    return f"{row.receipt}\t{row.number}"


def envelope_card(row: EnvelopeRow, counter: Counter) -> CardFacts:
    """What can be done with an envelope: A6.1.1d, A6.1.1e."""
    if row.addressee:
        verbs = [Verb("envelope.deliver", _("亲启送交"), primary=True)]
    else:
        verbs = [Verb("envelope.open", _("拆封"), primary=True)]
    verbs.append(Verb("envelope.return", _("错投退回")))
    now = [Line(_("封装"), tables.seal_words(row.seal), "" if row.seal == "intact" else "overdue")]
    if row.addressee:
        now.append(Line(_("收件人"), row.addressee_name))
    now.append(Line(_("签收"), said_time(row.signed_at, counter.now())))
    title = _("信封 {number}").format(number=row.number)
    number = _("路单 {list}").format(list=row.delivery_list) if row.delivery_list else level_word(row.level)
    return CardFacts(envelope_id(row), number, title, row.level, now=tuple(now), verbs=tuple(verbs))
