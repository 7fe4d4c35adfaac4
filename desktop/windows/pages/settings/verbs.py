"""What can be set: safes and issuing bodies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.custody.levels import Level
from desktop.operations.standing.enter import EnterBody, EnterSafe, RetireBody, RetireSafe
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.widgets.field_spec import FieldSpec, Offer


def _safe(counter: Counter, thing: Any) -> tuple[FieldSpec, ...]:
    row = thing.row if thing is not None else None
    levels = tuple(Offer(level, level_word(level.value)) for level in Level)
    return (
        FieldSpec("name", _("柜名"), required=True, span=4, default=Typed(row.name, row.name) if row else None),
        FieldSpec("level", _("最高存放密级"), required=True, span=3, choices=levels, hint=_("按数字选"),
                  default=Typed(Level(row.level), level_word(row.level)) if row else None),
        FieldSpec("keeper", _("保管人"), span=3, offers=lambda text: counter.known.offer_persons(text)),
        FieldSpec("room", _("房间"), span=2, default=Typed(row.room, row.room) if row and row.room else None),
    )  # fmt: skip


def _body(counter: Counter, thing: Any) -> tuple[FieldSpec, ...]:
    name = thing.name if thing is not None else None
    return (
        FieldSpec("name", _("单位全称"), required=True, span=6, default=Typed(name, name) if name else None),
        FieldSpec("collector", _("文件由谁清退（自己收可空）"), span=6,
                  offers=lambda text: counter.known.offer_bodies(text)),
    )  # fmt: skip


def _password(_counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("old", _("原密码"), required=True, span=4),
        FieldSpec("new", _("新密码"), required=True, span=4),
        FieldSpec("again", _("再输一次"), required=True, span=4),
    )


def _enrol(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(
            "person", _("谁"), required=True, span=4, offers=lambda text: counter.known.offer_persons(text)
        ),
        FieldSpec("new", _("初始密码（本人首次登录后自己改）"), required=True, span=4),
        FieldSpec("again", _("再输一次"), required=True, span=4),
    )


def _remove(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    known = tuple(Offer(p.id, p.name) for p in counter.known.persons if p.operator)[:9]
    return (FieldSpec("person", _("取消谁的登录"), required=True, choices=known, span=6),)


SECRET = frozenset({"old", "new", "again"})
"""Fields whose letters are never shown."""


VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "safe.new": Asking(N_("新保密柜"), _safe, lambda _t, e: EnterSafe(**e.values), key="new", free=True),
        "body.new": Asking(N_("新来文单位"), _body, lambda _t, e: EnterBody(**e.values), free=True),
        "operator.password": Asking(N_("改我的密码"), _password, free=True),
        "operator.enrol": Asking(N_("新操作员"), _enrol, free=True),
        "operator.remove": Asking(N_("取消操作员"), _remove, free=True),
        "safe.change": Asking(N_("修改"), _safe, lambda t, e: EnterSafe(safe=t.id, **e.values)),
        "safe.retire": Asking(N_("停用"), no_fields, lambda t, _e: RetireSafe(safe=t.id)),
        "body.change": Asking(N_("修改"), _body, lambda t, e: EnterBody(body=t.id, **e.values)),
        "body.retire": Asking(N_("停用"), no_fields, lambda t, _e: RetireBody(body=t.id)),
    }
)
"""Id of a verb → what it asks and books."""
