"""What lies in the tree beside code: valid data, no trace of a machine, no host of a registry."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, below, files, parsed, relative

TEXT = {
    ".py", ".md", ".toml", ".txt", ".sh", ".spec", ".ini", ".cfg", ".json", ".qss", ".svg", ".csv", ".po",
    ".pot", ".yml", ".yaml", "",
}  # fmt: skip

# put together here so that this file does not name what it forbids
MACHINE = re.compile(
    "|".join(("/" + "work/", "/" + "tmp/", "/" + "root/", "/" + r"home/\w", r"[A-Z]:\\" + "Users"))
)
HOSTS = re.compile(
    "|".join(
        name.replace(".", r"\.")
        for name in (
            "py" + "pi.org", "pythonhosted" + ".org", "registry.npm" + "js.org", "npm" + "mirror.com",
            "deb.debian" + ".org", "security.debian" + ".org", "crates" + ".io", "files.python" + "hosted",
            "mirrors" + ".tuna", "tuna." + "tsinghua", "--index-" + "url", "--extra-" + "index",
        )
    )
)  # fmt: skip


def text_files() -> list[Path]:
    """Everything under version control that people read, the licences of others excepted."""
    return [p for p in files() if p.suffix in TEXT and not p.name.startswith("OFL-") and p.name != "LICENSE"]


def test_every_text_is_utf8_with_a_last_newline() -> None:
    bad = []
    for path in text_files():
        content = path.read_bytes()
        content.decode("utf-8")
        if content and (
            not content.endswith(b"\n") or b"\r\n" in content or content.startswith(b"\xef\xbb\xbf")
        ):
            bad.append(relative(path))
    assert bad == []


@pytest.mark.parametrize("pattern", [MACHINE, HOSTS], ids=["machine path", "registry host"])
def test_no_trace_of_a_machine_or_a_registry(pattern: re.Pattern[str]) -> None:
    found = []
    for path in text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{relative(path)}:{number} {line.strip()[:80]}")
    assert found == []


@pytest.mark.parametrize("path", below("resources/", "forms/", suffix=".toml"), ids=relative)
def test_data_is_valid_and_chinese(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text)
    assert re.search(r"[\u4e00-\u9fff]", text), "data for people is written in Chinese"


@pytest.mark.parametrize("path", [path for path in files() if path.suffix == ".json"], ids=relative)
def test_every_json_is_valid(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"))


def test_the_lock_is_whole() -> None:
    """Every library pinned, every one with hashes, and none named that the project does not list."""
    for name in ("run", "dev"):
        lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", lock.strip())
        assert len(entries) > 15
        assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_lock_holds_what_pyproject_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8").lower()
    assert [pin for pin in wanted if f"{pin.partition(';')[0].strip().lower()} " not in lock] == []


HALF = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")


def words_of(value: object) -> Iterator[str]:
    """Every text in a table of data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)


def told_in(path: Path) -> Iterator[str]:
    """What ``_`` and ``N_`` take in a module: these texts the user sees."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
            yield from (one.value for one in node.args[:1] if isinstance(one, ast.Constant))


def test_chinese_that_users_see_has_chinese_punctuation() -> None:
    wrong = [
        f"{relative(path)}: {word}"
        for path in below("desktop", suffix=".py")
        for word in told_in(path)
        if HALF.search(word)
    ]
    for folder in ("resources", "forms"):
        for path in below(folder, suffix=".toml"):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            wrong += [f"{relative(path)}: {word}" for word in words_of(table) if HALF.search(word)]
    assert wrong == []
