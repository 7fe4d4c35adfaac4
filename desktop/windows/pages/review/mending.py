"""更正登记: which booking of an item was wrong, and what is right in its place, or that it never happened.

Two strips: the entry is chosen by its digit, then its own fields stand filled with what was booked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from desktop.operations.books import Books
from desktop.operations.commands import Command
from desktop.operations.reviewing.correcting import CorrectEntry, Entry
from desktop.operations.reviewing.taking_back import CorrectAct, UndoAct
from desktop.operations.sentences import tables
from desktop.operations.sentences.entry_words import entry_words
from desktop.plain.facts import Fact
from desktop.plain.typed import Typed, read_moment
from desktop.plain.words import N_, _
from desktop.procedures.clock_facts import CaseExtended
from desktop.procedures.facts import CaseResumed, CaseSigned, StageFact
from desktop.procedures.review import item_facts as f
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.review.subject import ItemSubject, holders_of, item_subject, with_entries
from desktop.windows.pages.typed import coming_day, past_day, reader, yes_no
from desktop.windows.pages.typed_people import person
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

ENTRY = "entry:"
"""What is put right is one entry of an item: ``entry:<item>@<sequence>``."""

RIGHT, NEVER = "right", "never"


@dataclass(frozen=True)
class EntrySubject:
    """One booking; ``holders``: who holds the posts of its stage, where it is one's act at a stage."""

    id: str
    name: str
    item: ItemSubject
    entry: Entry
    holders: tuple[tuple[str, str, str], ...] = ()


def entry_subject(counter: Counter, books: Books, thing: str) -> EntrySubject | None:
    """On the reader thread; None where it is not there any more."""
    name, _at, sequence = thing.removeprefix(ENTRY).partition("@")
    found = item_subject(counter, books, name)
    if found is None:
        return None
    item = with_entries(books, found)
    entry = next((one for one in item.entries if str(one.row.sequence) == sequence), None)
    if entry is None:
        return None
    fact, holders = entry.row.fact, tuple[tuple[str, str, str], ...]()
    if isinstance(fact, StageFact) and item.definition is not None:
        stage = item.definition.stage(fact.stage)
        if stage is not None:
            holders = holders_of(books, stage.roles, entry.row.happened_at.date())
    return EntrySubject(thing, entry_said(counter, item, entry), item, entry, holders)


def entry_said(counter: Counter, item: ItemSubject, entry: Entry) -> str:
    """登记公开 网站 3月5日: enough to know it again, short enough for a line of choices."""
    parts = (entry_words(entry.row.fact.KIND), _detail(counter, item, entry.row.fact))
    return (
        " ".join(part for part in parts if part)
        + " "
        + said_day(entry.row.happened_at.date(), counter.now().date())
    )


def _detail(counter: Counter, item: ItemSubject, fact: Fact) -> str:
    match fact:
        case f.Published() | f.TakenDown():
            return item.channel_titles().get(fact.channel, fact.channel)
        case f.ConsultationSent():
            return str(fact.to)
        case f.ConsultationAnswered():
            return tables.reply_words(fact.reply.value)
        case f.Issued():
            return str(fact.number or "")
        case f.MaskedCopyMade():
            return fact.number
        case StageFact() | CaseSigned():
            stage = item.definition.stage(fact.stage) if item.definition else None
            return f"{stage.title if stage else ''} {counter.known.person_name(fact.person)}".strip()
        case _:
            return ""


# the first strip: which one


