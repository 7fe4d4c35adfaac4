"""收一批: the lines of a batch sheet, pasted from the department's table or typed; all or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.operations.reviewing.batches import OpenBatch
from desktop.operations.reviewing.hand_in import Told
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, read_day
from desktop.plain.words import _
from desktop.procedures.definition import Choice, Field
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import read_several
from desktop.windows.pages.pasting import ITEM_HEADERS, PasteGrid, pasted
from desktop.windows.pages.review.handing_in import who_hands_in
from desktop.windows.pages.review.words import item_types, listed
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.lines_model import LineColumn, LinesModel
from desktop.windows.widgets.plain_parts import button, words


@dataclass(frozen=True)
class Head:
    """Who hands in, and of which kind; channels that every line has unless it names its own."""

    department: str = ""
    handed_in_by: str = ""
    item_type: str = ""
    channels: tuple[str, ...] = ()
    shown: str = ""


def head_fields(counter: Counter) -> tuple[FieldSpec, ...]:
    """Asked once for the whole sheet."""
    kinds, channels = item_types(counter), listed(counter, "channels")
    web = next((k for k in kinds if k.value == "web"), kinds[0] if kinds else None)
    first = channels[0] if channels else None
    order = " ".join(f"{n}{o.shown}" for n, o in enumerate(channels, 1))
    return (
        *who_hands_in(counter),
        FieldSpec("item_type", _("类别"), required=True, choices=kinds, span=3,
                  default=Typed(web.value, web.shown) if web else None),
        FieldSpec("channels", _("公开方式（按先后）"), reader(read_several(_channels(counter))), True, span=12,
                  hint=order, default=Typed((first.value,), first.shown) if first else None),
    )  # fmt: skip


def _channels(counter: Counter) -> Field:
    found = tuple(Choice(o.value, o.shown) for o in listed(counter, "channels"))
    return Field("channels", "", FieldType.CHOICES, choices=found)


def head_of(counter: Counter, entered: Entered) -> Head:
    """What was entered, with its words."""
    v = entered.values
    department = dict(counter.known.departments).get(v["department"], "")
    by = counter.known.person_name(v["handed_in_by"])
    return Head(
        v["department"], v["handed_in_by"], v["item_type"], tuple(v["channels"]), f"{department}  {by}"
    )


class BatchEntry(QWidget):
    """``saved`` carries the command; ``left`` is Esc: what was typed stays until it is entered."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._head = Head()
        self.model = LinesModel(self._columns(), counter.desk.words, growing=True)
        self.grid = PasteGrid(self.model)
        self.heading = words("", "entryTitle")
        self.said = words("", "refusal", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._top())
        column.addWidget(
            words(
                _(
                    "从科室的表格复制后按 Ctrl+V：有表头的按表头，没有的依次是信息名称、文号或摘要、拟公开日期、"
                    "是否重要。也可以直接输入。"
                ),
                "muted", wrap=True,
            )
        )  # fmt: skip
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        self.grid.pasting.connect(self.paste)
        self.grid.saved.connect(self.save)
        self.grid.left.connect(self.left)
        self.grid.said.connect(self.said.setText)
        self.setFocusProxy(self.grid)

    def _columns(self) -> tuple[LineColumn, ...]:
        today = self._counter.now().date()

        def yes(text: str) -> Typed[object]:
            important = text.strip() not in ("", "否", "0", "2", "n", "N")
            return Typed(important, _("是") if important else _("否"))

        day = reader(lambda text: read_day(text, today, ahead=True))
        return (
            LineColumn("title", _("信息名称"), lambda t: Typed(t, t), "middle", 0),
            LineColumn("about", _("文号或内容摘要"), lambda t: Typed(t, t), width=320, wide=600),
            LineColumn("intended_on", _("拟公开日期"), day, width=136, hint=_("可空")),
            LineColumn("important", _("重要"), yes, width=64, hint=_("否")),
        )

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addStretch(1)
        for face in (
            button(_("粘贴  Ctrl+V"), self.paste),
            button(_("加一行"), self.add),
            button(_("收下"), self.save, key="save", primary=True),
            button(_("返回"), self.left.emit, key="out"),
        ):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(face)
        return row

    def begin(self, head: Head) -> None:
        """An empty sheet for this department."""
        if head == self._head and self.model.lines:
            return
        self._head = head
        self.heading.setText(_("批次单  {who}").format(who=head.shown))
        self.said.clear()
        self.model.beginResetModel()
        self.model.lines = []
        self.model.endResetModel()
        if head.department:
            self.add()

    def add(self) -> None:
        """One more line to type into."""
        self.model.paste(len(self.model.lines), 0, "\t")
        self.grid.setCurrentIndex(self.model.index(len(self.model.lines) - 1, 0))
        self.grid.setFocus()

    def paste(self) -> None:
        """From the clipboard, from the first empty line on."""
        empty = next((n for n, line in enumerate(self.model.lines) if not line.typed), len(self.model.lines))
        order = [column.id for column in self.model.columns]
        rows = pasted(QGuiApplication.clipboard().text(), order, ITEM_HEADERS)
        for number, row in enumerate(rows, empty):
            given = {**row, "about": row.get("document_number") or row.get("about", "")}
            self.model.paste(number, 0, "\t".join(given.get(one, "") for one in order))
        self.grid.begin()

    def save(self) -> None:
        """All lines, or none."""
        wrong = self.model.first_fault()
        if wrong is not None:
            self.grid.begin()
            self.said.setText(self.model.fault_words(wrong[0]))
            return
        lines = tuple(self._told(line.values) for line in self.model.entered())
        if not lines:
            self.said.setText(_("还没有条目。请粘贴或输入。"))
            return
        self.saved.emit(
            OpenBatch(department=self._head.department, handed_in_by=self._head.handed_in_by, lines=lines)
        )

    def _told(self, values: dict[str, Any]) -> Told:
        about = str(values.get("about", ""))
        number = about if "〔" in about or "[" in about else ""
        return Told(
            title=str(values.get("title", "")),
            item_type=self._head.item_type,
            document_number=number,
            summary="" if number else about,
            channels=self._head.channels,
            important=bool(values.get("important", False)),
            intended_on=values.get("intended_on"),
        )

    def refused(self, refusal: Refusal) -> None:
        """What the book says against a line stands in its cell."""
        parts = refusal.field.split(".")
        if len(parts) == 3 and parts[1].isdecimal():
            filled = [n for n, line in enumerate(self.model.lines) if line.typed]
            place = int(parts[1])
            if 1 <= place <= len(filled):
                name = "about" if parts[2] in ("summary", "document_number") else parts[2]
                self.model.refuse(filled[place - 1], refusal.at(name))
                self.grid.begin()
        self.said.setText(self._counter.desk.words.of(refusal))
