"""What cannot lie in one folder (D7): who is in the way, what goes alone, and the folders it makes instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.operations.circulating.makeup import Makeup, Planned
from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.circulation.folder import label_of
from desktop.windows.pages.panel import Panel
from desktop.windows.widgets.level_chip import LevelChip
from desktop.windows.widgets.plain_parts import button, clear, words


def sentences(makeup: Makeup) -> list[str]:
    """Each thing in the way in a line of its own, by name."""
    said = []
    for why, line in (
        ("top_secret", _("绝密件单独一夹：{labels}")),
        ("telegram", _("密码电报单独一夹：{labels}")),
    ):
        alone = [copy for copy, reason in makeup.alone if reason == why]
        if alone:
            said.append(line.format(labels="、".join(map(label_of, alone))))
    if makeup.mixed:
        said.append(_("工作秘密、内部事项与涉密文件合装一夹，须经确认"))
    for folder in makeup.folders:
        barred = [h for h in folder.hurdles if not h.helps]
        if barred:
            names = "、".join(_named(h.person.name, h.person.clearance) for h in barred)
            said.append(
                _("不得阅{level}件，这一夹不送：{names}").format(level=level_word(folder.level), names=names)
            )
        warned = [h for h in folder.hurdles if h.helps]
        if warned:
            names = "、".join(_named(h.person.name, h.person.clearance) for h in warned)
            line = _("阅{level}件超出涉密等级，须写明理由并提醒：{names}")
            said.append(line.format(level=level_word(folder.level), names=names))
    return list(dict.fromkeys(said))


def _named(name: str, clearance: str) -> str:
    return _("{name}（{clearance}）").format(
        name=name, clearance=tables.clearance_words(clearance) or _("未定级")
    )


class SplitPanel(Panel):
    """``split`` 1 or Enter: a slip for each folder. ``together`` 2: one folder, with a reason. ``left`` Esc."""

    split = Signal()
    together = Signal()

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _("这些文件、这些人不能用一夹一单"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._split = button("", self.split.emit, primary=True)
        self._together = button(_("2  合装一夹（写明理由）"), self.together.emit)
        self.head(self._split, self._together, back=_("返回修改"))
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        scroll = QScrollArea()
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(scroll, 1)

    def show_makeup(self, makeup: Makeup) -> None:
        """What is in the way, then the folders as they would be."""
        clear(self._inside)
        layout = self._inside.layout()
        assert isinstance(layout, QVBoxLayout)
        lines = sentences(makeup)
        self.setAccessibleDescription("\n".join(lines))
        for line in lines:
            layout.addWidget(words(line, tone="overdue", wrap=True))
        possible = [folder for folder in makeup.folders if folder.readers]
        layout.addWidget(words(_("可以这样分"), "section"))
        for number, folder in enumerate(makeup.folders, 1):
            layout.addWidget(_planned(number, folder))
        layout.addStretch(1)
        self._split.setText(_("1  开 {n} 张传阅单").format(n=len(possible)))
        self._split.setVisible(bool(possible))
        # one folder is possible only where nothing but the confirmation stands in the way
        barred = any(not h.helps for folder in makeup.folders for h in folder.hurdles)
        self._together.setVisible(makeup.mixed and not makeup.alone and not barred)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._split.isHidden():
            self.split.emit()
        elif key == Qt.Key.Key_2 and not self._together.isHidden():
            self.together.emit()
        else:
            super().keyPressEvent(event)


def _planned(number: int, folder: Planned) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(12)
    row.addWidget(words(_("第 {n} 夹").format(n=number)), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(LevelChip(folder.level), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(_titles(folder.copies), wrap=True), 3, Qt.AlignmentFlag.AlignTop)
    names = "、".join(person.name for person in folder.readers)
    none = _("没有可以送的人，这一夹先不开")
    readers = words(names or none, tone="" if names else "overdue", wrap=True)
    row.addWidget(readers, 2, Qt.AlignmentFlag.AlignTop)
    return part


def _titles(copies: Sequence[CopyRow]) -> str:
    return "；".join(f"{label_of(copy)} {copy.title}" for copy in copies)