def _which(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    offers = tuple(
        Offer(one.row.sequence, entry_said(counter, subject, one)) for one in subject.entries
    )[:9]  # fmt: skip
    first = Typed(offers[0].value, offers[0].shown) if offers else None
    return (
        FieldSpec(
            "entry", _("更正哪一条（新的在前）"), required=True, choices=offers, default=first, span=12
        ),
    )


def chosen(subject: ItemSubject, entered: Entered) -> str:
    """The entry, as the second strip is asked for it."""
    return f"{ENTRY}{subject.id}@{entered.values['entry']}"


# the second strip: what is right


def _mended(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    why = FieldSpec("reason", _("为什么更正"), required=True, span=12)
    never = Offer(NEVER, _("没有这回事，撤销"))
    if not subject.entry.right:
        return (
            FieldSpec("how", _("怎样更正"), required=True, choices=(never,), span=4,
                      default=Typed(never.value, never.shown)),
            replace(why, span=8),
        )  # fmt: skip
    ways = (Offer(RIGHT, _("改成下面这样")), *([never] if subject.entry.never else []))
    how = FieldSpec(
        "how", _("怎样更正"), required=True, choices=ways, span=4
    )  # chosen, never taken by the way
    fields = _FIELDS[_kind(subject.entry.row.fact)](counter, subject)
    return (how, *(replace(one, when=_right_and(one)) for one in fields), why)


def _right_and(spec: FieldSpec) -> Callable[[Mapping[str, Any]], bool]:
    return lambda values: values.get("how") == RIGHT and (spec.when is None or spec.when(values))


def _kind(fact: Fact) -> type[Fact]:
    return StageFact if isinstance(fact, StageFact) else type(fact)


def _day(counter: Counter, name: str, label: str, value: Any, span: int = 3) -> FieldSpec:
    shown = Typed(value, said_day(value, counter.now().date())) if value is not None else None
    return FieldSpec(name, label, past_day(counter), value is not None, shown, span=span)


def _words(name: str, label: str, value: Any, span: int, *, required: bool = False) -> FieldSpec:
    return FieldSpec(
        name, label, required=required, span=span, default=Typed(str(value), str(value)) if value else None
    )


def _who(counter: Counter, name: str, label: str, value: str) -> FieldSpec:
    spec = person(counter, name, label)
    return replace(spec, default=Typed(value, counter.known.person_name(value))) if value else spec


def _one_of(name: str, label: str, offers: tuple[Offer, ...], value: Any, span: int) -> FieldSpec:
    found = next((one for one in offers if one.value == value), None)
    default = Typed(found.value, found.shown) if found else None
    return FieldSpec(name, label, required=True, choices=offers, default=default, span=span)


def _channels(subject: EntrySubject, now: str) -> tuple[Offer, ...]:
    titles = {now: now, **subject.item.channel_titles()}
    return tuple(Offer(one, title) for one, title in titles.items())[:9]


def _issued(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.Issued)
    kinds = tuple(Offer(one, tables.attribute_words(one.value)) for one in f.Attribute)
    return (
        _day(counter, "on", _("印发日期"), was.on),
        _words("number", _("文号"), was.number, 5),
        _one_of("attribute", _("公开属性（审定）"), kinds, was.attribute, 6),
        _day(counter, "intranet_on", _("上传内网（非涉密）日期（可空）"), was.intranet_on, 6),
    )


def _published(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.Published)
    return (
        _one_of("channel", _("在哪里公开"), _channels(subject, was.channel), was.channel, 5),
        _day(counter, "on", _("哪天"), was.on),
        _who(counter, "published_by", _("录入人"), was.published_by),
        _who(counter, "compared_by", _("核对人"), was.compared_by),
        _words("address", _("网址（可空）"), was.address, 6),
    )


def _taken_down(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.TakenDown)
    moment = reader(lambda text: read_moment(text, counter.now()))
    at = Typed(was.at, f"{said_day(was.at.date(), counter.now().date())} {was.at:%H:%M}")
    return (
        _one_of("channel", _("从哪里撤下"), _channels(subject, was.channel), was.channel, 5),
        FieldSpec("taken_down_at", _("何时"), moment, True, at, span=3),
        _one_of("wrongly", _("是否误发"), yes_no(), was.wrongly, 3),
        _words("why", _("撤下的原因"), was.reason, 9, required=True),
    )


def _asked(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.ConsultationSent)
    kinds = tuple(Offer(one, tables.asked_words(one.value)) for one in f.Asked)
    silence = tuple(Offer(one, tables.silence_words(one.value)) for one in f.Silence)
    due = Typed(was.due_on, said_day(was.due_on, counter.now().date())) if was.due_on else None
    return (
        _one_of("asked", _("问谁"), kinds, was.asked, 4),
        _words("to", _("单位或姓名"), was.to, 4, required=True),
        _day(counter, "sent_on", _("发出"), was.sent_on, 4),
        FieldSpec("due_on", _("答复期限"), coming_day(counter), span=4, default=due),
        _one_of("silence", _("逾期不答复"), silence, was.silence, 4),
    )


def _replied(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.ConsultationAnswered)
    replies = tuple(Offer(one, tables.reply_words(one.value)) for one in f.Reply)
    return (
        _one_of("reply", _("答复"), replies, was.reply, 5),
        _day(counter, "on", _("哪天"), was.on),
        _words("words", _("要点（可空）"), was.words, 12),
    )


def _cleared(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.RelationCleared)
    ways = tuple(Offer(one, tables.clearing_words(one.value)) for one in f.Clearing)
    by_whom = _who(counter, "person", _("由谁书面说明"), was.person)
    return (
        _one_of("by", _("怎样解除"), ways, was.by, 4),
        _words("reference", _("依据（文号、日期）"), was.reference, 4, required=True),
        replace(by_whom, when=lambda v: v.get("by") is f.Clearing.CITATION_OUT),
    )


def _reported(counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.SecretReported)
    moment = reader(lambda text: read_moment(text, counter.now()))
    at = Typed(was.at, f"{said_day(was.at.date(), counter.now().date())} {was.at:%H:%M}")
    return (
        FieldSpec("reported_at", _("何时报告"), moment, True, at, span=3),
        _words("to", _("向谁报告"), was.to, 5, required=True),
        _words("reference", _("报告文号（可空）"), was.reference, 6),
    )


def _output(_counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    was = subject.entry.row.fact
    assert isinstance(was, f.MaskedCopyMade)
    return (
        _words("receiver", _("交给谁"), was.receiver, 4, required=True),
        _words("medium", _("介质编号"), was.medium, 4, required=True),
        _words("purpose", _("用途"), was.reason, 12, required=True),
    )


def _acted(_counter: Counter, subject: EntrySubject) -> tuple[FieldSpec, ...]:
    """Who acted and his words; what he decided led on: it is taken back, and booked as it was."""
    was = subject.entry.row.fact
    assert isinstance(was, StageFact)
    offers = tuple(Offer((one, role), name) for one, role, name in subject.holders)[:9]
    return (
        _one_of("person", _("谁办的"), offers, (was.person, was.capacity), 8),
        _words("opinion", _("意见原话（没有可空）"), was.opinion, 12),
    )


_FIELDS: Mapping[type[Fact], Callable[[Counter, EntrySubject], tuple[FieldSpec, ...]]] = MappingProxyType(
    {
        f.Issued: _issued,
        f.Published: _published,
        f.TakenDown: _taken_down,
        f.ConsultationSent: _asked,
        f.ConsultationAnswered: _replied,
        f.RelationCleared: _cleared,
        f.SecretReported: _reported,
        f.MaskedCopyMade: _output,
        StageFact: _acted,
    }
)
_NAMED_OTHERWISE = {"taken_down_at": "at", "reported_at": "at", "why": "reason", "purpose": "reason"}
_OF_A_CASE = StageFact | CaseResumed | CaseSigned | CaseExtended


def _command(subject: EntrySubject, entered: Entered) -> Command:
    values = dict(entered.values)
    how, reason = values.pop("how"), str(values.pop("reason"))
    row = subject.entry.row
    if isinstance(row.fact, _OF_A_CASE):
        case = subject.item.row.case
        if how == NEVER:
            return UndoAct(case=case, version=row.version, reason=reason)
        who, capacity = values["person"]
        opinion = str(values.get("opinion", ""))
        return CorrectAct(
            case=case, version=row.version, person=who, capacity=capacity, opinion=opinion, reason=reason
        )
    right = None
    if how == RIGHT:
        given = {_NAMED_OTHERWISE.get(name, name): value for name, value in values.items()}
        right = replace(row.fact, **given)
    return CorrectEntry(
        item=subject.item.id, version=row.version, right=right, reason=reason, reasons=entered.reasons
    )


MEND_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "item.mend": Asking(N_("更正登记"), _which, save=N_("下一步")),
        "item.mended": Asking(N_("更正"), _mended, _command),
    }
)
"""Id of a verb → what it asks and books."""
