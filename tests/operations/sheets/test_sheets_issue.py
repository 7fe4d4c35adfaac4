"""Issue of a paper: serial and digest in the book first, the sheet carries the code of that very event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from desktop.audit.head_code import HeadCode, head_code, read_head_code
from desktop.custody.levels import Level
from desktop.custody.paper_facts import PaperIssued, paper_stream
from desktop.operations.approvals.cases import CloseCase, SignCase
from desktop.operations.circulating.readers import CloseSlip
from desktop.operations.desk.anchoring import since_last_sheet
from desktop.operations.printing.issue import Issued, Manner, issue, outcome
from desktop.operations.printing.labels import copy_labels, person_label, slip_label
from desktop.operations.printing.ports import Stock
from desktop.operations.returning.clear import AcknowledgeClearance
from desktop.operations.scan_codes import read_scan_code, scan_code
from desktop.plain.refusal import Refusal
from tests.operations.sheets.sheet_desk import SheetDesk
from tests.operations.sheets.sheet_week import FLOOD, Week, circulated, registered, whole_week
from tests.paper.paper_reading import pdf_text, squeezed, word_body, word_foot


def slip(desk: SheetDesk) -> Week:
    """One open slip."""
    week = Week()
    registered(desk, week)
    circulated(desk, week)
    return week


def test_a_preview_leaves_nothing_in_the_book(desk: SheetDesk) -> None:
    week = slip(desk)
    head = desk.ask(lambda books: books.head())
    text = pdf_text(desk.preview(desk.sheet("f02_slip", subject=week.slip)))
    assert "预览" in text
    assert desk.ask(lambda books: books.head()) == head


def test_the_sheet_carries_serial_and_head_of_its_own_event(desk: SheetDesk) -> None:
    week = slip(desk)
    sheet = desk.sheet("f02_slip", subject=week.slip)
    issued = desk.issue(sheet, copies=2)
    text = pdf_text(issued.content)
    assert f"流水号 {issued.serial}" in text
    assert issued.head_code in text
    code = read_head_code(issued.head_code)
    assert isinstance(code, HeadCode)
    assert code == head_code(code.sequence, desk.hash_of(code.sequence))
    rows = desk.ask(lambda books: books.stream(paper_stream(issued.serial)))
    fact = rows[0].fact
    assert isinstance(fact, PaperIssued)
    assert rows[0].sequence == code.sequence
    assert (fact.digest, fact.pages) == (sheet.ready(desk.press).digest("f02_slip"), issued.pages)
    assert (fact.number, fact.level, fact.signed_by_hand) == ("传〔2026〕001号", "secret", True)
    paper = desk.ask(lambda books: books.paper(issued.serial))
    assert (paper.result, paper.printed) == ("printed", 2)


def test_d11_the_qr_of_a_slip_is_its_scan_code_and_of_other_sheets_the_head(desk: SheetDesk) -> None:
    week = slip(desk)
    seq = desk.ask(lambda books: books.slip(week.slip)).seq
    folder = desk.sheet("f02_slip", subject=week.slip)
    drawn: list[str] = []
    whole = desk.press.pdf

    def watched(form: str, facts: Any, options: Any, more: Any = ()) -> bytes:
        drawn.append(options.head_code)
        return whole(form, facts, options)

    desk.press.pdf = watched  # type: ignore[method-assign]
    desk.issue(folder)
    assert drawn[-1] == scan_code("S", seq)
    issued = desk.issue(desk.sheet("life", subject=week.flood))
    assert drawn[-1] == issued.head_code
    desk.issue(replace(desk.sheet("life", subject=week.flood), qr=False))
    assert drawn[-1] == ""


def test_word_carries_the_serial_and_not_the_head_and_is_an_output(desk: SheetDesk) -> None:
    week = slip(desk)
    issued = desk.issue(desk.sheet("f02_slip", subject=week.slip), Manner.WORD, "存档")
    foot = word_foot(issued.content)
    assert issued.serial in foot
    assert issued.head_code not in foot + word_body(issued.content)
    paper = desk.ask(lambda books: books.paper(issued.serial))
    assert (paper.result, paper.signed_by_hand) == ("saved_word", False)
    (line,) = desk.sheet("print_log", first=dt.date(2026, 3, 9), last=dt.date(2026, 3, 9)).facts["lines"]
    assert (line["manner"], line["purpose"], line["carrier"]) == ("存为Word", "存档，交档案室", "光盘 7")


def test_d19_a_file_is_an_output_it_says_why_to_whom_and_on_what_or_nothing_is_made(desk: SheetDesk) -> None:
    week = slip(desk)
    sheet = desk.sheet("f02_slip", subject=week.slip)
    told = {"reason": "存档", "receiver": "档案室", "medium": "光盘 7"}
    before = desk.ask(lambda books: books.head())
    for missing in told:
        given = {**told, missing: " "}
        refused = issue(sheet, desk.tried, desk.hash_of, desk.press, Manner.PDF, **given)
        assert isinstance(refused, Refusal)
        assert (refused.code, refused.clause, refused.field) == ("paper.output_untold", "D19", missing)
    assert desk.ask(lambda books: books.head()) == before
    assert isinstance(issue(sheet, desk.tried, desk.hash_of, desk.press, Manner.PDF, **told), Issued)


def test_the_same_facts_give_the_same_digest_and_other_facts_another(desk: SheetDesk) -> None:
    week = slip(desk)
    one = desk.sheet("f02_slip", subject=week.slip).ready(desk.press)
    assert one.digest("f02_slip") == desk.sheet("f02_slip", subject=week.slip).ready(desk.press).digest(
        "f02_slip"
    )
    hidden = desk.sheet("f02_slip", subject=week.slip, hide_titles=True).ready(desk.press)
    assert hidden.digest("f02_slip") != one.digest("f02_slip")


def test_d15_a_letter_carries_neither_serial_nor_code_and_draws_its_number_once(desk: SheetDesk) -> None:
    week = slip(desk)
    sheet = desk.sheet("f24_query", subject=week.letter)
    assert sheet.draws == "query_letter"
    issued = desk.issue(sheet)
    assert issued.pages == 2
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(issued.content)
    letter, stub = (page.get_textpage().get_text_range() for page in document)
    document.close()
    assert issued.serial not in letter
    assert issued.head_code not in letter
    assert issued.serial in stub
    assert issued.head_code in stub
    again = desk.sheet("f24_query", subject=week.letter)
    assert (again.number, again.draws) == (sheet.number, "")
    other = desk.register("另一件", "甲〔2026〕9号", ("1",), copies_listed=2, discrepancy="少1份")
    assert desk.sheet("f24_query", subject=other).number == "查询〔2026〕2号"


def test_a_number_that_moved_on_is_refused(desk: SheetDesk) -> None:
    week = slip(desk)
    other = desk.register("另一件", "甲〔2026〕9号", ("1",), copies_listed=2, discrepancy="少1份")
    stale = desk.sheet("f24_query", subject=week.letter)
    desk.issue(desk.sheet("f24_query", subject=other))
    refused = desk.issued(stale)
    assert isinstance(refused, Refusal)
    assert refused.code == "paper.number_taken"


def test_what_cannot_be_drawn_is_refused_before_a_serial(desk: SheetDesk) -> None:
    document = desk.register("含有无字可印的\ue123字", "甲〔2026〕1号", ("1",))
    head = desk.ask(lambda books: books.head())
    sheet = desk.tried_sheet("life", subject=document)
    assert not isinstance(sheet, Refusal)
    refused = desk.issued(sheet)
    assert isinstance(refused, Refusal)
    assert refused.code == "paper.no_face"
    assert desk.ask(lambda books: books.head()) == head


def test_a_sheet_that_breaks_while_drawn_is_noted_as_failed(
    desk: SheetDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = slip(desk)
    sheet = desk.sheet("f02_slip", subject=week.slip)
    whole = desk.press.pdf

    def breaks(form: str, facts: Any, options: Any, more: Any = ()) -> bytes:
        if options.serial:
            raise OSError("disk full")
        return whole(form, facts, options)

    monkeypatch.setattr(desk.press, "pdf", breaks)
    with pytest.raises(OSError, match="disk full"):
        desk.issued(sheet)
    assert desk.ask(lambda books: books.papers("unresolved").rows) == ()
    (paper,) = desk.ask(lambda books: books.papers().rows)
    assert paper.result == "failed"
    assert desk.sheet("f02_slip", subject=week.slip).older == ""


def test_a_serial_without_outcome_stands_on_today(desk: SheetDesk) -> None:
    week = slip(desk)
    issued = desk.issued(desk.sheet("f02_slip", subject=week.slip))
    assert isinstance(issued, Issued)
    assert desk.ask(lambda books: books.counts(desk.clock.now())).papers_unresolved == 1
    outcome(issued, desk.tried, done=False)
    assert desk.ask(lambda books: books.counts(desk.clock.now())).papers_unresolved == 0
    assert desk.ask(lambda books: books.paper(issued.serial)).result == "failed"


def test_d15_papers_out_say_what_they_wait_for_and_with_whom(desk: SheetDesk) -> None:
    week = whole_week(desk)
    for form, subject in (
        ("f02_slip", week.slip),
        ("f03_copy_approval", week.case),
        ("f07_clearance", week.clearance),
        ("recall_notice", week.notice),
    ):
        desk.issue(desk.sheet(form, subject=subject))
    sheet = desk.sheet("paper_out")
    lines = [dict(line) for line in sheet.facts["lines"]]  # type: ignore[union-attr, call-overload]
    assert [line["awaits"] for line in lines] == ["阅件人签字", "审批签字", "接收单位签章", "持有人回执"]
    assert [line["with_whom"] for line in lines] == ["赵志远", "", "市委办公室", "赵志远"]
    assert lines[0]["subject"] == lines[1]["subject"] == FLOOD
    assert sheet.level == "secret"
    hidden = desk.sheet("paper_out", hide_titles=True)
    assert hidden.level == "internal"
    assert FLOOD[:16] not in squeezed(pdf_text(desk.preview(hidden)))


def test_d12_a_jam_leaves_the_older_sheet_valid(desk: SheetDesk) -> None:
    week = slip(desk)
    first = desk.issue(desk.sheet("f02_slip", subject=week.slip))
    second = desk.issued(desk.sheet("f02_slip", subject=week.slip), reason="污损")
    assert isinstance(second, Issued)
    outcome(second, desk.tried, done=False)
    assert not desk.ask(lambda books: books.paper(first.serial)).recalled
    third = desk.sheet("f02_slip", subject=week.slip)
    assert third.older == first.serial
    unsaid = desk.issued(third, reason="污损")
    assert isinstance(unsaid, Issued)
    desk.issue(desk.sheet("f02_slip", subject=week.slip), reason="未见印出")
    papers = {p.serial: p.recalled for p in desk.ask(lambda books: books.papers().rows)}
    assert (papers[first.serial], papers[unsaid.serial], sum(papers.values())) == (True, True, 2)


def test_d12_d15_a_part_of_a_sheet_replaces_nothing_and_awaits_no_ink(desk: SheetDesk) -> None:
    """D14, D15, D18: page 2 again after a jam: the whole sheet stays valid, the log says which page left."""
    week = slip(desk)
    first = desk.issue(desk.sheet("f02_slip", subject=week.slip))
    beyond = desk.issued(desk.sheet("f02_slip", subject=week.slip), only=(first.pages + 1,))
    assert isinstance(beyond, Refusal)
    assert (beyond.code, beyond.facts["pages"]) == ("paper.no_such_page", first.pages)
    before = desk.ask(lambda books: len(books.papers().rows))
    part = desk.issue(desk.sheet("f02_slip", subject=week.slip), only=(1,))
    assert desk.ask(lambda books: len(books.papers().rows)) == before + 1
    row = desk.ask(lambda books: books.paper(part.serial))
    assert (row.signed_by_hand, row.replaces) == (False, "")
    assert not desk.ask(lambda books: books.paper(first.serial)).recalled
    assert desk.sheet("f02_slip", subject=week.slip).older == first.serial
    today = desk.clock.now().date()
    log = desk.sheet("print_log", first=today, last=today)
    line = next(one for one in log.facts["lines"] if one["serial"] == part.serial)  # type: ignore[union-attr, index]
    assert line["pages"] == "1"  # type: ignore[index]
    assert f"只印第1页，全单{first.pages}页" in line["remark"]  # type: ignore[index]


def test_d15_closing_books_the_sheet_back_or_not_at_all(desk: SheetDesk) -> None:
    week = whole_week(desk)
    sent = desk.issue(desk.sheet("f07_clearance", subject=week.clearance), copies=2)
    desk.do(AcknowledgeClearance(clearance=week.clearance, receiver="机要科周某", binder="清退卷1"))
    assert desk.ask(lambda books: books.paper(sent.serial)).binder == "清退卷1"
    refused = desk.tried(CloseSlip(slip=week.slip, counted=3, binder="卷1"))
    assert isinstance(refused, Refusal)
    assert desk.ask(lambda books: books.slip(week.slip)).state == "open"


def test_d15_a_case_closes_with_its_signed_sheet(desk: SheetDesk) -> None:
    week = whole_week(desk)
    refused = desk.tried(CloseCase(case=week.case, binder="复制卷1"))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.clause) == ("case.ink_missing", "D14")
    never = desk.tried(SignCase(case=week.case, stage="leader", person="P3", binder="复制卷1"))
    assert isinstance(never, Refusal)
    assert never.code == "paper.none_out"
    printed = desk.issue(desk.sheet("f03_copy_approval", subject=week.case))
    desk.do(SignCase(case=week.case, stage="leader", person="P3", binder="复制卷1"))
    assert desk.ask(lambda books: books.paper(printed.serial)).binder == "复制卷1"
    desk.do(CloseCase(case=week.case))


def test_d11_labels_carry_no_content_and_never_mark_what_must_return(desk: SheetDesk) -> None:
    week = slip(desk)
    paper = desk.ask(lambda _b: copy_labels(desk.source, desk.copies_now(week.flood)))
    assert isinstance(paper, Refusal)
    assert (paper.code, paper.clause) == ("label.off", "D11")
    returned = desk.ask(lambda _b: copy_labels(desk.source, desk.copies_now(week.letter)))
    assert isinstance(returned, Refusal)
    assert returned.code == "label.must_return"
    disc = desk.register(
        "光盘一张", "甲〔2026〕8号", ("000007",), level=Level.CONFIDENTIAL, details={"carrier": "disc"}
    )
    labels = desk.ask(lambda _b: copy_labels(desk.source, desk.copies_now(disc)))
    assert not isinstance(labels, Refusal)
    (label,) = labels
    assert label.number == "密收〔2026〕005号-000007"
    copy = desk.ask(lambda books: books.copies_of(disc))[0]
    code = read_scan_code(label.code)
    assert not isinstance(code, Refusal)
    assert (code.kind, code.seq) == ("C", copy.seq)
    pdf = desk.press.labels(labels, Stock(50, 30, page_width=50, page_height=30))
    assert isinstance(pdf, bytes)
    assert "光盘" not in pdf_text(pdf)
    found = desk.ask(lambda books: books.slip(week.slip))
    assert slip_label(found).code.startswith("CDS")
    assert person_label(desk.ask(lambda books: books.person("P2"))).number == "李国强"


def test_d14_the_sheet_prints_each_opinion_and_what_still_lacks_ink(desk: SheetDesk) -> None:
    week = whole_week(desk)
    text = squeezed(pdf_text(desk.issue(desk.sheet("f03_copy_approval", subject=week.case)).content))
    assert "同意，限两份。赵志远（分管领导）3月10日待签签字（盖章）：" in text
    assert "分管领导批准" in text


def test_what_no_printed_sheet_holds_yet_is_counted_from_its_own_event(desk: SheetDesk) -> None:
    week = slip(desk)
    assert desk.ask(since_last_sheet) is None
    desk.issue(desk.sheet("f02_slip", subject=week.slip), Manner.PDF, reason="存档")
    assert desk.ask(since_last_sheet) is None  # a file can be changed
    printed = desk.issue(desk.sheet("f02_slip", subject=week.slip), reason="第二张")
    code = read_head_code(printed.head_code)
    assert isinstance(code, HeadCode)
    assert desk.ask(since_last_sheet) == desk.ask(lambda books: books.head())[0] - code.sequence == 1
    desk.register("关于汛期值守的通知")
    assert desk.ask(since_last_sheet) == desk.ask(lambda books: books.head())[0] - code.sequence > 1
