"""Small whole books for the proofs: founded, with people, and a few days of custody, through the one door."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desktop.custody.document_facts import Details
from desktop.custody.levels import Level
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Command, Done, Outcome, done
from desktop.operations.desk.acts import FoundVault
from desktop.operations.ports import Act
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.run import run
from desktop.operations.standing.enter import EnterBody, EnterSafe
from desktop.operations.verbs import VERBS
from desktop.people.facts import Clearance, PersonEntered, PostAssigned, person_stream, post_stream
from desktop.plain.clock import SetClock
from desktop.plain.facts import Text
from desktop.plain.ids import counted_ids
from desktop.profiles.loading import bundle, digest
from desktop.vault.connections import create_file, open_writer
from desktop.vault.migrations.run import migrate
from desktop.vault.store import BookStore

KEY = bytes(range(32))
PROFILES = Path(__file__).parents[2] / "resources" / "profiles"
NAMES = ("张三", "李四", "王五", "赵㙓")


def bundled(profile: str = "panjin") -> str:
    """The text of a shipped profile."""
    files = {p.relative_to(PROFILES).as_posix(): p.read_text("utf-8") for p in PROFILES.rglob("*.toml")}
    return bundle(files, profile)


class Book:
    """A vault in a folder, open for writing."""

    def __init__(self, path: Path, *, new: bool = True, at: dt.datetime = dt.datetime(2026, 3, 5, 8)) -> None:
        self.path = path
        self.clock = SetClock(at)
        if new:
            laid = create_file(path, KEY)
            migrate(laid)
            laid.close()
        self.store = BookStore(
            open_writer(path, KEY),
            whole_codebook(),
            self.clock,
            operator="P1",
            ids=counted_ids() if new else counted_ids("R"),
        )
        self.safe = self.body = ""
        self.level = Level.SECRET

    def do(self, command: Command) -> Outcome:
        """Through the one door."""
        return run(VERBS[type(command)], command, self.store)

    def must(self, command: Command) -> Done:
        """The act is done."""
        outcome = self.do(command)
        assert isinstance(outcome, Done), outcome
        return outcome

    def found(self) -> Book:
        """Unit, rules, four persons, a safe, a body."""
        text = bundled()
        self.must(
            FoundVault(
                unit="盘锦检验检测中心",
                machine_level="secret",
                file_format=1,
                profile="panjin",
                digest=digest(text),
                bundle=text,
            )
        )
        run(_people, Command(), self.store)
        self.safe = self.must(EnterSafe(name="2号柜", level=Level.SECRET)).ids["safe"]
        self.body = self.must(EnterBody(name="辽宁省委办公厅")).ids["body"]
        return self

    def register(self, number: int, copies: int = 3, title: str = "", request: str = "") -> Done:
        """One document with its copies."""
        return self.must(
            RegisterDocument(
                request=request,
                issuing_body=self.body,
                title=title or f"关于进一步加强机要文件管理工作的通知（第{number}号）",
                level=Level.SECRET,
                copies=copies,
                copy_numbers=tuple(f"{number * 10 + n:06d}" for n in range(copies)),
                safe=self.safe,
                details=Details(document_number=Text(f"辽委办〔2026〕{number}号")),
            )
        )

    def circulate(self, document: str) -> str:
        """Two readers; the folder is out with the second."""
        with self.store._connection.begin():
            copies = tuple(c.id for c in self.store.books.copies_of(document))
        slip = self.must(OpenSlip(copies=copies, readers=("P2", "P3"), folder="1")).ids["slip"]
        self.clock.advance(dt.timedelta(hours=1))
        self.must(HandOutFolder(slip=slip))
        self.clock.advance(dt.timedelta(hours=1))
        self.must(TakeBackFolder(slip=slip, counted=len(copies)))
        self.must(HandOutFolder(slip=slip))
        return slip

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()


def _people(_command: Command, act: Act) -> Outcome:
    for number, name in enumerate(NAMES, 1):
        entered = PersonEntered(Text(name), rank=number, clearance=Clearance("important"), duty=Text("主任"))
        act.add(person_stream(f"P{number}"), entered)
    act.add(post_stream("officer"), PostAssigned("P1", dt.date(2026, 1, 1)))
    return done("people.entered")


def small_book(path: Path) -> Book:
    """Eight documents, one of them out on a slip."""
    book = Book(path).found()
    first = book.register(1)
    for number in range(2, 9):
        book.register(number, copies=number % 3 + 1)
    for name in ("市机要局", "市档案馆", "多余的单位"):
        book.must(EnterBody(name=name))
    book.circulate(first.ids["document"])
    return book
