"""输出登记 and 导入登记 (D19): what left and what came in, newest first, with their cards."""

from __future__ import annotations

from datetime import datetime

from desktop.operations.books import Books, Days
from desktop.operations.review_views import ImportRow, OutputRow
from desktop.operations.sentences import tables
from desktop.operations.sheets.print_log import carrier, purpose
from desktop.operations.views import PaperRow
from desktop.plain.words import _
from desktop.windows.levels_shown import level_word
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Section, Verb
from desktop.windows.widgets.rows import Asked, Cell, Column, Row, RowKey, Rows, Toned

_MOST_LOOKED_THROUGH = 20_000
_PAGE = 200


def output_columns() -> tuple[Column, ...]:
    """When, who, what, on what, why."""
    return (
        Column("serial", _("流水号"), width=72),
        Column("form", _("单据"), "middle", 0),
        Column("level", _("密级"), "level", 84),
        Column("pages", _("页"), "sum", 40),
        Column("by", _("谁"), width=76),
        Column("at", _("时间"), "time", 108),
        Column("carrier", _("载体"), "middle", 112, 180),
        Column("state", _("去向和用途"), "middle", 190, 320),
    )


def import_columns() -> tuple[Column, ...]:
    """When, how, on what, by whom, how many."""
    return (
        Column("at", _("时间"), "time", 116),
        Column("way", _("方式"), width=84),
        Column("medium", _("介质编号"), "middle", 0),
        Column("by", _("送来人"), "middle", 136, 200),
        Column("approval", _("审批单号"), "middle", 176, 260),
        Column("files", _("文件"), "sum", 52),
        Column("drafts", _("作文稿"), "sum", 64),
    )


def outputs(books: Books, after: RowKey | None, limit: int, asked: Asked, days: Days) -> Rows:
    """Sheets and masked copies in one order; the words are looked for in all that a line says."""
    words, rows = asked.words.strip(), list[Row]()
    key: tuple[str | int, ...] | None = after
    looked, size = 0, max(limit, _PAGE) if words else limit
    while True:
        papers, copies = books.papers("all", key, size, days), books.outputs(key, size, days)
        found: list[PaperRow | OutputRow] = [*papers.rows, *copies.rows]
        page = sorted(found, key=lambda one: -one.seq)[:size]
        more = len(page) < len(found) or papers.next_key is not None or copies.next_key is not None
        rows += [row for row in map(_output, page) if not words or words in _said(row)]
        key, looked = (page[-1].seq,) if more and page else None, looked + len(page)
        if key is None or len(rows) >= limit or looked >= _MOST_LOOKED_THROUGH:
            return Rows(tuple(rows), key)


def imports(books: Books, after: RowKey | None, limit: int, asked: Asked, days: Days) -> Rows:
    """Entries of the 导入登记."""
    words, rows, looked = asked.words.strip(), list[Row](), 0
    key: tuple[str | int, ...] | None = after
    while True:
        page = books.imports(key, max(limit, _PAGE) if words else limit, days)
        rows += [row for row in map(_import, page.rows) if not words or words in _said(row)]
        key, looked = page.next_key, looked + len(page.rows)
        if key is None or len(rows) >= limit or looked >= _MOST_LOOKED_THROUGH:
            return Rows(tuple(rows), key)


def _said(row: Row) -> str:
    return " ".join(cell.text if isinstance(cell, Toned) else str(cell) for cell in row.cells.values())


def _output(one: PaperRow | OutputRow) -> Row:
    return _paper(one) if isinstance(one, PaperRow) else _copy(one)


def _paper(row: PaperRow) -> Row:
    state, tone = _state(row)
    told = purpose(row.reason, row.receiver)
    if row.replaces:
        state = _("补打，代{serial}；{state}").format(serial=row.replaces, state=state)
    said = "；".join(part for part in (state, told) if part)
    cells: dict[str, Cell] = {
        "serial": row.serial,
        "form": tables.form_words(row.form),
        "level": row.level,
        "pages": str(row.pages),
        "by": row.issued_by_name,
        "at": row.issued_at,
        "carrier": carrier(row),
        "state": Toned(said, tone, said),
    }
    return Row(f"paper/{row.serial}", (row.seq,), cells)


