"""A leader who passes by confirms with a password of his own (D14): the case goes on, its paper waits for his ink."""

from __future__ import annotations

from dataclasses import replace

from desktop.bootstrap.demo.teller import Teller, UnexpectedError
from desktop.bootstrap.desk.confirming_port import ConfirmingPort
from desktop.operations.approvals.confirming import Opinion
from desktop.operations.commands import Done, Outcome
from desktop.procedures.facts import Given, How
from desktop.vault.keys.cost import FLOOR

CONFIRMS = "charge"
"""Who of the cast has such a password."""
HIS_PASSWORD = "Queren#2026-Lx"


def enrol(story: Teller) -> None:
    """He types it twice at the desk; it opens nothing."""
    port, person = ConfirmingPort(story, FLOOR), story.people[CONFIRMS]
    name = story.ask(lambda books: {one.id: one.name for one in books.persons()}[person])
    _must(port.enrol(person, name, HIS_PASSWORD, HIS_PASSWORD))


def confirm(story: Teller, opinion: Opinion) -> None:
    """What he decided, confirmed by himself."""
    told = replace(opinion, given=Given(How.PIN))
    _must(ConfirmingPort(story, FLOOR).confirm(told, HIS_PASSWORD))


def _must(outcome: Outcome) -> None:
    if not isinstance(outcome, Done):
        raise UnexpectedError(f"{outcome.code} {dict(outcome.facts)}")
