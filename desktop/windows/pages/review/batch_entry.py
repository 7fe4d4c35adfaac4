"""收批次单: the lines of a batch sheet, pasted from the department's table or typed; all or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal

from desktop.operations.reviewing.batches import OpenBatch
from desktop.operations.reviewing.hand_in import Told
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, read_day
from desktop.plain.words import _
from desktop.procedures.definition import Choice, Field
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import read_several
from desktop.windows.pages.pasting import ITEM_HEADERS
from desktop.windows.pages.review.handing_in import who_hands_in
from desktop.windows.pages.review.words import item_types, listed
from desktop.windows.pages.sheet_panel import Filled, SheetPanel, SheetWords
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.lines_model import LineColumn


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


def _columns(counter: Counter) -> tuple[LineColumn, ...]:
    today = counter.now().date()
    return (
        LineColumn("title", _("信息名称"), _plain, "middle", 0),
        LineColumn("about", _("文号或内容摘要"), _plain, width=320, wide=440),
        LineColumn("intended_on", _("拟公开日期"), reader(lambda text: read_day(text, today, ahead=True)),
                   width=168, hint=_("可空")),
        LineColumn("important", _("重要"), _important, width=64, hint=_("否")),
    )  # fmt: skip


def _plain(text: str) -> Typed[object]:
    return Typed(text, text)


def _important(text: str) -> Typed[object]:
    yes = text.strip() not in ("", "否", "0", "2", "n", "N")
    return Typed(yes, _("是") if yes else _("否"))


class BatchEntry(SheetPanel):
    """``saved`` carries the command; what was typed stays until it is entered."""

    saved = Signal(object)

    def __init__(self, counter: Counter) -> None:
        self._head = Head()
        told = SheetWords(
            "",
            _(
                "从科室的表格复制后按 Ctrl+V：有表头的按表头，没有的依次是信息名称、文号或摘要、拟公开日期、是否重要。"
                "也可以直接输入。"
            ),
            _("收下"),
            _("还没有条目。请粘贴或输入。"),
        )  # fmt: skip
        super().__init__(counter, _columns(counter), ITEM_HEADERS, told)

    def begin(self, head: Head) -> None:
        """An empty sheet for this department."""
        if head == self._head and self.model.lines:
            return
        self._head = head
        self.heading.setText(_("批次单  {who}").format(who=head.shown))
        self.empty()
        if head.department:
            self.add()

    def kept(self, row: dict[str, str]) -> dict[str, str]:
        """Number or summary: a table that has both is told by its number."""
        return {**row, "about": row.get("document_number") or row.get("about", "")}

    def enter(self, filled: Filled) -> None:
        """To the page, which books the sheet."""
        lines = tuple(self._line(values) for _number, values in filled)
        head = self._head
        self.saved.emit(OpenBatch(department=head.department, handed_in_by=head.handed_in_by, lines=lines))

    def _line(self, values: dict[str, Any]) -> Told:
        about = values.get("about", "")
        number = about if "〔" in about or "[" in about else ""
        return Told(
            title=values.get("title", ""),
            item_type=self._head.item_type,
            document_number=number,
            summary="" if number else about,
            channels=self._head.channels,
            important=values.get("important", False),
            intended_on=values.get("intended_on"),
        )

    def row_of(self, refusal: Refusal) -> tuple[int, str] | None:
        """Number and summary stand in one column."""
        place = super().row_of(refusal)
        return (place[0], "about") if place and place[1] in ("summary", "document_number") else place
