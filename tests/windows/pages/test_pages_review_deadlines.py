"""The deadlines of a case by key on a real book: the one extension, its letter, what is refused at which field."""

from __future__ import annotations

from datetime import date

from draft_hands import put
from incoming_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from real_desk import RealOffice

from desktop.operations.review_views import ItemRow
from desktop.operations.reviewing.comparing_months import last_comparison
from desktop.operations.reviewing.letters import AskBefore
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.refusal import Refusal
from desktop.procedures.review.item_facts import Asked, Silence
from desktop.windows.pages import approvals, review
from desktop.windows.pages.review.card import item_card
from desktop.windows.widgets.card_facts import CardFacts

PAGES = (review, approvals)


def applied(office: RealOffice, hands: Hands) -> ItemRow:
    """An application handed in at the desk: who applied and when are asked because of the attribute."""
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    hands.put(
        department="3", handed_in_by="sy", item_type="2", title="电梯检验数据", summary="申请公开的数据"
    )
    hands.put(attribute="2")
    hands.put(applicant="刘某某", received_on="3-2")
    hands.save()
    assert office.body().strips.strip is None
    return office.desk.ask(lambda books: books.items("all").rows[0])


def card(office: RealOffice, item: str) -> CardFacts:
    found = office.desk.ask(lambda books: item_card(office.counter, books, item))
    assert found is not None
    return found


def said(facts: CardFacts) -> str:
    return "\n".join(f"{line.label} {line.text}" for line in facts.now)


def test_a1_4_4b_the_answer_is_extended_once_with_the_cap_and_the_new_day_in_sight(
    office: RealOffice, hands: Hands
) -> None:
    one = applied(office, hands)
    assert "item.extend" in [verb.id for verb in card(office, one.id).verbs]
    office.body().begin("item.extend", one.id)
    hands.rest()
    fields = office.body().strips.strip.fields
    assert fields["count"].spec.label == "延长几日（最多 15 个工作日，A1.4.4b）"
    assert fields["person"].spec.label == "谁同意（办公室负责人）"
    assert fields["count"].spec.read("10").shown == "10 个工作日，到4月7日"
    put(office, hands, count="16", person="wk", reason="需要检索档案")
    assert fields["count"].refusal.refused
    assert "最多延长 15 个工作日" in fields["count"].refusal.sentence
    put(office, hands, count="10")
    assert office.body().strips.strip is None
    after = card(office, one.id)
    assert "item.extend" not in [verb.id for verb in after.verbs]
    assert "已延长 10 个工作日，办公室负责人 王堃 同意，不能再延长；原为3月23日" in said(after)
    assert any("延长期限 10 个工作日" in entry.text for entry in after.life)


def test_b5_4_who_does_not_hold_the_post_cannot_agree(office: RealOffice, hands: Hands) -> None:
    one = applied(office, hands)
    office.body().begin("item.extend", one.id)
    hands.rest()
    put(office, hands, person="zy", reason="需要检索档案")
    fields = office.body().strips.strip.fields
    assert fields["person"].refusal.refused
    put(office, hands, person="wk")
    assert office.body().strips.strip is None


def test_f38_is_printed_from_the_case_that_was_extended(office: RealOffice, hands: Hands) -> None:
    extended = office.story.slips["extended"]
    office.body().begin("review.print", extended)
    hands.rest()
    offers = office.body().strips.strip.fields["form"].spec.choices
    place = next(n for n, one in enumerate(offers, 1) if one.value[0] == "f38_extension")
    put(office, hands, form=str(place))
    hands.rest()
    assert ("preview", "f38_extension", Wanted(subject=extended)) in office.desk.sheets.asked


def test_c2_11_every_single_day_of_a_deadline_is_told_on_the_card_the_units_and_the_laws(
    office: RealOffice, hands: Hands
) -> None:
    one = applied(office, hands)
    (section,) = [s for s in card(office, one.id).sections if s.title == "期限怎样算"]
    (beside,) = [n for n, line in enumerate(section.lines) if line.label == "国家规定"]
    days, law = ([line.text for line in part] for part in (section.lines[:beside], section.lines[beside:]))
    assert len(days) == 22  # 2 March to 23 March, none left out
    assert days[0] == "2026-03-02 周一 起算当日，不计"
    assert days[5] == "2026-03-07 周六 不计 周末"
    assert days[-1] == "2026-03-23 周一 第 15 日 工作日"
    # C2.11: the law's own count beneath it, from the same day to its own last, a line to a stretch of days alike
    assert law[0] == days[0]
    assert law[1] == "2026-03-03 周二 第 1 日 工作日 至 2026-03-06 周五 第 4 日 工作日"
    assert law[2] == "2026-03-07 周六 不计 周末 至 2026-03-08 周日 不计 周末"
    assert law[-1] == "2026-03-30 周一 第 20 日 工作日"
    assert len(law) == 10


