"""遮盖副本 that leaves as a file with its line (D19)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from desktop.operations.commands import Outcome
from desktop.operations.reviewing.outputs import NoteMaskedCopy
from desktop.plain.digest import sha256
from desktop.plain.refusal import refuse
from desktop.plain.typed import Typed
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.middle import Asking, Work
from desktop.windows.pages.review.subject import ItemSubject
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _mask(_counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    public = _("不定密级（公开）")
    levels = (Offer("", public), *(Offer(code, level_word(code)) for code in ("internal", "work_secret")))
    n = len(subject.item.to_mask)
    return (
        FieldSpec("file", _("原文件的路径（空着只出文字副本，遮盖 {n} 种）").format(n=n), span=6),
        FieldSpec("place", _("存到哪里（文件夹）"), required=True, span=6),
        FieldSpec("reason", _("事由"), required=True, span=5),
        FieldSpec("receiver", _("接收人"), required=True, span=2),
        FieldSpec("medium", _("介质编号"), required=True, span=2),
        FieldSpec("level", _("副本密级"), required=True, choices=levels, default=Typed("", public), span=3),
    )


def masking(counter: Counter, subject: ItemSubject, entered: Entered) -> Work:
    """The work: black out, look that nothing is left, write beside the name, book, give the name."""
    foreign, desk, item = counter.desk.foreign, counter.desk, subject.item
    values = dict(entered.values)
    typed, folder = (
        str(values.pop("file", "")).strip().strip('"'),
        str(values.pop("place")).strip().strip('"'),
    )

    def work() -> Outcome:
        draft = item.draft
        if draft is None:
            return refuse("item.nothing_masked", "C4.2", at="place")
        source = Path(typed) if typed else None
        made = foreign.masked(source, str(draft.text), item.to_mask)
        if made.why:
            return refuse("item.mask_failed", "C4.2", at="file", why=made.why)
        if source is not None and made.of != draft.prints.sha256:
            return refuse("item.other_file", "D25", at="file")
        stem, ending = Path(draft.name).stem, source.suffix if source is not None else ".txt"
        place = Path(folder) / _("{name}（遮盖）{ending}").format(name=stem, ending=ending)
        command = NoteMaskedCopy(
            item=subject.id,
            name=place.name,
            sha256=sha256(made.content).hex(),
            size=len(made.content),
            **values,
        )
        return foreign.put(made.content, place, lambda: desk.do(command))

    return work


FILE_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "item.mask": Asking(N_("做遮盖副本"), _mask, work=masking, doing=N_("正在做遮盖副本…")),
    }
)
"""Id of a verb → what it asks and does."""
