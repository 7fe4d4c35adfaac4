"""What happens on each day, between the morning's post and the evening's closing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.bootstrap.demo import documents
from desktop.bootstrap.demo.teller import Teller, UnexpectedError
from desktop.custody.clearance_facts import ListLine, Match
from desktop.custody.places import Ending
from desktop.custody.slip_facts import Way
from desktop.operations.approvals.cases import ActOnCase, OpenCase
from desktop.operations.approvals.reproduce import InformPersons, MakeReproductions
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.circulating.readers import (
    AddReader,
    ApproveReader,
    CancelReader,
    CloseSlip,
    DeferReader,
)
from desktop.operations.circulating.round import (
    BookRounds,
    HandOutFolder,
    ReadFolderTogether,
    RoundLine,
    TakeBackFolder,
)
from desktop.operations.custody.correct import VoidDocument
from desktop.operations.custody.move import HandOutForHandling, KeepOvernight, TakeBack
from desktop.operations.custody.reality import EndByProof, RecordPassing
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.returning.clear import (
    AcknowledgeClearance,
    CloseClearance,
    MatchLine,
    SendClearance,
)
from desktop.operations.returning.open_list import OpenClearance
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer

LEADERS = ("head", "charge", "deputy", "engineer")


def people(story: Teller, *keys: str) -> tuple[str, ...]:
    """Ids of persons of the story."""
    return tuple(story.people[key] for key in keys)


def _slip(story: Teller, name: str, titles: tuple[str, ...], *readers: str, folder: str) -> str:
    chosen = tuple(story.copies(title)[0] for title in titles)
    answer = story.do(
        OpenSlip(
            copies=chosen,
            readers=people(story, *readers),
            folder=folder,
            proposal="请班子成员阅。",
            proposed_by=story.people["office"],
            reasons={
                "reader.without_clearance": "领导交办",
                "reader.below_level": "领导交办",
                "slip.mixed": "同批传阅",
            },
        )
    )
    story.slips[name] = answer.ids["slip"]
    story.print("f02_slip", answer.ids["slip"])
    return answer.ids["slip"]


def monday(story: Teller) -> None:
    """A folder is carried from door to door and booked from the signed slip afterwards (D1)."""
    first, second = documents.PAPERS[0].title, documents.PAPERS[1].title
    slip = _slip(story, "monday", (first, second), *LEADERS, folder="1")
    story.at(0, "11:35")
    rounds = [
        RoundLine(story.people[reader], story.moment(0, out), story.moment(0, back))
        for reader, out, back in (
            ("head", "09:40", "09:58"),
            ("charge", "10:02", "10:30"),
            ("deputy", "10:33", "10:50"),
        )
    ]
    story.do(BookRounds(slip=slip, lines=tuple(rounds)))
    story.do(DeferReader(slip=slip, reader=story.people["engineer"], reason="出差，周三返回"))
    handled = story.copies(documents.PAPERS[5].title)
    story.do(
        HandOutForHandling(
            copies=handled, to=story.people["business"], due=date(2026, 3, 6), proxy=story.people["clerk"]
        )
    )
    story.at(0, "14:00")
    case = story.do(
        OpenCase(
            procedure="reproduction",
            subjects=story.copies(first)[1:2],
            applicant=story.people["business"],
            answers=(
                Answer("purpose", words=Text("业务科落实工作需要")),
                Answer("method", ("photocopy",)),
                Answer("quantity", ("3",)),
            ),
        )
    ).ids["case"]
    story.slips["copy_case"] = case
    story.print("f03_copy_approval", case)


def _approve(story: Teller, case: str, said: Mapping[str, tuple[Answer, ...]]) -> str:
    """Every stage of a case by who holds its post; answers the permit."""
    while True:
        view = story.session.case(case)
        if view is None or view.following is None:
            raise UnexpectedError(f"the case {case} gives no permit")
        stage = view.following
        role = stage.roles[0]
        holder = story.holder(role)
        answer = story.do(
            ActOnCase(
                case=case,
                stage=stage.id,
                decision=stage.decisions[0].id,
                person=holder,
                capacity=role,
                answers=said.get(stage.id, ()),
            )
        )
        if "permit" in answer.ids:
            return answer.ids["permit"]


COPIER = "FY-J-01"
BINDER = "2026年传阅单 第1夹"


def tuesday(story: Teller) -> None:
    """Copies are approved and made in two goes; a copy is passed on sideways and found so."""
    title = documents.PAPERS[0].title
    original = story.copies(title)[1]
    said = {
        "prepare": (Answer("issuer_permits", ("yes",)), Answer("place", words=Text("文印室涉密复印机"))),
        "leader": (Answer("approved_quantity", ("2",)),),
    }
    story.at(1, "09:30")
    permit = _approve(story, story.slips["copy_case"], said)
    story.at(1, "09:50")
    run = MakeReproductions(
        original=original,
        permit=permit,
        quantity=1,
        pages=6,
        copier=COPIER,
        place="文印室",
        waste_sheets=1,
        stamped=True,
    )
    story.do(run)
    story.do(run)
    story.not_do(run, "permit.used_up")
    made = tuple(row.id for row in story.ask(lambda b: b.copies_of(story.documents[title])) if row.parent)
    story.do(HandOutForHandling(copies=made[:1], to=story.people["clerk"], due=date(2026, 3, 6),
                                reasons={"reader.below_level": "分管领导批示由其经办"}))  # fmt: skip
    story.at(1, "10:20")
    slip = _slip(story, "tuesday", (documents.PAPERS[10].title,), "charge", "deputy", folder="2")
    story.do(HandOutFolder(slip=slip))
    story.at(1, "15:10")
    passed = story.copies(documents.PAPERS[10].title)
    story.do(
        RecordPassing(copies=passed, to=story.people["deputy"], account="李㙓开会前直接交给欧阳喆，已提醒")
    )
    story.at(1, "16:00")
    story.do(TakeBackFolder(slip=slip, counted=1))
    story.do(ReadFolderTogether(slip=slip, readers=people(story, "deputy"), way=Way.AT_DESK))
    story.do(CloseSlip(slip=slip, counted=1, binder=BINDER))
    story.at(1, "16:20")
    telegram = _slip(story, "telegram", (documents.PAPERS[7].title,), "head", folder="3")
    story.do(ReadFolderTogether(slip=telegram, readers=people(story, "head"), way=Way.AT_DESK))
    story.do(CloseSlip(slip=telegram, counted=1, binder=BINDER))


def wednesday(story: Teller) -> None:
    """The range is widened; one reader is replaced; a paper stays out over night with agreement."""
    title = documents.PAPERS[16].title
    story.at(2, "09:20")
    slip = _slip(story, "wednesday", (title,), "head", "charge", "engineer", folder="4")
    story.do(AddReader(slip=slip, reader=story.people["business"]))
    case = story.do(
        OpenCase(
            procedure="widening",
            subjects=(story.documents[title],),
            applicant=story.people["business"],
            answers=(
                Answer("persons", people(story, "business", "clerk")),
                Answer("reason", words=Text("承办管控名单核对")),
                Answer("way", _choice(story, "widening", "way")),
            ),
        )
    ).ids["case"]
    said = {"secrecy_office": (Answer("issuer_rule", ("no",)),), "head": ()}
    story.slips["widening_case"] = case
    permit = _approve(story, case, said)
    story.do(ApproveReader(slip=slip, reader=story.people["business"], permit=permit))
    story.do(CancelReader(slip=slip, reader=story.people["engineer"], agreed_by=story.people["head"],
                          reason="本件不涉及其分工", replaced_by=story.people["deputy"]))  # fmt: skip
    story.do(
        InformPersons(document=story.documents[title], persons=people(story, "business"), way="handling")
    )
    story.at(2, "10:00")
    story.do(HandOutFolder(slip=slip, way=Way.PROXY, proxy=story.people["secretary"]))
    story.at(2, "11:15")
    story.do(TakeBackFolder(slip=slip, counted=1, instruction="请业务科抓紧核对。"))
    story.do(HandOutFolder(slip=slip))
    monday = story.slips["monday"]
    story.at(2, "14:30")
    story.do(HandOutFolder(slip=monday, reader=story.people["engineer"]))
    story.at(2, "15:40")
    story.do(TakeBackFolder(slip=monday, counted=2))
    story.do(CloseSlip(slip=monday, counted=2, binder=BINDER))
    story.at(2, "17:20")
    held = story.ask(lambda b: b.copies_at("person", story.people["charge"]))
    story.do(KeepOvernight(copies=tuple(row.id for row in held if row.slip == slip),
                           agreed_by=story.people["head"], reason="连夜修改核对意见"))  # fmt: skip


def _choice(story: Teller, procedure: str, field: str) -> tuple[str, ...]:
    asked = story.session.profile.procedures[procedure].field(field)
    if asked is None or not asked.choices:
        return ()
    return (asked.choices[0].id,)


def thursday(story: Teller) -> None:
    """Chased, taken back, closed; the city's list of papers to be returned comes in (清退)."""
    slip = story.slips["wednesday"]
    story.at(3, "09:00")
    chase = ChaseHolder(holder=story.people["charge"], way="slip", answer_by=date(2026, 3, 5))
    story.slips["notice"] = story.do(chase).ids["notice"]
    story.print("recall_notice", story.slips["notice"])
    story.at(3, "10:10")
    story.do(TakeBackFolder(slip=slip, counted=1))
    for out, back in (("10:20", "11:00"), ("11:05", "11:40")):
        story.at(3, out)
        story.do(HandOutFolder(slip=slip))
        story.at(3, back)
        story.do(TakeBackFolder(slip=slip, counted=1))
    story.do(CloseSlip(slip=slip, counted=1, binder=BINDER))
    lines = (
        ListLine(1, Text("中共辽宁省委办公厅"), None, Text("2024年度省委重要文件"), ("000009",), 1, "secret"),
        ListLine(2, Text("中共盘锦市委办公室"), None, Text("市委全会文件"), ("101",), 1, "secret"),
        ListLine(3, Text("中共辽宁省委办公厅"), None, Text("关于信访维稳工作的情况"), ("33",), 1, "secret"),
        ListLine(
            4,
            Text("中共辽宁省委办公厅"),
            Text("辽委办〔2023〕77号"),
            Text("专题学习材料"),
            ("000066",),
            1,
            "confidential",
        ),
    )
    story.slips["clearance"] = story.do(
        OpenClearance(
            collector=story.bodies["city"], lines=lines, due=date(2026, 3, 20), notice="盘委办〔2026〕清退1号"
        )
    ).ids["clearance"]


