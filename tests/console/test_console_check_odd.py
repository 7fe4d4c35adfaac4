"""``check`` on the terminal with what a shell, a folder of downloads and other people's lists hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.console.main import FOUND, SOUND
from desktop.screening.finding import Kind, Weight
from tests.console.conftest import Run

TEXT = "请联系 zhang@example.gov.cn 手机 13812345678\n密级：机密★10年，演习方案".encode()
ROOT = Path(__file__).parents[2]


def told(check: Run, *words: str) -> tuple[int, dict[str, Any]]:
    status, said = check(*words, "--json")
    found = json.loads(said)
    assert isinstance(found, dict)
    return status, found


def test_the_kinds_are_those_that_are_promised() -> None:
    # a part that was not read is told as unreadable, not as a finding
    assert {kind.value for kind in Kind} - {"unread_part"} == {
        "classification_mark", "internal_mark", "register_title", "register_number", "id_number", "mobile",
        "landline", "bank_card", "passport", "uscc", "email", "plate", "keyword", "macro", "external_reference",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["稿 1.txt", "换\n行.txt", "表情😀.txt", "-x.txt", "\udcff\udcfe.txt", "引\"号'.txt", "没有后缀", ".隐"],
)
def test_a_file_is_told_by_the_name_it_was_given(name: str, check: Run) -> None:
    Path(name).write_bytes(TEXT)
    given = f"./{name}" if name.startswith("-") else name
    status, found = told(check, given)
    assert (status, list(found)) == (FOUND, [given])
    assert {one["kind"] for one in found[given]} == {"email", "mobile", "classification_mark"}
    for one in found[given]:
        assert set(one) == {"kind", "text", "where", "weight", "confidence"}
        assert one["weight"] in {weight.value for weight in Weight}
        assert 0 < one["confidence"] <= 1
    said = check(given)[1]
    assert said.count("\n") == 3, "a name stays on its line"
    assert check("--", name)[0] == FOUND


def test_the_same_file_twice_is_one_key_and_two_names_are_two(check: Run) -> None:
    Path("a.txt").write_bytes(TEXT)
    assert list(told(check, "a.txt", "a.txt")[1]) == ["a.txt"]
    found = told(check, "a.txt", "./a.txt")[1]
    assert found["a.txt"] == found["./a.txt"]


@pytest.mark.parametrize("name", ["没有.txt", "夹", "", "/dev/null", "/proc/self/mem", "a" * 5_000, "空.txt"])
def test_what_is_no_file_is_named_and_the_others_are_checked(name: str, check: Run) -> None:
    Path("夹").mkdir()
    Path("空.txt").touch()
    Path("a.txt").write_bytes(b"plain words")
    status, found = told(check, name, "a.txt")
    assert status == FOUND
    assert set(found[name]) == {"unreadable"}
    assert "请" in found[name]["unreadable"]
    assert found["a.txt"] == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_named(check: Run) -> None:
    Path("a.txt").write_bytes(TEXT)
    Path("a.txt").chmod(0)
    assert "没有权限" in told(check, "a.txt")[1]["a.txt"]["unreadable"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("演习方案\n".encode("gbk"), 1),
        ("\ufeff演习方案\r\n".encode(), 1),
        ("# 说明\n\n演习方案\n演习方案\n".encode(), 1),
        (("\n".join(f"词{n}语" for n in range(5_000)) + "\n演习方案").encode(), 1),
        ("演 习 方 案".encode(), 1),
        ("演习方安".encode(), 0),
    ],
)
def test_a_list_of_words_as_it_comes(content: bytes, found: int, check: Run) -> None:
    Path("a.txt").write_bytes(TEXT)
    Path("k.txt").write_bytes(content)
    kinds = [one["kind"] for one in told(check, "a.txt", "--keywords", "k.txt")[1]["a.txt"]]
    assert kinds.count("keyword") == found


@pytest.mark.parametrize("content", [b"", b"# only words about it\n\n", "密\n".encode()])
def test_a_list_without_words_is_said_to_be_of_no_use(
    content: bytes, check: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_bytes(b"plain words")
    Path("k.txt").write_bytes(content)
    assert told(check, "a.txt", "--keywords", "k.txt") == (SOUND, {"a.txt": []})
    assert "词表 k.txt 里没有可用的词" in capsys.readouterr().err


def test_a_list_that_cannot_be_read_leaves_no_half_object(
    check: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_bytes(TEXT)
    for option in ("--keywords", "--allow"):
        assert check("a.txt", option, "没有.txt", "--json") == (FOUND, "")
        assert "词表 没有.txt 读不出。请核对路径和权限。" in capsys.readouterr().err
        status, said = check("a.txt", option, "没有.txt")
        assert (status, said) == (FOUND, "词表 没有.txt 读不出。请核对路径和权限。")


def test_what_is_allowed_is_left_out_and_the_rest_stays(check: Run) -> None:
    Path("a.txt").write_bytes(TEXT)
    Path("b.txt").write_bytes("13812345678\n".encode("gbk"))
    kinds = {one["kind"] for one in told(check, "a.txt", "--allow", "b.txt")[1]["a.txt"]}
    assert kinds == {"email", "classification_mark"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize(
    ("redirected", "status"), [(">&-", 1), ("| true; exit ${PIPESTATUS[0]}", 1), ("> /dev/full", 1)]
)
def test_nobody_listens_and_nothing_falls_over(redirected: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    line = f"{sys.executable} -m desktop check {tmp_path / 'a.txt'} {redirected}"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == status
