"""The register: lists by key, search as one types, duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop.operations.books import Key
from desktop.operations.views import AboveRow, DocumentRow, Page
from desktop.vault.books.shelf import Shelf, like, make, marks
from desktop.vault.projection.grams import folded, query

_COLUMNS = """
    d.seq, d.id, d.register, d.register_number, d.level, d.body, coalesce(b.name, ''), d.title,
    d.document_number, d.copies,
    (SELECT count(*) FROM copies c WHERE c.document = d.id AND c.place_kind = 'safe'),
    (SELECT count(*) FROM copies c WHERE c.document = d.id AND c.place_kind = 'person'),
    d.received_on, d.period_kind, d.period_amount, d.period_day, d.period_words, d.return_due, d.telegram,
    d.eyes_only, d.must_return, d.late, d.pending, d.discrepancy, d.voided"""
_FROM = "FROM documents d LEFT JOIN bodies b ON b.id = d.body"

# view → condition; each can use an index or is a small part of the whole
_VIEWS = {
    "all": "1",
    "top_secret": "d.register = 'top_secret'",
    "secret": "d.register = 'secret'",
    "work_secret": "d.register = 'work_secret'",
    "internal": "d.register = 'internal'",
    "pending": "d.pending > 0",
    "must_return": "d.return_due IS NOT NULL",
    "discrepancy": "d.discrepancy <> ''",
    "out": "d.id IN (SELECT document FROM copies WHERE place_kind = 'person')",
}
# sort → (columns, descending); the last column is unique
_SORTS: dict[str, tuple[tuple[str, ...], bool]] = {
    "newest": (("d.seq",), True),
    "oldest": (("d.seq",), False),
    "received": (("d.received_on", "d.seq"), True),
    "number": (("d.register_number", "d.seq"), False),
    "body": (("d.body", "d.seq"), False),
    "due": (("d.return_due", "d.seq"), False),
}
_PLACES = {"d.seq": 0, "d.register_number": 3, "d.body": 5, "d.received_on": 12, "d.return_due": 17}


class DocumentShelf(Shelf):
    """Reads of documents."""

    def document(self, document: str) -> DocumentRow | None:
        """A document by id."""
        return self._view(DocumentRow, f"SELECT {_COLUMNS} {_FROM} WHERE d.id = ?", document)

    def by_register_number(self, register_number: str) -> Sequence[DocumentRow]:
        """Documents with exactly this register number (an old one may stand twice)."""
        return self._views(
            DocumentRow, f"SELECT {_COLUMNS} {_FROM} WHERE d.register_number = ?", register_number
        )

    def documents(
        self,
        view: str = "all",
        typed: str = "",
        sort: str = "newest",
        after: Key | None = None,
        limit: int = 60,
    ) -> Page[DocumentRow]:
        """A page of the register; ``typed`` is searched in numbers, titles, remarks and bodies."""
        named = self._bodies_named(typed)
        sql, values = register_sql(view, typed, sort, after, limit, named)
        rows = self._all(sql, *values)
        found = tuple(make(DocumentRow, row) for row in rows[:limit])
        columns, _descending = _SORTS[sort]
        more = len(rows) > limit
        key = tuple(rows[limit - 1][_PLACES[c]] for c in columns) if more else None
        return Page(found, key)

    def _bodies_named(self, typed: str) -> list[str]:
        text = typed.strip()
        if len(text) < 2:
            return []
        rows = self._all("SELECT id FROM bodies WHERE name LIKE ? ESCAPE '\\' LIMIT 40", like(text))
        return [str(row[0]) for row in rows]

    def documents_of_body(self, body: str, document_number: str) -> Sequence[DocumentRow]:
        """Documents of a body with a document number: duplicates while typing (edge case 3)."""
        return self._views(
            DocumentRow,
            f"SELECT {_COLUMNS} {_FROM} WHERE d.body = ? AND d.document_number = ? AND d.voided = 0 LIMIT 20",
            body,
            document_number,
        )

    def similar(self, body: str, typed_title: str, limit: int = 5) -> Sequence[DocumentRow]:
        """Documents of the same body whose title begins alike: shown beside the entry."""
        start = typed_title.strip()[:12]
        if len(start) < 4:
            return []
        return self._views(
            DocumentRow,
            f"SELECT {_COLUMNS} {_FROM} WHERE d.body = ? AND d.title LIKE ? ESCAPE '\\' AND d.voided = 0"
            " ORDER BY d.seq DESC LIMIT ?",
            body,
            like(start)[1:],
            limit,
        )

    def words_kept_inside(self) -> Sequence[tuple[str, str, str]]:
        """Title, document number and register number of all that is not for the outside, voided or not (D21)."""
        rows = self._all(
            "SELECT title, coalesce(document_number, ''), register_number FROM documents WHERE level <> 'internal'"
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def above_machine(self) -> Sequence[AboveRow]:
        """References to the paper 专册, in its own order (D16)."""
        return self._views(
            AboveRow,
            "SELECT id, seq, volume, page, line, copies, substr(noted_at, 1, 10) FROM above_machine"
            " ORDER BY volume, page, line, seq",
        )

    def informed(self, document: str) -> Sequence[tuple[str, str, datetime, str]]:
        """Who knows of a document (F12): person, name, when, way."""
        rows = self._all(
            "SELECT i.person, coalesce(p.name, ''), i.informed_at, i.way FROM informed i"
            " LEFT JOIN persons p ON p.id = i.person WHERE i.document = ? ORDER BY i.line",
            document,
        )
        return [(r[0], r[1], datetime.fromisoformat(r[2]), r[3]) for r in rows]


def register_sql(
    view: str, typed: str, sort: str, after: Key | None, limit: int, bodies: Sequence[str] = ()
) -> tuple[str, tuple[Any, ...]]:
    """SQL and values of a page of the register (the benchmark runs the same SQL bare).

    ``bodies``  ids of issuing bodies whose name has the typed words: their papers are found too.
    """
    where: list[str] = [_VIEWS[view]]
    values: list[str | int] = []
    source, key = _FROM, "d.seq"
    text = folded(typed)
    grams = query(typed, bodies) if text else ""
    if grams:
        # the index answers in the order of its rows, so the newest page is found without sorting
        source = f"FROM words JOIN documents d ON d.seq = words.rowid {_FROM.partition('d ')[2]}"
        key = "words.rowid"
        where.append("words MATCH ?")
        values.append(grams)
    if text:
        recheck = "(d.title || ' ' || coalesce(d.document_number, '') || ' ' || d.register_number"
        recheck += " || ' ' || coalesce(d.remark, '')) LIKE ? ESCAPE '\\'"
        where.append(f"({recheck} OR d.body IN ({marks(bodies)}))")
        values += [like(typed.strip()), *bodies]
    columns, descending = _SORTS[sort]
    if sort == "due":
        where.append("d.return_due IS NOT NULL")
    columns = tuple(key if c == "d.seq" else c for c in columns)
    if after is not None:
        comparison = "<" if descending else ">"
        where.append(f"({', '.join(columns)}) {comparison} ({', '.join('?' * len(columns))})")
        values.extend(after)
    order = ", ".join(f"{c} {'DESC' if descending else 'ASC'}" for c in columns)
    sql = f"SELECT {_COLUMNS} {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?"
    return sql, (*values, limit + 1)
