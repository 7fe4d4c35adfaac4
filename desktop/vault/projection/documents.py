"""The register: one row per document, its words in the search index, who knows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.custody import document_facts as f
from desktop.custody.period import ends_on
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.vault.projection.grams import grams
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``documents``, ``words``, ``informed``."""
    seq = rows[0].sequence
    known: f.DocumentRegistered | None = None
    discrepancy, voided = "", False
    informed: list[Row] = []
    above: list[Row] = []
    for row in effective(rows):
        match row.fact:
            case f.DocumentRegistered():
                known = row.fact
            case f.DocumentCompleted() if known:
                known = replace(known, details=row.fact.details)
            case f.EyesOnlyHandedOver() if known:
                known = replace(
                    known,
                    title=row.fact.title,
                    level=row.fact.level,
                    period=row.fact.period,
                    details=row.fact.details,
                    eyes_only=False,
                )
            case f.DiscrepancyNoted():
                discrepancy = row.fact.code
            case f.DiscrepancySettled():
                discrepancy = ""
            case f.DocumentVoided():
                voided = True
            case f.PersonsInformed():
                informed.extend(_informed(name, row, row.fact, len(informed)))
            case f.AboveMachineNoted():
                above.append(_above(name, row, row.fact))
            case _:
                pass
    if known is None:
        return {"above_machine": above}
    words = [known.title, known.details.document_number, known.register_number, known.details.remark]
    return {
        "documents": [_row(name, seq, known, discrepancy, voided)],
        "words": [{"rowid": seq, "grams": grams(words, known.issuing_body)}],
        "informed": informed,
    }


def _above(name: str, row: Recorded, fact: f.AboveMachineNoted) -> Row:
    return {
        "id": name,
        "seq": row.sequence,
        "volume": fact.volume,
        "page": fact.page,
        "line": fact.line,
        "copies": fact.copies,
        "noted_at": day(row.happened_at),
    }


def _informed(name: str, row: Recorded, fact: f.PersonsInformed, before: int) -> list[Row]:
    return [
        {
            "document": name,
            "line": before + n,
            "person": person,
            "informed_at": day(row.happened_at),
            "way": fact.way,
            "permit": fact.permit,
        }
        for n, person in enumerate(fact.persons, 1)
    ]


def pending_fields(known: f.DocumentRegistered) -> int:
    """How many of the fields that may follow are still empty (待补, D4)."""
    d = known.details
    waiting = (d.document_number, d.issued_on, d.pages, d.channel)
    return sum(1 for value in waiting if not value)


def _row(name: str, seq: int, known: f.DocumentRegistered, discrepancy: str, voided: bool) -> Row:
    d, p = known.details, known.period
    return {
        "seq": seq,
        "id": name,
        "register": known.register,
        "register_number": known.register_number,
        "series": known.series,
        "year": known.year,
        "number": known.number,
        "level": known.level.value,
        "body": known.issuing_body,
        "title": known.title,
        "document_number": d.document_number,
        "copies": known.copies,
        "copies_listed": known.copies_listed,
        "received_on": day(known.received_on),
        "registered_on": day(known.registered_on),
        "receiver": known.receiver,
        "source": known.source.value,
        "period_kind": p.kind.value,
        "period_amount": p.amount,
        "period_day": day(p.day),
        "period_words": p.words,
        "ends_on": day(ends_on(p, d.issued_on)),
        "issued_on": day(d.issued_on),
        "urgency": d.urgency,
        "carrier": d.carrier,
        "pages": d.pages,
        "attachments": d.attachments,
        "channel": d.channel,
        "delivery_list": d.delivery_list,
        "envelope": d.envelope,
        "seal": d.seal,
        "stamped": int(d.stamped),
        "copying": d.copying,
        "widening": d.widening,
        "handling": d.handling,
        "remark": d.remark,
        "telegram": int(known.telegram),
        "eyes_only": int(known.eyes_only),
        "addressee": known.addressee,
        "code_word": int(known.code_word),
        "must_return": int(known.must_return),
        "return_due": day(known.return_due),
        "receipt": known.receipt,
        "late": int(known.late),
        "pending": 0 if voided else pending_fields(known),
        "discrepancy": discrepancy,
        "voided": int(voided),
    }


DOCUMENTS = Projector(
    "document",
    (("documents", "seq"), ("words", "rowid"), ("informed", "document"), ("above_machine", "id")),
    derive,
    by_first_sequence=frozenset({"documents", "words"}),
)
