"""A document as it is known today: what was registered, corrected, completed and handed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.custody.document_facts import DocumentCompleted, DocumentRegistered, EyesOnlyHandedOver
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded


def as_known(stream: Iterable[Recorded]) -> DocumentRegistered | None:
    """The registration with everything that followed; None where the stream registers no document."""
    known: DocumentRegistered | None = None
    for row in effective(stream):
        match row.fact:
            case DocumentRegistered():
                known = row.fact
            case DocumentCompleted() if known:
                known = replace(known, details=row.fact.details)
            case EyesOnlyHandedOver() if known:
                known = replace(
                    known,
                    title=row.fact.title,
                    level=row.fact.level,
                    period=row.fact.period,
                    details=row.fact.details,
                    eyes_only=False,
                )
            case _:
                pass
    return known


def still_missing(known: DocumentRegistered) -> tuple[str, ...]:
    """Fields that may follow and have not yet (待补, D4): document_number · issued_on · pages · channel."""
    details = known.details
    waiting = {
        "document_number": details.document_number,
        "issued_on": details.issued_on,
        "pages": details.pages,
        "channel": details.channel,
    }
    return tuple(name for name, value in waiting.items() if not value)
