"""人员 by the sheet: rows pasted from a spreadsheet or typed, every fault beside its row, one save for all."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from desktop.operations.commands import Done
from desktop.operations.people.persons import EnterPeople, EnterPerson, Told
from desktop.operations.sentences import tables
from desktop.people.facts import Clearance
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_count
from desktop.plain.typed.answer import even
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.pasting import Headers
from desktop.windows.pages.sheet_panel import Filled, SheetPanel, SheetWords
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.lines_model import LineColumn
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


class PastePanel(SheetPanel):
    """``saved`` once all are in the book; a namesake is entered with the reason written below the sheet."""

    saved = Signal()

    def __init__(self, counter: Counter) -> None:
        told = SheetWords(
            _("人员：整表粘贴"),
            _(
                "把人员表整片复制后按 Ctrl+V：按表头的栏名对应，没有表头的按下面的栏序。有误的格子标红，"
                "改好后一次全部登记；没有登记过的部门随人员一起新建。"
            ),
            _("全部登记"),
            _("还没有行。请粘贴或加一行。"),
        )
        super().__init__(counter, columns(counter), HEADERS, told)
        self.reason = TypedLine()
        self.reason.setPlaceholderText(_("确是另一个人：写明怎样区分，再按 Ctrl+Enter"))
        self.reason.onward.connect(self.save)
        self.reason.hide()
        self.column.addWidget(self.reason)

    def empty(self) -> None:
        """Take all rows back, and the question about a namesake."""
        super().empty()
        self.reason.hide()

    def check(self) -> None:
        """A line without a name, a person who stands in the sheet twice."""
        filled = self.filled()
        again = Tally((line.get("name"), line.get("department")) for _number, line in filled)
        for number, line in filled:
            if not line.get("name") and "name" not in self.model.lines[number].faults:
                self.model.refuse(number, refuse("person.no_name", at="name"))
            elif line.get("name") and again[line["name"], line.get("department")] > 1:
                self.model.refuse(number, refuse("person.pasted_twice", at="name", name=line["name"]))
            elif "name" in line:
                self.model.lines[number].faults.pop("name", None)

    def enter(self, filled: Filled) -> None:
        """All in one act, new departments with them."""
        lines = [line for _number, line in filled]
        reason = self.reason.text().strip()
        reasons = {"person.same_name": reason} if reason else {}
        command = EnterPeople(
            persons=tuple(_person(line, place) for place, line in enumerate(lines)),
            departments=_new_departments(lines),
            reasons=reasons,
        )
        self._counter.book(command, self._done, self.refused)

    def _done(self, _done: Done) -> None:
        self.reason.clear()
        self.empty()
        self.saved.emit()

    def refused(self, refusal: Refusal) -> None:
        """A namesake asks for a reason; its row is shown and stays as it is."""
        if not refusal.reason_helps:
            super().refused(refusal)
            return
        place = self.row_of(refusal)
        if place is not None:
            self.grid.setCurrentIndex(self.model.index(place[0], 0))
        self.said.setText(self._counter.desk.words.of(refusal))
        self.reason.show()
        self.reason.setFocus()


def _person(line: dict[str, Any], place: int) -> EnterPerson:
    told = dict(line)
    known, name = told.pop("department", ("", ""))
    return EnterPerson(told=Told(**{"rank": LAST + place, **told, "department": known or name}))


def _new_departments(lines: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    named = (line["department"] for line in lines if "department" in line)
    return tuple(dict.fromkeys(name for known, name in named if not known))
