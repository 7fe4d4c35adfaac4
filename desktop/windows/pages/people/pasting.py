"""人员 by the sheet: rows pasted from a spreadsheet or typed, every fault beside its row, one save for all."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.commands import Done
from desktop.operations.people.persons import EnterPeople, EnterPerson, Told
from desktop.operations.sentences import tables
from desktop.people.facts import Clearance
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count
from desktop.plain.typed.answer import even
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.pasting import Headers, PasteGrid, pasted
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.typed_line import TypedLine

HEADERS: Headers = {
    "name": ("姓名", "名字", "人员姓名"),
    "department": ("部门", "科室", "处室", "所在部门", "单位", "内设机构"),
    "duty": ("职务", "岗位", "职务职级", "职称"),
    "clearance": ("涉密等级", "涉密岗位等级", "涉密人员等级", "涉密级别", "涉密类别"),
    "rank": ("次序", "排序", "顺序", "序号", "传阅次序"),
    "telephone": ("电话", "办公电话", "联系电话", "手机", "手机号码"),
    "room": ("房间", "办公室", "房号", "办公地点"),
}
"""Column → the names it bears in staff lists."""
ORDER = ("name", "department", "duty", "clearance", "rank", "telephone", "room")
LAST = 100
"""The rank of a row without one: behind the leaders, in the order of the sheet."""


def read_clearance(text: str) -> Typed[Clearance] | Refusal:
    """核心, 重要涉密人员, 一般; 无, 非涉密 and a dash mean none. Refuses with ``typed.choice_unknown``."""
    plain = even(text)
    if plain in ("-", "—", "无", "非涉密", "非涉密人员", "否"):
        return Typed(Clearance.NONE, tables.clearance_words("none"))
    for code in Clearance:
        word = tables.clearance_words(code.value)
        if code is not Clearance.NONE and (plain.startswith(word[:2]) or plain == word):
            return Typed(code, word)
    return refuse("typed.choice_unknown", typed=text.strip())


def columns(counter: Counter) -> tuple[LineColumn, ...]:
    """The grid's columns; a department that is not there yet is marked as new."""

    def department(text: str) -> Typed[Any] | Refusal:
        name = "".join(text.split())
        known = next((one for one, shown in counter.known.departments if shown == name), "")
        return Typed((known, name), name if known else _("{name}（新）").format(name=name))

    plain = reader(lambda text: Typed(" ".join(text.split()), ""))
    return (
        LineColumn("name", _("姓名"), reader(lambda text: Typed("".join(text.split()), "")), width=128),
        LineColumn("department", _("部门"), reader(department), "middle", 168),
        LineColumn("duty", _("职务"), plain, "middle", 0),
        LineColumn("clearance", _("涉密等级"), reader(read_clearance), width=128, hint=_("无")),
        LineColumn("rank", _("次序"), reader(lambda text: read_count(text, least=1)), width=64),
        LineColumn("telephone", _("电话"), plain, "number", 120),
        LineColumn("room", _("房间"), plain, width=72),
    )


