"""E-mail addresses and number plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.screening.finding import Kind
from desktop.screening.sought import Hit

_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_\-])? ?$")
_DOMAIN = re.compile(
    r"@ ?(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,5}(?P<top>[A-Za-z]{2,24})(?![A-Za-z0-9@])"
)
_FILES = frozenset(
    {"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "bmp", "ico", "pdf", "docx", "zip"}
)

_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_A = "[A-HJ-NP-Za-hj-np-z0-9]"
_REST = "|".join(
    (
        f"[A-HJKa-hjk]{_A}[0-9]{{4}}",  # small cars on new energy
        "[0-9]{5}[A-HJKa-hjk]",  # large ones
        f"{_A}{{4}}[警学挂领试超港澳]",
        f"{_A}{{4}}应急",
        f"{_A}{{5}}",
    )
)
_AFTER_A_PLACE = rf"(?:(?<=[{_PLACES}].)|(?<=[{_PLACES}] .))"
_PLATE = re.compile(rf"[A-HJ-NP-Za-hj-np-z]{_AFTER_A_PLACE} ?[·•・.\- ]? ?(?P<rest>{_REST})(?![A-Za-z0-9])")
_PLACE = re.compile(f"[{_PLACES}] ?$")
_MISSION = re.compile(
    r"(?:(?<=使)|(?<=使 ))[0-9]{3}[·•・\- ]?[0-9]{3}(?![0-9])"
    r"|[0-9]{3}[·•・\- ]?[0-9]{3}使(?![用人馆者得命领])"
)
_ARMED = re.compile(rf"WJ ?[{_PLACES}0-9][0-9]? ?[·•・\-]? ?[0-9]{{4}}[0-9A-Z](?![0-9A-Za-z])")
_NUMBERED = re.compile("(?:许可证|备案|编号|文号|证号|注册号|批号)[ :：]{0,2}$")


def emails(text: str) -> Iterator[Hit]:
    """From each @ backwards and onwards, so that no long word is read again and again."""
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at)
        if domain and domain["top"].lower() not in _FILES:
            low = max(at - 66, 0)
            local = _LOCAL.search(_word_before(text, low, at))
            if local:
                start = at - len(local[0])
                address = text[start : domain.end()].replace(" ", "")
                yield Hit(start, domain.end(), Kind.EMAIL, 950, address.lower())
        at = text.find("@", at + 1)


def _word_before(text: str, low: int, at: int) -> str:
    """What may be a local part, cut at the first sign that cannot."""
    stretch = text[low:at]
    for place in range(len(stretch.rstrip(" ")) - 1, -1, -1):
        if not (stretch[place].isascii() and (stretch[place].isalnum() or stretch[place] in "._%+-")):
            return stretch[place + 1 :].lstrip("._%+-")
    return stretch.lstrip("._%+-")


def plates(text: str) -> Iterator[Hit]:
    """Plates of cars, of new energy, of trailers, learners, police, missions, and of the armed police."""
    for found in _PLATE.finditer(text):
        place = _PLACE.search(text, max(found.start() - 2, 0), found.start())
        digits = sum(sign.isdigit() for sign in found["rest"])
        if not place or digits < 2 or text[found.end() : found.end() + 1] == "-":
            continue
        if not _NUMBERED.search(text, max(place.start() - 8, 0), place.start()):
            yield _plate(text, place.start(), found.end())
    at = text.find("WJ")
    while at >= 0:
        if armed := _ARMED.match(text, at):
            yield _plate(text, *armed.span())
        at = text.find("WJ", at + 2)


def mission(text: str, start: int) -> Hit | None:
    """Plates of missions: 使224·578, and since 2017 224578使."""
    found = _MISSION.match(text, start)
    return _plate(text, start - (text[start - 1 : start] == "使"), found.end()) if found else None


def _plate(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, Kind.PLATE, 900, re.sub(r"[ ·•・.\-]", "", text[start:end]).upper())
