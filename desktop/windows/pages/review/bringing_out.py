"""登记公开 of many lines at once, from the returned batch sheet (D25): one channel and day, who put it in, who compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from desktop.operations.commands import Command
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_copy_numbers
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.review.subject import BatchLine, BatchSubject
from desktop.windows.pages.typed import past_day, reader
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def to_bring_out(subject: BatchSubject, channel: str = "") -> tuple[BatchLine, ...]:
    """Lines that may go out and are not out yet on a channel of theirs; taken out ones too, once they are through."""
    left = ((line, line.item.row.channels_left) for line in subject.lines)
    return tuple(line for line, channels in left if channels and (not channel or channel in channels))


def _fields(counter: Counter, subject: BatchSubject) -> tuple[FieldSpec, ...]:
    lines = to_bring_out(subject)
    channels = dict.fromkeys(
        one for line in lines for one in line.item.row.channels_left
    )  # C7.4: in their order
    titles = lines[0].item.channel_titles() if lines else {}
    offers = tuple(Offer(one, titles.get(one, one)) for one in channels)[:9]
    first = Typed(offers[0].value, offers[0].shown) if offers else None
    numbers = tuple(line.row.line for line in lines)
    all_of_them = Typed((), _("全部 {n} 条（第 {lines} 条）").format(n=len(numbers), lines=_said(numbers)))
    today, before = counter.now().date(), subject.last_out
    put_in, compared = (
        person(counter, "published_by", _("录入人")),
        person(counter, "compared_by", _("核对人")),
    )
    return (
        FieldSpec("lines", _("哪几条（如 1-5,8）"), reader(_reads(numbers)), default=all_of_them, span=4),
        FieldSpec("channel", _("在哪里公开"), required=True, choices=offers, default=first, span=4),
        FieldSpec("on", _("哪天"), past_day(counter), True, Typed(today, _("今天")), span=4),
        _carried(put_in, before.published_by if before else "", before.published_by_name if before else ""),
        _carried(compared, before.compared_by if before else "", before.compared_by_name if before else ""),
        FieldSpec("addresses", _("网址（可空；按条粘贴，一条一个）"), span=6),
    )


def _carried(spec: FieldSpec, who: str, name: str) -> FieldSpec:
    """As the last time: Enter takes it, another name replaces it."""
    return replace(spec, default=Typed(who, name)) if who else spec


def _said(numbers: tuple[int, ...]) -> str:
    return "、".join(str(number) for number in numbers)


def _reads(numbers: tuple[int, ...]) -> Callable[[str], Typed[Any] | Refusal]:
    """Numbers of lines that can go out; another is refused while typing."""

    def read(text: str) -> Typed[Any] | Refusal:
        typed = read_copy_numbers(text)
        if isinstance(typed, Refusal):
            return typed
        found = tuple(int(one) for one in typed.value if one.isdigit())
        other = next((number for number in found if number not in numbers), 0)
        if other or len(found) != len(typed.value):
            return refuse("batch_sheet.line_not_for_publication", "A2.1", at="lines", line=other or text)
        return Typed(found, _("共 {n} 条").format(n=len(found)))

    return read


def _command(subject: BatchSubject, entered: Entered) -> Command:
    values = dict(entered.values)
    chosen, channel = values.get("lines") or (), values["channel"]
    lines = to_bring_out(subject, "" if chosen else channel)
    if chosen:
        lines = tuple(line for line in lines if line.row.line in chosen)
    return Publish(
        lines=tuple(Out(line.item.id, channel) for line in lines),
        addresses=tuple(str(values.get("addresses") or "").split()),
        on=values["on"],
        published_by=values["published_by"],
        compared_by=values["compared_by"],
        reasons=entered.reasons,
    )


OUT_VERBS: Mapping[str, Asking] = MappingProxyType(
    {"batch.publish": Asking(N_("登记公开"), _fields, _command, key="hand_out")}
)
"""Id of a verb → what it asks and books."""
