"""命中对照 (D22): the text at the left with its marks, the hits at the right, each judged by one digit.

What was judged of the same passage before is proposed and taken by Enter; Ctrl and a digit judge a whole kind that
only had to be looked at; what blocks is judged one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from desktop.operations.books import Books
from desktop.operations.review_views import JudgedRow
from desktop.operations.reviewing.allowing import AllowPassage
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.rechecking import BY_THE_READER
from desktop.operations.sentences import tables
from desktop.operations.sentences.hits import hit_words, weight_words
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.procedures.review.item import BLOCKING, HINT, Item, by_weight
from desktop.procedures.review.item_facts import Hit, Verdict
from desktop.screening.finding import REGISTER
from desktop.windows.counter import Counter
from desktop.windows.pages.review.reading_panel import Line, ReadingPanel
from desktop.windows.pages.review.subject import ItemSubject, item_subject
from desktop.windows.pages.typed import coming_day
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec
from desktop.windows.widgets.plain_parts import button, words

VERDICTS = tuple(Verdict)
"""In the order of their digits."""
NEED_REASON = (Verdict.FALSE_ALARM, Verdict.ACCEPTED)
MOST_ASKED = 300
"""So many passages are looked up among earlier judgements."""
WIDTH = 440
_SHOWN = 28
_REGISTER = frozenset(kind.value for kind in REGISTER)

Proposals = Mapping[tuple[str, str], JudgedRow]


class HitsPanel(ReadingPanel):
    """The hits of one item; what a verdict of 国家秘密 means is ``wanted`` of the page."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "hits", WIDTH)
        self._subject: ItemSubject | None = None
        self._old: Proposals = {}
        self.about = words("", wrap=True)
        self.before = words("", "muted", wrap=True)
        below = (self.about, self.before, _digits())
        for part in below:
            part.setFixedWidth(WIDTH)
        faces = (self.again, button(_("列入允许清单  A"), self.ask_allow))
        self.lay_out(faces, left=(self.text,), right=(self.list, *below))
        self.keys = {
            Qt.Key.Key_Return: self.adopt,
            Qt.Key.Key_Enter: self.adopt,
            Qt.Key.Key_R: self.check_again,
            Qt.Key.Key_A: self.ask_allow,
        }

    @property
    def subject(self) -> ItemSubject | None:
        return self._subject

    @property
    def hit(self) -> Hit | None:
        """The hit in hand."""
        listed = _in_order(self._subject.item) if self._subject else ()
        return listed[self.row] if 0 <= self.row < len(listed) else None

    # showing

    def show_item(self, item: str, row: int = -1) -> None:
        """Read the item and what was judged of its passages before; then show it."""

        def read(books: Books) -> Any:
            subject = item_subject(self._counter, books, item)
            return (subject, _proposals(books, subject)) if subject is not None else None

        def then(found: Any) -> None:
            if found is not None:
                subject, old = found
                self._show(subject, old, row)

        self._counter.ask(read, then)

    def reread(self) -> None:
        if self._subject is not None:
            self.show_item(self._subject.id, self.row)

    def _show(self, subject: ItemSubject, old: Proposals, row: int) -> None:
        self._subject, self._old, self.busy = subject, old, False
        item, left = subject.item, len(subject.item.open_hits)
        self.heading.setText(subject.row.title)
        self.counted.setText(_("还有 {n} 处待判定").format(n=left) if left else _("都已判定"))
        self.again.setVisible(bool(item.checked_by) and item.under_review)
        self.said.setText(_("机检以后词表有变动，请按 R 重新机检，再作结论。") if subject.older else "")
        self.show_text(item)
        listed = _in_order(item)
        self.fill((_said(item, hit) for hit in listed), _next(item, listed, row))

    def show_line(self) -> None:
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
        if hit is None or hit.weight == HINT or self.busy or not self._living():
            return
        if whole_kind and (hit.weight == BLOCKING or verdict is Verdict.SECRET):
            self.said.setText(_("必须处理的命中和国家秘密要逐处判定。请只按数字。"))
        elif hit.weight == BLOCKING and verdict in NEED_REASON:
            self._ask_reason(hit, verdict)
        else:
            self._judged(hit, verdict, "", whole_kind)

    def _living(self) -> bool:
        return self._subject is not None and self._subject.row.state not in ("secret", "given_back")

    def adopt(self) -> None:
        """The old answer, with its reason."""
        hit, old = self.hit, self._proposal()
        if hit is not None and old is not None:
            self._judged(hit, Verdict(old.verdict), old.reason or "")

    def _ask_reason(self, hit: Hit, verdict: Verdict) -> None:
        old = self._proposal()
        default = Typed(old.reason, old.reason) if old is not None and old.reason else None
        spec = FieldSpec("reason", _("理由"), required=True, span=12, default=default)
        title = f"{tables.verdict_words(verdict.value)}  {hit_words(hit.kind)}"
        self.ask_above(title, (spec,), lambda e: self._judged(hit, verdict, e.values["reason"]))

    def _judged(self, hit: Hit, verdict: Verdict, reason: str, whole_kind: bool = False) -> None:
        if self._subject is None:
            return
        item = self._subject.id
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
                self.reread()

        self.book(command, then)

    # allowing

    def ask_allow(self) -> None:
        """误报: an entry of the allow-list with its context, why, until when (D22)."""
        hit = self.hit
        if hit is None or hit.kind in BY_THE_READER:
            self.said.setText(_("这一类命中不按字句允许。请逐份判定。"))
            return
        around = self.text.around(str(hit.passage))
        specs = (
            FieldSpec("context", _("前后文（其中出现才算）"), span=6,
                      default=Typed(around, around) if around else None),
            FieldSpec("until", _("有效期至（可空）"), coming_day(self._counter), span=3),
            FieldSpec("reason", _("理由"), required=True, span=12),
        )  # fmt: skip
        title = _("列入允许清单：{kind}").format(kind=hit_words(hit.kind))
        self.ask_above(title, specs, lambda entered: self._allow(hit, entered))

    def _allow(self, hit: Hit, entered: Entered) -> None:
        def then(_done: object) -> None:
            self.busy = False
            self.close_strip()

        self.book(AllowPassage(kind=hit.kind, passage=str(hit.passage), **entered.values), then)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= len(VERDICTS):
            whole_kind = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.judge(VERDICTS[digit - 1], whole_kind)
        else:
            super().keyPressEvent(event)


