"""复制 on a real book, by key: stages in their order (A6.1.5b), how consent was given (D14), what a permit is used for."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from incoming_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from real_desk import RealOffice

from desktop.bootstrap import shipped
from desktop.operations.commands import Done
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.views import PermitRow
from desktop.plain.typed import Typed
from desktop.procedures.case import Status
from desktop.procedures.facts import How
from desktop.profiles.loading import load
from desktop.profiles.profile import Profile
from desktop.windows.pages import approvals, incoming
from desktop.windows.pages.cases.stage import sign_by
from desktop.windows.widgets.rail import Rail
from desktop.workdays.calendar import Calendar
from desktop.workdays.tables import YearTable, read_table

PAGES = (approvals, incoming)
ROOT = Path(__file__).parents[3]
MADE = {"pages": "9", "copier": "FY-J-01", "stamped": "1", "memory_cleared": "1"}


def run(office: RealOffice, hands: Hands, verb: str, **texts: str) -> None:
    """A verb of the case in front, filled in and saved."""
    office.body()._run(verb)
    hands.rest()
    assert office.body().strips.kind == verb
    hands.put(**texts)
    hands.save()


def new_case(office: RealOffice, hands: Hands, procedure: int = 1, **more: str) -> Any:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.digit(procedure)
    hands.rest()
    if office.body().strips.kind == "case.which":
        hands.save()
    hands.put(**more)
    hands.save()
    return office.desk.ask(lambda books: books.cases("", "open"))[0]


def copying(office: RealOffice, hands: Hands, quantity: str = "2") -> Any:
    return new_case(
        office, hands, 1, subject="2-18", applicant="xm", purpose="落实工作", method="1", quantity=quantity
    )


def approved(office: RealOffice, hands: Hands, quantity: str = "2") -> Any:
    case = copying(office, hands, quantity)
    run(office, hands, "case.act")
    run(office, hands, "case.act", issuer_permits="1", place="文印室涉密复印机")
    run(office, hands, "case.act", approved_quantity=quantity)
    return case


def enrolled(office: RealOffice, person: str, password: str) -> None:
    """He has a slot of his own to confirm with at the desk (D14)."""
    name = office.counter.known.person_name(person)
    outcome = office.desk.confirming.enrol(person, name, password, password)
    assert isinstance(outcome, Done), outcome


def permit(office: RealOffice, case: str) -> PermitRow:
    found: PermitRow = office.desk.ask(lambda books: books.permits_of(case))[0]
    return found


def refusal(office: RealOffice, field: str) -> str:
    return str(office.body().strips.strip.fields[field].refusal.sentence)


def card_says(office: RealOffice, *words: str) -> bool:
    """Whether all these words stand somewhere on the card in front."""
    facts = office.body().middle.card.facts
    told = str(facts)
    return all(word in told for word in words)


def test_a6_1_5b_a_case_goes_stage_by_stage_to_its_permit(office: RealOffice, hands: Hands) -> None:
    case = copying(office, hands)
    body = office.body()
    assert body.middle.card.facts.id == case.id  # what was opened is in front
    assert body.middle.card.findChildren(Rail)
    assert [stop.state for stop in body.middle.card.facts.rail] == ["now", "ahead", "skipped", "ahead"]
    for verb in ("case.act", "case.act", "case.act"):
        assert verb in {v.id for v in body.middle.card.facts.verbs}
        run(
            office,
            hands,
            verb,
            **({"issuer_permits": "1"} if body.middle.card.facts.rail[1].state == "now" else {}),
        )
    assert (permit(office, case.id).quantity, permit(office, case.id).used) == (2, 0)
    assert card_says(office, "余 2", "有效至", "李㙓")


def test_a6_1_5c_in_several_goes_and_no_more_than_permitted(office: RealOffice, hands: Hands) -> None:
    case = approved(office, hands)
    run(office, hands, "case.make", quantity="3", **MADE)
    assert permit(office, case.id).used == 0
    assert "还剩 2 份" in refusal(office, "quantity")
    office.body().strips.strip.fields["quantity"].line.clear()
    hands.put(quantity="1")
    hands.save()
    assert permit(office, case.id).used == 1
    run(office, hands, "case.make", waste_sheets="2", **MADE)  # the rest stands there in grey
    assert permit(office, case.id).used == 2
    assert "case.make" not in {v.id for v in office.body().middle.card.facts.verbs}
    assert card_says(office, "已用完", "复01", "复02")


def test_a6_1_5c_a_permit_that_is_over_is_shown_and_not_used(office: RealOffice, hands: Hands) -> None:
    approved(office, hands)
    office.clock.at(60, "09:00")
    office.body().middle.reread()
    hands.rest()
    assert "case.make" not in {v.id for v in office.body().middle.card.facts.verbs}
    assert card_says(office, "已过期")


def test_a6_1_5e_made_copies_are_issued_each_to_its_holder_and_taken_back(
    office: RealOffice, hands: Hands
) -> None:
    case = approved(office, hands)
    run(office, hands, "case.make", **MADE)
    hands.key(Qt.Key.Key_F5)
    hands.rest()
    hands.put(holders="xm wk zr", due="3.20")
    hands.save()
    assert "3 人" in refusal(office, "holders")
    office.body().strips.strip.fields["holders"].line.clear()
    hands.put(holders="xm wk")
    hands.save()
    subject = office.desk.ask(lambda books: books.permits_of(case.id))[0].copies[0]
    document = office.desk.ask(lambda books: books.copy(subject)).document
    made = [c for c in office.desk.ask(lambda books: books.copies_of(document)) if c.parent]
    assert [(c.label, c.place_name) for c in made] == [("18-复01", "解明"), ("18-复02", "王堃")]
    assert card_says(office, "解明", "王堃", "应还 3月20日")
    hands.key(Qt.Key.Key_F6)
    hands.rest()
    hands.put(copies="复02")
    hands.save()
    made = [c for c in office.desk.ask(lambda books: books.copies_of(document)) if c.parent]
    assert [c.place_kind for c in made] == ["person", "safe"]


def test_a6_1_5a_a_copy_of_a_copy_is_refused_with_its_clause(office: RealOffice, hands: Hands) -> None:
    approved(office, hands)
    run(office, hands, "case.make", **MADE)
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.digit(1)
    hands.rest()
    if office.body().strips.kind == "case.which":
        hands.save()
    hands.put(subject="2-18-复01", applicant="xm", purpose="再印", method="1", quantity="1")
    hands.save()
    assert "复制件不得再复制" in office.body().strips.strip._fault.text() + refusal(office, "subject")


def test_d14_copying_knows_no_consent_by_word_of_mouth(office: RealOffice, hands: Hands) -> None:
    copying(office, hands)
    office.body()._run("case.act")
    hands.rest()
    given = office.body().strips.strip.fields["given"].spec.choices
    assert [offer.value for offer in given] == [How.PAPER, How.PIN]


def test_d14_oral_consent_names_time_and_witness_and_is_signed_afterwards(
    office: RealOffice, hands: Hands
) -> None:
    case = new_case(office, hands, 2, subject="2-18", applicant="xm", persons="zr", reason="承办", way="1")
    office.body()._run("case.act")
    hands.rest()
    hands.put(given="3")
    hands.save()
    assert refusal(office, "said_at")
    assert refusal(office, "witness")
    hands.put(said_at="1630", witness="qxm")
    hands.save()
    act = office.desk.case(case.id).case.unsigned[0]
    assert (act.fact.given.how, act.fact.given.sign_by) == (How.ORAL, date(2026, 3, 9))  # Friday → Monday
    assert card_says(office, "口头同意", "仇小敏 在场", "待签")
    run(office, hands, "case.sign")
    assert not office.desk.case(case.id).case.unsigned
    assert card_says(office, "已补签")


def test_d14_a_pin_moves_the_case_and_is_not_a_signature(office: RealOffice, hands: Hands) -> None:
    case = copying(office, hands)
    run(office, hands, "case.act", given="2")
    strip = office.body().strips.strip
    assert refusal(office, "password")  # nobody confirms without typing it
    assert strip.fields["password"].line.echoMode() is QLineEdit.EchoMode.Password
    hands.put(password="Jian-cha-6")
    hands.save()
    assert "没有当面确认密码" in refusal(office, "password")
    who = office.desk.case(case.id).following
    holder = strip.fields["person"].spec.choices[0]
    assert who.id == "department"
    enrolled(office, holder.value[0], "Jian-cha-6")
    hands.put(password="Jian-cha-7")
    hands.save()
    assert "密码不对" in refusal(office, "password")
    assert not strip.fields["password"].text
    assert "Jian" not in str(strip.form())
    hands.put(password="Jian-cha-6")
    hands.save()
    view = office.desk.case(case.id)
    assert view.case.acts[0].fact.given.slot == office.session.opened.key_file.slot_of(holder.value[0]).id
    assert view.following.id == "prepare"
    assert [a.fact.given.how for a in view.case.unsigned] == [How.PIN]
    assert card_says(office, "密码确认，待签")
    # what was set aside by a sending back no longer waits for ink: the act that replaces it does
    run(office, hands, "case.act", decision="2", reason="缺少用途说明")
    run(office, hands, "case.act")
    assert not office.desk.case(case.id).case.unsigned


def test_a_stage_sends_back_with_its_reason(office: RealOffice, hands: Hands) -> None:
    case = copying(office, hands)
    run(office, hands, "case.act")
    run(office, hands, "case.act", decision="2")
    assert refusal(office, "reason")
    hands.put(reason="缺少用途说明")
    hands.save()
    assert office.desk.case(case.id).following.id == "department"
    assert card_says(office, "退回“业务科室负责人意见”：缺少用途说明")


def test_a_refusal_of_the_leader_ends_the_case(office: RealOffice, hands: Hands) -> None:
    case = copying(office, hands)
    run(office, hands, "case.act", decision="2", opinion="不需要", reason="可到阅文室阅读")
    assert office.desk.case(case.id).case.status is Status.REFUSED
    assert card_says(office, "可到阅文室阅读")


def test_a_granted_case_taken_back_takes_its_permit_along(office: RealOffice, hands: Hands) -> None:
    case = approved(office, hands)
    run(office, hands, "case.withdraw", reason="不再需要")
    assert permit(office, case.id).revoked
    assert card_says(office, "已收回", "不再需要")


def test_law_21_what_the_issuer_ruled_is_asked_only_where_he_ruled(office: RealOffice, hands: Hands) -> None:
    case = new_case(office, hands, 2, subject="2-18", applicant="xm", persons="zr", reason="承办", way="1")
    run(office, hands, "case.act")
    office.body()._run("case.act")
    hands.rest()
    reference = office.body().strips.strip.fields["reference"]
    hands.put(issuer_rule="2")
    assert reference.isHidden()
    office.body().strips.strip.fields["issuer_rule"].line.clear()
    hands.put(issuer_rule="1")
    assert not reference.isHidden()
    hands.put(reference="市办函〔2026〕12号")
    hands.save()
    run(office, hands, "case.act")
    assert permit(office, case.id).quantity == 1
    run(office, hands, "case.inform")  # who is permitted stands there in grey (实施条例20)
    assert card_says(office, "批准 1 人，已用 1")


def test_what_was_signed_yesterday_is_booked_with_its_reason(office: RealOffice, hands: Hands) -> None:
    case = copying(office, hands)
    office.clock.at(7, "09:00")
    office.body()._run("case.act")
    hands.rest()
    hands.put(at="3.6 2000")
    assert not office.body().strips.strip.fields["late_reason"].isHidden()
    hands.put(late_reason="周末签字，周一补记")
    hands.save()
    assert office.desk.case(case.id).case.acts[0].at.day == 6


def test_a6_1_5b_a_request_begins_on_the_card_of_a_document(office: RealOffice, hands: Hands) -> None:
    office.shell.go("receipt")
    hands.rest()
    body = office.body()
    document = office.desk.ask(lambda books: books.by_register_number("密收〔2026〕002号"))[0].id
    body.show_thing(document)
    hands.rest()
    body._run("reproduce")
    hands.rest()
    hands.put(subject="2", applicant="xm", purpose="会议使用", method="1", quantity="1")
    hands.save()
    case = office.desk.ask(lambda books: books.cases("", "open"))[0]
    assert office.desk.ask(lambda books: books.copy(case.subject)).label == "18"
    assert office.shell.current == "copying"
    assert office.body().middle.card.facts.id == case.id
    office.shell.go("receipt")
    hands.rest()
    office.body().show_thing(document)
    hands.rest()
    office.body()._run("widen")
    hands.rest()
    hands.put(applicant="xm", persons="zr", reason="承办", way="4")
    hands.save()
    assert office.desk.ask(lambda books: books.cases("widening", "open"))[0].subject == document


def test_d10_a_half_filled_request_is_put_aside_and_comes_back(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.digit(2)
    hands.rest()
    if office.body().strips.kind == "case.which":
        hands.save()
    hands.put(subject="2-18", reason="承办需要")
    office.shell.put_aside()
    assert office.body().strips.strip is None
    office.shell.resume(1)
    hands.rest()
    fields = office.body().strips.strip.fields
    assert (fields["subject"].text, fields["reason"].text) == ("2-18", "承办需要")
    assert "persons" in fields  # the widening, not the copying


def test_rule_20_the_list_of_knowers_is_printed_from_the_card(office: RealOffice, hands: Hands) -> None:
    office.shell.go("receipt")
    hands.rest()
    body = office.body()
    document = office.desk.ask(lambda books: books.by_register_number("密收〔2026〕002号"))[0].id
    body.show_thing(document)
    hands.rest()
    body._run("print")
    hands.rest()
    forms = [offer.value for offer in body.strips.strip.fields["form"].spec.choices]
    hands.digit(forms.index("f12_knowing") + 1)
    hands.rest()
    if body.strips.strip is not None:
        hands.save()
    assert office.desk.sheets.asked[-1] == ("preview", "f12_knowing", document)


def test_d14_the_day_to_sign_afterwards_is_the_next_one_worked() -> None:
    """D14: by the calendar in force: over the spring festival, and onto a Saturday that is worked instead."""
    table = read_table((ROOT / "resources" / "calendar" / "2026.toml").read_text("utf-8"))
    assert isinstance(table, YearTable)
    profile = load(shipped.profiles(), "national")
    assert isinstance(profile, Profile)
    rules = profile.custody

    def proposed(today: date, *tables: YearTable) -> Typed[date] | None:
        known = SimpleNamespace(hours=ReturnHours(rules, Calendar(tables)))
        counter: Any = SimpleNamespace(known=known, now=lambda: datetime.combine(today, time(9)))
        return sign_by(counter)

    assert proposed(date(2026, 2, 13), table) == Typed(date(2026, 2, 14), "02-14")  # 调休的星期六
    assert proposed(date(2026, 2, 14), table) == Typed(date(2026, 2, 24), "02-24")
    unknown = proposed(date(2026, 2, 13))
    assert unknown == Typed(date(2026, 2, 16), "02-16（放假安排未放入）")
