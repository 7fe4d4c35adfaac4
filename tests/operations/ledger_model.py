"""A small model of the ledger, written without looking at the rules: what must be done, and what refused.

A copy has a place; a slip has readers, a folder with copies, and perhaps a reader who has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SAFE, PERSON, OUTSIDE, ENDED = "safe", "person", "outside", "ended"


@dataclass
class MCopy:
    """``since_return``: it was not in the folder when that came back, and is not explained."""

    document: str
    origin: str
    kind: str = SAFE
    where: str = "safe"
    handling: bool = False
    round: bool = False
    missing: bool = False
    since_return: bool = False
    recalled: bool = False
    parent: str = ""
    clearance: str = ""

    @property
    def frozen(self) -> bool:
        return self.missing or self.since_return

    def put(self, kind: str, where: str, handling: bool = False, round: bool = False) -> None:
        self.kind, self.where, self.handling, self.round = kind, where, handling, round


@dataclass
class MSlip:
    """``readers``: person → waiting · deferred · out · read · cancelled."""

    inside: list[str]
    readers: dict[str, str]
    missing: set[str] = field(default_factory=set)
    pending: set[str] = field(default_factory=set)
    had: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)
    used: bool = False
    open: bool = True

    @property
    def out_with(self) -> str:
        return next((p for p, stand in self.readers.items() if stand == "out"), "")

    def reads(self, person: str) -> bool:
        return self.readers.get(person, "cancelled") != "cancelled"


@dataclass
class Model:
    copies: dict[str, MCopy] = field(default_factory=dict)
    slips: dict[str, MSlip] = field(default_factory=dict)
    permits: dict[str, tuple[str, int]] = field(default_factory=dict)

    def folder_of(self, copy: str) -> MSlip | None:
        return next((s for s in self.slips.values() if s.open and copy in s.inside), None)

    def free(self, copy: str) -> bool:
        """In a safe, and nothing against handing it out."""
        return self.copies[copy].kind == SAFE and not self.copies[copy].frozen

    def leave(self, copy: str) -> None:
        slip = self.folder_of(copy)
        if slip is not None:
            slip.inside.remove(copy)
            slip.missing.discard(copy)

    def settle(self, copy: str) -> None:
        slip = self.folder_of(copy)
        if slip is not None and self.copies[copy].kind == SAFE and not self.copies[copy].frozen:
            slip.missing.discard(copy)

    # -- copies
    def may_handle(self, copy: str, to: str) -> bool:
        one = self.copies[copy]
        keeps = one.kind == PERSON and one.where == to and not one.handling
        return self.free(copy) or (keeps and not one.frozen)

    def may_take_back(self, copy: str) -> bool:
        one, slip = self.copies[copy], self.folder_of(copy)
        in_folder = slip is not None and slip.out_with == one.where and one.round
        return one.kind == PERSON and not one.missing and not in_folder

    def may_send(self, copy: str) -> bool:
        return self.free(copy)

    def alive(self, copy: str) -> bool:
        return self.copies[copy].kind != ENDED

    # -- slips
    def may_open(self, copies: list[str], readers: list[str]) -> bool:
        fit = all(self.free(c) and self.folder_of(c) is None for c in copies)
        return bool(copies) and bool(readers) and fit

    def may_go_out(self, slip: MSlip, reader: str) -> bool:
        if not (slip.open and slip.reads(reader) and not slip.out_with and not slip.missing and slip.inside):
            return False
        return all(self.free(copy) for copy in slip.inside)

    def go_out(self, slip: MSlip, reader: str) -> None:
        slip.readers[reader], slip.used = "out", True
        slip.had.add(reader)
        for copy in slip.inside:
            self.copies[copy].put(PERSON, reader, round=True)

    def may_come_back(self, slip: MSlip, counted: int, missing: list[str]) -> bool:
        if not slip.open or not slip.out_with or counted + len(missing) != len(slip.inside):
            return False
        if not set(missing) <= set(slip.inside):
            return False
        # what was reported as lost is found first
        return not any(
            self.copies[c].missing and self.copies[c].kind == PERSON for c in slip.inside if c not in missing
        )

    def come_back(self, slip: MSlip, signed: bool, missing: list[str]) -> None:
        reader = slip.out_with
        if signed:
            slip.signed.add(reader)
        slip.readers[reader] = "read" if reader in slip.signed else "waiting"
        slip.missing = set(missing)
        for copy in slip.inside:
            one = self.copies[copy]
            if copy in missing:
                one.since_return = not one.missing or one.since_return
            elif one.kind == PERSON:
                one.put(SAFE, "?")

    def may_close(self, slip: MSlip, counted: int) -> bool:
        if not slip.open or slip.out_with or slip.missing or slip.pending or counted != len(slip.inside):
            return False
        if any(self.copies[c].kind != SAFE or self.copies[c].missing for c in slip.inside):
            return False
        return all(stand in ("read", "cancelled") for stand in slip.readers.values())
