"""A real vault, a real press, and a desk that runs verbs: what the sheets are tested on."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from desktop.custody.document_facts import Details
from desktop.custody.levels import Level
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Command, Done, done
from desktop.operations.desk.acts import FoundVault
from desktop.operations.printing.issue import Issued, Manner, issue, outcome, preview
from desktop.operations.printing.ports import Label, PrintOptions, Stock
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.run import run
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.standing.enter import EnterBody, EnterSafe
from desktop.operations.verbs import VERBS
from desktop.paper.faults import PaperFault
from desktop.paper.filling import Options
from desktop.paper.form import Opinions
from desktop.paper.labels import Label as PaperLabel
from desktop.paper.labels import LabelStock
from desktop.paper.press import Press as PaperPress
from desktop.people.facts import (
    Clearance,
    DepartmentEntered,
    PersonEntered,
    PostAssigned,
    department_stream,
    person_stream,
    post_stream,
)
from desktop.plain.clock import SetClock
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.profiles.loading import bundle, digest, load
from desktop.profiles.profile import Profile
from desktop.vault.connections import create_file, open_writer
from desktop.vault.migrations.run import migrate
from desktop.vault.store import BookStore

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = (
    ("P1", "王素云", "important", "保密员", "2812345"),
    ("P2", "李国强", "core", "主任", "2812301"),
    ("P3", "赵志远", "important", "副主任", "2812302"),
    ("P4", "孙㙓", "important", "副主任", "2812303"),
    ("P5", "郑晓红", "important", "办公室主任", "2812306"),
    ("P6", "冯立新", "general", "规划科科长", "2812307"),
    ("P7", "𫖯明", "important", "规划科副科长", ""),
)
POSTS = (
    ("officer", "P1"),
    ("head", "P2"),
    ("leader_in_charge", "P3"),
    ("office", "P5"),
    ("secrecy_office", "P5"),
    ("department_head", "P6"),
)


class JoinedPress:
    """The port of printing over the real press, as bootstrap joins them."""

    def __init__(self) -> None:
        forms = {p.stem: p.read_text("utf-8") for p in (ROOT / "forms").glob("*.toml")}
        self.press = PaperPress(forms, [ROOT / "resources" / "fonts"])

    @staticmethod
    def _options(options: PrintOptions) -> Options:
        return Options(**{f.name: getattr(options, f.name) for f in fields(options)})

    def slots(self, form: str) -> frozenset[str]:
        return frozenset(self.press.form(form).slots)

    def boxes(self, form: str) -> frozenset[str]:
        blocks = self.press.form(form).blocks
        return frozenset(b.id for block in blocks if isinstance(block, Opinions) for b in block.boxes)

    def check(
        self,
        form: str,
        facts: Mapping[str, Any],
        options: PrintOptions,
        more: Sequence[Mapping[str, Any]] = (),
    ) -> Refusal | None:
        return self.press.check(form, facts, self._options(options), more)

    def pdf(
        self,
        form: str,
        facts: Mapping[str, Any],
        options: PrintOptions,
        more: Sequence[Mapping[str, Any]] = (),
    ) -> bytes:
        return self.press.pdf(form, facts, self._options(options), more)

    def word(
        self,
        form: str,
        facts: Mapping[str, Any],
        options: PrintOptions,
        more: Sequence[Mapping[str, Any]] = (),
    ) -> bytes:
        return self.press.word(form, facts, self._options(options), more)

    def pages(self, pdf: bytes, dpi: float, pages: Sequence[int] | None = None) -> Iterator[bytes]:
        return self.press.pages(pdf, dpi, pages)

    def page_count(self, pdf: bytes) -> int:
        return self.press.page_count(pdf)

    def labels(self, labels: Sequence[Label], stock: Stock, start: int = 1) -> bytes | Refusal:
        mine = LabelStock(**{f.name: getattr(stock, f.name) for f in fields(stock)})
        try:
            return self.press.labels([PaperLabel(one.code, one.number) for one in labels], mine, start)
        except PaperFault as fault:
            return fault.refusal


def profile_of(name: str) -> tuple[Profile, str]:
    """A shipped profile and the bundle that the vault adopts."""
    root = ROOT / "resources" / "profiles"
    files = {str(p.relative_to(root)): p.read_text("utf-8") for p in root.rglob("*.toml")}
    loaded = load(files, name)
    assert isinstance(loaded, Profile), loaded
    return loaded, bundle(files, name)


class SheetDesk:
    """An open vault of the 盘锦 profile with seven persons, two safes and two bodies."""

    def __init__(self, folder: Path, profile: str = "panjin") -> None:
        key = os.urandom(32)
        file = folder / "desk.vault"
        connection = create_file(file, key)
        migrate(connection)
        connection.close()
        self.clock = SetClock(dt.datetime(2026, 3, 5, 8, 0))
        self.store = BookStore(open_writer(file, key), whole_codebook(), self.clock, operator="P1")
        self.profile, text = profile_of(profile)
        self.press = JoinedPress()
        self.do(
            FoundVault(
                unit="盘锦检验检测中心",
                machine_level="secret",
                file_format=1,
                profile=profile,
                digest=digest(text),
                bundle=text,
            )
        )
        run(_people, Command(), self.store)
        self.safe = self.do(EnterSafe(name="2号柜", level=Level.SECRET)).ids["safe"]
        self.body = self.do(EnterBody(name="省委保密委员会办公室")).ids["body"]
        self.other = self.do(EnterBody(name="市委办公室")).ids["body"]

    def close(self) -> None:
        self.store.close()

    def do(self, command: Command) -> Done:
        """Run a verb that must succeed."""
        found = self.tried(command)
        assert isinstance(found, Done), found
        return found

    def tried(self, command: Command) -> Done | Refusal:
        """Run a verb."""
        found = run(VERBS[type(command)], command, self.store)
        self.clock.advance(dt.timedelta(minutes=1))
        return found

    def at(self, day: int, hour: int = 8, minute: int = 0, month: int = 3, year: int = 2026) -> None:
        """Set the clock."""
        self.clock.at = dt.datetime(year, month, day, hour, minute)

    @property
    def source(self) -> Source:
        return Source(self.store.books, self.profile, self.clock.now(), "P1", "盘锦检验检测中心")

    def ask(self, read: Any) -> Any:
        """A read in a transaction of its own."""
        with self.store._connection.begin():
            return read(self.store.books)

    def tried_sheet(self, form: str, **wanted: Any) -> Sheet | Refusal:
        return self.ask(lambda _books: prepare(form, self.source, Wanted(**wanted)))  # type: ignore[no-any-return]

    def sheet(self, form: str, **wanted: Any) -> Sheet:
        """A sheet that can be prepared and drawn: every slot given, none unknown."""
        found = self.tried_sheet(form, **wanted)
        assert isinstance(found, Sheet), found
        ready = found.ready(self.press)
        refused = self.press.check(form, ready.facts, ready.options)
        assert refused is None, refused
        return found

    def issue(
        self,
        sheet: Sheet,
        manner: Manner = Manner.PRINT,
        reason: str = "",
        copies: int = 1,
        only: tuple[int, ...] = (),
    ) -> Issued:
        """Issue and note that it was printed or saved."""
        found = self.issued(sheet, manner, reason, only)
        assert isinstance(found, Issued), found
        assert isinstance(outcome(found, self.do, done=True, copies=copies, printer="HP 1"), Done)
        return found

    def issued(
        self,
        sheet: Sheet,
        manner: Manner = Manner.PRINT,
        reason: str = "",
        only: tuple[int, ...] = (),
    ) -> Issued | Refusal:
        to = {} if manner is Manner.PRINT else {"receiver": "档案室", "medium": "光盘 7"}
        return issue(sheet, self.tried, self.hash_of, self.press, manner, reason, only, **to)

    def hash_of(self, sequence: int) -> bytes:
        return self.ask(lambda books: books.event_hash(sequence))  # type: ignore[no-any-return]

    def preview(self, sheet: Sheet) -> bytes:
        found = preview(sheet, self.press)
        assert isinstance(found, bytes), found
        return found

    def register(self, title: str, number: str = "", copies: tuple[str, ...] = (), **more: Any) -> str:
        """Register a document; answers its id."""
        details = more.pop("details", {})
        command = RegisterDocument(
            **{
                "issuing_body": self.body,
                "title": title,
                "level": Level.SECRET,
                "copies": len(copies) or 1,
                "copy_numbers": copies,
                "safe": self.safe,
                "details": Details(
                    document_number=Text(number) if number else None,
                    **{"pages": 12, "channel": "courier_exchange", "envelope": "机0312", **details},
                ),
                **more,
            }
        )
        return self.do(command).ids["document"]

    def copies_now(self, document: str) -> tuple[str, ...]:
        """The same within a read."""
        return tuple(c.id for c in self.store.books.copies_of(document))

    def copies(self, document: str) -> tuple[str, ...]:
        """Ids of a document's copies."""
        return tuple(c.id for c in self.ask(lambda books: books.copies_of(document)))


def _people(_command: Command, act: Any) -> Done:
    act.add(department_stream("D1"), DepartmentEntered(Text("规划科"), 1))
    for rank, (person, name, clearance, duty, telephone) in enumerate(PEOPLE, 1):
        act.add(
            person_stream(person),
            PersonEntered(
                Text(name),
                department="D1" if person in ("P6", "P7") else "",
                rank=rank,
                clearance=Clearance(clearance),
                duty=Text(duty),
                telephone=Text(telephone) if telephone else None,
            ),
        )
    for post, person in POSTS:
        act.add(post_stream(post), PostAssigned(person, dt.date(2026, 1, 1)))
    return done("test.people")
