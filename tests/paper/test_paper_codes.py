"""QR and Code128 decode back; what they cannot hold is refused; labels carry no content."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_reading import pdf_text, squeezed
from paper_samples import OPTIONS, examples, press

from desktop.paper.codes import code_text
from desktop.paper.faults import PaperFault
from desktop.paper.labels import Label, LabelStock
from tests.house.tools import require_tool

A4_65 = LabelStock.a4(13, 5, top=10.7, left=4.75, gap_x=2.5)


def decoded(png: bytes, folder: Path) -> set[str]:
    path = folder / "page.png"
    path.write_bytes(png)
    done = subprocess.run(
        [require_tool("zbarimg"), "--nodbus", "--quiet", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("size", [(50, 30), (60, 40), (40, 25), (70, 50)])
def test_a_roll_label_decodes_at_8_dots_to_the_mm(size: tuple[int, int], tmp_path: Path) -> None:
    pdf = press().labels([Label("CD1C004711", "密收〔2026〕017-000023")], LabelStock.roll(*size))
    found = decoded(next(press().pages(pdf, 203.2)), tmp_path)
    assert "QR-Code:CD1C004711" in found
    assert "CODE-128:CD1C004711" in found


def test_a_sheet_of_labels_decodes_every_one_and_begins_where_asked(tmp_path: Path) -> None:
    labels = [Label(f"CD1C{n:06d}", f"密收〔2026〕{n:03d}-000023") for n in range(1, 71)]
    pdf = press().labels(labels, A4_65, start=7)
    pages = list(press().pages(pdf, 300))
    assert len(pages) == 2
    bars = {code for page in pages for code in decoded(page, tmp_path) if code.startswith("CODE-128")}
    assert bars == {f"CODE-128:{label.code}" for label in labels}


def test_labels_show_the_number_and_no_content() -> None:
    pdf = press().labels([Label("CD1C000001", "密收〔2026〕001-000023")], LabelStock.roll(50, 30))
    assert squeezed(pdf_text(pdf)) == "密收〔2026〕001-000023"


def test_a_label_too_small_or_a_start_beyond_the_sheet_is_refused() -> None:
    one = [Label("CD1C000001", "密收〔2026〕001-000023")]
    for stock, start in ((LabelStock.roll(10, 5), 1), (A4_65, 66), (A4_65, 0)):
        with pytest.raises(PaperFault) as caught:
            press().labels(one, stock, start)
        assert caught.value.refusal.code == "paper.label_stock"
    with pytest.raises(PaperFault) as caught:
        press().labels([Label("CD1C000001", "长" * 200)], LabelStock.roll(30, 15))
    assert caught.value.refusal.code == "paper.label_too_small"


@given(st.text(min_size=0, max_size=40))
def test_a_code_is_refused_rather_than_silently_shortened(text: str) -> None:
    plain = bool(text) and all(" " <= c <= "~" for c in text)
    if plain:
        assert code_text(text) == text
    else:
        with pytest.raises(PaperFault):
            code_text(text)


def test_chinese_in_a_scan_code_is_refused() -> None:
    with pytest.raises(PaperFault) as caught:
        press().labels([Label("密收〔2026〕001", "密收〔2026〕001")], LabelStock.roll(50, 30))
    assert caught.value.refusal.code == "paper.code_text"
    assert caught.value.refusal.facts["characters"] == ("〔", "〕", "密", "收")


def test_the_qr_of_the_foot_decodes(tmp_path: Path) -> None:
    pdf = press().pdf("f02_slip", examples("f02_slip")["short"], OPTIONS)
    assert f"QR-Code:{OPTIONS.head_code}" in decoded(next(press().pages(pdf, 300)), tmp_path)
