"""The ledger through its real verbs against a small model: random days, laws after every act."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from desktop.custody.copy_facts import Purpose
from desktop.custody.levels import Level
from desktop.operations.approvals.cases import ActOnCase, OpenCase
from desktop.operations.approvals.reproduce import MakeReproductions
from desktop.operations.circulating.correct_round import CorrectRound
from desktop.operations.commands import Done
from desktop.operations.custody import correct as co
from desktop.operations.desk.acts import ConfirmClock
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.returning import clear, open_list
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from tests.operations import book_laws as laws
from tests.operations.ledger_machine import (
    LINE,
    Machine,
    few,
    persons,
    seldom,
    some,
)
from tests.operations.ledger_model import ENDED, OUTSIDE, PERSON, SAFE, MCopy
from tests.operations.ledger_of_copies import Copies
from tests.operations.ledger_of_slips import Slips


class Ledger(Copies, Slips):
    """All rules together."""

    @initialize(n=st.integers(2, 3), readers=persons)
    def first_day(self, n: int, readers: list[str]) -> None:
        self.register(n, True)
        self.open_slip(list(range(n)), readers)
        self.register(2, False)

    # -- copying
    @precondition(Machine.some_copies)
    @rule(which=some, n=st.integers(1, 3), really=seldom)
    def permitted(self, which: int, n: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        answers = (
            Answer("purpose", (), Text("会议使用")),
            Answer("method", ("photocopy",)),
            Answer("quantity", (str(n),)),
        )
        opened = self.act(
            one.kind != ENDED and not one.parent,
            OpenCase,
            procedure="reproduction",
            subjects=(copy,),
            applicant="business",
            answers=answers,
        )
        if opened is None:
            return
        case, permit = opened.ids["case"], ""
        for stage, who, post, decision, told in (
            ("department", "business", "department_head", "agree", ()),
            ("prepare", "officer", "officer", "done", (Answer("issuer_permits", ("yes",)),)),
            ("leader", "charge", "leader_in_charge", "agree", (Answer("approved_quantity", (str(n),)),)),
        ):
            acted = self.act(
                True,
                ActOnCase,
                case=case,
                stage=stage,
                decision=decision,
                person=who,
                capacity=post,
                answers=told,
            )
            assert acted is not None
            permit = acted.ids.get("permit", "")
        self.model.permits[permit] = (copy, n)

    @precondition(lambda self: bool(self.model.permits))
    @rule(which=some, n=st.integers(1, 3))
    def make(self, which: int, n: int) -> None:
        permit, (copy, left) = list(self.model.permits.items())[which % len(self.model.permits)]
        one = self.model.copies[copy]
        may = n <= left and self.model.free(copy) and not one.recalled
        outcome = self.act(
            may,
            MakeReproductions,
            original=copy,
            permit=permit,
            quantity=n,
            pages=2,
            copier="FY-01",
            place="文印室",
            stamped=True,
            safe="safe",
        )
        if outcome:
            self.model.permits[permit] = (copy, left - n)
            rows = self.desk.ask(lambda books: books.copies_of(one.document))
            new = [row.id for row in rows if row.id not in self.model.copies]
            assert len(new) == n
            for made in new:
                self.model.copies[made] = MCopy(one.document, "made", parent=copy)

    # -- clearance
    @precondition(Machine.some_copies)
    @rule(which=few, really=seldom)
    def send_back(self, which: list[int], really: bool) -> None:
        if not really:
            return
        chosen = self.pick(which)
        opened = self.act(True, open_list.OpenClearance, collector="body", lines=(LINE,))
        assert opened is not None
        clearance = opened.ids["clearance"]
        may = all(self.model.may_send(c) for c in chosen)
        if self.act(
            may,
            clear.SendClearance,
            clearance=clearance,
            copies=tuple(chosen),
            carriers=("officer", "zhang"),
            leader="head",
        ):
            self.clearances.append(clearance)
            for copy in chosen:
                self.model.leave(copy)
                self.model.copies[copy].put(OUTSIDE, "body")
                self.model.copies[copy].clearance = clearance

    @precondition(lambda self: bool(self.clearances))
    @rule(which=some, refused=st.booleans())
    def acknowledged(self, which: int, refused: bool) -> None:
        clearance = self.clearances[which % len(self.clearances)]
        sent = [i for i, c in self.model.copies.items() if c.kind == OUTSIDE and c.clearance == clearance]
        back = tuple(sent[:1]) if refused else ()
        if self.act(
            bool(sent), clear.AcknowledgeClearance, clearance=clearance, receiver="市机要局", refused=back
        ):
            for copy in sent:
                self.model.copies[copy].put(*((SAFE, "?") if copy in back else (ENDED, "returned")))

    # -- corrections: whatever is accepted must leave a book that obeys its rules; the model follows it
    @precondition(Machine.some_copies)
    @rule(which=some, version=st.integers(1, 12), shift=st.sampled_from((None, -30, -1, 1, 30)))
    def correct_copy(self, which: int, version: int, shift: int | None) -> None:
        (copy,) = self.pick([which])
        rows = self.desk.stream(f"copy/{copy}")
        fact, at = None, None
        if shift is not None and version <= len(rows):
            fact, at = rows[version - 1].fact, rows[version - 1].happened_at + timedelta(minutes=shift)
        self.desk.later(minutes=1)
        self.desk.do(co.CorrectCopyFact(copy=copy, version=version, reason="记错", fact=fact, happened_at=at))
        self.follow()

    @precondition(Machine.some_slips)
    @rule(
        which=some,
        version=st.integers(1, 12),
        shift=st.sampled_from((None, -30, -1, 1, 30)),
        who=st.none() | persons,
        short=st.integers(-1, 2),
    )
    def correct_round(
        self, which: int, version: int, shift: int | None, who: list[str] | None, short: int
    ) -> None:
        name, slip = self.slip_at(which)
        rows = self.desk.stream(f"slip/{name}")
        at = (
            rows[version - 1].happened_at + timedelta(minutes=shift)
            if shift and version <= len(rows)
            else None
        )
        self.desk.later(minutes=1)
        missing = None if short < 0 else tuple(slip.inside[:short])
        self.desk.do(
            CorrectRound(
                slip=name,
                version=version,
                reason="记错",
                happened_at=at,
                readers=tuple(who or ()),
                missing=missing,
            )
        )
        self.follow()

    def follow(self) -> None:
        for name, one in self.model.copies.items():
            real = self.desk.copy(name)
            assert real.place is not None
            one.put(real.place.kind.value, real.place.ref, real.purpose is Purpose.HANDLING, bool(real.slip))
            one.missing, one.recalled = real.missing, real.recalled
            one.since_return = real.frozen == "missing_at_return"
            one.clearance = real.clearance
        for name, slip in self.model.slips.items():
            now = self.desk.slip(name)
            slip.inside, slip.missing, slip.pending = list(now.inside), set(now.missing), set(now.pending)
            slip.readers = {r.person: r.stand.value for r in now.readers}
            slip.had = {r.person for r in now.readers if r.out_at and r.stand.value != "cancelled"}
            slip.signed = {r.person for r in now.readers if r.signed and r.stand.value != "cancelled"}
            slip.used = any(r.out_at for r in now.readers)

    # -- clock and repeated requests
    @rule(hours=st.integers(1, 6))
    def time_passes(self, hours: int) -> None:
        self.desk.later(hours=hours)

    @rule(confirmed=st.booleans())
    def clock_falls_back(self, confirmed: bool) -> None:
        was = self.desk.clock.at
        last = self.desk.store.books
        with self.desk.store._connection.begin():
            recorded = last.log(limit=1)[0].recorded.recorded_at
        self.desk.clock.at = recorded - timedelta(minutes=30)
        self.desk.refused(
            RegisterDocument(issuing_body="body", title="x", level=Level.SECRET, copies=1), "clock.behind"
        )
        if confirmed:
            self.desk.done(ConfirmClock(reason="主板电池更换"))
        self.desk.clock.at = max(was, recorded)

    @precondition(lambda self: self.last is not None)
    @rule()
    def asked_twice(self) -> None:
        assert self.last is not None
        command, first = self.last
        before = self.desk.ask(lambda books: books.head())
        again = self.desk.do(command)
        assert isinstance(again, Done)
        assert (again.code, dict(again.ids), again.act) == (first.code, dict(first.ids), first.act)
        assert self.desk.ask(lambda books: books.head()) == before

    # -- laws
    @invariant()
    def copies_are_where_the_model_says(self) -> None:
        with self.desk.store._connection.begin():
            for name, one in self.model.copies.items():
                row = self.desk.store.books.copy(name)
                assert row is not None
                assert row.place_kind == one.kind, (name, row, one)
                assert one.where in ("?", row.place), (name, row, one)
                assert (row.missing, row.recalled, bool(row.frozen)) == (
                    one.missing,
                    one.recalled,
                    one.frozen,
                )

    @invariant()
    def slips_are_as_the_model_says(self) -> None:
        with self.desk.store._connection.begin():
            for name, slip in self.model.slips.items():
                row = self.desk.store.books.slip(name)
                assert row is not None
                assert (row.out_with, row.missing, row.state == "open") == (
                    slip.out_with,
                    len(slip.missing),
                    slip.open,
                ), (row, slip)
                for copy in slip.inside if row.out_with else ():
                    one = self.model.copies[copy]
                    # out: every copy of it is out, unless it was reported or brought in on another way
                    assert one.kind == PERSON or one.missing or one.kind == SAFE
                assert row.copies == len(slip.inside)

    @invariant()
    def book_obeys_its_laws(self) -> None:
        after = self.checked[0]
        with self.desk.store._connection.begin():
            laws.balance_holds(self.desk)
            touched = laws.streams(self.desk, after)
            laws.rebuild_holds(self.desk, touched)
            for stream in touched:
                prefix, _slash, name = stream.partition("/")
                if prefix == "copy":
                    laws.holdings_hold(self.desk, name)
                    laws.replay_holds(self.desk, name)
                elif prefix == "slip":
                    laws.slip_replays(self.desk, name)
            laws.checker_finds_nothing(self.desk)
            self.checked = laws.chain_holds(self.desk, *self.checked)


class TestLedger(Ledger.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=120, stateful_step_count=50)


@pytest.mark.prove
class TestLedgerLong(Ledger.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=400, stateful_step_count=100, derandomize=False)
