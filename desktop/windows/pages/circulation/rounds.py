"""送阅补记 (D1): one screen, a line per reader, times as on the paper in any order, one save."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.custody.slip_facts import Way
from desktop.operations.circulating.round import BookRounds, RoundLine
from desktop.operations.commands import Done
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.drafting import DraftKeeper, Form
from desktop.windows.pages.circulation.folder import IN_ORIGINAL, LATE, Folder, moment
from desktop.windows.pages.panel import GridPanel
from desktop.windows.pages.typed import reader
from desktop.windows.pages.typed_people import read_person
from desktop.windows.widgets.lines_grid import LinesGrid
from desktop.windows.widgets.lines_model import LineColumn, LineEntered, LinesModel, LineState
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.typed_line import TypedLine


def read_signed(text: str) -> Typed[bool] | Refusal:
    """√ or ×."""
    plain = text.strip()
    if plain in ("√", "1", "是", "y", "Y", "已"):
        return Typed(True, "√")
    if plain in ("0", "2", "否", "n", "N", "未", "×"):
        return Typed(False, _("未签"))
    return refuse("typed.choice_beyond", typed=plain, offered=2)


class RoundsPanel(GridPanel):
    """``left`` is Esc or done. Lines without a time are left out; what is typed is kept as a draft."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._folder: Folder | None = None
        self._keeper: DraftKeeper | None = None
        self._asked = ""
        self._reasons: dict[str, str] = {}
        self.reason = TypedLine()
        self.reason.setPlaceholderText(_("请写明理由，回车继续"))
        self.reason.hide()
        self.reason.onward.connect(self._reason_given)
        self.head(button(_("全部登记"), self.save, key="save", primary=True))
        about = _(
            "照签好的传阅单逐人填，先后不论：902 就是 09:02；前一天的写 3.5 902，保存时写补记原因。"
            "方向键上下，全部填好按 Ctrl+Enter；Esc 返回，填了的留着。"
        )
        self.column.addWidget(words(about, "muted", wrap=True))
        self.column.addLayout(self.place, 1)
        self.column.addWidget(self.said)
        self.column.addWidget(self.reason)

    def show_folder(self, folder: Folder) -> None:
        """The readers who still wait, in the order of the slip; what was typed before stands there again."""
        self._folder, self._asked, self._reasons = folder, "", {}
        self.heading.setText(_("送阅补记  {number}").format(number=folder.slip.number))
        self.say("")
        self._ask_why("", "")
        lines = [
            LineState(r.person, {"name": r.name, "duty": r.duty or ""})
            for r in folder.readers
            if r.stand in ("waiting", "deferred")
        ]
        model = LinesModel(self._columns(), self._counter.desk.words, lines)
        grid = LinesGrid(model)
        self.put_grid(grid, self.save)
        self.setFocusProxy(grid)
        grid.begin()
        self._keep(folder, model)

    def _columns(self) -> tuple[LineColumn, ...]:
        at = moment(self._counter)
        return (
            LineColumn("name", _("阅件人"), width=120, wide=160),
            LineColumn("duty", _("职务"), width=150, wide=260),
            LineColumn("out_at", _("送达"), at, width=150, hint="902"),
            LineColumn("back_at", _("退回"), at, width=150, hint="930"),
            LineColumn("signed", _("已签阅"), reader(read_signed), width=76, hint="√"),
            LineColumn("proxy", _("代收人"), reader(read_person(self._counter)), width=110),
            LineColumn(
                "instruction", _("批示（简记或 见原件）"), reader(lambda t: Typed(t.strip(), "")), width=0
            ),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc from wherever the cursor is: first the question for a reason goes, then the panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._asked and self.grid is not None:
            self._ask_why("", "")
            self.said.clear()
            self.grid.setFocus()
        else:
            self.leave()

    # the draft

    def _keep(self, folder: Folder, model: LinesModel) -> None:
        desk: Any = self._counter.desk
        self._keeper = None
        if not all(hasattr(desk, name) for name in ("save", "load", "delete")):
            return
        keeper = DraftKeeper(f"circulation/rounds/{folder.slip.id}", desk, self._counter.threads.writer, self)
        self._keeper = keeper
        keeper.restore(partial(self._restored, model))
        model.changed.connect(lambda: keeper.changed(lambda: _form(model)))

    def _restored(self, model: LinesModel, form: Form) -> None:
        """Unless somebody types already; a reader who has read meanwhile has no line any more."""
        if self.grid is None or self.grid.rows is not model or any(line.typed for line in model.lines):
            return
        places = {line.id: row for row, line in enumerate(model.lines)}
        columns = {column.id: place for place, column in enumerate(model.columns)}
        for person, cells in form.get("lines", {}).items():
            for name, text in cells.items():
                if person in places and name in columns:
                    model.put(places[person], columns[name], text)

    def half(self) -> tuple[str, Form] | None:
        """What F8 puts aside (D10): the lines as typed; nothing typed, nothing to put aside."""
        if self.grid is None or self._folder is None:
            return None
        self.grid.settle()
        form = _form(self.grid.rows)
        if not form:
            return None
        if self._keeper is not None:
            self._keeper.done()  # it lies aside now, not here
            self._keeper = None
        return self.heading.text(), {"thing": self._folder.slip.id, **form}

    def fill(self, form: Form) -> None:
        """What was put aside stands there again."""
        if self.grid is not None:
            self._restored(self.grid.rows, form)

    def flush(self) -> None:
        """Keep what is typed now."""
        if self.grid is not None:
            self.grid.settle()
        if self._keeper is not None:
            self._keeper.flush()

    def leave(self) -> None:
        """What is typed stays."""
        self.flush()
        super().leave()

    # saving

    def save(self) -> None:
        """All of the slip is booked, or none of it."""
        grid, folder = self.grid, self._folder
        if grid is None or folder is None:
            return
        entered = [line for line in grid.rows.entered() if "out_at" in line.values]
        if not entered:
            self.said.setText(_("还没有填任何一行的送达时间。"))
            return
        entered.sort(key=lambda line: line.values["out_at"])
        command = BookRounds(
            slip=folder.slip.id,
            lines=tuple(self._line(line) for line in entered),
            late_reason=self._reasons.get(LATE, ""),
            reasons={code: said for code, said in self._reasons.items() if code != LATE},
        )
        ids = [line.id for line in entered]
        self._counter.book(command, self._done, partial(self._refused_at, ids))

    @staticmethod
    def _line(line: LineEntered) -> RoundLine:
        values = line.values
        note = values.get("instruction")
        out: datetime = values["out_at"]
        proxy = values.get("proxy", "")
        return RoundLine(
            line.id,
            out,
            values.get("back_at"),
            values.get("signed", True),
            Way.PROXY if proxy else Way.CARRIED,
            proxy,
            None if note is None else "" if note in IN_ORIGINAL else note,
        )

    def _done(self, _done: Done) -> None:
        if self._keeper is not None:
            self._keeper.done()
            self._keeper = None
        self.left.emit()

    def _refused_at(self, ids: list[str], refusal: Refusal) -> None:
        """At its line; what a reason helps asks for it below, each on its own."""
        sentence = self._counter.desk.words.of(refusal)
        self.said.setText(sentence)
        if refusal.reason_helps or refusal.code == LATE:
            self._ask_why(refusal.code, sentence)
            return
        parts = refusal.field.split(".")
        grid = self.grid
        if grid is not None and len(parts) > 2 and parts[1].isdigit():
            line = next((n for n, one in enumerate(grid.rows.lines) if one.id == ids[int(parts[1]) - 1]), 0)
            grid.rows.refuse(line, refusal.at(parts[2]))
            grid.begin()

    def _ask_why(self, code: str, sentence: str) -> None:
        """For the reason of this one question, or for none."""
        self._asked = code
        self.reason.clear()
        self.reason.setVisible(bool(code))
        self.reason.setAccessibleName(sentence)
        if code:
            self.reason.setFocus()

    def _reason_given(self) -> None:
        said = self.reason.text().strip()
        if said and self._asked:
            self._reasons[self._asked] = said
            self._ask_why("", "")
            self.save()


def _form(model: LinesModel) -> Form:
    """What was typed, by reader."""
    lines = {line.id: dict(line.typed) for line in model.lines if line.typed}
    return {"lines": lines} if lines else {}
