"""What the tests of each unit's own rules of the review do on its desk."""

from __future__ import annotations

from datetime import date

from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.reviewing.letters import AskBefore
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal
from desktop.procedures.facts import Answer
from desktop.procedures.review import item_facts as f
from tests.operations.desk_of_tests import Desk
from tests.operations.reviewing.review_desk import item, pass_stage, waits_at
from tests.operations.sheets.sheet_desk import profile_of

DAY = date(2026, 3, 5)
REFERRED = {"enclosures": ("text", "letter"), "reason": "不能确定是否涉密"}


def publish(item_id: str) -> Publish:
    return Publish(lines=(Out(item_id, "website"),), on=DAY, published_by="zhang", compared_by="li")


def stages(desk: Desk, case_id: str, unit: str) -> list[tuple[str, str]]:
    """Stage and clause of each, passed one after the other."""
    seen = []
    while (stage := waits_at(desk, case_id, unit)) is not None:
        seen.append((stage.id, stage.clause))
        assert not isinstance(pass_stage(desk, case_id, unit), Refusal)
    return seen


def refer(desk: Desk, case_id: str, unit: str, authority: str) -> None:
    more = (Answer("authority", (authority,)), Answer("more_asked", ("no",)))
    outcome = pass_stage(desk, case_id, unit, "refer", *more, **REFERRED)
    assert not isinstance(outcome, Refusal), outcome


def sheet(desk: Desk, unit: str, writer: object, item_id: str) -> SheetFacts:
    profile, _text = profile_of(unit)

    def read(books: object) -> object:
        source = Source(books, profile, desk.clock.now(), "officer", calendar=calendar_in_force(books))  # type: ignore[arg-type]
        return writer(source, Wanted(subject=item_id))  # type: ignore[operator]

    found = desk.ask(read)
    assert isinstance(found, SheetFacts), found
    return found


def ask_body(desk: Desk, item_id: str, to: str = "市民政局") -> int:
    asked = AskBefore(item=item_id, asked=f.Asked.OTHER_BODY, to=to, sent_on=DAY)
    desk.done(asked)
    return len(item(desk, item_id).consultations)
