"""导入文稿 (D19): files of one medium, each read by the bounded worker and checked, each beside its item; one entry.

The program only reads. A file that cannot be read says why and comes in as it is: reviewed by hand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from desktop.operations.reviewing.bringing import BringDrafts
from desktop.operations.sentences import tables
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.procedures.review.draft_facts import Way
from desktop.windows.counter import Counter
from desktop.windows.desk_port import DraftRead
from desktop.windows.pages.review.file_panel import FilePanel
from desktop.windows.pages.review.matching import Chosen, ChosenFiles, Target
from desktop.windows.pages.typed_people import person
from desktop.windows.picking import pick_files
from desktop.windows.threads import Worker
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import words

MOST_FILES = 100
"""Of one medium; more are several entries."""
MOST_DIGITS = 9
_NO_BREAK = "\u00a0"


class DraftImport(FilePanel):
    """``left`` is Esc; ``brought`` carries the items that got a draft."""

    brought = Signal(tuple)

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, _("文件或文件夹的路径，按回车加入；空着按回车往下填登记项"), _("文件路径"))
        self.chosen = ChosenFiles()
        self._waiting: deque[Path] = deque()
        self._wished: Entered | None = None
        self.list = _FileList()
        self.list.assigned.connect(self._assign)
        self.list.dropped.connect(self._drop)
        self.list.onward.connect(self._onward)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self.offered = words("", "statement", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        told = _(
            "程序只读取介质上的文件，不写入、不改动。读不出的文件照样登记，转人工审查；没有电子文稿的选“纸质”。"
        )
        self.column.addWidget(words(told, "muted", wrap=True))
        self.column.addWidget(self.place)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.offered)
        self.column.addWidget(self.said)

    # beginning

    def begin(self, title: str, targets: Sequence[Target]) -> None:
        """A new entry for these items."""
        self.stop()
        self.chosen, self.busy, self._wished = ChosenFiles(targets), False, None
        self.heading.setText(_("导入文稿  {title}").format(title=title))
        self.place.clear()
        self.said.clear()
        self._show_files()
        self._ask()

    def _ask(self) -> None:
        ways = tuple(
            Offer(way, tables.import_way_words(way.value)) for way in (Way.DISC, Way.ONE_WAY, Way.PAPER)
        )
        electronic = lambda given: given.get("way") is not Way.PAPER  # noqa: E731
        specs = (
            FieldSpec("way", _("导入方式"), required=True, choices=ways, span=3,
                      default=Typed(ways[0].value, ways[0].shown)),
            FieldSpec("medium", _("介质编号"), required=True, span=3, when=electronic),
            person(self._counter, "brought_by", _("谁送来的")),
            FieldSpec("approval", _("审批单号（可空）"), span=3, when=electronic),
        )  # fmt: skip
        self.ask(_("导入登记"), specs, self._save, self.leave)

    # choosing

    def choose(self) -> None:
        """By the dialog of files, in Chinese, reading only."""
        self.add(pick_files(self, _("选要导入的文稿"), several=True))

    def typed(self) -> None:
        """The file of this path, or all of the folder; on where nothing stands."""
        if not self.path_typed:
            self._onward()
            return
        place = Path(self.path_typed)
        try:
            found = sorted(one for one in place.iterdir() if one.is_file()) if place.is_dir() else [place]
        except OSError:
            found = [place]
        if self.add(found):
            self.place.clear()

    def add(self, places: Sequence[Path]) -> bool:
        """Files that are not in the list yet; they are read at once, one after the other."""
        known = {one.place for one in self.chosen.files}
        new = [place for place in places if place not in known]
        if len(known) + len(new) > MOST_FILES:
            self.said.setText(_("一次最多 {n} 个文件。请分几次登记。").format(n=MOST_FILES))
            return False
        self.said.clear()
        self.chosen.add(new)
        self._waiting += new
        self._show_files()
        self._read_next()
        return True

    # reading

    def _read_next(self) -> None:
        if self._worker is None and not self._waiting and self._wished is not None:
            self._save(self._wished)
        if self._worker is not None or not self._waiting:
            return
        place = self._waiting.popleft()
        self._worker = Worker("foreign")
        files = self.chosen.files
        done = sum(one.read is not None for one in files)
        told = _("正在读取并机检（第 {n} 个，共 {all} 个）：{name}…")
        reported = self.progress.begin(told.format(n=done + 1, all=len(files), name=place.name))
        foreign = self._counter.desk.foreign
        self._worker.submit(
            lambda: foreign.read(place, reported),
            lambda read: self._was_read(place, read),
            lambda sentence: self._broke(place, sentence),
        )

    def _was_read(self, place: Path, read: DraftRead) -> None:
        if read.found:
            self.chosen.was_read(place, read)
            self._go_on()
        else:
            self._broke(place, read.said[0])

    def _broke(self, place: Path, sentence: str) -> None:
        """Not there, stopped, or failed: it leaves the list; what is left is looked at before it is entered."""
        self._wished = None
        self.chosen.drop(place)
        self.said.setText(f"{place.name}：{sentence}")
        self._go_on()

    def _go_on(self) -> None:
        self.progress.end()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()
        self._show_files()
        self._read_next()

    def stop(self) -> None:
        """Give up what is being read; nothing was booked."""
        self._waiting.clear()
        self._wished = None
        super().stop()

    @property
    def reading(self) -> bool:
        """Whether a file is being read or waits for it."""
        return self._worker is not None or bool(self._waiting)

    # which file is whose

    def _show_files(self) -> None:
        here, files, doubtful = max(self.list.currentRow(), 0), self.chosen.files, self.chosen.doubtful
        self.list.clear()
        for one in files:
            whose = self.chosen.title_of(one)
            if not whose:
                whose = _("不作哪一项的文稿") if one.by_hand else _("是哪一项的文稿？请按数字")
            self.list.addItem(f"{one.place.name}\n    → {whose}    {_state(one)}")
        self.list.setCurrentRow(doubtful[0] if doubtful else min(here, len(files) - 1))
        self._offer()

    @property
    def offers(self) -> list[Target]:
        """The items left, by their digits."""
        return self.chosen.left[:MOST_DIGITS]

    def _offer(self) -> None:
        if not self.chosen.files:
            self.offered.setText(_("还没有选文件。"))
            return
        told = "   ".join(f"{n}{_NO_BREAK}{t.title}" for n, t in enumerate(self.offers, 1))
        more = _("0 不导入为文稿   Delete 移出").replace("0 ", f"0{_NO_BREAK}")
        self.offered.setText(f"{told}   {more}")

    @property
    def _in_hand(self) -> Chosen | None:
        row = self.list.currentRow()
        return self.chosen.files[row] if 0 <= row < len(self.chosen.files) else None

    def _assign(self, digit: int) -> None:
        one, offers = self._in_hand, self.offers
        if one is not None and digit <= len(offers):
            self.chosen.give(one.place, offers[digit - 1].id if digit else "")
            self._show_files()

    def _drop(self) -> None:
        one = self._in_hand
        if one is not None and not self.reading:
            self.chosen.drop(one.place)
            self._show_files()

    # saving

    def _onward(self) -> None:
        """To a file that nobody knows the item of, then to the entry's own fields."""
        if self.chosen.doubtful and not self.list.hasFocus():
            self.list.setFocus()
        elif self.strip is not None:
            self.strip.begin()

    def _save(self, entered: Entered) -> None:
        paper = entered.values.get("way") is Way.PAPER
        self._wished = entered if self.reading else None
        if self._wished is not None:
            self.said.setText(_("文件还在读取，读完就登记；不等的按“停止”。"))
            return
        chosen = self.chosen
        if chosen.doubtful and not paper:
            name = chosen.files[chosen.doubtful[0]].place.name
            told = _("“{name}”是哪一项的文稿还没有定。请按数字选定，不导入的按 0。")
            self.said.setText(told.format(name=name))
            self.list.setFocus()
            return
        read = ((one.read.draft, one.item) for one in chosen.files if one.read is not None and not paper)
        files = tuple(replace(draft, item=item) for draft, item in read)
        on_paper = tuple(target.id for target in chosen.targets) if paper else ()
        command = BringDrafts(files=files, on_paper=on_paper, **entered.values)
        items = on_paper or tuple(one.item for one in files if one.item)
        self.book(command, lambda _done: self.brought.emit(items))


class _FileList(QListWidget):
    """Digits say whose draft a file is; Delete takes it out; Enter goes on."""

    assigned = Signal(int)
    dropped = Signal()
    onward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(_("要导入的文件"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if 0 <= digit <= MOST_DIGITS:
            self.assigned.emit(digit)
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit()
        else:
            super().keyPressEvent(event)


def _state(one: Chosen) -> str:
    if one.read is None:
        return _("等待读取")
    if one.read.draft.unread:
        return _("未作机检，人工审查：{why}").format(why=one.read.said[0])
    found = sum(hit.count for hit in one.read.draft.hits)
    told = _("已读，命中 {n} 处").format(n=found) if found else _("已读，没有命中")
    return told + (_("；有 {n} 部分没有读出").format(n=len(one.read.said)) if one.read.said else "")
