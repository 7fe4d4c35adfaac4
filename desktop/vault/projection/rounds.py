"""Receipts with their envelopes, slips with copies and readers, permits."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.custody import slip_facts as sf
from desktop.custody.permit import fold_permit
from desktop.custody.receipt import UNOPENED, fold_receipt
from desktop.custody.slip import Slip, Stand, fold_slip
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive_receipt(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``receipts`` and ``envelopes``."""
    receipt = fold_receipt(name, rows)
    signed = receipt.signed
    if signed is None:
        return {}
    envelopes: list[Row] = [
        {
            "receipt": name,
            "number": e.number,
            "seal": e.seal.value,
            "level": e.level,
            "addressee": e.addressee,
            "stand": receipt.stands[e.number],
        }
        for e in signed.envelopes
    ]
    head: Row = {
        "id": name,
        "seq": rows[0].sequence,
        "delivery_list": signed.delivery_list,
        "channel": signed.channel,
        "courier": signed.courier,
        "receiver": signed.receiver,
        "sender": signed.sender,
        "signed_at": day(effective(rows)[0].happened_at),
        "envelopes": len(signed.envelopes),
        "unopened": sum(1 for stand in receipt.stands.values() if stand == UNOPENED),
    }
    return {"receipts": [head], "envelopes": envelopes}


def _state(slip: Slip) -> str:
    if slip.voided:
        return "voided"
    return "closed" if slip.closed else "open"


def derive_slip(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``slips``, ``slip_copies``, ``slip_readers``."""
    slip = fold_slip(name, rows)
    opened = next((r.fact for r in effective(rows) if isinstance(r.fact, sf.SlipOpened)), None)
    if opened is None:
        return {}
    notes: dict[str, str | None] = {}
    for row in effective(rows):
        if isinstance(row.fact, sf.InstructionNoted):
            notes[row.fact.reader] = row.fact.words
    out = slip.reader(slip.out_with) if slip.out_with else None
    head: Row = {
        "id": name,
        "seq": rows[0].sequence,
        "number": slip.number,
        "folder": slip.folder,
        "opened_on": day(slip.opened_on),
        "due_back": day(slip.due_back),
        "copies": len(slip.inside),
        "readers": sum(1 for r in slip.readers if r.stand is not Stand.CANCELLED),
        "done": sum(1 for r in slip.readers if r.stand is Stand.READ),
        "out_with": slip.out_with,
        "out_since": day(out.out_at) if out else None,
        "next_reader": slip.next_reader if slip.open else "",
        "pending": len(slip.pending),
        "missing": len(slip.missing),
        "state": _state(slip),
        "proposal": opened.proposal,
        "proposed_by": opened.proposed_by,
    }
    copies: list[Row] = [
        {"slip": name, "line": n, "copy": c, "inside": int(c in slip.inside)}
        for n, c in enumerate(slip.copies, 1)
    ]
    readers: list[Row] = [
        {
            "slip": name,
            "line": n,
            "person": r.person,
            "stand": r.stand.value,
            "way": r.way.value if r.way else "",
            "proxy": r.proxy,
            "out_at": day(r.out_at),
            "back_at": day(r.back_at),
            "approved": int(r.approved),
            "in_place_of": r.in_place_of,
            "instruction": notes.get(r.person),
            "instructed": int(r.person in notes),
        }
        for n, r in enumerate(slip.readers, 1)
    ]
    return {"slips": [head], "slip_copies": copies, "slip_readers": readers}


def derive_permit(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``permits``."""
    permit = fold_permit(name, rows)
    issued = permit.issued
    if issued is None:
        return {}
    row: Row = {
        "id": name,
        "seq": rows[0].sequence,
        "act": issued.act.value,
        "case_id": issued.case,
        "number": issued.number,
        "clause": issued.clause,
        "copies": json.dumps(issued.copies or issued.documents),
        "quantity": issued.quantity,
        "used": permit.used,
        "valid_from": day(issued.valid_from),
        "valid_to": day(issued.valid_to),
        "revoked": int(permit.revoked),
    }
    return {"permits": [row]}


RECEIPTS = Projector("receipt", (("receipts", "id"), ("envelopes", "receipt")), derive_receipt)
SLIPS = Projector("slip", (("slips", "id"), ("slip_copies", "slip"), ("slip_readers", "slip")), derive_slip)
PERMITS = Projector("permit", (("permits", "id"),), derive_permit)
