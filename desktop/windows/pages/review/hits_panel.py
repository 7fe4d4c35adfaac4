"""命中对照 (D22): the text at the left with its marks, the hits at the right, each judged by one digit.

What was judged of the same passage before is proposed and taken by Enter; Ctrl and a digit judge a whole kind that
only had to be looked at; what blocks is judged one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.operations.books import Books
from desktop.operations.review_views import JudgedRow
from desktop.operations.reviewing.allowing import AllowPassage
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.rechecking import BY_THE_READER
from desktop.operations.sentences import tables
from desktop.operations.sentences.hits import hit_words
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.procedures.review.item import BLOCKING, HINT
from desktop.procedures.review.item_facts import Hit, Verdict
from desktop.windows.counter import Counter
from desktop.windows.pages.review.again import checking_again
from desktop.windows.pages.review.marked_text import MarkedText
from desktop.windows.pages.review.subject import ItemSubject, item_subject
from desktop.windows.pages.typed import coming_day
from desktop.windows.theme import colour
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.plain_parts import button, words

VERDICTS = tuple(Verdict)
"""In the order of their digits."""
NEED_REASON = (Verdict.FALSE_ALARM, Verdict.ACCEPTED)
MOST_ASKED = 300
"""So many passages are looked up among earlier judgements."""
_SHOWN = 28
_REGISTER = ("register_title", "register_number")

Proposals = Mapping[tuple[str, str], JudgedRow]


class HitsPanel(QWidget):
    """``left`` is Esc; ``wanted`` carries a verb of the item and its id."""

    left = Signal()
    wanted = Signal(str, str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._subject: ItemSubject | None = None
        self._old: Proposals = {}
        self._strip: EntryStrip | None = None
        self._booking = False
        self.heading = words("", "entryTitle")
        self.counted = words("", "section")
        self.text = MarkedText()
        self.hits = QListWidget()
        self.hits.setObjectName("hits")
        self.hits.setFixedWidth(440)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.hits.currentRowChanged.connect(self._show_hit)
        self.about = words("", wrap=True)
        self.before = words("", "muted", wrap=True)
        self.said = words("", "refusal", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addWidget(self.counted)
        top.addStretch(1)
        self._again = button(_("重新机检  R"), self.check_again)
        for face in (
            self._again,
            button(_("列入允许清单  A"), self.ask_allow),
            button(_("返回"), self.left.emit, key="out"),
        ):
            face.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            top.addWidget(face)
        column.addLayout(top)
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.text, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.hits, 1)
        for part in (self.about, self.before, self._keys()):
            part.setFixedWidth(440)
            right.addWidget(part)
        across.addLayout(right)
        column.addLayout(across, 1)
        column.addWidget(self.said)

    @staticmethod
    def _keys() -> QWidget:
        digits = "  ".join(f"{n} {tables.verdict_words(v.value)}" for n, v in enumerate(VERDICTS, 1))
        more = _("↑↓ 换一处，Enter 采用上次的判定，Ctrl+数字 同类一并判定（逐处判定的除外）")
        return words(f"{digits}\n{more}", "statement", wrap=True)

    # showing

    def show_item(self, item: str, place: int = -1) -> None:
        """Read the item and what was judged of its passages before; then show it."""

        def read(books: Books) -> Any:
            subject = item_subject(self._counter, books, item)
            return (subject, _proposals(books, subject)) if subject is not None else None

        def then(found: Any) -> None:
            if found is not None:
                subject, old = found
                self._show(subject, old, place)

        self._counter.ask(read, then)

    def _show(self, subject: ItemSubject, old: Proposals, place: int) -> None:
        self._subject, self._old, self._booking = subject, old, False
        item = subject.item
        self.heading.setText(subject.row.title)
        self.text.show_text(str(item.draft.text) if item.draft else "", item)
        if not item.draft or not item.draft.text:
            self.text.setPlaceholderText(_("没有可读的文字，未作机检，请人工审查纸面。"))
        self.hits.blockSignals(True)
        self.hits.clear()
        for hit in self._listed():
            self.hits.addItem(self._line(hit))
        self.hits.blockSignals(False)
        left = len(item.open_hits)
        self._again.setVisible(bool(item.checked_by) and item.under_review)
        self.counted.setText(_("还有 {n} 处待判定").format(n=left) if left else _("都已判定"))
        self.said.setText(_("机检以后词表有变动，请按 R 重新机检，再作结论。") if subject.older else "")
        self.hits.setCurrentRow(self._next(place))
        self._show_hit(self.hits.currentRow())

    def _listed(self) -> tuple[Hit, ...]:
        """What blocks first, then what is to be looked at, then hints."""
        checked = self._subject.item.checked if self._subject else None
        order = {BLOCKING: 0, HINT: 2}
        return tuple(sorted(checked.hits, key=lambda hit: order.get(hit.weight, 1))) if checked else ()

    def _next(self, place: int) -> int:
        """The first open hit from ``place`` on, else the first open one, else the place itself."""
        open_hits = self._subject.item.open_hits if self._subject else ()
        rows = [n for n, hit in enumerate(self._listed()) if hit in open_hits]
        later = [n for n in rows if n >= place]
        return (later or rows or [max(0, min(place, self.hits.count() - 1))])[0]

    def _line(self, hit: Hit) -> QListWidgetItem:
        assert self._subject is not None
        judged = self._subject.item.verdict(hit)
        mark = "✓" if judged else "·" if hit.weight == HINT else "！" if hit.weight == BLOCKING else "○"
        shown = "" if hit.kind in _REGISTER else f"  {_cut(str(hit.passage))}"
        times = _("（{n} 处）").format(n=hit.count) if hit.count > 1 or hit.kind in _REGISTER else ""
        verdict = f"  {tables.verdict_words(judged.verdict.value)}" if judged else ""
        made = QListWidgetItem(f"{mark}  {hit_words(hit.kind)}{shown}{times}{verdict}")
        tone = "faint" if judged or hit.weight == HINT else "red" if hit.weight == BLOCKING else "text"
        made.setForeground(colour(tone))
        made.setToolTip(str(hit.where))
        return made

    @property
    def hit(self) -> Hit | None:
        """The hit before the eyes."""
        listed, place = self._listed(), self.hits.currentRow()
        return listed[place] if 0 <= place < len(listed) else None

    def _show_hit(self, _place: int) -> None:
        hit = self.hit
        self.text.bring(hit)
        about = _about(hit) if hit is not None else _("没有命中。")
        if hit is not None and not self.text.holds(hit):
            about += _("\n不在可见的正文里：批注、修订、隐藏文字或文件属性。")
        self.about.setText(about)
        old = self._proposal()
        self.before.setVisible(old is not None)
        if old is not None:
            day = said_day(old.judged_on, self._counter.now().date())
            told = _("上次（{day}，{person}，《{title}》）判为：{verdict}").format(
                day=day, person=old.person_name, title=old.title, verdict=tables.verdict_words(old.verdict)
            )
            self.before.setText(told + (f"，{old.reason}" if old.reason else "") + _("。按 Enter 照此判定。"))

    def _proposal(self) -> JudgedRow | None:
        hit = self.hit
        if hit is None or self._subject is None or self._subject.item.verdict(hit) is not None:
            return None
        return self._old.get((hit.kind, str(hit.passage)))

    # judging

    def judge(self, verdict: Verdict, whole_kind: bool = False) -> None:
        """By its digit; the reason is asked where the rule wants one."""
        hit = self.hit
        if hit is None or hit.weight == HINT or self._booking or not self._living():
            return
        if whole_kind and (hit.weight == BLOCKING or verdict is Verdict.SECRET):
            self.said.setText(_("必须处理的命中和国家秘密要逐处判定。请只按数字。"))
        elif hit.weight == BLOCKING and verdict in NEED_REASON:
            self._ask_reason(hit, verdict)
        else:
            self._book(hit, verdict, "", whole_kind)

    def _living(self) -> bool:
        return self._subject is not None and self._subject.row.state not in ("secret", "given_back")

    def adopt(self) -> None:
        """The old answer, with its reason."""
        hit, old = self.hit, self._proposal()
        if hit is not None and old is not None and not self._booking:
            self._book(hit, Verdict(old.verdict), old.reason or "", False)

    def _ask_reason(self, hit: Hit, verdict: Verdict) -> None:
        old = self._proposal()
        default = Typed(old.reason, old.reason) if old is not None and old.reason else None
        spec = FieldSpec("reason", _("理由"), required=True, span=12, default=default)
        title = f"{tables.verdict_words(verdict.value)}  {hit_words(hit.kind)}"
        self._ask(title, (spec,), lambda e: self._book(hit, verdict, e.values["reason"], False))

    def _ask(self, title: str, specs: tuple[FieldSpec, ...], saved: Any) -> None:
        self.close_strip()
        strip = EntryStrip(title, specs, self._counter.desk.words)
        strip.saved.connect(saved)
        strip.left.connect(self.close_strip)
        self._strip = strip
        self._above.addWidget(strip)
        strip.begin()

    @property
    def strip(self) -> EntryStrip | None:
        """What is asked over the text."""
        return self._strip

    def close_strip(self) -> None:
        """The cursor goes back to the hits."""
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        self.setFocus()

    def _book(self, hit: Hit, verdict: Verdict, reason: str, whole_kind: bool) -> None:
        if self._subject is None or self._booking:
            return
        self._booking = True
        item, place = self._subject.id, self.hits.currentRow()
        command = JudgeHit(
            item=item,
            kind=hit.kind,
            passage="" if whole_kind else str(hit.passage),
            verdict=verdict,
            reason=reason,
        )

        def then(_done: object) -> None:
            self.close_strip()
            if verdict is Verdict.SECRET:
                self.wanted.emit("item.secret", item)
            else:
                self.show_item(item, place)

        self._counter.book(command, then, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self._booking = False
        if self._strip is not None:
            name = refusal.field if refusal.field in self._strip.fields else next(iter(self._strip.fields))
            self._strip.refuse(refusal.at(name))
        else:
            self.said.setText(self._counter.desk.words.of(refusal))

    # allowing

    def ask_allow(self) -> None:
        """误报: an entry of the allow-list with its context, why, until when (D22)."""
        hit = self.hit
        if hit is None or hit.kind in BY_THE_READER:
            self.said.setText(_("这一类命中不按字句允许。请逐份判定。"))
            return
        around = self._around(hit)
        specs = (
            FieldSpec("context", _("前后文（其中出现才算）"), span=6,
                      default=Typed(around, around) if around else None),
            FieldSpec("until", _("有效期至（可空）"), coming_day(self._counter), span=3),
            FieldSpec("reason", _("理由"), required=True, span=12),
        )  # fmt: skip
        title = _("列入允许清单：{kind}").format(kind=hit_words(hit.kind))
        self._ask(title, specs, lambda entered: self._allow(hit, entered))

    def check_again(self) -> None:
        """By the lists of today (D22): an entry that was just made takes its hits away; judgements stay."""
        if self._subject is None or self._booking or not self._subject.item.checked_by:
            return
        self._booking = True
        item, place = self._subject.id, self.hits.currentRow()
        call = checking_again(self._counter, self._subject)
        self._counter.work(call, lambda _done: self.show_item(item, place), self._refused, _("正在重新机检…"))

    def _around(self, hit: Hit) -> str:
        """A few signs before and after, on the same line."""
        plain = self.text.toPlainText()
        passage = str(hit.passage)
        start = plain.find(passage)
        if start < 0:
            return ""
        line = plain[plain.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        at = line.find(passage)
        return line[max(0, at - 6) : at + len(passage) + 6].strip()

    def _allow(self, hit: Hit, entered: Entered) -> None:
        if self._booking:
            return
        self._booking = True
        command = AllowPassage(kind=hit.kind, passage=str(hit.passage), **entered.values)

        def then(_done: object) -> None:
            self._booking = False
            self.close_strip()

        self._counter.book(command, then, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.hits.currentRow()
        digit = key - Qt.Key.Key_0
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.hits.setCurrentRow(max(0, min(self.hits.count() - 1, place + step)))
        elif 1 <= digit <= len(VERDICTS):
            whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.judge(VERDICTS[digit - 1], whole)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.adopt()
        elif key == Qt.Key.Key_R:
            self.check_again()
        elif key == Qt.Key.Key_A:
            self.ask_allow()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _proposals(books: Books, subject: ItemSubject) -> Proposals:
    found = {}
    for hit in subject.item.open_hits[:MOST_ASKED]:
        row = books.judged_before(hit.kind, str(hit.passage))
        if row is not None:
            found[hit.kind, str(hit.passage)] = row
    return found


def _about(hit: Hit) -> str:
    weight = {BLOCKING: _("逐处判定"), HINT: _("提示，不用判定")}.get(hit.weight, _("需要看"))
    where = f"\n{hit.where}" if hit.where else ""
    return f"{hit_words(hit.kind)}（{weight}）{where}"


def _cut(passage: str) -> str:
    flat = " ".join(passage.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
