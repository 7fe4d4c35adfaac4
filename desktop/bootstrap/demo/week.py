"""The week: envelopes, the register, folders going round, copies made, papers cleared, days closed."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.bootstrap.demo import documents, reviewing
from desktop.bootstrap.demo.days import DAYS, people
from desktop.bootstrap.demo.teller import Teller, understood
from desktop.custody.document_facts import Details, Source
from desktop.custody.levels import Level
from desktop.custody.receipt_facts import Envelope, Seal
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.receiving.envelopes import DeliverEnvelope, OpenEnvelopes
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.facts import Text
from desktop.plain.typed import read_copy_numbers, read_period


def tell(story: Teller) -> None:
    """All five days, in order."""
    open_book(story)
    for day in range(5):
        _morning(story, day)
        DAYS[day](story)
        if day == 3:
            reviewing.afternoon(story)
        _evening(story, day)


def open_book(story: Teller) -> None:
    """建账: what lay in the safe on the first day (D2)."""
    story.at(0, "08:05")
    lines = []
    for old, body, title, level, typed, day, returns, safe, holder in documents.OPENING:
        numbers = understood(read_copy_numbers(typed))
        lines.append(
            OpeningLine(
                old,
                story.bodies[body],
                title,
                Level(level),
                len(numbers) or 1,
                numbers,
                received_on=day,
                safe=story.safes[safe] if safe else "",
                holder=story.people[holder] if holder else "",
                must_return=returns,
                return_due=date(2026, 6, 30) if returns else None,
            )
        )
    story.do(EnterOpening(lines=tuple(lines)))


def _morning(story: Teller, day: int) -> None:
    """The courier comes; envelopes are signed for, opened and registered."""
    papers = [paper for paper in documents.PAPERS if paper.day == day]
    story.at(day, "08:31")
    sealed = tuple(Envelope(f"{day + 1:02d}{n:02d}") for n in range(1, len(papers) + 1))
    if day == 2:
        sealed = (*sealed[:-1], Envelope(sealed[-1].number, Seal.DAMAGED))
        sealed = (Envelope(sealed[0].number, addressee=story.people["head"]), *sealed[1:])
    receipt = story.do(
        SignReceipt(
            delivery_list=f"031{day}",
            envelopes=sealed,
            courier="机要交换站 赵师傅",
            channel="courier_exchange",
            listed=len(sealed),
        )
    ).ids["receipt"]
    story.at(day, "08:40")
    for envelope in sealed:
        if envelope.addressee:
            story.not_do(OpenEnvelopes(receipt=receipt, envelopes=(envelope.number,)), "receipt.eyes_only")
            story.do(DeliverEnvelope(receipt=receipt, envelope=envelope.number, addressee=envelope.addressee))
        elif envelope.seal is Seal.DAMAGED:
            witnesses = (story.people["office"], story.people["secretary"])
            story.do(OpenEnvelopes(receipt=receipt, envelopes=(envelope.number,), witnesses=witnesses))
        elif not (day == 4 and envelope is sealed[-1]):
            story.do(OpenEnvelopes(receipt=receipt, envelopes=(envelope.number,)))
    for paper in papers:
        story.clock.at += timedelta(minutes=2)
        _register(story, paper, receipt)


def _register(story: Teller, paper: documents.Paper, receipt: str) -> None:
    """One paper, with what its shape asks for."""
    today = story.clock.at.date()
    numbers = understood(read_copy_numbers(paper.numbers))
    period = understood(read_period(paper.period, today))
    details = Details(
        document_number=Text(paper.number) if paper.number else None,
        issued_on=paper.issued,
        pages=paper.pages,
        channel=paper.channel,
        delivery_list=f"031{paper.day}",
        urgency=paper.urgency,
        carrier="disc" if paper.shape == "disc" else "paper",
        stamped=True,
    )
    reasons, listed, received = {}, None, None
    if paper.shape == "period_over_maximum":
        reasons["document.period_long"] = "来文标注如此，已电话核实"
    if paper.shape == "late":
        received = today - timedelta(days=9)
        reasons["document.late"] = "业务科自上级会议带回后未及时交办公室"
    if paper.shape == "count_differs":
        listed = paper.copies + 1
    eyes_only = paper.shape == "eyes_only"
    answer = story.do(
        RegisterDocument(
            issuing_body=story.bodies[paper.body],
            title="" if eyes_only else paper.title,
            level=Level(paper.level),
            copies=paper.copies,
            copy_numbers=numbers,
            received_on=received,
            safe=story.safes["main"],
            source=Source.MEETING if paper.shape == "meeting" else Source.DELIVERED,
            period=period,
            details=details,
            telegram=paper.shape == "telegram",
            eyes_only=eyes_only,
            addressee=story.people["head"] if eyes_only else "",
            code_word=paper.shape == "code_word",
            must_return=paper.due is not None,
            return_due=paper.due,
            copies_listed=listed,
            discrepancy="随文清单列2份，实收1份" if listed else "",
            receipt=receipt,
            reasons=reasons,
        )
    )
    story.documents[paper.title] = answer.ids["document"]


def _evening(story: Teller, day: int) -> None:
    """日终清点: every line gets its word (D9)."""
    story.at(day, "17:35")
    words = {row.id: "已电话提醒，明早收回" for row in story.ask(lambda b: b.copies_out())}
    unopened = story.ask(lambda b: b.envelopes_unopened())
    story.do(
        CloseDay(
            locked_by=people(story, "officer", "office"),
            words=words,
            envelopes_word="末班送达，明早与综合办公室一起拆封" if unopened else "",
        )
    )
    story.print("day_closing", Wanted(first=story.clock.at.date()))
