"""What the cards offer: only what the book would do, what matters most first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.plain.words import _
from desktop.procedures.review.item_laws import OFFICIAL_DOCUMENT, attributes_left
from desktop.windows.pages.review.bringing_out import to_bring_out
from desktop.windows.pages.review.catalogue import VERBS
from desktop.windows.pages.review.extending import extendable
from desktop.windows.pages.review.subject import BatchLine, BatchSubject, ItemSubject
from desktop.windows.widgets.card_facts import Verb

PAPER = "review.print"


def _offered(found: Sequence[str], called: Mapping[str, str] | None = None) -> tuple[Verb, ...]:
    """The first is the primary one, unless it is paper. ``called``: what one is called here, where it is otherwise."""
    words = {verb: _(VERBS[verb].title) for verb in found} | dict(called or {})
    return tuple(
        Verb(verb, words[verb], VERBS[verb].key, not n and verb != PAPER) for n, verb in enumerate(found)
    )


def of_item(subject: ItemSubject, *, keeps: bool = False) -> tuple[Verb, ...]:
    """``keeps``: the unit exempts classes from its retention (A1.3.3a)."""
    row, found = subject.row, list[str]()
    if row.state == "secret":
        found += ["item.report"] if subject.item.reported is None else []
        found += ["item.excise"] if subject.item.words_due else []
        found += [*_mends(subject), PAPER]
        return _offered(found)
    if row.state == "given_back":
        return _offered([PAPER, *_mends(subject)])
    open_case = subject.case is not None and subject.case.view.following is not None
    if subject.older:
        found.append("item.recheck")
    if open_case:
        found.append("item.resume" if row.held else "item.judge" if row.hits_open else "item.act")
    ruled = subject.definition is not None and subject.definition.attribute_rule
    decided = row.state != "review" and attributes_left(subject.item)
    if row.item_type == OFFICIAL_DOCUMENT and row.issued_on is None and (decided or not ruled):
        found.append("item.issue")
    if row.channels_left:
        found.append("item.publish")
    if row.state == "review" and not row.conclusion:
        found.append("item.bring")
        found += ["item.recheck"] if subject.item.checked_by and not subject.older else []
    if subject.item.draft is not None and subject.item.draft.text:
        found.append("item.compare")
    if subject.item.to_mask and not row.hits_open:
        found.append("item.mask")
    if subject.case is not None and subject.case.view.case.unsigned:
        found.append("item.sign")
    if extendable(subject) is not None:
        found.append("item.extend")
    if subject.item.asking:
        found.append("item.reply")
    if row.barred:
        found.append("item.clear")
    if row.published:
        found.append("item.take_down")
        found += ["item.keep"] if keeps and not subject.item.kept_online else []
    if subject.item.checked is not None and "item.judge" not in found:
        found.append("item.judge")
    if row.state == "review":
        found += ["item.ask", "item.relation", "item.secret"]
    else:
        found.append("item.again")
    found += ["item.correct", *_mends(subject), PAPER]
    if not row.published:
        found.append("item.back")
    return _offered(found, {} if row.hits_open else {"item.judge": _("看命中")})


def _mends(subject: ItemSubject) -> list[str]:
    """Where something was booked that may have been wrong."""
    return ["item.mend"] if subject.entries else []


def of_batch(subject: BatchSubject) -> tuple[Verb, ...]:
    """逐条审 first while lines wait to be judged, then the signature, then the end; the sheet prints at any time."""
    out = ["batch.publish"] if to_bring_out(subject) else []
    out += ["batch.ink"] if subject.unsigned else []
    if subject.row.state == "closed":
        return _offered([*out, PAPER, "batch.reopen"])
    if subject.due is None:
        return _offered(
            ["batch.close", *out, "batch.read", PAPER, *_wrong(subject)], {"batch.read": _("逐条看")}
        )
    to_judge = any(_to_read(line) for line in subject.waiting)
    found = (
        ["batch.read", "batch.bring", "batch.sign"]
        if to_judge
        else ["batch.sign", "batch.read", "batch.bring"]
    )
    older = any(line.on_sheet and line.item.older for line in subject.lines)
    return _offered([*(["batch.recheck"] if older else []), *found, *out, PAPER, *_wrong(subject)])


def _to_read(line: BatchLine) -> bool:
    """Not judged yet, or to leave the sheet first."""
    judged = line.due is None or line.due.id in line.row.judged or not line.listed
    return not judged or bool(line.item.row.hits_open)


def _wrong(subject: BatchSubject) -> list[str]:
    """What was booked of an open sheet may have been wrong."""
    return ["batch.correct", *(["batch.unsign"] if subject.batch.signatures else [])]
