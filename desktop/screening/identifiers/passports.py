"""Passports and permits to travel: a letter or two, seven or eight digits, and a word that says so."""

from __future__ import annotations

import re

from desktop.screening.finding import Kind
from desktop.screening.identifiers.labels import near
from desktop.screening.sought import Hit

_PASSPORT = re.compile(
    r"(?<![0-9A-Z])(?:[EGDSPHKMCLWR][ \-]?[0-9]{8}|(?:[ECDSP][A-HJ-NP-Z]|MA|HJ)[ \-]?[0-9]{7}"
    r"|[HM][ \-]?[0-9]{10})(?![0-9A-Z])",
    re.IGNORECASE | re.ASCII,
)
_CONTEXT = re.compile(
    "护照|passport|通行证|证件号|旅行证|出入境|出境|出国|赴|签证|回乡证|台胞证|港澳证|因公|因私",
    re.IGNORECASE,
)
_NUMBERED_OTHERWISE = re.compile(
    "(?:型号|批号|货号|编号|物料号|订单号|零件号|规格|图号|房号|车次|国药准字|批准文号|航班号?|序列号|设备号)[ \t:：]{0,2}$"
)


_TAIWAN = re.compile("(?:台胞证|台湾居民来往大陆通行证)(?:号码?|编号)?[ \t:：为是]{0,3}$")
_EIGHT = re.compile("[0-9]{8}(?![0-9A-Za-z])")


_LABEL = re.compile(
    r"(?:护照|通行证|旅行证|passport)(?:号码?|编号)?"
    r"(?:[/ ]{0,2}(?:passport )?(?:no\.?|number))?(?:为|是)?[ \t:：(（]{0,3}$",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"[A-Z]{1,2}[ \-]?(?:[0-9]{6,9}|[0-9]{4} [0-9]{4}|[0-9]{7}[A-Z])(?![0-9A-Z])", re.IGNORECASE | re.ASCII
)
"""Foreign ones too, right after the word that names them."""


def of_taiwan(text: str, start: int) -> Hit | None:
    """Eight digits, which only the word before them names."""
    found = _EIGHT.match(text, start)
    if found is None or not _TAIWAN.search(text, max(start - 18, 0), start):
        return None
    return Hit(*found.span(), Kind.PASSPORT, 880, found[0])


_FIGURES = re.compile("[0-9]{9}(?![0-9A-Za-z]| ?[份本人张件个次])")


def of_figures(text: str, start: int) -> Hit | None:
    """Those of some countries are nine figures, which only the word right before them names."""
    found = _FIGURES.match(text, start)
    if found is None or not _LABEL.search(text, max(start - 26, 0), start):
        return None
    return Hit(*found.span(), Kind.PASSPORT, 880, found[0])


def passport(text: str, start: int) -> Hit | None:
    """A number whose first digit stands at ``start``, its letters before."""
    if text[start - 1 : start] in ("", "\n", ":", "："):
        return None
    for begin in (start - 1, start - 2, start - 3):
        found = _PASSPORT.match(text, begin) if begin >= 0 else None
        if found is None and begin >= 0 and _LABEL.search(text, max(begin - 26, 0), begin):
            found = _ANY.match(text, begin)
        if found is None or found.end() <= start:
            continue
        if _NUMBERED_OTHERWISE.search(text, max(begin - 8, 0), begin) or not near(
            _CONTEXT, text, *found.span()
        ):
            return None
        return Hit(*found.span(), Kind.PASSPORT, 900, re.sub(r"[ \-]", "", found[0]).upper())
    return None


def parted(text: str, start: int) -> Hit | None:
    """E 12345678: letters, a blank, digits."""
    before = text[start - 2 : start]
    if before[1:] in (" ", "-") and before[:1].isascii() and before[:1].isalpha():
        return passport(text, start)
    return None
