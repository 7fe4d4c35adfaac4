"""What works wherever the cursor is: the F2 box, scans, the queue card (D10, D11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from shiboken6 import isValid

from desktop.operations.books import Books
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.commands import Command
from desktop.operations.custody.move import TakeBack
from desktop.operations.scan_codes import ScanCode, read_scan_code
from desktop.operations.views import CopyRow, PersonRow, SlipRow
from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_tails
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.scan_reader import Scan
from desktop.windows.shell import Shell
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.queue_card import AtDesk, QueueCard, QueueLine

MOST = 6


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
        if folder is not None and folder.out_with:
            self._slip(folder)
        elif row.place_kind == "person":
            self._counter.book(TakeBack(copies=(row.id,)), refused=partial(self._to_register, row))
        else:
            if row.place_kind == "safe":
                self._say(_("{number}-{label} 在{place}，没有借出。").format(
                    number=row.register_number, label=row.label, place=row.place_name))  # fmt: skip
            self._show("receipt", row.document)

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
            self._show("circulation", slip.id)
            self._body("circulation").begin("slip.back", slip.id)

    def _person(self, person: PersonRow) -> None:
        slip, self._ready = self._ready, ""
        if slip:
            self._counter.book(HandOutFolder(slip=slip, reader=person.id))
        else:
            self.open_queue(person.id)

    # the queue card

    def open_queue(self, person: str) -> None:
        """Who stands at the desk: what he has, what waits for him; the next person replaces it."""
        self._counter.ask(partial(_at_desk, person, self._counter), self._show_queue)

    def _show_queue(self, at: AtDesk | None) -> None:
        shell = self._shell
        if shell is None or shell.locked or at is None:
            return
        if self._card is None or not isValid(self._card):
            self._card = QueueCard(shell.stack)
            self._card.take_back.connect(self._take_all_back)
            self._card.hand_out.connect(self._hand_all_out)
            self._card.sign_list.connect(lambda _person: shell.go("circulation"))
            self._card.closed.connect(self._card.hide)
        card = self._card
        card.show_person(at)
        width = min(720, shell.stack.width() - 80)
        card.setGeometry((shell.stack.width() - width) // 2, 48, width, card.sizeHint().height())
        card.show()
        card.raise_()
        card.setFocus()

    def _take_all_back(self, person: str) -> None:
        self._counter.ask(partial(_returns, person), partial(self._book_all, person))

    def _hand_all_out(self, person: str) -> None:
        self._counter.ask(partial(_hand_outs, person), partial(self._book_all, person))

    def _book_all(self, person: str, commands: Sequence[Command]) -> None:
        for command in commands:
            self._counter.book(command)
        self.open_queue(person)

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

    def _show(self, page: str, thing: str) -> None:
        shell = self._shell
        if shell is None or shell.locked:
            return
        shell.go(page)
        self._body(page).show_thing(thing)


def _numbered(text: str, books: Books) -> list[Offer]:
    offers = []
    for row in books.by_tail(text, MOST):
        note = _("{place}  {title}").format(place=row.place_name or _("已了结"), title=row.title[:18])
        offers.append(Offer(("copy", row.id), f"{row.register_number}-{row.label}", note))
    tails = read_tails(text)
    if not isinstance(tails, Refusal):
        for slip in books.slips("open", None, 200).rows:
            if tails.value[0].fits(slip.number):
                offers.append(Offer(("slip", slip.id), slip.number, slip.out_with_name or _("在保密员处")))
    return offers


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


def _returns(person: str, books: Books) -> list[Command]:
    """All that he holds: folders as a whole, other copies one by one."""
    held = books.copies_at("person", person)
    folders = {row.slip for row in held if row.slip}
    found: list[Command] = []
    for folder in folders:
        slip = books.slip(folder)
        if slip is not None and slip.out_with == person:
            found.append(TakeBackFolder(slip=folder, counted=slip.copies))
    loose = tuple(row.id for row in held if not row.slip)
    if loose:
        found.append(TakeBack(copies=loose))
    return found


def _hand_outs(person: str, books: Books) -> list[Command]:
    return [HandOutFolder(slip=slip.id, reader=person) for slip in books.slips_waiting_for(person)]


def _at_desk(person: str, counter: Counter, books: Books) -> AtDesk | None:
    known = books.person(person)
    if known is None:
        return None
    now, hours = counter.now(), counter.known.hours
    holds = tuple(
        QueueLine(
            row.id, row.level, f"{row.register_number}-{row.label}", row.title, said_time(row.since, now),
            "overdue" if hours is not None and hours.overdue(row, now) else "",
        )
        for row in books.copies_at("person", person)
    )  # fmt: skip
    waits = tuple(
        QueueLine(slip.id, slip.level, slip.number, slip.first_title, _("{n} 份").format(n=slip.copies))
        for slip in books.slips_waiting_for(person)
    )
    warning = _("已离任，请先收回他手中的文件。") if known.retired else ""
    return AtDesk(known.id, known.name, known.duty or "", holds, waits, warning)
