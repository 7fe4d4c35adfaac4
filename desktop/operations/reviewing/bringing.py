"""导入登记 (D19): what a medium brings, which item each file is the draft of, and what the check found, in one act."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known
from desktop.operations.ports import Act
from desktop.operations.reviewing.about import add, item_of
from desktop.operations.reviewing.drafts import NoteCheck, note_check
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.draft_facts import DraftsBrought, FileBrought, Way, import_stream
from desktop.procedures.review.item_facts import DraftTaken, Fingerprints, Hit


@dataclass(frozen=True)
class Brought:
    """A file as the worker read it. ``item`` empty: on the medium, but no draft of an item here.

    ``unread``  why it has no text (a scan): then it is reviewed by hand
    ``unseen``  what was checked and is not in the text, as ``DraftTaken`` keeps it
    """

    name: str
    prints: Fingerprints
    item: str = ""
    text: str = ""
    words_digest: str = ""
    hits: tuple[Hit, ...] = ()
    unread: str = ""
    unseen: str = ""


@dataclass(frozen=True, kw_only=True)
class BringDrafts(Command):
    """One medium. ``on_paper``: items whose draft came on paper alone."""

    way: Way
    brought_by: str
    medium: str = ""
    approval: str = ""
    files: tuple[Brought, ...] = ()
    on_paper: tuple[str, ...] = ()


def bring_drafts(command: BringDrafts, act: Act) -> Outcome:
    """All files or none; each draft is taken and its check noted in the item's own stream."""
    refused = _entry(command, act)
    if refused is not None:
        return refused
    entry = act.new_id()
    act.add(
        import_stream(entry),
        DraftsBrought(
            way=command.way,
            medium=command.medium.strip(),
            brought_by=command.brought_by,
            approval=command.approval.strip(),
            files=tuple(FileBrought(Text(one.name), one.prints, one.item) for one in command.files),
            on_paper=command.on_paper,
        ),
    )
    drafts = [one for one in command.files if one.item]
    for one in drafts:
        refused = _take(act, one, entry)
        if refused is not None:
            return refused
    found = sum(hit.count for one in drafts for hit in one.hits)
    return done("import.entered", {"import": entry}, n=len(drafts) + len(command.on_paper), hits=found)


def _entry(command: BringDrafts, act: Act) -> Refusal | None:
    if command.way is Way.PAPER and not command.on_paper:
        return refuse("import.nothing", "D19", at="files")
    if command.way is not Way.PAPER and not command.files:
        return refuse("import.nothing", "D19", at="files")
    if command.way is not Way.PAPER and not command.medium.strip():
        return refuse("import.no_medium", "A6.2.2a", at="medium")
    if any(not one.name.strip() for one in command.files):
        return refuse("import.file_without_name", "D19", at="files")
    if not command.brought_by:
        return refuse("import.nobody", "A6.2.2a", at="brought_by")
    items = [one.item for one in command.files if one.item]
    if len(set(items)) < len(items):
        return refuse("import.item_twice", "D19", at="files")
    refused = known(act, "brought_by", command.brought_by)
    if refused is not None:
        return refused
    for item in command.on_paper:
        found = item_of(act, item)
        if isinstance(found, Refusal):
            return found
    return None


def _take(act: Act, one: Brought, entry: str) -> Refusal | None:
    """A draft has no other door than its entry; a later one takes the place of the one before, with its judgements."""
    item = item_of(act, one.item)
    if isinstance(item, Refusal):
        return item
    if item.conclusion:
        # a text that comes after the conclusion is compared, or begins a new round (A3.6b)
        return refuse("item.text_after_conclusion", "A3.6b", at="item")
    unseen = Text(one.unseen) if one.unseen else None
    taken = DraftTaken(
        name=Text(one.name.strip()), prints=one.prints, text=Text(one.text), entry=entry, unseen=unseen
    )
    add(act, one.item, taken)
    if not (one.words_digest or one.unread):
        return None  # read, and not checked: it cannot be concluded before it is
    checked = note_check(
        NoteCheck(
            item=one.item,
            text_sm3=one.prints.text_sm3,
            words_digest=one.words_digest,
            hits=one.hits,
            unread=one.unread,
        ),
        act,
    )
    return checked if isinstance(checked, Refusal) else None
