"""Lines that are filled in together (D1 the round on the stairs, D2 opening, D9 the day's end, D13 a list)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.plain.refusal import Refusal
from desktop.plain.typed.answer import Typed
from desktop.windows.ports import Reader, Sentences
from desktop.windows.theme import colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CELL_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class LineColumn:
    """A column. ``read`` makes it one to fill in; ``kind``, ``width`` and ``wide`` as in lists; ``hint`` in grey."""

    id: str
    title: str
    read: Reader | None = None
    kind: str = "text"
    width: int = 120
    wide: int = 0
    hint: str = ""

    @property
    def typed(self) -> bool:
        return self.read is not None


@dataclass
class LineState:
    """One line: what is given (``fixed``), what was typed, and what was said against it."""

    id: str
    fixed: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Refusal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineEntered:
    """The values of one line, only those typed."""

    id: str
    values: dict[str, Any]


class LinesModel(QAbstractTableModel):
    """``changed`` on every change of what was typed. ``growing``: pasting may add lines (D2)."""

    changed = Signal()

    def __init__(
        self,
        columns: Sequence[LineColumn],
        sentences: Sentences,
        lines: Sequence[LineState] = (),
        growing: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.lines = list(lines)
        self.growing = growing
        self._sentences = sentences

    def put(self, line: int, column: int, text: str) -> None:
        """Type into a cell; empty takes it back."""
        state, spec = self.lines[line], self.columns[column]
        if spec.read is None:
            return
        state.faults.pop(spec.id, None)
        if text.strip():
            state.typed[spec.id] = text.strip()
            answer = spec.read(text.strip())
            if isinstance(answer, Refusal):
                state.faults[spec.id] = answer
        else:
            state.typed.pop(spec.id, None)
        self.dataChanged.emit(self.index(line, column), self.index(line, column))
        self.changed.emit()

    def paste(self, line: int, column: int, text: str) -> int:
        """Rows as they come from a table: tabs and line ends; fixed columns are passed by. Cells filled."""
        wanted = [number for number in range(column, len(self.columns)) if self.columns[number].typed]
        filled = 0
        for row, words in enumerate(text.rstrip("\n").split("\n"), line):
            if row >= len(self.lines) and not (self.growing and self._add()):
                break
            for number, cell in zip(wanted, words.rstrip("\r").split("\t"), strict=False):
                self.put(row, number, cell)
                filled += 1
        return filled

    def _add(self) -> bool:
        place = len(self.lines)
        self.beginInsertRows(_NOWHERE, place, place)
        self.lines.append(LineState(""))
        self.endInsertRows()
        return True

    def refuse(self, line: int, refusal: Refusal) -> None:
        """What the book says against a line; it stands in the cell of its field."""
        names = [spec.id for spec in self.columns]
        name = refusal.field if refusal.field in names else names[0]
        self.lines[line].faults[name] = refusal
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.columns) - 1))

    def read_again(self) -> None:
        """Only what a cell itself says stays against it: what a check or the book said is to be asked anew."""
        for state in self.lines:
            state.faults = {
                spec.id: answer
                for spec in self.columns
                if spec.read and spec.id in state.typed
                and isinstance(answer := spec.read(state.typed[spec.id]), Refusal)
            }  # fmt: skip

    def first_fault(self) -> tuple[int, int] | None:
        """Line and column of the first fault."""
        for row, state in enumerate(self.lines):
            for number, spec in enumerate(self.columns):
                if spec.id in state.faults:
                    return row, number
        return None

    def entered(self) -> tuple[LineEntered, ...]:
        """The lines where something was typed and understood."""
        found = []
        for state in self.lines:
            values = {}
            for spec in self.columns:
                answer = spec.read(state.typed[spec.id]) if spec.read and spec.id in state.typed else None
                if isinstance(answer, Typed):
                    values[spec.id] = answer.value
            if values:
                found.append(LineEntered(state.id, values))
        return tuple(found)

    def fault_words(self, line: int) -> str:
        """The sentences against a line, one after the other."""
        return " ".join(self._sentences.of(fault) for fault in self.lines[line].faults.values())

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].title if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].typed else plain

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.put(index.row(), index.column(), str(value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        state, spec = self.lines[index.row()], self.columns[index.column()]
        typed = state.typed.get(spec.id, "")
        if role == Qt.ItemDataRole.EditRole:
            return typed
        if role == CELL_ROLE:
            return state.fixed.get(spec.id, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(state, spec, typed)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(state, spec)
        if role == Qt.ItemDataRole.ForegroundRole:
            if spec.id in state.faults:
                return colour("overdue")
            return colour("faint") if spec.typed and not typed and not state.fixed.get(spec.id) else None
        return None

    @staticmethod
    def _shown(state: LineState, spec: LineColumn, typed: str) -> str:
        if not typed:
            return state.fixed.get(spec.id, "") or spec.hint
        answer = spec.read(typed) if spec.read else None
        understood = answer.shown if isinstance(answer, Typed) else ""
        return understood or typed

    def _tip(self, state: LineState, spec: LineColumn) -> str | None:
        fault = state.faults.get(spec.id)
        return self._sentences.of(fault) if fault is not None else state.fixed.get(spec.id) or None
