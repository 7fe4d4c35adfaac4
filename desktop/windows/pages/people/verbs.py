"""What can be done with persons: entered, changed, given posts, named deputies, retired."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.commands import Command, Done
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.people.groups import EnterDepartment, SetList
from desktop.operations.people.persons import ChangePerson, EnterPerson, RetirePerson, ReturnPerson, Told
from desktop.operations.people.posts import AssignPost, NameDeputy, VacatePost
from desktop.operations.sentences import tables
from desktop.operations.views import PersonRow
from desktop.people.facts import Clearance
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.incoming.printing import ToPrint
from desktop.windows.pages.incoming.typed import coming_day, past_day, reader
from desktop.windows.pages.middle import Asking, MiddlePage, no_fields
from desktop.windows.pages.typed_people import read_persons
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

CLEARANCES = ("core", "important", "general", "none")


def _given(text: str | None) -> Typed[str] | None:
    return Typed(text, text) if text else None


def _told_fields(counter: Counter, person: PersonRow | None) -> tuple[FieldSpec, ...]:
    known = person
    departments = tuple(Offer(one, name) for one, name in counter.known.departments)[:9]
    clearance = known.clearance if known else "none"
    at = Typed(known.department, known.department_name) if known and known.department else None
    return (
        FieldSpec("name", _("姓名"), required=True, default=_given(known.name if known else None), span=3),
        FieldSpec("duty", _("职务"), default=_given(known.duty if known else None), span=3),
        FieldSpec("department", _("部门"), choices=departments, default=at, span=3),
        FieldSpec("clearance", _("涉密等级"), required=True, span=3, hint=_("按数字选"),
                  choices=tuple(Offer(Clearance(c), tables.clearance_words(c)) for c in CLEARANCES),
                  default=Typed(Clearance(clearance), tables.clearance_words(clearance))),
        FieldSpec("rank", _("传阅次序（小的在前）"), reader(read_count), span=3,
                  default=Typed(known.rank, str(known.rank)) if known else Typed(100, "100")),
        FieldSpec("telephone", _("电话"), default=_given(known.telephone if known else None), span=3),
        FieldSpec("room", _("房间"), span=3),
    )  # fmt: skip


def _told(entered: Entered) -> Told:
    return Told(**entered.values)


def _new(counter: Counter, _nothing: object) -> tuple[FieldSpec, ...]:
    return _told_fields(counter, None)


def _enter(_nothing: object, entered: Entered) -> Command:
    return EnterPerson(told=_told(entered), reasons=entered.reasons)


def _posts(counter: Counter) -> tuple[Offer, ...]:
    profile = counter.known.profile
    return tuple(Offer(code, title) for code, title in profile.roles.items())[:9] if profile else ()


def _assign(counter: Counter, _person: PersonRow) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("post", _("岗位"), required=True, choices=_posts(counter), span=6, hint=_("按数字选")),
        FieldSpec("from_day", _("自何日（当日可空）"), past_day(counter), span=3),
    )


def _vacate(counter: Counter, _person: PersonRow) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("post", _("岗位"), required=True, choices=_posts(counter), span=6, hint=_("按数字选")),
        FieldSpec("last_day", _("最后一日（当日可空）"), past_day(counter), span=3),
    )


def _deputy(counter: Counter, _person: PersonRow) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("stands_for", _("代理哪个岗位"), required=True, choices=_posts(counter), span=4),
        FieldSpec("named_by", _("谁指定的"), required=True, span=3,
                  offers=lambda text: counter.known.offer_persons(text)),
        FieldSpec("from_day", _("自"), coming_day(counter), True, span=2),
        FieldSpec("to_day", _("至"), coming_day(counter), True, span=2),
        FieldSpec("reason", _("事由"), span=12),
    )  # fmt: skip


def _list(counter: Counter, _nothing: object) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("name", _("名单名称"), required=True, span=4,
                  default=Typed("班子成员", "班子成员")),
        FieldSpec("persons", _("人员（首字母，用空格分开；按次序自动排列）"),
                  reader(read_persons(counter)), True, span=8),
    )  # fmt: skip


def _retire(counter: Counter, _person: PersonRow) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("last_day", _("最后一日（当日可空）"), past_day(counter), span=4),
        FieldSpec("reason", _("去向或原因"), span=8),
    )


def _chased(page: MiddlePage, _person: object, done: Done) -> None:
    page.show_sheet(ToPrint("recall_notice", done.ids["notice"], _("催退单")))


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "person.new": Asking(N_("新人员"), _new, _enter, key="new", free=True),
        "person.list": Asking(
            N_("名单"),
            _list,
            lambda _s, e: SetList(**e.values, reasons=e.reasons),
            free=True,
        ),
        "department.new": Asking(
            N_("新部门"),
            lambda _c, _n: (FieldSpec("name", _("部门名称"), required=True, span=6),),
            lambda _n, e: EnterDepartment(name=e.values["name"]),
            free=True,
        ),
        "person.change": Asking(
            N_("修改"),
            _told_fields,
            lambda p, e: ChangePerson(person=p.id, told=_told(e), reasons=e.reasons),
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
        "person.chase": Asking(N_("催退"), no_fields, lambda p, _e: ChaseHolder(holder=p.id), then=_chased),
    }
)
"""Id of a verb → what it asks and books."""
