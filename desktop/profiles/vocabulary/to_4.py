"""What the program knew by the names of things, the profile says now: an older text gets what was so then.

What shows a regular duty done, and what there must be for it to be owed; by which rule a published item has its
approval sheet; the register of copies as a sheet of copying; which procedure is the usual review.
Frozen: a later change of the shipped files changes nothing here.
"""

from __future__ import annotations

from typing import Any

PROFILE, PROCEDURES = "profile.toml", "procedures"
LEDGER, COMPARISON, REFUSED_AGAIN = "F31", "comparison", "refused_again"
APPROVAL, APPROVAL_RULE = "F32", "B1.2b"
COPYING, COPIES_MADE = "F03", "F04"
REVIEW = "review"


def step(tables: dict[str, dict[str, Any]]) -> None:
    """Each file by itself: a layer gets it where it says what it hung on."""
    for path, data in tables.items():
        folder, _slash, rest = path.partition("/")
        if rest == PROFILE:
            if f"{folder}/{PROCEDURES}/{REVIEW}.toml" in tables:
                data.setdefault("usual_review", REVIEW)
            for code, duty in _table(data, "duties").items():
                if isinstance(duty, dict):
                    _duty(code, duty)
        elif rest.startswith(f"{PROCEDURES}/"):
            _forms(data)


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _duty(code: str, duty: dict[str, Any]) -> None:
    if duty.get("form") == LEDGER:
        duty.update(done_by="printed", only_if="concluded")
    elif code == COMPARISON:
        duty["done_by"] = "compared"
    elif code == REFUSED_AGAIN:
        duty["only_if"] = "kept_in"
    elif "form" in duty:  # over one that was done by its ledger
        duty.update(done_by="noted", only_if="always")


def _forms(data: dict[str, Any]) -> None:
    forms = data.get("forms")
    if not isinstance(forms, list):
        return
    if APPROVAL in forms:
        data["sheet_rule"] = APPROVAL_RULE
    if COPYING in forms and COPIES_MADE not in forms:
        data["forms"] = [*forms, COPIES_MADE]
