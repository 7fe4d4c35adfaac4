"""Stories that tests begin with: a slip in circulation, a permit to copy, a permit to widen."""

from __future__ import annotations

from dataclasses import replace

from desktop.operations.approvals.cases import ActOnCase, OpenCase
from desktop.operations.approvals.reproduce import MakeReproductions
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from tests.operations.desk_of_tests import Desk


def circulating(desk: Desk, *readers: str, copies: int = 2) -> tuple[str, list[str]]:
    _document, made = desk.register(copies)
    return desk.open_slip(made, *readers), made


def told(field: str, *values: str) -> Answer:
    return Answer(field, values)


def permit(desk: Desk, copy: str, quantity: int = 2) -> str:
    """A permit to copy, decided by the right posts."""
    answers = (
        Answer("purpose", (), Text("会议")),
        told("method", "photocopy"),
        told("quantity", str(quantity)),
    )
    case = desk.done(
        OpenCase(procedure="reproduction", subjects=(copy,), applicant="business", answers=answers)
    ).ids["case"]
    act = ActOnCase(
        case=case, stage="department", decision="agree", person="business", capacity="department_head"
    )
    desk.done(act)
    prepared = (told("issuer_permits", "yes"),)
    desk.done(
        replace(act, stage="prepare", decision="done", person="officer", capacity="officer", answers=prepared)
    )
    granted = (told("approved_quantity", str(quantity)),)
    leader = replace(act, stage="leader", person="charge", capacity="leader_in_charge", answers=granted)
    return desk.done(leader).ids["permit"]


def widening(desk: Desk, document: str, *persons: str) -> str:
    """A permit to widen the range."""
    answers = (told("persons", *persons), Answer("reason", (), Text("承办")), told("way", "circulation"))
    case = desk.done(
        OpenCase(procedure="widening", subjects=(document,), applicant="business", answers=answers)
    ).ids["case"]
    act = ActOnCase(
        case=case, stage="department", decision="agree", person="business", capacity="department_head"
    )
    desk.done(act)
    checked = (told("issuer_rule", "no"),)
    desk.done(
        replace(act, stage="secrecy_office", person="office", capacity="secrecy_office", answers=checked)
    )
    return desk.done(replace(act, stage="head", person="head", capacity="head")).ids["permit"]


MAKE = MakeReproductions(
    original="", permit="", quantity=1, pages=3, copier="FY-01", place="文印室", stamped=True, safe="safe"
)
