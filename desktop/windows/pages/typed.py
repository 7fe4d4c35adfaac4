"""What is typed in the fields of this page, and what they offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.operations.sentences.tables import WordTable
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import read_copy_numbers, read_count
from desktop.plain.typed.answer import Typed, arabic, even
from desktop.plain.typed.days import read_day
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import CODES, level_word
from desktop.windows.ports import Reader
from desktop.windows.widgets.field_spec import Offer

MOST_ENVELOPES = 200
_COUNT = re.compile(r"(?:无(?:份号)?)?\s*([0-9]{1,5})\s*份|无(?:份号)?\s*([0-9]{1,5})")
_TAIL = re.compile(r"[0-9]{1,6}")
_LAST = re.compile(r"([0-9]+)([^0-9]*)$")


@dataclass(frozen=True, slots=True)
class Copies:
    """Copy numbers as printed, and how many copies; no numbers where the paper bears none."""

    numbers: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class NewBody:
    """An issuing body that is not entered yet."""

    name: str


def read_copies(text: str) -> Typed[Copies] | Refusal:
    """``23,25，101-103`` numbers; ``3份`` or ``无3`` three copies without numbers; ``无`` one.

    Refuses with ``copies.none`` or a code of ``read_copy_numbers``.
    """
    plain = arabic(even(text))
    counted = _COUNT.fullmatch(plain)
    if counted or plain in ("无", "无份号"):
        count = int((counted[1] or counted[2]) if counted else 1)
        if not count:
            return refuse("copies.none", "A6.1.1c")
        return Typed(Copies((), count), _("无份号，{n} 份").format(n=count))
    found = read_copy_numbers(text)
    if isinstance(found, Refusal):
        return found
    return Typed(Copies(found.value, len(found.value)), found.shown)


def read_document_number(text: str, before: str) -> Typed[str] | Refusal:
    """A whole number (辽委办〔2026〕12号), or its tail alone: the rest as on the paper ``before``.

    >>> read_document_number("13", "辽委办发电〔2026〕12号").value
    '辽委办发电〔2026〕13号'
    """
    plain = even(text)
    last = _LAST.search(before)
    if _TAIL.fullmatch(plain) and last:
        whole = before[: last.start(1)] + plain + last[2]
        return Typed(whole, whole)
    return Typed(text.strip(), "")


def read_envelopes(text: str) -> Typed[tuple[str, ...]] | Refusal:
    """``0312-1~5`` five envelopes; ``0312-1，0312-4`` two; numbers are text.

    Refuses with ``typed.copies_backward``, ``typed.copies_too_many``, ``typed.copies_twice``.
    """
    numbers: list[str] = []
    for token in filter(None, re.split(r"[,、;，；\s]+", re.sub(r"\s*~\s*", "~", even(text)))):
        first, wave, last = token.partition("~")
        end = _LAST.search(first) if wave else None
        if not wave:
            numbers.append(token)
            continue
        if end is None or end[2] or not last.isdecimal():
            return refuse("typed.copies_unclear", typed=token)
        begin, stop = int(end[1]), int(last)
        if stop < begin:
            return refuse("typed.copies_backward", typed=token)
        if stop - begin >= MOST_ENVELOPES:
            return refuse("typed.copies_too_many", most=MOST_ENVELOPES, count=stop - begin + 1)
        numbers += [f"{first[: end.start(1)]}{n:0{len(end[1])}d}" for n in range(begin, stop + 1)]
    twice = tuple(sorted({n for n in numbers if numbers.count(n) > 1}))
    if twice:
        return refuse("typed.copies_twice", numbers=twice)
    if not numbers:
        return refuse("typed.empty")
    return Typed(tuple(numbers), _("{n} 个：{list}").format(n=len(numbers), list="、".join(numbers[:6])))


class Bodies:
    """The field of an issuing body: known ones by name or initials, a new one in the same go."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    @property
    def _mark(self) -> str:
        return _("新单位：")

    def offers(self, typed: str) -> list[Offer]:
        """What fits; last, the words typed as a new body."""
        name = self._bare(typed)
        found = self._counter.known.offer_bodies(name)
        known = next((b for b in self._counter.known.bodies if b.name == name), None)
        if known is not None:
            rest = [offer for offer in found if offer.value != known.id]
            return [Offer(known.id, known.name), *rest][:9]
        if name and not name.isascii():
            found = [*found[:8], Offer(NewBody(name), f"{self._mark}{name}", _("保存时一并登记"))]
        return found

    def read(self, typed: str) -> Typed[object] | Refusal:
        """A body by its name; a new one where nothing like it is known or where it is marked as new."""
        name = self._bare(typed)
        known = next((b for b in self._counter.known.bodies if b.name == name), None)
        if known is not None:
            return Typed(known.id, known.name)
        alike = self._counter.known.offer_bodies(name)
        if name and not name.isascii() and (not alike or typed.startswith(self._mark)):
            return Typed(NewBody(name), _("新单位，保存时一并登记"))
        return refuse("typed.not_offered", typed=name)

    def _bare(self, typed: str) -> str:
        return typed.strip().removeprefix(self._mark).strip()


def choices(table: WordTable, codes: Iterable[str] = ()) -> tuple[Offer, ...]:
    """A table of words as choices by digit."""
    return tuple(Offer(code, table(code)) for code in (codes or table))


def yes_no() -> tuple[Offer, ...]:
    """是 or 否 by digit."""
    return (Offer(True, _("是")), Offer(False, _("否")))


def reader(read: Callable[[str], Typed[Any] | Refusal]) -> Reader:
    """A reader of some type as the kit takes it."""
    return read


def between(first: int, last: int) -> Reader:
    """Reads a number from one to another."""
    return reader(partial(read_count, least=first, most=last))


def past_day(counter: Counter) -> Reader:
    """Reads a day that has been."""
    return reader(lambda text: read_day(text, counter.now().date()))


def coming_day(counter: Counter) -> Reader:
    """Reads a day that comes."""
    return reader(lambda text: read_day(text, counter.now().date(), ahead=True))


def read_level(text: str) -> Typed[str] | Refusal:
    """机密, 机密★10年, 工作秘密, 内部资料; the longest word first. Refuses with ``typed.choice_unknown``."""
    plain = re.sub(r"\s+", "", even(text))
    for code in sorted(CODES, key=lambda code: -len(level_word(code))):
        if plain.startswith(level_word(code)):
            return Typed(code, level_word(code))
    return refuse("typed.choice_unknown", typed=text.strip())
