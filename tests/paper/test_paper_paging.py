"""Pages: every line stands once, in order, on a page it fits; heads repeat; a tear-off stays whole."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import FONTS, OPTIONS, examples, press

from desktop.paper.faces import Run
from desktop.paper.paging import SLACK, paginate
from desktop.paper.sheet import PAD_Y, SetCell, SetGap, SetPiece, SetRow, SetTable, SetTear, SetText, SetWords
from tests.house.tools import require_tool

HEIGHT = 400.0


def row(name: str, lines: int, least: float) -> SetRow:
    text = SetText(tuple((Run(f"{name}.{n}", "song"),) for n in range(lines)), "song", 10, 12)
    natural = lines * 12 + 2 * PAD_Y
    return SetRow((SetCell(text, None, 100, 1, "center"),), natural, max(natural, least))


def words(row: SetRow) -> list[str]:
    return [run.text for line in row.cells[0].text.lines for run in line]


ROWS = st.lists(st.tuples(st.integers(1, 60), st.floats(10, 60)), max_size=40)


@given(ROWS, st.booleans(), st.sampled_from([0, 0, 3, 8]), st.floats(0, 380))
@settings(max_examples=150)
def test_every_line_stands_once_in_order_under_a_head(
    sizes: list[tuple[int, float]], headed: bool, per_page: int, above: float
) -> None:
    head = [row("head", 1, 20)] if headed else []
    rows = [row(f"r{n}", lines, least) for n, (lines, least) in enumerate(sizes)]
    table = SetTable((100.0,), (*head, *rows), len(head), True, per_page)
    pages = paginate([SetGap(above), table, SetGap(15)], HEIGHT)
    seen: list[str] = []
    for page in pages:
        assert sum(piece.height for piece in page) <= HEIGHT - SLACK + 0.01
        for piece in page:
            if isinstance(piece, SetTable):
                assert piece.rows[: len(head)] == tuple(head)
                assert all(r.height >= r.natural - 0.01 for r in piece.rows)
                seen += [word for r in piece.rows[len(head) :] for word in words(r)]
    assert seen == [word for r in rows for word in words(r)]


@given(st.integers(1, 40))
def test_a_fixed_page_begins_with_its_own_line(count: int) -> None:
    rows = [row(f"r{n}", 1, 20) for n in range(count)]
    pages = paginate([SetTable((100.0,), (row("head", 1, 20), *rows), 1, True, 8)], HEIGHT)
    firsts = [words(piece.rows[1])[0] for page in pages for piece in page if isinstance(piece, SetTable)]
    assert firsts == [f"r{n}.0" for n in range(0, count, 8)]


def test_what_is_torn_off_stays_together() -> None:
    line = SetText(((Run("裁", "song"),),), "song", 9, 12)
    rows = [row(f"r{n}", 1, 30) for n in range(11)]
    reply: list[SetPiece] = [
        SetTear(line, 28),
        SetTable((100.0,), (row("a", 1, 40), row("b", 1, 40)), 0, True),
    ]
    pages = paginate([SetTable((100.0,), tuple(rows), 0, True), *reply], HEIGHT)
    assert [piece.__class__ for piece in pages[1]] == [SetTear, SetTable]


def test_a_long_letter_flows_over_its_pages() -> None:
    facts = examples("f24_query")["long"]
    letter = press().sheet("f24_query", facts, OPTIONS).sections[0].pages
    counts = [sum(len(p.text.lines) for p in page if isinstance(p, SetWords)) for page in letter]
    assert len(counts) == 2
    assert counts[0] > 14


FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>{rules}</fontconfig>"""
RULE = """<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit></match>"""
FACES = {
    "宋体": "Noto Serif SC",
    "仿宋": "Noto Serif SC",
    "方正小标宋简体": "Noto Serif SC",
    "黑体": "Noto Sans SC",
    "楷体": "LXGW WenKai",
}


def test_another_word_processor_keeps_our_pages(tmp_path: Path) -> None:
    """LibreOffice, with our faces under the names that offices have, turns the pages where we do."""
    soffice, pdfinfo = require_tool("soffice"), require_tool("pdfinfo")
    rules = "".join(RULE.format(name=name, face=face) for name, face in FACES.items())
    config = tmp_path / "fonts.conf"
    config.write_text(FONTCONFIG.format(fonts=FONTS, cache=tmp_path / "cache", rules=rules), "utf-8")
    expected = {}
    for form, case in (
        ("f02_slip", "long"),
        ("f01_register", "long"),
        ("f24_query", "short"),
        ("recall_notice", "many"),
        ("life", "rare"),
    ):
        facts = examples(form)[case]
        (tmp_path / f"{form}.docx").write_bytes(press().word(form, facts, OPTIONS))
        expected[form] = press().page_count(press().pdf(form, facts, OPTIONS))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        + [str(tmp_path / f"{form}.docx") for form in expected],
        check=True,
        capture_output=True,
        env={"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        timeout=180,
    )
    found = {}
    for form in expected:
        info = subprocess.run(
            [pdfinfo, str(tmp_path / f"{form}.pdf")], check=True, capture_output=True, text=True
        )
        found[form] = next(
            int(line.split()[1]) for line in info.stdout.splitlines() if line.startswith("Pages:")
        )
    assert found == expected


def test_another_reader_finds_the_rare_names_in_our_pdf(tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(press().pdf("f02_slip", examples("f02_slip")["rare"], OPTIONS))
    text = subprocess.run(
        [require_tool("pdftotext"), "-raw", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    for name in ("张㙓", "李𫖯", "王䶮", "周𠮷"):
        assert name in text.replace("\n", "")
    assert "阅文须知" in text
