import pytest

from desktop.people.clearance import HEIGHTS, USUAL, reaches, reader_fit


@pytest.mark.parametrize(
    ("clearance", "level", "fits"),
    [
        ("core", "top_secret", True),
        ("important", "top_secret", False),
        ("important", "secret", True),
        ("general", "secret", False),
        ("general", "confidential", True),
        ("none", "confidential", False),
        ("none", "work_secret", True),
        ("none", "internal", True),
    ],
)
def test_d7_the_usual_reach(clearance, level, fits):
    assert reaches(clearance, level) is fits
    assert (reader_fit("王某", clearance, level) is None) is fits


def test_d7_below_the_level_is_warned_and_a_reason_helps():
    refusal = reader_fit("王某", "general", "secret")
    assert refusal is not None
    assert (refusal.code, refusal.reason_helps, refusal.field) == ("reader.below_level", True, "reader")
    assert refusal.facts == {"name": "王某", "clearance": "general", "level": "secret"}
    none = reader_fit("王某", "none", "confidential")
    assert none is not None
    assert (none.code, none.reason_helps) == ("reader.without_clearance", True)


@pytest.mark.parametrize("clearance", ["none", "general", "important"])
def test_d7_for_top_secret_nothing_helps(clearance):
    refusal = reader_fit("王某", clearance, "top_secret")
    assert refusal is not None
    assert not refusal.reason_helps
    assert refusal.clause == "保密法26"


def test_the_profile_may_say_otherwise():
    strict = {**USUAL, "important": "confidential"}
    assert reader_fit("王某", "important", "secret") is None
    assert reader_fit("王某", "important", "secret", strict) is not None
    assert set(USUAL.values()) == set(HEIGHTS)
