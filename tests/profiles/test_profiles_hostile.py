"""Files that mean harm, or are none of ours: each fault is named, nothing falls over, and it does not take long."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from desktop.bootstrap.terminal import TheProgram
from desktop.profiles.loading import bundled, check, load
from desktop.profiles.sentences import line
from tests.profiles.profile_files import SHIPPED

PROFILE, REVIEW = "panjin/profile.toml", "panjin/procedures/review.toml"
UNIT = 'extends = "national"\n'
FILE = 'extends = "common/review"\nitem_types = ["公文"]\n'
STAGE = '[[stages]]\nid = "{}"\ntitle = "审查"\nrole = "保密办"\nverb = "审查"\nclause = "A2.7b"\n'
MANY_STAGES = "".join(STAGE.format(f"s{n}") for n in range(900))
NAMES = [f"f{n}" for n in range(24)]
OPENING = ", ".join(f'"{name}"' for name in NAMES)
DECIDING = f"opening = [{OPENING}]\n" + "".join(
    f'[fields.{n}]\ntitle = "栏{n}"\ntype = "yes_no"\n' for n in NAMES
)
ASKED = ", ".join(f'{{ answer = "{name}", is = true }}' for name in NAMES)
TERM = 'title = "x"\ncount = 1\nfrom = "sent"\nclause = "D1"'
LIST_TWICE = '[lists.grounds]\nentries = [{ id = "a", title = "甲" }, { id = "a", title = "乙" }]'
BOMB = f'[series.review]\npattern = "{"{n}" * 2_000}"'
DUTY = '[duties.x]\ntitle = "事"\nevery = "hour"\nclause = "D1"'

HOSTILE = {
    "no TOML": (PROFILE, "<html>这不是规则</html>", "toml_syntax"),
    "broken quotes": (PROFILE, 'name = "盘锦', "toml_syntax"),
    "key twice": (PROFILE, 'name = "甲"\nname = "乙"', "toml_twice"),
    "binary": (PROFILE, "PK\x03\x04\x00\x00", "toml_syntax"),
    "empty": (PROFILE, "", "missing_key"),
    "endless number": (PROFILE, f"name = {'9' * 9_000}", "toml_syntax"),
    "no such day": (PROFILE, "name = 2026-02-30", "toml_syntax"),
    "deep list": (PROFILE, f"name = {'[' * 5_000}{']' * 5_000}", "too_deep"),
    "deep list that fits": (PROFILE, f"name = {'[' * 60}1{']' * 60}", "too_deep"),
    "deep keys": (PROFILE, f"{'.'.join(['a'] * 3_000)} = 1", "too_deep"),
    "huge": (PROFILE, "# 规则\n" * 60_000, "too_large"),
    "extends itself": (PROFILE, 'extends = "panjin"', "extends_loop"),
    "extends a list": (PROFILE, 'extends = ["national"]', "missing_key"),
    "extends what is not there": (PROFILE, 'extends = "../../../secret"', "unknown_profile"),
    "roles are a number": (PROFILE, UNIT + 'roles = 7', "wrong_type"),
    "terms are a list": (PROFILE, UNIT + 'terms = [1, 2]', "wrong_type"),
    "a term nobody knows": (PROFILE, UNIT + '[terms.replly]\n' + TERM, "unknown_word"),
    "a term beyond all time": (PROFILE, UNIT + f'[terms.reply]\ncount = {"9" * 300}', "too_big"),
    "a minimum beyond all": (REVIEW, FILE + '[fields.n]\ntype = "number"\nminimum = -99999', "too_big"),
    "a negative term": (PROFILE, UNIT + '[terms.reply]\ncount = -3', "too_small"),
    "lists of text": (PROFILE, UNIT + '[lists.grounds]\nentries = ["国家秘密"]', "wrong_type"),
    "an entry twice": (PROFILE, UNIT + LIST_TWICE, "word_twice"),
    "without is text": (PROFILE, UNIT + 'without = "review"', "wrong_type"),
    "a bomb of a pattern": (PROFILE, UNIT + BOMB, "pattern_without_year"),
    "a duty nobody knows": (PROFILE, UNIT + DUTY, "unknown_word"),
    "procedure extends itself": (REVIEW, 'extends = "panjin/review"', "extends_loop"),
    "procedure extends a number": (REVIEW, "extends = 7", "unknown_word"),
    "stages are text": (REVIEW, 'extends = "common/review"\nstages = "都办"', "wrong_type"),
    "stages of numbers": (REVIEW, FILE + 'stages = [1, 2, 3]', "wrong_type"),
    "no stages": (REVIEW, FILE + 'stages = []', "stages.none"),
    "too many stages": (REVIEW, FILE + MANY_STAGES, "stages.too_many"),
    "too many situations": (REVIEW, FILE + DECIDING + STAGE.format("a") + f"when = [{ASKED}]", "chain.too_many_cases"),
    "code as data": (REVIEW, FILE + STAGE.format("__import__('os')"), "not_a_code"),
    "a condition that calculates": (REVIEW, FILE + STAGE.format("a") + 'when = "1 == 1"', "unknown_word"),
    "a checklist that is not there": (REVIEW, FILE + '[fields.questions]\nchoices = "quastions"', "unknown_word"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_and_nothing_falls_over(name: str) -> None:
    file, text, code = HOSTILE[name]
    began = time.perf_counter()
    found = check({**SHIPPED, file: text})
    assert time.perf_counter() - began < 10
    assert code in {fault.code for fault in found}, [(f.file, f.path, f.code, f.word[:40]) for f in found]
    for fault in found:
        assert len(line(fault)) < 400
    others = {f.file.split("/")[0] for f in found} - {"panjin", "common"}
    assert not others, "the fault is told of other profiles"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_files_that_cannot_be_read_are_named_beside_all_other_faults(tmp_path: Path) -> None:
    for name, text in {
        **SHIPPED,
        "huangyan/procedures/review.toml": "stages = 1",
        "nanning/profile.toml": "x = 2",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    procedures = tmp_path / "panjin" / "procedures"
    (procedures / "gbk.toml").write_bytes('title = "盘锦"'.encode("gbk"))
    (procedures / "large.toml").write_bytes(b"#" * 10_000_000)
    (procedures / "folder.toml").mkdir()
    (procedures / "gone.toml").symlink_to("nowhere")
    os.mkfifo(procedures / "pipe.toml")  # read, it would never end
    told = TheProgram().profile_faults(tmp_path)
    begins = {(one.split(": ")[0], one.split(": ")[1][:6]) for one in told}
    assert begins >= {
        ("panjin/procedures/gbk.toml", "不是 UTF"),
        ("panjin/procedures/large.toml", "文件超过 2"),
        ("panjin/procedures/folder.toml", "这不是文件，"),
        ("panjin/procedures/gone.toml", "这不是文件，"),
        ("panjin/procedures/pipe.toml", "这不是文件，"),
        ("nanning/profile.toml", "x"),
        ("huangyan/procedures/review.toml", "stages"),
    }


def test_stage_2_is_told_before_stage_10() -> None:
    text = SHIPPED["huangyan/procedures/review.toml"].replace("role = ", "rolle = ")
    paths = [fault.path for fault in check({**SHIPPED, "huangyan/procedures/review.toml": text})]
    numbers = [int(path.split("[")[1].split("]")[0]) for path in paths if path.startswith("stages[")]
    assert len(numbers) > 10
    assert numbers == sorted(numbers)


def test_profiles_that_extend_each_other_in_a_ring() -> None:
    ring = {f"p{n}/profile.toml": f'extends = "p{(n + 1) % 40}"' for n in range(40)}
    found = check({**SHIPPED, **ring})
    assert {f.code for f in found} == {"extends_loop"}
    assert len({f.file for f in found}) >= 1


def test_a_folder_of_thousands_is_no_folder_of_profiles() -> None:
    many = {f"panjin/procedures/p{n}.toml": "" for n in range(3_000)}
    found = load({**SHIPPED, **many}, "panjin")
    assert isinstance(found, tuple)
    assert [f.code for f in found] == ["too_many_files"]


@pytest.mark.parametrize("text", ["", "[]", "7", '{"a": 1}', "{" * 20_000, "[" * 200_000, "null"])
def test_a_bundle_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        bundled(text)
