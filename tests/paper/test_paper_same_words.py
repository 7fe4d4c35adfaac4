"""PDF and Word say the same, in the same lines, on the same pages, for every form and example."""

from __future__ import annotations

import re

import pytest
from paper_reading import (
    margins,
    pdf_body,
    pdf_pages,
    pdf_text,
    squeezed,
    word_body,
    word_foot,
    word_head,
    word_lines,
)
from paper_samples import OPTIONS, all_examples, examples, press

from desktop.paper.filling import Options
from desktop.paper.sheet import SetLetterhead, SetSignature, SetTable, SetTear, SetText, SetWords, Sheet

CASES = list(all_examples())


def set_texts(sheet: Sheet) -> list[SetText]:
    found = []
    for section in sheet.sections:
        for page in section.pages:
            for piece in page:
                if isinstance(piece, SetTable):
                    for row in piece.rows:
                        for cell in row.cells:
                            found += [cell.text, *([cell.foot] if cell.foot else [])]
                elif isinstance(piece, SetSignature):
                    found += piece.texts
                elif isinstance(piece, SetWords | SetLetterhead | SetTear):
                    found.append(piece.text)
    return found


def set_lines(sheet: Sheet) -> list[str]:
    lines = ["".join(run.text for run in line) for text in set_texts(sheet) for line in text.lines]
    return [line for line in lines if line.strip()]


@pytest.mark.parametrize(("form", "case"), CASES)
def test_pdf_and_word_say_the_same(form: str, case: str) -> None:
    facts = examples(form)[case]
    sheet = press().sheet(form, facts, OPTIONS)
    word = press().word(form, facts, OPTIONS)
    pdf = press().pdf(form, facts, OPTIONS)
    said = squeezed("".join(set_lines(sheet)))
    assert said
    assert word_body(word) == said
    assert word_lines(word) == set_lines(sheet)
    assert pdf_body(pdf, margins(sheet)) == said


@pytest.mark.parametrize(("form", "case"), CASES)
def test_nothing_is_wider_than_its_place_nor_longer_than_its_page(form: str, case: str) -> None:
    faces = press()._found
    sheet = press().sheet(form, examples(form)[case], OPTIONS)
    for section in sheet.sections:
        for page in section.pages:
            assert sum(piece.height for piece in page) <= section.page.body_height * 72 / 25.4
            for piece in page:
                if not isinstance(piece, SetTable):
                    continue
                assert sum(piece.widths) <= section.page.body_width * 72 / 25.4 + 0.01
                for row in piece.rows:
                    assert row.height >= row.natural - 0.01
                    for cell in row.cells:
                        for line in cell.text.lines:
                            used = sum(faces.width(r.text, r.style, cell.text.size) for r in line)
                            assert used <= cell.width + 0.01


@pytest.mark.parametrize("form", press().names())
def test_every_fact_reaches_the_paper(form: str) -> None:
    """Each text of the facts stands in the PDF, unless the form only keeps it for its rows' numbering."""
    facts = examples(form)["short"]
    text = re.sub(r"—\d+—", "", squeezed(pdf_text(press().pdf(form, facts, OPTIONS))))
    texts = [v for v in facts.values() if isinstance(v, str)]
    for value in facts.values():
        if isinstance(value, list):
            texts += [item for row in value for item in row.values()]
    for one in texts:
        assert squeezed(one) in text, one


def test_d15_the_head_of_the_book_is_on_the_print_only() -> None:
    facts = examples("f02_slip")["short"]
    assert squeezed(OPTIONS.head) in squeezed(pdf_text(press().pdf("f02_slip", facts, OPTIONS)))
    foot = word_foot(press().word("f02_slip", facts, OPTIONS))
    assert OPTIONS.serial in foot
    assert "7F3A" not in foot
    assert "PAGE" in foot
    assert "NUMPAGES" in foot


def test_d15_a_letter_carries_neither_serial_nor_code_but_its_stub_does() -> None:
    import pypdfium2

    pdf = press().pdf("f24_query", examples("f24_query")["short"], OPTIONS)
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    assert "000142" not in pages[0]
    assert "簿册校验码" not in pages[0]
    assert "000142" in pages[1]
    assert "簿册校验码" in pages[1]


def test_a_preview_says_so_and_has_no_serial() -> None:
    options = Options(unit="某局", serial="000142", head="AAAA-BBBB", preview=True)
    text = squeezed(pdf_text(press().pdf("f02_slip", examples("f02_slip")["short"], options)))
    assert "预览" in text
    assert "000142" not in text
    assert "AAAA-BBBB" not in text


def test_a_reprint_says_so() -> None:
    options = Options(unit="某局", serial="000143", reprint="补打第2次，代000142")
    text = squeezed(
        pdf_text(press().pdf("f04_copy_register", examples("f04_copy_register")["short"], options))
    )
    assert "补打第2次，代000142" in text


