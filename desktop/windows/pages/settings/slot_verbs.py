"""Who may unlock, and who confirms at the desk: slots of the key file, opened by passwords that only their owner knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.desk_port import Confirming, Keys
from desktop.windows.pages.middle import Asking, Work, no_fields
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec


def _enrol(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    return (
        person(counter, "person", _("谁"), span=4),
        FieldSpec("new", _("初始密码（本人首次登录后自己改）"), required=True, secret=True, span=4),
        FieldSpec("again", _("再输一次"), required=True, secret=True, span=4),
    )


def _typed_by_himself() -> tuple[FieldSpec, ...]:
    """The signer is at the desk and types it: nobody has it from another (D14)."""
    rule = _("至少 8 位，有标点或符号")
    return (
        FieldSpec("new", _("密码（由本人输入）"), required=True, secret=True, span=4, hint=rule),
        FieldSpec("again", _("再输一次（由本人输入）"), required=True, secret=True, span=4),
    )


def _signer(counter: Counter, _nothing: Any) -> tuple[FieldSpec, ...]:
    who = person(counter, "person", _("谁（领导、科室负责人等签批的人）"), span=4)
    return (who, *_typed_by_himself())


def _renewed(_counter: Counter, _slot: Any) -> tuple[FieldSpec, ...]:
    old = FieldSpec("old", _("原密码（由本人输入）"), required=True, secret=True, span=4)
    return (old, *_typed_by_himself())


def _enrol_with(slots: Keys | Confirming, counter: Counter, entered: Entered) -> Work:
    values = entered.values
    name = counter.known.person_name(values["person"])
    return partial(slots.enrol, values["person"], name, values["new"], values["again"])


SLOT_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "operator.enrol": Asking(
            N_("新操作员"), _enrol, work=lambda c, _n, e: _enrol_with(c.desk.keys, c, e), free=True
        ),
        "operator.password": Asking(N_("改我的密码"), no_fields, free=True),
        "operator.open": Asking(
            N_("解除停用"), no_fields, work=lambda c, slot, _e: partial(c.desk.keys.open_slot, slot.id)
        ),
        "operator.remove": Asking(
            N_("取消操作员"), no_fields, work=lambda c, slot, _e: partial(c.desk.keys.remove, slot.id)
        ),
        "signer.new": Asking(
            N_("设当面确认密码"),
            _signer,
            work=lambda c, _n, e: _enrol_with(c.desk.confirming, c, e),
            free=True,
        ),
        "signer.renew": Asking(
            N_("换密码"),
            _renewed,
            work=lambda c, slot, e: partial(c.desk.confirming.renew, slot.id, **e.values),
        ),
        "signer.remove": Asking(
            N_("注销密码"), no_fields, work=lambda c, slot, _e: partial(c.desk.confirming.remove, slot.id)
        ),
    }
)
"""Id of a verb → what it asks and does; the operator's own password has a panel."""
