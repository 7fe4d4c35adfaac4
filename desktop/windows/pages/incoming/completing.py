"""待补, 更正, 亲启后补: the registration's own fields again, filled with what is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from desktop.custody.period import UNMARKED
from desktop.operations.commands import Command
from desktop.operations.custody.correct import CompleteDocument, CorrectDocument
from desktop.operations.receiving.afterwards import HandOverEyesOnly
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.fields import (
    Memory,
    detail_fields,
    nature_fields,
    remark_field,
    shown_fields,
    unfolded,
)
from desktop.windows.pages.incoming.subject import Subject
from desktop.windows.pages.incoming.values import corrected, details_of
from desktop.windows.pages.typed import past_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec

_FIXED = ("level", "copies", "safe")
"""Changed by acts of their own (A6.1.3a), never by correcting the line."""


@dataclass(frozen=True)
class FilledAct:
    """``body``: the field of the issuing body is asked, so it may be a new one."""

    title: str
    fields: Callable[[Counter], tuple[FieldSpec, ...]]
    command: Callable[[Subject, Entered, str], Command]


def _number(counter: Counter) -> FieldSpec:
    return next(f for f in shown_fields(counter, Memory()) if f.id == "document_number")


def _complete_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    return unfolded((_number(counter), *detail_fields(counter), remark_field()))


def _correct_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    shown = tuple(f for f in shown_fields(counter, Memory()) if f.id not in _FIXED)
    reason = FieldSpec("reason", _("更正理由"), required=True, span=12)
    return unfolded((reason, *shown, *nature_fields(counter), *detail_fields(counter), remark_field()))


def _hand_over_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    period = next(f for f in nature_fields(counter) if f.id == "period")
    title = FieldSpec("title", _("标题"), required=True, span=7)
    day = FieldSpec("handed_over_on", _("交回日"), past_day(counter), span=2, hint=_("今天"))
    return unfolded((title, day, period, _number(counter), *detail_fields(counter), remark_field()))


def _complete(subject: Subject, entered: Entered, _body: str) -> Command:
    return CompleteDocument(
        document=subject.row.id, details=details_of(entered.values, subject.known.details)
    )


def _correct(subject: Subject, entered: Entered, body: str) -> Command:
    return CorrectDocument(
        document=subject.row.id,
        right=corrected(subject.known, entered, body),
        reason=str(entered.values["reason"]),
        reasons=entered.reasons,
    )


def _hand_over(subject: Subject, entered: Entered, _body: str) -> Command:
    values: dict[str, Any] = entered.values
    return HandOverEyesOnly(
        document=subject.row.id,
        title=str(values["title"]),
        handed_over_on=values.get("handed_over_on"),
        period=values.get("period", UNMARKED),
        details=details_of(values, subject.known.details),
        reasons=entered.reasons,
    )


FILLED: Mapping[str, FilledAct] = MappingProxyType(
    {
        "document.complete": FilledAct(N_("补齐登记"), _complete_fields, _complete),
        "document.correct": FilledAct(N_("更正登记（原记录保留可查）"), _correct_fields, _correct),
        "document.handed_over": FilledAct(N_("亲启后补"), _hand_over_fields, _hand_over),
    }
)
"""Id of a card's verb → the act."""
