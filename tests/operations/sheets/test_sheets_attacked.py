"""A secret title, its number and a person's numbers typed wherever a hand can type: no record may tell them (D21)."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.bootstrap import shipped
from desktop.custody.levels import Level
from desktop.operations.approvals.cases import ResumeCase
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.people.posts import AssignPost
from desktop.operations.printing.issue import Manner, issue
from desktop.operations.printing.ports import PrintOptions
from desktop.operations.printing.prepare import Sheet
from desktop.operations.reviewing.comparing_months import CompareMonth, IssuedPaper
from desktop.operations.reviewing.confirming_wording import ConfirmWording
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.outputs import NoteMaskedCopy
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.relations import ClearRelation, NoteRelation
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.sheets.registered import register_words
from desktop.operations.sheets.unleaked import _identifiers_masked
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk, details, new_desk
from tests.operations.reviewing.review_desk import act, bring, department, reviewing, through, told
from tests.operations.sheets.sheet_desk import JoinedPress
from tests.operations.sheets.test_sheets_no_leak import MONTH, prepared
from tests.operations.sheets.test_sheets_register import rows
from tests.paper.paper_reading import pdf_text, squeezed, word_body

TITLE, NUMBER = "关于某军用机场（二期）改扩建涉密事项的批复", "某办发〔2026〕88号"
ID, MOBILE, CARD = "11010119900307123X", "13812345678", "6222021001116245702"
TYPED = {
    "as it stands": (TITLE, NUMBER, ID, MOBILE),
    "with blanks": ("关于 某军用机场　（二期） 改扩建 涉密事项 的批复", "某办发 〔2026〕 88 号", "110101 19900307 123X"),
    "without its brackets": ("关于某军用机场二期改扩建涉密事项的批复", "某办发[2026]88号", "138-1234-5678"),
    "wide and joined": (
        "关于某军用机场(二期)改扩建\u200b涉密事项的批复", "某办发（２０２６）第088号", "１３８１２３４５６７８",
    ),
    "mistyped": ("关于某军用机场，二期，改扩建涉密事项的批复", "某办发【2026】88号", "110101199003071239"),
    "other numbers": (TITLE, NUMBER, CARD, "6222 0210 0111 6245 702", "zhang.san@mail.example.cn", "辽L·12345"),
}  # fmt: skip
PRINTS = f.Fingerprints("a1" * 32, "b2" * 32, "c3" * 32, 20_480)
DAY = date(2026, 3, 5)


@cache
def press() -> JoinedPress:
    return JoinedPress()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


@pytest.fixture
def document(desk: Desk) -> str:
    return desk.register(copies=1, level=Level.SECRET, title=TITLE, details=details(NUMBER))[0]


def everywhere(desk: Desk, words: str, document: str) -> str:
    """An item whose every field that a hand can fill says it; answers its id."""
    command = HandInItem(
        told=told(f"落实{words}的通报", document_number="", summary=words, channels=("website",)),
        department=department(desk),
        handed_in_by="zhang",
    )
    ids = desk.done(command).ids
    item, its_case = ids["item"], ids["case"]
    hits = (f.Hit("register_title", "blocking", Text(TITLE), Text("第 1 段"), 2),)
    bring(desk, item, *hits, prints=PRINTS, name=f"{words}.docx", text=words)
    desk.done(JudgeHit(item=item, kind=hits[0].kind, passage=TITLE, verdict=f.Verdict.MASKED, reason=words))
    desk.done(NoteRelation(item=item, relation=f.Relation.CITES, document=document))
    desk.done(
        ClearRelation(item=item, number=1, by=f.Clearing.CITATION_OUT, reference=words, person="office")
    )
    desk.done(
        AskBefore(
            item=item, asked=f.Asked.THIRD_PARTY, to=f"某公司{words}", sent_on=DAY,
            due_on=date(2026, 3, 26), silence=f.Silence.OWN_DECISION,
        )
    )  # fmt: skip
    desk.done(BookReply(item=item, number=1, reply=f.Reply.AGREES, on=DAY, words=words))
    referred = act(
        desk, its_case, "department", "refer", reason=words, opinion=words,
        answers=(Answer("authority", ("secrecy",)), Answer("more_asked", ("no",))), enclosures=("text", "letter"),
    )  # fmt: skip
    assert not isinstance(referred, Refusal), referred
    desk.done(ResumeCase(case=its_case, answer=words, ruling="publish"))
    through(desk, its_case, opinion=words)
    desk.done(Publish(lines=(Out(item, "website", words),), on=DAY, published_by="officer", compared_by="li"))
    desk.done(ConfirmWording(item=item, text_sm3="d" * 64, difference=f"甲→{words}", person="office"))
    desk.done(
        NoteMaskedCopy(
            item=item, name=f"{words}.docx", reason=words, receiver=words, medium="U-1", sha256="e" * 64, size=9
        )
    )  # fmt: skip
    desk.done(TakeItemDown(item=item, channel="website", reason=words))
    again = desk.done(BeginRound(item=item, why=words)).ids["case"]
    through(desk, again, opinion=words)
    desk.done(CompareMonth(first=date(2026, 3, 1), issued=(IssuedPaper(words, words),), compared_by="li"))
    return item


def said(found: Sheet) -> str:
    """All its words, as they are prepared, in the PDF, in Word and in every part of that file."""
    ready = found.ready(press())
    options = PrintOptions(unit="某局", serial="000142")
    word = press().word(found.form, ready.facts, options, ready.more)
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    pdf = pdf_text(press().pdf(found.form, ready.facts, options, ready.more))
    return squeezed(pdf) + word_body(word) + squeezed("".join(parts)) + squeezed(repr(ready.facts))


@pytest.mark.parametrize("how", TYPED)
def test_d21_a6_1_4d_no_record_tells_it_however_and_wherever_it_was_typed(
    desk: Desk, document: str, how: str
) -> None:
    item = everywhere(desk, f"《{TYPED[how][0]}》" + "，".join(TYPED[how][1:]), document)
    found: dict[str, Any] = {
        form: prepared(desk, form, subject=item)
        for form in ("f30_review", "f32_release_approval", "f39_consultation", "review_record")
    }
    period = ("review_record", "f31_ledger", "import_log", "publication_register", "document_comparison")
    found |= {f"{form} of the month": prepared(desk, form, **MONTH) for form in period}
    first = found["f30_review"]
    assert isinstance(first, Sheet)
    hash_of = lambda n: desk.ask(lambda books: books.event_hash(n))  # noqa: E731
    reason = f"交{TYPED[how][0]}用"
    issued = issue(first, desk.do, hash_of, press(), Manner.PRINT, reason)
    assert not isinstance(issued, Refusal), issued
    found["print_log"] = prepared(desk, "print_log", **MONTH)
    for form, one in found.items():
        assert isinstance(one, Sheet), (form, one)
        text = said(one)
        assert one.level == "internal", form
        for secret in TYPED[how]:
            assert squeezed(secret) not in text, (form, secret)
        assert "军用机场" not in text, form


def test_d21_an_extension_and_the_record_keep_what_the_applicant_wrote(desk: Desk, document: str) -> None:
    assert document
    words = f"刘某某（{ID}，{MOBILE}），要《{TYPED['without its brackets'][0]}》"
    applied = (Answer("applicant", words=Text(words)), Answer("received_on", ("2026-03-02",)))
    for calendar in shipped.calendars().values():
        desk.done(AdoptCalendar(text=calendar))
    desk.done(AssignPost(post="office_head", person="office"))
    command = HandInItem(
        told=told("某汇总", attribute=f.Attribute.ON_REQUEST, channels=()),
        department=department(desk),
        handed_in_by="zhang",
        answers=applied,
    )
    ids = desk.done(command).ids
    longer = ExtendDeadline(
        case=ids["case"], deadline="reply", count=5, person="office", capacity="office_head", reason=words
    )
    desk.done(longer)
    for form in ("f38_extension", "review_record"):
        found = prepared(desk, form, subject=ids["item"])
        assert isinstance(found, Sheet)
        text = said(found)
        assert "刘某某（110***********123X，138****5678），要《（与在册" in text, form
        assert "军用机场" not in text, form


def test_d21_a_referral_and_a_press_release_keep_it_too(desk: Desk, document: str) -> None:
    assert document
    words = "《关于某军用机场二期改扩建涉密事项的批复》某办发[2026]88号"
    answers = (
        Answer("title", words=Text(f"通气会{words}")),
        Answer("matter", ("policy",)),
        Answer("way", ("conference",)),
        Answer("planned_on", ("2026-03-18",)),
        Answer("line", words=Text(words)),
        Answer("speaker", words=Text("张三")),
    )
    command = HandInItem(
        told=told("通气会"), department=department(desk), handed_in_by="zhang", procedure="press_release",
        answers=answers,
    )  # fmt: skip
    release = desk.done(command).ids["item"]
    for form in ("f52_press_release", "review_record"):
        found = prepared(desk, form, subject=release)
        assert isinstance(found, Sheet)
        assert "军用机场" not in said(found), form
        assert "通气会" in said(found)


def test_d21_the_record_says_that_there_is_something_and_what_was_done(desk: Desk, document: str) -> None:
    item = everywhere(desk, f"《{TITLE}》{NUMBER}", document)
    found = prepared(desk, "review_record", subject=item)
    assert isinstance(found, Sheet)
    (hit,) = rows(found.facts["hits"])
    assert (hit["kind"], hit["places"], hit["result"]) == ("与在册涉密文件比对命中", "2", "已处理")
    (relation,) = rows(found.facts["relations"])
    assert (relation["relation"], relation["by"], relation["person"]) == (
        "引用涉密文件",
        "已删去引用",
        "王堃",
    )
    assert "（与在册涉密文件比对命中，已处理）" in relation["reference"]


def test_words_that_are_everywhere_are_no_hit() -> None:
    rows_of = [
        (TITLE, NUMBER, "密收〔2026〕001号"),
        ("通知", "", "密收〔2026〕002号"),
        ("年度工作总结", "", ""),
    ]
    plain = "关于某通知的年度工作安排，见盘检〔2026〕88号和2026年第88期；关于机场停车的批复"
    assert register_words(rows_of, plain).without(plain, "＃") == plain
    assert register_words(rows_of, "见年度工作 总结。").without("见年度工作 总结。", "＃") == "见＃。"
    assert register_words(rows_of, "密收[2026]1号").without("密收[2026]1号", "＃") == "＃"
    two = f"{TITLE}{TITLE}，{NUMBER}"
    assert register_words(rows_of, two).without(two, "＃") == "＃，＃"


def test_an_address_of_the_net_stays_as_it_is_and_a_persons_number_beside_it_does_not() -> None:
    address = "https://www.example.gov.cn/art/2026/3/5/art_1229_202603051200017.html"
    for typed, kept in (
        (address, address),
        ("www.example.gov.cn/13899990000.html", "www.example.gov.cn/138****0000.html"),
        (f"{address} 110101199003071239", f"{address[:-20]}202********0017.html 110***********1239"),
        ("110101199003071239", "110***********1239"),
        ("2026-03-05 至 2026-03-31，共1200万元", "2026-03-05 至 2026-03-31，共1200万元"),
    ):
        assert _identifiers_masked(typed) == kept
