"""Walks the source for every place that answers a code: refusals, acts done, troubles; with the facts given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.custody.paper_facts import Result
from desktop.profiles.in_force import Follows

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {
    "refuse": "refusal",
    "Refusal": "refusal",
    "done": "done",
    "Done": "done",
    "VaultTrouble": "trouble",
}
NOT_FACTS = {
    "refuse": {"clause", "at", "reason_helps"},
    "Refusal": {"clause", "facts", "field", "reason_helps"},
    "done": {"ids"},
    "Done": {"facts", "ids", "act"},
}
SPREAD = {
    "paper.": tuple(result.value for result in Result),
    "form.": tuple(follows.value for follows in Follows),
}
"""Codes written as an f-string: what stands before the brace, and what may stand in it."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Site:
    """``facts`` names given there; ``reason``: True, False, or None where it depends."""

    where: str
    sort: str
    code: str
    clause: str
    facts: frozenset[str]
    reason: bool | None


def sites() -> list[Site]:
    """Every site in the program."""
    found: list[Site] = []
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        if path.relative_to(ROOT).as_posix() not in (
            "desktop/plain/refusal.py",
            "desktop/operations/commands.py",
        ):
            found += _Module(path).sites()
    return found


class _Module:
    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(ROOT).as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.around: dict[ast.AST, Function] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                for inner in ast.walk(node):
                    self.around[inner] = node  # the innermost one comes last

    def sites(self) -> Iterator[Site]:
        for call in self._calls():
            sort = MAKERS.get(call.func.id) if isinstance(call.func, ast.Name) else None
            first = call.args[0] if call.args else None
            if sort is None or first is None or isinstance(first, ast.Attribute | ast.Subscript):
                continue  # somebody else's code, handed on
            codes = self._codes(first, call)
            if codes is None:
                yield from self._through(self.around[call], first, call, sort)
                continue
            for code in codes:
                yield self._site(call, call, code, sort)

    def _calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def _site(self, call: ast.Call, told: ast.Call, code: str, sort: str) -> Site:
        reason: bool | None = False
        maker = call.func.id if isinstance(call.func, ast.Name) else ""
        facts: set[str] = set()
        for keyword in told.keywords:
            if keyword.arg is None:
                facts |= self._keys(keyword.value, told)
            elif keyword.arg not in NOT_FACTS.get(maker, ()):
                facts.add(keyword.arg)
        for keyword in call.keywords:
            if keyword.arg == "reason_helps":
                reason = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
        second = call.args[1] if len(call.args) > 1 and maker in ("refuse", "Refusal") else None
        clause = str(second.value) if isinstance(second, ast.Constant) else ""
        return Site(f"{self.name}:{call.lineno}", sort, code, clause, frozenset(facts), reason)

    def _keys(self, node: ast.expr, call: ast.Call) -> set[str]:
        """Names in a dict handed over with two stars."""
        if isinstance(node, ast.Dict):
            return {key.value for key in node.keys if isinstance(key, ast.Constant)}
        if isinstance(node, ast.Name):
            keys = set[str]()
            for value in self._assigned(node.id, call):
                keys |= self._keys(value, call)
            return keys
        return set()

    def _assigned(self, name: str, call: ast.Call) -> list[ast.expr]:
        around = self.around.get(call)
        assigns = (node for node in ast.walk(around) if isinstance(node, ast.Assign)) if around else ()
        return [a.value for a in assigns if any(isinstance(t, ast.Name) and t.id == name for t in a.targets)]

    def _codes(self, node: ast.expr, call: ast.Call) -> list[str] | None:
        """The codes an expression may be; None: a parameter of the function around."""
        if isinstance(node, ast.Constant):
            return [str(node.value)]
        if isinstance(node, ast.IfExp):
            return [*(self._codes(node.body, call) or []), *(self._codes(node.orelse, call) or [])]
        if isinstance(node, ast.JoinedStr):
            start = node.values[0]
            assert isinstance(start, ast.Constant), ast.unparse(node)
            return [start.value + rest for rest in SPREAD[start.value]]
        assert isinstance(node, ast.Name), f"{self.name}:{call.lineno} {ast.unparse(node)}"
        codes = [code for value in self._assigned(node.id, call) for code in self._codes(value, call) or []]
        return codes or None

    def _through(self, function: Function, name: ast.expr, call: ast.Call, sort: str) -> Iterator[Site]:
        """Calls of a function that takes the code as a parameter."""
        assert isinstance(name, ast.Name)
        parameters = [argument.arg for argument in function.args.args]
        if name.id not in parameters:
            return  # a loop over codes known elsewhere (a table of SQLite's errors)
        place = parameters.index(name.id) - (parameters[0] == "self")
        for outer in self._calls():
            called = outer.func.id if isinstance(outer.func, ast.Name) else getattr(outer.func, "attr", "")
            if called == function.name and len(outer.args) > place:
                told = outer if function.args.kwarg else call
                for code in self._codes(outer.args[place], outer) or []:
                    yield self._site(outer if function.args.kwarg else call, told, code, sort)
