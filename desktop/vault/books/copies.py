"""Copies: where each is, who holds what, who held it then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from desktop.operations.views import CopyRow, HoldingRow
from desktop.vault.books.shelf import Shelf, like

_PLACE_NAME = """CASE c.place_kind WHEN 'safe' THEN coalesce(s.name, '') WHEN 'person' THEN coalesce(p.name, '')
    WHEN 'outside' THEN coalesce(o.name, '') ELSE '' END"""
_JOINS = """LEFT JOIN safes s ON c.place_kind = 'safe' AND s.id = c.place
    LEFT JOIN persons p ON c.place_kind = 'person' AND p.id = c.place
    LEFT JOIN bodies o ON c.place_kind = 'outside' AND o.id = c.place"""
_SELECT = f"""SELECT c.id, c.seq, c.document, d.register_number, c.number, c.label, c.level, d.title,
    coalesce(b.name, ''), d.document_number, c.place_kind, c.place, {_PLACE_NAME}, c.since, c.slip, c.purpose,
    c.due, c.return_due, c.frozen, c.missing, c.recalled, c.parent, c.origin, c.chases, c.incidents,
    c.overnight, c.clearance, p.telephone, c.overnight_by
    FROM copies c JOIN documents d ON d.id = c.document LEFT JOIN bodies b ON b.id = d.body {_JOINS}"""
_HOLDING = f"""SELECT h.copy, k.label, d.register_number, d.title, k.level, c.place_kind, c.place, {_PLACE_NAME},
    h.from_at, h.to_at FROM holdings h JOIN (SELECT copy AS id, line, place_kind, place FROM holdings) c
    ON c.id = h.copy AND c.line = h.line JOIN copies k ON k.id = h.copy JOIN documents d ON d.id = k.document
    {_JOINS}"""
# each part goes through an index alone, never through the wide rows: typed keys wait for the answer
_TAILED = """SELECT id FROM documents WHERE seq IN (
    SELECT seq FROM documents WHERE number = ? AND series <> ''
    UNION ALL SELECT seq FROM documents WHERE register_number LIKE ? ESCAPE '\\')"""
_NUMBERED = "SELECT id FROM copies WHERE number <> '' AND ltrim(number, '0') = ?"
# 绝密 first, then by how long it has been out (peers: chase in the order of risk)
_RISK = "CASE c.level WHEN 'top_secret' THEN 0 WHEN 'secret' THEN 1 WHEN 'confidential' THEN 2 ELSE 3 END"


class CopyShelf(Shelf):
    """Reads of copies."""

    def copy(self, copy: str) -> CopyRow | None:
        """A copy by id."""
        return self._view(CopyRow, f"{_SELECT} WHERE c.id = ?", copy)

    def copy_by_seq(self, seq: int) -> CopyRow | None:
        """A copy by the number in its scan code."""
        return self._view(CopyRow, f"{_SELECT} WHERE c.seq = ?", seq)

    def copies_of(self, document: str) -> Sequence[CopyRow]:
        """All copies of a document, reproductions after their originals."""
        return self._views(
            CopyRow, f"{_SELECT} WHERE c.document = ? ORDER BY c.parent <> '', c.seq", document
        )

    def copies_at(self, place_kind: str, place: str = "", limit: int = 500) -> Sequence[CopyRow]:
        """What a person holds, or what lies in a safe."""
        where, values = "c.place_kind = ?", [place_kind]
        if place:
            where, values = f"{where} AND c.place = ?", [place_kind, place]
        return self._views(
            CopyRow, f"{_SELECT} WHERE {where} ORDER BY {_RISK}, c.since, c.seq LIMIT ?", *values, limit
        )

    def copies_newest(self, place_kinds: Sequence[str], limit: int) -> Sequence[CopyRow]:
        """What lies or is held at these kinds of place, the last registered first: what is offered for choosing."""
        marks = ",".join("?" for _kind in place_kinds)
        # + : along seq, so that no more is read than is answered
        where = f"+c.place_kind IN ({marks}) ORDER BY c.seq DESC LIMIT ?"
        return self._views(CopyRow, f"{_SELECT} WHERE {where}", *place_kinds, limit)

    def copies_held_up(self, limit: int) -> Sequence[CopyRow]:
        """Live copies that may not move, or are missing, in the order of risk."""
        where = "(c.frozen <> '' OR c.missing = 1) AND c.place_kind IN ('safe', 'person')"
        return self._views(CopyRow, f"{_SELECT} WHERE {where} ORDER BY {_RISK}, c.seq LIMIT ?", limit)

    def copies_out(self, limit: int = 500) -> Sequence[CopyRow]:
        """All that is out of the officer's hands in the house, in the order of risk."""
        return self.copies_at("person", "", limit)

    def copies_due(self, until: date, limit: int = 500) -> Sequence[CopyRow]:
        """Live copies that must be returned by a day, the earliest first."""
        return self._views(
            CopyRow,
            f"{_SELECT} WHERE c.return_due <= ? AND +c.place_kind IN ('safe', 'person')"
            " ORDER BY c.return_due, c.seq LIMIT ?",
            until.isoformat(),
            limit,
        )

    def by_tail(self, tail: str, limit: int = 10) -> Sequence[CopyRow]:
        """Live copies by the tail of register number or copy number: ``17``, ``17-23`` (D11)."""
        number, _dash, copy = tail.strip().replace("－", "-").partition("-")
        if not number:
            return []
        stem = number.lstrip("0") or number
        values: list[Any] = [int(stem) if stem.isdigit() else -1, f"%{like(number)[1:-1]}"]
        if copy:
            where = f"c.document IN ({_TAILED}) AND (ltrim(c.number, '0') = ? OR c.label LIKE ? ESCAPE '\\')"
            values += [copy.lstrip("0"), f"%{like(copy)[1:-1]}"]
        else:
            where = f"c.id IN (SELECT id FROM copies WHERE document IN ({_TAILED}) UNION ALL {_NUMBERED})"
            values.append(stem)
        return self._views(
            CopyRow,
            f"{_SELECT} WHERE {where} AND c.place_kind <> 'ended' ORDER BY d.year DESC, c.seq DESC LIMIT ?",
            *values,
            limit,
        )

    def holdings(self, copy: str) -> Sequence[HoldingRow]:
        """Every stay of a copy, in order."""
        return self._views(HoldingRow, f"{_HOLDING} WHERE h.copy = ? ORDER BY h.line", copy)

    def held_at(self, person: str, moment: datetime) -> Sequence[HoldingRow]:
        """What a person held at a moment, as known today."""
        return self._held("h.place = ?", moment, person)

    def out_at(self, moment: datetime) -> Sequence[HoldingRow]:
        """All that was with persons at a moment, as known today: what a day closed later is closed with."""
        return self._held("1", moment)

    def _held(self, whose: str, moment: datetime, *values: str) -> Sequence[HoldingRow]:
        at = moment.isoformat(timespec="seconds")
        return self._views(
            HoldingRow,
            f"{_HOLDING} WHERE h.place_kind = 'person' AND {whose} AND h.from_at <= ?"
            " AND (h.to_at IS NULL OR h.to_at > ?) ORDER BY h.from_at",
            *values,
            at,
            at,
        )
