"""Mobiles, and landlines with their area code."""

from __future__ import annotations

import re

from desktop.screening.finding import Kind
from desktop.screening.identifiers.labels import is_an_amount, of_another_thing, only_digits
from desktop.screening.sought import Hit

_S = r"[ \-\u200b]?"
_COUNTRY = r"(?:(?:00)?86[)）]?[ \-]{0,2})?"
_SEGMENT = r"1(?:3[0-9]|4[0-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])"
_REST = "|".join(
    (
        "[0-9]{8}",
        r"(?:[ \-]|  )[0-9]{4}(?:[ \-]|  )[0-9]{4}",
        r"[)）][ \-]?[0-9]{4}[ \-]?[0-9]{4}",
        r"(?P<dot>[.·_])[0-9]{4}(?P=dot)[0-9]{4}",
        r"[0-9]{4}[ \-][0-9]{4}",
        r"[0-9][ \-][0-9]{3}[ \-][0-9]{4}",
        r"[ \-][0-9]{8}",
        r"[ \-][0-9]{3}[ \-][0-9]{5}",
        r"[0-9][ \-][0-9]{7}",
        r"[ \-][0-9]{2}[ \-][0-9]{3}[ \-][0-9]{3}",
    )
)
"""The eight digits after the segment, in the groups people write."""
_MOBILE = re.compile(rf"{_COUNTRY}(?P<number>{_SEGMENT}(?:{_REST})|1(?: [0-9]){{10}})(?![0-9A-Za-z@])")
_APART = re.compile(r"1[ \n]{0,3}(?:[0-9][ \n]{0,3}){9}[0-9](?![0-9A-Za-z])")
_MOST_GROUPS = 4
"""Far apart, or broken over a line: only where the word before says what it is."""
_IS_MOBILE = re.compile("(?:手机|电话|联系方式|微信)(?:号码?)?[ :：\n]{0,3}$|联系人[:：][^0-9\n]{1,8}$")
_MOBILE_DIGITS = re.compile(f"{_SEGMENT}[0-9]{{8}}")
_AREA = (
    "0(?:10|2[0-57-9]|3(?:1[0-9]|35|49|5[0-9]|7[0-9]|9[1-8])|4(?:1[0-9]|2[179]|3[0-9]|40|5[0-9]|6[4-9]|7[0-9]|8[23])"
    "|5(?:1[0-9]|2[37]|3[0-9]|4[36]|5[0-9]|6[1-6]|7[0-9]|80|9[0-9])|6(?:3[1-5]|6[0238]|9[12])"
    "|7(?:01|1[0-9]|2[248]|3[0-9]|4[3-6]|5[0-9]|6[0-9]|7[0-9]|9[0-9])|8(?:1[0-9]|2[5-7]|3[0-9]|5[0-9]|7[0-9]|8[0-9]|9[0-9])"
    "|9(?:0[0-9]|1[0-9]|3[0-9]|4[13]|5[0-9]|7[0-9]|9[0-9]))"
)
_EXTENSION = r"(?: ?(?:转|分机|内线|-|—|#|ext\.?|EXT\.?|Ext\.?|x)[ :：]?[0-9]{1,6})?"
_AREA_ABROAD = (
    r"(?:(?<=86[ \-])|(?<=86[(（])|(?<=86[ \-][(（])|(?<=\(0\))|(?<=\(0\) ))(?:10|2[0-57-9]|[3-9][0-9]{2})"
)
_LANDLINE = re.compile(
    rf"(?:(?:00)?86[)）]?[ \-]{{0,2}}(?:\(0\) ?|[(（])?)?(?P<area>{_AREA}|{_AREA_ABROAD})"
    r"(?P<sep>[)）\]】]?[ \-]{0,3}|[./_])"
    rf"(?P<local>[2-8][0-9]{{2,3}}{_S}[0-9]{{4}}){_EXTENSION}(?![0-9A-Za-z])"
)
_LOCAL = re.compile(rf"[2-8][0-9]{{2,3}}{_S}[0-9]{{4}}{_EXTENSION}(?![0-9A-Za-z\-.年])")
_LABEL = re.compile(
    r"(?:电话|座机|传真|热线|固话|Tel\.?|TEL\.?|Fax|FAX|tel)(?:号码|号)?"
    r"(?:[(（][^()（）\n]{1,12}[)）])?(?:为|是)?[ \t:：\n(（\[【+]{0,4}$"
)
_PART_BEFORE = re.compile("[0-9]-$|[0-9A-Za-z][.·]$|(?<![A-Za-z])[A-Z]-$")
_PART_AFTER = re.compile("-[0-9A-Za-z]")
_GROUP_AFTER = re.compile(r" [0-9]{3,4}(?![0-9年月日.\-])")
"""Part of a longer number: 2026-13812345678, 13812345678-01, 145 3309 2663 532."""
_OPENS = re.compile(r"[+(（]{1,2}$")


def mobile(text: str, start: int) -> Hit | None:
    """+86 138-1234-5678 and its kin; not an amount, not the number of an order."""
    found = _MOBILE.match(text, start)
    if found is None and (wide := _APART.match(text, start)):
        said = _IS_MOBILE.search(text, max(start - 20, 0), start)
        few = len(wide[0].split()) <= _MOST_GROUPS and _MOBILE_DIGITS.fullmatch(only_digits(wide[0]))
        return Hit(*wide.span(), Kind.MOBILE, 800, only_digits(wide[0])) if said and few else None
    if found is None or not _MOBILE_DIGITS.fullmatch(only_digits(found["number"])):
        return None
    end = found.end()
    if of_another_thing(text, start) or is_an_amount(text, start, end):
        return None
    if _PART_BEFORE.search(text, max(start - 2, 0), start) or _PART_AFTER.match(text, end):
        return None
    if " " in found["number"] and _GROUP_AFTER.match(text, end):
        return None
    return Hit(_opening(text, start), found.end(), Kind.MOBILE, 930, only_digits(found["number"]))


def landline(text: str, start: int) -> Hit | None:
    """(0427) 268-1234 转 801."""
    found = _LANDLINE.match(text, start)
    if found is None:
        return None
    local = only_digits(found["local"])
    if found["area"].lstrip("0")[0] in "12" and len(found["area"].lstrip("0")) == 2 and len(local) != 8:
        return None
    if of_another_thing(text, start):
        return None
    if text[found.end() : found.end() + 1] != "," and is_an_amount(text, start, found.end()):
        return None  # no amount begins with 0; after a comma an extension or the next number stands
    if _PART_BEFORE.search(text, max(start - 2, 0), start):
        return None
    said = bool(_LABEL.search(text, max(start - 26, 0), start))
    if found["sep"] in (".", "/", "_") and not said:
        return None
    sure = bool(found["sep"]) or said
    meant = f"0{found['area'].lstrip('0')}-{local}"
    return Hit(_opening(text, start), found.end(), Kind.LANDLINE, 920 if sure else 760, meant)


def labelled(text: str, start: int) -> Hit | None:
    """A number without its area code, where the word before says that it is a telephone."""
    found = _LOCAL.match(text, start)
    if found is None or not _LABEL.search(text, max(start - 26, 0), start):
        return None
    return Hit(*found.span(), Kind.LANDLINE, 820, only_digits(found[0]))


def _opening(text: str, start: int) -> int:
    """With the plus sign or the bracket before it."""
    opens = _OPENS.search(text, max(start - 2, 0), start)
    return opens.start() if opens else start
