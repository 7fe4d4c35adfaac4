"""Which rules are in force on a day."""

from __future__ import annotations

from datetime import date

from desktop.plain.facts import Codebook, Text
from desktop.profiles.in_force import FACTS, InForce, RulesAdopted, in_force

OLD, NEW, RIGHTED = (
    InForce("a", date(2026, 1, 1)),
    InForce("b", date(2026, 7, 1)),
    InForce("c", date(2026, 7, 1)),
)


def test_rules_hold_from_their_day_on() -> None:
    assert in_force([OLD, NEW], date(2025, 12, 31)) is None
    assert in_force([OLD, NEW], date(2026, 6, 30)) == OLD
    assert in_force([NEW, OLD], date(2026, 7, 1)) == NEW


def test_of_two_that_begin_together_the_later_adopted_holds() -> None:
    assert in_force([OLD, NEW, RIGHTED], date(2026, 8, 1)) == RIGHTED


def test_the_text_adopted_is_content_and_its_hash_stands_in_the_book() -> None:
    adopted = RulesAdopted("panjin", "f" * 64, date(2026, 1, 1), Text("全文"))
    body = Codebook(FACTS).encode(adopted, lambda words: "seal")
    assert body == {"name": "panjin", "hash": "f" * 64, "from_day": "2026-01-01", "text": {"text": "seal"}}
