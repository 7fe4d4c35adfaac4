"""The machine that drives the ledger and its model: how an act is done and compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from desktop.custody.clearance_facts import ListLine
from desktop.operations.commands import Command, Done
from desktop.plain.facts import Text
from tests.operations import book_laws as laws
from tests.operations.desk_of_tests import new_desk
from tests.operations.ledger_model import Model, MSlip

PERSONS = ("zhang", "li", "wang", "zhao", "core")
SAFES = ("safe", "other_safe")
REASONS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (
            "reader.below_level",
            "reader.without_clearance",
            "slip.out_of_order",
            "slip.reads_again",
            "slip.not_approved",
            "copy.recalled",
        ),
        "领导同意",
    )
)
some = st.integers(0, 999)
LINE = ListLine(1, None, None, Text("清单上的文件"), (), 1)
few = st.lists(st.integers(0, 999), min_size=1, max_size=3)
person = st.sampled_from(PERSONS)
one_reader = st.sampled_from((*PERSONS, *["next"] * 6))
seldom = st.sampled_from((True, False, False, False, False))
persons = st.lists(person, min_size=1, max_size=3, unique=True)


class Machine(RuleBasedStateMachine):
    """Drives the desk and knows the model; the rules stand in its children."""

    def __init__(self) -> None:
        super().__init__()
        shm = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=shm if shm.is_dir() else None))
        self.desk = new_desk(self.folder)
        self.model = Model()
        self.documents: dict[str, bool] = {}
        self.clearances: list[str] = []
        self.count = 0
        self.checked = laws.start()
        self.last: tuple[Command, Done] | None = None

    def teardown(self) -> None:
        with self.desk.store._connection.begin():
            laws.rebuild_holds(self.desk, laws.streams(self.desk))
        self.desk.close()
        shutil.rmtree(self.folder)

    # -- driving
    def act(self, expected: bool, command: Any, **fields: Any) -> Done | None:
        """Do it a minute later; it must be done if the model says so, and else refused without a trace."""
        self.desk.later(minutes=1)
        self.count += 1
        made = command(**fields, reasons=REASONS, request=f"r{self.count}")
        before = self.desk.ask(lambda books: books.head())
        outcome = self.desk.do(made)
        assert isinstance(outcome, Done) is expected, (made, outcome, self.model)
        if not isinstance(outcome, Done):
            assert self.desk.ask(lambda books: books.head()) == before
            return None
        self.last = (made, outcome)
        return outcome

    def pick(self, numbers: list[int]) -> list[str]:
        known = list(self.model.copies)
        return list(dict.fromkeys(known[n % len(known)] for n in numbers)) if known else []

    def slip_at(self, number: int) -> tuple[str, MSlip]:
        """An open one, mostly."""
        known = list(self.model.slips.items())
        still = [(name, slip) for name, slip in known if slip.open]
        chosen = still if still and number % 5 else known
        return chosen[number % len(chosen)]

    def who(self, slip: MSlip, reader: str) -> str:
        """A person, or whose turn it is."""
        if reader != "next":
            return reader
        turns = (
            p for stand in ("waiting", "deferred", "read") for p, s in slip.readers.items() if s == stand
        )
        return next(turns, "zhang")

    def some_copies(self) -> bool:
        return bool(self.model.copies)

    def some_slips(self) -> bool:
        return bool(self.model.slips)
