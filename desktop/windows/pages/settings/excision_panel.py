"""清除误录内容 (D17): choose the words, say why and on which paper, the second person's own password; no way back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from desktop.operations.commands import Outcome
from desktop.operations.desk.excise import Excise
from desktop.operations.desk.kept_words import KeptWords
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.desk_port import SlotShown
from desktop.windows.pages.panel import Panel
from desktop.windows.pages.settings.sections.excised import NO_BACKUPS
from desktop.windows.pages.settings.word_names import word_name
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer
from desktop.windows.widgets.plain_parts import words
from desktop.windows.widgets.tick_list import TickList

LONGEST = 120
"""Signs of one place that are shown."""


class ExcisionPanel(Panel):
    """``left`` is Esc or nothing to do; when it is done the counter says ``cleared`` and every page goes."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.addWidget(words(_("清除误录内容"), "overlayTitle"))
        told = _(
            "清除后不能恢复：字句、检索、半填的单子一并抹去，只留下“已清除、由谁、为什么”，簿册照样能核验。"
            "须两人办理，第二人用自己的密码。"
        )
        self.column.addWidget(words(f"{told}{_(NO_BACKUPS)}", "statement", wrap=True))
        self.column.addWidget(words(_("找到的字句（↑↓ 移动，空格勾选，Enter 往下填）"), "label"))
        self.list = TickList(_("要清除的字句"))
        self.list.onward.connect(self._onward)
        self.column.addWidget(self.list, 1)
        self.said = words("", "trouble", wrap=True)
        self.said.hide()
        self.column.addWidget(self.said)
        self.setFocusProxy(self.list)

    def show_words(
        self, found: Sequence[KeptWords], slots: Sequence[SlotShown], ticked_fields: Collection[str] = ()
    ) -> None:
        """What the book keeps of the thing, some of it ticked already; who may be the second person."""
        self.busy = False
        self.say("")
        now = self._counter.now()
        self.list.fill(
            (one, _told(one, said_time(one.recorded.happened_at, now)), one.field in ticked_fields)
            for one in found
        )
        self._ask(slots)
        self.list.setFocus()

    def _ask(self, slots: Sequence[SlotShown]) -> None:
        own = self._counter.desk.operator
        others = tuple(Offer(slot.operator, slot.name) for slot in slots if slot.operator != own)[:9]
        fields = (
            FieldSpec("reason", _("事由（不要写涉密字句）"), required=True, span=7),
            FieldSpec("paper", _("依据的纸面批件或记录"), required=True, span=5),
            FieldSpec("second_person", _("第二人"), required=True, span=4, choices=others),
            FieldSpec("password", _("第二人的密码（由本人输入）"), required=True, secret=True, span=4),
        )
        self.ask(_("两人办理"), fields, self._save, self.leave, save_words=_("清除，不能恢复"))
        if not others:
            self.say(_("本机只有一名操作员，清除须两人。请先在“操作员与密码”里增设一名。"))

    def _onward(self) -> None:
        if self.strip is not None:
            self.strip.begin()

    def chosen(self) -> list[KeptWords]:
        """The words that are ticked."""
        return self.list.ticked()

    def _save(self, entered: Entered) -> None:
        chosen = self.chosen()
        if not chosen:
            self.say(_("还没有勾选要清除的字句。请在上面用空格勾选。"))
            self.list.setFocus()
            return
        if self.busy:
            return
        self.busy = True
        told = dict(entered.values)
        password = str(told.pop("password"))
        command = Excise(targets=tuple(one.target for one in chosen), **told)
        port = self._counter.desk.excision
        self._counter.threads.writer.submit(
            partial(port.excise, command, password), self._came, self._broke, _("正在清除…")
        )

    def _came(self, outcome: Outcome) -> None:
        self.busy = False
        if isinstance(outcome, Refusal) and outcome.code != "excise.log_waits":
            if self.strip is not None and outcome.field in self.strip.fields:
                self.strip.refuse(outcome)
            else:
                self.say(self._counter.desk.words.of(outcome))
            return
        counter = self._counter
        counter.cleared.emit()  # this panel is gone with it
        counter.threads.writer.submit(counter.desk.excision.forget_drafts, failed=counter.complain)
        counter.renew()
        if isinstance(outcome, Refusal):
            counter.complain(counter.desk.words.of(outcome))
        else:
            counter.said.emit(counter.desk.words.done(outcome), "")
            counter.tell(outcome)

    def _broke(self, sentence: str) -> None:
        self.busy = False
        self.say(sentence)

    def say(self, sentence: str) -> None:
        super().say(sentence)
        self.said.setVisible(bool(sentence))


def _told(one: KeptWords, at: str) -> str:
    return f"{word_name(one)}（{at}，第 {one.recorded.sequence} 笔）\n{_short(one.words)}"


def _short(text: str) -> str:
    """A whole draft is told by its beginning."""
    flat = " ".join(text.split())
    return (
        flat if len(flat) <= LONGEST else _("{begin}…（共 {n} 字）").format(begin=flat[:LONGEST], n=len(text))
    )