def test_titles_are_hidden_on_request() -> None:
    facts = examples("f01_register")["short"]
    title = facts["lines"][0]["title"]
    options = Options(unit="某局", hide_titles=True)
    shown = squeezed(pdf_text(press().pdf("f01_register", facts, OPTIONS)))
    hidden = squeezed(pdf_text(press().pdf("f01_register", facts, options)))
    assert title in shown
    assert title not in hidden
    assert "××" in hidden
    assert title not in word_body(press().word("f01_register", facts, options))


def test_a6_1_2c_the_slip_says_no_lateral_pass() -> None:
    text = squeezed(pdf_text(press().pdf("f02_slip", examples("f02_slip")["empty"], OPTIONS)))
    assert "不得横传" in text
    assert "当日阅毕" in text
    assert "不得带回家中" in text


def test_a_head_repeats_on_every_page_of_300_rows() -> None:
    sheet = press().sheet("draw", examples("draw")["many"], OPTIONS)
    pages = sheet.sections[0].pages
    assert len(pages) > 5
    for page in pages[:-1]:
        table = next(piece for piece in page if isinstance(piece, SetTable) and piece.heads)
        assert "".join(run.text for run in table.rows[0].cells[0].text.lines[0]) == "序号"


LONG = (
    "关于转发《某某省某某委员会关于进一步加强和改进涉密文件资料全生命周期管理工作的若干意见（试行）》的通知"
)


@pytest.mark.parametrize("form", ["day_closing", "figures", "paper_out", "open_matters", "chase_list"])
def test_later_pages_say_what_they_belong_to_and_count_on(form: str) -> None:
    """Level and title above, the head of the table, page x of y, the numbers of the lines go on."""
    pages = pdf_pages(press().pdf(form, examples(form)["many"], OPTIONS))
    title = press().form(form).title
    again = squeezed(f"{examples(form)['short']['sheet_mark']}{title}（续）")
    assert again not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert again in page
        assert f"第{number}页共{len(pages)}页" in page
    assert "签字" in pages[-1] or "审核人" in pages[-1]
    if form != "figures":
        assert "300" in pages[-1] or "300" in pages[-2]
    word = press().word(form, examples(form)["many"], OPTIONS)
    assert again in squeezed(word_head(word))


@pytest.mark.parametrize("form", ["open_matters", "paper_out", "chase_list", "draw", "f04_copy_register"])
@pytest.mark.parametrize("count", [*range(8, 30)])
def test_signatures_never_stand_on_a_page_of_their_own(form: str, count: int) -> None:
    facts = examples(form)["short"]
    line = facts["lines"][0]
    sheet = press().sheet(form, facts | {"lines": [line] * count}, OPTIONS)
    for page in sheet.sections[0].pages:
        assert any(isinstance(piece, SetTable) and piece.heads for piece in page)


@pytest.mark.parametrize("times", [0, 1, 5])
def test_d12_a_fixed_page_holds_its_eight_lines_on_one_sheet(times: int) -> None:
    """However long the eight titles are: smaller first, at last without their middle, never on two sheets."""
    line = examples("f01_register")["short"]["lines"][0]
    titles = [f"甲{n}" + LONG * times + f"乙{n}" for n in range(1, 17)]
    lines = [line | {"line_no": str(n), "title": title} for n, title in enumerate(titles, 1)]
    facts = examples("f01_register")["short"] | {"lines": lines}
    sheet = press().sheet("f01_register", facts, OPTIONS)
    pages = sheet.sections[0].pages
    assert len(pages) == 2
    for number, page in enumerate(pages):
        (table,) = [p for p in page if isinstance(p, SetTable) and p.heads]
        said = ["".join(r.text for line in row.cells[0].text.lines for r in line) for row in table.rows[1:]]
        assert said == [str(n) for n in range(8 * number + 1, 8 * number + 9)]
        for n, row in zip(range(8 * number + 1, 8 * number + 9), table.rows[1:], strict=True):
            title = "".join(r.text for one in row.cells[5].text.lines for r in one)
            assert title.startswith(f"甲{n}关" if times else f"甲{n}乙")
            assert title.endswith(f"乙{n}")
            assert (len(title) < len(titles[n - 1])) == (times == 5)
            assert row.cells[5].text.size >= 6


def test_d12_one_long_title_takes_room_of_the_others_before_it_shrinks() -> None:
    line = examples("f01_register")["short"]["lines"][1] | {"register_number": "22", "disposition": ""}
    lines = [line] * 7 + [line | {"title": LONG}]
    facts = examples("f01_register")["short"] | {"lines": lines}
    sheet = press().sheet("f01_register", facts, OPTIONS)
    table = next(p for p in sheet.sections[0].pages[0] if isinstance(p, SetTable) and p.heads)
    assert {cell.text.size for row in table.rows for cell in row.cells} == {10.0}
