"""Receipts and envelopes, permits, cases, clearance returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.books import Key
from desktop.operations.owed_ink import OwedInk
from desktop.operations.views import (
    CaseRow,
    ClearanceLineRow,
    ClearanceRow,
    EnvelopeRow,
    Page,
    PermitRow,
    ReceiptRow,
)
from desktop.vault.books.shelf import Shelf, in_state, make

_RECEIPT = """SELECT r.id, r.seq, r.delivery_list, r.channel, r.courier, r.receiver, coalesce(p.name, ''),
    r.sender, coalesce(b.name, ''), r.signed_at, r.envelopes, r.unopened
    FROM receipts r LEFT JOIN persons p ON p.id = r.receiver LEFT JOIN bodies b ON b.id = r.sender"""
_PERMIT = "SELECT id, act, case_id, number, clause, copies, quantity, used, valid_to, revoked FROM permits"
_CLEARANCE = """SELECT c.id, c.seq, c.number, c.collector, coalesce(b.name, ''), c.received_on, c.due, c.lines,
    c.unmatched, c.state FROM clearances c LEFT JOIN bodies b ON b.id = c.collector"""


class RoundShelf(Shelf):
    """Reads of receipts, permits, cases, clearances."""

    def receipts(self, after: Key | None = None, limit: int = 60) -> Page[ReceiptRow]:
        """A page of receipts, newest first."""
        where, values = ("r.seq < ?", [after[0]]) if after else ("1", [])
        rows = self._all(f"{_RECEIPT} WHERE {where} ORDER BY r.seq DESC LIMIT ?", *values, limit + 1)
        key = (rows[limit - 1][1],) if len(rows) > limit else None
        return Page(tuple(make(ReceiptRow, r) for r in rows[:limit]), key)

    def envelopes_unopened(self) -> Sequence[EnvelopeRow]:
        """Signed for and not yet opened, the oldest first (D3)."""
        return self._views(
            EnvelopeRow,
            "SELECT e.receipt, e.number, e.seal, e.level, e.addressee, coalesce(p.name, ''), e.stand,"
            " r.delivery_list, r.signed_at FROM receipts r INDEXED BY receipts_unopened"
            " CROSS JOIN envelopes e ON e.receipt = r.id"
            " LEFT JOIN persons p ON p.id = e.addressee"
            " WHERE r.unopened > 0 AND e.stand = 'unopened' ORDER BY r.seq, e.number",
        )

    def permit(self, permit: str) -> PermitRow | None:
        """A permit by id."""
        return self._view(PermitRow, f"{_PERMIT} WHERE id = ?", permit)

    def permits_usable(self, act: str, copy: str, on: date) -> Sequence[PermitRow]:
        """Permits of a kind that are valid on a day and not used up, for a copy."""
        day = on.isoformat()
        rows = self._all(
            f"{_PERMIT} WHERE act = ? AND revoked = 0 AND used < quantity"
            " AND (valid_from IS NULL OR valid_from <= ?) AND (valid_to IS NULL OR valid_to >= ?) ORDER BY seq",
            act,
            day,
            day,
        )
        permits = [make(PermitRow, r) for r in rows]
        return [p for p in permits if not copy or not p.copies or copy in p.copies]

    def permits_of(self, case: str) -> Sequence[PermitRow]:
        """The permits a case gave."""
        return self._views(PermitRow, f"{_PERMIT} WHERE case_id = ? ORDER BY seq", case)

    def cases(self, procedure: str = "", state: str = "open", limit: int = 200) -> Sequence[CaseRow]:
        """Cases, newest first; empty: of every procedure, in every state."""
        where, values = ["1"], []
        if procedure:
            where.append("procedure = ?")
            values.append(procedure)
        if state:
            where.append(in_state("state", state))
        return self._cases(where, values, state, limit)

    def approvals(self, state: str, limit: int) -> Sequence[CaseRow]:
        """Cases about papers of the register, newest first; what is to be published has lists of its own."""
        where = ["about <> 'item'", *([in_state("state", state)] if state else [])]
        return self._cases(where, [], state, limit)

    def _cases(
        self, where: Sequence[str], values: Sequence[str], state: str, limit: int
    ) -> Sequence[CaseRow]:
        # + : the few that are open are sorted, instead of all there ever were being walked in order
        order = "+seq" if state == "open" else "seq"
        return self._views(
            CaseRow,
            "SELECT id, seq, procedure, number, subject, opened_on, stage, state, prepared_by FROM cases"
            f" WHERE {' AND '.join(where)} ORDER BY {order} DESC LIMIT ?",
            *values,
            limit,
        )

    def ink_owed(self, limit: int) -> Sequence[OwedInk]:
        """Oral consents without their ink, the earliest promised first; the lines of a batch sheet as one (D14)."""
        return self._views(
            OwedInk,
            "SELECT coalesce(b.id, i.id, c.id), c.about = 'item', coalesce(b.number, c.number),"
            " CASE WHEN b.id IS NULL THEN coalesce(i.title, '') ELSE '' END, min(c.ink_due), count(*)"
            " FROM cases c LEFT JOIN items i ON c.about = 'item' AND i.id = c.subject"
            " LEFT JOIN batch_sheet_lines l ON l.item = i.id AND l.case_id = c.id AND l.out = ''"
            " LEFT JOIN batch_sheets b ON b.id = l.batch WHERE c.ink_due IS NOT NULL"
            " GROUP BY coalesce(b.id, c.id) ORDER BY min(c.ink_due), min(c.seq) LIMIT ?",
            limit,
        )

    def clearance(self, clearance: str) -> ClearanceRow | None:
        """A clearance return by id."""
        return self._view(ClearanceRow, f"{_CLEARANCE} WHERE c.id = ?", clearance)

    def clearances(self, state: str = "", limit: int = 100) -> Sequence[ClearanceRow]:
        """Clearance returns, newest first."""
        where, values = ("c.state = ?", [state]) if state else ("1", [])
        return self._views(
            ClearanceRow, f"{_CLEARANCE} WHERE {where} ORDER BY c.seq DESC LIMIT ?", *values, limit
        )

    def clearance_lines(self, clearance: str) -> Sequence[ClearanceLineRow]:
        """The lines in the collector's order; what the list does not name comes last."""
        return self._views(
            ClearanceLineRow,
            "SELECT line, part, body, document_number, title, copy_numbers, wanted, match, document, copies,"
            " proof FROM clearance_lines WHERE clearance = ? ORDER BY line = 0, line, part",
            clearance,
        )
