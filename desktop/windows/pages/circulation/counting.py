"""逐份清点 (D6): the number counted is not the number in the folder, so each copy is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.operations.circulating.round import TakeBackFolder
from desktop.operations.views import CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation.folder import Folder
from desktop.windows.pages.circulation.round_acts import take_back
from desktop.windows.pages.panel import GridPanel
from desktop.windows.pages.typed import reader
from desktop.windows.widgets.field_spec import Entered
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words

HERE = 4
"""Column of the answer."""


def read_here(text: str) -> Typed[bool | str] | Refusal:
    """``1`` it lies here, ``0`` it does not; a longer number is what stands on the paper."""
    plain = text.strip()
    if plain in ("1", "√", "在", "y", "Y"):
        return Typed(True, _("√ 在"))
    if plain in ("0", "2", "缺", "×", "n", "N"):
        return Typed(False, _("× 缺"))
    return Typed(plain, _("纸上 {number}").format(number=plain))


class CountPanel(GridPanel):
    """``left`` is Esc: back to the strip, nothing booked. Copies that are not here are frozen with the return."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._folder: Folder | None = None
        self._book: Callable[[TakeBackFolder], object] = lambda _command: None
        self._entered = Entered()
        self.about = words("", "muted", wrap=True)
        self.head(button(_("收回"), self.save, key="save", primary=True))
        self.column.addWidget(self.about)
        self.column.addLayout(self.place, 1)
        self.column.addWidget(self.said)

    def show_folder(self, folder: Folder, entered: Entered, book: Callable[[TakeBackFolder], object]) -> None:
        """Every copy that belongs in the folder, in the order of the slip."""
        self._folder, self._entered, self._book = folder, entered, book
        expected, counted = len(folder.inside), entered.values["counted"]
        self.heading.setText(_("逐份清点  {number}").format(number=folder.slip.number))
        said = _(
            "夹内应有 {expected} 份，点到 {counted} 份。逐份核对份号：1 在，0 缺，或照纸上抄份号。"
        ).format(expected=expected, counted=counted)
        if counted > expected:
            said += _("多出来的不属于这一夹，另按 F2 查它的编号。")
        self.about.setText(said + _("缺的暂停办理，找到后用“缺份归还”。"))
        self.said.clear()
        columns = (
            LineColumn("number", _("收文编号"), width=180),
            LineColumn("label", _("份号"), width=130),
            LineColumn("level", _("密级"), kind="level", width=84),
            LineColumn("title", _("标题"), kind="middle", width=0),
            LineColumn("here", _("在夹里"), reader(read_here), width=130, hint=_("1 在  0 缺")),
        )
        lines = [LineState(copy.id, _fixed(copy)) for copy in folder.inside]
        grid = LinesGrid(LinesModel(columns, self._counter.desk.words, lines))
        self.put_grid(grid, self.save)
        grid.begin()

    def half(self) -> dict[str, Any]:
        """The answers so far, by copy (D10)."""
        if self.grid is None or self._folder is None:
            return {}
        self.grid.settle()
        answers = {line.id: line.typed["here"] for line in self.grid.rows.lines if "here" in line.typed}
        return {"inside": [copy.id for copy in self._folder.inside], "answers": answers}

    def fill(self, answers: dict[str, str]) -> None:
        """What was answered before it was put aside."""
        if self.grid is None:
            return
        for place, line in enumerate(self.grid.rows.lines):
            if line.id in answers:
                self.grid.rows.put(place, HERE, answers[line.id])
        self.grid.begin()

    def save(self) -> None:
        """Every line answered, every number on paper the one of the book: then it is booked."""
        grid, folder = self.grid, self._folder
        if grid is None or folder is None:
            return
        answers = {line.id: line.values["here"] for line in grid.rows.entered() if "here" in line.values}
        missing = []
        for place, copy in enumerate(folder.inside):
            answer = answers.get(copy.id)
            if answer is None:
                self.said.setText(_("{label} 还没有核对。").format(label=copy.label))
                grid.setCurrentIndex(grid.rows.index(place, HERE))
                grid.setFocus()
                return
            if isinstance(answer, str) and not _same(answer, copy):
                # edge case 29: another copy in its place is not it, until explained
                refused = refuse("slip.number_differs", "A6.1.2c", at="here", label=copy.label, typed=answer)
                grid.rows.refuse(place, refused)
                grid.begin()
                self.said.setText(grid.rows.fault_words(place))
                return
            if answer is False:
                missing.append(copy.id)
        whole = {**self._entered.values, "counted": len(folder.inside) - len(missing)}
        self._book(take_back(folder, Entered(whole, self._entered.reasons), tuple(missing)))


def _same(typed: str, copy: CopyRow) -> bool:
    return typed.lstrip("0") in (copy.label.lstrip("0"), copy.number.lstrip("0") or copy.label)


def _fixed(copy: CopyRow) -> dict[str, str]:
    return {
        "number": copy.register_number,
        "label": copy.label,
        "level": copy.level,
        "title": copy.title,
    }
