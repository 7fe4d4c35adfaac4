"""This machine, as the pages ask of it: files, faces, printers, calendars, and what is set for it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.desk.rule_files import rule_texts
from desktop.bootstrap.remembered import keep_machine_settings, machine_settings
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.plain.refusal import Refusal
from desktop.plain.words import N_, _
from desktop.vault.door import Places
from desktop.vault.migrations.kept import kept_copies
from desktop.windows.machine_port import HolidayShown, MachineSettings
from desktop.windows.ports import Found

_FILES = (("vault", N_("库文件（加密）")), ("key", N_("密钥文件")), ("login", N_("登录日志")))
_STYLES = {
    "song": N_("宋体"), "hei": N_("黑体"), "kai": N_("楷体"), "fang": N_("仿宋"), "title": N_("标题宋体"),
}  # fmt: skip
"""Style of the sheets → what the trade calls it."""


def found_faces() -> Sequence[Found]:
    """Which face draws which style of the printed sheets."""
    from desktop.bootstrap.desk.press import make_press

    return [
        Found(f"{_(_STYLES.get(style, style))}  {face.family}")
        for style, face in make_press().faces().items()
    ]


def found_printers() -> Sequence[Found]:
    """Printers known to this machine."""
    from desktop.windows.printing import printer_names

    names = printer_names()
    return [Found(name) for name in names] or [Found(_("没有找到打印机"), _("可先存为 PDF"), missing=True)]


def known_settings() -> MachineSettings:
    """What is set for this machine; a value of another kind than expected counts as not set."""
    kept, plain = machine_settings(), MachineSettings()
    good = {
        f.name: kept[f.name] for f in fields(plain) if type(kept.get(f.name)) is type(getattr(plain, f.name))
    }
    return MachineSettings(**good)  # type: ignore[arg-type]


class MachinePort:
    """``windows.machine_port.Machine``."""

    def __init__(self, desk: Holds) -> None:
        self._desk = desk

    def place(self) -> str:
        return str(self._desk.session.path)

    def files(self) -> Sequence[Found]:
        places = Places(self._desk.session.path)
        shown = []
        for name, word in _FILES:
            path: Path = getattr(places, name)
            there = path.is_file()
            note = f"{path.name}  {_size(path)}" if there else _("不见了")
            shown.append(Found(_(word), note, missing=not there))
        for kept in kept_copies(places.vault):
            word = _("升级前的备份（{y}年{m}月{d}日）").format(
                y=kept.day.year, m=kept.day.month, d=kept.day.day
            )
            shown.append(Found(word, kept.name))
        return shown

    def faces(self) -> Sequence[Found]:
        return found_faces()

    def printers(self) -> Sequence[Found]:
        return found_printers()

    def holidays(self) -> Sequence[HolidayShown]:
        shown: list[HolidayShown] = []
        calendar = self._desk.session.ask(calendar_in_force)
        for table in filter(None, map(calendar.table, calendar.years)):
            shown += [HolidayShown(h.name, h.first, h.last, h.make_up, table.source) for h in table.holidays]
        return shown

    def rule_texts(self, path: str) -> Mapping[str, str] | Refusal:
        return rule_texts(Path(path))

    def settings(self) -> MachineSettings:
        return known_settings()

    def keep(self, settings: MachineSettings) -> None:
        keep_machine_settings(asdict(settings))


def _size(path: Path) -> str:
    kib = path.stat().st_size / 1024  # asks the folder only: the live file is never opened here
    return f"{kib / 1024:.1f} MB" if kib >= 1024 else f"{kib:.0f} KB"