def _digits() -> QLabel:
    digits = "  ".join(f"{n} {tables.verdict_words(v.value)}" for n, v in enumerate(VERDICTS, 1))
    more = _("↑↓ 换一处，Enter 采用上次的判定，Ctrl+数字 同类一并判定（逐处判定的除外）")
    return words(f"{digits}\n{more}", "statement", wrap=True)


def _in_order(item: Item) -> tuple[Hit, ...]:
    return by_weight(item.checked.hits) if item.checked else ()


def _next(item: Item, listed: tuple[Hit, ...], row: int) -> int:
    """The first open hit from ``row`` on, else the first open one, else the row itself."""
    still_open = frozenset(item.open_hits)
    rows = [n for n, hit in enumerate(listed) if hit in still_open]
    later = [n for n in rows if n >= row]
    return (later or rows or [max(0, min(row, len(listed) - 1))])[0]


def _said(item: Item, hit: Hit) -> Line:
    judged = item.verdict(hit)
    mark = "✓" if judged else "·" if hit.weight == HINT else "！" if hit.weight == BLOCKING else "○"
    passage = "" if hit.kind in _REGISTER else f"  {_cut(str(hit.passage))}"
    times = _("（{n} 处）").format(n=hit.count) if hit.count > 1 or hit.kind in _REGISTER else ""
    verdict = f"  {tables.verdict_words(judged.verdict.value)}" if judged else ""
    tone = "faint" if judged or hit.weight == HINT else "red" if hit.weight == BLOCKING else "text"
    return f"{mark}  {hit_words(hit.kind)}{passage}{times}{verdict}", tone, str(hit.where)


def _proposals(books: Books, subject: ItemSubject) -> Proposals:
    found = {}
    for hit in subject.item.open_hits[:MOST_ASKED]:
        row = books.judged_before(hit.kind, str(hit.passage))
        if row is not None:
            found[hit.kind, str(hit.passage)] = row
    return found


def _about(hit: Hit) -> str:
    weight = weight_words(hit.weight) + (_("，不用判定") if hit.weight == HINT else "")
    where = f"\n{hit.where}" if hit.where else ""
    return f"{hit_words(hit.kind)}（{weight}）{where}"


def _cut(passage: str) -> str:
    flat = " ".join(passage.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
