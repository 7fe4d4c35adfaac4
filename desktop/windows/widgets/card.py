"""The card at the right: what is selected, where it is now, what one can do with it, its life, its paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.plain.words import _
from desktop.windows.times_shown import said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, LifeEntry, Line, PaperLine
from desktop.windows.widgets.flow import FlowLayout
from desktop.windows.widgets.level_chip import LevelChip
from desktop.windows.widgets.plain_parts import Elided, breakable, button, clear, rule, words
from desktop.windows.widgets.rail import Rail

WIDTH = 336
_FIRST = 30
_LONG_LABEL = 9
_LABEL_WIDTH = 128
_SHORT, _WORD = 20, 7
"""A word or two about a title; so many signs stand on one line beside it."""


class Card(QWidget):
    """Shows one ``CardFacts``; ``verb`` carries the id of the verb pressed and the id of the thing."""

    verb = Signal(str, str)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._facts: CardFacts | None = None
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(WIDTH - 48)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 0)
        column.setSpacing(8)
        column.addLayout(self._heading())
        self._title = Elided(lines=2)
        self._title.setObjectName("cardTitle")
        column.addWidget(self._title)
        self._where = _block("where", 8)
        self._verbs = QWidget()
        FlowLayout(self._verbs)
        self._rest = _block("scrolled", 0)
        scroll = QScrollArea()
        scroll.setWidget(self._rest)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self._where, self._verbs):
            column.addWidget(part)
        column.addWidget(scroll, 1)
        self._empty = words(_("选中左侧一行，这里显示它的来历和去向。"), "muted", wrap=True)
        column.insertWidget(0, self._empty)
        self.show_facts(None)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._chip = LevelChip()
        self._number = Elided()
        self._number.setObjectName("cardNumber")
        self._period = words("", "cardNumber")
        row.addWidget(self._chip)
        row.addWidget(self._period)
        row.addWidget(self._number, 1)
        return row

    @property
    def facts(self) -> CardFacts | None:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: CardFacts | None) -> None:
        """Show another thing, or nothing. Verbs and life of the one before are gone at once."""
        self._facts = facts
        self._empty.setVisible(facts is None)
        for part in (self._title, self._where, self._verbs, self._rest):
            part.setVisible(facts is not None)
        self._number.setVisible(facts is not None)  # an empty one keeps the chip at the left
        self._period.setVisible(bool(facts and facts.period))  # an empty one would still keep its gap
        self._chip.show_level(facts.level if facts else "")
        for part in (self._where, self._verbs, self._rest):
            clear(part)
        if facts is None:
            return
        self._number.set_text(facts.number)
        self._period.setText(f"★{facts.period}" if facts.period else "")
        self._title.set_text(facts.title)
        self._where.setVisible(bool(facts.now))
        self._verbs.setVisible(bool(facts.verbs))
        self._fill(self._where, [_lines(facts.now)])
        for verb in facts.verbs:
            face = button(verb.words, self._press(verb.id, facts.id), key=verb.key, primary=verb.primary)
            layout = self._verbs.layout()
            assert layout is not None
            layout.addWidget(face)
        self._fill(self._rest, self._below(facts))

    def _press(self, verb: str, thing: str) -> Callable[[], None]:
        return lambda: self.verb.emit(verb, thing)

    def _below(self, facts: CardFacts) -> list[QWidget]:
        parts: list[QWidget] = []
        if facts.rail:
            parts += [_section(_("环节")), Rail(facts.rail)]
        for section in facts.sections:
            parts += [_section(section.title), _lines(section.lines)]
        if facts.more:
            parts += [_section(facts.about or _("登记事项")), _lines(facts.more)]
        if facts.life:
            parts.append(_section(_("经历")))
            parts += [self._moment(entry) for entry in facts.life[:_FIRST]]
            if len(facts.life) > _FIRST:
                parts.append(self._earlier(facts.life[_FIRST:]))
        if facts.paper:
            parts.append(_section(_("纸面")))
            parts += [_paper(line) for line in facts.paper]
        if not facts.whole:
            parts.append(words(_("正在读取经历…"), "muted"))
        return parts

    def _earlier(self, entries: tuple[LifeEntry, ...]) -> QWidget:
        """The older moments are made only when asked for: the card must follow the arrow keys."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)

        def unfold() -> None:
            face.hide()
            for entry in entries:
                column.addWidget(self._moment(entry))

        face = button(_("更早的 {n} 条").format(n=len(entries)), unfold, quiet=True)
        column.addWidget(face)
        return part

    def _moment(self, entry: LifeEntry) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 3, 4, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 80)
        grid.setColumnStretch(1, 1)
        at = words(said_time(entry.at, self._now()), "muted")
        at.setToolTip(whole(entry.at))
        grid.addWidget(at, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(breakable(entry.text), tone=entry.tone, wrap=True), 0, 1)
        if entry.note:
            grid.addWidget(words(entry.note, "muted", wrap=True), 1, 1)
        return row

    @staticmethod
    def _fill(block: QWidget, parts: list[QWidget]) -> None:
        layout = block.layout()
        assert isinstance(layout, QVBoxLayout)
        while layout.count():
            layout.takeAt(0)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)


def _block(name: str, margin: int) -> QWidget:
    block = QWidget()
    block.setObjectName(name)
    block.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(block)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(4)
    return block


def _section(title: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 10, 8, 2)
    layout.addWidget(words(title, "section"))
    layout.addWidget(rule(), 1)
    return row


def _lines(lines: tuple[Line, ...]) -> QWidget:
    """Labels and words in two columns."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    titled = len(lines) > 1 and all(
        len(line.label) > _LONG_LABEL and len(line.text) <= _SHORT for line in lines
    )
    grid.setColumnStretch(
        0 if titled else 1, 1
    )  # titles get the room, a word about each stands at their right
    for number, line in enumerate(lines):
        label = words(line.label, "muted", wrap=len(line.label) > _LONG_LABEL)
        if label.wordWrap() and not titled:
            label.setFixedWidth(_LABEL_WIDTH)
        text: QLabel = words(breakable(line.text), tone=line.tone, wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if titled:
            text.setWordWrap(len(line.text) > _WORD)
            text.setMaximumWidth(_LABEL_WIDTH)
        grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, number, 1)
    return part


def _paper(line: PaperLine) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 3, 4, 3)
    layout.addWidget(words(breakable(line.text), wrap=True), 1)
    layout.addWidget(words(line.state, "muted" if not line.tone else "", tone=line.tone))
    return row
