"""What can be set, and what stands in the book of it; this machine and the key file have verbs of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.custody.levels import Level
from desktop.operations.desk.unit import ChangeUnit
from desktop.operations.reviewing.allowing import TakeBackAllowed
from desktop.operations.reviewing.word_lists import RetireKeywords
from desktop.operations.rules.take_back import TakeBackRules
from desktop.operations.standing.carriers import SetLabels
from desktop.operations.standing.enter import EnterBody, EnterSafe, RetireBody, RetireSafe
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.pages.settings.machine_verbs import MACHINE_VERBS
from desktop.windows.pages.settings.sections import word_lists
from desktop.windows.pages.settings.sections.changes import BRING as RULE_BRING
from desktop.windows.pages.settings.sections.changes import CHANGE as RULE_CHANGE
from desktop.windows.pages.settings.sections.changes import TAKE_BACK as RULE_TAKE_BACK
from desktop.windows.pages.settings.sections.forms import LAYOUT as FORM_LAYOUT
from desktop.windows.pages.settings.sections.forms import RESTORE as FORM_RESTORE
from desktop.windows.pages.settings.sections.forms import SAMPLE as FORM_SAMPLE
from desktop.windows.pages.settings.sections.forms import TEMPLATE as FORM_TEMPLATE
from desktop.windows.pages.settings.sections.holidays import ENTER as YEAR_ENTER
from desktop.windows.pages.settings.slot_verbs import SLOT_VERBS
from desktop.windows.pages.typed import between
from desktop.windows.widgets.field_spec import FieldSpec, Offer


def _safe(counter: Counter, thing: Any) -> tuple[FieldSpec, ...]:
    row: Any = thing.row if thing is not None else None
    levels = tuple(Offer(level, level_word(level.value)) for level in Level)
    keeper = counter.known.person_name(row.keeper) if row is not None and row.keeper else ""
    return (
        FieldSpec("name", _("柜名"), required=True, span=4, default=Typed(row.name, row.name) if row else None),
        FieldSpec("level", _("最高存放密级"), required=True, span=3, choices=levels, hint=_("按数字选"),
                  default=Typed(Level(row.level), level_word(row.level)) if row else None),
        FieldSpec("keeper", _("保管人"), span=3, offers=lambda text: counter.known.offer_persons(text),
                  default=Typed(row.keeper, keeper) if keeper else None),
        FieldSpec("room", _("房间"), span=2, default=Typed(row.room, row.room) if row and row.room else None),
    )  # fmt: skip


def _body(counter: Counter, thing: Any) -> tuple[FieldSpec, ...]:
    name = thing.name if thing is not None else None
    known = next((b for b in counter.known.bodies if thing is not None and b.id == thing.id), None)
    to = next((b for b in counter.known.bodies if known is not None and b.id == known.collector), None)
    return (
        FieldSpec("name", _("单位全称"), required=True, span=6, default=Typed(name, name) if name else None),
        FieldSpec("collector", _("文件由谁清退（自己收可空）"), span=6,
                  default=Typed(to.id, to.name) if to else None,
                  offers=lambda text: counter.known.offer_bodies(text)),
    )  # fmt: skip


def _unit(_counter: Counter, thing: Any) -> tuple[FieldSpec, ...]:
    levels = tuple(Offer(level.value, level_word(level.value)) for level in Level)
    told = thing.row
    return (
        FieldSpec("unit", _("单位名称"), required=True, span=7, default=Typed(str(told.unit), str(told.unit))),
        FieldSpec("machine_level", _("本机密级（按定级批复，下次打开起算）"), required=True, span=5, choices=levels,
                  default=Typed(told.machine_level, level_word(told.machine_level))),
    )  # fmt: skip


def _turned(thing: Any) -> SetLabels:
    """A carrier's label on where it is off, off where it is on."""
    now: tuple[str, ...] = thing.row
    kept = tuple(carrier for carrier in now if carrier != thing.id)
    return SetLabels(carriers=kept if thing.id in now else (*now, thing.id))


def _which_words(_counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("number", _("误录在哪一件：收文编号或尾数"), span=5),
        FieldSpec("entry", _("或操作日志第几笔"), between(1, 10**9), span=4),
    )


def _why(_counter: Counter, _thing: Any) -> tuple[FieldSpec, ...]:
    return (FieldSpec("reason", _("理由"), required=True, span=12),)


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "safe.new": Asking(N_("新保密柜"), _safe, lambda _t, e: EnterSafe(**e.values), free=True),
        "body.new": Asking(N_("新来文单位"), _body, lambda _t, e: EnterBody(**e.values), free=True),
        **SLOT_VERBS,
        RULE_BRING: Asking(N_("带入规则文件"), no_fields, free=True),
        RULE_CHANGE: Asking(N_("修改规则"), no_fields),
        RULE_TAKE_BACK: Asking(
            N_("取消起用"), no_fields, lambda t, _e: TakeBackRules(from_day=date.fromisoformat(t.id))
        ),
        FORM_TEMPLATE: Asking(N_("采用本单位模板"), no_fields),
        FORM_SAMPLE: Asking(N_("存一份样张"), no_fields),
        FORM_LAYOUT: Asking(N_("改版式"), no_fields),
        FORM_RESTORE: Asking(N_("恢复自带格式"), no_fields),
        word_lists.NEW: Asking(N_("新词表"), no_fields, free=True),
        word_lists.BRING: Asking(N_("带入允许条目"), no_fields, free=True),
        word_lists.EDIT: Asking(N_("修改词表"), no_fields),
        word_lists.RETIRE: Asking(
            N_("停用词表"), _why, lambda t, e: RetireKeywords(list=t.id, reason=e.values["reason"])
        ),
        word_lists.BACK: Asking(
            N_("收回允许条目"), _why, lambda t, e: TakeBackAllowed(entry=int(t.id), reason=e.values["reason"])
        ),
        YEAR_ENTER: Asking(N_("填写放假安排"), no_fields),
        "words.excise": Asking(N_("清除误录内容"), _which_words, free=True, save=N_("查找")),
        "unit.change": Asking(
            N_("修改单位和本机密级"), _unit, lambda _t, e: ChangeUnit(**e.values, reasons=e.reasons)
        ),
        "carrier.turn": Asking(N_("改变是否贴标签"), no_fields, lambda t, _e: _turned(t)),
        **MACHINE_VERBS,
        "safe.change": Asking(N_("修改"), _safe, lambda t, e: EnterSafe(safe=t.id, **e.values)),
        "safe.retire": Asking(N_("停用"), no_fields, lambda t, _e: RetireSafe(safe=t.id)),
        "body.change": Asking(N_("修改"), _body, lambda t, e: EnterBody(body=t.id, **e.values)),
        "body.retire": Asking(N_("停用"), no_fields, lambda t, _e: RetireBody(body=t.id)),
    }
)
"""Id of a verb → what it asks and books."""
