"""Slips for tests of 传阅: folders made by the verbs, and what the book says of them afterwards."""

from __future__ import annotations

from typing import Any

from real_desk import RealOffice

from desktop.custody.slip import Slip, fold_slip
from desktop.custody.slip_facts import slip_stream
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.circulating.round import HandOutFolder
from desktop.operations.commands import Command, Done
from desktop.operations.views import CopyRow

REASONS = {"reader.below_level": "领导交办", "reader.without_clearance": "领导交办", "slip.mixed": "同批"}


def do(office: RealOffice, command: Command) -> Done:
    """It must be done."""
    outcome = office.desk.do(command)
    assert isinstance(outcome, Done), outcome
    return outcome


def copies(office: RealOffice, tail: str) -> list[CopyRow]:
    """The copies of …0nn, in order."""
    rows = office.desk.ask(lambda books: books.documents(limit=200)).rows
    row = next(r for r in rows if r.register_number == f"密收〔2026〕{tail}号")
    return list(office.desk.ask(lambda books: books.copies_of(row.id)))


def new_slip(office: RealOffice, chosen: list[CopyRow], *readers: str, out: bool = False) -> str:
    """A folder with these copies for these people of the story; ``out``: the first has it."""
    people = tuple(office.story.people[one] for one in readers)
    ids = tuple(copy.id for copy in chosen)
    slip = do(office, OpenSlip(copies=ids, readers=people, reasons=REASONS)).ids["slip"]
    if out:
        do(office, HandOutFolder(slip=slip, reasons=REASONS))
    return slip


def state(office: RealOffice, slip: str) -> Slip:
    """The slip as the book has it."""
    return fold_slip(slip, office.desk.ask(lambda books: books.stream(slip_stream(slip))))


def newest(office: RealOffice) -> Any:
    """The last slip opened."""
    return office.desk.ask(lambda books: books.slips("").rows[0])


def show(office: RealOffice, slip: str) -> Any:
    """The slip in front, its card read; the page's body."""
    office.shell.go("circulation")
    body = office.body()
    body.show_thing(slip)
    office.settle()
    facts = body.middle.card.facts
    assert facts is not None
    assert facts.id == slip
    return body


def offered(body: Any) -> set[str]:
    """The verbs on the card."""
    return {verb.id for verb in body.middle.card.facts.verbs}
