"""Departments, posts and named lists as lines of 人员, and their cards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.operations.books import Books
from desktop.people.facts import department_stream, list_stream, post_stream
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.people.subject import Group, holds, read_subject
from desktop.windows.times_shown import whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Cell, Row, Toned

VIEWS = ("departments", "posts", "lists")
_STREAMS = {"department": department_stream, "post": post_stream, "list": list_stream}
_VERBS = {
    "department": (("department.change", N_("修改")), ("department.retire", N_("撤销"))),
    "post": (("post.assign", N_("任岗")), ("post.vacate", N_("免岗"))),
    "list": (("list.change", N_("修改")), ("list.retire", N_("停用"))),
}


def group_rows(books: Books, view: str, roles: Mapping[str, str], today: date, typed: str) -> list[Row]:
    """The lines of a view, those with the typed words."""
    makers = {"departments": _departments, "posts": _posts, "lists": _lists}
    rows = makers[view](books, roles, today)
    return [row for row in rows if typed in " ".join(str(getattr(c, "text", c)) for c in row.cells.values())]


def _line(one: str, name: str, persons: list[str], tone: str = "") -> Row:
    named = "、".join(persons) or _("没有人")
    blank = ("rank", "department", "clearance", "telephone", "holds")
    cells: dict[str, Cell] = {
        **dict.fromkeys(blank, ""),
        "name": name,
        "duty": Toned(named, "" if persons else "waiting", named),
        "stand": _("{n} 人").format(n=len(persons)),
    }
    return Row(one, (name,), cells, tone)


def _departments(books: Books, _roles: Mapping[str, str], _today: date) -> list[Row]:
    inside: dict[str, list[str]] = {}
    for person in books.persons(limit=-1):
        inside.setdefault(person.department, []).append(person.name)
    return [_line(f"department/{one}", name, inside.get(one, [])) for one, name in books.departments()]


def _posts(books: Books, roles: Mapping[str, str], today: date) -> list[Row]:
    held: dict[str, list[str]] = {}
    for term in books.terms():
        if holds(term, today):
            held.setdefault(term.post, []).append(term.person_name)
    return [_line(f"post/{code}", title, held.get(code, [])) for code, title in roles.items()]


def _lists(books: Books, _roles: Mapping[str, str], _today: date) -> list[Row]:
    names = {p.id: p.name for p in books.persons(retired=True, limit=-1)}
    return [
        _line(f"list/{one}", name, [names.get(p, "") for p in persons])
        for one, name, persons in books.named_lists()
    ]


def group_card(counter: Counter, books: Books, thing: str, roles: Mapping[str, str]) -> CardFacts | None:
    """Who is in it now, who was, and its entries."""
    today = counter.now().date()
    group = read_subject(books, thing, roles, today)
    if not isinstance(group, Group):
        return None
    more: list[Line] = []
    if group.kind == "post":
        for term in books.terms(post=group.id):
            told = _("{first} 至 {last}") if term.to_day else _("{first} 起")
            last = whole(term.to_day) if term.to_day else ""
            tone = "" if holds(term, today) else "waiting"
            more.append(
                Line(
                    term.person_name,
                    told.format(first=whole(term.from_day), last=last),
                    tone,
                )
            )
    else:
        more = [Line(str(n), name) for n, (_id, name) in enumerate(group.persons, 1)]
    now = (Line(_("现有"), _("{n} 人").format(n=len(group.persons))),)
    verbs = tuple(Verb(verb, _(word), primary=not n) for n, (verb, word) in enumerate(_VERBS[group.kind]))
    life = life_of(books, counter.desk.words, [_STREAMS[group.kind](group.id)])
    return CardFacts(thing, "", group.name, now=now, verbs=verbs, life=life, more=tuple(more))
