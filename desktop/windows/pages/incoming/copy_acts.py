"""Acts of one copy outside any round: back with a word, read here, moved, kept, passed on; its corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from desktop.custody.copy import MISSING_AT_RETURN
from desktop.custody.copy_facts import (
    CopyHandedOut,
    CopyKeptOvernight,
    CopyPassed,
    CopyReadAtDesk,
    CopyRegistered,
    CopyTakenBack,
)
from desktop.custody.places import in_safe, with_person
from desktop.operations.commands import Command
from desktop.operations.custody.correct import CorrectCopyFact
from desktop.operations.custody.move import KeepOvernight, MoveCopies, ReadAtDesk, TakeBack
from desktop.operations.custody.reality import RecordFound, RecordPassing
from desktop.plain.facts import Fact
from desktop.plain.typed import Typed, read_moment
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.small_acts import SmallAct
from desktop.windows.pages.incoming.subject import Subject
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import person, read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

MOST = 9


def _safe(counter: Counter, subject: Subject, name: str, label: str) -> FieldSpec:
    """A safe for the level of the copy: 绝密 lies apart (保密法26)."""
    top = subject.chosen[0].level == "top_secret"
    fitting = [s for s in counter.known.safes if (s.level == "top_secret") is top]
    first = Typed(fitting[0].id, fitting[0].name) if fitting else None
    return FieldSpec(name, label, required=True, span=3, default=first,
                     offers=lambda text: counter.known.offer_safes(text))  # fmt: skip


def _copies(subject: Subject) -> tuple[str, ...]:
    return tuple(row.id for row in subject.chosen)


# back, found


def _back(counter: Counter, subject: Subject) -> tuple[FieldSpec, ...]:
    fields = [
        _safe(counter, subject, "safe", _("放回")),
        person(counter, "brought_by", _("谁送来的（本人可空）"), False),
    ]
    if any(row.frozen == MISSING_AT_RETURN for row in subject.chosen):
        # it was not in its folder, or another stood in its place: refused until explained (edge case 29)
        fields.append(FieldSpec("explanation", _("此前在哪里；份号已核对"), required=True, span=12))
    return tuple(fields)


def _found(counter: Counter, subject: Subject) -> tuple[FieldSpec, ...]:
    return (
        _safe(counter, subject, "place", _("放回")),
        person(counter, "holder", _("或仍在谁手里"), False),
        FieldSpec("circumstances", _("在哪里、怎样找到"), required=True, span=6),
    )


def _record_found(subject: Subject, entered: Entered) -> Command:
    holder = entered.values.get("holder")
    place = with_person(holder) if holder else in_safe(entered.values["place"])
    return RecordFound(copy=subject.chosen[0].id, place=place, circumstances=entered.values["circumstances"])


# corrections (edge case 15)

RIGHT, NEVER = "right", "never"
WITH_PERSON = (CopyHandedOut, CopyPassed, CopyTakenBack, CopyReadAtDesk, CopyKeptOvernight)


def _correct(counter: Counter, subject: Subject) -> tuple[FieldSpec, ...]:
    told = tuple(Offer(row.version, words) for row, words in reversed(subject.told))[:MOST]
    kinds = {row.version: row.fact for row, _words in subject.told}

    def asked(*which: type[Fact]) -> Callable[[Mapping[str, Any]], bool]:
        """Only what the chosen entry has; taking it out is said, never the meaning of empty fields."""
        return lambda values: (
            values.get("what") == RIGHT and isinstance(kinds.get(values.get("version", 0)), which)
        )

    return (
        FieldSpec("version", _("哪一笔记错了"), required=True, choices=told, span=8, hint=_("按数字选")),
        FieldSpec("what", _("怎么改"), required=True, span=4,
                  choices=(Offer(RIGHT, _("写错了，改正")), Offer(NEVER, _("没有这回事，撤销这一笔")))),
        FieldSpec("happened_at", _("改为何时"), reader(lambda text: read_moment(text, counter.now())),
                  hint=_("902 或 3.5 902"), span=4, when=asked(Fact)),
        replace(person(counter, "person", _("改为何人"), False, 4), when=asked(*WITH_PERSON)),
        FieldSpec("number", _("改为份号"), span=4, when=asked(CopyRegistered)),
        FieldSpec("reason", _("更正原因（原记录保留可查）"), required=True, span=12),
    )  # fmt: skip


def right_fact(fact: Fact, person: str, number: str) -> Fact:
    """The fact with the person or the copy number that is right; what does not fit it is passed by."""
    changes: dict[str, Any] = {}
    if person:
        match fact:
            case CopyHandedOut() | CopyPassed():
                changes["to"] = person
            case CopyTakenBack():
                changes["brought_by"] = person
            case CopyReadAtDesk():
                changes["readers"] = (person,)
            case CopyKeptOvernight():
                changes["agreed_by"] = person
            case _:
                pass
    if number and isinstance(fact, CopyRegistered):
        changes["number"] = number
    return replace(fact, **changes) if changes else fact


def _correction(subject: Subject, entered: Entered) -> Command:
    values = entered.values
    wrong = next(row for row, _words in subject.told if row.version == values["version"])
    right = right_fact(wrong.fact, values.get("person", ""), values.get("number", "").strip())
    return CorrectCopyFact(
        copy=subject.chosen[0].id,
        version=wrong.version,
        reason=values["reason"],
        fact=right if values["what"] == RIGHT else None,
        happened_at=values.get("happened_at"),
    )


ACTS: Mapping[str, SmallAct] = MappingProxyType(
    {
        "copy.take_back": SmallAct(
            N_("收回"), _back, lambda s, e: TakeBack(copies=_copies(s), reasons=e.reasons, **e.values)
        ),
        "copy.found": SmallAct(N_("已找到"), _found, _record_found),
        "copy.read": SmallAct(
            N_("当面阅"),
            lambda c, _s: (FieldSpec("readers", _("阅件人（当面阅，当面收）"), reader(read_persons(c)), True, span=8),),
            lambda s, e: ReadAtDesk(copies=_copies(s), readers=e.values["readers"], reasons=e.reasons),
        ),
        "copy.move": SmallAct(
            N_("换柜"),
            lambda c, s: (replace(_safe(c, s, "safe", _("放到哪个柜")), default=None),),
            lambda s, e: MoveCopies(copies=_copies(s), safe=e.values["safe"]),
        ),
        "copy.overnight": SmallAct(
            N_("留阅过夜"),
            lambda c, _s: (
                person(c, "agreed_by", _("谁同意留阅"), False),
                FieldSpec("reason", _("原因"), span=9, hint=_("不写原因或同意人，仍按逾期计")),
            ),
            lambda s, e: KeepOvernight(copies=_copies(s), **e.values),
        ),
        "copy.passed": SmallAct(
            N_("横传记录（如实记，簿册随文件走）"),
            lambda c, _s: (
                person(c, "to", _("现在实际在谁手里")),
                FieldSpec("account", _("经过"), required=True, span=9),
            ),
            lambda s, e: RecordPassing(copies=_copies(s), **e.values),
        ),
        "copy.correct": SmallAct(N_("更正这一份的经历"), _correct, _correction),
    }
)  # fmt: skip
"""Id of a card's verb → the act."""
