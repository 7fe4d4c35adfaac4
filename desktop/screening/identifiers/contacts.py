"""E-mail addresses and number plates."""

from __future__ import annotations

import re

from desktop.screening.finding import Kind
from desktop.screening.sought import Hit

_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_\-])? ?$")
_DOMAIN = re.compile(
    r"@ ?(?P<host>(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,5}(?P<top>[A-Za-z]{2,24}))(?![A-Za-z0-9@])"
)
_END = "(?P<top>com|cn|net|org|gov|edu)"
_BROKEN = re.compile(
    rf"@\n{{0,2}}(?P<host>(?:[A-Za-z0-9\-]{{1,40}}\.\n{{0,2}}){{1,4}}{_END})(?![A-Za-z0-9@\-])"
)
"""Broken over a line; only under the usual ends, for after a full stop a sentence begins too."""
_HELD_BACK = re.compile(
    rf"(?:#|[(\[（] ?at[)\]）]) ?(?P<host>(?:[A-Za-z0-9\-]{{1,40}}\.){{1,4}}{_END})(?![A-Za-z0-9@])"
)
"""The ways in which the sign is written so that machines do not read it."""
_MAIL = re.compile("(?:邮箱|邮件|信箱|E-?MAIL)[^\n]{0,8}$", re.IGNORECASE)
_FILES = frozenset(
    {"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "bmp", "ico", "pdf", "docx", "zip"}
)

PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_A = "[A-HJ-NP-Za-hj-np-z0-9]"
_REST = "|".join(
    (
        f"[A-HJKa-hjk]{_A}[0-9]{{4}}",  # small cars on new energy
        "[0-9]{5}[A-HJKa-hjk]",  # large ones
        f"{_A}{{4}} ?[警学挂领试超港澳使]",
        f"{_A}{{4}} ?应急",
        f"{_A}{{5}}",
        "(?<=民航[A-Z])[0-9]{4}",
    )
)
AFTER_A_PLACE = rf"(?:(?<=[{PLACES}].)|(?<=[{PLACES}][ ·•].)|(?<=民航.))"
"""As it stands behind the letter; of the cars of an airfield 民航 stands for the place."""
_PLATE = re.compile(rf"[A-HJ-Za-hj-z]{AFTER_A_PLACE} ?[·•・.\- ]? ?(?P<rest>{_REST})(?![A-Za-z0-9]|号[文令])")
_PLACE = re.compile(f"(?:[{PLACES}][ ·•]?|民航)$")
_MISSION = re.compile(
    r"(?:(?<=使)|(?<=使 ))[0-9]{3}[·•・\- ]?[0-9]{3}(?![0-9])"
    r"|[0-9]{3}[·•・\- ]?[0-9]{3}使(?![用人馆者得命领])"
)
_ARMED = re.compile(rf"WJ ?[{PLACES}0-9][0-9]? ?[·•・\-]? ?[0-9]{{4}}[0-9A-Z](?![0-9A-Za-z])")
_ARMY = re.compile(
    "(?<![A-Za-z0-9])(?:[VKHBSLJNGCE][A-DF-HJ-NP-Z]|[军空海北沈兰济南广成][A-Z])[·•・. -]?[0-9]{5}(?![A-Za-z0-9])"
)
_CAR = re.compile("(?:(?<=[车号])牌|牌[照号])(?:号码?)?(?:为|是)?[ :：]{0,2}")
"""The plates of the army say too little by themselves."""
_NUMBERED = re.compile("(?:许可证|备案|编号|文号|证号|注册号|批号)[ :：]{0,2}$")


def email(text: str, at: int) -> Hit | None:
    """From the @ backwards and onwards, so that no long word is read again and again."""
    domain = _DOMAIN.match(text, at) or _BROKEN.match(text, at)
    return _address(text, at, domain) if domain and domain["top"].lower() not in _FILES else None


def held_back(text: str, at: int) -> Hit | None:
    """zhangsan#example.com, zhangsan(at)example.com: only where the word before says that it is an address."""
    for begin in (at,) if text[at] == "#" else (at - 1, at - 2):
        domain = _HELD_BACK.match(text, begin) if begin >= 0 else None
        hit = _address(text, begin, domain) if domain else None
        if hit and (text[at] != "#" or _MAIL.search(text, max(hit.start - 16, 0), hit.start)):
            return hit
    return None


def _address(text: str, at: int, domain: re.Match[str]) -> Hit | None:
    local = _LOCAL.search(_word_before(text, max(at - 66, 0), at))
    if local is None:
        return None
    address = f"{local[0]}@{domain['host']}".replace(" ", "").replace("\n", "")
    return Hit(at - len(local[0]), domain.end(), Kind.EMAIL, 950, address.lower())


def _word_before(text: str, low: int, at: int) -> str:
    """What may be a local part, cut at the first sign that cannot."""
    stretch = text[low:at]
    for place in range(len(stretch.rstrip(" ")) - 1, -1, -1):
        if not (stretch[place].isascii() and (stretch[place].isalnum() or stretch[place] in "._%+-")):
            return stretch[place + 1 :].lstrip("._%+-")
    return stretch.lstrip("._%+-")


def plate(text: str, start: int) -> Hit | None:
    """Plates of cars, of new energy, of trailers, learners, police; the letter after the place stands at ``start``."""
    found = _PLATE.match(text, start)
    place = _PLACE.search(text, max(start - 2, 0), start)
    if not (found and place) or text[found.end() : found.end() + 1] == "-":
        return None
    if sum(sign.isdigit() for sign in found["rest"]) < 2:
        return None
    if _NUMBERED.search(text, max(place.start() - 8, 0), place.start()):
        return None
    return _plate(text, place.start(), found.end())


def army(text: str, at: int) -> Hit | None:
    """Of the army, after the word 牌."""
    named = _CAR.match(text, at)
    found = _ARMY.match(text, named.end()) if named else None
    return _plate(text, *found.span()) if found else None


def of_the_army(text: str, at: int) -> Hit | None:
    """Beside the words 军车, 军牌."""
    found = _ARMY.search(text, max(at - 16, 0), at + 16)
    said = found and any(named.end() == found.start() for named in _CAR.finditer(text, at, found.start()))
    return _plate(text, *found.span()) if found and not said else None


def armed_police(text: str, at: int) -> Hit | None:
    """WJ京·12345."""
    found = _ARMED.match(text, at)
    return _plate(text, *found.span()) if found else None


def mission(text: str, start: int) -> Hit | None:
    """Plates of missions: 使224·578, and since 2017 224578使."""
    found = _MISSION.match(text, start)
    return _plate(text, start - (text[start - 1 : start] == "使"), found.end()) if found else None


def _plate(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, Kind.PLATE, 900, re.sub(r"[ ·•・.\-]", "", text[start:end]).upper())
