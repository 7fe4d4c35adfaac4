"""The rows of the list: items with where their review stands, batch sheets with how far they are."""

from __future__ import annotations

from desktop.operations.books import Books
from desktop.operations.review_views import BatchRow, ItemRow
from desktop.operations.reviewing.rechecking import is_older
from desktop.operations.reviewing.screened_by import lists_digest
from desktop.operations.sentences import tables
from desktop.plain.words import N_, _
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.pages.review.subject import BATCH
from desktop.windows.widgets.rows import Asked, Cell, Fetch, Row, RowKey, Rows, Sort, Toned

VIEWS = (
    ("open", N_("待审")),
    ("batches", N_("批次单")),
    ("held", N_("等答复")),
    ("to_publish", N_("已审未发")),
    ("out", N_("已公开")),
    ("kept_in", N_("不公开")),
    ("secret", N_("涉密")),
    ("all", N_("全部")),
)
NOTHING = {
    "batches": N_("没有批次单。一个科室同类的信息，按 Ctrl+D 收成一张。"),
    "held": N_("没有等答复的信息。"),
    "to_publish": N_("审完可以公开的，都已登记公开。"),
    "out": N_("还没有登记公开的信息。"),
    "kept_in": N_("没有不公开的信息。"),
    "secret": N_("没有认定涉密的文稿。"),
    "all": N_("还没有收过信息。按 F4 收一项，按 Ctrl+D 收批次单。"),
}
"""View → what it means that it is empty."""


def listing(counter: Counter) -> Fetch:
    """Pages of the list, in whatever view is asked for."""

    def fetch(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        profile = counter.desk.profile()  # before the read: it reads on the same connection

        def read(books: Books) -> Rows:
            if asked.view == "batches":
                sheets = books.batches("", after, limit)
                return Rows(tuple(_sheet_row(profile, row) for row in sheets.rows), sheets.next_key)
            items = books.items(asked.view or "open", asked.words.strip(), after, limit)
            lists = lists_digest(books, profile.weights, counter.now().date())
            return Rows(
                # each by the rules that its case began under (edge case 53)
                tuple(
                    _item_row(counter.desk.rules_named(r.definition) or profile, r, lists) for r in items.rows
                ),
                items.next_key,
            )

        return counter.desk.ask(read)

    return fetch


def _item_row(profile: Profile, row: ItemRow, lists: str) -> Row:
    kind = profile.words.item_types.get(row.item_type, row.item_type) + (_("·重要") if row.important else "")
    kind += _("·应急") if row.emergency else ""
    return Row(
        row.id,
        (row.seq,),
        {
            "number": row.number,
            "title": row.title,
            "kind": kind,
            "from": row.department_name,
            "day": row.handed_in_on,
            "stage": _stage(profile, row, lists),
        },
    )


def _stage(profile: Profile, row: ItemRow, lists: str) -> Cell:
    """What comes next, in two or three words; what stops it goes first."""
    if row.state != "review":
        tone = {"concluded": "today", "secret": "overdue", "out": "done"}.get(row.state, "waiting")
        if row.state == "concluded":
            return Toned(tables.conclusion_words(row.conclusion), tone)
        return Toned(tables.item_state_words(row.state), tone)
    if row.held:
        return Toned(_("等答复") if row.held == "refer" else _("延期"), "waiting")
    if row.barred:
        return Toned(_("与涉密有关"), "overdue")
    if row.hits_open:
        return Toned(_("{n} 处命中待判").format(n=row.hits_open), "overdue")
    if is_older(row, lists):
        return Toned(_("须重新机检"), "overdue", _("机检以后词表有变动"))
    if row.asking:
        return Toned(_("征求意见中"), "waiting")
    definition = profile.procedures.get(row.procedure)
    stage = definition.stage(row.waits_at) if definition else None
    return Toned(stage.title if stage else _("审查中"), "today")


def _sheet_row(profile: Profile, row: BatchRow) -> Row:
    told = _("共 {n} 条，单上 {standing} 条").format(n=row.lines, standing=row.standing)
    closed = row.state == "closed"
    progress = _("已判 {n}/{all}").format(n=row.judged, all=row.standing)
    return Row(
        BATCH + row.id,
        (row.seq,),
        {
            "number": row.number,
            "title": told,
            "kind": profile.words.item_types.get(row.item_type, row.item_type),
            "from": row.department_name,
            "day": row.handed_in_on,
            "stage": Toned(_("已办结"), "done") if closed else Toned(progress, "today"),
        },
    )
