"""Small rooms: length of files and functions, names, docstrings of the house's map."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

from tests.house.tree import below, parsed, relative

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
FORBIDDEN = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
PYTHON = below("desktop/", "tests/", "benchmarks/", "tools/")


def test_no_file_beyond_400_lines() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_the_median_room_is_small() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in below("desktop/")]
    assert statistics.median(lengths) <= 150


def test_no_function_beyond_60_lines() -> None:
    found = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in PYTHON
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert found == []


def test_no_room_without_a_subject() -> None:
    def parts(path: Path) -> set[str]:
        return {part.removesuffix(".py") for part in Path(relative(path)).parts}

    assert [relative(path) for path in PYTHON if parts(path) & FORBIDDEN] == []


def test_test_files_have_names_of_their_own() -> None:
    """Folders of tests carry no __init__: two files of one name would hide each other."""
    names = [path.name for path in below("tests/") if path.name.startswith("test_")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


ROOMS = sorted({path.parent for path in below("desktop/") if path.name == "__init__.py"})


@pytest.mark.parametrize("room", ROOMS, ids=relative)
def test_every_room_says_what_it_is_for(room: Path) -> None:
    assert ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
