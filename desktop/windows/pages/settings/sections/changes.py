"""改规则: what the unit's rules say, with their clauses and the law's beside them; each line can be changed."""

from __future__ import annotations

from functools import partial

from desktop.operations.books import Books
from desktop.operations.rules.places import places_of
from desktop.operations.rules.proposal import Adoption, adoptions, waiting
from desktop.operations.sentences.letter_words import FORM_OF
from desktop.operations.sentences.proof import beside_words, count_words, term_words
from desktop.operations.sentences.tables import form_words
from desktop.plain.words import N_, _
from desktop.procedures.terms import Compared, compared
from desktop.profiles.changing import UNIT
from desktop.profiles.profile import Profile
from desktop.windows.pages.settings.section import CardOf, Looking, Section, line
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row

KINDS = ("term", "stage", "list", "numbering", "role", "form", "letter")
_NOTES = {
    Compared.STRICTER: N_("国家规定 {count}"),
    Compared.LAXER: N_("比国家规定宽"),
    Compared.OTHERWISE: N_("国家规定 {count}"),
}
CHANGE, BRING, TAKE_BACK = "rule.change", "rule.bring", "rule.take_back"


def _lines(looking: Looking) -> list[Row]:
    profile = looking.profile
    rows = [line("adopted/now", _("现行规则"), profile.name, _since(looking))]
    rows += [
        _waiting(looking, one) for one in looking.ask(partial(waiting, after=looking.counter.now().date()))
    ]
    rows += [_term(profile, code) for code in profile.terms]
    for name, procedure in profile.procedures.items():
        for stage in procedure.stages:
            roles = "、".join(profile.roles.get(role, role) for role in stage.roles)
            verb = profile.words.verbs[stage.verb]
            title = f"{procedure.title} · {stage.title}"
            rows.append(line(f"stage/{name}.{stage.id}", title, f"{roles} {verb}", stage.clause))
    for name, one in profile.words.lists.items():
        told = _("{n} 项：{first}").format(n=len(one.entries), first="、".join(e.title for e in one.entries))
        rows.append(line(f"list/{name}", one.title, told, one.clause))
    rows += [line(f"numbering/{s.code}", s.title, s.pattern, s.clause) for s in profile.series.values()]
    rows += [line(f"role/{code}", title, _("岗位"), code) for code, title in profile.roles.items()]
    forms = sorted({form for p in profile.procedures.values() for form in p.forms} | set(profile.form_titles))
    rows += [line(f"form/{f}", f, profile.form_titles.get(f, _("程序自带的标题")), _("表单")) for f in forms]
    rows += [
        line(f"letter/{form}", form_words(FORM_OF[form]), "；".join(texts.values()), _("函件文字"))
        for form, texts in profile.letters.items()
    ]
    return rows


def _term(profile: Profile, code: str) -> Row:
    term, law = profile.terms[code], profile.law.get(code)
    against = compared(term, law)
    note = (
        _(_NOTES[against]).format(count=count_words(law.count, law.unit)) if law and against in _NOTES else ""
    )
    tone = "overdue" if against is Compared.LAXER else ""
    return line(f"term/{code}", _("期限：{title}").format(title=term.title), term_words(term), note, tone)


def _since(looking: Looking) -> str:
    kept = [a for a in looking.ask(adoptions) if a.hash == looking.profile.digest]
    return _("自 {day} 起").format(day=kept[-1].from_day.isoformat()) if kept else ""


def _waiting(looking: Looking, one: Adoption) -> Row:
    day = one.from_day.isoformat()
    return line(
        f"adopted/{day}",
        _("将要起用的规则"),
        _called(looking, one),
        _("自 {day} 起").format(day=day),
        "waiting",
    )


def _called(looking: Looking, one: Adoption) -> str:
    """By its name; what the book keeps is its code."""
    if one.name == UNIT:
        return _("本单位修改后的规则")
    found = looking.counter.desk.rules_named(one.hash)
    return found.name if found is not None else one.name


def _waiting_card(looking: Looking, day: str) -> CardFacts | None:
    today = looking.counter.now().date()
    found = looking.ask(
        lambda books: [(a, _who(books, a)) for a in waiting(books, today) if a.from_day.isoformat() == day]
    )
    if not found:
        return None
    one, who = found[0]
    told = _("{who}于{at}采用").format(who=who, at=said_time(one.recorded_at, looking.counter.now()))
    now = (Line(_("{day}起").format(day=day), told),)
    more = (Line(_("说明"), _("到那天才起用；在那以前可以取消，取消后从那天起仍按之前的规则。")),)
    verbs = (Verb(TAKE_BACK, _("取消起用"), primary=True),)
    return CardFacts(f"adopted/{day}", "", _called(looking, one), now=now, more=more, verbs=verbs)


def _now_card(looking: Looking, one: str) -> CardFacts | None:
    if one != "now":
        return _waiting_card(looking, one)
    history = looking.ask(lambda books: [(a, _who(books, a)) for a in adoptions(books)])
    now = looking.counter.now()
    lines = [
        Line(
            _("{day}起").format(day=one.from_day.isoformat()),
            _("{name}，{who}于{at}采用").format(
                name=_called(looking, one),
                who=who,
                at=said_time(one.recorded_at, now),
            ),
        )
        for one, who in reversed(history)
    ]
    verbs = (Verb(BRING, _("带入规则文件"), primary=True),)
    return CardFacts("adopted/now", "", looking.profile.name, now=tuple(lines), verbs=verbs)


def _who(books: Books, adoption: Adoption) -> str:
    person = books.person(adoption.recorded_by)
    return person.name if person else ""


def _card(kind: str, looking: Looking, one: str) -> CardFacts | None:
    thing = f"{kind}/{one}"
    places = places_of(looking.profile, thing)
    if not places:
        return None
    row = next((r for r in _lines(looking) if r.id == thing), None)
    if row is None:
        return None
    title = str(row.cells["name"])
    now = [Line(place.label, place.text or _("无")) for place in places]
    more = []
    if kind == "term":
        term, law = looking.profile.terms[one], looking.profile.law.get(one)
        if law is not None:
            more.append(Line(_("国家规定"), term_words(law)))
            against = beside_words(compared(term, law))
            more += [Line(_("比较"), against)] if against else []
        more.append(Line(_("依据"), looking.clause(term.clause)))
    verbs = (Verb(CHANGE, _("修改"), primary=True),)
    return CardFacts(thing, "", title, now=tuple(now), more=tuple(more), verbs=verbs)


def _card_of(kind: str) -> CardOf:
    return partial(_card, kind)


SECTION = Section(
    "changes",
    N_("改规则"),
    _lines,
    {"adopted": _now_card, **{kind: _card_of(kind) for kind in KINDS}},
    faces=(BRING,),
)
