"""The tree under version control, read once: what the rules of the house are checked against."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    paths = (ROOT / name for name in sorted(filter(None, listed.split("\0"))))
    return tuple(path for path in paths if path.is_file())


def below(*folders: str, suffix: str = ".py") -> list[Path]:
    """The files of some top folders, by their ending."""
    return [path for path in files() if path.suffix == suffix and relative(path).startswith(folders)]


def relative(path: Path) -> str:
    """How the file is called in messages: from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), relative(path))


def imports(path: Path) -> set[str]:
    """Every module that a file names in an import, wherever in the file; relative ones with dots."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
        elif (
            isinstance(node, ast.Call) and _named(node.func) in ("import_module", "__import__") and node.args
        ):
            target = node.args[0]
            found.add(target.value if isinstance(target, ast.Constant) else "?")
    return {name for name in found if isinstance(name, str)}


def _named(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
