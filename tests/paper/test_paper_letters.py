"""Letters by GB/T 9704: the grid of 22 lines and 28 characters, the places of their parts, nothing of ours on them."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from paper_reading import pdf_pages, pdf_text, squeezed
from paper_samples import OPTIONS, examples, press

from desktop.paper.breaking import NOT_FIRST, NOT_LAST
from desktop.paper.filling import Options
from desktop.paper.sheet import MM, SetLetterhead, SetSignature, SetTable, SetText, SetWords, Sheet

LETTERS = ("f38_extension", "f39_consultation", "f47_referral")
TEXT_WIDTH, TEXT_HEIGHT = 156 * MM, 225 * MM


def sheet_of(form: str, **facts: Any) -> Sheet:
    return press().sheet(form, examples(form)["short"] | facts, OPTIONS)


def body_texts(sheet: Sheet) -> list[SetText]:
    """Texts of the letter itself."""
    pages = sheet.sections[0].pages
    return [p.text for page in pages for p in page if isinstance(p, SetWords) and p.text.spacing]


def words(line: Any) -> str:
    return "".join(run.text for run in line)


def baselines(pdf: bytes, page: int) -> list[float]:
    """Heights of the lines of 仿宋 3号 on a page, from above."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1) == "国"]
    return sorted({round(box[1], 1) for box in boxes}, reverse=True)


@pytest.mark.parametrize("form", LETTERS)
def test_a_full_page_has_22_lines_of_28_characters(form: str) -> None:
    """版心 156 × 225 mm, margins 37 above and 28 left, 3号."""
    page = press().form(form).first.page
    assert (page.top, page.left) == (37, 28)
    assert (page.width - page.left - page.right, page.height - page.top - page.bottom) == (156, 225)
    sheet = sheet_of(form, body="国" * 28 * 60)
    full = sheet.sections[0].pages[1]
    (text,) = [p.text for p in full if isinstance(p, SetWords)]
    assert len(text.lines) == 22
    assert {len(words(line)) for line in text.lines} == {28}
    assert {text.size} == {16.0}
    assert len(text.lines) * text.leading == pytest.approx(TEXT_HEIGHT, abs=2.5)


@pytest.mark.parametrize("form", LETTERS)
def test_the_grid_is_there_in_the_pdf_itself(form: str) -> None:
    """Measured from the characters drawn: 28 to a line within 156 mm, 22 lines within 225 mm."""
    pdf = press().pdf(form, examples(form)["short"] | {"body": "国" * 28 * 60}, OPTIONS)
    lines = baselines(pdf, 1)
    assert len(lines) == 22
    steps = {round(a - b, 1) for a, b in pairwise(lines)}
    assert max(steps) - min(steps) < 0.2
    document = pypdfium2.PdfDocument(pdf)
    text = document[1].get_textpage()
    boxes = [text.get_charbox(n) for n in range(28)]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    assert left >= 28 * MM - 0.1
    assert right <= 28 * MM + TEXT_WIDTH + 0.1
    assert right - left == pytest.approx(TEXT_WIDTH, abs=4)
    assert max(b[3] for b in boxes) <= (297 - 37) * MM


