"""What F1 and ``?`` tell while a panel lies over the list: its part of the help, and its own keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from desktop.plain.words import N_, _
from desktop.windows.page import Topic
from desktop.windows.pages.review.batch_entry import BatchEntry
from desktop.windows.pages.review.batch_reading import BatchReading
from desktop.windows.pages.review.compare_panel import ComparePanel
from desktop.windows.pages.review.draft_import import DraftImport
from desktop.windows.pages.review.hits_panel import HitsPanel
from desktop.windows.pages.review.month_panel import MonthPanel
from desktop.windows.pages.review.release_panel import ReleasePanel

Keys = tuple[tuple[str, str], ...]

_GRID: Keys = (("Ctrl+V", N_("整片粘贴")), ("Enter", N_("下一格")))
_FILE: Keys = (("Ctrl+O", N_("选文件")),)
TOPICS: Mapping[type[QWidget], tuple[str, Keys]] = MappingProxyType(
    {
        BatchEntry: (N_("批次单"), _GRID),
        BatchReading: (
            N_("逐条审"),
            (
                ("Enter", N_("各项均为否，可以公开")),
                ("X", N_("转单独办理")),
                ("D", N_("导入文稿")),
                ("R", N_("重新机检")),
                ("U", N_("放回")),
                ("S", N_("签字")),
                ("PageDown", N_("翻文稿")),
            ),
        ),
        DraftImport: (
            N_("导入文稿"),
            (
                *_FILE,
                ("1…9", N_("这个文件是哪一项的")),
                ("0", N_("不导入为文稿")),
                ("Delete", N_("移出")),
            ),
        ),
        HitsPanel: (
            N_("判定命中"),
            (
                ("1…5", N_("判定这一处")),
                ("Ctrl+1…4", N_("同类一并判定")),
                ("Enter", N_("采用上次的判定")),
                ("A", N_("列入允许清单")),
                ("R", N_("重新机检")),
            ),
        ),
        ComparePanel: (N_("核对文稿"), _FILE),
        MonthPanel: (N_("比对公文"), _GRID),
        ReleasePanel: (
            N_("登记公开"),
            ((N_("空格"), N_("勾选")), ("A", N_("全选")), ("Enter", N_("往下填"))),
        ),
    }
)
"""Kind of a panel → heading of its part of ``resources/help/review.md``, its keys."""

_OF_STRIPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        N_("收件"): ("item.new", "item.other", "item.back"),
        N_("批次单"): ("batch.head",),
        N_("办理"): (
            "item.act", "item.resume", "item.relation", "item.clear", "item.ask", "item.reply", "item.extend",
            "item.sign", "item.again", "batch.sign", "batch.ink", "batch.close",
        ),
        N_("判定命中"): ("item.secret", "item.report"),
        N_("登记公开"): ("item.publish", "batch.publish", "item.issue", "item.take_down", "item.keep"),
        N_("应急处置"): ("item.emergency", "item.reaction"),
        N_("核对文稿"): ("item.mask",),
        N_("比对公文"): ("month.head",),
        N_("打印"): ("review.print", "review.period"),
        N_("登错了"): ("item.correct", "item.mend", "item.mended", "batch.correct", "batch.unsign", "batch.reopen"),
    }
)  # fmt: skip
"""Heading of the help → the verbs whose strips it explains."""


def topic_of(front: QWidget, strip: str) -> Topic:
    """Of the panel in front, else of what is asked over the list; the page as a whole where neither is."""
    asked = next((heading for heading, verbs in _OF_STRIPS.items() if strip in verbs), "")
    heading, keys = TOPICS.get(type(front), (asked, ()))
    return Topic(_(heading) if heading else "", tuple((_(key), _(what)) for key, what in keys))
