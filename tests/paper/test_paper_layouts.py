"""A unit's own layout of a form: what it must keep, what it can bear, and that it is what is printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_reading import pdf_text, squeezed
from paper_samples import FORMS, OPTIONS, examples, press

from desktop.paper.press import Press

NAMES = sorted(path.stem for path in FORMS.glob("*.toml"))
NUMBER = re.compile(r"(?<== )\d+(?:\.\d+)?\b")


def text_of(name: str) -> str:
    return (FORMS / f"{name}.toml").read_text("utf-8")


def codes(name: str, text: str) -> set[str]:
    return {fault.code for fault in press().layout_faults(name, text)}


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_layout_can_take_its_own_place(name: str) -> None:
    assert press().layout_faults(name, text_of(name)) == ()
    assert press().no_longer_printed(name, text_of(name)) == ()


def test_another_layout_is_what_is_printed_and_the_shipped_one_stays() -> None:
    other = text_of("f12_knowing").replace('caption = "知悉人员"', 'caption = "机密级以上知悉人员"')
    other = other.replace('  { key = "basis", label = "依据", width = 25, align = "left" },\n', "")
    assert press().layout_faults("f12_knowing", other) == ()
    assert press().no_longer_printed("f12_knowing", other) == ("知悉人员.依据",)
    facts = examples("f12_knowing")["short"]
    own: Press = press().with_layout("f12_knowing", other)
    printed = squeezed(pdf_text(own.pdf("f12_knowing", facts, OPTIONS)))
    shipped = squeezed(pdf_text(press().pdf("f12_knowing", facts, OPTIONS)))
    assert "机密级以上知悉人员" in printed
    assert "依据" not in printed
    assert "机密级以上知悉人员" not in shipped
    assert "依据" in shipped


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("f12_knowing", 'range = "知悉范围"\n', "", "unknown_slot"),
        ("f12_knowing", 'registrar = "登记人"\n\n[slots.persons]', "[slots.persons]", "unknown_slot"),
        ("f30_review", 'presented_by = "提供人"', 'presented_by = { label = "提供人", kind = "flag" }', "slot_kind"),
        ("f12_knowing", 'range = "知悉范围"', 'range = "知悉范围"\nmobile = "手机"', "slot_unfilled"),
        ("f12_knowing", "collects_signature = true", "collects_signature = false", "signature_changed"),
        ("f12_knowing", 'text = "{sheet_mark}"', 'text = "内部"', "mark_lost"),
        ("f12_knowing", 'kind = "split"', 'kind = "part"\nfoot = false\n[[blocks]]\nkind = "split"', "foot_lost"),
        ("f01_register", "per_page = 8", "per_page = 12", "per_page_changed"),
        ("f12_knowing", "height = 10", "height = 900", "out_of_range"),
        ("f12_knowing", "[slots]", "[page]\nleft = 120\nright = 80\n[slots]", "no_room"),
        ("f12_knowing", "width = 11", "width = 0", "no_room"),
        ("f12_knowing", 'label = "序号"', 'label = "序\U000f0000"', "no_face"),
    ],
)  # fmt: skip
def test_what_a_layout_must_keep_and_can_bear(name: str, old: str, new: str, code: str) -> None:
    text = text_of(name)
    assert old in text
    assert code in codes(name, text.replace(old, new, 1))


def test_a_slot_that_the_facts_need_is_named() -> None:
    text = text_of("f12_knowing").replace('range = "知悉范围"\n', "").replace("{range}", "")
    found = press().layout_faults("f12_knowing", text)
    assert [fault.code for fault in found] == ["slot_lost"]
    assert "range（知悉范围）" in found[0].sentence()
    assert "须保留" in found[0].sentence()


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_whatever_numbers_are_changed_it_is_set_or_its_fault_is_named(name: str, data: st.DataObject) -> None:
    text = text_of(name)
    places = list(NUMBER.finditer(text))
    if not places:
        return
    for _time in range(data.draw(st.integers(1, 4))):
        found = data.draw(st.sampled_from(list(NUMBER.finditer(text))))
        number = data.draw(st.sampled_from(["0", "0.0", "1", "3.5", "40", "119.0", "200", "999", "1000.0"]))
        text = text[: found.start()] + number + text[found.end() :]
    for fault in press().layout_faults(name, text):
        assert fault.code in ("out_of_range", "no_room", "per_page_changed", "wrong_type"), fault
