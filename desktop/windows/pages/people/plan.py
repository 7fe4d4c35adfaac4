"""The list of persons and the card of one."""

from __future__ import annotations

from datetime import datetime

from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow, PersonRow
from desktop.people.facts import person_stream
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.middle import Plan
from desktop.windows.pages.people.verbs import VERBS
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_VIEWS = (
    ("active", N_("在职")),
    ("holding", N_("持有文件")),
    ("operators", N_("操作员")),
    ("all", N_("全部")),
)
MOST = 20_000


def plan(counter: Counter) -> Plan:
    """How this page differs from others."""
    return Plan(
        title=N_("人员"),
        columns=_columns(),
        fetch=_fetch(counter),
        card=lambda books, person: card(counter, books, person),
        read=lambda books, person: books.person(person),
        verbs=VERBS,
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(_("还没有人员"), _("登记了人员，文件才有去处。")),
        faces=("person.new", "person.list", "department.new"),
        field_names={"told.name": "name", "named_by": "named_by"},
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("rank", _("次序"), width=48),
        Column("name", _("姓名"), width=110),
        Column("duty", _("职务"), "middle", 0),
        Column("department", _("部门"), "middle", 130),
        Column("clearance", _("涉密等级"), width=112),
        Column("telephone", _("电话"), width=96),
        Column("holds", _("现持"), width=56),
        Column("stand", _("状态"), width=90),
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        every = asked.view in ("all", "operators")
        rows = counter.desk.ask(lambda books: books.persons(asked.words, every, MOST))
        if asked.view == "holding":
            rows = [r for r in rows if r.holds]
        if asked.view == "operators":
            rows = [r for r in rows if r.operator]
        return Rows(tuple(_row(r) for r in rows))

    return fetch


def _row(person: PersonRow) -> Row:
    stand: Cell = _("在职")
    if person.retired:
        stand = Toned(_("已离任"), "waiting")
    elif person.operator:
        stand = _("操作员")
    cells: dict[str, Cell] = {
        "rank": str(person.rank) if person.rank < 900 else "—",
        "name": person.name,
        "duty": person.duty or "",
        "department": person.department_name,
        "clearance": tables.clearance_words(person.clearance),
        "telephone": person.telephone or "",
        "holds": Toned(str(person.holds), "today") if person.holds else "",
        "stand": stand,
    }
    return Row(
        person.id, (person.rank, person.seq), cells, "waiting" if person.retired else "", _head(person)
    )


def _head(person: PersonRow) -> CardFacts:
    return CardFacts(
        person.id, person.department_name, f"{person.name}  {person.duty or ''}".strip(), whole=False
    )


def card(counter: Counter, books: Books, person: str) -> CardFacts | None:
    """Holds, posts, lists, life."""
    known = books.person(person)
    if known is None:
        return None
    now = counter.now()
    held = books.copies_at("person", person)
    posts = books.posts_of(person, now.date())
    titles = counter.known.profile.roles if counter.known.profile else {}
    lists = [name for _id, name, people in books.named_lists() if person in people]
    lines = [
        Line(_("现持"), _("{n} 份").format(n=len(held)) if held else _("没有文件"), "today" if held else ""),
        Line(_("涉密等级"), tables.clearance_words(known.clearance)),
    ]
    if known.telephone:
        lines.append(Line(_("电话"), known.telephone))
    if posts:
        lines.append(Line(_("岗位"), "、".join(titles.get(post, post) for post in posts)))
    if lists:
        lines.append(Line(_("名单"), "、".join(lists)))
    return CardFacts(
        person,
        known.department_name,
        f"{known.name}  {known.duty or ''}".strip(),
        now=tuple(lines),
        verbs=_verbs(known),
        life=life_of(books, counter.desk.words, [person_stream(person)]),
        more=tuple(_held(row, now, counter.known.hours) for row in held),
    )


def _held(row: CopyRow, now: datetime, hours: ReturnHours | None) -> Line:
    since = _("自 {at}").format(at=said_time(row.since, now))
    late = hours is not None and hours.overdue(row, now)
    return Line(f"{row.register_number}-{row.label}", f"{row.title}  {since}", "overdue" if late else "")


def _verbs(person: PersonRow) -> tuple[Verb, ...]:
    if person.retired:
        return (Verb("person.return", _("恢复"), primary=True),)
    found = [Verb("person.change", _("修改")), Verb("person.assign", _("任岗"))]
    found.append(Verb("person.vacate", _("免岗")))
    found.append(Verb("person.deputy", _("指定代理")))
    if person.holds:
        found.insert(0, Verb("person.chase", _("催退"), primary=True))
    found.append(Verb("person.retire", _("离任")))
    return tuple(found)
