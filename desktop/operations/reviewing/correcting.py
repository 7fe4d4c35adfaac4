"""更正 of what was booked of an item: right values in its place, or 没有这回事; both stay readable (edge case 15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import item_of, say_why
from desktop.operations.reviewing.hand_in import channels_known
from desktop.operations.reviewing.rounds import withdraw_round
from desktop.operations.reviewing.taking_back import take_back_end
from desktop.operations.run import waive
from desktop.plain.corrections import Annulled, effective
from desktop.plain.facts import EXCISED, Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.case import fold_case, standing
from desktop.procedures.facts import CaseWithdrawn, case_stream
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.emergency_facts import EmergencyBegan, ReactionNoted
from desktop.procedures.review.item import Item
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.review.item_replay import may_be_put_right
from desktop.procedures.undoing import UNDOABLE

KEPT: Mapping[type[Fact], tuple[str, ...]] = MappingProxyType(
    {
        f.Issued: (),
        f.Published: (),
        f.TakenDown: ("by",),
        f.ConsultationSent: ("number", "letter", "clause"),
        f.ConsultationAnswered: ("number",),
        f.RelationCleared: ("number",),
        f.SecretReported: (),
        f.MaskedCopyMade: ("number", "name", "level", "sha256", "size", "passages"),
    }
)
"""Entries whose values can be put right, and what of each stays as it was."""

NEVER_HAPPENED: tuple[type[Fact], ...] = (
    *(kind for kind in KEPT if kind is not f.MaskedCopyMade),  # a line of the 输出登记 keeps its number (D19)
    f.KeptOnline,
    f.WordingConfirmed,
    f.DraftTaken,
    f.GivenBack,
    f.ProvedSecret,
    f.RoundBegan,
    EmergencyBegan,
    ReactionNoted,
)
"""Entries that may be taken back whole, with what hangs on them."""


@dataclass(frozen=True, kw_only=True)
class CorrectEntry(Command):
    """The entry ``version`` of the item was wrong; ``right`` is so, or None: it never happened."""

    item: str
    version: int
    reason: str
    right: Fact | None = None


def correct_entry(command: CorrectEntry, act: Act) -> Outcome:
    """Accepted only if the item's stream, replayed with it, still obeys every rule."""
    item = item_of(act, command.item)
    if isinstance(item, Refusal):
        return item
    if not command.reason.strip():
        return refuse("correction.reason_missing", at="reason")
    rows = effective(act.stream(item_stream(command.item)))
    wrong = next((row for row in rows if row.version == command.version), None)
    if wrong is None:
        return refuse("correction.no_such_fact", at="version")
    if command.right is not None:
        refused = _put_right(act, item, wrong, command.right, command.reason)
    else:
        refused = _take_back(act, item, rows, wrong, Text(command.reason.strip()))
    return refused or done("item.entry_corrected", {"item": command.item})


def _put_right(act: Act, item: Item, wrong: Recorded, right: Fact, reason: str) -> Refusal | None:
    if type(right) is not type(wrong.fact) or type(right) not in KEPT:
        return refuse("correction.other_kind", at="version")
    same = {name: getattr(wrong.fact, name) for name in KEPT[type(right)]}
    right = replace(right, **same)
    if right == wrong.fact:
        return refuse("correction.same", at="entry")
    refused = _real(act, wrong.fact, right)
    if refused is not None:
        return refused
    stream = item_stream(item.id)
    rests = may_be_put_right(item.id, act.stream(stream), (wrong.version, right, wrong.happened_at))
    refused = waive(rests, act, stream)
    if refused is not None:
        return refused
    act.add(stream, right, at=wrong.happened_at, corrects=wrong.version)
    say_why(act, stream, reason)
    return None


def _real(act: Act, wrong: Fact, right: Fact) -> Refusal | None:
    """Nothing lies ahead of the clock; persons and channels are known."""
    today = act.now.date()
    match right:
        case f.Published():
            if right.on > today:
                return refuse("act.in_future", "A2.3", at="on")
            refused = known(act, "published_by", right.published_by, right.compared_by)
            new_channel = isinstance(wrong, f.Published) and wrong.channel != right.channel
            return refused or (channels_known(act, right.channel) if new_channel else None)
        case f.TakenDown() if right.at > act.now:
            return refuse("act.in_future", at="taken_down_at")
        case f.SecretReported() if right.at > act.now:
            return refuse("act.in_future", at="reported_at")
        case f.ConsultationSent() if right.sent_on > today:
            return refuse("act.in_future", at="sent_on")
        case f.Issued() if right.intranet_on is not None and right.intranet_on > today:
            return refuse("act.in_future", "A2.8", at="intranet_on")
        case f.Issued() | f.ConsultationAnswered() if right.on > today:
            return refuse("act.in_future", at="on")
        case f.RelationCleared() if right.person:
            return known(act, "person", right.person)
        case _:
            return None


