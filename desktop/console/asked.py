"""The command line: which verbs there are, and what each takes. No password has a place here."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from desktop.console.ports import Hindered
from desktop.plain.words import N_, _

_FAULTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", N_("少写了 {0}。用 --help 看用法。")),
    (r"unrecognized arguments: (.*)", N_("不认识 {0}。用 --help 看用法。密码不能写在命令行上。")),
    (r"argument (\S+): invalid choice: (\S+).*", N_("没有 {1} 这个命令。用 --help 看用法。")),
    (r"argument (\S+): invalid \S+ value: (\S+)", N_("{0} 的值 {1} 不对，应为大于零的整数。")),
    (r"argument (\S+): (\S+)$", N_("{0} 的值 {1} 不对，应为大于零的整数。")),
    (r"argument (\S+): expected 2 arguments", N_("{0} 后面要写两个日期：开始和结束。用 --help 看用法。")),
    (r"argument (\S+): expected one argument", N_("{0} 后面少写了一项。用 --help 看用法。")),
)
"""What the library says of a faulty line (it says it in English), and our sentence."""


_SAID = 80
"""Characters of a faulty word that are said again."""


def _short(word: str) -> str:
    return word if len(word) <= _SAID else word[:_SAID] + "…"


class _Parser(argparse.ArgumentParser):
    def __init__(self, *names: Any, **settings: Any) -> None:
        # abbreviated, ``--password x`` would be taken for --password-file
        settings["allow_abbrev"] = False
        super().__init__(*names, **settings)

    def error(self, message: str) -> NoReturn:
        for said, ours in _FAULTS:
            found = re.fullmatch(said, message)
            if found:
                raise Hindered(_(ours).format(*(_short(word) for word in found.groups())))
        raise Hindered(_("命令写得不对。用 --help 看用法。"))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(text)
    return number


def _door(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("vault", type=Path, metavar="VAULT", help=_("加密的库文件；钥匙文件在它旁边"))
    parser.add_argument("--operator", default="", metavar="NAME", help=_("操作员姓名；不写时为第一位"))
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help=_("密码在文件的第一行；不写则在终端输入")
    )


def _due(verbs: Any) -> None:
    due = verbs.add_parser("due", help=_("从某日起若干个工作日的最后一天，逐日说明；起算当日不计"))
    due.add_argument("start", metavar="DATE", help=_("起算日，如 2026-02-13"))
    due.add_argument("days", type=_count, metavar="N", help=_("工作日数"))
    due.add_argument("--unit", metavar="NAME", help=_("规则方案的代码或名称：同列该单位和国家的期限"))
    due.add_argument(
        "--pause",
        nargs=2,
        action="append",
        default=[],
        metavar=("FROM", "TO"),
        help=_("不计的日子，含首尾；可写多次"),
    )


def parser() -> argparse.ArgumentParser:
    """All verbs of the terminal."""
    whole = _Parser(prog="custody-desk", description=_("保密员工作台。不带参数时打开窗口。"))
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    verify = verbs.add_parser("verify", help=_("核验整本簿册；相符为 0，有问题为 1"))
    _door(verify)
    verify.add_argument("--sheet", default="", metavar="CODE", help=_("纸面上的簿册校验码"))
    fill = verbs.add_parser("fill", help=_("写入许多文件，供测速用"))
    _door(fill)
    fill.add_argument("--documents", type=_count, required=True, metavar="N", help=_("文件数"))
    profiles = verbs.add_parser("profiles", help=_("规则方案"))
    under = profiles.add_subparsers(dest="under", required=True, metavar="VERB", parser_class=_Parser)
    check = under.add_parser("check", help=_("检查规则方案，列出全部问题"))
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=_("不写则检查随程序的方案"))
    screen = verbs.add_parser(
        "check", help=_("机检外来文件；都读到且没有发现为 0，有发现或有读不出的为 1；不与在册文件比对")
    )
    screen.add_argument(
        "files", nargs="+", metavar="FILE", help=_("docx、xlsx、pptx、pdf、ofd、txt、html、doc、wps、zip")
    )
    screen.add_argument("--keywords", type=Path, metavar="FILE", help=_("词表，每行一个词，# 后为说明"))
    screen.add_argument("--allow", type=Path, metavar="FILE", help=_("允许出现的词或号码，每行一个"))
    screen.add_argument("--json", action="store_true", help=_("输出一个 JSON 对象"))
    _due(verbs)
    renew = verbs.add_parser(
        "renew-login-log",
        help=_("登录日志丢失或损坏、查明原因之后：留下残存的，另起一本；所有账号停用一刻钟"),
    )
    renew.add_argument("vault", type=Path, metavar="VAULT", help=_("加密的库文件；登录日志在它旁边"))
    demo = verbs.add_parser("demo", help=_("用新库演示一整周"))
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("放演示结果的文件夹"))
    pictures = verbs.add_parser("pictures", help=_("画出全部窗口"))
    pictures.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("放图片的文件夹"))
    verbs.add_parser("self-check", help=_("检查这台机器上程序是否齐全"))
    return whole
