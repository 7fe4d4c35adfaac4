"""After the review (D25): many lines brought out at once, each on its channel (C7.4, C7.20b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.approvals.cases import case_of
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of, words
from desktop.operations.reviewing.hand_in import channels_known
from desktop.operations.run import waive
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.batch_facts import batch_stream
from desktop.procedures.review.item import Item
from desktop.procedures.review.item_facts import Published, item_stream

APPROVALS = frozenset({"f30_review", "f32_release_approval", "batch_sheet"})
"""Sheets on which an item's publication is approved by hand (B1.2b)."""


@dataclass(frozen=True)
class Out:
    """One line of what came back: an item, brought out on a channel; ``address`` is optional."""

    item: str
    channel: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Publish(Command):
    """Booked for many lines at once from the returned sheet: one day, who put it in, who compared it again."""

    lines: tuple[Out, ...]
    on: date
    published_by: str
    compared_by: str
    addresses: tuple[str, ...] = ()
    """As pasted, one per line in their order; none, or as many as lines."""


def publish(command: Publish, act: Act) -> Outcome:
    """Each line by itself, all or none; a channel out of its order asks for a reason (C7.4)."""
    if not command.lines:
        return refuse("item.nothing_to_publish", "D25", at="lines")
    if command.on > act.now.date():
        return refuse("act.in_future", "A2.3", at="on")
    refused = known(act, "published_by", command.published_by, command.compared_by)
    if refused is not None:
        return refused
    if command.addresses and len(command.addresses) != len(command.lines):
        return refuse(
            "item.addresses_differ", "D25", at="addresses", n=len(command.lines), given=len(command.addresses)
        )
    pasted = command.addresses or tuple(line.address for line in command.lines)
    for number, line in enumerate(map(_with_address, command.lines, pasted), 1):
        refused = _publish(command, line, act)
        if refused is not None:
            return refused.in_line(number)
    return done("item.published", n=len(command.lines))


def _with_address(line: Out, address: str) -> Out:
    return replace(line, address=address)


def _publish(command: Publish, line: Out, act: Act) -> Refusal | None:
    item = item_of(act, line.item)
    if isinstance(item, Refusal):
        return item
    fact = Published(
        channel=line.channel,
        on=command.on,
        published_by=command.published_by,
        compared_by=command.compared_by,
        address=words(line.address),
    )
    # a channel that was there when it was handed in is its own, whatever the list says today (edge case 53)
    strange = () if line.channel in item.start.channels else (line.channel,)
    refused = laws.may_publish(item, fact) or channels_known(act, *strange)
    if refused is not None:
        return refused
    for unusual in _unusual(act, item, line.channel):
        if (left := waive(unusual, act, item_stream(line.item))) is not None:
            return left
    add(act, line.item, fact)
    return None


def _unusual(act: Act, item: Item, channel: str) -> Iterator[Refusal]:
    """What asks for a reason: a channel before its turn, no paper of the review, a 公文 not issued yet."""
    earlier = laws.earlier_channels(item, channel)
    if earlier:
        yield refuse("item.channel_out_of_order", "C7.4", at="channel", reason_helps=True, earlier=earlier)
    found = case_of(act, item.case)
    definition = found[0] if isinstance(found, tuple) else None
    if definition is None:
        return
    if definition.sheet_rule and not _on_paper(act, item):
        yield refuse("item.no_approval_sheet", definition.sheet_rule, at="channel", reason_helps=True)
    if definition.attribute_rule and item.start.item_type == laws.OFFICIAL_DOCUMENT and item.issued is None:
        yield refuse("item.not_issued", "B4.4a", at="on", reason_helps=True)


def _on_paper(act: Act, item: Item) -> bool:
    """Its 信息公开审批表 was printed, or the sheet that stands for it: the batch's (D20), the 公文处理单 (A2.9c)."""
    if item.start.processing_sheet is not None:
        return True
    batch = act.books.batch_of_item(item.id)
    streams = [item_stream(item.id), *([batch_stream(batch.id)] if batch else [])]
    papers = (paper for stream in streams for paper in act.books.papers_about(stream))
    return any(paper.form in APPROVALS for paper in papers)