def _take_back(act: Act, item: Item, rows: list[Recorded], wrong: Recorded, reason: Text) -> Refusal | None:
    """The entry with all that was written in the same act or says something of it alone."""
    if not isinstance(wrong.fact, NEVER_HAPPENED):
        return refuse("correction.nothing_to_correct", at="version")
    stays = _stays(act, item, wrong)
    if stays is not None:
        return stays
    gone = [wrong, *(row for row in rows if row.version != wrong.version and _hangs_on(row, wrong, rows))]
    stream = item_stream(item.id)
    rights = tuple((row.version, Annulled(reason), row.happened_at) for row in gone)
    refused = may_be_put_right(item.id, act.stream(stream), *rights)
    if refused is not None:
        return refused
    for version, fact, at in rights:
        act.add(stream, fact, at=at, corrects=version)
    say_why(act, stream, reason)
    if isinstance(wrong.fact, f.RoundBegan):
        return withdraw_round(act, wrong.fact.case, reason)
    if isinstance(wrong.fact, f.GivenBack | f.ProvedSecret) and item.case:
        return take_back_end(act, item.case, wrong.act, reason)
    return None


def _stays(act: Act, item: Item, wrong: Recorded) -> Refusal | None:
    """What can no longer be as if it had not been."""
    match wrong.fact:
        case f.RoundBegan() as began:
            if began.number == 1 or not item.under_review or began.case != item.case:
                return refuse("correction.round_stays", "A3.6b", at="version")
            case = fold_case(item.case, act.stream(case_stream(item.case)))
            if case.history:
                entries = tuple(dict.fromkeys(one.fact.KIND for one in case.history))
                return refuse("correction.later_entries", "A3.6b", at="version", entries=entries)
        case f.DraftTaken() if item.conclusion:
            return refuse("item.text_after_conclusion", "A3.6b", at="version")
        case f.ProvedSecret():
            gone = any(draft.text == EXCISED for draft in item.drafts)
            if item.reported is not None or gone:
                # what was reported or destroyed by two persons is not taken back by one
                return refuse("correction.secret_stays", "D23", at="version")
        case _:
            pass
    return None


def _hangs_on(row: Recorded, wrong: Recorded, rows: list[Recorded]) -> bool:
    match wrong.fact:
        case f.GivenBack() | f.ProvedSecret():
            return row.act == wrong.act and isinstance(row.fact, f.RoundEnded)
        case f.DraftTaken():
            later = [
                r.version for r in rows if r.version > wrong.version and isinstance(r.fact, f.DraftTaken)
            ]
            until = min(later, default=rows[-1].version + 1)
            mine = f.DraftChecked | f.HitJudged
            return wrong.version < row.version < until and isinstance(row.fact, mine)
        case _:
            return False


@dataclass(frozen=True)
class Entry:
    """A booking of an item or of its case that may be put right: its values (``right``), or taken back (``never``)."""

    row: Recorded
    right: bool
    never: bool = True


def entries_of(books: Books, item: str, case: str) -> tuple[Entry, ...]:
    """What an officer may have booked wrongly of an item and of its round in force, the latest first."""
    own = effective(books.stream(item_stream(item)))
    found = [
        Entry(row, type(row.fact) in KEPT, isinstance(row.fact, NEVER_HAPPENED))
        for row in own
        if _may_be_wrong(row.fact)
    ]
    rows = standing(books.stream(case_stream(case))) if case else []
    state = fold_case(case, rows)
    acts = {one.version: one.fact for one in state.history}
    for row in rows:
        if isinstance(row.fact, UNDOABLE) and not isinstance(row.fact, CaseWithdrawn):
            fact = acts.get(row.version, row.fact)  # with what was put right of it before
            found.append(Entry(replace(row, fact=fact), row.version in acts))
    return tuple(sorted(found, key=lambda one: one.row.sequence, reverse=True))


def _may_be_wrong(fact: Fact) -> bool:
    first = isinstance(fact, f.RoundBegan) and fact.number == 1
    return isinstance(fact, (*NEVER_HAPPENED, *KEPT)) and not first
