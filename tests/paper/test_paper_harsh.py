"""Every form with more than its example: long words everywhere, many rows, ruled rows, titles hidden, a reprint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from paper_reading import margins, pdf_body, pdf_text, squeezed, word_body
from paper_samples import OPTIONS, examples, press

from desktop.paper.filling import HIDDEN, Facts
from desktop.paper.form import Register, Slot
from desktop.paper.sheet import MM, SetSection, SetTable, SetTear, SetText, SetWords, Sheet

FORMS = press().names()
WORDS = "关于进一步加强和改进新形势下全市涉密文件（含电子载体）管理工作的若干意见（试行）"
SECRET = "甲乙丙丁专项工作方案"


def grown(slot: Slot, value: Any, rows: int = 0) -> Any:
    """A long word for every word that is prose; numbers, days and codes stay."""
    if slot.kind == "rows":
        lines = [
            {key: grown(slot.columns[key], text) for key, text in row.items()}
            for row in value
            for _ in (1, 2)
        ]
        return (lines * (rows // len(lines) + 1))[: rows or len(lines)] if lines else ()
    prose = isinstance(value, str) and len(value) > 3 and not re.search("[0-9★]", value)
    return WORDS + value if prose else value


def harsh(form: str, rows: int = 0) -> Facts:
    slots = press().form(form).slots
    return {key: grown(slots[key], value, rows) for key, value in examples(form)["short"].items()}


def pages_of(sheet: Sheet) -> list[tuple[SetSection, tuple[Any, ...]]]:
    return [(section, page) for section in sheet.sections for page in section.pages]


def said(text: SetText) -> str:
    return "".join(run.text for line in text.lines for run in line)


def check(sheet: Sheet) -> None:
    """What no page may show: words beyond its edge, a head or a caption alone, signatures without their list."""
    for number, (section, page) in enumerate(pages_of(sheet)):
        assert page, number
        assert sum(piece.height for piece in page) <= section.page.body_height * MM
        last = page[-1]
        assert not (isinstance(last, SetTable) and last.heads == len(last.rows)), "head alone"
        if number + 1 < len(pages_of(sheet)):
            assert not isinstance(last, SetTear)
        for piece in page:
            if isinstance(piece, SetTable):
                for row in piece.rows:
                    assert row.height >= row.natural - 0.01


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rows", [0, 41])
def test_long_words_in_every_place_stay_on_their_pages(form: str, rows: int) -> None:
    facts = harsh(form, rows)
    sheet = press().sheet(form, facts, OPTIONS)
    check(sheet)
    word = press().word(form, facts, OPTIONS)
    pdf = press().pdf(form, facts, OPTIONS)
    assert word_body(word) == pdf_body(pdf, margins(sheet))


REVIEW_FORMS = (
    "f30_review", "batch_sheet", "f31_ledger", "f32_release_approval", "f38_extension", "f39_consultation",
    "f47_referral", "f52_press_release", "hits_list", "import_log", "print_log", "review_record",
)  # fmt: skip
RARE = "䶮𠅤㛃𫖯㙓"
HARDEST = {
    "title": (WORDS * 4)[:115] + RARE,
    "opinion": (WORDS * 25)[:795] + RARE,
    "name": "阿卜杜热西提·艾力" + RARE,
}


def hardest(form: str, rows: int) -> Facts:
    """A title of 120 characters, opinions of 800, names nobody has seen, so many lines and eight stages."""
    slots, found = press().form(form).slots, dict(examples(form)["short"])
    for key, slot in slots.items():
        if slot.kind == "rows":
            count = 8 if key == "stages" else rows
            line = dict(found[key][0]) if found[key] else dict.fromkeys(slot.columns, "")
            long = {k: HARDEST["title"] for k, column in slot.columns.items() if column.kind == "title"}
            long |= {k: HARDEST["name"] for k in ("person", "reviewer", "approver") if k in slot.columns}
            opinions = [HARDEST["opinion"] if n % 4 == 1 else "" for n in range(count)]
            said = [{"opinion": one} if "opinion" in slot.columns else {} for one in opinions]
            found[key] = [line | long | one for one in said]
        elif slot.kind == "title":
            found[key] = HARDEST["title"]
        elif key in ("summary", "reason", "undecided_because", "content", "body"):
            found[key] = HARDEST["opinion"]
        elif key in ("presented_by", "addressee", "contact", "prepared_by"):
            found[key] = HARDEST["name"]
    return found


@pytest.mark.parametrize("form", REVIEW_FORMS)
@pytest.mark.parametrize("rows", [0, 40])
def test_the_hardest_review_is_the_same_in_both_and_stays_on_its_pages(form: str, rows: int) -> None:
    facts = hardest(form, rows)
    sheet = press().sheet(form, facts, OPTIONS)
    check(sheet)
    word, pdf = press().word(form, facts, OPTIONS), press().pdf(form, facts, OPTIONS)
    assert word_body(word) == pdf_body(pdf, margins(sheet))
    for words in HARDEST.values():
        stands = any(words in value for value in _values(facts))
        assert not stands or words in word_body(word)


@pytest.mark.parametrize("lines", [1, 6, 7, 8, 9, 10, 40])
@pytest.mark.parametrize("stages", [2, 3, 4])
def test_d20_the_signatures_of_a_batch_never_stand_on_a_page_without_a_line_of_it(
    lines: int, stages: int
) -> None:
    short = examples("batch_sheet")["short"]
    line, stage = short["lines"][0], short["stages"][0]
    facts = short | {"lines": [line] * lines, "stages": [stage] * stages}
    pages = press().sheet("batch_sheet", facts, OPTIONS).sections[0].pages
    signed = next(
        page for page in pages if any(isinstance(p, SetTable) and p.rows[0].cells[-1].foot for p in page)
    )
    lists = [p for p in signed if isinstance(p, SetTable) and p.heads]
    assert lists
    assert len(lists[-1].rows) > 2  # its head, a line, and that the rest is blank


def _values(facts: Facts) -> list[str]:
    rows = [value for value in facts.values() if not isinstance(value, str | bool)]
    texts = [value for value in facts.values() if isinstance(value, str)]
    return texts + [cell for lines in rows for row in lines for cell in row.values()]


@pytest.mark.parametrize("form", FORMS)
def test_a_reprint_with_ruled_rows_stays_on_its_pages(form: str) -> None:
    options = replace(OPTIONS, blank_rows=30, reprint="补打，代000141")
    sheet = press().sheet(form, examples(form)["short"], options)
    check(sheet)
    if any(section.foot for section in sheet.sections):
        pdf = press().pdf(form, examples(form)["short"], options)
        assert "补打，代000141" in squeezed(pdf_text(pdf))


def with_title(form: str, title: str) -> Facts | None:
    """The example with one title in every place for a title, and typed into every place for prose too."""
    slots = press().form(form).slots
    found: dict[str, Any] = {}
    named = False

    def put(slot: Slot, value: Any) -> Any:
        nonlocal named
        if slot.kind == "title":
            named = True
            return title
        return f"{value}（见《{title}》）" if isinstance(value, str) and len(value) > 3 else value

    for key, value in examples(form)["short"].items():
        slot = slots[key]
        if slot.kind == "rows":
            found[key] = [{k: put(slot.columns[k], v) for k, v in row.items()} for row in value]
        else:
            found[key] = put(slot, value)
    return found if named else None


@pytest.mark.parametrize("form", FORMS)
def test_a_hidden_title_stands_nowhere_on_the_sheet(form: str) -> None:
    """In its own column, and where somebody typed it: in an opinion, a reason, a remark, the text of a letter."""
    facts = with_title(form, SECRET)
    if facts is None:
        assert form in {"f01_cover", "f01_keeping", "f24_query", "f24_not_received", "figures", "print_log"}
        return
    options = replace(OPTIONS, hide_titles=True)
    pdf, word = press().pdf(form, facts, options), press().word(form, facts, options)
    assert SECRET in squeezed(pdf_text(press().pdf(form, facts, OPTIONS)))
    for text in (squeezed(pdf_text(pdf)), word_body(word)):
        assert SECRET not in text
        assert HIDDEN in text
    assert SECRET.encode("utf-8") not in word
    assert SECRET.encode("utf-16-be") not in pdf


@pytest.mark.parametrize("form", FORMS)
def test_a_list_without_lines_still_shows_its_head_and_a_line(form: str) -> None:
    sheet = press().sheet(form, examples(form)["empty"], OPTIONS)
    tables = [p for _s, page in pages_of(sheet) for p in page if isinstance(p, SetTable) and p.heads]
    registers = [block for block in press().form(form).blocks if isinstance(block, Register)]
    assert len(tables) >= len(registers)
    assert all(len(table.rows) > table.heads for table in tables)


def test_d12_a_fixed_page_keeps_its_signature_and_every_number_however_long_all_else_is() -> None:
    """Body, title and remark of three lines are endless: numbers stay whole, the signature on the same page."""
    short = examples("f01_register")["short"]
    line = short["lines"][0]
    endless = WORDS * 6
    full: Mapping[str, str] = {"title": endless, "issuing_body": endless, "remark": endless}
    for count in (1, 3, 8):
        lines = [
            line | {"line_no": str(n), "register_number": f"密收〔2026〕{n:03}号"} | full
            for n in range(1, count + 1)
        ]
        sheet = press().sheet("f01_register", short | {"lines": lines}, OPTIONS)
        (page,) = sheet.sections[0].pages
        (table,) = [p for p in page if isinstance(p, SetTable) and p.heads]
        for n, row in enumerate(table.rows[1 : count + 1], 1):
            assert said(row.cells[1].text) == f"密收〔2026〕{n:03}号"
            assert said(row.cells[9].text) == line["copy_numbers"]
            assert said(row.cells[5].text).endswith(endless[-3:])
        signs = page[-1]
        assert isinstance(signs, SetTable)
        assert said(signs.rows[0].cells[1].text) == "签字："
        assert not any(isinstance(p, SetWords) for p in page[page.index(table) :])


COPY_NUMBERS = ("000023", "000025", "甲0007", "000101-000120", "000130")


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_number_is_never_broken_over_two_lines(form: str) -> None:
    """Six digits and the mark after them have room in every list; a range may break after its hyphen."""
    facts = dict(examples(form)["short"])
    lists = []
    for block in press().form(form).blocks:
        if isinstance(block, Register) and facts[block.rows]:
            keys = [c.key for c in block.columns]
            at = [keys.index(key) for key in ("copy_number", "copy_numbers") if key in keys]
            if at:
                value = "、".join(COPY_NUMBERS) if keys[at[0]] == "copy_numbers" else "000023-复01"
                facts[block.rows] = [facts[block.rows][0] | {keys[at[0]]: value}]
                lists.append((block.columns[at[0]].label, at[0]))
    sheet = press().sheet(form, facts, OPTIONS)
    tables = [p for _s, page in pages_of(sheet) for p in page if isinstance(p, SetTable) and p.heads]
    for label, place in lists:
        (table,) = [t for t in tables if said(t.rows[0].cells[place].text) == label]
        for line in table.rows[1].cells[place].text.lines:
            written = "".join(run.text for run in line)
            parts = [part for part in written.rstrip("、").split("、") if part]
            whole = {*COPY_NUMBERS, "000101-", "000120", "000023-复01", "000023-", "复01"}
            assert set(parts) <= whole, (form, written)
