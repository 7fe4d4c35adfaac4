"""Receipt and registration: each rule of A6.1.1, A6.1.3a, A6.1.6a and of the law by its clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.custody.document_facts import Details, DocumentRegistered
from desktop.custody.levels import Level
from desktop.custody.receipt_facts import Envelope, Seal
from desktop.operations.custody import correct as co
from desktop.operations.custody.move import HandOutForHandling, MoveCopies
from desktop.operations.receiving.above_machine import CorrectAboveMachine, NoteAboveMachine
from desktop.operations.receiving.afterwards import HandOverEyesOnly
from desktop.operations.receiving.envelopes import DeliverEnvelope, OpenEnvelopes, ReturnEnvelope
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.operations.standing.enter import EnterSafe, RetireSafe
from desktop.plain.typed import PeriodKind, SecrecyPeriod
from tests.operations.desk_of_tests import Desk, details, new_desk, today

LETTER = RegisterDocument(
    issuing_body="body",
    title="关于开展检查的通知",
    level=Level.SECRET,
    copies=1,
    copy_numbers=("000007",),
    safe="safe",
)


def signed(desk: Desk, *envelopes: Envelope) -> str:
    command = SignReceipt(delivery_list="00012", envelopes=envelopes or (Envelope("甲1"),), courier="机要员")
    return desk.done(command).ids["receipt"]


def test_a6_1_1a_only_the_officer_registers_and_signs(desk: Desk) -> None:
    desk.store.operator = "zhang"
    desk.refused(LETTER, "desk.not_officer", "A6.1.1a")
    desk.refused(SignReceipt(delivery_list="1", envelopes=(Envelope("1"),)), "desk.not_officer", "A6.1.1a")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"issuing_body": ""}, "document.body_missing"),
        ({"title": " 　"}, "document.title_missing"),
        ({"safe": ""}, "document.safe_missing"),
    ],
)
def test_a6_1_1b_the_few_fields_that_must_be_there(desk: Desk, change: dict[str, str], code: str) -> None:
    desk.refused(replace(LETTER, **change), code)


def test_a6_1_1b_secret_papers_have_a_register_and_series_of_their_own(desk: Desk) -> None:
    numbers = [
        desk.done(
            replace(LETTER, level=level, safe="top_safe" if level is Level.TOP_SECRET else "safe")
        ).facts["number"]
        for level in (Level.SECRET, Level.CONFIDENTIAL, Level.TOP_SECRET, Level.WORK_SECRET, Level.INTERNAL)
    ]
    assert len(set(numbers)) == 5
    assert numbers[0] == "密收〔2026〕001号"
    assert numbers[1] == "密收〔2026〕002号"
    assert numbers[2] == "绝收〔2026〕001号"


def test_a6_1_1c_numbers_and_count_of_copies_agree(desk: Desk) -> None:
    desk.refused(replace(LETTER, copies=3), "copies.count_differs", "A6.1.1c")
    desk.refused(replace(LETTER, copies=0, copy_numbers=()), "copies.none", "A6.1.1c")
    desk.refused(replace(LETTER, copies=2, copy_numbers=("7", "7")), "copies.number_twice", "A6.1.1c")
    desk.refused(replace(LETTER, copies=2, copy_numbers=("7", " ")), "copies.number_blank", "A6.1.1c")


def test_a6_1_1c_a_count_that_differs_from_the_list_is_a_recorded_discrepancy(desk: Desk) -> None:
    desk.refused(replace(LETTER, copies_listed=2), "document.discrepancy_unexplained", "A6.1.1c")
    made = desk.done(replace(LETTER, copies_listed=2, discrepancy="实收少 1 份"))
    row = desk.ask(lambda books: books.document(made.ids["document"]))
    assert row is not None
    assert row.discrepancy == "count"


def test_a6_1_1c_envelopes_are_counted_against_the_list(desk: Desk) -> None:
    command = SignReceipt(delivery_list="9", envelopes=(Envelope("1"),), listed=2)
    assert desk.refused(command, "receipt.count_differs", "A6.1.1c").reason_helps
    desk.done(replace(command, reasons={"receipt.count_differs": "少一件,已电告"}))
    desk.refused(SignReceipt(delivery_list="9", envelopes=()), "receipt.no_envelopes")
    desk.refused(SignReceipt(delivery_list="9", envelopes=(Envelope(" "),)), "receipt.number_blank")
    twice = (Envelope("1"), Envelope("1"))
    desk.refused(SignReceipt(delivery_list="9", envelopes=twice), "receipt.number_twice")


def test_a6_1_1d_somebody_else_opened_it_is_an_incident_with_an_account(desk: Desk) -> None:
    receipt = signed(desk)
    desk.refused(
        OpenEnvelopes(receipt=receipt, envelopes=("甲1",), opener="zhang"),
        "receipt.account_missing",
        "A6.1.1d",
    )
    desk.done(OpenEnvelopes(receipt=receipt, envelopes=("甲1",), opener="zhang", account="误拆"))


def test_a6_1_1d_an_operator_who_is_not_the_officer_opens_with_an_account_too(desk: Desk) -> None:
    receipt = signed(desk)
    desk.store.operator = "zhang"
    desk.refused(OpenEnvelopes(receipt=receipt, envelopes=("甲1",)), "receipt.account_missing", "A6.1.1d")


def test_a6_1_1d_a_damaged_seal_needs_two_witnesses(desk: Desk) -> None:
    receipt = signed(desk, Envelope("甲1", Seal.DAMAGED))
    opened = OpenEnvelopes(receipt=receipt, envelopes=("甲1",), witnesses=("zhang", "zhang"))
    desk.refused(opened, "receipt.two_witnesses", "A6.1.1d")
    desk.done(replace(opened, witnesses=("zhang", "li")))


def test_a6_1_1e_eyes_only_goes_unopened_to_its_addressee(desk: Desk) -> None:
    receipt = signed(desk, Envelope("甲1", addressee="head"), Envelope("甲2"))
    desk.refused(OpenEnvelopes(receipt=receipt, envelopes=("甲1",)), "receipt.eyes_only", "A6.1.1e")
    to_other = DeliverEnvelope(receipt=receipt, envelope="甲1", addressee="zhang")
    desk.refused(to_other, "receipt.other_addressee", "A6.1.1e")
    desk.refused(replace(to_other, envelope="甲2"), "receipt.not_eyes_only", "A6.1.1e")
    desk.done(replace(to_other, addressee="head", proxy="zhang"))
    desk.refused(replace(to_other, addressee="head"), "receipt.not_waiting")


def test_a6_1_1e_an_eyes_only_entry_names_its_addressee(desk: Desk) -> None:
    envelope = replace(LETTER, title="", eyes_only=True)
    desk.refused(envelope, "document.addressee_missing", "A6.1.1e")
    desk.done(replace(envelope, addressee="head"))


def test_a6_1_3a_the_level_is_not_corrected_but_changed_by_notice(desk: Desk) -> None:
    """保密法23: who set it changes it, in writing; nobody else."""
    document, copies = desk.register(1)
    first = desk.stream(f"document/{document}")[0].fact
    assert isinstance(first, DocumentRegistered)
    right = replace(first, level=Level.CONFIDENTIAL)
    desk.refused(
        co.CorrectDocument(document=document, right=right, reason="看错"), "correction.level", "A6.1.3a"
    )
    registered = desk.stream(f"copy/{copies[0]}")[0].fact
    wanted = replace(registered, level=Level.INTERNAL, parent="x", number="000099")  # type: ignore[call-arg]
    desk.done(co.CorrectCopyFact(copy=copies[0], version=1, fact=wanted, reason="份号看错"))
    copy = desk.copy(copies[0])
    assert (copy.level, copy.parent, copy.number, copy.label) == (Level.SECRET, "", "000099", "000099")


def test_a6_1_6a_a_safe_takes_what_it_is_made_for(desk: Desk) -> None:
    desk.refused(replace(LETTER, safe="low_safe"), "safe.too_low", "A6.1.6a")
    desk.refused(replace(LETTER, safe="nowhere"), "safe.unknown", "A6.1.6a")
    _document, copies = desk.register(1)
    desk.refused(MoveCopies(copies=tuple(copies), safe="low_safe"), "safe.too_low", "A6.1.6a")
    desk.refused(
        EnterSafe(safe="safe", name="1号柜", level=Level.CONFIDENTIAL), "safe.holds_other", "A6.1.6a"
    )
    desk.refused(RetireSafe(safe="safe"), "safe.not_empty", "A6.1.6a")


def test_law_26_top_secret_lies_apart(desk: Desk) -> None:
    desk.refused(replace(LETTER, level=Level.TOP_SECRET), "safe.too_low")
    desk.refused(replace(LETTER, safe="top_safe"), "safe.top_secret_only", "保密法26")


def test_law_26_a_reader_below_top_secret_is_refused_and_no_reason_helps(desk: Desk) -> None:
    _document, copies = desk.register(1, Level.TOP_SECRET)
    command = HandOutForHandling(copies=tuple(copies), to="zhang", due=today(desk))
    assert not desk.refused(command, "reader.below_level", "保密法26").reason_helps
    desk.refused(replace(command, reasons={"reader.below_level": "急用"}), "reader.below_level", "保密法26")
    desk.done(replace(command, to="core"))


def test_law_20_a_period_beyond_the_maximum_needs_a_reason(desk: Desk) -> None:
    long = replace(LETTER, level=Level.CONFIDENTIAL, period=SecrecyPeriod(PeriodKind.YEARS, 11))
    assert desk.refused(long, "document.period_long", "保密法20").reason_helps
    desk.done(replace(long, reasons={"document.period_long": "另有规定"}))


def test_law_28_never_by_ordinary_post_or_express(desk: Desk) -> None:
    for channel in ("ordinary_post", "express"):
        command = replace(LETTER, details=Details(channel=channel))
        assert desk.refused(command, "receipt.channel_forbidden", "保密法28").reason_helps
        receipt = SignReceipt(delivery_list="1", envelopes=(Envelope("1"),), channel=channel)
        desk.refused(receipt, "receipt.channel_forbidden", "保密法28")


def test_rule_29_top_secret_does_not_come_through_the_exchange(desk: Desk) -> None:
    command = replace(
        LETTER, level=Level.TOP_SECRET, safe="top_safe", details=Details(channel="courier_exchange")
    )
    desk.refused(command, "receipt.not_by_exchange", "实施条例29")


def test_d16_rule_32_above_the_machine_only_a_reference_is_stored(tmp_path: Path) -> None:
    """D16, 实施条例32: a place in the paper register, entered once, so that the counts agree."""
    desk = new_desk(tmp_path, "confidential")
    desk.refused(LETTER, "document.above_machine", "实施条例32")
    reference = NoteAboveMachine(volume="绝密专册 2026-1", page=3, line=12, copies=2)
    desk.done(reference)
    desk.refused(replace(reference, copies=3), "above.noted_already", "实施条例32")
    desk.done(replace(reference, line=13, copies=3))
    with desk.store._connection.begin():
        rows = desk.store.books.above_machine()
    assert [(r.page, r.line, r.copies) for r in rows] == [(3, 12, 2), (3, 13, 3)]
    desk.refused(replace(reference, volume=" "), "above.volume_missing", "实施条例32")
    desk.refused(replace(reference, page=0), "above.number", "实施条例32")
    desk.close()


def test_d16_a_wrong_reference_is_corrected_by_counter_entry(tmp_path: Path) -> None:
    """D16, edge case 15: the place in the paper book is right again, the wrong one stays readable."""
    desk = new_desk(tmp_path, "confidential")
    reference = NoteAboveMachine(volume="绝密专册 2026-1", page=3, line=12, copies=2)
    document = desk.done(reference).ids["document"]
    desk.done(replace(reference, line=13))
    right = replace(reference, page=4, copies=3)
    command = CorrectAboveMachine(document=document, reason="看错页", right=right)
    desk.refused(replace(command, reason=" "), "correction.reason_missing")
    desk.refused(replace(command, document="none"), "correction.no_such_fact")
    desk.refused(replace(command, right=reference), "above.same", "实施条例32")
    desk.refused(replace(command, right=replace(reference, line=13)), "above.noted_already", "实施条例32")
    desk.refused(replace(command, right=replace(reference, copies=0)), "above.number", "实施条例32")
    desk.done(command)
    assert above(desk) == [(3, 13, 2), (4, 12, 3)]
    kinds = [row.fact.KIND for row in desk.stream(f"document/{document}")]
    assert kinds == ["document.above_machine_noted"] * 2 + ["desk.reason_given"]
    desk.done(CorrectAboveMachine(document=document, reason="另一台机器的"))
    assert above(desk) == [(3, 13, 2)]
    desk.refused(command, "correction.no_such_fact")
    desk.close()


def above(desk: Desk) -> list[tuple[int, int, int]]:
    return [(r.page, r.line, r.copies) for r in desk.ask(lambda books: books.above_machine())]


def test_rule_19_a_period_without_a_day_of_issue_has_no_last_day(desk: Desk) -> None:
    """实施条例19: counted from the marked day of issue, and never guessed."""
    period = SecrecyPeriod(PeriodKind.YEARS, 10)
    dated = desk.done(replace(LETTER, period=period, details=Details(issued_on=date(2026, 3, 1))))
    bare = desk.done(replace(LETTER, copy_numbers=("000008",), period=period))
    rows = []
    with desk.store._connection.begin():
        for made in (dated, bare):
            sql = "SELECT ends_on FROM documents WHERE id = ?"
            rows.append(desk.store._connection.exec_driver_sql(sql, (made.ids["document"],)).scalar())
    assert rows[0] is not None
    assert rows[0].startswith("2036-0")
    assert rows[1] is None


def test_rule_27_what_must_be_returned_has_a_day(desk: Desk) -> None:
    desk.refused(replace(LETTER, must_return=True), "document.return_day_missing", "实施条例27")
    made = desk.done(replace(LETTER, must_return=True, return_due=today(desk) + timedelta(days=30)))
    assert desk.copy(made.ids["copy"]).return_due == today(desk) + timedelta(days=30)


def test_edge_01_copy_numbers_need_not_follow_each_other_and_keep_their_zeros(desk: Desk) -> None:
    numbers = ("000023", "000025", "000101")
    _document, copies = desk.register(3, copy_numbers=numbers)
    assert tuple(desk.copy(copy).number for copy in copies) == numbers


def test_edge_02_copies_without_a_number_have_labels_of_ours(desk: Desk) -> None:
    _document, copies = desk.register(2, copy_numbers=())
    assert [desk.copy(copy).label for copy in copies] == ["无1", "无2"]


def test_edge_03_an_identical_live_copy_is_refused_and_an_ended_one_is_not_in_the_way(desk: Desk) -> None:
    numbered = replace(LETTER, details=details("辽委办〔2026〕5号"))
    made = desk.done(numbered)
    desk.refused(numbered, "document.copy_alive", "A6.1.1c")
    desk.refused(replace(numbered, reasons={"document.duplicate": "另一批"}), "document.copy_alive")
    other = replace(numbered, copy_numbers=("000008",))
    assert desk.refused(other, "document.duplicate").reason_helps
    desk.done(replace(other, reasons={"document.duplicate": "第二批"}))
    # the live copy may stand in any of several entries of that number
    desk.refused(replace(numbered, reasons={"document.duplicate": "第三批"}), "document.copy_alive")
    desk.done(co.VoidDocument(document=made.ids["document"], reason="重复登记"))
    desk.done(replace(numbered, reasons={"document.duplicate": "重登"}))


def test_edge_05_an_unmarked_period_is_presumed(desk: Desk) -> None:
    made = desk.done(LETTER)
    row = desk.ask(lambda books: books.document(made.ids["document"]))
    assert row is not None
    assert (row.period_kind, row.period_amount) == ("presumed", 20)


def test_edge_10_eyes_only_handed_over_completes_the_same_entry(desk: Desk) -> None:
    made = desk.done(replace(LETTER, title="", eyes_only=True, addressee="head"))
    handed = HandOverEyesOnly(
        document=made.ids["document"], title="会议纪要", details=details("会〔2026〕1号")
    )
    desk.refused(replace(handed, title=" "), "document.title_missing")
    desk.done(handed)
    row = desk.ask(lambda books: books.document(made.ids["document"]))
    assert row is not None
    assert (row.title, row.eyes_only, row.register_number) == ("会议纪要", False, made.facts["number"])
    desk.refused(handed, "document.not_eyes_only", "A6.1.1e")


def test_edge_12_a_misdelivered_envelope_goes_back_with_a_proof(desk: Desk) -> None:
    receipt = signed(desk)
    desk.refused(
        ReturnEnvelope(receipt=receipt, envelope="甲1", to="市局", proof=" "), "receipt.proof_missing"
    )
    desk.done(ReturnEnvelope(receipt=receipt, envelope="甲1", to="市局", proof="回执 12"))


def test_edge_14_late_registration_says_why_and_draws_the_next_number(desk: Desk) -> None:
    desk.done(LETTER)
    late = replace(LETTER, copy_numbers=("000009",), received_on=today(desk) - timedelta(days=9))
    assert desk.refused(late, "document.late", "A6.1.1c").reason_helps
    made = desk.done(replace(late, reasons={"document.late": "会议带回后补登"}))
    assert made.facts["number"] == "密收〔2026〕002号"
    row = desk.ask(lambda books: books.document(made.ids["document"]))
    assert row is not None
    assert row.late


def test_edge_15_a_voided_entry_keeps_its_number_and_is_not_corrected_any_more(desk: Desk) -> None:
    document, _copies = desk.register(2)
    desk.refused(co.VoidDocument(document=document, reason=" "), "correction.reason_missing")
    desk.done(co.VoidDocument(document=document, reason="登错"))
    row = desk.ask(lambda books: books.document(document))
    assert row is not None
    assert row.voided
    assert desk.done(LETTER).facts["number"] == "密收〔2026〕002号"
    first = desk.stream(f"document/{document}")[0].fact
    assert isinstance(first, DocumentRegistered)
    desk.refused(co.CorrectDocument(document=document, right=first, reason="x"), "document.unknown")


def test_edge_50_numbering_begins_anew_each_year(desk: Desk) -> None:
    desk.done(LETTER)
    desk.later(days=365)
    assert desk.done(replace(LETTER, copy_numbers=("1",))).facts["number"] == "密收〔2027〕001号"
