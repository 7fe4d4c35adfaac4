"""逐条审 (D20): the lines of a batch sheet at the left, the text and its questions at the right, one key a clean line.

A line that is shown is booked as opened by who sits here; Enter answers its checklist with no throughout and goes
on to the next. What is not clean leaves the sheet by X.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from desktop.operations.commands import Command
from desktop.operations.reviewing.batches import JudgeLine, OpenLine, TakeLineOut
from desktop.operations.reviewing.sheet_corrections import PutLineBack
from desktop.operations.sentences import tables
from desktop.operations.sentences.hits import hit_words
from desktop.plain.words import _
from desktop.procedures.definition import Field
from desktop.procedures.review.batch_facts import TakenOut
from desktop.procedures.vocabulary import FieldType
from desktop.windows.counter import Counter
from desktop.windows.pages.review.reading_panel import Line, ReadingPanel
from desktop.windows.pages.review.subject import BATCH, BatchLine, BatchSubject, batch_subject
from desktop.windows.pages.review.words import item_type_word
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import button, words

OUT = (
    TakenOut.DOUBT,
    TakenOut.ANSWERED_YES,
    TakenOut.BLOCKING_HIT,
    TakenOut.IMPORTANT,
    TakenOut.OTHER_CONCLUSION,
    TakenOut.RELATION,
)
"""Why a line may leave, in the order of their digits."""
WIDTH = 360
_FIGURE_SPACE = "\u2007"
"""As wide as a digit: one and two digits stand under each other."""


class BatchReading(ReadingPanel):
    """The sheet line by line; its signature and the drafts of its lines are ``wanted`` of the page."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "batchLines", WIDTH)
        self._subject: BatchSubject | None = None
        self.title = words("", "bigTitle", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.hits = words("", "refusal", wrap=True)
        self.questions = words("", wrap=True)
        self._clean = button(_("各项均为否，可以公开  Enter"), self.judge, primary=True)
        faces = (
            self._clean,
            button(_("转单独办理  X"), self.ask_out),
            button(_("放回  U"), self.ask_back),
            button(_("导入文稿  D"), self._bring),
            self.again,
            button(_("签字  S"), self._sign),
        )
        text = (self.title, self.about, self.hits, self.text, self.questions)
        self.lay_out(faces, left=(self.list,), right=text)
        self.keys = {
            Qt.Key.Key_Return: self.judge,
            Qt.Key.Key_Enter: self.judge,
            Qt.Key.Key_X: self.ask_out,
            Qt.Key.Key_U: self.ask_back,
            Qt.Key.Key_D: self._bring,
            Qt.Key.Key_R: self.check_again,
            Qt.Key.Key_S: self._sign,
        }

    @property
    def subject(self) -> BatchSubject | None:
        return self._subject

    @property
    def line(self) -> BatchLine | None:
        """The line in hand."""
        if self._subject is None or not 0 <= self.row < len(self._subject.lines):
            return None
        return self._subject.lines[self.row]

    # showing

    def show_batch(self, subject: BatchSubject, row: int = -1) -> None:
        """The sheet at ``row``, else where it was left, else at its first line that waits for something.

        Left at a line that waits for nothing while others do (drafts came in), it is not left there.
        """
        again = self._subject is not None and self._subject.id == subject.id
        to_do = _to_do(subject)
        if row < 0 and again and (self.row in to_do or not to_do):
            row = self.row
        if not 0 <= row < len(subject.lines):
            row = to_do[0] if to_do else 0
        self._subject, self.busy = subject, False
        self.heading.setText(_("批次单 {number}").format(number=subject.row.number))
        self.counted.setText(_left(subject))
        self.fill(map(_said, subject.lines), row)

    def show_line(self) -> None:
        line = self.line
        if line is None:
            return
        self.said.clear()
        self.title.setText(line.item.row.title)
        self.about.setText(self._about(line))
        self.show_text(line.item.item, str(line.item.item.start.words.summary or ""))
        told = _stops(line)
        self.hits.setText(told)
        self.hits.setVisible(bool(told))
        self.again.setVisible(line.item.older)
        self.questions.setText(_questions(line))
        self._clean.setEnabled(_judgeable(line) and not line.item.older)
        self._note_opened(line)

    def _note_opened(self, line: BatchLine) -> None:
        """Shown as opened at once; the book says the same a moment later."""
        if self._subject is None or not line.on_sheet or line.due is None or self._opened(line):
            return
        batch = self._subject.id.removeprefix(BATCH)
        self._counter.book(OpenLine(batch=batch, line=line.row.line), refused=self.refused)
        lines = list(self._subject.lines)
        lines[self.row] = replace(line, row=replace(line.row, opened=True))
        self._subject = replace(self._subject, lines=tuple(lines))

    def _opened(self, line: BatchLine) -> bool:
        known = self._subject.batch.lines.get(line.row.line) if self._subject else None
        return line.row.opened and known is not None and bool(known.opened_by)

    def _about(self, line: BatchLine) -> str:
        row = line.item.row
        titles = line.item.channel_titles()
        parts = [
            item_type_word(self._counter, row.item_type),
            row.document_number or "",
            "、".join(titles.get(c, c) for c in row.channels),
            row.handed_in_by_name,
        ]
        told = "  ·  ".join(part for part in parts if part)
        if line.row.out:
            why = tables.taken_out_words(line.row.out)
            return told + _("  ·  已转单独办理（{why}）").format(why=why)
        return told

    # acting

    def judge(self) -> None:
        """各项均为否, 可以公开; on to the next line that waits."""
        line = self.line
        if line is not None and self._subject is not None and _judgeable(line):
            batch = self._subject.id.removeprefix(BATCH)
            self.book(JudgeLine(batch=batch, line=line.row.line), lambda _done: self.reread(onward=True))

    def reread(self, onward: bool = False) -> None:
        """``onward``: at the next line that waits, after the last of them at the first."""
        if self._subject is None:
            return
        here, batch = self.row, self._subject.id.removeprefix(BATCH)

        def then(fresh: BatchSubject | None) -> None:
            self.busy = False
            if fresh is not None:
                rest = _to_do(fresh) if onward else []
                self.show_batch(fresh, next((n for n in rest if n > here), rest[0] if rest else here))

        self._counter.ask(lambda books: batch_subject(self._counter, books, batch), then)

    def ask_out(self) -> None:
        """Why the line leaves the sheet, by its digit."""
        line = self.line
        if line is None or not line.on_sheet or line.due is None:
            return
        offers = tuple(Offer(why, tables.taken_out_words(why.value)) for why in OUT)
        specs = (
            FieldSpec("why", _("为什么转单独办理"), required=True, choices=offers, span=8),
            FieldSpec("words", _("说明（可空）"), span=4),
        )
        self._ask_about(line, specs, TakeLineOut, onward=True)

    def ask_back(self) -> None:
        """Judged or taken out by mistake: it waits on the sheet again, with a word why (D20)."""
        line = self.line
        if line is not None and (line.row.out or line.row.judged):
            why = FieldSpec("reason", _("为什么放回"), required=True, span=12)
            self._ask_about(line, (why,), PutLineBack, onward=False)

    def _ask_about(
        self, line: BatchLine, specs: tuple[FieldSpec, ...], command: Callable[..., Command], *, onward: bool
    ) -> None:
        """A strip over the sheet, about this line."""

        def save(entered: Entered) -> None:
            if self._subject is not None:
                batch = self._subject.id.removeprefix(BATCH)
                self.book(command(batch=batch, line=line.row.line, **entered.values), then)

        def then(_done: object) -> None:
            self.close_strip()
            self.reread(onward)

        self.ask_above(line.item.row.title, specs, save)

    def _bring(self) -> None:
        """The drafts of the lines, from one medium (D19)."""
        if self._subject is not None:
            self.wanted.emit("batch.bring", self._subject.id)

    def _sign(self) -> None:
        if self._subject is not None and self._subject.due is not None:
            self.wanted.emit("batch.sign", self._subject.id)


def _left(subject: BatchSubject) -> str:
    """How many lines wait, or who signs next."""
    waiting = sum(1 for line in subject.lines if _judgeable(line))
    if waiting:
        return _("还有 {n} 条待判").format(n=waiting)
    if subject.due is not None:
        asked = any(line.listed for line in subject.waiting)
        told = _("逐条已判完，按 S 签字：{stage}") if asked else _("按 S 签字：{stage}")
        return told.format(stage=subject.due.title)
    return _("各条都已审完")


def _to_do(subject: BatchSubject) -> list[int]:
    """Lines that wait to be judged; where the stage judges none, those that must leave the sheet."""
    lines = list(enumerate(subject.lines))
    judged = [n for n, line in lines if _judgeable(line)]
    return judged or [n for n, one in lines if one.on_sheet and one.due and one.item.row.hits_open]


def _said(line: BatchLine) -> Line:
    mark, tone = _mark(line)
    number = f"{line.row.line:>2}".replace(" ", _FIGURE_SPACE)
    title = line.item.row.title
    return f"{number}  {mark}  {title}", tone, title


def _stops(line: BatchLine) -> str:
    """What has to be done before the line can be judged here."""
    if line.item.older:
        return _("机检以后词表有变动。请按 R，按现在的词表重新机检整份批次单。")
    hits = "  ".join(dict.fromkeys(hit_words(hit.kind) for hit in line.item.item.open_hits))
    return _("机检命中待判定：{hits}。请按 X 转单独办理。").format(hits=hits) if hits else ""


def _judgeable(line: BatchLine) -> bool:
    return line.on_sheet and line.due is not None and line.due.id not in line.row.judged and line.listed


def _fields(line: BatchLine) -> list[Field]:
    definition = line.item.definition
    if definition is None or line.due is None:
        return []
    found = (definition.field(name) for name in line.due.fields)
    return [field for field in found if field is not None]


def _questions(line: BatchLine) -> str:
    """Every question in full: what Enter answers with no."""
    told = []
    for field in _fields(line):
        if field.type is FieldType.CHECKLIST:
            each = "  ".join(f"{n}{c.title}" for n, c in enumerate(field.choices, 1))
            told.append(f"{field.title}：{each}")
    return "\n".join(told)


def _mark(line: BatchLine) -> tuple[str, str]:
    if line.row.out:
        return "→", "faint"
    if line.due is None:
        return "✓", "green"
    if line.due.id in line.row.judged:
        return "✓", "accent"
    if line.item.row.hits_open or line.item.row.barred or line.item.older:
        return "！", "red"
    return ("○" if line.row.opened else "·"), "text"
