"""应急处置 of an item in the window: what is asked, what the card shows, and the versions that went out (C7.22–C7.24)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.books import Books
from desktop.operations.reviewing.emergencies import EMERGENCIES, HandleEmergency, NoteReaction
from desktop.operations.sentences import tables
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.review.versions import Version, versions
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.review.subject import ItemSubject
from desktop.windows.pages.typed import past_day, yes_no
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import Line, Section, Verb
from desktop.windows.widgets.field_spec import FieldSpec, Offer


def cases(counter: Counter) -> tuple[Offer, ...]:
    """The unit's cases; a unit whose rules name none has no 应急处置."""
    profile = counter.known.profile
    found = profile.words.lists.get(EMERGENCIES) if profile else None
    return tuple(Offer(entry.id, entry.title) for entry in found.entries)[:9] if found else ()


def _begin(counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    today = counter.now().date()
    return (
        FieldSpec("ground", _("哪一种情形"), required=True, choices=cases(counter), span=9),
        FieldSpec("on", _("从哪天起"), past_day(counter), True, Typed(today, _("今天")), span=3),
        FieldSpec("reason", _("缘由"), required=True, span=12),
    )


def _note(counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    today = counter.now().date()
    return (
        FieldSpec("person", _("谁收集的"), required=True, span=4,
                  offers=lambda text: counter.known.offer_persons(text)),
        FieldSpec("on", _("哪天"), past_day(counter), True, Typed(today, _("今天")), span=3),
        FieldSpec("over", _("应急处置结束"), required=True, choices=yes_no(), default=Typed(False, _("否")), span=3),
        FieldSpec("reaction", _("公众反应和应对措施（没有反应写“无”）"), required=True, span=12),
    )  # fmt: skip


EMERGENCY_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "item.emergency": Asking(N_("应急处置"), _begin, lambda s, e: HandleEmergency(item=s.id, **e.values)),
        "item.reaction": Asking(N_("记公众反应"), _note, lambda s, e: NoteReaction(item=s.id, **e.values)),
    }
)
"""Id of a verb → what it asks and books."""


def with_emergency(counter: Counter, subject: ItemSubject, verbs: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """While it runs the reaction is noted next; else it can be begun, where the unit has cases."""
    if subject.item.over or not verbs:
        return verbs
    if subject.item.emergency is not None:
        first, *rest = verbs
        return (first, Verb("item.reaction", _("记公众反应")), *rest)
    if not cases(counter):
        return verbs
    place = next((n for n, verb in enumerate(verbs) if verb.id == "item.correct"), len(verbs))
    return (*verbs[:place], Verb("item.emergency", _("应急处置")), *verbs[place:])


def running_line(counter: Counter, subject: ItemSubject) -> tuple[Line, ...]:
    """That it is handled so, since when."""
    now = subject.item.emergency
    if now is None:
        return ()
    today, since = counter.now().date(), now.began.on
    told = _("从{day}起，第 {n} 天").format(day=said_day(since, today), n=(today - since).days + 1)
    return (Line(_("应急处置"), told, "overdue"),)


def sections(counter: Counter, books: Books, subject: ItemSubject) -> tuple[Section, ...]:
    """应急处置 with what the public said; the versions, where there is more than one or it is handled so."""
    handled = subject.item.emergencies
    found = versions(books.stream(item_stream(subject.id))) if handled or subject.row.rounds > 1 else ()
    titles = subject.channel_titles()
    return (
        Section(_("应急处置"), tuple(_handled(counter, subject))),
        Section(_("版本"), tuple(_version(counter, titles, one) for one in found)),
    )


def _handled(counter: Counter, subject: ItemSubject) -> list[Line]:
    today, titles = counter.now().date(), {one.value: one.shown for one in cases(counter)}
    lines = []
    for one in subject.item.emergencies:
        began = one.began
        lines.append(
            Line(_("情形"), titles.get(began.ground, began.ground), "done" if one.over else "overdue")
        )
        since = _("{day}起：{reason}").format(day=said_day(began.on, today), reason=began.reason)
        lines.append(Line(_("缘由"), since))
        for noted in one.reactions:
            told = _("{day} {who}：{reaction}").format(
                day=said_day(noted.on, today),
                who=counter.known.person_name(noted.person),
                reaction=noted.reaction,
            )
            lines.append(Line(_("结束") if noted.over else _("公众反应"), told, "done" if noted.over else ""))
    return lines


def _version(counter: Counter, titles: Mapping[str, str], one: Version) -> Line:
    """第 2 版: why, what came of its review, where it went out and when."""
    today = counter.now().date()
    why = str(one.began.why or "")
    came = tables.conclusion_words(one.conclusion) if one.conclusion else ""
    if one.concluded_on is not None and came:
        came = _("{day}审结{conclusion}").format(day=said_day(one.concluded_on, today), conclusion=came)
    out = "、".join(
        _("{day}{channel}").format(day=said_day(p.on, today), channel=titles.get(p.channel, p.channel))
        for p in one.out
    )
    told = "；".join(part for part in (why, came or _("审查中"), out or _("未公开")) if part)
    return Line(_("第 {n} 版").format(n=one.began.number), told, "done" if one.out else "waiting")
