"""The password rule: B8.2, and what the level of this machine asks beyond it (national rules 3.6).

The numbers for classified machines are practice told at second hand, not a text at hand: a unit may make
them stricter (``stricter``), never looser.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.plain.refusal import Refusal, refuse
from desktop.vault.keys.history import REMEMBERED, About

B82_LENGTH = 8
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class PasswordRule:
    """``length`` characters at least, of ``classes`` of four kinds; to be changed after ``days``."""

    length: int
    classes: int
    days: int
    clause: str

    def stricter(self, length: int, days: int) -> PasswordRule:
        """A unit's own numbers, where they ask more."""
        return PasswordRule(max(self.length, length), self.classes, min(self.days, days), self.clause)


_RULES = {
    "confidential": PasswordRule(8, 3, 30, "3.6"),
    "secret": PasswordRule(10, 3, 7, "3.6"),
    "top_secret": PasswordRule(12, 3, 7, "3.6"),
}
_OTHERS = PasswordRule(B82_LENGTH, 2, 90, "B8.2")


def rule_for(level: str) -> PasswordRule:
    """The rule of a machine of this level (``confidential``, ``secret``, ``top_secret``, or none of them)."""
    return _RULES.get(level, _OTHERS)


def judge(
    password: str, rule: PasswordRule, names: Iterable[str], about: About | None = None
) -> tuple[Refusal, ...]:
    """Everything that is wrong with a new password; empty: it may be used.

    ``names`` of the person, his number, the unit, the device. ``about`` of the slot, at a change; the ten
    last are tried only when nothing else is wrong, since each costs a derivation.
    """
    text = unicodedata.normalize("NFC", password)
    faults = []
    if len(text) < rule.length:
        clause = "B8.2" if len(text) < B82_LENGTH else rule.clause
        faults.append(refuse("password.short", clause, at="password", needed=rule.length, given=len(text)))
    kinds = _kinds(text)
    if "special" not in kinds:
        faults.append(refuse("password.no_special", "B8.2", at="password"))
    if len(kinds) < rule.classes:
        faults.append(refuse("password.few_kinds", rule.clause, at="password", needed=rule.classes))
    related = sorted({name for name in names if _contains(text, name)})
    if related:
        faults.append(refuse("password.related", "B8.2", at="password", names=tuple(related)))
    if len(set(text)) * 2 < rule.length:
        faults.append(refuse("password.repeats", "B8.2", at="password"))
    if not faults and about is not None and about.used_before(password):
        faults.append(refuse("password.used_before", rule.clause, at="password", remembered=REMEMBERED))
    return tuple(faults)


def change_due(about: About, rule: PasswordRule) -> date:
    """The last day on which the password may be used; a password set by another is due at once."""
    return about.set_on if about.issued else about.set_on + timedelta(days=rule.days)


def must_change(about: About, rule: PasswordRule, today: date) -> Refusal | None:
    """Why the password must be changed before anything else, or None."""
    if about.issued:
        return refuse("password.issued", "B8.2", at="password")
    due = change_due(about, rule)
    if today > due:
        return refuse("password.expired", rule.clause, at="password", due=due.isoformat(), days=rule.days)
    return None


def _kinds(text: str) -> set[str]:
    kinds = set()
    for sign in text:
        if sign.isdigit():
            kinds.add("digit")
        elif sign.isalpha():
            kinds.add("upper" if sign.isupper() else "lower")
        elif not sign.isspace():
            kinds.add("special")
    return kinds


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _contains(text: str, name: str) -> bool:
    short = _plain(name)
    return len(short) >= _SHORTEST_NAME and short in _plain(text)