def _copy(row: OutputRow) -> Row:
    told = purpose(row.reason, row.receiver)
    cells: dict[str, Cell] = {
        "serial": "",
        "form": _("遮盖副本 {number}").format(number=row.number),
        "level": row.level,
        "pages": "",
        "by": row.made_by_name,
        "at": row.made_at,
        "carrier": row.medium,
        "state": Toned(told, "", told),
    }
    return Row(f"output/{row.seq}", (row.seq,), cells)


def _state(row: PaperRow) -> tuple[str, str]:
    if row.recalled:
        return _("收回作废"), "waiting"
    if row.binder is not None:
        return _("已归 {binder}").format(binder=row.binder), "done"
    if not row.result:
        return _("打印结果未记"), "overdue"
    if row.signed_by_hand and row.result == "printed":
        return _("待签回"), "today"
    return tables.result_words(row.result), ""


def _import(row: ImportRow) -> Row:
    cells: dict[str, Cell] = {
        "at": row.entered_at,
        "way": tables.import_way_words(row.way),
        "medium": row.medium,
        "by": f"{row.department} {row.brought_by_name}".strip(),
        "approval": row.approval,
        "files": str(row.files),
        "drafts": str(row.drafts),
    }
    return Row(f"import/{row.id}", (row.seq,), cells)


def output_card(books: Books, seq: int) -> CardFacts | None:
    """A masked copy, whole."""
    found = next(iter(books.outputs((seq + 1,), 1).rows), None)
    if found is None or found.seq != seq:
        return None
    now = (
        Line(_("事由"), found.reason),
        Line(_("接收人"), found.receiver),
        Line(_("介质"), found.medium),
        Line(_("密级"), level_word(found.level) if found.level else _("不定密级（公开）")),
        Line(_("遮盖"), _("{n} 处").format(n=found.passages)),
        Line(_("办理"), f"{found.made_at:%Y-%m-%d %H:%M}  {found.made_by_name}"),
    )
    more = (
        Line(_("文件"), found.name),
        Line(_("大小"), _("{n} 字节").format(n=found.size)),
        Line("SHA-256", found.sha256[:32]),
        Line(_("信息"), found.title),
    )
    return CardFacts(f"output/{seq}", found.number, _("遮盖副本"), found.level, now=now, more=more)


def import_card(books: Books, entry: str, now: datetime) -> CardFacts | None:
    """An entry with each of its files, and what it became."""
    found = books.import_entry(entry)
    if found is None:
        return None
    lines = (
        Line(_("方式"), tables.import_way_words(found.way)),
        *((Line(_("介质"), found.medium),) if found.medium else ()),
        Line(_("送来人"), f"{found.department} {found.brought_by_name}".strip()),
        Line(_("审批单"), found.approval or _("没有填")),
        Line(_("登记"), f"{said_time(found.entered_at, now)}  {found.entered_by_name}"),
    )
    verbs = (Verb("import.correct", _("更正导入登记")),)
    files = []
    for file in books.import_files(entry):
        used = _("→ {number} {title}").format(number=file.number, title=file.title)
        name = file.name or _("（纸质文稿）")
        told = used if file.item else _("未用作文稿")
        files.append(Line("", name))
        if file.name:
            told = _("{told}；SM3 {print}，{n} 字节").format(
                told=told, print=_grouped(file.sm3[:16]), n=file.size
            )
        files.append(Line("", told, "waiting"))
    title = (
        _("{n} 个文件").format(n=found.files) if found.files else _("纸质文稿 {n} 份").format(n=found.drafts)
    )
    return CardFacts(
        f"import/{entry}",
        found.medium,
        title,
        now=lines,
        verbs=verbs,
        sections=(Section(_("文件"), tuple(files)),),
    )


def _grouped(digits: str) -> str:
    """By four, so that a line may break between them and an eye compares them."""
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))
