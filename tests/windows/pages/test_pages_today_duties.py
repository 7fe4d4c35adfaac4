"""What comes back by the calendar stands on Today, with its clause, and is noted there as done (公开条例49, B4.4b)."""

from __future__ import annotations

from datetime import date, datetime

from draft_hands import put
from incoming_hands import Hands
from real_desk import RealOffice
from review_hands import handed_in, run

from desktop.bootstrap import shipped
from desktop.operations.deadlines.in_force import calendar_in_force
from desktop.operations.reviewing.comparing_months import last_comparison
from desktop.profiles.loading import load
from desktop.profiles.profile import Profile
from desktop.windows.pages import review, today
from desktop.windows.pages.today.matters import Matter, gather
from desktop.windows.pages.today.review_matters import review_matters

PAGES = (today, review)


def matters(office: RealOffice, on: date, profile: str = "") -> list[Matter]:
    found = load(shipped.profiles(), profile) if profile else office.desk.profile()
    assert isinstance(found, Profile)
    return office.desk.ask(
        lambda books: list(review_matters(books, found, lambda _d: found, calendar_in_force(books), on))
    )


def test_公开条例49_the_yearly_report_is_noted_on_today_and_gone(office: RealOffice) -> None:
    hands = Hands(office)
    office.story.clock.at = datetime(2027, 1, 8, 9)
    (report,) = [m for m in matters(office, date(2027, 1, 8)) if "annual_report" in m.thing]
    assert report.text == "政府信息公开工作年度报告（2026年，公开条例49）"
    assert report.when == "1月31日前办理"
    office.body().show_thing(report.id)
    hands.rest()
    office.body()._first_verb(report.id)
    hands.rest()
    assert office.body().strips.kind == "today.duty"
    put(office, hands, person="sy", paper="年报卷1")
    assert office.body().strips.strip is None
    assert not [m for m in matters(office, date(2027, 1, 8)) if "annual_report" in m.thing]


def test_b4_4b_a_month_without_comparison_leads_to_its_panel(office: RealOffice) -> None:
    """The demonstration has a comparison of March: of April there is none."""
    found = [m for m in matters(office, date(2026, 6, 2), "huangyan") if m.thing.startswith("compare:")]
    assert [(m.text, m.tone, m.when) for m in found] == [
        ("已公开公文与纸质文件比对（2026年4月，B4.4b）", "overdue", "5月31日前比对"),
        ("已公开公文与纸质文件比对（2026年5月，B4.4b）", "today", "6月30日前比对"),
    ]
    hands = Hands(office)
    office.body()._to_review(*found[0].thing.split(":"))
    hands.rest()
    assert office.shell.current == "review"
    assert office.body().strips.kind == "month.head"


def test_b4_4b_a_number_that_stands_twice_is_told_at_its_row_and_gone_once_the_other_is_mended(
    office: RealOffice,
) -> None:
    hands = Hands(office)
    office.story.clock.at = datetime(2026, 6, 2, 9)
    office.body()._to_review("compare", "", "2026-05-31")
    hands.rest()
    put(office, hands, compared_by="sy")
    panel = office.body().month
    panel.take(
        "标题\t文号\n关于窗口的通知\t盘检〔2026〕7号\n关于收费的通知\t盘检[2026]7号\n\t盘检〔2026〕8号"
    )
    assert panel.said.text().startswith("第 3 行：没有标题")
    panel.model.put(2, 1, "关于值班的通知")
    panel.save()
    hands.rest()
    assert list(panel.model.lines[1].faults) == ["document_number"]
    assert panel.said.text().startswith("第 2 行：这个文号前面已经有了")
    panel.model.put(0, 0, "盘检〔2026〕6号")
    panel.save()
    hands.rest()
    made = office.desk.ask(lambda books: last_comparison(books, date(2026, 5, 1)))
    assert made is not None
    assert [line.number for line in made.lines][:3] == [
        "盘检〔2026〕6号", "盘检[2026]7号", "盘检〔2026〕8号",
    ]  # fmt: skip
    assert not panel.model.lines


def test_b4_4b_a_month_without_papers_is_compared_when_it_was_said_twice(office: RealOffice) -> None:
    hands = Hands(office)
    office.story.clock.at = datetime(2026, 6, 2, 9)
    office.body()._to_review("compare", "", "2026-05-31")
    hands.rest()
    office.body().strips.strip.fields["compared_by"].focus()
    hands.enter("sy")
    hands.rest()
    panel = office.body().month
    assert panel.isVisible()
    assert not panel.said.text()
    panel.save()
    hands.rest()
    assert panel.said.text().startswith("目录是空的")
    assert office.desk.ask(lambda books: last_comparison(books, date(2026, 5, 1))) is None
    panel.save()
    hands.rest()
    made = office.desk.ask(lambda books: last_comparison(books, date(2026, 5, 1)))
    assert made is not None
    assert made.issued == 0


def test_d14_ink_that_is_owed_stands_on_today_and_enter_leads_to_it(office: RealOffice) -> None:
    hands = Hands(office)
    office.shell.go("review")
    one = handed_in(office, hands, "停水期间检验安排")
    run(office, hands, "item.act", one.id, given="3", said_at="1735", witness="qxm")
    now = office.counter.now()
    found = office.desk.ask(lambda books: gather(books, now, office.counter.hours()))
    (ink,) = [matter for matter in found if matter.kind == "ink"]
    assert (ink.thing, ink.tone) == (f"review:{one.id}", "today")
    assert "停水期间检验安排" in ink.text
    assert ink.when.endswith("前补签")
    office.shell.go("today")
    hands.rest()
    office.body().show_thing(ink.id)
    hands.rest()
    wanted: list[tuple[str, str]] = []
    office.counter.wanted.connect(lambda page, thing: wanted.append((page, thing)))
    office.body()._first_verb(ink.id)
    hands.rest()
    assert wanted == [("review", one.id)]
