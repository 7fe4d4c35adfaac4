"""D11: a scan is recognised by its prefix, and nothing that is not one is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.scan_codes import scan_code, valid_scan_code
from desktop.windows.scan_reader import LONG_PATIENCE, PATIENCE, ScanReader, Verdict, may_become, whole_scan

CODE = st.from_regex(r"CD[CPSLB][0-9]{6,18}[0-9A-Z]", fullmatch=True)


def run(reader: ScanReader, text: str, gap: float) -> tuple[str, list[str]]:
    """Type a text; answers what reached the field and the scans."""
    field, scans, at = "", [], 0.0
    for sign in text:
        at += gap
        if sign == "\n":
            verdict = reader.end()
            if verdict is Verdict.SCAN:
                assert reader.scan is not None
                scans.append(reader.scan.code)
            else:
                field += reader.take_held() + sign
            continue
        verdict = reader.key(sign, at)
        if verdict is Verdict.GIVE_BACK:
            field += reader.take_held()
            verdict = reader.key(sign, at)
        if verdict is Verdict.PASS:
            field += sign
    return field, scans


@given(CODE, st.floats(0.001, PATIENCE * 0.9))
def test_d11_every_code_is_a_scan_at_any_scanner_speed(code: str, gap: float) -> None:
    assert run(ScanReader(), code + "\n", gap) == ("", [code])


@given(st.text("CDPcdps0123456789Xab成", max_size=40), st.floats(0.0, 1.0))
def test_d11_what_is_no_scan_comes_back_whole_and_in_order(text: str, gap: float) -> None:
    field, scans = run(ScanReader(valid=lambda _code: False), text + "\n", gap)
    assert (field, scans) == (text + "\n", [])


@given(CODE)
def test_d11_every_beginning_of_a_code_may_become_one(code: str) -> None:
    assert all(may_become(code[:n]) for n in range(1, len(code) + 1))


def test_d11_a_wrong_check_sign_is_typing() -> None:
    reader = ScanReader(valid=lambda code: code.endswith("7"))
    assert run(reader, "CDC0001238\n", 0.01) == ("CDC0001238\n", [])
    assert run(reader, "CDC0001237\n", 0.01) == ("", ["CDC0001237"])


def test_d11_a_person_who_pauses_in_the_prefix_types() -> None:
    assert run(ScanReader(), "CDC000123X", PATIENCE * 1.5)[0].startswith("CD")


def test_d11_patience_grows_once_it_can_hardly_be_anything_else() -> None:
    reader = ScanReader()
    for number, sign in enumerate("CDC00"):
        reader.key(sign, number * 0.01)
    assert reader.patience == LONG_PATIENCE


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("cdp000012K", "person"),
        ("ＣＤＣ０００１２３Ｘ", "copy"),
        (" CDS0000177 ", "slip"),
        ("CDB0000177", "book"),
    ],
)
def test_a_code_typed_by_hand_counts_whatever_its_width_and_case(typed: str, kind: str) -> None:
    scan = whole_scan(typed)
    assert scan is not None
    assert scan.kind == kind


@pytest.mark.parametrize(
    "typed", ["", "CD", "CDX000012K", "CDC00012K", "成都市0012", "CDC0012K0012K0012K0012K00"]
)
def test_other_words_are_no_code(typed: str) -> None:
    assert whole_scan(typed) is None


@given(st.sampled_from("CPSLB"), st.integers(1, 10**18 - 1))
def test_every_code_the_program_prints_is_caught_and_none_with_a_slip(letter: str, number: int) -> None:
    code = scan_code(letter, number)  # type: ignore[arg-type]
    assert run(ScanReader(valid_scan_code), code + "\n", 0.01) == ("", [code])
    swapped = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert run(ScanReader(valid_scan_code), swapped + "\n", 0.01) == (swapped + "\n", [])
