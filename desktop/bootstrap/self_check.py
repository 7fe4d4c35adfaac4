"""The program looks at itself: what it ships with is whole, and a book can be made, written, proved and printed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.children import Reader
from desktop.bootstrap.desk.press import make_press
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.intake.reading import Read, read_file
from desktop.operations.codebook import whole_codebook
from desktop.plain.clock import WallClock
from desktop.plain.words import _
from desktop.profiles.loading import check, profile_ids
from desktop.profiles.sentences import line
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.keys.cost import FLOOR


def _profiles() -> list[str]:
    files = shipped.profiles()
    if not profile_ids(files):
        return [_("没有规则方案。请重新安装。")]
    return [line(fault) for fault in check(files)]


def _forms() -> list[str]:
    press = make_press()
    if not press.names():
        return [_("没有表单。请重新安装。")]
    faults = press.faults()
    press.faces()
    return [f"{fault.file}: {fault.path}: {fault.code}" for fault in faults]


def _calendars() -> list[str]:
    return [] if shipped.calendars() and shipped.clauses() else [_("没有工作日历或条款表。请重新安装。")]


def _book() -> list[str]:
    # a book of its own in a private folder; what it is encrypted with is drawn and forgotten
    with tempfile.TemporaryDirectory(prefix="custody-desk-") as folder:
        place = Path(folder) / "vault" / "self.vault"
        operators = [NewBookOperator("自检", "officer", "Self-check·2026·自检")]
        book = NewBook(_("自检"), profile_ids(shipped.profiles())[0], "secret", operators, place)
        session = found(book, WallClock(), FLOOR)
        checker = open_checker(place, session.opened.data_key)
        try:
            report = verify(checker, whole_codebook())
        finally:
            checker.close()
            session.close("closing")
        return [] if report.sound and report.events else [_("新建的簿册核验不符。请重新安装。")]


def _reading() -> list[str]:
    """A foreign file through a worker: it starts, it binds itself, it answers."""
    words = _("自检")
    answer = read_file(words.encode("utf-8"), Reader)
    read = isinstance(answer, Read) and [one.text for one in answer.passages] == [words]
    return [] if read else [_("读外来文件的部件不能用。请重新安装。")]


def _screen() -> list[str]:
    from PySide6 import QtCore, QtGui, QtPrintSupport, QtWidgets

    from desktop.windows.theme import chinese_words

    if chinese_words() is None:
        return [_("窗口部件缺中文。请重新安装。")]
    needed = (QtCore, QtGui, QtPrintSupport, QtWidgets)
    return [] if all(needed) and QtCore.qVersion() else [_("窗口部件不全。请重新安装。")]


_PARTS: tuple[tuple[str, Callable[[], list[str]]], ...] = (
    ("profiles", _profiles),
    ("forms", _forms),
    ("calendars", _calendars),
    ("screen", _screen),
    ("reading", _reading),
    ("book", _book),
)


def self_check() -> Sequence[str]:
    """Everything that is wrong, as sentences; a part that fails outright is named with the kind of its error."""
    wrong: list[str] = []
    for name, part in _PARTS:
        try:
            wrong.extend(part())
        except Exception as error:  # whatever it is: this part does not work here
            wrong.append(
                _("{part} 不能用（{why}）。请重新安装。").format(part=name, why=type(error).__name__)
            )
    return wrong
