"""The lists of this page: balance, who held what, sheets that left, what is open, what the paper in hand may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.custody.levels import Level
from desktop.operations.books import Books
from desktop.operations.sheets import open_matters
from desktop.operations.sheets.sheet_facts import Cells, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.views import CopyRow, HoldingRow
from desktop.plain.words import _
from desktop.windows.levels_shown import CODES, level_word
from desktop.windows.pages.inspection.registers import import_columns, output_columns
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line
from desktop.windows.widgets.rows import Cell, Column, Row, Toned

BALANCE, HELD, PRINTS, IMPORTS, OPEN, FOUND = "balance", "held", "prints", "imports", "open", "found"


def columns() -> dict[str, tuple[Column, ...]]:
    """View → its columns. Numbers stand to the right, under their headings."""
    level = Column("level", _("密级"), "level", 84)
    number, title = Column("number", _("编号"), "number", 190, 250), Column("title", _("标题"), "middle", 0)
    return {
        BALANCE: (
            level,
            *(Column(name, word, "sum", 76) for name, word in (
                ("opening", _("期初")), ("received", _("收文")), ("made", _("复制")), ("total", _("合计")),
                ("safe", _("在柜")), ("out", _("在外")), ("away", _("送退未回")), ("ended", _("已结")),
            )),
            Column("proof", _("平衡"), width=0),
        ),
        HELD: (number, level, title, Column("from", _("自何时"), width=130), Column("to", _("至"), width=130)),
        PRINTS: output_columns(),
        IMPORTS: import_columns(),
        OPEN: (
            Column("kind", _("事项"), width=84), Column("number", _("编号"), "number", 150, 250),
            Column("level", _("密级"), "level", 64), title, Column("who", _("谁"), width=76, wide=140),
            Column("due", _("期限"), width=106), Column("why", _("为什么"), "middle", 150, 420),
        ),
        FOUND: (
            number, level, title, Column("body", _("来文单位"), "middle", 150, 240), Column("day", _("收文"), "day", 84),
        ),
    }  # fmt: skip


def balance(books: Books) -> list[Row]:
    """期初＋收文＋复制 = 在柜＋在外＋送退＋已结, by level, and together."""
    found = sorted(books.balance(), key=lambda one: -Level(one.level).height)
    numbers = [
        (one.level, (one.opening, one.received, one.made, one.in_safe, one.with_persons, one.outside, one.ended))
        for one in found
    ]  # fmt: skip
    rows = [_sums(level, of) for level, of in numbers]
    if len(rows) > 1:
        rows.append(_sums("", tuple(sum(part) for part in zip(*(of for _level, of in numbers), strict=True))))
    return rows


def _sums(level: str, of: Sequence[int]) -> Row:
    opening, received, made, safe, out, away, ended = of
    sound = opening + received + made == safe + out + away + ended
    cells: dict[str, Cell] = {
        "level": level,
        "opening": str(opening),
        "received": str(received),
        "made": str(made),
        "total": str(opening + received + made),
        "safe": str(safe),
        "out": str(out),
        "away": str(away),
        "ended": str(ended),
        "proof": Toned(_("相符") if level else _("合计，相符"), "done") if sound else Toned(_("不符"), "overdue"),
    }  # fmt: skip
    return Row(f"level/{level}", (level,), cells, "" if sound else "overdue")


def held_then(row: HoldingRow, now: datetime) -> Row:
    """A stay of a copy with a person, at the moment asked about."""
    cells: dict[str, Cell] = {
        "number": f"{row.register_number}-{row.label}",
        "level": row.level,
        "title": row.title,
        "from": said_time(row.from_at, now),
        "to": said_time(row.to_at, now) if row.to_at else _("至今"),
    }
    return Row(f"copy/{row.copy}@{row.from_at.isoformat()}", (row.copy,), cells)


def held_now(row: CopyRow, now: datetime, late: bool) -> Row:
    """A copy that a person has."""
    cells: dict[str, Cell] = {
        "number": f"{row.register_number}-{row.label}",
        "level": row.level,
        "title": row.title,
        "from": Toned(said_time(row.since, now), "overdue" if late else ""),
        "to": Toned(_("逾期"), "overdue") if late else _("至今"),
    }
    return Row(f"copy/{row.id}", (row.id,), cells)


def open_rows(source: Source, words: str) -> list[Row]:
    """What is open and why, as on the sheet."""
    lines = open_matters.facts(source, _NO_WISH).slots["lines"]
    rows = []
    for place, line in enumerate(lines if isinstance(lines, Sequence) and not isinstance(lines, str) else ()):
        told = " ".join(line.values())
        if words and words not in told:
            continue
        why = f"{line['reason']}  {line['clause']}".strip()
        cells: dict[str, Cell] = {
            "kind": line["kind"],
            "number": line["number"],
            "level": _level_in(line["classification"]),
            "title": line["title"],
            "who": line["with_whom"],
            "due": line["due"],
            "why": Toned(why, "", why),
        }
        thing = f"open/{place}"
        rows.append(
            Row(thing, (place,), cells, head=_open_card(thing, line, _level_in(line["classification"])))
        )
    return rows


def _open_card(thing: str, line: Cells, level: str) -> CardFacts:
    """The whole of a line that is elided in the list."""
    told = (
        (_("谁"), line["with_whom"]),
        (_("自"), line["since"]),
        (_("期限"), line["due"]),
        (_("为什么"), line["reason"]),
        (_("依据"), line["clause"]),
    )
    return CardFacts(
        thing,
        line["number"],
        line["title"] or line["kind"],
        level,
        now=tuple(Line(label, words) for label, words in told if words),
    )


def _level_in(classification: str) -> str:
    """机密★10年 → secret."""
    return next((code for code in CODES if classification.startswith(level_word(code))), "")


_NO_WISH = Wanted()


def found(books: Books, documents: Sequence[str]) -> list[Row]:
    """Documents that the paper in hand may be."""
    rows = []
    for one in documents:
        row = books.document(one)
        if row is not None:
            cells: dict[str, Cell] = {
                "number": row.register_number,
                "level": row.level,
                "title": row.title,
                "body": row.body_name,
                "day": row.received_on,
            }
            rows.append(Row(f"document/{row.id}", (row.seq,), cells))
    return rows
