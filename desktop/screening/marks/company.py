"""What may stand in the line of a mark and leaves it a mark: ornament, urgency, numbers, warnings, the page."""

from __future__ import annotations

import re

from desktop.screening.marks.words import BESIDE, ENDS, STARS, STRICT_PERIOD, URGENCY

ORNAMENT = rf"{STARS}\-_=~#+·•・◆◇■●◎|/\\.,，、:：;!\"'“”‘’「」『』*{ENDS}"
"""Signs without meaning; empty boxes and ticks stay out, they belong to forms."""
ENGLISH = "TOPSECRET|SECRET|CONFIDENTIAL|RESTRICTED"
_YEAR = "[12][0-9]{3}"
_NUMBER = (
    r"(?:份号|编号|文号|号|No\.?|NO\.?|№|第)[:：]?(?:第)?[0-9]{1,8}(?:号|份|期|页)?|(?<![0-9])[0-9]{4,8}(?![0-9])"
    rf"|[(（\[〔【]?{_YEAR}[)）\]〕】](?:第)?[0-9]{{1,4}}号"
)
_COUNT = (
    "[(（]?(?:共|共印|印)[0-9]{1,5}[份页]|第[0-9]{1,5}[份页][)）]?"
    f"|[(（]?(?:{_YEAR}年)?总?第[0-9]{{1,5}}期[)）]?"
)
_DAY = rf"{_YEAR}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?|{_YEAR}[.\-][0-9]{{1,2}}[.\-][0-9]{{1,2}}"
_KEPT = f"(?:保密)?期限[:：为]?{STRICT_PERIOD}"
_PAGE = "-[0-9]{1,4}-"
_WORDS = "|".join(
    (
        _COUNT,
        _DAY,
        _KEPT,
        _NUMBER,
        _PAGE,
        URGENCY,
        "内部(?:传阅|使用|参阅|掌握|资料|文件)?",
        "签发人?",
        f"[(（]?(?:{ENGLISH})[)）]?",
        rf"[(（]?(?:{BESIDE})[)）]?",
    )
)
_COMPANY = rf"(?>{_WORDS}|[{ORNAMENT}]){{0,16}}+"
"""Nothing is tried twice: a line of figures could be cut in a million ways."""
_BODY = "(?:级文件|级资料|级材料|级|文件|件|材料|资料|公文|电报|传真)?"
_LEFT = re.compile(rf"{_COMPANY}")
_RIGHT = re.compile(rf"{_BODY}{_COMPANY}")
_RIGHT_OF_INTERNAL = re.compile(rf"[{ORNAMENT}(（]{{0,2}}(?:{STRICT_PERIOD})?[)）]?{_COMPANY}")


def goes_before(left: str) -> bool:
    """What stands left of a mark, closed up, is nothing but its company."""
    return _LEFT.fullmatch(left) is not None


def follows_a_level(right: str) -> bool:
    """Likewise right of 机密: also the rest of its own word (机密文件)."""
    return _RIGHT.fullmatch(right) is not None


def follows_internal(right: str) -> bool:
    """Likewise right of 工作秘密 or 内部资料: also a period."""
    return _RIGHT_OF_INTERNAL.fullmatch(right) is not None
