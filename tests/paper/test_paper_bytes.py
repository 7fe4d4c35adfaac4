"""The same facts, faces and versions give the same bytes; lists hold no formula; nothing heavy loads early."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import FONTS, FORMS, OPTIONS, ROOT, examples, press

from desktop.paper.excel import ListColumn, risky
from desktop.paper.labels import Label, LabelStock
from desktop.paper.press import Press
from tests.house.tools import require_tool

AGAIN = """
import sys, hashlib, tomllib
from pathlib import Path
from desktop.paper.press import Press
from desktop.paper.filling import Options
form, forms, fonts = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
press = Press({p.stem: p.read_text("utf-8") for p in forms.glob("*.toml")}, [fonts])
facts = tomllib.loads((forms / "examples" / f"{form}.toml").read_text("utf-8"))["short"]
options = Options(unit="某局", serial="000142", head="7F3A", head_code="CD1")
for make in (press.pdf, press.word):
    print(hashlib.sha256(make(form, facts, options)).hexdigest())
"""
LAZY = """
import sys
import desktop.paper.press
print(sorted({m.split(".")[0] for m in sys.modules} & {"docx", "xlsxwriter", "reportlab", "pypdfium2", "PIL", "lxml"}))
"""


def run(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


@pytest.mark.parametrize("form", ["f02_slip", "f24_query"])
def test_two_processes_make_the_same_bytes(form: str) -> None:
    first = run(AGAIN, form, str(FORMS), str(FONTS))
    assert first == run(AGAIN, form, str(FORMS), str(FONTS))
    assert len(set(first.split())) == 2


@pytest.mark.parametrize("form", press().names())
def test_the_same_press_makes_the_same_bytes_whatever_came_before(form: str) -> None:
    facts = examples(form)["short"]
    pdf, word = press().pdf(form, facts, OPTIONS), press().word(form, facts, OPTIONS)
    press().pdf("f01_cover", examples("f01_cover")["rare"], OPTIONS)
    assert press().pdf(form, facts, OPTIONS) == pdf
    assert press().word(form, facts, OPTIONS) == word
    other = Press({path.stem: path.read_text("utf-8") for path in FORMS.glob("*.toml")}, [FONTS])
    assert other.pdf(form, facts, OPTIONS) == pdf


def test_other_facts_make_other_bytes() -> None:
    facts = examples("f02_slip")["short"]
    changed = facts | {"folder_number": "4"}
    assert press().pdf("f02_slip", facts, OPTIONS) != press().pdf("f02_slip", changed, OPTIONS)
    assert press().word("f02_slip", facts, OPTIONS) != press().word("f02_slip", changed, OPTIONS)


def test_word_keeps_no_time_and_no_name_of_the_machine() -> None:
    with zipfile.ZipFile(
        io.BytesIO(press().word("f02_slip", examples("f02_slip")["short"], OPTIONS))
    ) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
        document = package.read("word/document.xml").decode()
        names = set(package.namelist())
        everything = b"".join(package.read(name) for name in names).lower()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]
    for foreign in (b"macintosh", b"normal.dotm", b"python-docx", b"/users/", b"/home/", b"c:\\"):
        assert foreign not in everything, foreign
    assert "2000-01-01" in core
    assert "python-docx" not in core
    assert 'w:eastAsia="宋体"' in document
    assert "<w:tblHeader/>" in document
    assert "<w:cantSplit/>" in document
    assert 'w:type="fixed"' in document


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    assert run(LAZY).strip() == "[]"


COLUMNS = [ListColumn("a", "标题"), ListColumn("b", "备注")]


def excel(rows: list[dict[str, str]]) -> bytes:
    return press().excel(
        "在外清单", COLUMNS, rows, mark="机密★10年", origin="某局 王素云 2026-03-09 17:40", serial="000150"
    )


def sheet_xml(book: bytes) -> tuple[str, str]:
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode(), package.read(
            "xl/sharedStrings.xml"
        ).decode()


@settings(max_examples=25)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_a_list_holds_text_only(texts: list[str]) -> None:
    sheet, _strings = sheet_xml(excel([{"a": text} for text in texts]))
    assert "<f>" not in sheet
    assert 't="n"' not in sheet
    values = sheet.count("<v>")
    assert values == sheet.count('t="s"')


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_formula_stays_text_and_is_quoted(first: str) -> None:
    assert risky(f"{first}1+1")
    book = excel([{"a": f"{first}cmd|' /C calc'!A0", "b": "平常"}])
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        assert 'quotePrefix="1"' in package.read("xl/styles.xml").decode()
    assert "<f>" not in sheet_xml(book)[0]


def test_the_first_row_says_whose_list_it_is() -> None:
    _sheet, strings = sheet_xml(excel([{"a": "x", "b": "y"}]))
    assert "机密★10年　某局 王素云 2026-03-09 17:40　流水号 000150" in strings
    assert excel([{"a": "x"}]) == excel([{"a": "x"}])


def test_pages_are_pictures_at_the_asked_resolution() -> None:
    pdf = press().pdf("f04_copy_register", examples("f04_copy_register")["short"], OPTIONS)
    (png,) = press().pages(pdf, 72)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 842
    assert len(list(press().pages(press().pdf("draw", examples("draw")["many"], OPTIONS), 20, [1, 3]))) == 2


@pytest.mark.parametrize("form", ["f02_slip", "f47_referral", "labels"])
def test_a_pdf_names_nobody_and_carries_every_face_it_names(form: str) -> None:
    if form == "labels":
        pdf = press().labels(
            [Label("CD0000000012", "密收〔2026〕001-000023")], LabelStock.a4(8, 3, top=10, left=8)
        )
    else:
        pdf = press().pdf(form, examples(form)["rare"], OPTIONS)
    document = pypdfium2.PdfDocument(pdf)
    about = document.get_metadata_dict()
    assert (about["Author"], about["Subject"], about["Keywords"]) == ("", "", "")
    assert (about["Creator"], about["Producer"]) == ("custody-desk", "custody-desk")
    assert about["CreationDate"].startswith("D:20000101")
    assert str(ROOT).encode() not in pdf
    fonts = subprocess.run(
        [require_tool("pdffonts"), "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    lines = fonts.splitlines()[2:]
    assert lines
    embedded = fonts.splitlines()[0].index("emb")
    assert all(line[embedded:].startswith("yes") for line in lines), fonts
