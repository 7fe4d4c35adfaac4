"""The lists of 人员: persons in order of rank, departments, posts, named lists; and the card of a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow, DeputyRow, PersonRow
from desktop.people.facts import person_stream
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.middle import Plan
from desktop.windows.pages.people.groups import VIEWS, group_card, group_rows
from desktop.windows.pages.people.subject import PersonSubject, holds, read_subject
from desktop.windows.pages.people.verbs import VERBS
from desktop.windows.times_shown import said_day, said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_VIEWS = (
    ("active", N_("在职")),
    ("holding", N_("持有文件")),
    ("operators", N_("操作员")),
    ("all", N_("全部")),
    ("departments", N_("部门")),
    ("posts", N_("岗位")),
    ("lists", N_("名单")),
)
GROUP_NAMES = {"departments": N_("部门"), "posts": N_("岗位"), "lists": N_("名单")}
MOST = 20_000


def plan(counter: Counter) -> Plan:
    """How this page differs from others."""
    return Plan(
        title=N_("人员"),
        columns=_columns(),
        fetch=_fetch(counter),
        card=lambda books, thing: card(counter, books, thing),
        read=lambda books, thing: read_subject(books, thing, _roles(counter), counter.now().date()),
        verbs=VERBS,
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(_("还没有人员"), _("登记了人员，文件才有去处；人多时按“整表粘贴”。")),
        faces=("person.new", "person.paste", "person.list", "department.new"),
        columns_of={view: _group_columns(word) for view, word in GROUP_NAMES.items()},
        counted={"": N_("人"), **dict.fromkeys(VIEWS, N_("个"))},
    )


def _roles(counter: Counter) -> Mapping[str, str]:
    return counter.known.profile.roles if counter.known.profile else {}


def _columns() -> tuple[Column, ...]:
    return (
        Column("rank", _("次序"), width=48),
        Column("name", _("姓名"), "middle", 124, 180),
        Column("duty", _("职务"), "middle", 0),
        Column("department", _("部门"), "middle", 110, 200),
        Column("clearance", _("涉密等级"), width=112),
        Column("telephone", _("电话"), width=92, wide=140),
        Column("holds", _("现持"), width=48),
        Column("stand", _("状态"), width=72),
    )


def _group_columns(word: str) -> tuple[Column, ...]:
    """Of departments, posts and lists: who is in it takes the room that a person's particulars have."""
    return (
        Column("name", _(word), "middle", 200, 320),
        Column("duty", _("人员"), "middle", 0),
        Column("stand", _("人数"), width=72),
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        if asked.view in VIEWS:
            roles = counter.desk.profile().roles
            today, typed = counter.now().date(), asked.words.strip()
            made = counter.desk.ask(lambda books: group_rows(books, asked.view, roles, today, typed))
            return Rows(tuple(made))
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


def card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    """Of a person: holds, posts, deputies, lists, life."""
    roles, now = _roles(counter), counter.now()
    if "/" in thing:
        return group_card(counter, books, thing, roles)
    known = read_subject(books, thing, roles, now.date())
    if not isinstance(known, PersonSubject):
        return None
    held = books.copies_at("person", known.id)
    return CardFacts(
        known.id,
        known.row.department_name,
        f"{known.name}  {known.row.duty or ''}".strip(),
        now=tuple(_now(known, len(held), roles)),
        verbs=_verbs(known),
        life=life_of(books, counter.desk.words, [person_stream(known.id)]),
        more=(
            *(_held(row, now, counter.known.hours) for row in held),
            *_more(books, known, roles, now.date()),
        ),
    )


def _now(known: PersonSubject, held: int, roles: Mapping[str, str]) -> list[Line]:
    told = known.told
    lines = [
        Line(_("现持"), _("{n} 份").format(n=held) if held else _("没有文件"), "today" if held else ""),
        Line(_("涉密等级"), tables.clearance_words(told.clearance.value)),
    ]
    if known.posts:
        lines.append(Line(_("岗位"), "、".join(roles.get(t.post, t.post) for t in known.posts)))
    for label, words in ((_("电话"), told.telephone), (_("房间"), told.room), (_("备注"), told.remark)):
        if words:
            lines.append(Line(label, words))
    return lines


def _more(books: Books, known: PersonSubject, roles: Mapping[str, str], today: date) -> list[Line]:
    """From–to of his office, his posts, deputies and lists, past ones in grey."""
    lines: list[Line] = []
    told = known.told
    if told.active_from or told.active_to:
        first = whole(told.active_from) if told.active_from else ""
        lines.append(Line(_("在职"), _between(first, told.active_to)))
    for term in books.terms(person=known.id):
        tone = "" if holds(term, today) else "waiting"
        lines.append(Line(roles.get(term.post, term.post), _between(whole(term.from_day), term.to_day), tone))
    for deputy in books.deputies(known.id):
        lines.append(_deputy(books, known.id, deputy, roles, today))
    lists = [name for _id, name, people in books.named_lists() if known.id in people]
    if lists:
        lines.append(Line(_("名单"), "、".join(lists)))
    return lines


def _between(first: str, last: date | None) -> str:
    if last is None:
        return _("{first} 起").format(first=first)
    return _("{first} 至 {last}").format(first=first, last=whole(last))


def _deputy(books: Books, person: str, deputy: DeputyRow, roles: Mapping[str, str], today: date) -> Line:
    days = _("{first}至{last}，{name} 指定").format(
        first=said_day(deputy.from_day, today), last=said_day(deputy.to_day, today), name=deputy.named_by_name
    )
    tone = "waiting" if deputy.to_day < today else "today" if deputy.from_day <= today else ""
    if deputy.person != person:
        return Line(_("由人代理"), f"{deputy.person_name}  {days}", tone)
    other = books.person(deputy.stands_for)
    whom = other.name if other else roles.get(deputy.stands_for, deputy.stands_for)
    return Line(_("代理"), f"{whom}  {days}", tone)


def _held(row: CopyRow, now: datetime, hours: ReturnHours | None) -> Line:
    since = _("自 {at}").format(at=said_time(row.since, now))
    late = hours is not None and hours.overdue(row, now)
    return Line(f"{row.register_number}-{row.label}", f"{row.title}  {since}", "overdue" if late else "")


_PRINT = Verb("person.holdings", N_("打印持有清单"), "print")


def _verbs(known: PersonSubject) -> tuple[Verb, ...]:
    person = known.row
    if person.retired:
        return (Verb("person.return", _("恢复"), primary=True), _PRINT)
    found = [Verb("person.change", _("修改"), primary=not person.holds)]
    if person.holds:
        found.insert(0, Verb("person.chase", _("催退"), primary=True))
    found += [Verb("person.up", _("上移 Alt+↑")), Verb("person.down", _("下移 Alt+↓"))]
    found.append(Verb("person.assign", _("任岗")))
    if known.posts:
        found.append(Verb("person.vacate", _("免岗")))
    found.append(Verb("person.deputy", _("指定代理")))
    if known.acting:
        found.append(Verb("person.end_deputy", _("结束代理")))
    found += [Verb("person.retire", _("离任")), _PRINT]
    return tuple(found)
