"""``profiles check DIR`` on the terminal: every fault of a folder at once, each with file, place and what to do."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.bootstrap.desk import rule_files
from desktop.bootstrap.terminal import TheProgram
from desktop.console.main import FOUND, SOUND, main
from desktop.operations.sheets.titles import FORMS as PRINTED
from desktop.profiles.form_reading import FORMS
from desktop.profiles.sentences import SENTENCES, STUCK, TYPES
from tests.profiles.faulty_folders import BELOW, FAULTY, UNIT, C, P, R
from tests.profiles.profile_files import SHIPPED

ADVICE = re.compile("请|应写|可写|可用|是否想写")


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in {**BELOW, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def checked(folder: Path) -> tuple[int, list[str]]:
    said: list[str] = []
    status = main(["profiles", "check", str(folder)], TheProgram(), said.append)
    assert all("\n" not in line and "Traceback" not in line for line in said)
    return status, said


def faults(folder: Path) -> list[str]:
    """The lines of a folder that is not sound, each one sentence of advice."""
    status, said = checked(folder)
    assert status == FOUND, said
    assert said[-1] == f"共 {len(said) - 1} 处问题。"
    for line in said[:-1]:
        assert ADVICE.search(line), line
        assert re.search("[一-鿿]", line), line
    return said[:-1]


@pytest.mark.parametrize("name", FAULTY)
def test_every_fault_is_told_at_once_with_its_place_and_what_to_do(name: str, tmp_path: Path) -> None:
    case = FAULTY[name]
    found = faults(lay(tmp_path, case.files))
    for file, path, words in case.told:
        where = f"{file}: {path}: "
        assert any(line.startswith(where) and words in line for line in found), (where, words, found)
    assert len(found) == len(case.told), found


@pytest.mark.parametrize(
    "files",
    [
        {},
        {P: UNIT},
        {P: UNIT, R: BELOW["national/procedures/review.toml"]},
        {P: "\ufeff" + UNIT.replace("\n", "\r\n")},
        {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in BELOW.items()},
        {"说明.txt": "给自己看的", P: UNIT, "danwei/旧稿.docx": "PK", ".git/config": "x"},
        {"市场局/profile.toml": UNIT},
        {P: UNIT + "[terms.register]\ntitle = '登记'\ncount = 0\nfrom = 'received'\nclause = 'A1'"},
    ],
)
def test_a_sound_folder_is_said_to_be_sound(files: Mapping[str, str], tmp_path: Path) -> None:
    assert checked(lay(tmp_path, files)) == (SOUND, ["规则方案没有问题。"])


def test_what_is_shipped_is_sound() -> None:
    said: list[str] = []
    assert main(["profiles", "check"], TheProgram(), said.append) == SOUND


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({P: UNIT.encode("gbk")}, {f"{P}: 不是 UTF-8 文本"}),
        ({P: UNIT.encode("utf-16")}, {f"{P}: 不是 UTF-8 文本"}),
        ({P: b"PK\x03\x04\x00"}, {f"{P}: 第 1 行第 "}),
        ({P: UNIT + "[terms.reply\ncount = 3"}, {f"{P}: 第 3 行第 13 个字符附近写法不对"}),
        ({P: UNIT + "name = '二'"}, {f"{P}: 文件末尾又写了一次"}),
        ({P: UNIT + 'x = "'}, {f"{P}: 文件末尾写法不对"}),
        ({P: UNIT + f"x = {'9' * 5000}"}, {f"{P}: 有个数字写法不对"}),
        ({P: UNIT + "#" * 900_000}, {f"{P}: 文件超过 200000 个字符"}),
        ({P: UNIT + f"x = {'[' * 40}{']' * 40}"}, {f"{P}: 内容嵌套超过 12 层"}),
        ({P: 'extends = "danwei"\n'}, {f"{P}: extends: “danwei”绕了一圈"}),
        ({P: 'extends = "natonal"\n'}, {f"{P}: extends: 没有名为“natonal”的规则方案"}),
        ({P: 'extends = "common"\n'}, {f"{P}: extends: 没有名为“common”的规则方案"}),
        ({P: UNIT, R: 'extends = "danwei/review"\n'}, {f"{R}: extends: “danwei/review”绕了一圈"}),
        ({P: UNIT, R: 'extends = "common/reveiw"\n'}, {f"{R}: extends: 不认识的词“common/reveiw”"}),
        ({P: UNIT, "乙/profile.toml": UNIT}, {"乙/profile.toml: name: 已有一个规则方案叫“某单位”"}),
        ({P: UNIT, "dan wei/profile.toml": 'extends = "national"\nname = "乙"\n'}, {"dan wei/profile.toml: 文件夹名称"}),
        ({P: UNIT, "danwei/procedures/re view.toml": BELOW["national/procedures/review.toml"]},
         {"danwei/procedures/re view.toml: 代码“re view”只能用"}),
        ({P: UNIT, "danwei/procedures/review.toml.txt": "x"}, {"danwei/procedures/review.toml.txt: 这个文件放错了"}),
        ({P: UNIT, "danwei/procedures/review.TOML": "x"}, {"danwei/procedures/review.TOML: 这个文件放错了"}),
        ({P: UNIT, "danwei/review.toml": ""}, {"danwei/review.toml: 这个文件放错了"}),
        ({P: UNIT, "danwei/procedure/review.toml": ""}, {"danwei/procedure/review.toml: 这个文件放错了"}),
        ({P: UNIT, "danwei/procedures/a/review.toml": ""}, {"danwei/procedures/a/review.toml: 这个文件放错了"}),
        ({P: UNIT, "common/profile.toml": UNIT}, {"common/profile.toml: 这个文件放错了"}),
        ({P: UNIT, "common/words.toml": ""},
         {"common/words.toml: levels: 缺少项目", "common/words.toml: channels: 缺少项目"}),
        ({P: UNIT, "common/words.toml": BELOW["common/words.toml"].replace('internal = "内部"\n', "")},
         {"common/words.toml: levels.internal: 缺少项目"}),
        ({P: UNIT + '["\\u001b[2J\\n"]\nx = 1'}, {f"{P}: \\x1b[2J\\n: 不认识的项目"}),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_for_what_it_is(
    files: Mapping[str, str | bytes], told: set[str], tmp_path: Path
) -> None:
    found = faults(lay(tmp_path, files))
    for words in told:
        assert any(line.startswith(words) for line in found), found


def test_an_empty_file_names_all_that_is_missing(tmp_path: Path) -> None:
    found = faults(lay(tmp_path, {P: ""}))
    wanted = {"name", "unit", "series", "custody", "terms", "letters"}
    assert wanted <= {line.split(": ")[1] for line in found if line.startswith(P)}
    copying = faults(lay(tmp_path, {P: UNIT, C: ""}))
    assert {"title", "series", "clause", "stages", "example"} <= {line.split(": ")[1] for line in copying}


def test_folders_that_are_none_of_profiles(tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    assert faults(empty)[0].startswith("没有找到任何规则方案")
    alone = lay(tmp_path / "全", {P: UNIT}) / "danwei"
    assert any("请选它们的上一级文件夹" in line for line in faults(alone))
    (tmp_path / "file.toml").write_text(UNIT)
    for place in (tmp_path / "file.toml", tmp_path / "没有"):
        status, said = checked(place)
        assert (status, len(said)) == (FOUND, 1)
        assert "请核对路径" in said[0]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_are_not_followed_in_a_ring_or_out_of_the_folder(tmp_path: Path) -> None:
    folder = lay(tmp_path / "rules", {P: UNIT})
    (folder / "danwei" / "again").symlink_to(folder)
    (folder / "danwei" / "procedures").symlink_to(folder / "national" / "procedures")
    (folder / "danwei" / "self.toml").symlink_to(folder / "danwei" / "self.toml")
    found = faults(folder)
    assert [line.split(": ")[0] for line in found] == [
        "danwei/again",
        "danwei/procedures",
        "danwei/self.toml",
    ]
    assert "指向别处的文件夹" in found[0]


def test_the_root_of_a_disk_is_given_up_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {f"danwei/procedures/p{n}.toml": "" for n in range(501)}
    assert len(found := faults(lay(tmp_path / "many", many))) == 1
    assert "不像规则方案的文件夹" in found[0]
    monkeypatch.setattr(rule_files, "MOST_SEEN", 60)
    for n in range(60):
        (lay(tmp_path / "disk", {}) / f"{n}.dat").touch()
    assert "不像规则方案的文件夹" in faults(tmp_path / "disk")[0]


def test_thousands_of_faults_are_told_in_good_time(tmp_path: Path) -> None:
    fields = "".join(f'[fields.f{n}]\ntitel = "x{n}"\n' for n in range(150))
    words = ", ".join(f'"w{n}"' for n in range(3_000))
    text = f"opening = [{words}]\n" + BELOW["national/procedures/review.toml"] + fields
    assert len(faults(lay(tmp_path, {P: UNIT, R: text}))) > 3_000


def test_kinds_beyond_number_do_not_take_for_ever(tmp_path: Path) -> None:
    kinds = "".join(f'k{n} = "类{n}"\n' for n in range(2_000))
    named = ", ".join(f'"类{n}"' for n in range(2_000))
    text = BELOW["national/procedures/review.toml"].replace(
        '["公文", "网站公众号", "综合", "其他"]', f"[{named}]"
    )
    text = text.replace(
        "item_types = ", 'levels = ["绝密", "机密", "秘密", "工作秘密", "内部"]\nitem_types = '
    )
    conditional = text.replace('id = "leader"', 'id = "leader"\nwhen = { item_type = "类1" }')
    found = faults(lay(tmp_path, {P: UNIT + "[item_types]\n" + kinds, R: conditional}))
    assert any("走法无法逐一检查" in line for line in found)


def test_the_forms_a_profile_may_name_are_those_that_are_printed() -> None:
    assert set(FORMS) == {traits.code for traits in PRINTED.values() if traits.code}


def test_every_sentence_says_what_to_do() -> None:
    for code, words in SENTENCES.items():
        assert ADVICE.search(words) or code == "wrong_type", code
    assert all(ADVICE.search(words) for words in (*TYPES.values(), *STUCK.values()))


def test_the_folder_of_all_shipped_profiles_is_read_as_it_lies(tmp_path: Path) -> None:
    assert checked(lay(tmp_path, SHIPPED)) == (SOUND, ["规则方案没有问题。"])
