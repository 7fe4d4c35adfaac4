"""Words out, passwords in: to a terminal or to a pipe, never through the command line."""

from __future__ import annotations

import errno
import getpass
import json
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from desktop.console.ports import Hindered
from desktop.plain.words import _

_EVERY = 0.2


def password_from(file: Path | None, prompt: str) -> str:
    """The first line of the file, or what is typed unseen. Raises ``Hindered``."""
    if file is None:
        try:
            return getpass.getpass(prompt)
        except (EOFError, OSError):
            raise Hindered(_("没有输入密码。请在终端中运行，或用 --password-file 指明密码文件。")) from None
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Hindered(_("密码文件 {file} 读不出。请核对路径和权限。").format(file=file)) from None
    line = text.split("\n", 1)[0].rstrip("\r")
    if not line:
        raise Hindered(_("密码文件 {file} 是空的。请把密码写在第一行。").format(file=file))
    return line


def chosen(operators: Sequence[tuple[str, str]], named: str) -> str:
    """The id of the operator of that name (or id); without a name the first one, who founded the book.

    Raises ``Hindered``.
    """
    if not operators:
        raise Hindered(_("这个库没有操作员，打不开。请核对钥匙文件。"))
    if not named:
        return operators[0][0]
    found = [one for one, name in operators if named and named in (one, name)]
    if len(found) == 1:
        return found[0]
    names = "、".join(name for _one, name in operators)
    if found:
        raise Hindered(_("有同名的操作员。请用 --operator 写明编号。"))
    raise Hindered(_("没有名为“{named}”的操作员。可选：{names}。").format(named=named, names=names))


def heard(verb: Callable[[], int]) -> int:
    """Run a verb so that its words go out whatever hears them: a code page without 䶮, a pipe closed, a full disk."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = verb()
        if sys.stdout is not None:  # closed before we began: nobody listens, the status still says it
            sys.stdout.flush()
    except OSError as lost:
        if lost.errno not in (errno.EPIPE, errno.ENOSPC, errno.EINVAL):
            raise
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - what is left in the buffer goes nowhere
        if lost.errno == errno.ENOSPC:
            aside(_("输出写不下，磁盘已满。请腾出空间后重做。"))
        return 1
    return status


def as_json(told: object) -> str:
    """One JSON text that any reader takes: names of files that are no Unicode, and a code page's gaps, are escaped."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "").replace("_", "")
    text = json.dumps(told, ensure_ascii=encoding != "utf8", indent=1)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", text)


def on_one_line(name: str) -> str:
    """A file's name as a terminal may be shown it: no line end, nothing that moves the cursor."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in name)


def aside(line: str) -> None:
    """A word beside the answer: where another program reads the answer, this does not get into it."""
    sys.stderr.write(f"{line}\n")


class Bar:
    """How far, on one line of a terminal; silent on a pipe."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._seen = self._out.isatty()
        self._last = 0.0

    def step(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self._seen and (now - self._last >= _EVERY or done >= total):
            self._last = now
            share = done * 100 // total if total else 100
            self._out.write(f"\r{share:3d}% ")
            self._out.flush()

    def end(self) -> None:
        """Clear the line."""
        if self._seen:
            self._out.write("\r     \r")
            self._out.flush()
