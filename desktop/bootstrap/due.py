"""A term counted on the terminal: the last day, its proof, and what a unit's own rules make of the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.bootstrap import shipped
from desktop.console.ports import Hindered
from desktop.operations.sentences.catalogue import sentence
from desktop.operations.sentences.proof import beside_words, proof_lines, term_words
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.procedures.deadlines import counted
from desktop.procedures.terms import Compared, compared
from desktop.profiles.faults import nearest
from desktop.profiles.loading import load, profile_ids
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar
from desktop.workdays.counting import Deadline, Pause, count
from desktop.workdays.tables import YearTable, read_table


def due_lines(start: date, days: int, pauses: Sequence[tuple[date, date]], unit: str) -> list[str]:
    """The date alone, then the proof; with a unit, its terms from that day beside the law's."""
    tables = (read_table(text) for text in shipped.calendars().values())
    calendar = Calendar(table for table in tables if isinstance(table, YearTable))
    found = count(calendar, start, days, [Pause(first, last, "") for first, last in pauses])
    if isinstance(found, Refusal):
        raise Hindered(sentence(found))
    lines = [found.due.isoformat(), *proof_lines(found)]
    return [*lines, *_of_unit(_profile(unit), calendar, start)] if unit else lines


def _profile(unit: str) -> Profile:
    """The shipped profile of that code or name, or the only one whose name holds that word (盘锦)."""
    files = shipped.profiles()
    loaded = [p for p in (load(files, code) for code in profile_ids(files)) if isinstance(p, Profile)]
    for profile in loaded:
        if unit in (profile.id, profile.name):
            return profile
    holding = [p for p in loaded if unit in p.name]
    if len(holding) == 1:
        return holding[0]
    if holding:
        several = "、".join(p.name for p in holding)
        raise Hindered(
            _("“{unit}”对得上不止一个规则方案：{several}。请写全。").format(unit=unit, several=several)
        )
    near = nearest(unit, [p.name for p in loaded])
    meant = _("是否指“{name}”？").format(name=near) if near else ""
    names = "、".join(p.name for p in loaded)
    raise Hindered(
        _("没有“{unit}”的规则方案。{meant}现有：{names}。").format(unit=unit, meant=meant, names=names)
    )


def _of_unit(profile: Profile, calendar: Calendar, start: date) -> Iterator[str]:
    """Each term of the unit as if it began on that day."""
    yield _("{name}的各项期限，从这一天起算：").format(name=profile.name)
    for term in profile.terms.values():
        own = counted(calendar, term.unit, start, term.count)
        if not isinstance(own, Deadline):
            yield f"{term.title} {sentence(own)}"
            continue
        yield f"{term.title} {own.due.isoformat()} {term_words(term)}"
        law = profile.law.get(term.id)
        beside = counted(calendar, law.unit, start, law.count) if law else None
        if law is not None and isinstance(beside, Deadline) and compared(term, law) is not Compared.SAME:
            by_law = _("国家规定 {due} {term}").format(due=beside.due.isoformat(), term=term_words(law))
            yield f"　{by_law} {beside_words(compared(term, law))}".rstrip()
