"""A table of any length, paged by key: only the pages looked at are kept, the rest is fetched again by its key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.plain.words import _
from desktop.windows.theme import colour
from desktop.windows.threads import Worker
from desktop.windows.times_shown import said_day, said_time, whole
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

PAGE = 100
KEPT = 12
"""Pages whose rows stay in memory; of the others the key alone is kept."""
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SUM = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PageModel(QAbstractTableModel):
    """Rows grow at the end as one scrolls. ``loaded`` tells that rows came, ``failed`` why they did not."""

    loaded = Signal()
    failed = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        reader: Worker,
        now: Callable[[], datetime],
        sort: Sort | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorted_by = sort or Sort(self.columns[0].id)
        self.asked = Asked()
        self._fetch, self._reader, self._now = fetch, reader, now
        self._starts: list[RowKey | None] = []
        self._sizes: list[int] = []
        self._kept: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._next: RowKey | None = None
        self._whole = False
        self._begun = False
        self._waiting: set[int] = set()
        self._round = 0
        self._seek = ""
        self._cut = False

    def reshape(self, columns: Sequence[Column]) -> None:
        """Other columns, for another view of the page; the rows are asked for anew after it."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._starts, self._sizes = [], []
        self._kept.clear()
        self._next, self._whole, self._begun = None, False, False
        self.endResetModel()

    # what it holds

    @property
    def complete(self) -> bool:
        """Whether the last row is known; then ``rowCount`` is the number of all rows."""
        return self._whole and not self._cut

    @property
    def begun(self) -> bool:
        """Whether the first page has come."""
        return self._begun

    def row_at(self, number: int) -> Row | None:
        """The row, or None while its page is on the way (it is asked for)."""
        if not 0 <= number < self.rowCount():
            return None
        page, place = divmod(number, PAGE)
        rows = self._kept.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._kept.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def number_of(self, row_id: str) -> int:
        """Where a row stands among those in memory; -1 if it is not there."""
        for page, rows in self._kept.items():
            for place, row in enumerate(rows):
                if row.id == row_id:
                    return page * PAGE + place
        return -1

    # asking

    def ask(self, asked: Asked | None = None, sort: Sort | None = None, seek: str = "") -> None:
        """List anew: other words, another order, or after an act; goes on until the row ``seek`` is in."""
        self.asked = asked if asked is not None else self.asked
        self.sorted_by = sort or self.sorted_by
        self._round += 1
        self._seek = seek
        self._waiting.clear()
        self._fetch_page(0, None, anew=True)

    def _fetch_page(self, page: int, after: RowKey | None, anew: bool = False) -> None:
        if page in self._waiting:
            return
        self._waiting.add(page)
        this_round, sort, asked, fetch = self._round, self.sorted_by, self.asked, self._fetch
        self._reader.submit(
            lambda: fetch(after, PAGE, sort, asked),
            lambda rows: self._came(this_round, page, after, rows, anew),
            lambda sentence: self._missed(this_round, page, sentence),
            _("正在读取列表…"),
        )

    def _ask(self, page: int) -> None:
        self._fetch_page(page, self._starts[page])

    def _missed(self, this_round: int, page: int, sentence: str) -> None:
        if this_round == self._round:
            self._waiting.discard(page)
            self.failed.emit(sentence)

    def _came(self, this_round: int, page: int, after: RowKey | None, rows: Rows, anew: bool) -> None:
        if this_round != self._round:
            return  # an older question; the person has gone on
        self._waiting.discard(page)
        if anew:
            self._begin(rows)
        elif page < len(self._starts):
            self._again(page, rows)
        else:
            self._grow(after, rows)
        if self._seek and self.number_of(self._seek) < 0 and not self._whole and len(self._starts) < KEPT:
            self._fetch_page(len(self._starts), self._next)
            return
        self._seek = ""
        self.loaded.emit()

    def _begin(self, rows: Rows) -> None:
        self.beginResetModel()
        self._begun = True
        self._kept.clear()
        # a list that comes whole may be longer than a page: it is kept in pages all the same, and all of it
        pages = [rows.rows[first : first + PAGE] for first in range(0, len(rows.rows), PAGE)]
        self._starts, self._sizes = [None for _page in pages], [len(page) for page in pages]
        self._kept.update(enumerate(pages))
        self._next, self._whole, self._cut = rows.next_key, rows.next_key is None, rows.cut
        self.endResetModel()

    def _grow(self, after: RowKey | None, rows: Rows) -> None:
        first = self.rowCount()
        if rows.rows:
            self.beginInsertRows(_NOWHERE, first, first + len(rows.rows) - 1)
            self._starts.append(after)
            self._sizes.append(len(rows.rows))
            self._keep(len(self._starts) - 1, rows.rows)
        self._next, self._whole = rows.next_key, rows.next_key is None
        if rows.rows:
            self.endInsertRows()

    def _again(self, page: int, rows: Rows) -> None:
        if len(rows.rows) != self._sizes[page]:
            self.ask()  # the book moved on underneath: list anew
            return
        self._keep(page, rows.rows)
        first = page * PAGE
        self.dataChanged.emit(
            self.index(first, 0), self.index(first + len(rows.rows) - 1, len(self.columns) - 1)
        )

    def _keep(self, page: int, rows: tuple[Row, ...]) -> None:
        self._kept[page] = rows
        self._kept.move_to_end(page)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid() or not self._sizes:
            return 0
        return (len(self._sizes) - 1) * PAGE + self._sizes[-1]

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._begun and not self._whole and not self._seek

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._fetch_page(len(self._starts), self._next)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].kind == "sum":
            return _SUM  # over its numbers
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.ask(sort=Sort(self.columns[column].id, order == Qt.SortOrder.DescendingOrder))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        column = self.columns[index.column()]
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        cell = row.cells.get(column.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.kind == "level" else cell_words(cell, column.kind, self._now())
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell_tip(cell, column.kind)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = cell.tone if isinstance(cell, Toned) else row.tone
            return colour(tone) if tone else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind == "sum":
            return _SUM
        return None


def cell_words(cell: Cell, kind: str, now: datetime) -> str:
    """A cell in words, times as people say them."""
    if cell is None:
        return "—"
    if isinstance(cell, Toned):
        return cell.text
    if isinstance(cell, datetime) and kind != "day":
        return said_time(cell, now)
    if isinstance(cell, date):  # a moment is one too
        day = cell.date() if isinstance(cell, datetime) else cell
        if kind == "day" and day.year != now.year:  # a narrow column would cut the day off the year
            return f"{day.year}.{day.month}.{day.day}"
        return said_day(day, now.date())
    return str(cell)


def cell_tip(cell: Cell, kind: str) -> str | None:
    """What stands on hover: the whole date, the whole title."""
    if isinstance(cell, datetime | date):
        return whole(cell)
    if isinstance(cell, Toned):
        return cell.tip or None
    return cell if kind in ("middle", "number") and isinstance(cell, str) else None
