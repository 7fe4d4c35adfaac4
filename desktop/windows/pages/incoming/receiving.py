"""签收 and the envelopes (D3): signed before anything is opened, then opened, delivered or sent back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from desktop.operations.commands import Command, Done
from desktop.operations.receiving.envelopes import DeliverEnvelope, OpenEnvelopes, ReturnEnvelope
from desktop.operations.views import EnvelopeRow
from desktop.plain.refusal import Refusal
from desktop.plain.typed.answer import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.receipt_strip import receipt_command, receipt_fields
from desktop.windows.pages.incoming.register_strip import Carry
from desktop.windows.pages.strips import OpenStrip, with_body
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec

SIGN = "sign"
DRAFT = "receipt/sign"
_AT = {"number": "envelopes", "envelope": "witnesses"}


class Receiving:
    """``opened`` gets what an opened envelope carries into 新登记."""

    def __init__(
        self,
        counter: Counter,
        strips: OpenStrip,
        above: QVBoxLayout,
        above_envelopes: QVBoxLayout,
        opened: Callable[[Carry], object],
        signed: Callable[[], object],
    ) -> None:
        self._counter, self._strips = counter, strips
        self._above, self._above_envelopes = above, above_envelopes
        self._opened, self._signed = opened, signed

    def open_sign(self, restore: bool = True) -> EntryStrip:
        """The strip of 签收."""
        strip = self._strips.strip
        if strip is not None and self._strips.is_open(SIGN):
            strip.begin()
            return strip
        keeper = self._strips.keeper(DRAFT)
        made = EntryStrip(_("签收"), receipt_fields(self._counter), self._counter.desk.words, keeper)
        made.saved.connect(self._sign)
        self._strips.show(SIGN, made, self._above, keeper=keeper)
        if restore:
            self._strips.restore()
        return made

    def _sign(self, entered: Entered) -> None:
        with_body(
            self._counter,
            entered.values.get("sender"),
            lambda sender: self._counter.book(
                receipt_command(entered, sender), self._was_signed, self._refused
            ),
            self._refused,
        )

    def _was_signed(self, _done: Done) -> None:
        if self._strips.strip is not None:
            self._strips.strip.done()
        self._strips.close(rest=False)
        self._signed()

    def _refused(self, refusal: Refusal) -> None:
        strip = self._strips.strip
        if strip is None:
            self._counter.complain(self._counter.desk.words.of(refusal))
            return
        field = refusal.field if refusal.field in strip.fields else _AT.get(refusal.field, "")
        strip.refuse(refusal.at(field))

    # an envelope

    def open_envelope(self, row: EnvelopeRow) -> None:
        """拆封: at once where it is whole; a damaged one before two witnesses (A6.1.1d)."""
        if row.seal == "intact":
            command = OpenEnvelopes(receipt=row.receipt, envelopes=(row.number,))
            self._counter.book(command, lambda _done: self._opened(carry_of(row)))
            return
        persons = self._counter.known.offer_persons
        specs = (
            FieldSpec("witnesses", _("见证人一"), required=True, offers=persons, span=3),
            FieldSpec("witness2", _("见证人二"), required=True, offers=persons, span=3),
        )

        def command_of(entered: Entered) -> Command:
            seen = (entered.values["witnesses"], entered.values["witness2"])
            return OpenEnvelopes(receipt=row.receipt, envelopes=(row.number,), witnesses=seen)

        title = _("拆封 {number}（封装破损，须两人在场）").format(number=row.number)
        self._ask(title, specs, command_of, lambda: self._opened(carry_of(row)))

    def deliver(self, row: EnvelopeRow) -> None:
        """亲启 leaves unopened by the addressee's signature (A6.1.1e)."""
        specs = (
            FieldSpec("proxy", _("代收人（本人签收则空）"), offers=self._counter.known.offer_persons, span=4),
        )

        def command_of(entered: Entered) -> Command:
            proxy = entered.values.get("proxy", "")
            return DeliverEnvelope(
                receipt=row.receipt, envelope=row.number, addressee=row.addressee, proxy=proxy
            )

        title = _("亲启送交 {number} → {name}").format(number=row.number, name=row.addressee_name)
        self._ask(title, specs, command_of, lambda: None)

    def send_back(self, row: EnvelopeRow) -> None:
        """错投退回: it goes back with a receipt (edge case 12)."""
        specs = (
            FieldSpec("to", _("退给谁"), required=True, span=4),
            FieldSpec("proof", _("凭据（退件回执号）"), required=True, span=6),
        )

        def command_of(entered: Entered) -> Command:
            told = entered.values
            return ReturnEnvelope(
                receipt=row.receipt, envelope=row.number, to=str(told["to"]), proof=str(told["proof"])
            )

        self._ask(_("错投退回 {number}").format(number=row.number), specs, command_of, lambda: None)

    def _ask(
        self,
        title: str,
        specs: tuple[FieldSpec, ...],
        command_of: Callable[[Entered], Command],
        then: Callable[[], object],
    ) -> None:
        strip = EntryStrip(title, specs, self._counter.desk.words)

        def done(_done: Done) -> None:
            self._strips.close()
            then()

        strip.saved.connect(lambda entered: self._counter.book(command_of(entered), done, self._refused))
        self._strips.show("envelope", strip, self._above_envelopes)


def carry_of(row: EnvelopeRow) -> Carry:
    """Receipt, list, envelope, day and level of the envelope go along into the registration."""
    defaults: list[tuple[str, Typed[object]]] = [
        ("delivery_list", Typed(row.delivery_list, row.delivery_list)),
        ("envelope", Typed(row.number, row.number)),
        ("received_on", Typed(row.signed_at.date(), f"{row.signed_at:%Y-%m-%d}")),
    ]
    about = _("信封 {number}").format(number=row.number)
    return Carry(row.receipt, tuple(pair for pair in defaults if pair[1].shown), about)
