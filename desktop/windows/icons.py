"""Icons by what they mean, drawn from the open icon faces that qtawesome carries (offline)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QIcon

_NAMES = {
    "today": "mdi6.calendar-check-outline",
    "receipt": "mdi6.email-open-outline",
    "circulation": "mdi6.folder-account-outline",
    "copying": "mdi6.content-copy",
    "clearance": "mdi6.archive-arrow-up-outline",
    "review": "mdi6.eye-check-outline",
    "people": "mdi6.account-group-outline",
    "book": "mdi6.book-lock-outline",
    "inspection": "mdi6.clipboard-text-search-outline",
    "settings": "mdi6.cog-outline",
    "lock": "mdi6.lock-outline",
    "scan": "mdi6.barcode-scan",
    "print": "mdi6.printer-outline",
    "stop": "mdi6.stop",
    "more": "mdi6.chevron-right",
    "less": "mdi6.chevron-down",
    "paper": "mdi6.file-document-outline",
    "aside": "mdi6.pause",
    "warn": "mdi6.alert-outline",
    "person": "mdi6.account-outline",
    "done": "mdi6.check",
    "before": "mdi6.chevron-left",
}


@lru_cache(maxsize=128)
def icon(meaning: str, colour: str = "#5b626b", active: str = "") -> QIcon:
    """The icon of a meaning in a colour; ``active`` colours it where checked. KeyError: no such meaning."""
    import qtawesome  # late: it costs more than the unlock window

    options = {"color": colour} | ({"color_on": active} if active else {})
    drawn: QIcon = qtawesome.icon(_NAMES[meaning], **options)
    return drawn
