"""Rules that hold at the front door, tried at the side: correction, voiding, back-dating, wrong hands, odd words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop.custody.clearance_facts import ListLine, Match
from desktop.custody.document_facts import DocumentRegistered
from desktop.custody.levels import Level
from desktop.custody.places import Ending, in_safe
from desktop.custody.receipt_facts import Envelope
from desktop.operations.approvals.reproduce import MakeReproductions
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.custody import correct as co
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.desk.acts import ConfirmClock
from desktop.operations.papers.issue import BookPaperBack, IssuePaper
from desktop.operations.people.persons import RetirePerson
from desktop.operations.receiving.afterwards import HandOverEyesOnly
from desktop.operations.receiving.envelopes import OpenEnvelopes
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.operations.returning.clear import MatchLine, SendClearance
from desktop.operations.returning.open_list import OpenClearance
from desktop.operations.whole_words import whole
from desktop.plain.facts import Text
from tests.operations.desk_of_tests import Desk, details, today
from tests.operations.desk_stories import MAKE, permit


def eyes_only(desk: Desk) -> tuple[str, str]:
    """An unopened 亲启 letter to the head; its document and copy."""
    letter = RegisterDocument(
        issuing_body="body",
        title="",
        level=Level.SECRET,
        copies=1,
        safe="safe",
        eyes_only=True,
        addressee="head",
    )
    document = desk.done(letter).ids["document"]
    return document, desk.ask(lambda books: books.copies_of(document))[0].id


def test_a6_1_1e_an_unopened_letter_reaches_nobody_but_its_addressee(desk: Desk) -> None:
    document, copy = eyes_only(desk)
    to_other = mv.HandOutForHandling(copies=(copy,), to="zhang", due=today(desk))
    desk.refused(to_other, "copy.eyes_only", "A6.1.1e")
    desk.refused(mv.ReadAtDesk(copies=(copy,), readers=("head", "zhang")), "copy.eyes_only", "A6.1.1e")
    desk.refused(OpenSlip(copies=(copy,), readers=("head", "zhang")), "copy.eyes_only", "A6.1.1e")
    slip = desk.open_slip([copy], "head")
    desk.refused(rd.AddReader(slip=slip, reader="zhang", approved_by="head"), "copy.eyes_only", "A6.1.1e")
    desk.done(ro.HandOutFolder(slip=slip))
    desk.done(ro.TakeBackFolder(slip=slip, counted=1))
    desk.done(rd.CloseSlip(slip=slip, counted=1))
    made = replace(MAKE, original=copy, permit=permit(desk, copy))
    desk.refused(made, "copy.eyes_only", "A6.1.1e")
    early = HandOverEyesOnly(document=document, title="来信", handed_over_on=today(desk) - timedelta(days=1))
    desk.refused(early, "document.handed_over_early", "A6.1.1e")
    desk.done(replace(early, handed_over_on=None))
    desk.done(to_other)


def test_a6_1_1a_who_may_not_register_does_not_rewrite_the_register(desk: Desk) -> None:
    document, copies = desk.register(1)
    first = desk.stream(f"document/{document}")[0].fact
    assert isinstance(first, DocumentRegistered)
    right = co.CorrectDocument(document=document, right=replace(first, title=Text("改")), reason="看错")
    number = replace(desk.stream(f"copy/{copies[0]}")[0].fact, number="000099")  # type: ignore[call-arg]
    acts = (
        right,
        co.CompleteDocument(document=document, details=details("辽委〔2026〕1号")),
        co.CorrectCopyFact(copy=copies[0], version=1, fact=number, reason="份号看错"),
        co.VoidDocument(document=document, reason="重复登记"),
    )
    for act in acts:
        desk.store.operator = "zhang"
        desk.refused(act, "desk.not_officer", "A6.1.1a")
        desk.store.operator = "officer"
        desk.done(act)


def test_a6_1_5e_voiding_does_not_make_a_reproduction_vanish(desk: Desk) -> None:
    document, copies = desk.register(1)
    desk.done(replace(MAKE, original=copies[0], permit=permit(desk, copies[0]), quantity=1))
    desk.refused(co.VoidDocument(document=document, reason="重复"), "document.was_reproduced", "A6.1.5e")


def test_law_47_voiding_does_not_make_a_lost_copy_vanish(desk: Desk) -> None:
    document, copies = desk.register(2)
    void = co.VoidDocument(document=document, reason="登记错")
    desk.done(re.RecordMissing(copy=copies[0], circumstances="清点未见"))
    desk.refused(void, "document.copy_unexplained", "保密法47")
    desk.done(re.RecordFound(copy=copies[0], place=in_safe("safe"), circumstances="夹在卷里"))
    desk.done(re.EndByProof(copies=(copies[1],), how=Ending.DESTROYED, proof="销毁清册 3 号"))
    desk.refused(void, "document.copy_went", "A6.1.1c")
    desk.done(co.CorrectCopyFact(copy=copies[1], version=2, reason="销毁的是另一份"))
    desk.done(void)


def test_d1_what_happened_before_he_left_is_recorded_late(desk: Desk) -> None:
    _document, copies = desk.register(2)
    slip = desk.open_slip(copies[:1], "zhang")
    desk.later(hours=1)
    then = desk.clock.now()
    desk.later(hours=1)
    desk.done(RetirePerson(person="zhang"))
    out = mv.HandOutForHandling(copies=(copies[1],), to="zhang", due=today(desk) + timedelta(days=5))
    desk.refused(out, "person.retired", "A6.1.8b")
    desk.later(days=1)
    desk.refused(replace(out, late_reason="补记"), "person.retired", "A6.1.8b")
    desk.done(replace(out, at=then, late_reason="补记"))
    assert desk.copy(copies[1]).holder == "zhang"
    line = ro.RoundLine("zhang", then, then + timedelta(minutes=20))
    desk.done(ro.BookRounds(slip=slip, lines=(line,), late_reason="补记"))
    desk.refused(replace(out, copies=(copies[0],), at=desk.clock.now()), "person.retired", "A6.1.8b")


def test_a6_1_4c_nobody_agrees_to_his_own_night(desk: Desk) -> None:
    _document, copies = desk.register(2)
    for copy, holder in zip(copies, ("zhang", "head"), strict=True):
        desk.done(mv.HandOutForHandling(copies=(copy,), to=holder, due=today(desk)))
    stays = mv.KeepOvernight(copies=(copies[0],), agreed_by="zhang", reason="夜里要用")
    desk.refused(stays, "overnight.agreed_by_holder", "A6.1.4c")
    assert desk.done(replace(stays, agreed_by="")).code == "copy.kept_unexplained"
    desk.done(replace(stays, agreed_by="head"))
    desk.done(replace(stays, copies=(copies[1],), agreed_by="head"))


def test_d9_a_day_before_the_book_and_hands_nobody_knows_close_nothing(desk: Desk) -> None:
    desk.refused(CloseDay(locked_by=("officer",), day=date(2020, 1, 1)), "day.before_book", "D9")
    desk.refused(CloseDay(locked_by=("nobody",)), "person.unknown")
    desk.done(CloseDay(locked_by=("officer",), day=today(desk) - timedelta(days=1)))


def test_d14_ink_is_no_older_than_its_paper_and_not_of_tomorrow(desk: Desk) -> None:
    paper = IssuePaper(
        form="f02_slip", subject="x", digest="ab" * 32, level="secret", pages=1, signed_by_hand=True
    )
    serial = desk.done(paper).ids["serial"]
    back = BookPaperBack(serial=serial, binder="1 卷")
    desk.refused(replace(back, signed_on=today(desk) + timedelta(days=1)), "act.in_future")
    desk.refused(replace(back, signed_on=today(desk) - timedelta(days=1)), "paper.signed_early")
    desk.done(back)


def test_a6_1_1c_one_envelope_is_counted_once(desk: Desk) -> None:
    signed = SignReceipt(delivery_list="9", envelopes=(Envelope("1"), Envelope("2")), courier="机要员")
    receipt = desk.done(signed).ids["receipt"]
    desk.refused(OpenEnvelopes(receipt=receipt, envelopes=("1", "1")), "receipt.number_twice", "A6.1.1c")
    assert desk.done(OpenEnvelopes(receipt=receipt, envelopes=("1", "2"))).facts["envelopes"] == 2


def test_half_a_pair_in_a_pasted_word_is_no_crash(desk: Desk) -> None:
    document, _copies = desk.register(1, title="方案\udcff", details=details("\ud83d号"))
    row = desk.ask(lambda books: books.document(document))
    assert row is not None
    assert row.title == "方案\ufffd"
    command = MakeReproductions(
        original="", permit="", quantity=1, pages=3, copier="FY", place="室", reasons={"a": "\ud800"}
    )
    mended = whole(command)
    assert mended.reasons == {"a": "\ufffd"}
    assert whole(LETTER) is LETTER


LETTER = RegisterDocument(issuing_body="body", title="通知", level=Level.SECRET, copies=1, safe="safe")


def test_d13_a_copy_goes_back_once_and_the_list_is_of_a_body_and_a_day_that_were(desk: Desk) -> None:
    document, copies = desk.register(3, copy_numbers=("71", "72", "73"))
    title = Text("关于加强机要文件管理的通知")
    lines = (ListLine(1, None, None, title, ("71", "72"), 2), ListLine(2, None, None, title, ("72", "73"), 2))
    came = OpenClearance(collector="body", lines=lines)
    desk.refused(replace(came, collector="nobody"), "body.unknown")
    desk.refused(replace(came, received_on=today(desk) + timedelta(days=1)), "act.in_future")
    desk.refused(replace(came, due=today(desk) - timedelta(days=1)), "clearance.due_early", "实施条例27")
    desk.refused(replace(came, lines=(replace(lines[0], copies=-1),)), "copies.none", "实施条例27")
    clearance = desk.done(came).ids["clearance"]
    found = desk.ask(lambda books: books.clearance_lines(clearance))
    assert [(row.line, row.copies) for row in found] == [(1, tuple(copies[:2])), (2, ())]
    both = MatchLine(
        clearance=clearance, line=2, document=document, copies=(copies[1], copies[2]), match=Match.IN_SAFE
    )
    desk.refused(both, "clearance.copy_on_other_line", "实施条例27")
    desk.done(replace(both, copies=(copies[2],)))
    send = SendClearance(clearance=clearance, copies=(copies[2],), carriers=("officer",), leader="nobody")
    desk.refused(send, "person.unknown")
    desk.refused(replace(send, carriers=("nobody",), leader="head"), "person.unknown")
    desk.done(replace(send, leader="head"))


def test_edge_54_a_clock_confirmed_before_the_first_rules_leaves_the_book_its_rules(desk: Desk) -> None:
    """A dead battery: 2001, confirmed with a reason so that the courier need not wait."""
    desk.clock.at = datetime(2001, 1, 1, 8, 0)
    desk.refused(replace(LETTER), "clock.behind")
    desk.done(ConfirmClock(reason="主板电池没电"))
    assert desk.done(LETTER).facts["number"] == "密收〔2001〕001号"
