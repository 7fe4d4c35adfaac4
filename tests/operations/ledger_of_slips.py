"""What happens to folders: opened, out, back, read, changed, closed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from desktop.operations.circulating import folder as fo
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from tests.operations.ledger_machine import (
    PERSONS,
    Machine,
    few,
    one_reader,
    persons,
    seldom,
    some,
)
from tests.operations.ledger_model import MSlip


class Slips(Machine):
    """Rules of slips."""

    # -- slips
    @precondition(Machine.some_copies)
    @rule(which=few, readers=persons)
    def open_slip(self, which: list[int], readers: list[str]) -> None:
        chosen = self.pick(which)
        may = self.model.may_open(chosen, readers)
        outcome = self.act(may, OpenSlip, copies=tuple(chosen), readers=tuple(readers))
        if outcome:
            self.model.slips[outcome.ids["slip"]] = MSlip(list(chosen), dict.fromkeys(readers, "waiting"))

    @precondition(Machine.some_slips)
    @rule(which=some, reader=one_reader)
    def folder_out(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        if self.act(self.model.may_go_out(slip, reader), ro.HandOutFolder, slip=name, reader=reader):
            self.model.go_out(slip, reader)

    @precondition(Machine.some_slips)
    @rule(which=some, signed=st.booleans(), short=st.integers(0, 2), wrong=st.integers(0, 9))
    def folder_back(self, which: int, signed: bool, short: int, wrong: int) -> None:
        name, slip = self.slip_at(which)
        missing = slip.inside[:short] if short < 2 else []
        counted = len(slip.inside) - len(missing) + (1 if wrong == 0 else 0)
        if self.act(
            self.model.may_come_back(slip, counted, missing),
            ro.TakeBackFolder,
            slip=name,
            counted=counted,
            signed=signed,
            missing=tuple(missing),
        ):
            self.model.come_back(slip, signed, missing)

    @precondition(Machine.some_slips)
    @rule(which=some, readers=persons)
    def together(self, which: int, readers: list[str]) -> None:
        name, slip = self.slip_at(which)
        may = all(self.model.may_go_out(slip, r) for r in readers)
        if self.act(may, ro.ReadFolderTogether, slip=name, readers=tuple(readers)):
            slip.used = True
            for reader in readers:
                slip.readers[reader] = "read"
                slip.had.add(reader)
                slip.signed.add(reader)

    @precondition(Machine.some_slips)
    @rule(which=some, readers=persons, days=st.integers(0, 1))
    def rounds_booked_late(self, which: int, readers: list[str], days: int) -> None:
        name, slip = self.slip_at(which)
        start = self.desk.clock.now() + timedelta(minutes=1)
        self.desk.later(days=days, hours=2)
        lines = tuple(
            ro.RoundLine(r, start + timedelta(minutes=10 * n), start + timedelta(minutes=10 * n + 5))
            for n, r in enumerate(readers)
        )
        may = all(self.model.may_go_out(slip, r) for r in readers)
        if self.act(may, ro.BookRounds, slip=name, lines=lines, late_reason="送阅后补记"):
            for reader in readers:
                self.model.go_out(slip, reader)
                self.model.come_back(slip, True, [])

    @precondition(Machine.some_slips)
    @rule(which=some, reader=one_reader, approved=st.booleans())
    def add_reader(self, which: int, reader: str, approved: bool) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        by = "head" if approved else ""
        if self.act(
            slip.open and not slip.reads(reader), rd.AddReader, slip=name, reader=reader, approved_by=by
        ):
            self.joins(slip, reader, approved)

    def joins(self, slip: MSlip, reader: str, approved: bool) -> None:
        slip.readers[reader] = "waiting"
        slip.had.discard(reader)
        slip.signed.discard(reader)
        (slip.pending.discard if approved else slip.pending.add)(reader)

    @precondition(Machine.some_slips)
    @rule(which=some, reader=one_reader)
    def approve_reader(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.reads(reader)
        if self.act(may, rd.ApproveReader, slip=name, reader=reader, approved_by="head"):
            slip.pending.discard(reader)

    @precondition(Machine.some_slips)
    @rule(which=some, reader=one_reader)
    def defer_reader(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.readers.get(reader) in ("waiting", "deferred")
        if self.act(may, rd.DeferReader, slip=name, reader=reader, reason="出差"):
            slip.readers[reader] = "deferred"

    @precondition(Machine.some_slips)
    @rule(which=some, reader=one_reader, instead=st.sampled_from(("", *PERSONS)))
    def cancel_reader(self, which: int, reader: str, instead: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.readers.get(reader) in ("waiting", "deferred")
        may = may and (not instead or (instead != reader and not slip.reads(instead)))
        if self.act(
            may,
            rd.CancelReader,
            slip=name,
            reader=reader,
            agreed_by="head",
            reason="休假",
            replaced_by=instead,
        ):
            slip.readers[reader] = "cancelled"
            slip.pending.discard(reader)
            if instead:
                self.joins(slip, instead, approved=True)

    @precondition(Machine.some_slips)
    @rule(which=some, reader=one_reader)
    def signs_afterwards(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.readers.get(reader) in ("waiting", "deferred")
        may = may and reader in slip.had and reader not in slip.signed
        if self.act(may, rd.NoteSignature, slip=name, reader=reader):
            slip.readers[reader] = "read"
            slip.signed.add(reader)

    @precondition(Machine.some_slips)
    @rule(which=some)
    def goes_on_without(self, which: int) -> None:
        name, slip = self.slip_at(which)
        gone = [c for c in slip.inside if self.model.copies[c].missing][:1] or slip.inside[:1]
        may = slip.open and bool(gone) and self.model.copies[gone[0]].missing
        if self.act(may, fo.GoOnWithout, slip=name, copies=tuple(gone), reason="已报告,按下落不明查找"):
            self.model.leave(gone[0])

    @precondition(Machine.some_slips)
    @rule(which=some, wrong=st.integers(0, 5))
    def close_slip(self, which: int, wrong: int) -> None:
        name, slip = self.slip_at(which)
        counted = len(slip.inside) + (1 if wrong == 0 else 0)
        if self.act(self.model.may_close(slip, counted), rd.CloseSlip, slip=name, counted=counted):
            slip.open = False

    @precondition(Machine.some_slips)
    @rule(which=some, really=seldom)
    def void_slip(self, which: int, really: bool) -> None:
        if not really:
            return
        name, slip = self.slip_at(which)
        if self.act(slip.open and not slip.used, rd.VoidSlip, slip=name, reason="开错"):
            slip.open = False
