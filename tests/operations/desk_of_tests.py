"""A desk for tests: a founded vault of the 盘锦 profile with people, safes and bodies; verbs are done and asked.

The vault is founded once per process and copied for each desk: every test begins with the same book.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from desktop.custody.copy import Copy, fold_copy
from desktop.custody.copy_facts import copy_stream
from desktop.custody.document_facts import Details
from desktop.custody.levels import Level
from desktop.custody.slip import Slip, fold_slip
from desktop.custody.slip_facts import slip_stream
from desktop.operations.books import Books
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Command, Done, Outcome
from desktop.operations.desk.acts import FoundVault
from desktop.operations.people.groups import EnterDepartment
from desktop.operations.people.persons import EnterPeople, EnterPerson, Told
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.run import run
from desktop.operations.standing.enter import EnterBody, EnterSafe
from desktop.operations.verbs import VERBS
from desktop.people.facts import Clearance
from desktop.plain.clock import SetClock
from desktop.plain.facts import Text
from desktop.plain.ids import counted_ids
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.profiles.loading import bundle, digest
from desktop.vault.connections import create_file, open_writer
from desktop.vault.migrations.run import migrate
from desktop.vault.store import BookStore

T = TypeVar("T")
START = datetime(2026, 3, 5, 8, 0)
KEY = bytes(range(32))
PROFILES = Path(__file__).parents[2] / "resources" / "profiles"

PEOPLE = (
    ("officer", "沈静", Clearance.IMPORTANT, ("officer",)),
    ("head", "高建国", Clearance.CORE, ("head",)),
    ("charge", "李㙓", Clearance.CORE, ("leader_in_charge",)),
    ("office", "王堃", Clearance.IMPORTANT, ("office", "secrecy_office")),
    ("business", "解明", Clearance.IMPORTANT, ("department_head",)),
    ("zhang", "张三", Clearance.IMPORTANT, ()),
    ("li", "李四", Clearance.IMPORTANT, ()),
    ("wang", "王五", Clearance.GENERAL, ()),
    ("zhao", "赵䶮", Clearance.NONE, ()),
    ("core", "欧阳喆", Clearance.CORE, ()),
    ("witness", "单雄信", Clearance.GENERAL, ()),
)
"""Key (also the id), name, clearance, posts."""


class Desk:
    """One writer on one vault; ``ids`` of what was founded: safes, bodies, department."""

    def __init__(
        self, path: Path, at: datetime = START, operator: str = "officer", prefix: str = "D"
    ) -> None:
        self.path = path
        self.clock = SetClock(at)
        self.store = BookStore(
            open_writer(path, KEY), whole_codebook(), self.clock, operator=operator, ids=counted_ids(prefix)
        )
        self.safe, self.top_safe, self.low_safe, self.other_safe = (
            "safe",
            "top_safe",
            "low_safe",
            "other_safe",
        )

    def do(self, command: Command) -> Outcome:
        """Run the verb of a command."""
        return run(VERBS[type(command)], command, self.store)

    def done(self, command: Command) -> Done:
        """It must be done."""
        outcome = self.do(command)
        assert isinstance(outcome, Done), outcome
        return outcome

    def refused(self, command: Command, code: str, clause: str | None = None) -> Refusal:
        """It must be refused with this code (and clause), and nothing must have been written."""
        before = self.ask(lambda books: books.head())
        outcome = self.do(command)
        assert isinstance(outcome, Refusal), outcome
        assert outcome.code == code, outcome
        assert clause is None or outcome.clause == clause, outcome
        assert self.ask(lambda books: books.head()) == before
        return outcome

    def ask(self, read: Callable[[Books], T]) -> T:
        """Read in a transaction of its own."""
        with self.store._connection.begin():
            return read(self.store.books)

    def later(self, **by: float) -> datetime:
        """Let time pass."""
        return self.clock.advance(timedelta(**by))

    def stream(self, name: str) -> list[Recorded]:
        """All facts of a stream."""
        return list(self.ask(lambda books: books.stream(name)))

    def copy(self, copy: str) -> Copy:
        """A copy folded from its stream."""
        return fold_copy(copy, self.stream(copy_stream(copy)))

    def slip(self, slip: str) -> Slip:
        """A slip folded from its stream."""
        return fold_slip(slip, self.stream(slip_stream(slip)))

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def register(self, copies: int = 3, level: Level = Level.SECRET, **more: object) -> tuple[str, list[str]]:
        """Register a document; answers its id and those of its copies."""
        safe = self.top_safe if level is Level.TOP_SECRET else self.safe
        fields: dict[str, object] = {
            "issuing_body": "body",
            "title": "关于加强机要文件管理的通知",
            "safe": safe,
        }
        fields |= {"copy_numbers": tuple(f"{n:06d}" for n in range(1, copies + 1)), **more}
        outcome = self.done(RegisterDocument(level=level, copies=copies, **fields))  # type: ignore[arg-type]
        document = outcome.ids["document"]
        return document, [row.id for row in self.ask(lambda books: books.copies_of(document))]

    def open_slip(self, copies: list[str], *readers: str, **more: object) -> str:
        """Open a slip; answers its id."""
        command = OpenSlip(copies=tuple(copies), readers=readers or ("zhang", "li"), **more)  # type: ignore[arg-type]
        return self.done(command).ids["slip"]


def details(number: str, **more: object) -> Details:
    """Details with a document number."""
    return Details(document_number=Text(number), **more)  # type: ignore[arg-type]


@functools.cache
def founded(machine_level: str = "top_secret") -> Path:
    """A founded vault, closed; made once per process and level of the machine."""
    folder = tempfile.mkdtemp(prefix="desk-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / "founded.vault"
    connection = create_file(path, KEY)
    migrate(connection)
    connection.close()
    desk = Desk(path, START - timedelta(days=60), prefix="F")
    files = {str(p.relative_to(PROFILES)): p.read_text("utf-8") for p in PROFILES.rglob("*.toml")}
    text = bundle(files, "panjin")
    desk.done(
        FoundVault(
            unit="盘锦市检验检测中心",
            machine_level=machine_level,
            file_format=1,
            profile="panjin",
            digest=digest(text),
            bundle=text,
        )
    )
    department = desk.done(EnterDepartment(name="综合办公室")).ids["department"]
    desk.done(
        EnterPeople(
            persons=tuple(
                EnterPerson(
                    person=key,
                    told=Told(name=name, clearance=clearance, rank=rank, department=department),
                    posts=posts,
                )
                for rank, (key, name, clearance, posts) in enumerate(PEOPLE, 1)
            )
        )
    )
    for safe, name, level in (
        ("safe", "1号柜", Level.SECRET),
        ("other_safe", "2号柜", Level.SECRET),
        ("low_safe", "3号柜", Level.CONFIDENTIAL),
        ("top_safe", "绝密专柜", Level.TOP_SECRET),
    ):
        _named(desk, safe, EnterSafe(name=name, level=level, keeper="officer"))
    for body, name in (("body", "中共辽宁省委办公厅"), ("other_body", "国家市场监督管理总局")):
        _named(desk, body, EnterBody(name=name))
    desk.close()
    return path


def _named(desk: Desk, wanted: str, command: Command) -> None:
    """Do it with a given id, so that tests can name what was founded."""
    counted, desk.store._ids = desk.store._ids, lambda: wanted
    desk.done(command)
    desk.store._ids = counted


def new_desk(folder: Path, machine_level: str = "top_secret", at: datetime = START) -> Desk:
    """A desk on a copy of the founded vault."""
    path = folder / "book.vault"
    shutil.copyfile(founded(machine_level), path)
    return Desk(path, at)


def today(desk: Desk) -> date:
    """The day on the desk's clock."""
    return desk.clock.now().date()
