"""What is set for this machine, beside the book: when it locks, which printer, which labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from desktop.operations.commands import Outcome, done
from desktop.plain.refusal import refuse
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.machine_port import MachineSettings
from desktop.windows.pages.middle import Asking, Work
from desktop.windows.pages.settings.sections.printing import PLACES
from desktop.windows.pages.typed import between
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

SHORTEST_IDLE, LONGEST_IDLE = 2, 10
"""Minutes: a screen of secret papers does not stand open longer than the program began with."""


def _idle(_counter: Counter, thing: Any) -> tuple[FieldSpec, ...]:
    kept: MachineSettings = thing.row
    label = _("无操作几分钟后锁屏（{first} 至 {last} 分钟，下次登录起算）").format(
        first=SHORTEST_IDLE, last=LONGEST_IDLE
    )
    return (
        FieldSpec("idle_minutes", label, between(SHORTEST_IDLE, LONGEST_IDLE), True, span=8,
                  default=Typed(kept.idle_minutes, _("{n} 分钟").format(n=kept.idle_minutes))),
    )  # fmt: skip


def _printer(counter: Counter, _thing: Any) -> tuple[FieldSpec, ...]:
    names = tuple(Offer(name, name) for name in counter.desk.sheets.printers())[:9]
    return (FieldSpec("printer", _("常用打印机"), required=True, span=8, choices=names, hint=_("按数字选")),)


def _stock(_counter: Counter, _thing: Any) -> tuple[FieldSpec, ...]:
    kinds = (Offer(False, _("整张 A4，3 列 10 行")), Offer(True, _("卷装，50×30 毫米")))
    return (FieldSpec("roll", _("标签纸"), required=True, span=8, choices=kinds, hint=_("按数字选")),)


def _start(_counter: Counter, _thing: Any) -> tuple[FieldSpec, ...]:
    label = _("从第几格起（1 至 {last}）").format(last=PLACES)
    return (FieldSpec("label_start", label, between(1, PLACES), True, span=6),)


def _keep(counter: Counter, thing: Any, entered: Entered) -> Work:
    kept: MachineSettings = thing.row

    def work() -> Outcome:
        try:
            counter.desk.machine.keep(replace(kept, **entered.values))
        except OSError:
            return refuse("machine.not_kept")
        return done("machine.kept")

    return work


MACHINE_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "machine.idle": Asking(N_("自动锁屏"), _idle, work=_keep),
        "machine.printer": Asking(N_("常用打印机"), _printer, work=_keep),
        "machine.stock": Asking(N_("标签纸"), _stock, work=_keep),
        "machine.start": Asking(N_("起始格"), _start, work=_keep),
    }
)
"""Id of a verb → what it asks and keeps."""
