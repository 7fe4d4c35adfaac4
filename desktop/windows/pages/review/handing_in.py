"""收一项: what a department hands in, few fields first (D4); and the correction of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.operations.commands import Command
from desktop.operations.reviewing.hand_in import CorrectItem, HandInItem, Told
from desktop.plain.typed import Typed, read_count, read_day
from desktop.plain.words import _
from desktop.procedures.definition import Choice, Field, Procedure
from desktop.procedures.review.item_facts import Attribute
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import read_several, several_spec
from desktop.windows.pages.review.asked_too import more_answers, more_fields
from desktop.windows.pages.review.subject import ItemSubject
from desktop.windows.pages.review.words import item_types, listed
from desktop.windows.pages.typed import coming_day, past_day, reader, yes_no
from desktop.windows.pages.typed_people import person
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

DIGITS = 9
"""A choice is taken by its digit; what has more is completed while typing."""
_OWN = (
    "title", "item_type", "document_number", "summary", "channels", "attribute", "attribute_reason", "carrier",
    "important", "intended_on", "pages", "source", "source_day", "processing_sheet",
    "unsure",
)  # fmt: skip


@dataclass(frozen=True)
class NewItem:
    """What is handed in goes another way than usual: by ``procedure`` of the unit."""

    procedure: Procedure

    @property
    def id(self) -> str:
        """By which a form that was put aside finds it again."""
        return self.procedure.id

    @property
    def name(self) -> str:
        """What stands over the strip."""
        return self.procedure.title


def new_fields(counter: Counter, subject: NewItem | None) -> tuple[FieldSpec, ...]:
    """Who hands in, then the item, then what else its procedure asks."""
    procedure = subject.procedure.id if subject is not None else ""
    return (
        *who_hands_in(counter),
        *item_fields(counter, None, procedure),
        *more_fields(counter, procedure),
    )


def who_hands_in(counter: Counter) -> tuple[FieldSpec, ...]:
    """The person first: his department is proposed then (``propose_department``)."""
    return (person(counter, "handed_in_by", _("报送人")), _department(counter))


def _department(counter: Counter) -> FieldSpec:
    """By its digit; in a unit with more of them, completed while typing."""
    known = counter.known.departments
    none = "" if known else _("请先在“人员”里登记部门")
    asked = FieldSpec("department", _("哪个科室"), required=True, span=3, hint=none)
    if len(known) > DIGITS:
        return replace(asked, offers=counter.known.offer_departments)
    return replace(asked, choices=tuple(Offer(one, name) for one, name in known))


def propose_department(counter: Counter, strip: EntryStrip) -> None:
    """The department of who hands in, taken by Enter; nobody else's is taken by mistake."""
    by, department = strip.fields["handed_in_by"], strip.fields["department"]

    def propose() -> None:
        answer = by.answer()
        who = answer.value if isinstance(answer, Typed) else ""
        found = next((p for p in counter.known.persons if p.id == who), None)
        known = found is not None and found.department in dict(counter.known.departments)
        department.set_default(Typed(found.department, found.department_name) if found and known else None)

    by.changed.connect(propose)


def item_fields(counter: Counter, told: Told | None, procedure: str = "") -> tuple[FieldSpec, ...]:
    """The item's own fields; ``told``: as it was written before."""
    kinds, carriers = item_types(counter, procedure), listed(counter, "carrier", procedure)
    only = kinds[0].value if len(kinds) == 1 else ""
    attributes = listed(counter, "attribute", procedure)
    channels = listed(counter, "channels", procedure)
    withheld = Attribute.WITHHELD.value
    several = Field(
        "channels", "", FieldType.CHOICES, choices=tuple(Choice(o.value, o.shown) for o in channels)
    )
    return (
        FieldSpec("item_type", _("类别"), required=True, choices=kinds, span=3,
                  default=_of(kinds, told.item_type if told else only)),
        FieldSpec("important", _("重要"), required=True, choices=yes_no(), span=3,
                  default=Typed(bool(told and told.important), _("是") if told and told.important else _("否"))),
        FieldSpec("title", _("信息名称"), required=True, span=8, default=_text(told.title if told else "")),
        FieldSpec("document_number", _("文号（没有则写摘要）"), span=4,
                  default=_text(told.document_number if told else "")),
        FieldSpec("summary", _("内容摘要"), span=8, default=_text(told.summary if told else "")),
        FieldSpec("intended_on", _("拟公开日期"), coming_day(counter), span=4),
        FieldSpec("attribute", _("公开属性"), required=True, choices=attributes, span=4,
                  default=_of(attributes, told.attribute.value if told else Attribute.PROACTIVE.value)),
        FieldSpec("attribute_reason", _("不予公开的理由"), required=True, span=8,
                  when=lambda v: v.get("attribute") == withheld,
                  default=_text(told.attribute_reason if told else "")),
        several_spec(
            FieldSpec("channels", _("公开方式（按先后）"), reader(read_several(several)), True, span=8,
                      when=lambda v: v.get("attribute") == Attribute.PROACTIVE.value,
                      default=_channels(channels, told)),
            several,
        ),
        FieldSpec("carrier", _("载体"), required=True, choices=carriers, span=3, folded=True,
                  default=_of(carriers, told.carrier if told else "electronic")),
        FieldSpec("pages", _("审查文稿页数"), reader(read_count), span=3, folded=True),
        FieldSpec("source", _("转载来源"), span=3, folded=True, default=_text(told.source if told else "")),
        FieldSpec("source_day", _("原载日期"), reader(lambda t: read_day(t, counter.now().date())), span=3,
                  folded=True),
        FieldSpec("unsure", _("是否涉密（制作时标明）"), required=True, span=4, folded=True,
                  choices=(Offer(False, _("不涉密")), Offer(True, _("不能确定，报请确定"))),
                  default=_unsure(bool(told and told.unsure))),
        FieldSpec("processing_sheet", _("公文处理单编号"), span=4, folded=True,
                  default=_text(told.processing_sheet if told else "")),
    )  # fmt: skip


