"""What happens to single copies: in, out, back, missing, ended."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from desktop.custody.levels import Level
from desktop.custody.places import Ending, in_safe, with_person
from desktop.operations.custody import correct as co
from desktop.operations.custody import move as mv
from desktop.operations.custody import reality as re
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.operations.receiving.register import RegisterDocument
from tests.operations.ledger_machine import (
    PERSONS,
    SAFES,
    Machine,
    few,
    person,
    persons,
    seldom,
    some,
)
from tests.operations.ledger_model import ENDED, PERSON, SAFE, MCopy


class Copies(Machine):
    """Rules of single copies."""

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
    @precondition(Machine.some_copies)
    @rule(which=few, to=person)
    def hand_out(self, which: list[int], to: str) -> None:
        chosen = self.pick(which)
        may = all(self.model.may_handle(c, to) for c in chosen)
        due = self.desk.clock.now().date() + timedelta(days=9)
        if self.act(may, mv.HandOutForHandling, copies=tuple(chosen), to=to, due=due):
            for copy in chosen:
                self.model.leave(copy)
                self.model.copies[copy].put(PERSON, to, handling=True)

    @precondition(Machine.some_copies)
    @rule(which=few, safe=st.sampled_from(("", *SAFES)))
    def take_back(self, which: list[int], safe: str) -> None:
        chosen = self.pick(which)
        may = all(self.model.may_take_back(c) for c in chosen)
        if self.act(may, mv.TakeBack, copies=tuple(chosen), safe=safe, explanation="夹在别的文件里"):
            for copy in chosen:
                self.model.copies[copy].put(SAFE, safe or "?")
                self.model.copies[copy].since_return = False
                self.model.settle(copy)

    @precondition(Machine.some_copies)
    @rule(which=few, readers=persons)
    def read_at_desk(self, which: list[int], readers: list[str]) -> None:
        chosen = self.pick(which)
        may = all(self.model.copies[c].kind == SAFE and not self.model.copies[c].missing for c in chosen)
        self.act(may, mv.ReadAtDesk, copies=tuple(chosen), readers=tuple(readers))

    @precondition(Machine.some_copies)
    @rule(which=few, safe=st.sampled_from(SAFES))
    def move(self, which: list[int], safe: str) -> None:
        chosen = self.pick(which)
        if self.act(all(self.model.free(c) for c in chosen), mv.MoveCopies, copies=tuple(chosen), safe=safe):
            for copy in chosen:
                self.model.copies[copy].put(SAFE, safe)

    @precondition(Machine.some_copies)
    @rule(which=few)
    def overnight(self, which: list[int]) -> None:
        chosen = self.pick(which)
        may = all(self.model.copies[c].kind == PERSON for c in chosen)
        self.act(may, mv.KeepOvernight, copies=tuple(chosen), agreed_by="head", reason="连夜起草")

    @precondition(Machine.some_copies)
    @rule(which=some, to=person)
    def passed_on(self, which: int, to: str) -> None:
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        may = one.kind == PERSON and one.where != to
        if self.act(may, re.RecordPassing, copies=(copy,), to=to, account="直接转给下一位"):
            one.where = to

    @precondition(Machine.some_copies)
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

    @precondition(Machine.some_copies)
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

    @precondition(Machine.some_copies)
    @rule(which=some)
    def release(self, which: int) -> None:
        (copy,) = self.pick([which])
        one = self.model.copies[copy]
        may = one.kind != ENDED and one.since_return and not one.missing
        if self.act(may, re.ReleaseCopy, copy=copy, explanation="仍在本人处,已核对"):
            one.since_return = False
            self.model.settle(copy)

    @precondition(Machine.some_copies)
    @rule(which=some, really=seldom)
    def ended_by_proof(self, which: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        may = self.model.alive(copy)
        if self.act(may, re.EndByProof, copies=(copy,), how=Ending.ARCHIVED, proof="归档目录第3页"):
            self.model.leave(copy)
            self.model.copies[copy].put(ENDED, "archived")

    @precondition(Machine.some_copies)
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

    @precondition(Machine.some_copies)
    @rule(which=some, really=seldom)
    def void(self, which: int, really: bool) -> None:
        if not really:
            return
        (copy,) = self.pick([which])
        document = self.model.copies[copy].document
        mine = {i: c for i, c in self.model.copies.items() if c.document == document}
        free = not any(c.frozen or self.model.folder_of(i) for i, c in mine.items()) and all(
            c.where == "voided" if c.kind == ENDED else c.kind == SAFE and not c.parent for c in mine.values()
        )
        if self.act(
            free and not self.documents[document], co.VoidDocument, document=document, reason="重复登记"
        ):
            self.documents[document] = True
            for one in mine.values():
                one.put(ENDED, "voided")  # those that had ended are voided already
