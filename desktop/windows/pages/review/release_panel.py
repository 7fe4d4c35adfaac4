"""登记公开 of several reviewed items at once, from 已审未发: which, where in which order, on which day, who compared.

Each item may come from another sheet or none (D25). A channel that an item has not among its own is passed by;
several channels are booked in the item's own order (C7.4), each compared again by a person (C7.20b).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from desktop.operations.books import Books
from desktop.operations.review_views import ItemRow, PublicationRow
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.procedures.definition import Choice, Field
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import read_several
from desktop.windows.pages.panel import Panel
from desktop.windows.pages.review.words import listed
from desktop.windows.pages.typed import past_day, reader
from desktop.windows.pages.typed_people import person
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.tick_list import TickList

MOST = 300


@dataclass(frozen=True)
class Waiting:
    """What may go out, and who did it the last time; ``cut``: more wait than are listed."""

    rows: tuple[ItemRow, ...]
    last: PublicationRow | None
    cut: bool = False


def read_waiting(books: Books) -> Waiting:
    """What is out nowhere yet, then what is out on some of its channels only; on the reader thread."""
    found = books.items("channels_left", limit=MOST)
    rows = sorted(found.rows, key=lambda row: bool(row.published))
    return Waiting(tuple(rows), books.last_publication(), found.next_key is not None)


class ReleasePanel(Panel):
    """``left`` is Esc. What is not booked yet stays ticked while a refusal is looked at."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _("登记公开：已审未发的一并登记"))
        self._cut = False
        self._lines: tuple[tuple[str, str], ...] = ()
        self.list = TickList(_("已审未发的信息"))
        self.list.onward.connect(self._onward)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.head(button(_("全选  A"), self.list.tick_all))
        hint = _("↑↓ 移动，空格勾选，A 全选，Enter 往下填。渠道后面的箭头是规定的先后。")
        self.column.addWidget(words(hint, "muted"))
        self.column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    # filling

    def begin(self, item: str = "") -> None:
        """Read what waits; the item that was in hand is ticked."""
        self._counter.ask(read_waiting, lambda waiting: self._show(waiting, item))

    def _show(self, waiting: Waiting, item: str) -> None:
        titles = {offer.value: offer.shown for offer in listed(self._counter, "channels")}
        today = self._counter.now().date()
        self.busy, self._cut = False, waiting.cut
        self.list.fill(
            (
                row,
                _said(row, titles, said_day(row.concluded_on, today) if row.concluded_on else ""),
                row.id == item,
            )
            for row in waiting.rows
        )
        self.close_strip()
        if waiting.rows:
            fields = self._fields(waiting, titles)
            self.ask(_("怎样公开的"), fields, self._save, self.list.setFocus)
        self._count()
        self.list.setFocus()

    def _fields(self, waiting: Waiting, titles: dict[str, str]) -> tuple[FieldSpec, ...]:
        order = tuple(titles)
        left = sorted(
            {one for row in waiting.rows for one in row.channels_left},
            key=lambda one: order.index(one) if one in order else len(order),
        )
        several = Field(
            "channels", "", FieldType.CHOICES, choices=tuple(Choice(c, titles.get(c, c)) for c in left)
        )
        hint = " ".join(f"{n}{titles.get(one, one)}" for n, one in enumerate(left, 1))
        today, last = self._counter.now().date(), waiting.last
        put_in = person(self._counter, "published_by", _("录入人"))
        compared = person(self._counter, "compared_by", _("核对人（录入后再核对）"))
        return (
            FieldSpec("channels", _("在哪里公开（{order}）").format(order=hint), reader(read_several(several)), span=4,
                      default=Typed((), _("各条的下一个渠道"))),
            FieldSpec("on", _("哪天"), past_day(self._counter), True, Typed(today, _("今天")), span=2),
            _as_before(put_in, last.published_by if last else "", last.published_by_name if last else ""),
            _as_before(compared, last.compared_by if last else "", last.compared_by_name if last else ""),
            FieldSpec("addresses", _("网址或张贴处（可空；按勾选的次序粘贴，一条一个）"), span=12),
        )  # fmt: skip

    def _count(self) -> None:
        ticked = len(self.list.ticked())
        told = _("共 {n} 条，勾选 {ticked} 条").format(n=self.list.count(), ticked=ticked)
        if self._cut:
            told = _("{told}；更早的还有，登记后接着列").format(told=told)
        self.counted.setText(told if self.list.count() else _("没有已审未发的信息"))

    def _onward(self) -> None:
        if self.strip is not None and not self.list.ticked() and self.list.currentItem() is not None:
            self.list.currentItem().setCheckState(Qt.CheckState.Checked)  # Enter on a line means that line
        if self.strip is not None:
            self.strip.begin()

    # booking

    def _save(self, entered: Entered) -> None:
        values = entered.values
        if self.busy:
            return
        self._lines = outs(self.list.ticked(), tuple(values.get("channels") or ()))
        command = Publish(
            lines=tuple(Out(item, channel) for item, channel in self._lines),
            addresses=tuple(str(values.get("addresses") or "").split()),
            on=values["on"],
            published_by=values["published_by"],
            compared_by=values["compared_by"],
            reasons=entered.reasons,
        )
        self.book(command, lambda _done: self.begin())

    def refused(self, refusal: Refusal) -> None:
        """The item that it is about comes into view."""
        number = refusal.facts.get("line")
        if isinstance(number, int) and 1 <= number <= len(self._lines):
            self._bring(self._lines[number - 1][0])
        super().refused(refusal)

    def _bring(self, item: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole).id == item:
                self.list.setCurrentRow(row)


def outs(rows: Sequence[ItemRow], channels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Item and channel of each line: the next channel of each item, or those chosen, in the item's own order."""
    found: list[tuple[str, str]] = []
    for row in rows:
        left = row.channels_left
        wanted = [one for one in left if one in channels] if channels else list(left[:1])
        found += [(row.id, channel) for channel in wanted]
    return tuple(found)


def _as_before(spec: FieldSpec, who: str, name: str) -> FieldSpec:
    """Who did it the last time is taken without stopping there."""
    return replace(spec, default=Typed(who, name), carried=True) if who else spec


def _said(row: ItemRow, titles: dict[str, str], concluded: str) -> str:
    left: list[Any] = [titles.get(one, one) for one in row.channels_left]
    where = " → ".join(left)
    out = _("，已在 {n} 处公开").format(n=len(row.published)) if row.published else ""
    told = _("{department}  {day}审结{out}  {where}").format(
        department=row.department_name, day=concluded, out=out, where=where
    )
    return f"{row.batch or row.number}  {row.title}\n{told}"
