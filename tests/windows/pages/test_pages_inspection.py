"""迎检 by keys on a real book (D18): the paper in hand, who holds what and held it then, draws, prints, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.bootstrap.desk.print_press import PrintPress
from desktop.bootstrap.desk.sheets_port import SheetsPort
from desktop.operations.commands import Done
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.refusal import Refusal
from desktop.windows.pages import inspection
from desktop.windows.pages.inspection import lists
from desktop.windows.pages.inspection.finding import documents_meant, documents_on
from desktop.windows.pages.inspection.verbs import read_levels

PAGES = (inspection,)


def rows(office: RealOffice) -> list[Any]:
    model = office.body().middle.model
    return [model.row_at(number) for number in range(model.rowCount())]


def save(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return, Mark.ControlModifier)
    hands.rest()


def look(office: RealOffice, view: str) -> list[Any]:
    office.body().show_view(view)
    office.settle()
    return rows(office)


def asked(office: RealOffice, form: str) -> Any:
    return [one for one in office.desk.sheets.asked if one[1] == form][-1][2]


def test_d18_the_balance_stands_by_level_and_holds(office: RealOffice) -> None:
    found = rows(office)
    assert [row.id for row in found][:2] == ["level/secret", "level/confidential"]
    assert found[-1].id == "level/"
    assert all("相符" in row.cells["proof"].text for row in found)
    of = {name: sum(int(row.cells[name]) for row in found[:-1]) for name in ("opening", "received", "out")}
    assert {name: int(found[-1].cells[name]) for name in of} == of


def test_numbers_stand_to_the_right_under_their_headings(office: RealOffice) -> None:
    model = office.body().middle.model
    right = Qt.AlignmentFlag.AlignRight.value
    for place, column in enumerate(model.columns):
        head = model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        cell = model.data(model.index(0, place), Qt.ItemDataRole.TextAlignmentRole)
        assert bool(head and head & right) == bool(cell and cell & right) == (column.kind == "sum")


def test_d18_the_paper_in_hand_leads_to_its_life(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("15-57")
    hands.rest()
    assert office.body().stack.currentWidget() is office.body().preview
    known = office.desk.ask(lambda books: books.by_tail("15-57"))[0].document
    assert asked(office, "life") == known


def test_d18_a_sheets_serial_and_a_document_number_lead_there_too(office: RealOffice) -> None:
    papers = office.desk.ask(lambda books: books.papers("all")).rows
    slip = next(p for p in papers if p.form == "f02_slip")
    on = office.desk.ask(lambda books: books.slip_copies(slip.subject.partition("/")[2]))
    assert office.desk.ask(lambda books: documents_meant(books, slip.serial)) == list(
        dict.fromkeys(copy.document for copy in on)
    )
    day = next(p for p in papers if p.form == "day_closing")
    assert office.desk.ask(lambda books: documents_on(books, day.serial))
    row = office.desk.ask(lambda books: next(d for d in books.documents().rows if d.document_number))
    assert row.id in office.desk.ask(lambda books: documents_meant(books, row.document_number))
    assert office.desk.ask(lambda books: documents_meant(books, "没有这样的标题")) == []


def test_d18_of_several_the_inspector_chooses_by_enter(office: RealOffice, hands: Hands) -> None:
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.enter("密收")
    hands.rest()
    found = rows(office)
    assert len(found) > 5
    assert "件相符" in office.body().said.text()
    hands.key(Qt.Key.Key_Down)
    hands.rest()
    hands.enter()
    hands.rest()
    assert asked(office, "life") == found[1].id.partition("/")[2]


def test_d18_what_a_person_holds_now(office: RealOffice, hands: Hands) -> None:
    person = office.desk.ask(lambda books: books.copies_out())[0].place
    name = office.counter.known.person_name(person)
    office.body().begin("inspect.held", "")
    hands.rest()
    hands.enter(name)
    hands.enter()
    hands.rest()
    held = office.desk.ask(lambda books: books.copies_at("person", person))
    assert {row.id for row in rows(office)} == {f"copy/{copy.id}" for copy in held}
    assert f"{name} 现在持有" in office.body().said.text()
    office.body().rest()
    hands.rest()
    hands.key(Qt.Key.Key_F7)  # as the card in front says: the life of the copy in the list
    hands.rest()
    assert asked(office, "life") == held[0].document


def asked_of_nobody(office: RealOffice, hands: Hands) -> str:
    """What an empty answer says, of a person who held nothing then."""
    office.body().begin("inspect.held", "")
    hands.rest()
    hands.enter("解明")
    hands.enter("3.2 0950")
    hands.rest()
    assert rows(office) == []
    return str(office.body().middle.empty._title.text())


def test_d18_who_held_it_then(office: RealOffice, hands: Hands) -> None:
    head = office.story.people["head"]
    office.body().begin("inspect.held", "")
    hands.rest()
    hands.enter(office.counter.known.person_name(head))
    hands.enter("3.2 0950")
    hands.rest()
    then = office.desk.ask(lambda books: books.held_at(head, datetime(2026, 3, 2, 9, 50)))
    assert all(row.to_at == datetime(2026, 3, 2, 9, 58) for row in then)
    assert [row.id.partition("@")[0] for row in rows(office)] == [f"copy/{row.copy}" for row in then]
    assert len(then) == 2
    assert asked_of_nobody(office, hands) == "解明 那时没有持有涉密文件"
    office.body().begin("inspect.held", "")
    hands.rest()
    hands.enter(office.counter.known.person_name(head))
    hands.enter("3.2 0950")
    hands.rest()
    office.body().print_held.click()  # the list in front goes on paper as it was asked for
    hands.rest()
    wanted = Wanted(subject=head, moment=datetime(2026, 3, 2, 9, 50))
    assert asked(office, "holdings") == wanted


def test_d14_d18_the_pages_chosen_are_the_pages_sent_and_the_book_says_which(office: RealOffice) -> None:
    """D18: which pages left stands in the book; the printer gets no other."""
    sent: list[int] = []

    def send(pages: Sequence[bytes], _printer: str, _copies: int, _landscape: bool) -> bool:
        sent.append(len(pages))
        return True

    port = SheetsPort(office.desk, PrintPress(system_fonts=False), send)
    wanted = Wanted(count=60, seed="7F3A-91C2-0D44")
    whole = port.preview("draw", wanted)
    assert isinstance(whole, Sequence)
    assert len(whole) > 1
    assert isinstance(port.print("draw", wanted, "HP 1", pages=(2,)), Done)
    assert isinstance(port.print("draw", wanted, "HP 1"), Done)
    assert sent == [1, len(whole)]
    newest, part = office.desk.ask(lambda books: books.papers().rows[:2])
    issued = office.desk.ask(lambda books: books.stream(f"paper/{part.serial}")[0].fact)
    assert (issued.only, newest.signed_by_hand, part.signed_by_hand) == ((2,), True, False)
    told = office.desk.ask(
        lambda books: office.desk.words.entry(books, books.timeline(f"paper/{part.serial}")[-1])
    )
    assert "只印第 2 页" in told
    beyond = port.print("draw", wanted, "HP 1", pages=(99,))
    assert isinstance(beyond, Refusal)
    assert beyond.code == "paper.no_such_page"


def test_d18_a_draw_names_levels_period_and_seed(office: RealOffice, hands: Hands) -> None:
    office.body().begin("inspect.draw", "")
    hands.rest()
    hands.enter("5")
    hands.enter("23")
    hands.enter("3.1")
    hands.enter("3.4")
    hands.enter("7f3a-91c2-0d44")
    hands.rest()
    assert asked(office, "draw") == Wanted(
        count=5, levels=("secret", "confidential"), first=date(2026, 3, 1), last=date(2026, 3, 4),
        seed="7f3a-91c2-0d44",
    )  # fmt: skip


def test_d18_levels_by_digits_or_words() -> None:
    assert read_levels("1 绝密 机密").value == ("top_secret", "secret")
    assert read_levels("工作秘密").value == ("work_secret",)
    assert isinstance(read_levels("9"), Refusal)
    assert isinstance(read_levels("甲"), Refusal)


def test_d18_d19_every_output_is_listed_in_order_and_filtered_by_words_and_days(
    office: RealOffice, hands: Hands
) -> None:
    found = look(office, "prints")
    papers = office.desk.ask(lambda books: books.papers("all", limit=500)).rows
    copies = office.desk.ask(lambda books: books.outputs(limit=500)).rows
    assert copies
    ids = {f"paper/{p.serial}": p.seq for p in papers} | {f"output/{c.seq}": c.seq for c in copies}
    assert [row.id for row in found] == sorted(ids, key=lambda one: -ids[one])
    copy = next(row for row in found if row.id.startswith("output/"))
    assert (copy.cells["carrier"], copy.cells["state"].text) == ("U-2026-03", "网站公开，交信息中心")
    office.body().middle.bring(copy.id)
    hands.rest()
    said = {line.label: line.text for line in office.body().middle.card.facts.now}
    assert (said["事由"], said["接收人"], said["介质"]) == ("网站公开", "信息中心", "U-2026-03")
    office.body().views.line.setText("催退单")
    office.body().views._ask()
    office.settle()
    assert {row.cells["form"] for row in rows(office)} == {"催退单"}
    office.body().views.line.clear()
    office.body().views._ask()
    office.settle()
    office.body().begin("inspect.days", "")
    hands.rest()
    hands.enter("3.2")
    hands.enter("3.2")
    hands.rest()
    shown = rows(office)
    assert shown
    assert {row.cells["at"].date() for row in shown} == {date(2026, 3, 2)}
    assert "只看2026年3月2日" in office.body().said.text()
    office.body().begin("inspect.days", "")
    hands.rest()
    save(hands)
    assert len(rows(office)) == len(found)


def test_d19_a6_2_2a_every_import_is_listed_with_its_files_and_printed(
    office: RealOffice, hands: Hands
) -> None:
    found = look(office, "imports")
    assert [row.cells["medium"] for row in found] == ["光盘 2026-011", "光盘 2026-014"]
    office.body().middle.bring(found[-1].id)
    hands.rest()
    facts = office.body().middle.card.facts
    (files,) = facts.sections
    name, told = files.lines
    assert name.text == "大厅搬迁公告.txt"
    assert told.text.startswith("→ 审〔2026〕")
    assert "导审〔2026〕6号" in {line.text for line in facts.now}
    office.body().begin("inspect.registers", "")
    hands.rest()
    office.body().strips.strip.fields["form"].focus()
    hands.digit(2)
    save(hands)
    assert asked(office, "import_log") == Wanted(first=date(2026, 1, 1), last=office.desk.now().date())


def test_d18_what_is_open_stands_with_its_reason_and_clause(office: RealOffice) -> None:
    found = look(office, "open")
    kinds = {row.cells["kind"] for row in found}
    assert {"在外未退", "未拆封套", "未回纸面"} <= kinds
    assert all(row.cells["why"].text for row in found)
    card = office.body().middle.card.facts
    assert card is not None
    assert "A6.1.4c" in {line.text for line in card.now}
    assert any("A6.1.4c" in row.cells["why"].text for row in found)
    assert {row.cells["level"] for row in found if row.cells["kind"] == "在外未退"} == {"secret"}


def test_d15_a_wrong_outcome_and_a_wrong_import_are_put_right_by_key(
    office: RealOffice, hands: Hands
) -> None:
    printed = next(row.id for row in look(office, lists.PRINTS) if row.id.startswith("paper/"))
    serial = printed.partition("/")[2]
    office.body().begin("paper.wrong", printed)
    hands.rest()
    hands.put(result="1", reason="其实没有出纸")
    save(hands)
    stands = office.desk.ask(lambda books: books.paper(serial))
    assert stands.result == "failed"
    brought = look(office, lists.IMPORTS)[0].id
    office.body().begin("import.correct", brought)
    hands.rest()
    hands.put(medium="光盘 2026-099", reason="抄错了编号")
    save(hands)
    entry = office.desk.ask(lambda books: books.import_entry(brought.partition("/")[2]))
    assert entry.medium == "光盘 2026-099"


def test_d18_a_wrong_binder_is_put_right_by_key(office: RealOffice, hands: Hands) -> None:
    papers = [row.id for row in look(office, lists.PRINTS) if row.id.startswith("paper/")]
    bound = next(
        one
        for one in papers
        if office.desk.ask(lambda books, one=one: books.paper(one.partition("/")[2])).binder is not None
    )
    assert "paper.rebind" in [verb.id for verb in office.body()._card(bound).verbs]
    office.body().begin("paper.rebind", bound)
    hands.rest()
    hands.put(binder="2026-9 号卷", reason="放错了")
    save(hands)
    assert office.desk.ask(lambda books: books.paper(bound.partition("/")[2])).binder == "2026-9 号卷"
