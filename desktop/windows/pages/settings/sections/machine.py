"""本机: the level and what it forbids, where the vault lies, faces, the lock by itself. Set beside the book."""

from __future__ import annotations

from desktop.plain.words import N_, _
from desktop.windows.levels_shown import forbidden, level_word
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.pages.settings.sections.unit import unit_as_told
from desktop.windows.ports import Found
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row, Toned

BESIDE = N_("这一项只属于这台机器，存在簿册之外，不作登记。")


def _lines(looking: Looking) -> list[Row]:
    machine = looking.counter.desk.machine
    level = looking.ask(unit_as_told).machine_level
    minutes = _("{n} 分钟无操作即锁屏").format(n=machine.settings().idle_minutes)
    return [
        line("machine/level", _("本机密级"), level_word(level), _("登记在簿册，启动时显示")),
        line("machine/place", _("库的位置"), machine.place()),
        *(_found(f"file/{n}", one, one.name) for n, one in enumerate(machine.files())),
        line("machine/idle", _("自动锁屏"), minutes, _("只在本机")),
        *(_found(f"face/{n}", one, _("字体")) for n, one in enumerate(machine.faces())),
    ]


def _found(one: str, found: Found, name: str) -> Row:
    value = found.name if found.name != name else found.note
    note = found.note if found.name != name else ""
    return line(one, name, Toned(value, "overdue" if found.missing else ""), note)


def _machine_card(looking: Looking, one: str) -> CardFacts | None:
    machine = looking.counter.desk.machine
    if one == "level":
        level = looking.ask(unit_as_told).machine_level
        more = (Line(_("含义"), forbidden(level)), Line("D16", looking.clause("D16")))
        verbs = (Verb("unit.change", _("修改"), primary=True),)
        return CardFacts("machine/level", "D16", _("本机密级"), level, verbs=verbs, more=more)
    if one == "place":
        told = _("库文件是加密的，密钥文件放在它旁边；两个文件都要备份，缺一个就打不开。")
        return CardFacts("machine/place", "", machine.place(), more=(Line(_("说明"), told),))
    now = (Line(_("现在"), _("{n} 分钟").format(n=machine.settings().idle_minutes)),)
    verbs = (Verb("machine.idle", _("修改"), primary=True),)
    return CardFacts(
        "machine/idle", "", _("自动锁屏"), now=now, verbs=verbs, more=(Line(_("说明"), _(BESIDE)),)
    )


def _file_card(looking: Looking, one: str) -> CardFacts | None:
    found = looking.counter.desk.machine.files()[int(one)]
    return CardFacts(f"file/{one}", "", found.name, now=(Line(_("文件"), found.note),))


def _face_card(looking: Looking, one: str) -> CardFacts | None:
    found = looking.counter.desk.machine.faces()[int(one)]
    told = _("打印时用这个字体；本机没有的，用随程序带的开源字体代替，表格不变形。")
    return CardFacts(f"face/{one}", "", found.name, more=(Line(_("说明"), told),))


SECTION = Section(
    "machine", N_("本机"), _lines, {"machine": _machine_card, "file": _file_card, "face": _face_card}
)
