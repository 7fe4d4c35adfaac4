"""The clause table: what code names exists, and the page is made of what is there."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from types import ModuleType

import pytest

from tests.house.tree import ROOT


def load() -> ModuleType:
    """The tool, loaded from its file: `tools` is a folder of scripts, not a package."""
    spec = importlib.util.spec_from_file_location("clause_tool", ROOT / "tools" / "clauses.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load()
DATA = tomllib.loads((ROOT / "resources" / "clauses.toml").read_text(encoding="utf-8"))
TABLE = DATA["clauses"]


def test_every_clause_named_in_code_or_tests_is_in_the_table() -> None:
    assert TOOL.unknown(TABLE, TOOL.named_in_code(), TOOL.named_in_tests()) == []


def test_every_clause_says_what_it_asks_in_chinese() -> None:
    for clause, entry in TABLE.items():
        assert entry["duty"] in TOOL.DUTIES, clause
        assert len(entry["text"]) >= 6, clause
        assert re.search(r"[\u4e00-\u9fff]", entry["text"]), clause


def test_every_clause_has_a_source() -> None:
    assert [clause for clause in TABLE if not clause.startswith(tuple(DATA["sources"]))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# no lateral pass (A6.1.2e)", ["A6.1.2e"]),
        ("A6.1.1c-e、保密法21、实施条例27", ["A6.1.1c", "保密法21", "实施条例27"]),
        ("practice D5, D16", ["D5", "D16"]),
        ("B8.2: 8 characters", ["B8.2"]),
        ("ruff's D105, A4 paper, F01, cell D7x, v2.1", []),
    ],
)
def test_ids_are_found_in_running_text(text: str, found: list[str]) -> None:
    assert TOOL.NAMED.findall(text) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("test_a6_1_2e_no_lateral_pass", ["A6.1.2e"]),
        ("test_b8_2_and_a6_1_5", ["B8.2", "A6.1.5"]),
        ("test_d5_and_d25_but_no_d26", ["D5", "D25"]),
        ("test_a_copy_has_one_place", []),
    ],
)
def test_ids_are_found_in_names(name: str, found: list[str]) -> None:
    assert TOOL.clause_of_name(name) == found


def test_a_group_stands_for_its_parts() -> None:
    assert TOOL.members("A6.1.2", TABLE) == [f"A6.1.2{part}" for part in "abcde"]
    assert TOOL.members("A6.1.99", TABLE) == []


def test_a_gap_is_an_enforced_clause_without_code_or_test() -> None:
    table = {
        "A1.1": {"text": "…", "duty": "enforce"},
        "A1.2": {"text": "…", "duty": "enforce", "later": True},
        "A1.3": {"text": "…", "duty": "record"},
    }
    assert TOOL.gaps(table, {}, {}) == ["A1.1（缺代码、测试）"]
    assert TOOL.gaps(table, {"A1.1": {"x.py"}}, {"A1.1": {"test_x.py"}}) == []
