"""Walls that import-linter cannot see: parts of libraries, single modules, imports inside functions."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, below, imports, parsed, relative

FLOORS = {
    "bootstrap", "console", "windows", "vault", "paper", "intake", "operations", "profiles", "custody",
    "procedures", "screening", "audit", "people", "workdays", "plain",
}  # fmt: skip

NOWHERE = (
    "socket", "ssl", "http", "multiprocessing", "asyncio", "urllib.request", "ftplib", "smtplib",
    "socketserver", "xmlrpc", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebSockets", "pickle", "shelve",
)  # fmt: skip

ONLY_IN = {
    "subprocess": ("desktop/bootstrap/children.py",),
    "hashlib": ("desktop/plain/digest.py",),
    "cryptography.hazmat.primitives.hashes": ("desktop/plain/digest.py",),
    "cryptography": ("desktop/vault/", "desktop/plain/digest.py"),
    "argon2": ("desktop/vault/",),
    "sqlalchemy": ("desktop/vault/",),
    "sqlcipher3": ("desktop/vault/",),
    "sqlite3": ("desktop/vault/",),
    "PySide6": ("desktop/windows/", "desktop/bootstrap/"),
    "qtawesome": ("desktop/windows/", "desktop/bootstrap/"),
    "reportlab": ("desktop/paper/",),
    "xlsxwriter": ("desktop/paper/",),
    "pypdfium2": ("desktop/paper/", "desktop/intake/"),
    "docx": ("desktop/paper/", "desktop/intake/"),
    "python_calamine": ("desktop/intake/",),
    "lxml": ("desktop/paper/", "desktop/intake/"),
    "olefile": ("desktop/intake/",),
    "ahocorasick_rs": ("desktop/screening/",),
}

HEARTS = ("desktop/custody/", "desktop/procedures/", "desktop/screening/")


def _is(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def test_every_room_has_a_floor() -> None:
    folders = (path for path in (ROOT / "desktop").iterdir() if path.is_dir())
    assert {path.name for path in folders if path.name != "__pycache__"} == FLOORS
    contract = (ROOT / ".importlinter").read_text(encoding="utf-8")
    layers = contract.partition("layers =")[2].partition("[")[0]
    assert set(re.findall(r"\w+", layers)) - {"__main__"} == FLOORS


@pytest.mark.parametrize("module", NOWHERE)
def test_no_wire_and_no_foreign_objects(module: str) -> None:
    """No network, no second way of starting processes, no unpickling of what a file brings."""
    assert [relative(p) for p in below("desktop/") if any(_is(name, module) for name in imports(p))] == []


@pytest.mark.parametrize("module", ONLY_IN)
def test_a_library_stays_in_its_room(module: str) -> None:
    strangers = [
        relative(path)
        for path in below("desktop/")
        if any(_is(name, module) for name in imports(path)) and not relative(path).startswith(ONLY_IN[module])
    ]
    assert strangers == []


def test_no_import_whose_name_is_made_at_run_time() -> None:
    assert [relative(path) for path in below("desktop/") if "?" in imports(path)] == []


def test_hearts_touch_no_disk_no_clock_no_chance() -> None:
    """A heart answers from what it is given: the same facts give the same answer for ever."""
    impure = ("os", "pathlib", "io", "random", "secrets", "time", "threading", "tempfile", "shutil")
    found = {
        relative(path): sorted(name for name in imports(path) if any(_is(name, module) for module in impure))
        for path in below(*HEARTS)
    }
    assert {path: names for path, names in found.items() if names} == {}
    clock = re.compile(r"\b(now|today|utcnow)\(")
    clocks = [relative(path) for path in below(*HEARTS) if clock.search(path.read_text(encoding="utf-8"))]
    assert clocks == []


def test_hearts_make_no_sentences() -> None:
    """Chinese in a heart is a word of the trade in a table, never a sentence: those stand in operations."""
    found = []
    for path in below(*HEARTS):
        documentation = {id(node.value) for node in ast.walk(parsed(path)) if isinstance(node, ast.Expr)}
        strings = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant))
        for node in strings:
            words = node.value if isinstance(node.value, str) and id(node) not in documentation else ""
            if re.search(r"[。；？！]", words):
                found.append(f"{relative(path)}:{node.lineno}")
    assert found == []


def _opens(path: Path) -> list[str]:
    calls = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in ("open", "read_bytes", "read_text", "write_bytes", "write_text"):
                calls.append(ast.unparse(node))
    return calls


def test_nobody_opens_the_live_file() -> None:
    """Opening and closing it anywhere in the process drops SQLite's locks: only the library may."""
    found = {
        relative(path): [call for call in _opens(path) if re.search(r"vault|\.db\b|live", call, re.I)]
        for path in below("desktop/")
        if not relative(path).startswith("desktop/vault/")
    }
    assert {path: calls for path, calls in found.items() if calls} == {}
