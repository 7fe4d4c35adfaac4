"""What works wherever the cursor is: the F2 box, scans, the queue card (D10, D11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from shiboken6 import isValid

from desktop.custody.copy import MISSING_AT_RETURN
from desktop.operations.books import Books
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.custody.move import TakeBack
from desktop.operations.scan_codes import ScanCode, read_scan_code
from desktop.operations.views import CopyRow, PersonRow, SlipRow
from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_tails
from desktop.plain.typed.answer import even
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.at_desk import Returns, at_desk, hand_outs, returns
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.scan_reader import Scan
from desktop.windows.shell import Shell
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.queue_card import AtDesk, QueueCard

MOST = 6
MOST_OPEN = 2000
LONG = 4
"""Signs of a copy number that nobody types by chance."""


@dataclass(frozen=True)
class Found:
    """What a code or an offer leads to: one of the three is there."""

    copy: CopyRow | None = None
    slip: SlipRow | None = None
    person: PersonRow | None = None
    folder: SlipRow | None = None


class DeskActs:
    """Give it the shell with ``at``; ``look`` and ``scanned`` go into the shell's ports."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._shell: Shell | None = None
        self._card: QueueCard | None = None
        self._ready = ""
        """A slip that was scanned and lies here: a person scanned next gets its folder."""

    def at(self, shell: Shell) -> None:
        """The window in which all this happens."""
        self._shell = shell
        self._counter.wanted_act.connect(self._begin)

    # looking

    def look(self, typed: str) -> Sequence[Offer]:
        """What typed words may mean: copies and slips by their tails, persons by name. On the reader thread."""
        text = typed.strip()
        if not text:
            return ()
        persons = [
            Offer(("person", p.value), p.shown, p.note) for p in self._counter.known.offer_persons(text)
        ]
        if not any(sign.isdigit() for sign in text):
            return persons[:9]
        return (*self._counter.desk.ask(partial(_numbered, text)), *persons)[:9]

    # scans and choices

    def scanned(self, what: Any) -> None:
        """A scan of the catcher, or a choice of the box."""
        if isinstance(what, Scan):
            code = read_scan_code(what.code)
            if isinstance(code, Refusal):
                self._counter.complain(self._counter.desk.words.of(code))
                return
            self._counter.ask(partial(_by_code, code), self._found)
        elif isinstance(what, Offer):
            kind, one = what.value
            self._counter.ask(partial(_by_id, kind, one), self._found)

    def _found(self, found: Found) -> None:
        if found.copy is not None:
            self._copy(found.copy, found.folder)
        elif found.slip is not None:
            self._slip(found.slip)
        elif found.person is not None:
            self._person(found.person)
        else:
            self._counter.complain(_("簿册里没有这个编码。请核对标签，或按 F2 输入编号尾数。"))

    def _copy(self, row: CopyRow, folder: SlipRow | None) -> None:
        """Out: it comes back with one scan. In the safe: it is shown."""
        if folder is not None and row.id in self._lacking(row, folder):
            # D6: it was not in its folder when that came back; where it was is said first
            self._ask_on("circulation", "slip.found", folder.id)
        elif folder is not None and folder.out_with == row.place:
            self._slip(folder)
        elif row.place_kind == "person":
            self._counter.book(TakeBack(copies=(row.id,)), refused=partial(self._to_register, row))
        else:
            if row.place_kind == "safe":
                self._say(_("{number}-{label} 在{place}，没有借出。").format(
                    number=row.register_number, label=row.label, place=row.place_name))  # fmt: skip
            self._show("receipt", row.document)

    @staticmethod
    def _lacking(row: CopyRow, folder: SlipRow) -> tuple[str, ...]:
        return (row.id,) if row.frozen == MISSING_AT_RETURN and not folder.out_with else ()

    def _to_register(self, row: CopyRow, refusal: Refusal) -> None:
        self._counter.complain(self._counter.desk.words.of(refusal))
        self._show("receipt", row.document)

    def _slip(self, slip: SlipRow) -> None:
        """Out with one copy in it: back at once; with several the count is asked. In: ready for a person."""
        if slip.state != "open":
            self._say(_("{number} 已经终结。").format(number=slip.number))
            self._show("circulation", slip.id)
        elif not slip.out_with:
            self._ready = slip.id
            self._show("circulation", slip.id)
            self._say(_("{number} 在这里。再扫阅件人即送出；按 F5 送下一位。").format(number=slip.number))
        elif slip.copies == 1:
            self._counter.book(TakeBackFolder(slip=slip.id, counted=1))
        else:
            self._ask_on("circulation", "slip.back", slip.id)

    def _person(self, person: PersonRow) -> None:
        slip, self._ready = self._ready, ""
        if slip:
            self._counter.book(
                HandOutFolder(slip=slip, reader=person.id), refused=partial(self._not_out, slip)
            )
        else:
            self.open_queue(person.id)

    def _not_out(self, slip: str, refusal: Refusal) -> None:
        """What a reason helps is asked for in the strip of its page."""
        self._counter.complain(self._counter.desk.words.of(refusal))
        if refusal.reason_helps:
            self._ask_on("circulation", "slip.out", slip)

    # the queue card

    def open_queue(self, person: str) -> None:
        """Who stands at the desk: what he has, what waits for him; the next person replaces it."""
        now, hours = self._counter.now(), self._counter.known.hours
        self._counter.ask(lambda books: at_desk(books, person, now, hours), self._show_queue)

    def _show_queue(self, at: AtDesk | None) -> None:
        shell = self._shell
        if shell is None or shell.locked or at is None:
            return
        if self._card is None or not isValid(self._card):
            self._card = QueueCard(shell.stack)
            self._card.take_back.connect(self._take_all_back)
            self._card.hand_out.connect(self._hand_all_out)
            self._card.sign_list.connect(self._sign_list)
            self._card.closed.connect(self._to_page)
            self._card.destroyed.connect(self._forget)
        card = self._card
        card.show_person(at)
        width = min(880, shell.stack.width() - 80)
        card.setFixedWidth(width)
        card.adjustSize()
        card.move((shell.stack.width() - width) // 2, 48)
        card.show()
        card.raise_()
        card.setFocus()

    def _forget(self) -> None:
        """A lock destroys the card; what stood on it and what lay ready go with it."""
        self._card, self._ready = None, ""

    def _to_page(self) -> None:
        """The cursor goes back to the page under the card."""
        if self._card is not None:
            self._card.hide()
        if self._shell is not None and not self._shell.locked:
            self._shell.body(self._shell.current).shown()

    def _take_all_back(self, person: str, counted: Mapping[str, int]) -> None:
        self._counter.ask(lambda books: returns(books, person, counted), partial(self._book_returns, person))

    def _book_returns(self, person: str, found: Returns) -> None:
        """What was counted equal is booked; one that differs is then asked for copy by copy (D6)."""

        def then() -> None:
            if found.loose_differ:
                self._counter.complain(_("单份文件点到的数目不符，没有登记。请按 F2 逐份收回。"))
            if not found.differing:
                self.open_queue(person)
                return
            slip, counted = found.differing[0]
            if self._card is not None:
                self._card.hide()
            self._show("circulation", slip)
            self._body("circulation").begin_count(slip, counted)

        self._book_all(list(found.commands), then)

    def _hand_all_out(self, person: str) -> None:
        self._counter.ask(
            lambda books: hand_outs(books, person),
            lambda commands: self._book_all(list(commands), partial(self.open_queue, person)),
        )

    def _book_all(self, commands: list[Any], then: Callable[[], object]) -> None:
        """One after the other; what is refused is said, the others go on. Then the card shows what is so."""
        if not commands:
            then()
            return
        first, rest = commands[0], commands[1:]

        def refused(refusal: Refusal) -> None:
            if isinstance(first, HandOutFolder) and refusal.reason_helps and not rest:
                if self._card is not None:
                    self._card.hide()
                self._not_out(first.slip, refusal)
                return
            self._counter.complain(self._counter.desk.words.of(refusal))
            self._book_all(rest, then)

        self._counter.book(first, lambda _done: self._book_all(rest, then), refused)

    def _sign_list(self, person: str) -> None:
        """3: what he holds, to sign for (A6.1.4a)."""
        if self._card is not None:
            self._card.hide()
        if self._shell is not None and not self._shell.locked:
            self._shell.go("circulation")
            self._body("circulation").show_sheet(ToPrint("sign_list", person, _("签收单")))

    # the window

    def _say(self, sentence: str) -> None:
        self._counter.said.emit(sentence, "")

    def _body(self, page: str) -> Any:
        assert self._shell is not None
        return self._shell.body(page)

    def _begin(self, page: str, act: str, things: Sequence[str]) -> None:
        """An act that goes on on another page."""
        shell = self._shell
        if shell is not None and not shell.locked and any(known.id == page for known in shell.pages):
            shell.go(page)
            self._body(page).begin_with(act, things)

    def _ask_on(self, page: str, verb: str, thing: str) -> None:
        """The strip of a verb on its page."""
        self._show(page, thing)
        if self._shell is not None and not self._shell.locked:
            self._body(page).begin(verb, thing)

    def _show(self, page: str, thing: str) -> None:
        shell = self._shell
        if shell is None or shell.locked:
            return
        shell.go(page)
        self._body(page).show_thing(thing)


def _numbered(text: str, books: Books) -> list[Offer]:
    """Copies and slips; one that would be booked back on a mere tail is asked for once more (D11)."""
    offers = []
    rows = list(books.by_tail(text, MOST))
    for document in books.by_register_number(text):
        rows += [row for row in books.copies_of(document.id) if row.place_kind != "ended" and row not in rows]
    for row in rows[:MOST]:
        note = _("{place}  {title}").format(place=row.place_name or _("已了结"), title=row.title[:18])
        sure = row.place_kind != "person" or _exact(text, row)
        offers.append(Offer(("copy", row.id), f"{row.register_number}-{row.label}", note, sure))
    tails = read_tails(text)
    for slip in books.slips("open", None, MOST_OPEN).rows:
        whole = even(text) == even(slip.number)
        if whole or (not isinstance(tails, Refusal) and tails.value[0].fits(slip.number)):
            sure = whole or not slip.out_with or slip.copies != 1
            offers.append(Offer(("slip", slip.id), slip.number, slip.out_with_name or _("在保密员处"), sure))
    return offers


def _exact(text: str, row: CopyRow) -> bool:
    """The whole register number, or a tail with a whole copy number that is long enough: ``17-000023``."""
    typed = even(text)
    _number, dash, label = typed.partition("-")
    whole = (even(row.register_number), even(f"{row.register_number}-{row.label}"))
    return typed in whole or (bool(dash) and len(label) >= LONG and label == even(row.label))


def _by_code(code: ScanCode, books: Books) -> Found:
    if code.kind == "C":
        return _with_folder(books, books.copy_by_seq(code.seq))
    if code.kind == "S":
        return Found(slip=books.slip_by_seq(code.seq))
    if code.kind == "P":
        return Found(person=books.person_by_seq(code.seq))
    return Found()


def _by_id(kind: str, one: str, books: Books) -> Found:
    if kind == "copy":
        return _with_folder(books, books.copy(one))
    return Found(slip=books.slip(one)) if kind == "slip" else Found(person=books.person(one))


def _with_folder(books: Books, row: CopyRow | None) -> Found:
    return Found(copy=row, folder=books.slip(row.slip) if row is not None and row.slip else None)
