"""Spoiled files: every fault at once, each with file, key path and the nearest known word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.profiles import loading
from desktop.profiles.faults import Fault, nearest, spelled
from desktop.profiles.loading import bundle, bundled, check, digest, load
from desktop.profiles.profile import Profile
from desktop.profiles.sentences import SENTENCES, line
from tests.profiles.profile_files import ROOT, SHIPPED, shipped, spoiled

PANJIN, NATIONAL = "panjin/profile.toml", "national/profile.toml"
COPYING = "panjin/procedures/reproduction.toml"


def only(files: dict[str, str]) -> Fault:
    found = check(files)
    assert len(found) == 1, found
    return found[0]


def test_all_faults_come_at_once_from_all_files() -> None:
    files = spoiled(COPYING, ('role = "分管领导"', 'role = "分管领倒"'), ('verb = "经办"', 'verb = "经辨"'))
    files[PANJIN] = SHIPPED[PANJIN].replace("[custody.cutoff]", "[custody.cutof]")
    files["national/procedures/widening.toml"] += "\nextra = 1\n"
    found = {(f.file, f.path): (f.code, f.word, f.nearest) for f in check(files)}
    assert found[COPYING, "stages[4].role"] == ("unknown_word", "分管领倒", "分管领导")
    assert found[COPYING, "stages[2].verb"] == ("unknown_word", "经辨", "经办")
    assert found[PANJIN, "custody.cutof"] == ("unknown_key", "cutof", "cutoff")
    last = "example.acts[3].extra"
    assert found["national/procedures/widening.toml", last][:2] == ("unknown_key", "extra")


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "path"),
    [
        (NATIONAL, 'register_title = "blocking"', 'register_title = "hint"', "law_weight", "weights.register_title"),
        (NATIONAL, 'email = "to_look_at"', 'email = "tolookat"', "unknown_word", "weights.email"),
        (NATIONAL, 'email = "to_look_at"', 'emial = "to_look_at"', "unknown_word", "weights.emial"),
        (NATIONAL, 'done_by = "printed"', 'done_by = "printd"', "unknown_word", "duties.summary.done_by"),
        (NATIONAL, 'form = "F31"\ndone_by', "done_by", "missing_key", "duties.summary.form"),
        (NATIONAL, 'form = "F31"\ndone_by', 'form = "F30"\ndone_by', "unknown_word", "duties.summary.form"),
        (NATIONAL, 'only_if = "concluded"', 'only_if = "conclude"', "unknown_word", "duties.summary.only_if"),
        (NATIONAL, 'usual_review = "review"', 'usual_review = "revue"', "unknown_word", "usual_review"),
        (COPYING, 'clause = "A6.1.5d"', "", "missing_key", "stages[2].clause"),
        (COPYING, 'clause = "A6.1.5d"', 'clause = " "', "blank", "stages[2].clause"),
        (COPYING, 'clause = "A6.1.5d"', "clause = 5", "wrong_type", "stages[2].clause"),
        (COPYING, 'id = "prepare"', 'id = "Prepare!"', "not_a_code", "stages[2].id"),
        (COPYING, '"done", "send_back"', '"done", "sendback"', "unknown_word", "stages[2].decisions"),
        (COPYING, '"done", "send_back"', '"send_back"', "stage.no_way_forward", "stages[2].decisions"),
        (COPYING, 'level_at_least = "秘密"', 'level_at_least = "秘蜜"', "unknown_word", "stages[4].when"),
        (COPYING, 'level_at_least = "秘密"', 'level_atleast = "秘密"', "unknown_word", "stages[4].when"),
        (COPYING, '{ level_at_least = "秘密" }', '{ level_is = "秘密", urgent = 1 }', "unknown_word", "stages[4].when"),
        (COPYING, '{ level_at_least = "秘密" }', "5", "wrong_type", "stages[4].when"),
        (COPYING, '{ level_at_least = "秘密" }', '{ answer = "purpose" }', "condition_shape", "stages[4].when"),
        (COPYING, '{ level_at_least = "秘密" }', '["importent"]', "unknown_word", "stages[4].when"),
        (COPYING, 'verb = "提出意见"', 'verb = "提出意见"\noral = true', "stage.oral_for_copying", "stages[1].oral"),
        (COPYING, 'verb = "提出意见"', 'verb = "提出意见"\noral = "是"', "wrong_type", "stages[1].oral"),
        (COPYING, "common/reproduction", "common/reprodution", "unknown_word", "extends"),
        (COPYING, "reference = ", "refrence = ", "unknown_word", "example.acts[2].answers.refrence"),
        (COPYING, ', reference = "办密函〔2026〕3号"', "", "example_stuck", "example.acts[2]"),
        (COPYING, 'method = "复印"', 'method = "复刻"', "unknown_word", "example.answers.method"),
        (COPYING, 'role = "分管领导"', 'role = "中心主任"', "approver_differs", "custody.copy_approver"),
        (COPYING, "[[stages]]", "[[stages", "toml_syntax", ""),
        (PANJIN, 'extends = "national"', 'extends = "nationl"', "unknown_profile", "extends"),
        (PANJIN, 'extends = "national"', 'extends = "panjin"', "extends_loop", "extends"),
        (PANJIN, '"document_number", "channel"', '"channal"', "unknown_word", "custody.required_fields.value"),
        (PANJIN, '"document_number", "channel"', '"channel", "channel"', "word_twice", "custody.required_fields.value"),
        (PANJIN, 'head = "中心主任"', 'head = "保密员"', "word_twice", "roles.head"),
        (PANJIN, "[captions]", '[captions]\nchief = "总工意见"', "unknown_word", "captions.chief"),
        (PANJIN, "[captions]", '[form_titles]\nf3 = "复印审批单"\n[captions]', "not_a_form", "form_titles.f3"),
        (NATIONAL, '"17:30"', '"五点半"', "not_a_time", "custody.cutoff.value"),
        (NATIONAL, '"17:30"', '"16:00"', "eve_after_cutoff", "custody.cutoff_before_holidays"),
        (NATIONAL, '"重要" = "机密"', '"比较重要" = "机密"', "unknown_word", "custody.clearance_levels.value.比较重要"),
        (NATIONAL, "value = 3\n", "value = 0\n", "too_small", "custody.chase_list_after.value"),
        (NATIONAL, "密收〔{year}〕{n:03}号", "密收〔{yeer}〕{n:03}号", "pattern_place", "series.secret.pattern"),
        (NATIONAL, "密收〔{year}〕{n:03}号", "密收{n:03}号", "pattern_without_year", "series.secret.pattern"),
        (NATIONAL, "密收〔{year}〕{n:03}号", "密收〔{year}〕号", "pattern_without_number", "series.secret.pattern"),
        (NATIONAL, "密收〔{year}〕{n:03}号", "密收〔{year}〕{n:3}号", "pattern_braces", "series.secret.pattern"),
        (NATIONAL, "密收〔{year}〕{n:03}号", "密收〔{year}〕{n:03}-{n}", "pattern_place_twice", "series.secret.pattern"),
        (NATIONAL, "工密收〔", "密收〔", "pattern_shared", "series.work_secret.pattern"),
        ("common/words.toml", 'secret = "机密"', 'secret = "机密"\nsecrets = "秘"', "unknown_word", "levels.secrets"),
        ("common/words.toml", 'leads = "back"', 'leads = "bak"', "unknown_word", "decisions.send_back.leads"),
    ],
)  # fmt: skip
def test_a_fault_is_named_where_it_stands(file: str, old: str, new: str, code: str, path: str) -> None:
    found = [f for f in check(spoiled(file, (old, new))) if (f.code, f.path) == (code, path)]
    assert found
    assert {f.file for f in found} & {file, PANJIN}
    assert all(re.search("[一-鿿]", line(f)) for f in found)


@pytest.mark.parametrize(
    ("old", "new", "code", "clause"),
    [
        ('"绝密" = ["机要通信", ', '"绝密" = ["快递", ', "law_delivery", "保密法28"),
        ('[custody.knowers_from]\nvalue = "机密"', '[custody.knowers_from]\nvalue = "绝密"', "law_knowers", "实施条例20"),
        ('"绝密" = 30', '"绝密" = 31', "law_too_long", "保密法20"),
        ('"绝密" = 10,', '"绝密" = 11,', "law_too_long", "泄密案件查处办法5"),
        ('value = ["机密", "秘密", "工', 'value = ["绝密", "秘密", "工', "law_exchange", "实施条例29"),
        ('carriers]\nvalue = ["绝密"]', 'carriers]\nvalue = []', "law_two_carriers", "实施条例29"),
    ],
)  # fmt: skip
def test_what_the_law_says_cannot_be_softened(old: str, new: str, code: str, clause: str) -> None:
    assert (code, clause) in {(f.code, f.word) for f in check(spoiled(NATIONAL, (old, new)))}


def test_a_fault_of_an_inherited_file_is_told_once() -> None:
    found = only(spoiled(NATIONAL, ('"17:30"', '"五点半"')))
    assert found.file == NATIONAL


def test_files_in_the_wrong_place_are_named() -> None:
    stray = only({**SHIPPED, "panjin/procedure/loan.toml": ""})
    assert (stray.code, stray.nearest) == ("stray_file", "procedures")
    assert [f.code for f in check({})] == ["no_profile"]
    without = {p: t for p, t in SHIPPED.items() if p != loading.WORDS}
    assert {f.code for f in check(without)} == {"missing_file"}
    unknown = load(SHIPPED, "panjing")
    assert isinstance(unknown, tuple)
    assert (unknown[0].code, unknown[0].nearest) == ("unknown_profile", "panjin")


def test_text_as_windows_writes_it_is_read() -> None:
    files = {p: "\ufeff" + t.replace("\n", "\r\n") for p, t in SHIPPED.items()}
    assert check(files) == []


def test_a_post_called_otherwise_keeps_the_procedures_it_inherits() -> None:
    files = {p: t for p, t in SHIPPED.items() if not p.startswith("panjin/procedures")}
    files[PANJIN] = files[PANJIN].replace("[custody.copy_approver.value]", "[custody.copy_approver.value]\n#")
    for level in ("绝密", "机密", "秘密"):
        files[PANJIN] = files[PANJIN].replace(f'"{level}" = "分管领导"', f'"{level}" = "主要负责人"')
    loaded = load(files, "panjin")
    assert isinstance(loaded, Profile), loaded
    assert loaded.procedures["widening"].stages[-1].roles[0] == "head"
    assert loaded.roles["head"] == "中心主任"


def test_a_new_procedure_is_one_file() -> None:
    text = SHIPPED["national/procedures/widening.toml"].replace("common/widening", "national/widening")
    loaded = load({**SHIPPED, "national/procedures/reading.toml": text}, "panjin")
    assert isinstance(loaded, Profile), loaded
    assert set(loaded.procedures) == {"reproduction", "widening", "reading", "review", "press_release"}


def test_the_bundle_is_the_whole_text_and_its_digest_names_it() -> None:
    panjin = shipped("panjin")
    text = bundle(SHIPPED, "panjin")
    assert digest(text) == panjin.digest
    assert load(bundled(text), "panjin") == panjin
    assert shipped("national").digest != panjin.digest
    changed = spoiled(NATIONAL, ('"16:30"', '"16:29"'))
    again = load(changed, "panjin")
    assert isinstance(again, Profile)
    assert again.digest != panjin.digest
    with pytest.raises(ValueError, match="bundle"):
        bundled("[]")


def test_every_code_of_a_fault_has_its_sentence() -> None:
    source = "".join(p.read_text("utf-8") for p in (ROOT.parents[1] / "desktop" / "profiles").glob("*.py"))
    for beside in ("procedures/soundness.py", "bootstrap/desk/rule_files.py"):
        source += (ROOT.parents[1] / "desktop" / beside).read_text("utf-8")
    for code in SENTENCES:
        assert f'"{code}"' in source.replace(f'"{code}": N_', ""), f"nobody uses {code}"
    used = set(re.findall(r'Flaw\(\s*"([a-z_.]+)"', source))
    used |= set(re.findall(r'\.fault(?:_at)?\(\s*(?:\([^)]*\), )?"([a-z_.]+)"', source))
    used |= set(re.findall(r'return "([a-z_]+)", [a-z]', source))
    assert used - set(SENTENCES) == set()
    assert len(used) > 30


def test_the_nearest_word_is_found_for_short_chinese_words_too() -> None:
    assert nearest("分管领倒", ["分管领导", "主要负责人"]) == "分管领导"
    assert nearest("审察", ["审查", "批准", "会审"]) in ("审查", "会审")
    assert nearest("xyz", ["审查"]) == ""
    assert spelled(()) == ""


@given(st.sampled_from(sorted(SHIPPED)), st.data())
def test_no_spoiled_text_makes_reading_fall_over(file: str, data: st.DataObject) -> None:
    lines = SHIPPED[file].split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    how = data.draw(st.sampled_from(["drop", "number", "list", "table", "text", "twice", "key"]))
    key = lines[at].split("=")[0] if "=" in lines[at] else "x "
    lines[at : at + 1] = {
        "drop": [],
        "number": [f"{key}= 7"],
        "list": [f"{key}= [1, 'x', {{ a = 1 }}]"],
        "table": [f"{key}= {{ a = 1, b = 'x' }}"],
        "text": [f"{key}= '㙓𫖯𠮷'"],
        "twice": [lines[at], lines[at]],
        "key": ["x" + lines[at]],
    }[how]
    folder = file.split("/")[0]
    found = load({**SHIPPED, file: "\n".join(lines)}, "panjin" if folder == "common" else folder)
    for fault in found if isinstance(found, tuple) else ():
        assert line(fault)
