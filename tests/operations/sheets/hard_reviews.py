"""Reviews of each unit's own rules with the longest words and the rarest names, from a real book."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from desktop.bootstrap import shipped
from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.people.persons import ChangePerson, Told
from desktop.operations.printing.ports import PrintOptions
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.reviewing.batches import OpenBatch
from desktop.operations.reviewing.hand_in import HandInItem
from desktop.operations.reviewing.letters import AskBefore
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer, Given, How
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import PEOPLE, Desk, new_desk
from tests.operations.reviewing.review_desk import (
    bring,
    department,
    in_unit,
    pass_stage,
    reviewing,
    told,
    waits_at,
)
from tests.operations.sheets.sheet_desk import JoinedPress, profile_of
from tests.paper.paper_reading import margins, pdf_body, word_body

FOUNDED = "panjin"
"""By whose rules a desk of the tests is founded."""
UNITS = ("national", "panjin", "huangyan", "nanning")
UNIT = "盘锦市人民政府政务服务管理办公室（营商环境建设局）"
_SUBJECT = "关于进一步加强和改进新形势下全市行政执法信息（含电子载体）归集、核对和公开工作的若干意见（试行）"
_REST = (
    "及其任务分工表、时间安排表、联络员名单和“清底数、补漏洞、严责任、强监督”专项行动实施方案的通知（代拟稿）"
)
TITLE = (_SUBJECT + _REST * 2)[:120]
OPINION = ("经逐段核对，第二部分涉及企业名称和整改情况，已征得同意；第四部分数据与统计公报一致；" * 30)[:800]
NAMES = {
    "zhang": "王䶮", "business": "李𠅤", "office": "赵㛃", "charge": "阿卜杜热西提·艾力尼亚孜", "head": "欧阳㙓",
    "li": "𫖯　明", "wang": "司马𬎆", "core": "钱堃",
}  # fmt: skip
PRINTS = f.Fingerprints("a1" * 32, "b2" * 32, "c3" * 32, 20_480)
MONTH = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}


def hard_desk(folder: Path, unit: str) -> Desk:
    """A desk by the rules of a unit, its people with rare names, the calendars there."""
    desk = reviewing(new_desk(folder))
    if unit != FOUNDED:
        in_unit(desk, unit)
    for person, _name, clearance, _posts in PEOPLE:
        if person in NAMES:
            desk.done(ChangePerson(person=person, told=Told(name=NAMES[person], clearance=clearance)))
    for calendar in shipped.calendars().values():
        desk.done(AdoptCalendar(text=calendar))
    return desk


def hand_in(desk: Desk, *answers: Answer, **more: Any) -> tuple[str, str]:
    """An item of the longest title; its id and that of its case."""
    words = {"title": TITLE, "document_number": "", "summary": OPINION, "pages": 132, **more}
    ids = desk.done(
        HandInItem(told=told(**words), department=department(desk), handed_in_by="zhang", answers=answers)
    ).ids
    return ids["item"], ids["case"]


def checked(desk: Desk, item: str, count: int = 40) -> None:
    """Its draft, of a long name, with so many hits."""
    hits = [f.Hit("id_number", "blocking", Text(_id(n)), Text(f"第 {n} 段"), 1) for n in range(1, count + 1)]
    bring(desk, item, *hits, prints=PRINTS, name=f"{TITLE}.docx")


def _id(n: int) -> str:
    return f"21110319900101{n:04d}"


def through(desk: Desk, case: str, unit: str, conclusion: str = "publish", *more: Answer) -> None:
    """Every stage with the longest opinion; the first by telephone."""
    given = Given(How.PAPER)
    while waits_at(desk, case, unit) is not None:
        outcome = pass_stage(desk, case, unit, conclusion, *more, opinion=OPINION, given=given)
        assert not isinstance(outcome, Refusal), outcome


def batch(desk: Desk, lines: int = 40) -> str:
    """A batch sheet of so many lines."""
    items = tuple(told(f"{n}. {TITLE}"[:120], document_number="", summary="略") for n in range(1, lines + 1))
    return desk.done(OpenBatch(department=department(desk), handed_in_by="zhang", lines=items)).ids["batch"]


def ask(desk: Desk, item: str, to: str) -> None:
    """A letter to a third party goes out."""
    desk.done(AskBefore(item=item, asked=f.Asked.THIRD_PARTY, to=to, sent_on=date(2026, 3, 5)))


def press_release(desk: Desk) -> str:
    """A press release of the longest words; the id of its item."""
    words = {
        "title": TITLE,
        "line": OPINION,
        "speaker": NAMES["charge"],
        "attendees": "、".join(NAMES.values()),
    }
    answers = (
        *(Answer(field, words=Text(said)) for field, said in words.items()),
        Answer("matter", ("policy",)),
        Answer("way", ("conference",)),
        Answer("planned_on", ("2026-03-18",)),
    )
    command = HandInItem(
        told=told(TITLE),
        department=department(desk),
        handed_in_by="zhang",
        procedure="press_release",
        answers=answers,
    )
    return desk.done(command).ids["item"]


def sheet(desk: Desk, unit: str, form: str, **wanted: Any) -> Sheet:
    """A sheet by the rules of the unit."""
    profile, _text = profile_of(unit)

    def read(books: Any) -> Sheet | Refusal:
        source = Source(books, profile, desk.clock.now(), "officer", UNIT, rules=lambda _digest: profile)
        return prepare(form, source, Wanted(**wanted))

    found = desk.ask(read)
    assert isinstance(found, Sheet), (unit, form, found)
    return found


def same_in_both(press: JoinedPress, found: Sheet) -> tuple[str, bytes, bytes]:
    """The words of a sheet, the same in PDF and Word, and both files."""
    options = PrintOptions(
        unit=UNIT, serial="000142", head="7F3A-91C2-0D44-88B1-20EE-K", title=found.options.title
    )
    ready = found.ready(press)
    assert press.check(found.form, ready.facts, options, ready.more) is None
    drawn = press.press.sheet(found.form, ready.facts, press._options(options), ready.more)
    pdf = press.pdf(found.form, ready.facts, options, ready.more)
    word = press.word(found.form, ready.facts, options, ready.more)
    words = word_body(word)
    assert words == pdf_body(pdf, margins(drawn)), found.form
    return words, pdf, word