def _unsure(unsure: bool) -> Typed[bool]:
    return Typed(unsure, _("不能确定，报请确定") if unsure else _("不涉密"))


def _text(words: str) -> Typed[str] | None:
    return Typed(words, words) if words else None


def _of(offers: tuple[Offer, ...], code: str) -> Typed[Any] | None:
    found = next((o for o in offers if o.value == code), None)
    return Typed(found.value, found.shown) if found else None


def _channels(offers: tuple[Offer, ...], told: Told | None) -> Typed[Any] | None:
    known = {o.value: o.shown for o in offers}
    ids = told.channels if told else tuple(o.value for o in offers[:1])
    return Typed(ids, "；".join(known.get(one, one) for one in ids)) if ids else None


def told_of(values: dict[str, Any]) -> Told:
    """What was entered, as the verbs take it."""
    own = {name: values[name] for name in _OWN if name in values}
    if "attribute" in own:
        own["attribute"] = Attribute(own["attribute"])
    return Told(**own)


def new_command(counter: Counter, subject: NewItem | None, entered: Entered) -> Command:
    """The item and its review at once."""
    values, procedure = entered.values, subject.procedure.id if subject is not None else ""
    return HandInItem(
        told=told_of(values),
        department=values["department"],
        handed_in_by=values["handed_in_by"],
        procedure=procedure,
        answers=more_answers(counter, values, procedure),
        reasons=entered.reasons,
    )


def correct_fields(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    """As it was written; what chose the chain is not asked again."""
    told = _told(subject)
    kept = [spec for spec in item_fields(counter, told) if spec.id not in ("item_type", "important")]
    row = subject.row
    by = row.handed_in_by, row.handed_in_by_name
    return (
        *came_from(counter, row.department, by, row.handed_in_on),
        *kept,
        FieldSpec("reason", _("为什么更正"), required=True, span=12),
    )


def came_from(counter: Counter, department: str, by: tuple[str, str], day: date) -> tuple[FieldSpec, ...]:
    """Which department, who, and on which day, as they were written; shared with the head of a batch sheet."""
    name = dict(counter.known.departments).get(department, "")
    before = Typed(department, name) if name else None
    return (
        replace(_department(counter), span=4, default=before),
        replace(person(counter, "handed_in_by", _("报送人"), span=4), default=Typed(*by)),
        FieldSpec("handed_in_on", _("哪天提交"), past_day(counter), True, span=4,
                  default=Typed(day, said_day(day, counter.now().date()))),
    )  # fmt: skip


def _told(subject: ItemSubject) -> Told:
    start = subject.item.start
    return Told(
        title=start.words.title,
        item_type=start.item_type,
        document_number=start.words.document_number or "",
        summary=start.words.summary or "",
        channels=start.channels,
        attribute=start.attribute,
        attribute_reason=start.attribute_reason or "",
        carrier=start.carrier,
        important=start.important,
        intended_on=start.intended_on,
        pages=start.pages,
        source=start.source.name if start.source else "",
        source_day=start.source.day if start.source else None,
        processing_sheet=start.processing_sheet or "",
        unsure=start.unsure,
    )


def correct_command(subject: ItemSubject, entered: Entered) -> Command:
    """What was not typed anew stays as it was."""
    values = dict(entered.values)
    reason = values.pop("reason")
    came = {
        name: values.pop(name) for name in ("department", "handed_in_by", "handed_in_on") if name in values
    }
    told = {**vars(_told(subject)), **vars(told_of({**_kept(subject), **values}))}
    return CorrectItem(item=subject.id, told=Told(**told), reason=reason, **came)


def _kept(subject: ItemSubject) -> dict[str, Any]:
    kept = vars(_told(subject))
    return {**kept, "attribute": kept["attribute"].value}