class PastePanel(QWidget):
    """``saved`` once all are in the book; ``left`` is Esc."""

    saved = Signal()
    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.model = LinesModel(columns(counter), counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.counted = words("", "section")
        self.said = words("", "refusal", wrap=True)
        self.reason = TypedLine()
        self.reason.setPlaceholderText(_("确是另一个人：写明怎样区分，再按 Ctrl+Enter"))
        self.reason.onward.connect(self.save)
        self.reason.hide()
        about = _(
            "把人员表整片复制后按 Ctrl+V：按表头的栏名对应，没有表头的按下面的栏序。有误的格子标红，"
            "改好后一次全部登记；没有登记过的部门随人员一起新建。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        column.addWidget(words(about, "muted", wrap=True))
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        column.addWidget(self.reason)
        self.grid.pasting.connect(lambda: self.take(QGuiApplication.clipboard().text()))
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)
        self.model.changed.connect(self._count)
        self.setFocusProxy(self.grid)
        self._count()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(_("人员：整表粘贴"), "entryTitle"))
        row.addWidget(self.counted)
        row.addStretch(1)
        for face in (
            button(_("粘贴  Ctrl+V"), lambda: self.take(QGuiApplication.clipboard().text())),
            button(_("加一行"), self.add),
            button(_("清空"), self.empty, quiet=True),
            button(_("全部登记"), self.save, key="save", primary=True),
            button(_("返回"), self.left.emit, key="out"),
        ):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        return row

    # filling

    def take(self, text: str) -> None:
        """Rows of a spreadsheet; they come after those that stand already."""
        rows = pasted(text, ORDER, HEADERS)
        if not rows:
            self.said.setText(_("剪贴板里没有表格行。请在表格里选中整片区域复制后再粘贴。"))
            return
        kept = [line for line in self.model.lines if line.typed]
        self._show([*kept, *(LineState("") for _row in rows)])
        for number, row in enumerate(rows, len(kept)):
            for place, name in enumerate(ORDER):
                if name in row:
                    self.model.put(number, place, row[name])
        self.check()
        self.grid.begin()

    def add(self) -> None:
        """One more line to type into."""
        self._show([*self.model.lines, LineState("")])
        self.grid.setCurrentIndex(self.model.index(len(self.model.lines) - 1, 0))
        self.grid.setFocus()

    def empty(self) -> None:
        """Take all lines back."""
        self._show([])
        self.said.clear()
        self.reason.hide()

    def _show(self, lines: list[LineState]) -> None:
        self.model.beginResetModel()
        self.model.lines = lines
        self.model.endResetModel()
        self._count()

    # checking and saving

    def filled(self) -> list[tuple[int, dict[str, Any]]]:
        """Number and values of each line where something stands."""
        found = []
        for number, state in enumerate(self.model.lines):
            values = {}
            for spec in self.model.columns:
                answer = spec.read(state.typed[spec.id]) if spec.read and spec.id in state.typed else None
                if isinstance(answer, Typed):
                    values[spec.id] = answer.value
            if state.typed:
                found.append((number, values))
        return found

    def check(self) -> int:
        """A line without a name, a person who stands in the sheet twice; answers how many lines have a fault."""
        filled = self.filled()
        again = Tally((line.get("name"), line.get("department")) for _number, line in filled)
        for number, line in filled:
            if not line.get("name") and "name" not in self.model.lines[number].faults:
                self.model.refuse(number, refuse("person.no_name", at="name"))
            elif line.get("name") and again[line["name"], line.get("department")] > 1:
                self.model.refuse(number, refuse("person.pasted_twice", at="name", name=line["name"]))
            elif "name" in line:
                self.model.lines[number].faults.pop("name", None)
        self._count()
        return sum(1 for line in self.model.lines if line.faults)

    def save(self) -> None:
        """All of them, or none."""
        wrong = self.check()
        if wrong:
            self.grid.begin()
            place = self.model.first_fault()
            if place is not None:
                told = _("第 {n} 行：{told}").format(n=place[0] + 1, told=self.model.fault_words(place[0]))
                self.said.setText(told + _("（共 {n} 行有误，改好前一行也不登记）").format(n=wrong))
            return
        lines = [line for _number, line in self.filled()]
        if not lines:
            self.said.setText(_("还没有行。请粘贴或加一行。"))
            return
        reason = self.reason.text().strip()
        reasons = {"person.same_name": reason} if reason else {}
        command = EnterPeople(
            persons=tuple(_person(line, place) for place, line in enumerate(lines)),
            departments=_new_departments(lines),
            reasons=reasons,
        )
        self._counter.book(command, self._done, self._refused)

    def _done(self, _done: Done) -> None:
        self.reason.clear()
        self.empty()
        self.saved.emit()

    def _refused(self, refusal: Refusal) -> None:
        """``persons.3.name`` is the third line's name; a namesake asks for a reason."""
        parts = refusal.field.split(".")
        numbers = [number for number, _line in self.filled()]
        if len(parts) == 3 and parts[1].isdecimal() and 1 <= int(parts[1]) <= len(numbers):
            number = numbers[int(parts[1]) - 1]
            if not refusal.reason_helps:
                self.model.refuse(number, refusal.at(parts[2]))
            self.grid.setCurrentIndex(self.model.index(number, 0))
        self.said.setText(self._counter.desk.words.of(refusal))
        if refusal.reason_helps:
            self.reason.show()
            self.reason.setFocus()

    def _count(self) -> None:
        lines = sum(1 for line in self.model.lines if line.typed)
        wrong = sum(1 for line in self.model.lines if line.faults)
        told = _("{n} 行").format(n=lines)
        self.counted.setText(told + (_("，{n} 行有误").format(n=wrong) if wrong else ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and marks:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _person(line: dict[str, Any], place: int) -> EnterPerson:
    told = dict(line)
    known, name = told.pop("department", ("", ""))
    return EnterPerson(told=Told(**{"rank": LAST + place, **told, "department": known or name}))


def _new_departments(lines: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    named = (line["department"] for line in lines if "department" in line)
    return tuple(dict.fromkeys(name for known, name in named if not known))
