"""The terminal's verbs: the same operations without a screen. Answers 0, or 1 (found, refused, hindered)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from desktop.console.asked import parser
from desktop.console.ports import Checked, Hindered, Program
from desktop.console.talking import Bar, as_json, aside, chosen, on_one_line, password_from
from desktop.operations.desk.sheet_check import SheetAnswer, SheetCheck
from desktop.operations.sentences.verify import report_sentences, sheet_sentence
from desktop.plain.progress import Stopped
from desktop.plain.refusal import Refusal
from desktop.plain.words import _

SOUND, FOUND, HINDERED = 0, 1, 1
Say = Callable[[str], None]


def main(argv: Sequence[str], program: Program, say: Say = print) -> int:
    """Run one verb; answers the exit status."""
    try:
        asked = parser().parse_args(list(argv))
        name = f"{asked.verb} {asked.under}" if "under" in asked else asked.verb
        return _VERBS[name](asked, program, say)
    except Hindered as no:
        say(no.sentence)
        return HINDERED
    except (Stopped, KeyboardInterrupt):
        say(_("已停止。"))
        return HINDERED


def _door(asked: argparse.Namespace, program: Program) -> tuple[str, str]:
    operator = chosen(program.operators(asked.vault), asked.operator)
    return operator, password_from(asked.password_file, _("密码："))


def _verify(asked: argparse.Namespace, program: Program, say: Say) -> int:
    operator, password = _door(asked, program)
    bar = Bar()
    try:
        verified = program.verify(asked.vault, operator, password, asked.sheet, bar)
    finally:
        bar.end()
    if verified.unwritten:
        say(_("库所在的文件夹只能读：这次开启没有记入开启日志，核验照常进行。"))
    for line in report_sentences(verified.report):
        say(line)
    sound = verified.report.sound
    match verified.sheet:
        case Refusal() as refusal:
            say(program.refused(refusal))
            sound = False
        case SheetCheck() as check:
            say(sheet_sentence(check))
            sound = sound and check.answer is SheetAnswer.MATCHES
        case None:
            pass
    return SOUND if sound else FOUND


def _renew_login_log(asked: argparse.Namespace, program: Program, say: Say) -> int:
    program.renew_login_log(asked.vault)
    say(_("登录日志已另起一本，残存的留在旁边。所有账号停用 15 分钟；下次打开时簿册里记下这件事。"))
    return SOUND


def _fill(asked: argparse.Namespace, program: Program, say: Say) -> int:
    operator, password = _door(asked, program)
    bar = Bar()
    try:
        acts = program.fill(asked.vault, operator, password, asked.documents, bar)
    finally:
        bar.end()
    say(_("已写入 {documents} 件，共 {acts} 笔操作。").format(documents=asked.documents, acts=acts))
    return SOUND


def _check_profiles(asked: argparse.Namespace, program: Program, say: Say) -> int:
    faults = program.profile_faults(asked.folder)
    for fault in faults:
        say(on_one_line(fault))  # a key of a file may hold what moves the cursor
    say(_("共 {n} 处问题。").format(n=len(faults)) if faults else _("规则方案没有问题。"))
    return FOUND if faults else SOUND


def _check(asked: argparse.Namespace, program: Program, say: Say) -> int:
    if asked.json:
        try:
            return _checked(asked, program, say)
        except Hindered as no:  # what reads the object is given an object or nothing
            aside(no.sentence)
            return HINDERED
    return _checked(asked, program, say)


def _checked(asked: argparse.Namespace, program: Program, say: Say) -> int:
    clean = True
    told: dict[str, object] = {}
    for one in program.check(asked.files, asked.keywords, asked.allow, aside):
        clean = clean and not one.findings and not one.unread
        if asked.json:
            told[one.name] = _as_json(one)
            continue
        name = on_one_line(one.name)
        say(_("{name}：发现 {n} 处。").format(name=name, n=len(one.lines)) if one.read else f"{name}：")
        for line in (*one.lines, *(_("未检查：{sentence}").format(sentence=each) for each in one.unread)):
            say(f"  {line}")
    if asked.json:
        say(as_json(told))
    return SOUND if clean else FOUND


def _as_json(checked: Checked) -> object:
    """A list of findings; where something was not read, that, and the findings of the rest."""
    if not checked.unread:
        return list(checked.findings)
    why: dict[str, object] = {"unreadable": "；".join(checked.unread)}
    return {**why, "findings": list(checked.findings)} if checked.read else why


def _due(asked: argparse.Namespace, program: Program, say: Say) -> int:
    pauses = [(_day(first), _day(last)) for first, last in asked.pause]
    for first, last in pauses:
        if last < first:
            raise Hindered(_("中止的结束日期 {last} 早于开始日期 {first}。").format(first=first, last=last))
    if asked.unit is not None and not asked.unit.strip():
        raise Hindered(_("--unit 后面没有写名称。请写规则方案的代码或名称，或去掉 --unit。"))
    for line in program.due(_day(asked.start), asked.days, pauses, (asked.unit or "").strip()):
        say(line)
    return SOUND


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Hindered(_("“{typed}”不是日期。请写成 2026-02-13 的样子。").format(typed=typed)) from None


def _demo(asked: argparse.Namespace, program: Program, _say: Say) -> int:
    bar = Bar()
    try:
        return program.demo(asked.out, bar)
    finally:
        bar.end()


def _pictures(asked: argparse.Namespace, program: Program, _say: Say) -> int:
    return program.pictures(asked.out)


def _self_check(_asked: argparse.Namespace, program: Program, say: Say) -> int:
    missing = program.self_check()
    for line in missing:
        say(line)
    say(_("自检未通过。") if missing else _("自检通过。"))
    return FOUND if missing else SOUND


_VERBS: Mapping[str, Callable[[argparse.Namespace, Program, Say], int]] = MappingProxyType(
    {
        "verify": _verify,
        "renew-login-log": _renew_login_log,
        "fill": _fill,
        "profiles check": _check_profiles,
        "check": _check,
        "due": _due,
        "demo": _demo,
        "pictures": _pictures,
        "self-check": _self_check,
    }
)
