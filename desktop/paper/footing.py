"""The words at the edge of a page: foot, and head of later pages.

Word and PDF say the same, but only the print carries the head of the book.
"""

from __future__ import annotations

from desktop.paper.sheet import SetSection, Sheet
from desktop.plain.words import _

_SPACE = "　"
DASHES = ("— ", " —")
PAGE_SIZE = 14.0
"""The page number of a letter: 4号, right, one character from the edge (GB/T 9704, 7.5)."""


def serial_text(sheet: Sheet, head: bool = True) -> str:
    """流水号, 补打, 簿册校验码; a preview has none and says so."""
    if sheet.preview:
        return _("预览，不作凭证")
    foot = sheet.foot
    parts = []
    if foot.serial:
        parts.append(_("流水号 {serial}").format(serial=foot.serial))
    if foot.reprint:
        parts.append(foot.reprint)
    if head and foot.head:
        parts.append(_("簿册校验码 {head}").format(head=foot.head))
    return _SPACE.join(parts)


def page_words() -> tuple[str, str, str]:
    """What stands before, between and after the two numbers of a page."""
    before, rest = _("第 {number} 页　共 {count} 页").split("{number}")
    between, after = rest.split("{count}")
    return before, between, after


def number_text(section: SetSection, number: int, count: int) -> str:
    """第 x 页 共 y 页; — x — of a letter; or nothing where the form numbers its pages itself."""
    match section.page_number:
        case "count":
            before, between, after = page_words()
            return f"{before}{number}{between}{count}{after}"
        case "dash":
            return f"{DASHES[0]}{number}{DASHES[1]}"
        case "later":
            return f"{DASHES[0]}{number}{DASHES[1]}" if number > 1 else ""
        case _:
            return ""


def running_text(section: SetSection, number: int, sheet: Sheet) -> str:
    """What the pages after the first say above their text; a letter says nothing there."""
    return sheet.foot.running if section.foot and number > 1 else ""
