"""Entry in place: keys alone, defaults taken by Enter, refusals under their field, drafts while typing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from windows_fakes import FakeDrafts, FakeSentences
from windows_shell import specs

from desktop.plain.refusal import refuse
from desktop.plain.typed import Typed
from desktop.windows.drafting import DraftKeeper
from desktop.windows.threads import Worker
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered


@pytest.fixture
def strip(qtbot: Any) -> EntryStrip:
    host = QWidget()
    qtbot.addWidget(host)
    made = EntryStrip("新登记", specs(), FakeSentences(), parent=host)
    made.resize(900, 300)
    host.show()
    made.begin()
    made.host = host  # type: ignore[attr-defined]  # else the host goes, and the strip with it
    return made


def saved(strip: EntryStrip) -> list[Entered]:
    kept: list[Entered] = []
    strip.saved.connect(kept.append)
    return kept


def focused(strip: EntryStrip) -> str:
    return next((name for name, f in strip.fields.items() if f.line.hasFocus()), "")


def enter(qtbot: Any, strip: EntryStrip, name: str, text: str = "") -> None:
    line = strip.fields[name].line
    if text:
        line.setText("")
        for sign in text:
            line.insert(sign)
        line.textEdited.emit(line.text())
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_enter_walks_the_required_fields_and_saves_at_the_last(qtbot: Any, strip: EntryStrip) -> None:
    kept = saved(strip)
    walked = [focused(strip)]
    enter(qtbot, strip, "body", "zgln")
    walked.append(focused(strip))
    enter(qtbot, strip, "title", "关于㙓志强同志任职的通知")
    walked.append(focused(strip))
    qtbot.keyClick(strip.fields["level"].line, Qt.Key.Key_2)
    walked.append(focused(strip))
    enter(qtbot, strip, "copies", "23,25，101-103")
    assert walked == ["body", "title", "level", "copies"]
    assert kept[0].values == {
        "body": "b1",
        "title": "关于㙓志强同志任职的通知",
        "level": "secret",
        "copies": ("23", "25", "101", "102", "103"),
        "day": date(2026, 3, 5),
        "signer": "p1",
    }


def test_d4_a_second_document_of_the_same_body_asks_only_what_differs(qtbot: Any, strip: EntryStrip) -> None:
    kept = saved(strip)
    strip.done({"body": Typed("b1", "同上一件"), "level": Typed("secret", "机密")})
    enter(qtbot, strip, "body")  # the grey default, taken by Enter
    enter(qtbot, strip, "title", "会议纪要")
    enter(qtbot, strip, "level")
    enter(qtbot, strip, "copies", "26")
    assert kept[0].values["body"] == "b1"
    assert kept[0].values["level"] == "secret"


def test_the_grey_words_are_fetched_and_changed_by_a_sign(qtbot: Any, strip: EntryStrip) -> None:
    field = strip.fields["title"]
    field.set_default(Typed("关于任职的通知", "关于任职的通知"))
    qtbot.keyClick(field.line, Qt.Key.Key_Right)
    assert field.answer() == Typed("关于任职的通知", "")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.answer() == Typed("关于任职的通", "")
    qtbot.keyClick(field.line, Qt.Key.Key_Right)  # words of its own are only walked
    assert field.text == "关于任职的通"
    empty = strip.fields["copies"]
    qtbot.keyClick(empty.line, Qt.Key.Key_Right)
    assert empty.text == ""


def test_shift_enter_goes_back_also_to_what_was_carried_over(qtbot: Any, strip: EntryStrip) -> None:
    strip.fields["signer"].focus()
    walked = []
    for _n in range(3):
        name = focused(strip)
        qtbot.keyClick(strip.fields[name].line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        walked.append(focused(strip))
    assert walked == ["day", "copies", "level"]


def test_an_empty_required_field_is_refused_in_a_sentence_and_keeps_the_cursor(
    qtbot: Any, strip: EntryStrip
) -> None:
    enter(qtbot, strip, "title")
    assert strip.fields["title"].refusal.sentence == "请填写标题。"
    assert strip.fields["title"].line.property("wrong") is True


def test_what_was_understood_stands_beside_what_was_typed(qtbot: Any, strip: EntryStrip) -> None:
    field = strip.fields["copies"]
    field.line.setText("000023-25")
    field.line.textEdited.emit("000023-25")
    assert field._understood.text() == "3份：000023-000025"


def test_a_refusal_of_the_act_opens_its_clause(qtbot: Any, strip: EntryStrip) -> None:
    strip.refuse(refuse("custody.lateral", "A6.1.2e", at="title", name="䶮龙飞"))
    line = strip.fields["title"].refusal
    assert "䶮龙飞" in line.sentence
    assert line._clause.text() == "依据 A6.1.2e"
    assert line._rule.isHidden()
    qtbot.mouseClick(line._clause, Qt.MouseButton.LeftButton)
    assert "不得横传" in line._rule.text()
    assert not line._rule.isHidden()
    assert focused(strip) == "title"


def test_what_is_unusual_asks_its_reason_there_and_gives_it_out(qtbot: Any, strip: EntryStrip) -> None:
    for name, text in (("body", "b"), ("title", "t"), ("level", "机密"), ("copies", "1")):
        strip.fields[name].put(text)
    kept = saved(strip)
    strip.refuse(refuse("custody.late", "A6.1.1c", at="day", reason_helps=True))
    reason = strip.fields["day"].refusal._reason
    assert reason.hasFocus()
    strip.save()
    assert kept == []  # no reason yet
    reason.setText("当日外出取件")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    strip.save()
    assert kept[-1].reasons == {"custody.late": "当日外出取件"}


def test_a_refusal_under_more_unfolds_it(qtbot: Any, strip: EntryStrip) -> None:
    strip.refuse(refuse("custody.late", at="period"))
    assert strip.fields["period"].isVisible()
    assert focused(strip) == "period"


def test_a_refusal_without_field_stands_at_the_foot(qtbot: Any, strip: EntryStrip) -> None:
    strip.refuse(refuse("custody.late"))
    assert strip._fault.text() == "登记日晚于签收日，按补记处理。"


def test_more_tells_how_much_is_missing(strip: EntryStrip) -> None:
    assert "4" in strip._more.text()
    strip.fields["pages"].put("12")
    strip._tell_missing()
    assert "3" in strip._more.text()


def test_initials_take_the_first_body_but_free_words_stay(qtbot: Any, strip: EntryStrip) -> None:
    enter(qtbot, strip, "body", "lns")
    assert strip.fields["body"].text == "辽宁省人民政府办公厅"
    strip.fields["body"].clear()
    enter(qtbot, strip, "body", "辽宁")
    assert strip.fields["body"].text == "辽宁"


def test_the_input_method_is_told_not_to_learn(strip: EntryStrip) -> None:
    hints = strip.fields["title"].line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData


def test_drafts_are_kept_while_typing_and_forgotten_when_booked(qtbot: Any) -> None:
    worker, drafts, host = Worker("writer"), FakeDrafts(), QWidget()
    qtbot.addWidget(host)
    keeper = DraftKeeper("receipt/new", drafts, worker, host)
    strip = EntryStrip("新登记", specs(), FakeSentences(), keeper, host)
    strip.fields["title"].put("关于𠮷祥路的请示")
    strip._changed()
    qtbot.waitUntil(lambda: "receipt/new" in drafts.kept)
    assert json.loads(drafts.kept["receipt/new"])["texts"] == {"title": "关于𠮷祥路的请示"}
    back: list[dict[str, Any]] = []
    DraftKeeper("receipt/new", drafts, worker, host).restore(back.append)
    qtbot.waitUntil(lambda: bool(back))
    other = EntryStrip("新登记", specs(), FakeSentences(), None, host)
    other.fill(back[0])
    assert other.fields["title"].text == "关于𠮷祥路的请示"
    strip.done()
    qtbot.waitUntil(lambda: not drafts.kept)
    worker.stop()
