"""What can be done with persons: entered, changed, given posts, named deputies, retired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from desktop.operations.commands import Command, Done
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.people.groups import (
    ChangeDepartment,
    EnterDepartment,
    RetireDepartment,
    RetireList,
    SetList,
)
from desktop.operations.people.persons import ChangePerson, EnterPerson, RetirePerson, ReturnPerson, Told
from desktop.operations.people.posts import AssignPost, EndDeputy, NameDeputy, VacatePost
from desktop.operations.people.ranking import MovePerson
from desktop.operations.sentences import tables
from desktop.people.facts import Clearance, Particulars
from desktop.people.initials import initials
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, read_count
from desktop.plain.typed.answer import even
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking, MiddlePage, no_fields
from desktop.windows.pages.people.subject import Group, PersonSubject
from desktop.windows.pages.print_view import ToPrint
from desktop.windows.pages.typed import coming_day, past_day, reader
from desktop.windows.pages.typed_people import person, read_persons
from desktop.windows.ports import Reader
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

CLEARANCES = ("core", "important", "general", "none")


def _given(text: str | None) -> Typed[str] | None:
    return Typed(text, text) if text else None


def _words(text: str) -> Typed[str]:
    """A dash empties what stood there; an empty line takes the grey words."""
    return Typed("", _("（清空）")) if even(text) in ("-", "—") else Typed(text.strip(), "")


def _day(counter: Counter) -> Reader:
    read = coming_day(counter)

    def day(text: str) -> Typed[Any] | Refusal:
        return Typed(None, _("（清空）")) if even(text) in ("-", "—") else read(text)

    return reader(day)


def _day_given(day: date | None) -> Typed[date] | None:
    return Typed(day, day.isoformat()) if day else None


def _told_fields(counter: Counter, person: PersonSubject | None) -> tuple[FieldSpec, ...]:
    told = person.told if person else None
    at = Typed(told.department, person.row.department_name) if told and person and told.department else None
    clearance = told.clearance if told else Clearance.NONE
    words = reader(_words)
    return (
        FieldSpec("name", _("姓名"), required=True, default=_given(told.name if told else None), span=3),
        FieldSpec("duty", _("职务"), words, default=_given(told.duty if told else None), span=3),
        FieldSpec("department", _("部门"), offers=lambda text: _departments(counter, text), default=at, span=3),
        FieldSpec("clearance", _("涉密等级"), required=True, span=3, hint=_("按数字选"),
                  choices=tuple(Offer(Clearance(c), tables.clearance_words(c)) for c in CLEARANCES),
                  default=Typed(clearance, tables.clearance_words(clearance.value))),
        FieldSpec("rank", _("传阅次序（小的在前）"), reader(partial(read_count, least=1)), span=3,
                  default=Typed(told.rank, str(told.rank)) if told else Typed(100, "100")),
        FieldSpec("telephone", _("电话"), words, default=_given(told.telephone if told else None), span=3),
        FieldSpec("room", _("房间"), words, default=_given(told.room if told else None), span=3),
        FieldSpec("active_from", _("到岗日"), _day(counter), folded=True, span=3,
                  default=_day_given(told.active_from if told else None)),
        FieldSpec("active_to", _("任期至"), _day(counter), folded=True, span=3,
                  default=_day_given(told.active_to if told else None)),
        FieldSpec("remark", _("备注"), words, folded=True, span=6,
                  default=_given(told.remark if told else None)),
    )  # fmt: skip


def _departments(counter: Counter, typed: str) -> list[Offer]:
    found = [
        Offer(one, name)
        for one, name in counter.known.departments
        if typed in name or typed.upper() in " ".join(initials(name))
    ]
    return found[:9]


def _told(entered: Entered, before: Particulars | None = None) -> Told:
    """What was entered; what the strip does not ask stays as it was."""
    intern = before.intern if before is not None else False
    return Told(**{"intern": intern, **entered.values})


def _new(counter: Counter, _nothing: object) -> tuple[FieldSpec, ...]:
    return _told_fields(counter, None)


def _enter(_nothing: object, entered: Entered) -> Command:
    return EnterPerson(told=_told(entered), reasons=entered.reasons)


def _posts(counter: Counter) -> tuple[Offer, ...]:
    profile = counter.known.profile
    return tuple(Offer(code, title) for code, title in profile.roles.items())[:9] if profile else ()


def _assign(counter: Counter, _person: PersonSubject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("post", _("岗位"), required=True, choices=_posts(counter), span=6, hint=_("按数字选")),
        FieldSpec("from_day", _("自何日（当日可空）"), past_day(counter), span=3),
    )


def _vacate(counter: Counter, person: PersonSubject) -> tuple[FieldSpec, ...]:
    held = tuple(Offer(t.post, _post_title(counter, t.post)) for t in person.posts)[:9]
    return (
        FieldSpec("post", _("免去哪个岗位"), required=True, choices=held, span=6, default=_only(held)),
        FieldSpec("last_day", _("最后一日（当日可空）"), past_day(counter), span=3),
    )


def _only(offers: tuple[Offer, ...]) -> Typed[Any] | None:
    """Where there is one answer it stands there."""
    return Typed(offers[0].value, offers[0].shown) if len(offers) == 1 else None


def _post_title(counter: Counter, post: str) -> str:
    profile = counter.known.profile
    return profile.roles.get(post, post) if profile else post


def _to_post(counter: Counter, _post: Group) -> tuple[FieldSpec, ...]:
    return (
        person(counter, "person", _("谁"), span=4),
        FieldSpec("from_day", _("自何日（当日可空）"), past_day(counter), span=3),
        FieldSpec("to_day", _("至何日（不定可空）"), coming_day(counter), span=3),
    )  # fmt: skip


def _from_post(counter: Counter, post: Group) -> tuple[FieldSpec, ...]:
    held = tuple(Offer(one, name) for one, name in post.persons)[:9]
    return (
        FieldSpec("person", _("免去谁"), required=True, choices=held, span=4, default=_only(held)),
        FieldSpec("last_day", _("最后一日（当日可空）"), past_day(counter), span=3),
    )


def _end_deputy(counter: Counter, person: PersonSubject) -> tuple[FieldSpec, ...]:
    names = {p.id: p.name for p in counter.known.persons}
    acting = tuple(
        Offer(d.stands_for, names.get(d.stands_for) or _post_title(counter, d.stands_for))
        for d in person.acting
    )[:9]
    return (
        FieldSpec("stands_for", _("不再代理"), required=True, choices=acting, span=5, default=_only(acting)),
        FieldSpec("last_day", _("最后一日（当日可空）"), past_day(counter), span=3),
    )


def _deputy(counter: Counter, _person: PersonSubject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("stands_for", _("代理哪个岗位"), required=True, choices=_posts(counter), span=4),
        person(counter, "named_by", _("谁指定的")),
        FieldSpec("from_day", _("自"), coming_day(counter), True, span=2),
        FieldSpec("to_day", _("至"), coming_day(counter), True, span=2),
        FieldSpec("reason", _("事由"), span=12),
    )  # fmt: skip


def _list(counter: Counter, group: Group | None) -> tuple[FieldSpec, ...]:
    people = " ".join(name for _one, name in group.persons) if group else ""
    held = Typed(tuple(one for one, _name in group.persons), people) if group else None
    name = group.name if group else "班子成员"
    return (
        FieldSpec("name", _("名单名称"), required=True, span=4, default=Typed(name, name)),
        FieldSpec("persons", _("人员（首字母或姓名，用空格分开；按次序自动排列）"),
                  reader(read_persons(counter)), True, held, span=8),
    )  # fmt: skip


def _department(_counter: Counter, group: Group | None) -> tuple[FieldSpec, ...]:
    name = _given(group.name) if group else None
    return (FieldSpec("name", _("部门名称"), required=True, span=6, default=name),)


def _retire(counter: Counter, _person: PersonSubject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("last_day", _("最后一日（当日可空）"), past_day(counter), span=4),
        FieldSpec("reason", _("去向或原因"), span=8),
    )


def _chased(page: MiddlePage, _person: object, done: Done) -> None:
    page.show_sheet(ToPrint("recall_notice", done.ids["notice"], _("催退单")))


def _holdings(person: PersonSubject, _entered: Entered) -> ToPrint:
    return ToPrint("holdings", person.id, _("个人持有涉密文件清单"))


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "person.new": Asking(N_("新人员"), _new, _enter, key="new", free=True),
        "person.paste": Asking(N_("整表粘贴"), no_fields, free=True),
        "person.list": Asking(
            N_("新名单"),
            _list,
            lambda _s, e: SetList(**e.values, reasons=e.reasons),
            free=True,
        ),
        "department.new": Asking(
            N_("新部门"), _department, lambda _n, e: EnterDepartment(name=e.values["name"]), free=True
        ),
        "department.change": Asking(
            N_("修改部门"), _department, lambda g, e: ChangeDepartment(department=g.id, name=e.values["name"])
        ),
        "department.retire": Asking(
            N_("撤销部门"), no_fields, lambda g, _e: RetireDepartment(department=g.id)
        ),
        "list.change": Asking(
            N_("修改名单"), _list, lambda g, e: SetList(named_list=g.id, **e.values, reasons=e.reasons)
        ),
        "list.retire": Asking(N_("停用名单"), no_fields, lambda g, _e: RetireList(named_list=g.id)),
        "post.assign": Asking(
            N_("任岗"), _to_post, lambda g, e: AssignPost(post=g.id, **e.values, reasons=e.reasons)
        ),
        "post.vacate": Asking(
            N_("免岗"), _from_post, lambda g, e: VacatePost(post=g.id, **e.values, reasons=e.reasons)
        ),
        "person.up": Asking(N_("上移"), no_fields, lambda p, _e: MovePerson(person=p.id, up=True)),
        "person.down": Asking(N_("下移"), no_fields, lambda p, _e: MovePerson(person=p.id, up=False)),
        "person.end_deputy": Asking(
            N_("结束代理"), _end_deputy, lambda p, e: EndDeputy(person=p.id, **e.values, reasons=e.reasons)
        ),
        "person.change": Asking(
            N_("修改"),
            _told_fields,
            lambda p, e: ChangePerson(person=p.id, told=_told(e, p.told), reasons=e.reasons),
        ),
        "person.assign": Asking(
            N_("任岗"), _assign, lambda p, e: AssignPost(person=p.id, **e.values, reasons=e.reasons)
        ),
        "person.vacate": Asking(
            N_("免岗"), _vacate, lambda p, e: VacatePost(person=p.id, **e.values, reasons=e.reasons)
        ),
        "person.deputy": Asking(
            N_("指定代理"), _deputy, lambda p, e: NameDeputy(person=p.id, **e.values, reasons=e.reasons)
        ),
        "person.retire": Asking(
            N_("离任"), _retire, lambda p, e: RetirePerson(person=p.id, **e.values, reasons=e.reasons)
        ),
        "person.return": Asking(
            N_("恢复"),
            lambda c, _p: (FieldSpec("from_day", _("自何日起"), past_day(c), True, span=4),),
            lambda p, e: ReturnPerson(person=p.id, from_day=e.values["from_day"]),
        ),
        "person.holdings": Asking(N_("打印持有清单"), no_fields, sheet=_holdings, key="print"),
        "person.chase": Asking(N_("催退"), no_fields, lambda p, _e: ChaseHolder(holder=p.id), then=_chased),
    }
)
"""Id of a verb → what it asks and books."""
