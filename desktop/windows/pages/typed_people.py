"""Persons and copies as an officer types them: names, initials, a named list; tails of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from desktop.operations.views import CopyRow, PersonRow
from desktop.people.initials import initials, matches
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Tail, Typed, read_tails
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.widgets.field_spec import FieldSpec

_BREAKS = re.compile(r"[\s,，、;；]+")
_LISTED = re.compile(r"[,，、;；]+")
MOST_OFFERED = 20_000
"""Copies that may be typed by a tail, the newest; of an older one the card of 收文 begins the same act."""


def one_person(counter: Counter, token: str) -> PersonRow | Refusal:
    """The one person a name or initials mean; several of one rank are asked for in full."""
    found = [p for p in counter.known.persons if p.name == token]
    found = found or [p for p in counter.known.persons if matches(token, p.name, p.initials.split())]
    if not found:
        return refuse("typed.person_unknown", typed=token)
    if len(found) > 1:
        return refuse("typed.person_several", typed=token, names=tuple(p.name for p in found[:6]))
    return found[0]


def read_person(counter: Counter) -> Callable[[str], Typed[str] | Refusal]:
    """One person by name or initials."""

    def read(text: str) -> Typed[str] | Refusal:
        found = one_person(counter, text.strip())
        return found if isinstance(found, Refusal) else Typed(found.id, found.name)

    return read


def person(counter: Counter, name: str, label: str, required: bool = True, span: int = 3) -> FieldSpec:
    """A field for somebody, offered by name or initials while typing."""
    return FieldSpec(
        name, label, required=required, span=span, offers=lambda text: counter.known.offer_persons(text)
    )


def read_persons(
    counter: Counter, same: Callable[[], Sequence[str]] | None = None, *, ranked: bool = True
) -> Callable[[str], Typed[tuple[str, ...]] | Refusal]:
    """Several, in order of rank (or as typed); a named list (班子成员) or ``同上`` (that body's last range)
    counts as its people."""

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        chosen: dict[str, PersonRow] = {}
        by_id = {p.id: p for p in counter.known.persons}
        for token in filter(None, _BREAKS.split(text.strip())):
            named = next((persons for _id, name, persons in counter.known.lists if _fits(token, name)), None)
            if token in ("同上", "ts", "TS") and same is not None:
                named = tuple(same())
            if named is not None:
                chosen.update({person: by_id[person] for person in named if person in by_id})
                continue
            one = one_person(counter, token)
            if isinstance(one, Refusal):
                return one
            chosen[one.id] = one
        if not chosen:
            return refuse("typed.empty")
        found = sorted(chosen.values(), key=lambda p: (p.rank, p.seq)) if ranked else list(chosen.values())
        return Typed(tuple(p.id for p in found), "、".join(p.name for p in found))

    return read


def _fits(token: str, name: str) -> bool:
    return token == name or token.upper() in initials(name)


def _none() -> Collection[str]:
    return ()


def read_copies_of(
    candidates: Callable[[], Sequence[CopyRow]], last: Callable[[], Collection[str]] = _none
) -> Callable[[str], Typed[tuple[str, ...]] | Refusal]:
    """``17`` the first copy of register number …017 that lies in the safe, ``17-23`` copy 23 of it.

    The whole number, as it stands where a copy was chosen on another page, means that copy alone.
    Copies of ``last`` (they wait in another folder) are meant only where no other fits.
    """

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        chosen: dict[str, CopyRow] = {}
        rest = []
        for token in filter(None, (part.strip() for part in _LISTED.split(text))):
            whole = next((c for c in candidates() if f"{c.register_number}-{c.label}" == token), None)
            if whole is not None:
                chosen[whole.id] = whole
            else:
                rest.append(token)
        tails = read_tails(",".join(rest)) if rest or not chosen else Typed((), "")
        if isinstance(tails, Refusal):
            return tails
        for tail in tails.value:
            row = _one(tail, candidates(), chosen, last())
            if isinstance(row, Refusal):
                return row
            chosen[row.id] = row
        shown = "；".join(f"{row.label} {row.title[:14]}" for row in chosen.values())
        return Typed(tuple(chosen), _("{n} 份：{shown}").format(n=len(chosen), shown=shown))

    return read


def _one(
    tail: Tail, rows: Sequence[CopyRow], taken: dict[str, CopyRow], last: Collection[str]
) -> CopyRow | Refusal:
    fitting = [r for r in rows if tail.fits(r.register_number, r.number or r.label) and r.id not in taken]
    documents = {r.document: r.register_number for r in fitting}
    number = f"{tail.number}-{tail.copy}" if tail.copy else tail.number
    if not fitting:
        if len(rows) >= MOST_OFFERED:
            return refuse("typed.copy_older", typed=number, n=MOST_OFFERED)
        return refuse("typed.copy_unknown", typed=number)
    if len(documents) > 1:
        return refuse("typed.copy_several", typed=number, numbers=tuple(documents.values())[:6])
    return min(fitting, key=lambda r: (r.id in last, bool(r.parent), r.seq))
