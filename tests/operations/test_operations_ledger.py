"""The ledger through its real verbs against a small model: random days, laws after every act."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.custody.clearance_facts import ListLine
from desktop.custody.copy_facts import Purpose
from desktop.custody.levels import Level
from desktop.custody.places import Ending, in_safe, with_person
from desktop.operations.approvals.cases import ActOnCase, OpenCase
from desktop.operations.approvals.reproduce import MakeReproductions
from desktop.operations.circulating import folder as fo
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.commands import Command, Done
from desktop.operations.custody import correct as co
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.operations.desk.acts import ConfirmClock
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.returning import clear
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from tests.operations import book_laws as laws
from tests.operations.desk_of_tests import new_desk
from tests.operations.ledger_model import ENDED, OUTSIDE, PERSON, SAFE, MCopy, Model, MSlip

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


class Ledger(RuleBasedStateMachine):
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

    @initialize(n=st.integers(2, 3), readers=persons)
    def first_day(self, n: int, readers: list[str]) -> None:
        self.register(n, True)
        self.open_slip(list(range(n)), readers)
        self.register(2, False)

    # -- coming in
    @rule(n=st.integers(1, 3), secret=st.booleans())
    def register(self, n: int, secret: bool) -> None:
        outcome = self.act(
            True,
            RegisterDocument,
            issuing_body="body",
            title=f"文件{self.count}",
            level=Level.SECRET if secret else Level.CONFIDENTIAL,
            copies=n,
            safe="safe",
        )
        assert outcome is not None
        self.came(outcome.ids["document"], "received")

    def came(self, document: str, origin: str, kind: str = SAFE, where: str = "safe") -> None:
        self.documents[document] = False
        for row in self.desk.ask(lambda books: books.copies_of(document)):
            self.model.copies[row.id] = MCopy(document, origin, kind, where)

    @rule(n=st.integers(1, 2), holder=st.sampled_from(("", *PERSONS)))
    def opening(self, n: int, holder: str) -> None:
        number = f"旧{self.count}"
        line = OpeningLine(number, "body", "旧文件", Level.SECRET, n, safe="other_safe", holder=holder)
        self.act(True, EnterOpening, lines=(line,))
        found = self.desk.ask(lambda books: books.by_register_number(number))
        place = (PERSON, holder) if holder else (SAFE, "other_safe")
        self.came(found[0].id, "opening", *place)

    # -- single copies
    @precondition(some_copies)
    @rule(which=few, to=person)
    def hand_out(self, which: list[int], to: str) -> None:
        chosen = self.pick(which)
        may = all(self.model.may_handle(c, to) for c in chosen)
        due = self.desk.clock.now().date() + timedelta(days=9)
        if self.act(may, mv.HandOutForHandling, copies=tuple(chosen), to=to, due=due):
            for copy in chosen:
                self.model.leave(copy)
                self.model.copies[copy].put(PERSON, to, handling=True)

    @precondition(some_copies)
    @rule(which=few, safe=st.sampled_from(("", *SAFES)))
    def take_back(self, which: list[int], safe: str) -> None:
        chosen = self.pick(which)
        may = all(self.model.may_take_back(c) for c in chosen)
        if self.act(may, mv.TakeBack, copies=tuple(chosen), safe=safe, explanation="夹在别的文件里"):
            for copy in chosen:
                self.model.copies[copy].put(SAFE, safe or "?")
                self.model.copies[copy].since_return = False
                self.model.settle(copy)

    @precondition(some_copies)
    @rule(which=few, readers=persons)
    def read_at_desk(self, which: list[int], readers: list[str]) -> None:
        chosen = self.pick(which)
        may = all(self.model.copies[c].kind == SAFE and not self.model.copies[c].missing for c in chosen)
        self.act(may, mv.ReadAtDesk, copies=tuple(chosen), readers=tuple(readers))

    @precondition(some_copies)
    @rule(which=few, safe=st.sampled_from(SAFES))
    def move(self, which: list[int], safe: str) -> None:
        chosen = self.pick(which)
        if self.act(all(self.model.free(c) for c in chosen), mv.MoveCopies, copies=tuple(chosen), safe=safe):
            for copy in chosen:
                self.model.copies[copy].put(SAFE, safe)

    @precondition(some_copies)
    @rule(which=few)
    def overnight(self, which: list[int]) -> None:
        chosen = self.pick(which)
        may = all(self.model.copies[c].kind == PERSON for c in chosen)
        self.act(may, mv.KeepOvernight, copies=tuple(chosen), agreed_by="head", reason="连夜起草")

    @precondition(some_copies)
    @rule(which=some, to=person)
    def passed_on(self, which: int, to: str) -> None:
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        may = one.kind == PERSON and one.where != to
        if self.act(may, re.RecordPassing, copies=(copy,), to=to, account="直接转给下一位"):
            one.where = to

    @precondition(some_copies)
    @rule(which=some, really=seldom)
    def goes_missing(self, which: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        if self.act(
            one.kind != ENDED and not one.missing, re.RecordMissing, copy=copy, circumstances="清点时未见"
        ):
            one.missing = True

    @precondition(some_copies)
    @rule(which=some, at=st.sampled_from((*SAFES, *PERSONS)))
    def found(self, which: int, at: str) -> None:
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        place = in_safe(at) if at in SAFES else with_person(at)
        may = one.kind != ENDED and one.frozen
        if self.act(may, re.RecordFound, copy=copy, place=place, circumstances="夹在卷宗内"):
            one.put(SAFE if at in SAFES else PERSON, at)
            one.missing = one.since_return = False
            self.model.settle(copy)

    @precondition(some_copies)
    @rule(which=some)
    def release(self, which: int) -> None:
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        may = one.kind != ENDED and one.since_return and not one.missing
        if self.act(may, re.ReleaseCopy, copy=copy, explanation="仍在本人处,已核对"):
            one.since_return = False
            self.model.settle(copy)

    @precondition(some_copies)
    @rule(which=some, really=seldom)
    def ended_by_proof(self, which: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        may = self.model.alive(copy)
        if self.act(may, re.EndByProof, copies=(copy,), how=Ending.ARCHIVED, proof="归档目录第3页"):
            self.model.leave(copy)
            self.model.copies[copy].put(ENDED, "archived")

    @precondition(some_copies)
    @rule(which=some, really=seldom)
    def recall(self, which: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        document = self.model.copies[copy].document
        alive = [c for c in self.model.copies.values() if c.document == document and c.kind != ENDED]
        due = self.desk.clock.now().date() + timedelta(days=3)
        if self.act(bool(alive), re.RecallDocument, document=document, due=due, notice="来函收回"):
            for one in alive:
                one.recalled = True

    @precondition(some_copies)
    @rule(which=some, really=seldom)
    def void(self, which: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        document = self.model.copies[copy].document
        mine = {i: c for i, c in self.model.copies.items() if c.document == document and c.kind != ENDED}
        free = all(c.kind == SAFE and self.model.folder_of(i) is None for i, c in mine.items())
        if self.act(
            free and not self.documents[document], co.VoidDocument, document=document, reason="重复登记"
        ):
            self.documents[document] = True
            for one in mine.values():
                one.put(ENDED, "voided")

    # -- slips
    @precondition(some_copies)
    @rule(which=few, readers=persons)
    def open_slip(self, which: list[int], readers: list[str]) -> None:
        chosen = self.pick(which)
        may = self.model.may_open(chosen, readers)
        outcome = self.act(may, OpenSlip, copies=tuple(chosen), readers=tuple(readers))
        if outcome:
            self.model.slips[outcome.ids["slip"]] = MSlip(list(chosen), dict.fromkeys(readers, "waiting"))

    @precondition(some_slips)
    @rule(which=some, reader=one_reader)
    def folder_out(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        if self.act(self.model.may_go_out(slip, reader), ro.HandOutFolder, slip=name, reader=reader):
            self.model.go_out(slip, reader)

    @precondition(some_slips)
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

    @precondition(some_slips)
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

    @precondition(some_slips)
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

    @precondition(some_slips)
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

    @precondition(some_slips)
    @rule(which=some, reader=one_reader)
    def approve_reader(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.reads(reader)
        if self.act(may, rd.ApproveReader, slip=name, reader=reader, approved_by="head"):
            slip.pending.discard(reader)

    @precondition(some_slips)
    @rule(which=some, reader=one_reader)
    def defer_reader(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.readers.get(reader) in ("waiting", "deferred")
        if self.act(may, rd.DeferReader, slip=name, reader=reader, reason="出差"):
            slip.readers[reader] = "deferred"

    @precondition(some_slips)
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

    @precondition(some_slips)
    @rule(which=some, reader=one_reader)
    def signs_afterwards(self, which: int, reader: str) -> None:
        name, slip = self.slip_at(which)
        reader = self.who(slip, reader)
        may = slip.open and slip.readers.get(reader) in ("waiting", "deferred")
        may = may and reader in slip.had and reader not in slip.signed
        if self.act(may, rd.NoteSignature, slip=name, reader=reader):
            slip.readers[reader] = "read"
            slip.signed.add(reader)

    @precondition(some_slips)
    @rule(which=some)
    def goes_on_without(self, which: int) -> None:
        name, slip = self.slip_at(which)
        gone = [c for c in slip.inside if self.model.copies[c].missing][:1] or slip.inside[:1]
        may = slip.open and bool(gone) and self.model.copies[gone[0]].missing
        if self.act(may, fo.GoOnWithout, slip=name, copies=tuple(gone), reason="已报告,按下落不明查找"):
            self.model.leave(gone[0])

    @precondition(some_slips)
    @rule(which=some, wrong=st.integers(0, 5))
    def close_slip(self, which: int, wrong: int) -> None:
        name, slip = self.slip_at(which)
        counted = len(slip.inside) + (1 if wrong == 0 else 0)
        if self.act(self.model.may_close(slip, counted), rd.CloseSlip, slip=name, counted=counted):
            slip.open = False

    @precondition(some_slips)
    @rule(which=some, really=seldom)
    def void_slip(self, which: int, really: bool) -> None:
        if not really:
            return
        name, slip = self.slip_at(which)
        if self.act(slip.open and not slip.used, rd.VoidSlip, slip=name, reason="开错"):
            slip.open = False

    # -- copying
    @precondition(some_copies)
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
    @precondition(some_copies)
    @rule(which=few, really=seldom)
    def send_back(self, which: list[int], really: bool) -> None:
        if not really:
            return
        chosen = self.pick(which)
        opened = self.act(True, clear.OpenClearance, collector="body", lines=(LINE,))
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
    @precondition(some_copies)
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

    @precondition(some_slips)
    @rule(which=some, version=st.integers(1, 12), shift=st.sampled_from((None, -30, -1, 1, 30)))
    def correct_round(self, which: int, version: int, shift: int | None) -> None:
        name, _slip = self.slip_at(which)
        rows = self.desk.stream(f"slip/{name}")
        at = (
            rows[version - 1].happened_at + timedelta(minutes=shift)
            if shift and version <= len(rows)
            else None
        )
        self.desk.later(minutes=1)
        self.desk.do(fo.CorrectRound(slip=name, version=version, reason="记错", happened_at=at))
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
    settings = settings(max_examples=30, stateful_step_count=40)


@pytest.mark.prove
class TestLedgerLong(Ledger.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=400, stateful_step_count=100, derandomize=False)
