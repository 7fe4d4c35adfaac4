"""Small rules of heart 1 on their own: labels, levels, periods, permits."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop.custody.copy_numbers import MOST, labels, reproduction_labels
from desktop.custody.levels import Level, above, highest, register_of
from desktop.custody.period import ends_on, longer_than_allowed, presumed
from desktop.custody.permit import PermitAct, PermitIssued, PermitUsed, fold_permit, usable, widens
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.plain.typed import PeriodKind, SecrecyPeriod

levels = st.sampled_from(Level)


@given(st.lists(st.text("0123456789", min_size=1, max_size=8), min_size=1, max_size=20, unique=True))
def test_a6_1_1c_one_label_per_copy_as_printed(numbers: list[str]) -> None:
    assert labels(numbers, len(numbers)) == tuple(numbers)
    assert isinstance(labels(numbers, len(numbers) + 1), Refusal)
    assert isinstance(labels([*numbers, numbers[0]], len(numbers) + 1), Refusal)


@given(st.integers())
def test_copies_without_numbers_have_labels_that_differ(copies: int) -> None:
    found = labels((), copies) if copies <= MOST or copies > MOST + 5 else labels((), MOST + 1)
    if 1 <= copies <= MOST:
        assert isinstance(found, tuple)
        assert len(set(found)) == copies
    else:
        assert isinstance(found, Refusal)


@given(st.integers(0, 500), st.integers(1, 50))
def test_a6_1_5e_labels_of_reproductions_go_on_from_those_before(already: int, count: int) -> None:
    first = reproduction_labels("000023", 0, already)
    more = reproduction_labels("000023", already, count)
    assert len({*first, *more}) == already + count


@given(st.lists(levels, min_size=1, max_size=9))
def test_d7_a_folder_is_marked_at_its_highest_level(found: list[Level]) -> None:
    top = highest(tuple(found))
    assert not any(above(level, top) for level in found)
    assert top in found


def test_edge_16_top_secret_has_a_register_of_its_own() -> None:
    assert register_of(Level.TOP_SECRET) not in {
        register_of(level) for level in Level if level is not Level.TOP_SECRET
    }


@given(levels, st.integers(1, 999), st.sampled_from((PeriodKind.YEARS, PeriodKind.MONTHS)))
def test_law_20_the_maximum_by_level(level: Level, amount: int, kind: PeriodKind) -> None:
    months = amount * (12 if kind is PeriodKind.YEARS else 1)
    most = {Level.TOP_SECRET: 360, Level.SECRET: 240, Level.CONFIDENTIAL: 120}.get(level)
    assert longer_than_allowed(level, SecrecyPeriod(kind, amount)) is (most is not None and months > most)
    assert not longer_than_allowed(level, presumed(level))


def test_rule_19_counted_from_the_day_of_issue_and_not_at_all_without_it() -> None:
    ten = SecrecyPeriod(PeriodKind.YEARS, 10)
    assert ends_on(ten, None) is None
    end = ends_on(ten, date(2016, 2, 29))
    assert end is not None
    assert end.year == 2026
    until = SecrecyPeriod(PeriodKind.UNTIL, day=date(2027, 1, 1))
    assert ends_on(until, None) == date(2027, 1, 1)


def rows(*facts: Fact) -> list[Recorded]:
    at = datetime(2026, 3, 5)
    return [Recorded(n, n, "permit/p", n, fact, at, at, "o") for n, fact in enumerate(facts, 1)]


@given(st.integers(1, 50), st.lists(st.integers(1, 10), max_size=12), st.integers(1, 60))
def test_a6_1_5c_never_more_than_permitted(quantity: int, goes: list[int], wanted: int) -> None:
    issued = PermitIssued(PermitAct.REPRODUCE, "case", "复批1", "A6.1.5b", ("c1",), quantity)
    facts: list[Fact] = [issued]
    used = 0
    for go in goes:
        state = fold_permit("p", rows(*facts))
        refused = usable(state, PermitAct.REPRODUCE, date(2026, 3, 5), go, "c1")
        assert (refused is not None) is (used + go > quantity)
        if refused is None:
            facts.append(PermitUsed(go))
            used += go
    state = fold_permit("p", rows(*facts))
    assert state.left == quantity - used
    assert (usable(state, PermitAct.REPRODUCE, date(2026, 3, 5), wanted, "c1") is None) is (
        wanted <= state.left
    )


def test_a6_1_4d_a_permit_to_copy_widens_nothing() -> None:
    issued = PermitIssued(PermitAct.REPRODUCE, "case", "复批1", "A6.1.5b", ("c1",), 5)
    refused = widens(fold_permit("p", rows(issued)), date(2026, 3, 5), ("zhang",), ("d1",))
    assert refused is not None
    assert refused.code == "permit.missing"


def test_law_14_there_are_three_classifications_and_two_kinds_beside() -> None:
    """保密法14: 绝密, 机密, 秘密 and no fourth; 工作秘密 and 内部 are lower and none of them."""
    ranked = sorted(Level, key=lambda level: level.height, reverse=True)
    assert [level for level in ranked if level.classified] == ranked[:3]
    assert [level.value for level in ranked[:3]] == ["top_secret", "secret", "confidential"]
    assert len({level.height for level in Level}) == len(Level) == 5


def test_rule_19_a_period_runs_from_the_marked_day_of_issue() -> None:
    """实施条例19: its last day is the same day years later; without that day there is none."""
    ten = SecrecyPeriod(PeriodKind.YEARS, 10)
    first = ends_on(ten, date(2026, 3, 1))
    later = ends_on(ten, date(2026, 3, 2))
    assert first is not None
    assert later is not None
    assert (later - first).days == 1
    assert first.year == 2036
    assert ends_on(ten, None) is None
    until = SecrecyPeriod(PeriodKind.UNTIL, day=date(2030, 1, 1))
    assert ends_on(until, None) == date(2030, 1, 1)