@pytest.mark.parametrize("form", LETTERS)
def test_word_has_the_same_grid(form: str) -> None:
    word = press().word(form, examples(form)["short"] | {"body": "国" * 28 * 60}, OPTIONS)
    document = Document(io.BytesIO(word))
    section = document.sections[0]
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    (body,) = [p for p in document.element.body.iter(qn("w:p")) if "国" * 56 in squeezed_text(p)][:1]
    spacing = body.find(qn("w:pPr")).find(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("578", "exact")
    run = body.find(qn("w:r")).find(qn("w:rPr"))
    assert run.find(qn("w:sz")).get(qn("w:val")) == "32"
    assert run.find(qn("w:spacing")).get(qn("w:val")) == "-5"
    assert run.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋"


def squeezed_text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")))


@pytest.mark.parametrize("count", range(0, 700, 28))
@pytest.mark.parametrize("form", LETTERS)
def test_the_date_never_stands_on_a_page_without_text(form: str, count: int) -> None:
    without = {"enclosures": ()} if "enclosures" in examples(form)["short"] else {}
    sheet = sheet_of(form, body="国" * (28 * 4 + count), **without)
    (page,) = [p for p in sheet.sections[0].pages if any(isinstance(one, SetSignature) for one in p)]
    assert any(isinstance(one, SetWords) and one.text.spacing and one.text.lines for one in page)
    assert isinstance(page[0], SetWords) or len(sheet.sections[0].pages) == 1
    assert isinstance(page[-2], SetSignature)


def test_署名_stands_over_the_middle_of_the_date_which_ends_four_characters_from_the_edge() -> None:
    faces = press()._found
    for unit in ("某局", "盘锦市应急管理局", "盘锦市人民政府政务服务管理办公室（营商环境建设局）"):
        sheet = press().sheet("f47_referral", examples("f47_referral")["short"], Options(unit=unit))
        (sign,) = [p for page in sheet.sections[0].pages for p in page if isinstance(p, SetSignature)]
        name, date = sign.texts
        middles = [
            text.right + sum(faces.width(r.text, r.style, 16) - 0.25 * len(r.text) for r in text.lines[0]) / 2
            for text in (name, date)
        ]
        assert middles[0] == pytest.approx(middles[1], abs=0.01)
        assert min(name.right, date.right) >= 2 * 16 - 0.01
        if len(unit) < 16:
            assert date.right == pytest.approx(4 * 16)


def test_later_lines_of_an_enclosure_stand_under_its_first_character() -> None:
    titles = ("关于" + "很长的材料名称" * 6, "短的", "另一份" + "很长的材料名称" * 6)
    sheet = sheet_of("f47_referral", enclosures=[{"title": t} for t in titles])
    texts = [t for t in body_texts(sheet) if any(title[:3] in words(t.lines[0]) for title in titles)]
    first, second, third = texts[-3:]
    assert words(first.lines[0]).startswith("附件：1. ")
    assert words(second.lines[0]).startswith("2. ")
    faces = press()._found
    for text, lead in ((first, "附件：1. "), (third, "3. ")):
        used = sum(faces.advance(c, "fang", 16) - 0.25 for c in lead)
        assert text.hang == pytest.approx(text.indent + used)
        assert len(text.lines) > 1
    assert second.indent == third.indent == first.indent + 3 * 16
    assert "附件：1." not in words(
        body_texts(sheet_of("f47_referral", enclosures=[{"title": "一份"}]))[-2].lines[0]
    )


@pytest.mark.parametrize("form", LETTERS)
def test_d15_serial_and_code_stand_on_the_stub_not_on_the_letter(form: str) -> None:
    pages = pdf_pages(press().pdf(form, examples(form)["short"], OPTIONS))
    stub = next(n for n, page in enumerate(pages) if "底稿" in page or "存根" in page)
    for page in pages[:stub]:
        assert OPTIONS.serial not in page
        assert "簿册校验码" not in page
        assert squeezed(OPTIONS.head) not in page
    assert OPTIONS.serial in pages[stub]
    assert squeezed(OPTIONS.head) in pages[stub]


def test_a2_14_the_referral_names_its_three_enclosures_twice() -> None:
    facts = examples("f47_referral")["short"]
    text = squeezed(pdf_text(press().pdf("f47_referral", facts, OPTIONS)))
    assert len(facts["enclosures"]) == 3
    for one in facts["enclosures"]:
        assert text.count(squeezed(one["title"])) >= 2


def test_a2_4b_the_letter_has_a_reply_to_tear_off_and_says_what_silence_means() -> None:
    pages = pdf_pages(press().pdf("f39_consultation", examples("f39_consultation")["short"], OPTIONS))
    reply = next(page for page in pages if page.startswith("征求意见回执"))
    assert "□同意公开□部分同意公开□不同意公开" in reply
    assert "沿此线裁开" in reply
    assert "逾期未答复的，由我局依照条例决定是否公开。" in pages[0]


def test_a_letter_numbers_its_pages_as_the_standard_says() -> None:
    long = press().pdf("f39_consultation", examples("f39_consultation")["long"], OPTIONS)
    pages = pdf_pages(long)
    assert "—1—" not in pages[0]
    assert "—2—" in pages[1]
    assert "—1—" in pdf_pages(press().pdf("f47_referral", examples("f47_referral")["short"], OPTIONS))[0]


def test_more_enclosures_than_a_page_holds_still_follow_each_other() -> None:
    pages = (
        sheet_of("f47_referral", enclosures=[{"title": f"第{n}份材料"} for n in range(40)]).sections[0].pages
    )
    assert len(pages) <= 4
    assert any(isinstance(one, SetSignature) for one in pages[-1])
    assert len(pages[-1]) > 2


@pytest.mark.parametrize("form", LETTERS)
@pytest.mark.parametrize("example", ["short", "long", "rare"])
def test_no_line_of_a_letter_begins_or_ends_with_a_mark_that_must_not(form: str, example: str) -> None:
    texts = body_texts(press().sheet(form, examples(form)[example], OPTIONS))
    lines = [(words(line), n in text.starts) for text in texts for n, line in enumerate(text.lines)]
    assert len(lines) > 8
    for line, begins in lines:
        assert begins or line[0] not in NOT_FIRST, line
        assert line[-1] not in NOT_LAST, line


LETTERHEADS = ("f24_query", "f24_not_received", "f39_consultation")


def drawn(pdf: bytes, page: int) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """In mm from the paper's upper left edge: boxes of the paths, and of the characters of the first line."""
    found = pypdfium2.PdfDocument(pdf)[page]
    height = found.get_height()
    paths = [one.get_bounds() for one in found.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    text = found.get_textpage()
    boxes = [text.get_charbox(n) for n in range(8)]

    def measured(box: tuple[float, ...]) -> tuple[float, ...]:
        left, bottom, right, top = box
        return (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)

    return [measured(box) for box in paths], [measured(box) for box in boxes]


@pytest.mark.parametrize("form", LETTERHEADS)
@pytest.mark.parametrize("example", ["short", "long"])
def test_a_letter_has_its_head_30_mm_down_between_two_red_rules_of_170_mm(form: str, example: str) -> None:
    """信函格式 (10.1): mark 30 mm from the edge, double rule 4 mm under it, the other 20 mm above the foot."""
    pdf = press().pdf(form, examples(form)[example], OPTIONS)
    paths, head = drawn(pdf, 0)
    assert min(box[1] for box in head) == pytest.approx(30, abs=0.8)
    rules = [box for box in paths if box[2] - box[0] == pytest.approx(170, abs=2.5)]
    assert len(rules) == 4
    assert all((box[0] + box[2]) / 2 == pytest.approx(105, abs=0.2) for box in rules)
    heights = sorted((box[1] + box[3]) / 2 for box in rules)
    assert heights[0] - max(box[3] for box in head) == pytest.approx(4, abs=0.8)
    assert heights[3] == pytest.approx(297 - 20, abs=0.2)
    assert heights[1] - heights[0] < 1.2
    assert heights[3] - heights[2] < 1.2
    later, _boxes = drawn(pdf, 1)
    assert not [box for box in later if box[2] - box[0] == pytest.approx(170, abs=2.5)]


def test_an_upward_document_has_its_head_35_mm_below_the_edge_of_the_text() -> None:
    """7.2.4; the rule as wide as the text, number and signer one character from its ends (7.2.5, 7.2.7)."""
    facts = examples("f47_referral")["short"]
    paths, head = drawn(press().pdf("f47_referral", facts, OPTIONS), 0)
    assert min(box[1] for box in head) == pytest.approx(37 + 35, abs=1.5)
    (rule,) = [box for box in paths if box[2] - box[0] == pytest.approx(156, abs=2.5)]
    assert rule[0] == pytest.approx(28, abs=1.2)
    sheet = sheet_of("f47_referral")
    split = next(p for p in sheet.sections[0].pages[0] if isinstance(p, SetTable))
    number, signer = split.rows[0].cells
    assert words(number.text.lines[0]).startswith("　盘应急")
    assert not words(signer.text.lines[0]).endswith("　")
    assert signer.text.right == 16


@pytest.mark.parametrize("form", LETTERHEADS)
def test_word_puts_head_and_rules_where_the_print_has_them(form: str) -> None:
    document = Document(io.BytesIO(press().word(form, examples(form)["short"], OPTIONS)))
    head = document.element.body[0]
    frame, bottom = head.pPr.find(qn("w:framePr")), head.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert squeezed_text(head) == OPTIONS.unit
    assert (frame.get(qn("w:vAnchor")), frame.get(qn("w:hAnchor"))) == ("page", "page")
    assert int(frame.get(qn("w:w"))) == pytest.approx(170 / 25.4 * 1440, abs=2)
    assert int(frame.get(qn("w:y"))) == pytest.approx(28.1 / 25.4 * 1440, abs=2)
    assert bottom.get(qn("w:val")) == "thickThinSmallGap"
    foot = document.sections[0].first_page_footer._element[0]
    assert foot.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:val")) == "thinThickSmallGap"
    assert document.sections[0].footer._element.find(".//" + qn("w:framePr")) is None


def test_lines_of_a_letter_reach_the_edge_except_the_last_of_a_paragraph() -> None:
    """In both writers: the print spreads the line, Word gets the same twentieths of a point."""
    faces = press()._found
    sheet = sheet_of("f39_consultation", body="我局拟公开2025年度GB/T9704-2012执行情况的通报，" * 12)
    text = max(body_texts(sheet), key=lambda one: len(one.lines))
    assert len(text.lines) > 8
    spread = 0
    for number, line in enumerate(text.lines):
        last = number + 1 == len(text.lines) or number + 1 in text.starts
        shift = text.indent if number in text.starts else text.hang
        used = sum(faces.width(run.text, run.style, text.size) for run in line)
        count = len(words(line))
        end = shift + used + text.space(number) * (count - 1)
        assert end <= TEXT_WIDTH + text.size / 2 + 0.5
        if last:
            assert text.stretch[number] == 0
        elif text.stretch[number]:
            spread += 1
            assert end == pytest.approx(TEXT_WIDTH, abs=0.5)
    assert spread > 3
    word = press().word("f39_consultation", examples("f39_consultation")["short"], OPTIONS)
    spaces = {s.get(qn("w:val")) for s in Document(io.BytesIO(word)).element.body.iter(qn("w:spacing"))}
    assert "-5" in spaces
    assert len({space for space in spaces if space and abs(int(space)) < 60}) > 1


def test_a_title_of_a_letter_breaks_into_lines_of_like_length() -> None:
    """回行时长短适宜、排列对称: no line of three characters under one of twenty."""
    for count in range(1, 40):
        sheet = sheet_of("f47_referral", subject="全" * count)
        title = next(
            p.text for p in sheet.sections[0].pages[0] if isinstance(p, SetWords) and p.text.size == 22
        )
        lengths = [len(words(line)) for line in title.lines]
        assert len(lengths) <= 4
        assert max(lengths) - min(lengths) <= 3


def test_a_long_name_in_the_head_is_set_smaller_and_stays_on_one_line() -> None:
    for unit, size in (
        ("某局", 30.0),
        ("盘锦市检验检测中心（演示）", None),
        ("盘锦市人民政府政务服务管理办公室", None),
    ):
        for form in ("f24_query", "f47_referral"):
            sheet = press().sheet(form, examples(form)["short"], Options(unit=unit))
            head = next(p for p in sheet.sections[0].pages[0] if isinstance(p, SetLetterhead))
            assert len(head.text.lines) == 1
            assert head.text.size >= 20
            assert size is None or head.text.size == size


@pytest.mark.parametrize("form", [*LETTERS, "f24_query", "f24_not_received"])
def test_d15_in_word_too_the_stub_has_its_serial_and_no_foot_of_the_letter(form: str) -> None:
    """A section of Word begins as a copy of the one before: what is on the letter's first page must not follow it."""
    document = Document(io.BytesIO(press().word(form, examples(form)["short"], OPTIONS)))
    letter, *parts = document.sections
    stub = parts[-1]
    assert not stub.different_first_page_header_footer
    assert not stub.footer.is_linked_to_previous
    assert OPTIONS.serial in squeezed_text(stub.footer._element)
    for part in parts:
        assert not part.different_first_page_header_footer
        assert part.footer._element.find(".//" + qn("w:framePr")) is None
    first = letter.first_page_footer if letter.different_first_page_header_footer else letter.footer
    assert OPTIONS.serial not in squeezed_text(first._element)


def test_a2_4b_the_reply_says_on_a_line_of_its_own_whom_to_call() -> None:
    facts = examples("f39_consultation")["short"] | {"contact": "阿卜杜热西提·艾力尼亚孜"}
    options = Options(unit="盘锦市人民政府政务服务管理办公室（营商环境建设局）")
    sheet = press().sheet("f39_consultation", facts, options)
    lines = [
        words(line)
        for page in sheet.sections[1].pages
        for p in page
        if isinstance(p, SetWords)
        for line in p.text.lines
    ]
    assert any(line.startswith("联系人：阿卜杜热西提·艾力尼亚孜") for line in lines)
