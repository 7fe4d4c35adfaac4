"""Acts of one or two fields, each in a strip of its own above the list: 作废, 通知收回, 销账, 差错, 下落 …"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.custody.places import Ending
from desktop.operations.commands import Command
from desktop.operations.custody.correct import VoidDocument
from desktop.operations.custody.move import HandOutForHandling
from desktop.operations.custody.reality import (
    EndByProof,
    RecallDocument,
    RecordMissing,
    ReleaseCopy,
)
from desktop.operations.receiving.afterwards import NoteDiscrepancy, SettleDiscrepancy
from desktop.operations.sentences import tables
from desktop.plain.typed import read_count
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.subject import Subject
from desktop.windows.pages.typed import choices, coming_day, reader
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec

ENDINGS = ("destroyed", "archived", "transferred", "returned", "declassified", "lost")
DISCREPANCIES = ("count", "number_differs", "damaged", "opened")


@dataclass(frozen=True)
class SmallAct:
    """``fields`` it asks for, and the command made of what was entered."""

    title: str
    fields: Callable[[Counter, Subject], tuple[FieldSpec, ...]]
    command: Callable[[Subject, Entered], Command]


def _words(name: str, label: str, span: int = 9) -> FieldSpec:
    return FieldSpec(name, label, required=True, span=span)


def _void(_counter: Counter, _subject: Subject) -> tuple[FieldSpec, ...]:
    return (_words("reason", _("作废理由（编号保留，打印作废）"), 12),)


def _recall(counter: Counter, _subject: Subject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("due", _("收回期限"), coming_day(counter), True, span=3),
        _words("notice", _("依据：来文机关的通知、文号")),
    )


def _end(_counter: Counter, subject: Subject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("how", _("怎样了结"), required=True, choices=choices(tables.ending_words, ENDINGS), span=4,
                  hint=_("按数字选")),
        _words("proof", _("凭据（清单、回执的编号与日期），共 {n} 份").format(n=len(subject.chosen)), 8),
    )  # fmt: skip


def _discrepancy(counter: Counter, _subject: Subject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("code", _("差错"), required=True, span=4, hint=_("按数字选"),
                  choices=choices(tables.discrepancy_words, DISCREPANCIES)),
        FieldSpec("listed", _("清单份数"), reader(read_count), True, span=2),
        FieldSpec("found", _("实收份数"), reader(read_count), True, span=2),
        _words("account", _("经过"), 6),
        person(counter, "witnesses", _("见证人一（破损、已拆开时）"), False),
        person(counter, "witness2", _("见证人二"), False),
    )  # fmt: skip


def _note_discrepancy(subject: Subject, entered: Entered) -> Command:
    v = entered.values
    seen = tuple(v[name] for name in ("witnesses", "witness2") if v.get(name))
    return NoteDiscrepancy(
        document=subject.row.id, code=v["code"], listed=v["listed"], found=v["found"], account=v["account"],
        witnesses=seen, reasons=entered.reasons,
    )  # fmt: skip


def _copies(subject: Subject) -> tuple[str, ...]:
    return tuple(row.id for row in subject.chosen)


ACTS: Mapping[str, SmallAct] = MappingProxyType(
    {
        "document.void": SmallAct(
            N_("作废"), _void, lambda s, e: VoidDocument(document=s.row.id, reason=e.values["reason"])
        ),
        "document.recall": SmallAct(
            N_("通知收回"),
            _recall,
            lambda s, e: RecallDocument(
                document=s.row.id, due=e.values["due"], notice=e.values["notice"], reasons=e.reasons
            ),
        ),
        "document.discrepancy": SmallAct(N_("来文差错"), _discrepancy, _note_discrepancy),
        "document.settle": SmallAct(
            N_("来文差错了结"),
            lambda _c, _s: (_words("answer", _("来文单位的答复"), 12),),
            lambda s, e: SettleDiscrepancy(document=s.row.id, answer=e.values["answer"]),
        ),
        "document.end": SmallAct(
            N_("凭据销账（全部在管的份）"),
            _end,
            lambda s, e: EndByProof(copies=_copies(s), how=Ending(e.values["how"]), proof=e.values["proof"]),
        ),
        "copy.end": SmallAct(
            N_("凭据销账"),
            _end,
            lambda s, e: EndByProof(copies=_copies(s), how=Ending(e.values["how"]), proof=e.values["proof"]),
        ),
        "copy.missing": SmallAct(
            N_("下落不明"),
            lambda _c, _s: (_words("circumstances", _("何时、怎样发现，最后在谁手中"), 12),),
            lambda s, e: RecordMissing(copy=s.chosen[0].id, circumstances=e.values["circumstances"]),
        ),
        "copy.release": SmallAct(
            N_("说明后恢复"),
            lambda _c, _s: (_words("explanation", _("说明"), 12),),
            lambda s, e: ReleaseCopy(copy=s.chosen[0].id, explanation=e.values["explanation"]),
        ),
        "copy.hand_out": SmallAct(
            N_("承办领用"),
            lambda c, _s: (
                person(c, "to", _("承办人")),
                FieldSpec("due", _("应还日"), coming_day(c), True, span=3),
                person(c, "proxy", _("代收人"), False),
            ),
            lambda s, e: HandOutForHandling(
                copies=_copies(s),
                to=e.values["to"],
                due=e.values["due"],
                proxy=e.values.get("proxy", ""),
                reasons=e.reasons,
            ),
        ),
    }
)
"""Id of a card's verb → the act."""

FIELDS = MappingProxyType({"reader": "to", "copies": "to", "": "how"})
"""Field of a refusal → field of the strip, where they differ."""
