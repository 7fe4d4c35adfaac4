"""Titles hidden on request are hidden wherever the book put them, not in their own column alone (forms 2.0)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.custody.document_facts import DocumentRegistered, document_stream
from desktop.custody.places import Ending
from desktop.custody.receipt_facts import Envelope
from desktop.operations.custody.correct import CorrectDocument
from desktop.operations.custody.reality import EndByProof
from desktop.operations.printing.issue import Manner
from desktop.operations.receiving.envelopes import OpenEnvelopes
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.plain.facts import Text
from tests.operations.sheets.sheet_desk import SheetDesk
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_text, squeezed

WRONG, RIGHT = "关于重点目标防范的通告", "关于重点目标防范等级调整的通知"


def corrected(desk: SheetDesk) -> str:
    """A printed page of the register, then its title turns out wrong."""
    document = desk.register(WRONG, "甲〔2026〕1号", ("1", "2"))
    desk.at(1, month=4)
    desk.issue(desk.sheet("f01_register", year=2026, page=1))
    facts = [r.fact for r in desk.ask(lambda books: books.stream(document_stream(document)))]
    was = next(fact for fact in facts if isinstance(fact, DocumentRegistered))
    desk.do(CorrectDocument(document=document, right=replace(was, title=Text(RIGHT)), reason="错录标题"))
    return document


def test_d12_the_continuation_hides_the_old_title_of_a_correction_too(desk: SheetDesk) -> None:
    corrected(desk)
    (shown,) = rows(desk.sheet("f01_continuation", year=2026).facts["changes"])
    assert (shown["before"], shown["after"]) == (WRONG, RIGHT)
    sheet = desk.sheet("f01_continuation", year=2026, hide_titles=True)
    (hidden,) = rows(sheet.facts["changes"])
    assert (hidden["before"], hidden["after"]) == ("（原标题）", "（标题已更正）")
    text = squeezed(pdf_text(desk.preview(sheet)))
    assert WRONG not in text
    assert RIGHT not in text
    assert (sheet.level, sheet.facts["sheet_mark"]) == ("internal", "内部")


def test_a_title_typed_as_a_purpose_or_a_proof_is_hidden_too(desk: SheetDesk) -> None:
    document = desk.register(RIGHT, "甲〔2026〕1号", ("1", "2"))
    desk.do(EndByProof(copies=desk.copies(document)[:1], how=Ending.ARCHIVED, proof=f"《{RIGHT}》归档单"))
    desk.issue(desk.sheet("f01_cover", year=2026), Manner.PDF, reason=f"随《{RIGHT}》 移交")
    month = {"first": dt.date(2026, 3, 1), "last": dt.date(2026, 3, 31)}
    shown = squeezed(pdf_text(desk.preview(desk.sheet("life", subject=document))))
    hidden = squeezed(pdf_text(desk.preview(desk.sheet("life", subject=document, hide_titles=True))))
    assert RIGHT in shown
    assert RIGHT not in hidden
    assert "××" in hidden
    # the log is 内部 whatever is hidden: it names forms and numbers, a title that was typed gives way (D18, D21)
    sheet = desk.sheet("print_log", **month)
    assert sheet.level == "internal"
    assert RIGHT not in squeezed(pdf_text(desk.preview(sheet)))


def test_d18_the_life_tells_of_its_own_envelope_and_of_one_opening_once(desk: SheetDesk) -> None:
    """Seven envelopes of one delivery are opened one by one: the document came in one of them."""
    names = tuple(f"机03{n:02}" for n in range(12, 19))
    signed = SignReceipt(delivery_list="0312", envelopes=tuple(map(Envelope, names)), courier="交换员")
    receipt = desk.do(signed).ids["receipt"]
    at = desk.clock.at
    for name in names:
        desk.clock.at = at
        desk.do(OpenEnvelopes(receipt=receipt, envelopes=(name,)))
    known = desk.register("随封套来的", "甲〔2026〕1号", ("1",), receipt=receipt)
    unknown = desk.register(
        "不知哪个封套的", "甲〔2026〕2号", ("2",), receipt=receipt, details={"envelope": ""}
    )
    for document in (known, unknown):
        events = rows(desk.sheet("life", subject=document).facts["events"])
        assert [event["what"] for event in events].count("拆封清点") == 1
