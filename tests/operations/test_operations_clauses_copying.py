"""Copying and widening: each rule of A6.1.5, 保密法21 and 实施条例20 by its name."""

from __future__ import annotations

from dataclasses import replace

from desktop.operations.approvals.cases import OpenCase
from desktop.operations.approvals.reproduce import InformPersons
from desktop.operations.circulating import readers as rd
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from tests.operations.desk_of_tests import Desk, today
from tests.operations.desk_stories import MAKE, circulating, permit, told, widening


def desk_document(books: object, copy: str) -> str:
    row = books.copy(copy)  # type: ignore[attr-defined]
    return str(row.document)


def test_law_21_a_permit_widens_for_its_document_and_persons_each_once(desk: Desk) -> None:
    slip, copies = circulating(desk, "zhang")
    document = desk.copy(copies[0]).document
    given = widening(desk, document, "li", "core")
    desk.refused(rd.AddReader(slip=slip, reader="wang", permit=given), "permit.other_person", "A6.1.4d")
    other, _ = circulating(desk, "zhang")
    desk.refused(rd.AddReader(slip=other, reader="li", permit=given), "permit.other_document")
    desk.done(rd.AddReader(slip=slip, reader="li", permit=given))
    desk.refused(
        InformPersons(document=document, persons=("li",), permit=given), "permit.person_used", "A6.1.4d"
    )
    desk.refused(InformPersons(document=document, persons=("wang",), permit=given), "permit.other_person")
    desk.done(InformPersons(document=document, persons=("core",), permit=given))
    desk.refused(rd.AddReader(slip=slip, reader="core", permit=given), "permit.used_up")


def test_rule_20_who_knows_is_listed_by_name_each_once(desk: Desk) -> None:
    document, _copies = desk.register(1)
    desk.refused(InformPersons(document=document, persons=()), "inform.nobody", "实施条例20")
    desk.refused(InformPersons(document=document, persons=("zhang", "zhang")), "slip.reader_twice")
    desk.refused(InformPersons(document=document, persons=("nobody",)), "person.unknown")
    desk.done(InformPersons(document=document, persons=("zhang", "li")))
    assert [p for p, *_rest in desk.ask(lambda books: books.informed(document))] == ["zhang", "li"]


def test_a6_1_5a_no_copies_of_copies_and_none_of_telegrams(desk: Desk) -> None:
    _document, copies = desk.register(1)
    given = permit(desk, copies[0])
    made = desk.done(replace(MAKE, original=copies[0], permit=given)).ids["copy"]
    answers = (Answer("purpose", (), Text("会议")), told("method", "photocopy"), told("quantity", "1"))
    case = OpenCase(procedure="reproduction", subjects=(made,), applicant="business", answers=answers)
    desk.refused(case, "case.copy_of_copy", "A6.1.5a")
    desk.refused(replace(MAKE, original=made, permit=given), "permit.other_copy")
    _other, telegram = desk.register(1, telegram=True)
    desk.refused(replace(case, subjects=tuple(telegram)), "case.telegram_not_copied", "A6.1.5a")


def test_a6_1_5b_without_a_permit_nothing_is_copied(desk: Desk) -> None:
    _document, copies = desk.register(2)
    desk.refused(replace(MAKE, original=copies[0]), "permit.missing", "A6.1.5b")
    given = permit(desk, copies[0])
    desk.refused(replace(MAKE, original=copies[1], permit=given), "permit.other_copy", "A6.1.5b")


def test_a6_1_5c_in_several_goes_and_never_more_than_permitted(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0], 3))
    desk.refused(replace(make, quantity=0), "copy.none_made", "A6.1.5c")
    desk.done(replace(make, quantity=2))
    desk.refused(replace(make, quantity=2), "permit.used_up", "A6.1.5c")
    desk.refused(replace(make, quantity=10**12), "permit.used_up", "A6.1.5c")
    desk.done(make)
    desk.refused(make, "permit.used_up", "A6.1.5c")
    labels = [
        row.label
        for row in desk.ask(lambda books: books.copies_of(desk_document(books, copies[0])))
        if row.parent
    ]
    assert labels == ["000001-复01", "000001-复02", "000001-复03"]


def test_a6_1_5c_a_permit_ends_with_its_day(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    desk.later(days=60)
    desk.refused(make, "permit.expired")


def test_a6_1_5d_the_place_and_the_machine_are_named(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    desk.refused(replace(make, place=" "), "copy.place_missing", "A6.1.5d")
    desk.refused(replace(make, copier=""), "copy.place_missing", "A6.1.5d")
    desk.refused(replace(make, stamped=False), "copy.stamp_missing", "实施条例27")
    desk.refused(replace(make, waste_sheets=-1), "copy.sheets_negative", "A6.1.5e")


def test_a6_1_5e_a_reproduction_is_an_account_of_its_own_and_recalled_with_its_original(desk: Desk) -> None:
    document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    made = desk.done(make).ids["copy"]
    desk.done(mv.HandOutForHandling(copies=(made,), to="li", due=today(desk)))
    assert desk.copy(made).holder == "li"
    assert desk.copy(copies[0]).holder == ""
    desk.done(re.RecallDocument(document=document, due=today(desk), notice="来函"))
    assert desk.copy(made).recalled
    desk.refused(make, "copy.recalled", "实施条例27")


def test_a6_1_5e_an_original_that_is_out_is_not_copied(desk: Desk) -> None:
    _document, copies = desk.register(1)
    make = replace(MAKE, original=copies[0], permit=permit(desk, copies[0]))
    desk.done(mv.HandOutForHandling(copies=tuple(copies), to="li", due=today(desk)))
    desk.refused(make, "copy.not_in_safe")
