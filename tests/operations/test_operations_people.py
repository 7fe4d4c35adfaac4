"""People through their verbs: entered once, retired when nothing is left with them, deputies day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.custody.receipt_facts import Envelope
from desktop.operations.custody.move import HandOutForHandling, TakeBack
from desktop.operations.people import groups as gr
from desktop.operations.people import persons as pe
from desktop.operations.people import posts as po
from desktop.operations.receiving.sign_receipt import SignReceipt
from desktop.people.facts import Clearance
from tests.operations.desk_of_tests import Desk, today


def enter(desk: Desk, name: str, **more: object) -> str:
    told = pe.Told(name=name, **more)  # type: ignore[arg-type]
    return desk.done(pe.EnterPerson(told=told)).ids["person"]


@pytest.mark.parametrize("name", ["𠮷田㙓", "喆堃镕", "欧阳䶮𫖯"])
def test_rare_names_are_entered_and_found_by_spelling(desk: Desk, name: str) -> None:
    person = enter(desk, name)
    row = desk.ask(lambda books: books.person(person))
    assert row is not None
    assert row.name == name
    key = row.initials.split()[0]
    assert person in [one.id for one in desk.ask(lambda books: books.persons(key.lower()))]
    whole = row.initials.split()[-1]
    assert person in [one.id for one in desk.ask(lambda books: books.persons(whole[: len(whole) - 1]))]


def test_a_namesake_is_entered_with_a_reason(desk: Desk) -> None:
    command = pe.EnterPerson(told=pe.Told(name="张三"))
    assert desk.refused(command, "person.same_name").reason_helps
    desk.done(replace(command, reasons={"person.same_name": "业务科另一位"}))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (pe.Told(name=" 　"), "person.no_name"),
        (pe.Told(name="甲", department="none"), "department.unknown"),
        (pe.Told(name="甲", rank=0), "person.rank"),
        (
            pe.Told(name="甲", active_from=date(2026, 2, 1), active_to=date(2026, 1, 1)),
            "person.active_backward",
        ),
    ],
)
def test_particulars_hold_together(desk: Desk, told: pe.Told, code: str) -> None:
    desk.refused(pe.EnterPerson(told=told), code)
    desk.refused(pe.ChangePerson(person="zhang", told=told), code)


def test_a_batch_is_entered_whole_or_not_at_all(desk: Desk) -> None:
    good, bad = pe.EnterPerson(told=pe.Told(name="新一")), pe.EnterPerson(told=pe.Told(name=""))
    found = desk.refused(pe.EnterPeople(persons=(good, bad)), "person.no_name")
    assert (found.facts["line"], found.field) == (2, "lines.2.name")
    desk.refused(pe.EnterPeople(persons=(good, good)), "person.same_name")
    desk.refused(pe.EnterPeople(persons=()), "person.nobody")
    desk.refused(pe.EnterPerson(person="zhang", told=pe.Told(name="新")), "person.entered_already")
    desk.refused(pe.EnterPerson(told=pe.Told(name="新"), posts=("king",)), "post.unknown")


def test_a6_1_8b_who_leaves_returns_everything_first(desk: Desk) -> None:
    _document, copies = desk.register(1)
    desk.done(HandOutForHandling(copies=tuple(copies), to="zhang", due=today(desk)))
    leave = pe.RetirePerson(person="zhang")
    desk.refused(leave, "person.holds_copies", "A6.1.8b")
    desk.done(TakeBack(copies=tuple(copies)))
    desk.refused(replace(leave, last_day=today(desk) + timedelta(days=1)), "person.last_day_ahead")
    desk.done(leave)
    desk.refused(leave, "person.retired")
    _other, more = desk.register(1)
    desk.refused(
        HandOutForHandling(copies=tuple(more), to="zhang", due=today(desk)), "person.retired", "A6.1.8b"
    )
    desk.refused(pe.ChangePerson(person="zhang", told=pe.Told(name="张三")), "person.retired")
    desk.refused(pe.ReturnPerson(person="zhang", from_day=today(desk)), "person.active_backward")
    desk.done(pe.ReturnPerson(person="zhang", from_day=today(desk) + timedelta(days=1)))
    desk.done(HandOutForHandling(copies=tuple(more), to="zhang", due=today(desk)))


def test_who_holds_a_post_or_a_slot_gives_it_up_first(desk: Desk) -> None:
    desk.refused(pe.RetirePerson(person="charge"), "person.holds_posts")
    desk.done(po.VacatePost(post="leader_in_charge", person="charge"))
    desk.done(pe.RetirePerson(person="charge"))
    desk.refused(pe.EnrolOperator(person="charge", slot="s1"), "person.retired")
    desk.done(pe.EnrolOperator(person="li", slot="s2"))
    desk.refused(pe.EnrolOperator(person="li", slot="s2"), "operator.enrolled")
    desk.refused(pe.EnrolOperator(person="li", slot=" "), "operator.no_slot")
    desk.refused(pe.RetirePerson(person="li"), "person.is_operator")
    desk.refused(pe.RemoveOperator(person="li", slot="s2"), "operator.last")
    desk.done(pe.EnrolOperator(person="wang", slot="s3"))
    desk.done(pe.RemoveOperator(person="li", slot="s2"))
    desk.refused(pe.RemoveOperator(person="li", slot="s2"), "operator.unknown")
    assert [row.id for row in desk.ask(lambda books: books.operators())] == ["wang"]


def test_a_post_that_begins_later_binds_too(desk: Desk) -> None:
    desk.done(po.AssignPost(post="office", person="zhang", from_day=today(desk) + timedelta(days=40)))
    desk.refused(pe.RetirePerson(person="zhang"), "person.holds_posts")


def test_edge_45_a_deputy_acts_from_the_first_to_the_last_day(desk: Desk) -> None:
    first, last = today(desk) + timedelta(days=2), today(desk) + timedelta(days=4)
    named = po.NameDeputy(
        stands_for="officer", person="zhang", named_by="charge", from_day=first, to_day=last, reason="休假"
    )
    desk.refused(replace(named, named_by="zhang"), "deputy.by_himself")
    desk.refused(replace(named, named_by=""), "deputy.unnamed")
    desk.refused(replace(named, named_by="nobody"), "person.unknown")
    desk.refused(replace(named, stands_for="nobody"), "deputy.for_nobody")
    desk.refused(replace(named, from_day=last, to_day=first), "deputy.backward")
    desk.refused(replace(named, person="nobody"), "person.unknown")
    desk.done(named)
    desk.refused(named, "deputy.named_already")
    desk.store.operator = "zhang"
    sign = SignReceipt(delivery_list="1", envelopes=(Envelope("1"),))
    for days, may in ((0, False), (1, False), (2, True), (3, True), (4, True), (5, False)):
        desk.clock.at = desk.clock.at.replace(day=5 + days)
        if may:
            desk.done(sign)
        else:
            desk.refused(sign, "desk.not_officer", "A6.1.1a")


def test_edge_45_a_deputy_ended_earlier_and_a_later_term_left_alone(desk: Desk) -> None:
    day = today(desk)
    for start in (0, 20):
        desk.done(
            po.NameDeputy(
                stands_for="officer",
                person="zhang",
                named_by="head",
                from_day=day + timedelta(days=start),
                to_day=day + timedelta(days=start + 9),
            )
        )
    desk.done(po.EndDeputy(stands_for="officer", person="zhang", last_day=day + timedelta(days=3)))
    may = [
        n
        for n in range(32)
        if "zhang" in desk.ask(lambda b, n=n: b.holders_of("officer", day + timedelta(n)))
    ]
    assert may == [0, 1, 2, 3, *range(20, 30)]
    desk.refused(po.EndDeputy(stands_for="officer", person="li"), "deputy.not_named")


def test_posts_begin_and_end_with_their_days(desk: Desk) -> None:
    day = today(desk)
    assign = po.AssignPost(post="office", person="zhang", from_day=day, to_day=day + timedelta(days=9))
    desk.refused(replace(assign, post="king"), "post.unknown")
    desk.refused(replace(assign, to_day=day - timedelta(days=1)), "post.backward")
    desk.refused(replace(assign, person="nobody"), "person.unknown")
    desk.done(assign)
    desk.refused(assign, "post.held_already")
    # a term with an end of its own is cut short as well
    desk.done(po.VacatePost(post="office", person="zhang", last_day=day + timedelta(days=2)))
    held = [
        n for n in range(12) if "zhang" in desk.ask(lambda b, n=n: b.holders_of("office", day + timedelta(n)))
    ]
    assert held == [0, 1, 2]
    desk.refused(po.VacatePost(post="office", person="li"), "post.not_held")


def test_departments_and_lists(desk: Desk) -> None:
    made = desk.done(gr.EnterDepartment(name="业务科")).ids["department"]
    desk.refused(gr.EnterDepartment(name=" 业务科 "), "department.same_name")
    desk.refused(gr.EnterDepartment(name=" "), "department.no_name")
    desk.refused(gr.ChangeDepartment(department="none", name="x"), "department.unknown")
    person = enter(desk, "新人", department=made, clearance=Clearance.GENERAL)
    desk.refused(gr.RetireDepartment(department=made), "department.has_members")
    desk.done(pe.ChangePerson(person=person, told=pe.Told(name="新人")))
    desk.done(gr.ChangeDepartment(department=made, name="业务一科"))
    desk.done(gr.RetireDepartment(department=made))
    desk.refused(gr.RetireDepartment(department=made), "department.unknown")
    leaders = gr.SetList(name="班子成员", persons=("head", "charge"))
    desk.refused(replace(leaders, persons=("head", "head")), "list.twice")
    desk.refused(replace(leaders, persons=()), "list.empty")
    desk.refused(replace(leaders, persons=("head", "nobody")), "list.not_in_office")
    desk.refused(replace(leaders, name=" "), "list.no_name")
    desk.refused(replace(leaders, named_list="none"), "list.unknown")
    one = desk.done(leaders).ids["list"]
    desk.refused(leaders, "list.same_name")
    desk.done(replace(leaders, named_list=one, persons=("charge", "head")))
    desk.done(gr.RetireList(named_list=one))
    desk.refused(gr.RetireList(named_list=one), "list.unknown")
