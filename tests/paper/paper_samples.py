"""The sample facts of every form: short, long, rare, many, empty."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from desktop.paper.filling import Facts, Options
from desktop.paper.press import Press

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"
FONTS = ROOT / "resources" / "fonts"
OPTIONS = Options(
    unit="盘锦市应急管理局", serial="000142", head="7F3A-91C2-0D44-88B1-20EE-K", head_code="CD1:412:7F3A91C2"
)


@cache
def press() -> Press:
    """One press for all tests: faces load once, the shipped ones only."""
    return Press({path.stem: path.read_text("utf-8") for path in FORMS.glob("*.toml")}, [FONTS])


def blank(name: str) -> dict[str, Any]:
    """Nothing filled in."""
    values: dict[str, Any] = {}
    for key, slot in press().form(name).slots.items():
        values[key] = () if slot.kind == "rows" else False if slot.kind == "flag" else ""
    return values


@cache
def examples(name: str) -> dict[str, Facts]:
    """Cases of one form by name."""
    raw = tomllib.loads((FORMS / "examples" / f"{name}.toml").read_text("utf-8"))
    short = raw["short"]
    cases: dict[str, Facts] = {"empty": blank(name), "short": short}
    for case in ("long", "rare"):
        cases[case] = short | raw[case]
    if "many" in raw:
        rows = {key: list(itertools.islice(itertools.cycle(short[key]), n)) for key, n in raw["many"].items()}
        cases["many"] = short | rows
    return cases


def all_examples() -> Iterator[tuple[str, str]]:
    """(form, case) of everything there is."""
    for name in press().names():
        for case in examples(name):
            yield name, case
