"""Write or check docs/clauses.md: each clause, the code that names it, the tests that name it.

    python tools/clauses.py             write the page
    python tools/clauses.py --check     exit 1 if the page is stale or the code names an unknown clause
    python tools/clauses.py --complete  exit 1 also if an enforced clause has no code or no test

Code names a clause as its id (``A6.1.2e``, ``保密法21``, ``D5``) in a comment, docstring, string or data; a
test in the same way or in its name (``test_a6_1_2e_no_lateral_pass``). A group (``A6.1.2``) stands for its
parts.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "clauses.md"
TABLE = ROOT / "resources" / "clauses.toml"

_RULE = r"(?<![A-Za-z0-9_./\\-])[ABC]\d\.\d+(?:\.\d+)*[a-z]?(?![A-Za-z0-9])"
_LAW = r"(?:保密法|实施条例|公开条例)\d+"
_PRACTICE = r"(?<![A-Za-z0-9_#\"'&.-])D(?:1\d|2[0-5]|[1-9])(?![A-Za-z0-9\"'])"
NAMED = re.compile(f"{_RULE}|{_LAW}|{_PRACTICE}")
IN_A_NAME = re.compile(r"(?:^|_)([abc]\d(?:_\d+)+[a-z]?|d(?:1\d|2[0-5]|[1-9]))(?=_|$)")

Table = dict[str, dict[str, object]]
Places = dict[str, set[str]]

DUTIES = {
    "enforce": "程序拦住",
    "record": "记录",
    "remind": "提醒",
    "print": "出表",
    "param": "单位参数",
    "out": "程序管不到",
}


def clause_of_name(name: str) -> list[str]:
    """The clause ids in a test's name.

    >>> clause_of_name("test_a6_1_2e_d5_no_lateral_pass")
    ['A6.1.2e', 'D5']
    """
    return [found.replace("_", ".").capitalize() for found in IN_A_NAME.findall(name)]


def code_files() -> Iterator[Path]:
    """What may name a clause: code, forms and profiles."""
    for folder, pattern in (("desktop", "*.py"), ("forms", "*.toml"), ("resources/profiles", "*.toml")):
        yield from sorted((ROOT / folder).rglob(pattern))


def named_in_code() -> Places:
    """Clause → files that name it."""
    places: Places = defaultdict(set)
    for path in code_files():
        for clause in NAMED.findall(path.read_text(encoding="utf-8")):
            places[clause].add(path.relative_to(ROOT).as_posix())
    return places


def named_in_tests() -> Places:
    """Clause → tests that name it, in their name or their text; the tests of the house are left out."""
    places: Places = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        shown = path.relative_to(ROOT).as_posix()
        if shown.startswith("tests/house/"):
            continue
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                source = ast.get_source_segment(text, node) or ""
                for clause in (*clause_of_name(node.name), *NAMED.findall(source)):
                    places[clause].add(f"{shown}::{node.name}")
    return places


def members(clause: str, table: Table) -> list[str]:
    """The ids that a named clause stands for: itself, or the parts of a group; empty if unknown."""
    if clause in table:
        return [clause]
    return [known for known in table if re.fullmatch(re.escape(clause) + r"(\.\d+)*[a-z]?", known)]


def unknown(table: Table, *named: Places) -> list[str]:
    """Named clauses that the table does not have, with where they stand."""
    return [
        f"{clause}: {', '.join(sorted(files))}"
        for places in named
        for clause, files in sorted(places.items())
        if not members(clause, table)
    ]


def spread(places: Places, table: Table) -> Places:
    """A group's places given to its parts."""
    result: Places = defaultdict(set)
    for clause, files in places.items():
        for member in members(clause, table):
            result[member] |= files
    return result


def gaps(table: Table, code: Places, tests: Places) -> list[str]:
    """Enforced clauses of today that no code or no test names."""
    found = []
    for clause, entry in table.items():
        if entry["duty"] == "enforce" and not entry.get("later"):
            lacking = [word for word, places in (("代码", code), ("测试", tests)) if not places.get(clause)]
            if lacking:
                found.append(f"{clause}（缺{'、'.join(lacking)}）")
    return found


def page(table: Table, sources: dict[str, str], code: Places, tests: Places) -> str:
    """The page as Markdown."""
    lines = [
        "# 条款、代码、测试",
        "",
        "由 `tools/clauses.py` 生成，不要手改。条款的说法在 `resources/clauses.toml`，是自己的话，不是原文。",
        "",
        *(f"- **{key}** {title}" for key, title in sources.items()),
        "",
        "| 条款 | 说的是什么 | 程序 | 代码 | 测试 |",
        "|---|---|---|---|---|",
    ]
    for clause, entry in table.items():
        duty = DUTIES[str(entry["duty"])] + ("（以后）" if entry.get("later") else "")
        duty += f"：{entry['why']}" if entry.get("why") else ""
        where = "<br>".join(f"`{name}`" for name in sorted(code.get(clause, ()))) or "—"
        proof = "<br>".join(f"`{name}`" for name in sorted(tests.get(clause, ()))) or "—"
        lines.append(f"| {clause} | {entry['text']} | {duty} | {where} | {proof} |")
    lacking = gaps(table, code, tests)
    lines += ["", "## 要程序拦住而还缺的", "", "、".join(lacking) if lacking else "没有。", ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write or check; answers the exit status."""
    data = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    table: Table = data["clauses"]
    in_code, in_tests = named_in_code(), named_in_tests()
    strangers = unknown(table, in_code, in_tests)
    for line in strangers:
        print(f"not in resources/clauses.toml: {line}")
    code, tests = spread(in_code, table), spread(in_tests, table)
    text = page(table, data["sources"], code, tests)
    if not arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 1 if strangers else 0
    stale = not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text
    if stale:
        print("docs/clauses.md is stale: python tools/clauses.py")
    lacking = gaps(table, code, tests) if "--complete" in arguments else []
    for line in lacking:
        print(f"enforced, but: {line}")
    return 1 if strangers or stale or lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
