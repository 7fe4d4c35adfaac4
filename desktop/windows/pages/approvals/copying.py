"""What an approval of copying is used for: making, issuing to holders, taking back (A6.1.5c, A6.1.5e)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.operations.approvals.issue import IssueReproductions
from desktop.operations.approvals.reproduce import InformPersons, MakeReproductions
from desktop.operations.commands import Command
from desktop.operations.custody.move import TakeBack
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.subject import CaseSubject
from desktop.windows.pages.typed import coming_day, reader
from desktop.windows.pages.typed_people import read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def make_fields(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    """One go of the copier; what is left of the permit is the default."""
    places = counter.known.profile.custody.copier_places.value if counter.known.profile else ()
    here = tuple(Offer(place, place) for place in places)[:9]
    yes = (Offer(True, _("已办")), Offer(False, _("没有")))
    pages = subject.view.case.answers.get("pages_each")
    told = Typed(int(pages.values[0]), pages.values[0]) if pages and pages.values else None
    return (
        FieldSpec("quantity", _("这一次复制份数（还可 {n} 份）").format(n=subject.left), reader(read_count), True,
                  Typed(subject.left, str(subject.left)) if subject.left else None, span=3),
        FieldSpec("pages", _("每份页数"), reader(read_count), True, told, span=2),
        FieldSpec("copier", _("涉密复印机编号"), required=True, span=3),
        FieldSpec("place", _("复制地点"), required=True, span=4,
                  offers=lambda text: [o for o in here if text in o.shown], free=True,
                  default=Typed(here[0].value, here[0].shown) if here else None),
        FieldSpec("waste_sheets", _("销毁废页（张）"), reader(read_count), default=Typed(0, "0"), span=3),
        FieldSpec("stamped", _("加盖复制戳记"), required=True, choices=yes, span=3),
        FieldSpec("memory_cleared", _("清除复印机存储"), required=True, choices=yes, span=3),
    )  # fmt: skip


def make_command(subject: CaseSubject, entered: Entered) -> Command:
    """Under the permit of the case; the book says how many are left."""
    permit = subject.permit
    original = subject.original.id if subject.original else ""
    return MakeReproductions(
        original=original, permit=permit.id if permit else "", reasons=entered.reasons, **entered.values
    )


# issuing and taking back


def issue_fields(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    """The holders named in the request stand there in grey, one for each copy."""
    ready = subject.in_safe
    named = subject.view.case.answers.get("holders")
    have = {copy.place for copy in subject.out}
    waiting = tuple(p for p in (named.values if named else ()) if p not in have)[: len(ready)]
    shown = "、".join(counter.known.person_name(one) for one in waiting)
    fits = bool(waiting) and len(waiting) == len(ready)
    return (
        _copies(_("发放哪几份"), ready),
        FieldSpec("holders", _("发给谁（一人，或依次每份一人）"), reader(read_persons(counter, ranked=False)), True,
                  Typed(waiting, shown) if fits else None, span=4),
        FieldSpec("due", _("归还期限"), coming_day(counter), True, span=2),
        FieldSpec("proxy", _("代收人"), span=2, offers=lambda text: counter.known.offer_persons(text)),
    )  # fmt: skip


def issue_command(subject: CaseSubject, entered: Entered) -> Command:
    """Each copy to its holder, in one act."""
    values = entered.values
    return IssueReproductions(
        case=subject.id,
        copies=tuple(values["copies"]),
        holders=tuple(values["holders"]),
        due=values["due"],
        proxy=values.get("proxy", ""),
        reasons=entered.reasons,
    )


def back_fields(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    """Back into the safe of the original unless another is named."""
    return (
        _copies(_("收回哪几份"), subject.out),
        FieldSpec("safe", _("放进（原处可空）"), span=4, offers=lambda text: counter.known.offer_safes(text)),
    )


def back_command(_subject: CaseSubject, entered: Entered) -> Command:
    """Taken back from whoever has them."""
    values = entered.values
    return TakeBack(copies=tuple(values["copies"]), safe=values.get("safe", ""), reasons=entered.reasons)


def _copies(label: str, rows: Sequence[CopyRow]) -> FieldSpec:
    shown = _("全部 {n} 份：{labels}").format(n=len(rows), labels="、".join(tail_of(c) for c in rows))
    read = reader(lambda text: read_made(text, rows))
    return FieldSpec("copies", label, read, True, Typed(tuple(c.id for c in rows), shown), span=4,
                     hint=_("如 复01，复02"))  # fmt: skip


def tail_of(copy: CopyRow) -> str:
    """复01 of 000023-复01."""
    return copy.label.rpartition("-")[2]


def read_made(text: str, rows: Sequence[CopyRow]) -> Typed[Any] | Refusal:
    """``1``, ``复01``, ``000023-复01``: copies made under this case."""
    found: dict[str, str] = {}
    for token in text.replace("，", " ").replace("、", " ").replace(",", " ").split():
        bare = token.rpartition("-")[2].removeprefix("复").lstrip("0")
        fitting = next((c for c in rows if tail_of(c).removeprefix("复").lstrip("0") == bare), None)
        if fitting is None:
            return refuse("typed.copy_unknown", typed=token)
        found[fitting.id] = tail_of(fitting)
    return Typed(tuple(found), "、".join(found.values())) if found else refuse("typed.empty")


# who knows (F12)


def inform_fields(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    """Those whom the permit names and who do not know yet."""
    granted = subject.view.case.granted
    waiting = tuple(p for p in (granted.persons if granted else ()) if p not in subject.informed)
    shown = "、".join(counter.known.person_name(one) for one in waiting)
    ways = (Offer("reading", _("阅读")), Offer("handling", _("承办")), Offer("gathering", _("传达")))
    return (
        FieldSpec("persons", _("知悉人员"), reader(read_persons(counter)), True,
                  Typed(waiting, shown) if waiting else None, span=8),
        FieldSpec("way", _("方式"), required=True, span=4, default=Typed("reading", _("阅读")), choices=ways),
    )  # fmt: skip


def inform_command(subject: CaseSubject, entered: Entered) -> Command:
    """Booked under the permit: each person once (保密法21, 实施条例20)."""
    permit = subject.permit
    return InformPersons(
        document=subject.view.case.start.subjects[0],
        permit=permit.id if permit else "",
        persons=tuple(entered.values["persons"]),
        way=entered.values["way"],
        reasons=entered.reasons,
    )
