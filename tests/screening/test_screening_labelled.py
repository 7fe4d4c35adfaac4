"""Recall and precision on the labelled set, by kind; the benchmark prints the same figures."""

from __future__ import annotations

import pytest

from tests.screening.labelled.labelled_set import KINDS, Score, counted, negatives, positives, score

RECALL, PRECISION = 0.99, 0.97


@pytest.fixture(scope="module")
def scored() -> tuple[dict[str, Score], list[str]]:
    return score()


def test_the_set_is_large_enough_and_much_of_it_is_written_by_hand() -> None:
    right, wrong = counted(positives()), counted(negatives())
    assert right.total() - right["by hand"] >= 400
    assert wrong["nothing"] >= 400
    assert right["by hand"] >= 150
    assert wrong["by hand"] >= 300
    assert all(right[kind] >= 40 for kind in KINDS)


def test_no_text_stands_twice_in_the_hand_written_part() -> None:
    texts = [(case.text, case.passages[0].where) for case in (*positives(), *negatives()) if case.hand]
    assert [text for text in texts if texts.count(text) > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_c7_5_marks_and_identifiers_are_found(kind: str, scored: tuple[dict[str, Score], list[str]]) -> None:
    scores, faults = scored
    assert scores[kind].recall >= RECALL, faults
    assert scores[kind].precision >= PRECISION, faults
