from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.operations.scan_codes import KINDS, Kind, ScanCode, read_scan_code, scan_code, valid_scan_code
from desktop.plain.refusal import Refusal
from desktop.windows.scan_reader import whole_scan

kinds = st.sampled_from(KINDS)
numbers = st.integers(1, 10**18 - 1) | st.integers(1, 10**7)


@given(kinds, numbers)
def test_a_code_is_read_back(kind: Kind, seq: int) -> None:
    code = scan_code(kind, seq)
    assert set(code) <= set(string.ascii_uppercase + string.digits)
    assert read_scan_code(code) == ScanCode(kind, seq)
    assert str(ScanCode(kind, seq)) == code


@given(kinds, numbers)
def test_the_scan_catcher_takes_it(kind: Kind, seq: int) -> None:
    code = scan_code(kind, seq)
    scan = whole_scan(code, valid_scan_code)
    assert scan is not None
    assert scan.code == code


@given(kinds, numbers, st.integers(0, 30), st.sampled_from(string.ascii_uppercase + string.digits))
def test_any_single_wrong_character_is_found(kind: Kind, seq: int, place: int, wrong: str) -> None:
    code = scan_code(kind, seq)
    place %= len(code)
    assume(code[place] != wrong)
    assert isinstance(read_scan_code(code[:place] + wrong + code[place + 1 :]), Refusal)


@given(kinds, numbers, st.integers(0, 30))
def test_any_two_neighbours_swapped_are_found(kind: Kind, seq: int, place: int) -> None:
    code = scan_code(kind, seq)
    place %= len(code) - 1
    assume(code[place] != code[place + 1])
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert isinstance(read_scan_code(swapped), Refusal)


def test_small_and_wide_letters_blanks_and_dashes_do_not_matter() -> None:
    code = scan_code("C", 123)
    typed = f" {code[:3].lower()}-{code[3:]} "
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    assert read_scan_code(typed) == read_scan_code(wide) == ScanCode("C", 123)


@pytest.mark.parametrize("text", ["", "CD", "密收〔2026〕017", "CDX000123A", "CDC123A", "CDC00012³A", "𠮷"])
def test_what_is_no_code_of_ours_is_refused(text: str) -> None:
    refused = read_scan_code(text)
    assert isinstance(refused, Refusal)
    assert refused.code == "scan.shape"


def test_a_number_has_one_code_only() -> None:
    longer = next(
        f"CDC0000123{sign}" for sign in string.ascii_uppercase if not valid_scan_code(f"CDC0000123{sign}")
    )
    assert not valid_scan_code(longer)
    assert not any(valid_scan_code(f"CDC0000123{sign}") for sign in string.ascii_uppercase + string.digits)
    assert not any(valid_scan_code(f"CDC000000{sign}") for sign in string.ascii_uppercase + string.digits)


@pytest.mark.parametrize(("kind", "seq"), [("X", 1), ("C", 0), ("C", -1), ("C", 10**18)])
def test_what_no_code_can_hold_is_a_bug(kind: Kind, seq: int) -> None:
    with pytest.raises(ValueError, match="no scan code"):
        scan_code(kind, seq)
