"""人员 on a real book: entered, retired only when nothing is held (A6.1.8b)."""

from __future__ import annotations

from datetime import date

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_desk import RealOffice

from desktop.operations.commands import Done
from desktop.operations.people.persons import EnterPerson, Told
from desktop.operations.people.posts import NameDeputy
from desktop.operations.people.ranking import MovePerson
from desktop.people.facts import person_stream
from desktop.people.persons import fold_person
from desktop.windows.pages import people

PAGES = (people,)


def names(office: RealOffice) -> list[str]:
    return [p.name for p in office.desk.ask(lambda books: books.persons())]


def test_a_person_with_a_rare_name_is_entered_by_keys(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("𠮷野㙓")
    hands.enter("科员")
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    assert "𠮷野㙓" in names(office)


def test_a6_1_8b_who_holds_papers_does_not_leave(office: RealOffice, hands: Hands) -> None:
    holder = office.story.people["clerk"]
    office.body().begin("person.retire", holder)
    hands.rest()
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()
    known = office.desk.ask(lambda books: books.person(holder))
    assert not known.retired
    strip = office.body().strips.strip
    assert strip is not None
    assert any(field.refusal.sentence for field in strip.fields.values())


def test_a_chase_of_all_he_holds_leads_to_its_sheet(office: RealOffice, hands: Hands) -> None:
    holder = office.story.people["clerk"]
    office.body().begin("person.chase", holder)
    hands.rest()
    assert office.desk.ask(lambda books: books.notices_of(holder))
    assert office.body().stack.currentWidget() is office.body().preview


def test_d18_what_he_holds_goes_on_paper_by_key(office: RealOffice, hands: Hands) -> None:
    holder = office.story.people["clerk"]
    office.body().show_thing(holder)
    hands.rest()
    assert "person.holdings" in {verb.id for verb in office.body().middle.card.facts.verbs}
    hands.key(Qt.Key.Key_F7)
    hands.rest()
    assert ("preview", "holdings", holder) in office.desk.sheets.asked


SHEET = """单位人员一览表
序号\t姓名（全名）\t所在部门\t涉密等级\t职务\t办公电话
201\t李㛃\t业务科\t重要\t科员\t2826101
202\t王𬭎\t信访科\t一般涉密人员\t科长\t2826102
203\t张䶮\t信访科\t绝密级\t科员\t2826103
"""


def test_rows_of_a_sheet_are_entered_by_their_headers_once_all_are_in_order(
    office: RealOffice, hands: Hands
) -> None:
    """Columns in another order, a new department, rare names; a fault stops all of them."""
    before = names(office)
    office.body().begin("person.paste", "")
    panel = office.body().panel
    panel.take(SHEET)
    assert [line.typed["name"] for line in panel.model.lines] == ["李㛃", "王𬭎", "张䶮"]
    assert list(panel.model.lines[2].faults) == ["clearance"]
    panel.save()
    hands.rest()
    assert names(office) == before
    assert "第 3 行" in panel.said.text()
    panel.model.put(2, 3, "无")
    panel.save()
    hands.rest()
    entered = {p.name: p for p in office.desk.ask(lambda books: books.persons(limit=-1))}
    assert set(entered) == {*before, "李㛃", "王𬭎", "张䶮"}
    assert (entered["李㛃"].rank, entered["李㛃"].clearance) == (201, "important")
    assert (entered["王𬭎"].department_name, entered["王𬭎"].telephone) == ("信访科", "2826102")
    assert entered["张䶮"].department == entered["王𬭎"].department
    assert [name for _id, name in office.desk.ask(lambda books: books.departments())].count("信访科") == 1
    acts = {r.act for r in office.desk.ask(lambda books: books.facts_after(0, ["person.entered"]))[-3:]}
    assert len(acts) == 1
    assert office.body().stack.currentWidget() is office.body().middle


def test_a_namesake_in_a_sheet_asks_for_a_reason_and_twice_is_a_fault(
    office: RealOffice, hands: Hands
) -> None:
    office.body().begin("person.paste", "")
    panel = office.body().panel
    panel.take("解明\t财务科\n赵一\t业务科\n赵一\t业务科")
    assert panel.model.lines[1].faults["name"].code == "person.pasted_twice"
    panel.model.put(2, 0, "赵二")
    panel.save()
    hands.rest()
    assert not panel.reason.isHidden()
    assert names(office).count("解明") == 1
    panel.reason.setText("财务科另一位")
    panel.save()
    hands.rest()
    assert names(office).count("解明") == 2


def test_d5_the_order_of_rank_is_changed_by_keys(office: RealOffice, hands: Hands) -> None:
    """D5: readers are served in this order; equals are numbered so that the order holds."""
    order = names(office)
    assert len(order) > 6
    office.body().show_thing(office.story.people["engineer"])
    hands.rest()
    place = order.index("曾镕")
    for _turn in range(2):
        QTest.keyClick(office.body().middle.list, Qt.Key.Key_Up, Mark.AltModifier)
        hands.rest()
    moved = names(office)
    assert moved.index("曾镕") == place - 2
    assert [name for name in moved if name != "曾镕"] == [name for name in order if name != "曾镕"]
    QTest.keyClick(office.body().middle.list, Qt.Key.Key_Down, Mark.AltModifier)
    hands.rest()
    assert names(office).index("曾镕") == place - 1


def test_equals_in_rank_can_be_put_in_order(office: RealOffice, hands: Hands) -> None:
    for name in ("甲一", "乙二", "丙三"):
        outcome = office.desk.do(EnterPerson(told=Told(name=name, rank=500)))
        assert isinstance(outcome, Done)
    third = next(p.id for p in office.desk.ask(lambda b: b.persons(limit=-1)) if p.name == "丙三")
    for wanted in (["甲一", "丙三", "乙二"], ["丙三", "甲一", "乙二"]):
        assert isinstance(office.desk.do(MovePerson(person=third, up=True)), Done)
        assert [name for name in names(office) if name in wanted] == wanted


def test_a_change_keeps_what_the_strip_did_not_change(office: RealOffice, hands: Hands) -> None:
    """Room, remark and days stand in no list: they were lost by each change of a telephone."""
    person = office.desk.do(
        EnterPerson(told=Told(name="钱三", room="405", remark="借调", active_from=date(2026, 1, 5)))
    ).ids["person"]
    office.body().begin("person.change", person)
    hands.rest()
    strip = office.body().strips.strip
    strip.fields["telephone"].put("2826199")
    strip.save()
    hands.rest()
    told = fold_person(person, office.desk.ask(lambda b: b.stream(person_stream(person)))).told
    assert (told.telephone, told.room, told.remark) == ("2826199", "405", "借调")
    assert told.active_from == date(2026, 1, 5)
    office.body().begin("person.change", person)
    hands.rest()
    strip = office.body().strips.strip
    strip.fields["telephone"].put("-")
    strip.save()
    hands.rest()
    told = fold_person(person, office.desk.ask(lambda b: b.stream(person_stream(person)))).told
    assert told.telephone is None


def test_departments_posts_lists_and_deputies_have_their_lines_and_verbs(
    office: RealOffice, hands: Hands
) -> None:
    body = office.body()
    for view, least in (("departments", 5), ("posts", 3), ("lists", 1)):
        body.views.choose(view)
        hands.rest()
        model = body.middle.model
        rows = [model.row_at(n) for n in range(model.rowCount())]
        assert len(rows) >= least
        for row in rows:
            facts = body._card(row.id)
            assert facts is not None
            assert len(facts.verbs) == 2
    department = office.desk.ask(lambda b: b.departments())[-1][0]
    body.begin("department.change", f"department/{department}")
    hands.rest()
    body.strips.strip.fields["name"].put("财务审计科")
    body.strips.strip.save()
    hands.rest()
    assert "财务审计科" in [name for _id, name in office.desk.ask(lambda b: b.departments())]
    today = office.desk.now().date()
    people = office.story.people
    named = NameDeputy(
        stands_for=people["charge"],
        person=people["deputy"],
        named_by=people["head"],
        from_day=today,
        to_day=today,
    )
    assert isinstance(office.desk.do(named), Done)
    facts = body._card(people["deputy"])
    assert any(line.label == "代理" and "李㙓" in line.text for line in facts.more)
    assert any(line.label == "由人代理" for line in body._card(people["charge"]).more)
    body.begin("person.end_deputy", people["deputy"])
    hands.rest()
    body.strips.strip.fields["last_day"].put("今天")
    body.strips.strip.save()
    hands.rest()
    assert any(v.id == "person.vacate" for v in body._card(people["charge"]).verbs)
