"""What can be done with one line of a collector's list: match it, say that it never came, chase, add (D13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from desktop.custody.clearance_facts import Match
from desktop.operations.commands import Command
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.returning.clear import MatchLine
from desktop.operations.sentences import tables
from desktop.operations.views import DocumentRow
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.clearance.subject import LineSubject
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import read_copies_of
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

BY_HAND = (Match.IN_SAFE, Match.OUT, Match.ALREADY_ENDED, Match.KEEP, Match.NEVER_RECEIVED)
WITH_PROOF = (Match.ALREADY_ENDED, Match.KEEP)


def match_fields(_counter: Counter, subject: LineSubject) -> tuple[FieldSpec, ...]:
    """What it may be is offered by its digit; another by the tail of its number."""
    near = tuple(Offer(d.id, _near(d), d.title) for d in subject.likely)[:8]
    other = Offer("", _("另一件（填编号尾数）"))
    stays = Typed(subject.parts[0].match, "")
    default = _match_now(subject) or next((m for m in BY_HAND if m.value == stays.value), None)

    def has(values: Mapping[str, Any]) -> bool:
        return values.get("match") is not Match.NEVER_RECEIVED

    def by_tail(values: Mapping[str, Any]) -> bool:
        return has(values) and (not near or not values.get("document"))

    def proven(values: Mapping[str, Any]) -> bool:
        return values.get("match") in WITH_PROOF

    mine = tuple(copy.id for copy in subject.copies)
    shown = "、".join(copy.label for copy in subject.copies)
    fields = [
        FieldSpec("match", _("情况"), required=True, span=5, hint=_("按数字选"),
                  choices=tuple(Offer(m, tables.match_words(m.value)) for m in BY_HAND),
                  default=Typed(default, tables.match_words(default.value)) if default else None),
    ]  # fmt: skip
    if near:
        fields.append(
            FieldSpec("document", _("是哪一件"), required=True, span=7, choices=(*near, other), when=has)
        )
    fields += [
        FieldSpec("copies", _("我方哪几份（编号尾数，如 17-23）"), reader(read_copies_of(lambda: subject.shelf)), True,
                  Typed(mine, shown) if mine else None, span=7, when=by_tail),
        FieldSpec("proof", _("凭据（清单、回执、批准留用的文号）"), required=True, span=7, when=proven),
    ]  # fmt: skip
    return tuple(fields)


def _near(document: DocumentRow) -> str:
    return f"{document.register_number}  {document.document_number or ''}".strip()


def _match_now(subject: LineSubject) -> Match | None:
    kinds = {copy.place_kind for copy in subject.copies}
    if len(kinds) != 1:
        return None
    return {"safe": Match.IN_SAFE, "person": Match.OUT}.get(kinds.pop())


def match_command(subject: LineSubject, entered: Entered) -> Command:
    """The document follows from the copies, or is named and all its live copies are meant."""
    values = entered.values
    match = values["match"]
    copies = tuple(values.get("copies", ()))
    document = str(values.get("document", ""))
    if document and not copies:
        copies = _copies_of(subject, document)
    if match is Match.NEVER_RECEIVED:
        copies, document = (), ""
    elif not document:
        by_id = {copy.id: copy.document for copy in (*subject.shelf, *subject.copies)}
        document = by_id.get(copies[0], "") if copies else ""
    return MatchLine(
        clearance=subject.head.id, line=subject.listed.line, document=document, copies=copies, match=match,
        proof=str(values.get("proof", "")), reasons=entered.reasons,
    )  # fmt: skip


def _copies_of(subject: LineSubject, document: str) -> tuple[str, ...]:
    """Those the list numbers; all of the document where it numbers none or none of ours."""
    ours = [c for c in subject.shelf if c.document == document and not c.parent]
    wanted = {number.lstrip("0") for number in subject.listed.copy_numbers}
    told = [c for c in ours if (c.number or c.label).lstrip("0") in wanted]
    return tuple(c.id for c in (told or ours))


def _never(subject: LineSubject, _entered: Entered) -> Command:
    return MatchLine(
        clearance=subject.head.id,
        line=subject.listed.line,
        document="",
        copies=(),
        match=Match.NEVER_RECEIVED,
    )


def _chase(subject: LineSubject, _entered: Entered) -> Sequence[Command]:
    return [ChaseHolder(holder=one) for one in dict.fromkeys(c.place for c in subject.out())]


def _add(subject: LineSubject, _entered: Entered) -> Command:
    copy = subject.copies[0]
    return MatchLine(
        clearance=subject.head.id, line=0, document=copy.document, copies=(copy.id,), match=Match.NOT_LISTED
    )


def _letter(subject: LineSubject, _entered: Entered) -> ToPrint:
    return ToPrint("f24_not_received", subject.head.id, _("清退查询函"))


LINE_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "line.match": Asking(N_("比对"), match_fields, match_command),
        "line.never": Asking(N_("从未收到"), no_fields, _never),
        "line.chase": Asking(N_("催退"), no_fields, _chase),
        "line.add": Asking(N_("列入清单"), no_fields, _add),
        "line.query": Asking(N_("打印查询函"), no_fields, sheet=_letter),
    }
)
"""Id of a line's verb → what it asks and books."""
