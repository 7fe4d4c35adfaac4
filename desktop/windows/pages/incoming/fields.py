"""The fields of a registration (F01): few in sight (D4), the rest under 更多."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from desktop.custody.levels import Level
from desktop.custody.period import presumed
from desktop.operations.sentences import tables
from desktop.plain.refusal import Refusal
from desktop.plain.typed import SecrecyPeriod, read_count, read_period
from desktop.plain.typed.answer import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.typed import (
    Bodies,
    choices,
    coming_day,
    past_day,
    read_copies,
    read_document_number,
    reader,
    yes_no,
)
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import FieldSpec, level_choices

FOLLOWING = ("issued_on", "pages", "channel")
"""Folded fields that count as 待补."""
CONTENT = (
    "issuing_body", "title", "document_number", "attachments", "handling", "remark", "discrepancy", "copies",
    "issued_on", "pages", "period",
)  # fmt: skip
"""What a document above the machine's level may not leave here, nor in a draft (D16)."""


@dataclass
class Memory:
    """What the last registration leaves for the next: numbers by body, the texts for 像上一份."""

    numbers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The last document number of the body in hand."""
        return self.numbers.get(self.body, "")


def shown_fields(counter: Counter, memory: Memory) -> tuple[FieldSpec, ...]:
    """In sight: the level stands before the title, so that no title above the machine is ever typed (D16)."""
    bodies = Bodies(counter)
    known = counter.known
    today = counter.now().date()
    operator = counter.desk.operator
    safe = next(iter(known.safes), None)
    return (
        FieldSpec(
            "issuing_body", _("来文单位"), bodies.read, True, offers=bodies.offers, free=True, span=3,
            carried=True, hint=_("首字母，如 lnsw"),
        ),
        FieldSpec(
            "level", _("密级"), required=True, choices=level_choices(), span=2, carried=True,
        ),
        FieldSpec("title", _("标题（或代号；亲启未拆可空）"), span=7),
        FieldSpec(
            "document_number", _("文号"), reader(lambda text: read_document_number(text, memory.number)), span=3,
            hint=_("没有可空；同前只写尾号"),
        ),
        FieldSpec(
            "copies", _("份号"), reader(read_copies), True, span=3, hint=_("23,25，101-103；无份号写 3份"),
        ),
        FieldSpec(
            "received_on", _("签收日"), past_day(counter), True, Typed(today, said_day(today, today)), True, span=2,
        ),
        FieldSpec(
            "receiver", _("签收人"), required=True, span=2, carried=True,
            default=Typed(operator, known.person_name(operator) or _("本人")),
            offers=lambda text: counter.known.offer_persons(text),
        ),
        FieldSpec(
            "safe", _("存放"), required=True, span=2, carried=True,
            default=Typed(safe.id, safe.name) if safe else None,
            offers=lambda text: counter.known.offer_safes(text),
        ),
    )  # fmt: skip


def detail_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    """What may follow (待补) and what belongs to the paper itself."""
    return (
        FieldSpec("issued_on", _("制发日期"), past_day(counter), span=2, folded=True),
        FieldSpec("pages", _("页数"), reader(_pages), span=1, folded=True),
        FieldSpec(
            "channel", _("渠道"), choices=choices(tables.channel_words), span=3, folded=True,
            hint=_("按数字选"),
        ),
        FieldSpec("delivery_list", _("路单号"), span=2, folded=True),
        FieldSpec("envelope", _("信封号"), span=2, folded=True),
        FieldSpec("seal", _("封装"), choices=choices(tables.seal_words), span=2, folded=True),
        FieldSpec("attachments", _("附件"), span=3, folded=True),
        FieldSpec("urgency", _("紧急程度"), choices=choices(tables.urgency_words), span=3, folded=True),
        FieldSpec("carrier", _("载体"), choices=choices(tables.carrier_words), span=2, folded=True,
                  hint=_("纸质")),
        FieldSpec("handling", _("拟办去向"), span=4, folded=True),
    )  # fmt: skip


def nature_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    """What kind of document it is: period, must it go back, telegram, 亲启, code word."""

    def period(text: str) -> Typed[SecrecyPeriod] | Refusal:
        return read_period(text, counter.now().date())

    return (
        FieldSpec("period", _("保密期限"), reader(period), span=3, folded=True, hint=_("空：按最长期限推定")),
        FieldSpec("return_due", _("须清退，应退日"), coming_day(counter), span=2, folded=True),
        FieldSpec(
            "addressee", _("亲启，收件人"), offers=lambda text: counter.known.offer_persons(text), span=2,
            folded=True,
        ),
        FieldSpec("telegram", _("密码电报"), choices=yes_no(), span=2, folded=True),
        FieldSpec("code_word", _("标题为代号"), choices=yes_no(), span=2, folded=True),
    )  # fmt: skip


def remark_field() -> FieldSpec:
    """备注."""
    return FieldSpec("remark", _("备注"), span=4, folded=True)


def discrepancy_fields() -> tuple[FieldSpec, ...]:
    """来文差错: what the enclosed list says, and what is wrong."""
    return (
        FieldSpec("copies_listed", _("清单份数"), reader(read_count), span=2, folded=True, hint=_("不符才填")),
        FieldSpec("discrepancy", _("来文差错说明"), span=4, folded=True),
        remark_field(),
        FieldSpec(
            "source", _("来源"), span=2, folded=True, hint=_("送达"),
            choices=choices(tables.source_words, ("delivered", "meeting", "handed_in")),
        ),
    )  # fmt: skip


def register_fields(counter: Counter, memory: Memory) -> tuple[FieldSpec, ...]:
    """All fields of F01."""
    return (
        *shown_fields(counter, memory),
        *nature_fields(counter),
        *detail_fields(counter),
        *discrepancy_fields(),
    )


def presumed_words(level: str) -> str:
    """What an empty period counts as, for the grey hint."""
    period = presumed(Level(level))
    return _("空：推定 {n} 年").format(n=period.amount) if period.amount else _("空：未标注")


def _pages(text: str) -> Typed[int] | Refusal:
    return read_count(text, least=1)


def day_text(day: date | None) -> str:
    """A day as it is typed."""
    return f"{day:%Y%m%d}" if day else ""


def unfolded(specs: tuple[FieldSpec, ...]) -> tuple[FieldSpec, ...]:
    """The same fields, all in sight: for completing and correcting."""
    return tuple(replace(spec, folded=False) for spec in specs)
