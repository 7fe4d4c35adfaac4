"""A week at the desk with everything that sheets show: odd shapes, corrections, one copy left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from desktop.custody.clearance_facts import ListLine, Match
from desktop.custody.copy_facts import CopyReproduced, copy_stream
from desktop.custody.document_facts import DocumentRegistered, document_stream
from desktop.custody.levels import Level
from desktop.custody.receipt_facts import Envelope
from desktop.operations.approvals.cases import ActOnCase, OpenCase
from desktop.operations.approvals.reproduce import InformPersons, MakeReproductions
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.circulating.readers import AddReader, CancelReader, NoteInstruction
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.custody.correct import CorrectDocument, VoidDocument
from desktop.operations.custody.move import HandOutForHandling
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.operations.returning.clear import MatchLine, SendClearance
from desktop.operations.returning.open_list import OpenClearance
from desktop.plain.facts import Text
from desktop.plain.typed import PeriodKind, SecrecyPeriod
from desktop.procedures.facts import Answer, Given, How
from tests.operations.sheets.sheet_desk import SheetDesk

FLOOD = "关于进一步加强全市汛期重大地质灾害防范应对工作的紧急通知"
PLAN = "关于印发《2026年度涉密载体清查整治实施方案》的通知"
TEN = SecrecyPeriod(PeriodKind.YEARS, 10)


@dataclass
class Week:
    """Ids of what the week made."""

    flood: str = ""
    plan: str = ""
    wrong: str = ""
    letter: str = ""
    slip: str = ""
    case: str = ""
    widening: str = ""
    permit: str = ""
    clearance: str = ""
    notice: str = ""
    made: tuple[str, ...] = field(default=())


def whole_week(desk: SheetDesk) -> Week:
    """Thursday to Tuesday, in the order it happened."""
    week = Week()
    opening(desk)
    registered(desk, week)
    circulated(desk, week)
    copied(desk, week)
    widened(desk, week)
    cleared(desk, week)
    closed(desk, week)
    return week


def opening(desk: SheetDesk) -> None:
    """建账 with old numbers: one in the safe, one with a person."""
    desk.do(
        EnterOpening(
            lines=(
                OpeningLine(
                    old_number="2025-密收-0112",
                    issuing_body=desk.other,
                    title=PLAN,
                    level=Level.CONFIDENTIAL,
                    copies=2,
                    copy_numbers=("101", "102"),
                    document_number="辽委办发〔2025〕30号",
                    received_on=dt.date(2025, 11, 3),
                    safe=desk.safe,
                ),
                OpeningLine(
                    old_number="旧簿40-9",
                    issuing_body=desk.other,
                    title="干部调整方案（白头件）",
                    level=Level.SECRET,
                    copies=1,
                    received_on=dt.date(2025, 12, 1),
                    holder="P2",
                ),
            )
        )
    )


def registered(desk: SheetDesk, week: Week) -> None:
    """Three ordinary letters, one voided, one corrected, one late, one that is short of a copy."""
    receipt = desk.do(
        SignReceipt(
            delivery_list="0312", envelopes=(Envelope("机0312"), Envelope("机0320")), courier="交换员"
        )
    ).ids["receipt"]
    week.flood = desk.register(
        FLOOD,
        "辽密办发〔2026〕7号",
        ("000023", "000025", "000101"),
        period=TEN,
        receipt=receipt,
        details={"urgency": "特急"},
    )
    week.plan = desk.register(
        "国庆期间保密工作",
        "盘保发〔2026〕3号",
        ("15", "16"),
        level=Level.CONFIDENTIAL,
        period=TEN,
        issuing_body=desk.other,
    )
    week.wrong = desk.register("关于㙓𫖯䶮喆堃镕𠮷的通报", "盘组发〔2026〕15号", ("8",))
    desk.do(VoidDocument(document=week.wrong, reason="重复登记"))
    was = next(
        r.fact
        for r in desk.ask(lambda books: books.stream(document_stream(week.plan)))
        if isinstance(r.fact, DocumentRegistered)
    )
    desk.do(CorrectDocument(document=week.plan, right=replace(was, title=Text(PLAN)), reason="错录标题"))
    week.letter = desk.register(
        "关于报送年度涉密人员名册的函",
        "市办〔2026〕2号",
        ("000041", "000042"),
        copies_listed=3,
        discrepancy="清单列3份，缺000043号1份。",
        received_on=dt.date(2026, 3, 4),
        must_return=True,
        return_due=dt.date(2026, 3, 31),
    )


def circulated(desk: SheetDesk, week: Week) -> None:
    """A folder of two documents to four readers; one cancelled and replaced, one added and waiting."""
    desk.at(9, 8, 30)
    flood, plan = desk.copies(week.flood), desk.copies(week.plan)
    week.slip = desk.do(
        OpenSlip(
            copies=(flood[0], plan[0], plan[1]),
            readers=("P2", "P3", "P4"),
            folder="3",
            proposal="请李主任、赵副主任、孙副主任阅示，规划科阅办。",
            proposed_by="P5",
        )
    ).ids["slip"]
    desk.at(9, 9, 2)
    desk.do(HandOutFolder(slip=week.slip))
    desk.at(9, 11, 20)
    desk.do(TakeBackFolder(slip=week.slip, counted=3))
    desk.do(NoteInstruction(slip=week.slip, reader="P2", words="请志远同志牵头落实。"))
    desk.do(CancelReader(slip=week.slip, reader="P4", agreed_by="P2", reason="出差", replaced_by="P5"))
    desk.do(AddReader(slip=week.slip, reader="P7"))
    desk.at(9, 15, 20)
    desk.do(HandOutFolder(slip=week.slip, reader="P3"))


def copied(desk: SheetDesk, week: Week) -> None:
    """F03: four granted as two, in one go; the leader by telephone is not possible, so on paper."""
    desk.at(10, 9, 0)
    copy = desk.copies(week.flood)[1]
    week.case = desk.do(
        OpenCase(
            procedure="reproduction",
            subjects=(copy,),
            applicant="P6",
            department="D1",
            answers=(
                Answer("purpose", words=Text("落实防汛部署，随会议材料使用后收回")),
                Answer("method", ("photocopy",)),
                Answer("quantity", ("4",)),
                Answer("pages_each", ("12",)),
                Answer("holders", ("P6", "P7")),
            ),
        )
    ).ids["case"]
    desk.do(
        ActOnCase(
            case=week.case, stage="department", decision="agree", person="P6", capacity="department_head"
        )
    )
    desk.do(
        ActOnCase(
            case=week.case,
            stage="prepare",
            decision="done",
            person="P1",
            capacity="officer",
            answers=(Answer("issuer_permits", ("yes",)), Answer("copier", ("P1",))),
        )
    )
    granted = desk.do(
        ActOnCase(
            case=week.case,
            stage="leader",
            decision="agree",
            person="P3",
            capacity="leader_in_charge",
            answers=(Answer("approved_quantity", ("2",)),),
            opinion="同意，限两份。",
            given=Given(How.PIN, slot="s-1"),
        )
    )
    week.permit = granted.ids["permit"]
    made(desk, week, copy)


def made(desk: SheetDesk, week: Week, copy: str) -> None:
    """Both copies made in one go; one is handed out."""
    desk.do(
        MakeReproductions(
            original=copy,
            permit=week.permit,
            quantity=2,
            pages=12,
            copier="PJ-J-FY-001",
            place="机要室",
            waste_sheets=1,
            memory_cleared=True,
            stamped=True,
        )
    )
    rows = desk.ask(lambda books: books.stream(copy_stream(copy)))
    week.made = next(r.fact.made for r in rows if isinstance(r.fact, CopyReproduced))
    desk.do(HandOutForHandling(copies=(week.made[0],), to="P7", due=dt.date(2026, 3, 20)))


def widened(desk: SheetDesk, week: Week) -> None:
    """F11 up to the second stage, by telephone; F12 by hand."""
    week.widening = desk.do(
        OpenCase(
            procedure="widening",
            subjects=(week.flood,),
            applicant="P6",
            answers=(
                Answer("persons", ("P6", "P7")),
                Answer("reason", words=Text("落实文件要求，需具体承办人员知悉。")),
                Answer("way", ("desk",)),
            ),
        )
    ).ids["case"]
    desk.do(
        ActOnCase(
            case=week.widening,
            stage="department",
            decision="agree",
            person="P6",
            capacity="department_head",
            given=Given(How.ORAL, desk.clock.now(), "P5", dt.date(2026, 3, 11)),
        )
    )
    desk.do(InformPersons(document=week.flood, persons=("P6",), way="desk"))


def cleared(desk: SheetDesk, week: Week) -> None:
    """A list of three lines: one known, one old with a copy destroyed before, one never received."""
    desk.at(11, 9, 0)
    lines = (
        ListLine(7, None, Text("市办〔2026〕2号"), Text("关于报送年度涉密人员名册的函"), (), 3),
        ListLine(2, None, Text("辽密办发〔2026〕7号"), Text(FLOOD), ("000023", "000025"), 2),
        ListLine(4, Text("中央办公厅"), Text("中办发〔2025〕11号"), Text("从未到过的文件"), ("000009",), 1),
    )
    week.clearance = desk.do(
        OpenClearance(collector=desk.other, lines=lines, notice="2025年度文件清退目录")
    ).ids["clearance"]
    desk.do(MatchLine(clearance=week.clearance, line=4, document="", copies=(), match=Match.NEVER_RECEIVED))
    desk.do(
        SendClearance(
            clearance=week.clearance, copies=desk.copies(week.letter)[:1], carriers=("P1",), leader="P3"
        )
    )


def closed(desk: SheetDesk, week: Week) -> None:
    """Chased, and the day closed with what is still out."""
    desk.at(11, 17, 30)
    week.notice = desk.do(ChaseHolder(holder="P3", answer_by=dt.date(2026, 3, 12))).ids["notice"]
    out = desk.ask(lambda books: [c.id for c in books.copies_out()])
    desk.do(
        CloseDay(
            locked_by=("P1",),
            words=dict.fromkeys(out, "出差，明晨退"),
            envelopes_word="明晨开拆",
        )
    )
