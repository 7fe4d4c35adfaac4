"""From what was entered to the command, and from a registration back to what would be typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.custody.document_facts import Details, DocumentRegistered, Source
from desktop.custody.levels import Level
from desktop.custody.period import UNMARKED, presumed
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.sentences import tables
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.plain.typed import PeriodKind
from desktop.plain.typed.periods import period_words
from desktop.plain.words import _
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.incoming.fields import day_text
from desktop.windows.pages.typed import Copies
from desktop.windows.widgets.field_spec import Entered

FIELD_OF = {"numbers": "copies", "copy_numbers": "copies", "must_return": "return_due"}
"""Field of the command → field of the strip, where they differ."""


def at_field(refusal: Refusal) -> Refusal:
    """The refusal, pointing at the field of the strip."""
    return refusal.at(FIELD_OF.get(refusal.field, refusal.field))


def details_of(values: Mapping[str, Any], was: Details | None = None) -> Details:
    """The optional fields; what the form does not ask for stays as it was."""
    was = was or Details()

    def text(name: str) -> Text | None:
        words = str(values.get(name, "")).strip()
        return Text(words) if words else None

    return replace(
        was,
        document_number=text("document_number"),
        issued_on=values.get("issued_on"),
        urgency=values.get("urgency", ""),
        carrier=values.get("carrier") or "paper",
        pages=values.get("pages"),
        attachments=text("attachments"),
        channel=values.get("channel", ""),
        delivery_list=str(values.get("delivery_list", "")).strip(),
        envelope=str(values.get("envelope", "")).strip(),
        seal=values.get("seal", ""),
        handling=text("handling"),
        remark=text("remark"),
    )


def register_command(entered: Entered, body: str, receipt: str = "") -> RegisterDocument:
    """The registration as a command; ``body`` is known by now."""
    values = entered.values
    copies: Copies = values["copies"]
    due = values.get("return_due")
    return RegisterDocument(
        issuing_body=body,
        title=str(values.get("title", "")),
        level=Level(values["level"]),
        copies=copies.count,
        copy_numbers=copies.numbers,
        received_on=values.get("received_on"),
        receiver=values.get("receiver", ""),
        safe=values.get("safe", ""),
        source=Source(values.get("source", "delivered")),
        period=values.get("period", UNMARKED),
        details=details_of(values),
        telegram=bool(values.get("telegram")),
        eyes_only=bool(values.get("addressee")),
        addressee=values.get("addressee", ""),
        code_word=bool(values.get("code_word")),
        must_return=due is not None,
        return_due=due,
        copies_listed=values.get("copies_listed"),
        discrepancy=str(values.get("discrepancy", "")),
        receipt=receipt,
        reasons=entered.reasons,
    )


def corrected(was: DocumentRegistered, entered: Entered, body: str) -> DocumentRegistered:
    """The registration with the right values; number, level and copies stay (they have acts of their own)."""
    values = entered.values
    due = values.get("return_due")
    period = values.get("period", UNMARKED)
    if period.kind is PeriodKind.UNMARKED:
        period = presumed(was.level)
    return replace(
        was,
        issuing_body=body,
        title=Text(str(values.get("title", "")).strip()),
        received_on=values.get("received_on", was.received_on),
        receiver=values.get("receiver", was.receiver),
        period=period,
        details=details_of(values, was.details),
        telegram=bool(values.get("telegram")),
        eyes_only=bool(values.get("addressee")) and was.eyes_only,
        addressee=values.get("addressee", ""),
        code_word=bool(values.get("code_word")),
        must_return=due is not None,
        return_due=due,
    )


def texts_of(known: DocumentRegistered, names: Mapping[str, str]) -> dict[str, str]:
    """What would be typed for this registration; ``names``: id → name of body, receiver, addressee."""
    d = known.details
    yes = _("是")
    texts = {
        "issuing_body": names.get(known.issuing_body, ""),
        "level": level_word(known.level.value),
        "title": known.title,
        "document_number": d.document_number or "",
        "received_on": day_text(known.received_on),
        "receiver": names.get(known.receiver, ""),
        "period": "" if known.period.kind is PeriodKind.PRESUMED else _period_text(known),
        "return_due": day_text(known.return_due),
        "addressee": names.get(known.addressee, ""),
        "telegram": yes if known.telegram else "",
        "code_word": yes if known.code_word else "",
        "issued_on": day_text(d.issued_on),
        "pages": str(d.pages or ""),
        "channel": tables.channel_words(d.channel) if d.channel else "",
        "delivery_list": d.delivery_list,
        "envelope": d.envelope,
        "attachments": d.attachments or "",
        "urgency": tables.urgency_words(d.urgency) if d.urgency else "",
        "carrier": tables.carrier_words(d.carrier) if d.carrier != "paper" else "",
        "seal": tables.seal_words(d.seal) if d.seal else "",
        "handling": d.handling or "",
        "remark": d.remark or "",
    }
    return {name: text for name, text in texts.items() if text}


def _period_text(known: DocumentRegistered) -> str:
    if known.period.kind is PeriodKind.UNTIL:
        return day_text(known.period.day)
    return "" if known.period.kind is PeriodKind.UNMARKED else period_words(known.period)