def friday(story: Teller) -> None:
    """What can be cleared goes, its counterpart comes back; a wrong entry is voided, a paper proof booked."""
    clearance = story.slips["clearance"]
    story.at(4, "09:30")
    charge = story.ask(lambda b: b.copies_at("person", story.people["charge"]))
    story.do(TakeBack(copies=tuple(row.id for row in charge), safe=story.safes["main"]))
    story.do(MatchLine(clearance=clearance, line=4, document="", copies=(), match=Match.NEVER_RECEIVED))
    lines = story.ask(lambda b: b.clearance_lines(clearance))
    ready = tuple(copy for line in lines if line.match in ("in_safe", "out") for copy in line.copies)
    story.do(SendClearance(clearance=clearance, copies=ready, carriers=people(story, "officer", "secretary"),
                           leader=story.people["charge"]))  # fmt: skip
    story.at(4, "14:40")
    story.do(AcknowledgeClearance(clearance=clearance, receiver="市委办机要室 刘科长"))
    story.do(CloseClearance(clearance=clearance))
    story.do(VoidDocument(document=story.documents["误登记的普通通知"], reason="不属于涉密文件，误登"))
    old = story.ask(lambda b: b.by_register_number("2024-密收-0044"))[0]
    gone = story.ask(lambda b: b.copies_of(old.id))[:1]
    story.do(EndByProof(copies=tuple(row.id for row in gone), how=Ending.DESTROYED,
                        proof="销毁〔2025〕02号清单第14行，市保密局销毁中心回执0871"))  # fmt: skip
    slip = _slip(story, "friday", (documents.PAPERS[28].title,), "head", "charge", folder="1")
    story.do(HandOutFolder(slip=slip))


DAYS = (monday, tuesday, wednesday, thursday, friday)