def test_公开条例32_who_is_asked_by_the_rule_is_asked_nothing_more_and_otherwise_a_reason(
    office: RealOffice, hands: Hands
) -> None:
    one = applied(office, hands)
    office.body().begin("item.ask", one.id)
    hands.rest()
    fields = office.body().strips.strip.fields
    assert fields["asked"].spec.choices[1].shown == "第三方（15 个工作日）"
    put(office, hands, asked="2", to="某食品公司")
    assert office.body().strips.strip is None
    (letters,) = [s for s in card(office, one.id).sections if s.title == "征求意见"]
    assert letters.lines[0].text.endswith("3月27日前答复，逾期由本单位依规定决定（公开条例32）")


def test_a_day_otherwise_than_the_rules_is_warned_against_at_its_field(
    office: RealOffice, hands: Hands
) -> None:
    one = applied(office, hands)
    office.body().begin("item.ask", one.id)
    hands.rest()
    put(office, hands, asked="2", to="某食品公司", due_on="3-12")
    line = office.body().strips.strip.fields["due_on"].refusal
    assert line.sentence.endswith(
        "按规定答复期限到2026年3月27日，填的比规定的早。空着就按规定；确需这样的，请写明理由。"
    )
    assert line.asks_reason


def test_b4_4b_a_month_is_compared_from_a_pasted_list_and_its_record_shown(
    office: RealOffice, hands: Hands
) -> None:
    office.body().begin("review.month", "")
    hands.rest()
    put(office, hands, first="3-1", compared_by="sy")
    panel = office.body().month
    assert office.body().stack.currentWidget() is panel
    assert panel.said.text().startswith("目录是空的")  # Ctrl+Enter once too often compares nothing
    listed = "文件标题\t发文字号\n贯彻上级部署情况的报告（摘要）\t盘检测[2026]11号\n无号通知\t"
    QGuiApplication.clipboard().setText(listed)
    panel.paste()
    hands.rest()
    panel.save()
    hands.rest()
    assert ("preview", "document_comparison", Wanted(first=date(2026, 3, 1))) in office.desk.sheets.asked
    made = office.desk.ask(lambda books: last_comparison(books, date(2026, 3, 1)))
    assert made is not None
    assert [(str(line.number or ""), line.outcome.value) for line in made.lines] == [
        ("盘检测[2026]11号", "under_review"),
        ("", "not_reviewed"),
    ]


def test_b4_4b_a_number_twice_is_refused_in_its_cell(office: RealOffice, hands: Hands) -> None:
    office.body().begin("review.month", "month:2026-03-01")
    hands.rest()
    put(office, hands, compared_by="sy")
    panel = office.body().month
    assert panel.heading.text() == "2026年3月印发的公文"
    QGuiApplication.clipboard().setText("盘检测〔2026〕11号\t通知甲\n盘检测[2026]11号\t通知乙")
    panel.paste()
    panel.save()
    hands.rest()
    assert panel.said.text() == "第 2 行：这个文号前面已经有了。请去掉一行。"
    assert office.body().stack.currentWidget() is panel


def test_c2_11_where_the_unit_is_laxer_than_the_law_the_card_warns(office: RealOffice, hands: Hands) -> None:
    """南宁 takes silence for consent; the law leaves it to the body itself, and that is said in red."""
    one = applied(office, hands)
    ask = AskBefore(
        item=one.id,
        asked=Asked.THIRD_PARTY,
        to="某食品公司",
        sent_on=date(2026, 3, 6),
        silence=Silence.CONSENT,
        reasons={"item.silence_otherwise": "本单位制度"},
    )
    assert not isinstance(office.session.do(ask), Refusal)
    (letters,) = [s for s in card(office, one.id).sections if s.title == "征求意见"]
    assert "逾期视为同意" in letters.lines[0].text
    assert letters.lines[1].tone == "overdue"
    assert letters.lines[1].text.startswith(
        "国家规定：15 个工作日，逾期不答复由本机关依法决定（公开条例32）。"
    )
    assert "比国家规定宽" in letters.lines[1].text
