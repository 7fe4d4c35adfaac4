"""这是审查过的那份吗 (D25): any later file beside the reviewed text; the same, 文字性修改, or a new round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from desktop.operations.reviewing.confirming_wording import ConfirmWording
from desktop.operations.reviewing.rounds import BeginRound
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.desk_port import ChangeShown, Compared
from desktop.windows.pages.review.file_panel import FilePanel
from desktop.windows.pages.review.subject import ItemSubject
from desktop.windows.pages.typed_people import person
from desktop.windows.picking import pick_file
from desktop.windows.theme import colour
from desktop.windows.threads import Worker
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.plain_parts import words

MOST_CHANGES = 300
_MOST_SAID = 6
_LONG = 60


class ComparePanel(FilePanel):
    """``left`` is Esc, or it is done."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _("要核对的文件的路径，按回车；或按 Ctrl+O 选"), _("要核对的文件"))
        self._subject: ItemSubject | None = None
        self.compared: Compared | None = None
        self.answer = words("", "bigTitle", wrap=True)
        self.told = words("", "statement", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("changes")
        self.list.setWordWrap(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self.place, self.progress, self.answer, self.told):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)

    def begin(self, subject: ItemSubject) -> None:
        """For another item."""
        self.stop()
        self._subject, self.compared, self.busy = subject, None, False
        self.heading.setText(_("这是审查过的那份吗？  {title}").format(title=subject.row.title))
        self.place.clear()
        for part in (self.answer, self.told):
            part.clear()
        self.list.clear()
        self.close_strip()

    # the file

    def choose(self) -> None:
        """By the dialog of files."""
        found = pick_file(self, _("选要核对的文件"))
        if found is not None:
            self.look(found)

    def typed(self) -> None:
        """The file of this path."""
        if self.path_typed:
            self.look(Path(self.path_typed))

    def look(self, place: Path) -> None:
        """Read it, bounded, and compare; the window goes on."""
        draft = self._subject.item.draft if self._subject else None
        if draft is None or self._worker is not None:
            return
        self.close_strip()
        self._worker = Worker("foreign")
        reported = self.progress.begin(_("正在核对 {name}…").format(name=place.name))
        foreign, reviewed = self._counter.desk.foreign, str(draft.text)
        self._worker.submit(lambda: foreign.compare(reviewed, place, reported), self._came, self._broke)

    @property
    def reading(self) -> bool:
        """Whether a file is being read."""
        return self._worker is not None

    def _broke(self, sentence: str) -> None:
        self.stop()
        self.answer.setText(sentence)

    def _came(self, compared: Compared) -> None:
        self.stop()
        self.compared = compared
        self.list.clear()
        if compared.unread:
            self.answer.setText(_("没能核对：{why}").format(why=compared.unread))
            self.told.clear()
            return
        if compared.same:
            self.answer.setText(_("是审查过的那份，文字一字不差。"))
            self.told.setText(_("文字指纹（SM3）：{print}").format(print=compared.text_sm3))
            return
        for number, change in enumerate(compared.changes[:MOST_CHANGES], 1):
            self.list.addItem(_line(number, change))
            if not change.wording:
                self.list.item(number - 1).setForeground(colour("red"))
        self._what_follows(compared)

    # what follows

    def _what_follows(self, compared: Compared) -> None:
        n = len(compared.changes)
        if compared.wording:
            self.answer.setText(_("只有文字性修改，共 {n} 处。").format(n=n))
            self.told.setText(_("由审查环节的人确认后，仍按原结论公开。"))
            confirm = person(self._counter, "person", _("由谁确认（审查环节的人）"), span=6)  # fmt: skip
            self.ask(_("确认文字性修改"), (confirm,), self._confirm, self.leave).begin()
            return
        real = sum(1 for change in compared.changes if not change.wording)
        self.answer.setText(_("不是审查过的那份：有 {n} 处实质改动。").format(n=real))
        if self._subject is not None and self._subject.row.state == "review":
            self.told.setText(_("审查还没有结束。请重新导入这份文稿，再机检、判定。"))
            return
        self.told.setText(_("红色各处改了数字、日期、人名、地名或意思，须重新审查。"))
        why = FieldSpec("why", _("重新审查的原因"), required=True, span=12,
                        default=Typed(_summary(compared), _summary(compared)))  # fmt: skip
        self.ask(_("开新一轮审查"), (why,), self._again, self.leave).begin()

    def _confirm(self, entered: Entered) -> None:
        if self._subject is not None and self.compared is not None:
            confirmed = ConfirmWording(
                item=self._subject.id,
                text_sm3=self.compared.text_sm3,
                difference=_summary(self.compared),
                person=entered.values["person"],
            )
            self.book(confirmed, lambda _done: self.leave())

    def _again(self, entered: Entered) -> None:
        if self._subject is not None:
            again = BeginRound(item=self._subject.id, why=entered.values["why"])
            self.book(again, lambda _done: self.leave())


def _line(number: int, change: ChangeShown) -> str:
    was, now = _short(change.before) or _("（无）"), _short(change.after) or _("（删去）")
    around = _("{left}〔{was} → {now}〕{right}").format(
        left=_flat(change.left), was=was, now=now, right=_flat(change.right)
    )
    return _("{n}. 第 {line} 行，{sort}：{around}").format(
        n=number, line=change.line, sort=change.sort, around=around
    )


def _summary(compared: Compared) -> str:
    """In short, for the line of the book."""
    each = [f"{_short(c.before) or '∅'}→{_short(c.after) or '∅'}" for c in compared.changes[:_MOST_SAID]]
    told = "；".join(each)
    n = len(compared.changes)
    return told if n <= _MOST_SAID else _("{told} 等 {n} 处").format(told=told, n=n)


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _LONG else f"{flat[:_LONG]}…"


def _flat(text: str) -> str:
    return " ".join(text.split())
