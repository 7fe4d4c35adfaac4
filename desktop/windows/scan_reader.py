"""Recognises a scan among keys by its prefix, without Qt: ``CD``, a letter of what it is, digits, a check sign.

The reader holds keys back while they may still be a scan and gives them back when they are not. It does
not look at speed once the prefix, the letter and two digits are there (a slow scanner is a scanner);
before that a pause longer than ``PATIENCE`` shows a person typing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

KINDS = {"C": "copy", "P": "person", "S": "slip", "L": "list", "B": "book"}
"""Letter after the prefix: copy, person, slip or folder, list, binder."""
PATIENCE = 0.12
"""Seconds between two keys of a burst."""
LONG_PATIENCE = 0.6
"""Seconds once it can hardly be anything else."""
LONGEST = 24

_WHOLE = re.compile(r"CD[CPSLB][0-9]{6,18}[0-9A-Z]")
_BEGUN = re.compile(r"C(D([CPSLB]([0-9]{0,18}|[0-9]{6,18}[0-9A-Z]))?)?")
_SURE = re.compile(r"CD[CPSLB][0-9]{2}")
_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)}

Valid = Callable[[str], bool]
"""Whether the check sign fits."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan: what kind of thing, and the code as printed."""

    kind: str
    code: str


class Verdict(Enum):
    """What becomes of a key: it is held, it passes, what was held is given back, or a scan is whole."""

    HOLD = "hold"
    PASS = "pass"
    GIVE_BACK = "give back"
    SCAN = "scan"


def whole_scan(text: str, valid: Valid | None = None) -> Scan | None:
    """The scan that a text is, if it is one and nothing else; full-width signs count as their own."""
    code = text.translate(_WIDE).strip().upper()
    if not _WHOLE.fullmatch(code) or (valid is not None and not valid(code)):
        return None
    return Scan(KINDS[code[2]], code)


def may_become(text: str) -> bool:
    """Whether a scan may begin like this."""
    return bool(text) and bool(_BEGUN.fullmatch(text.translate(_WIDE).upper()))


class ScanReader:
    """Keys go in one by one with their moment (seconds, any clock that only goes forward)."""

    def __init__(self, valid: Valid | None = None) -> None:
        self._valid = valid
        self._held = ""
        self._last = 0.0
        self.scan: Scan | None = None

    @property
    def held(self) -> str:
        """What is held back now."""
        return self._held

    @property
    def patience(self) -> float:
        """Seconds to wait for the next key before giving back."""
        return LONG_PATIENCE if _SURE.match(self._held.upper()) else PATIENCE

    def key(self, sign: str, at: float) -> Verdict:
        """One character. GIVE_BACK: the held keys first, then this one, go where they belong."""
        if self._held and at - self._last > self.patience:
            return Verdict.GIVE_BACK
        if may_become(self._held + sign) and len(self._held) < LONGEST:
            self._held += sign
            self._last = at
            return Verdict.HOLD
        return Verdict.GIVE_BACK if self._held else Verdict.PASS

    def end(self) -> Verdict:
        """Enter, Tab or a long pause: a whole scan, or keys to give back, or nothing at all."""
        if not self._held:
            return Verdict.PASS
        self.scan = whole_scan(self._held, self._valid)
        if self.scan is None:
            return Verdict.GIVE_BACK
        self._held = ""
        return Verdict.SCAN

    def take_held(self) -> str:
        """Hand over what was held and hold nothing."""
        held, self._held = self._held, ""
        return held
