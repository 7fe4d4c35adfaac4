"""签收 (D3): the courier waits; list, envelopes and their condition, before anything is opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop.custody.receipt_facts import Envelope, Seal
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.operations.sentences import tables
from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_count
from desktop.plain.typed.answer import Typed
from desktop.plain.typed.times import read_moment
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.typed import Bodies, choices, read_envelopes, reader
from desktop.windows.widgets.field_spec import Entered, FieldSpec, level_choices


def receipt_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    """What stands on the courier's list, and what one sees of the envelopes."""
    bodies = Bodies(counter)
    known = counter.known
    operator = counter.desk.operator

    def moment(text: str) -> Typed[datetime] | Refusal:
        return read_moment(text, counter.now())

    return (
        FieldSpec("delivery_list", _("路单号"), span=2),
        FieldSpec("envelopes", _("信封号"), reader(read_envelopes), True, span=4,
                  hint=_("0312-1~5 或 0312-1，0312-4")),
        FieldSpec("listed", _("清单件数"), reader(read_count), span=2),
        FieldSpec("courier", _("送件人"), span=2),
        FieldSpec("channel", _("渠道"), choices=choices(tables.channel_words), span=2, carried=True,
                  default=Typed("courier_exchange", tables.channel_words("courier_exchange"))),
        FieldSpec("seal", _("封装"), choices=choices(tables.seal_words), span=2, carried=True,
                  default=Typed("intact", tables.seal_words("intact"))),
        FieldSpec("receiver", _("签收人"), required=True, span=2, carried=True,
                  default=Typed(operator, known.person_name(operator) or _("本人")),
                  offers=lambda text: counter.known.offer_persons(text)),
        FieldSpec("sender", _("发件单位"), reader(bodies.read), offers=bodies.offers, free=True, span=3,
                  folded=True),
        FieldSpec("at", _("签收时间"), reader(moment), span=2, folded=True, hint=_("空：此刻")),
        FieldSpec("damaged", _("其中破损、已拆开的信封号"), reader(read_envelopes), span=3, folded=True),
        FieldSpec("level", _("信封上的密级"), choices=level_choices(), span=2, folded=True),
        FieldSpec("eyes_only", _("其中亲启的信封号"), reader(read_envelopes), span=3, folded=True),
        FieldSpec("addressee", _("亲启收件人"), offers=lambda text: counter.known.offer_persons(text), span=2,
                  folded=True),
        FieldSpec("late_reason", _("补记理由"), span=6, folded=True, hint=_("当天签收的不填")),
    )  # fmt: skip


def receipt_command(entered: Entered, sender: str) -> SignReceipt:
    """One line per envelope."""
    values = entered.values
    return SignReceipt(
        delivery_list=str(values.get("delivery_list", "")),
        envelopes=tuple(_envelope(number, values) for number in values["envelopes"]),
        courier=str(values.get("courier", "")),
        channel=values.get("channel", ""),
        sender=sender,
        listed=values.get("listed"),
        receiver=values.get("receiver", ""),
        at=values.get("at"),
        late_reason=str(values.get("late_reason", "")),
        reasons=entered.reasons,
    )


def _envelope(number: str, values: dict[str, Any]) -> Envelope:
    seal = Seal(values.get("seal", "intact"))
    if number in values.get("damaged", ()) and seal is Seal.INTACT:
        seal = Seal.DAMAGED
    addressee = ""
    if values.get("addressee") and number in values.get("eyes_only", values["envelopes"]):
        addressee = values["addressee"]
    return Envelope(number, seal, values.get("level", ""), addressee)
