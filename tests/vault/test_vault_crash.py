"""kill −9 while registering: nothing that was acknowledged is lost, and the book proves after each kill."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Command, Done
from desktop.operations.desk.batches import OpenBatch
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.run import run
from desktop.operations.verbs import VERBS
from desktop.plain.refusal import Refusal
from desktop.vault.batches import Batch
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.unfinished import finish, unfinished
from tests.vault.vault_books import KEY, Book, small_book

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
FRESH_EVERY = 10
"""So many kills fall on one file, one after the other, before a fresh one is taken."""


def reopened(path: Path) -> Book:
    """The book a day later, ready to register."""
    book = Book(path, new=False, at=dt.datetime(2026, 3, 6, 8))
    with book.store.connection.begin():
        book.safe = book.store.books.safes()[0].id
        book.body = book.store.books.bodies()[0].id
    return book


def register_until_killed(path: Path, seed: int, pipe: int, *, early: bool) -> None:
    """In the child: register, and only then say so (``early``, the control: the other way round)."""
    book = reopened(path)
    book.store._ids = lambda: f"{seed:06d}{random.getrandbits(64):016X}"
    number = seed * 1_000
    while True:
        number += 1
        request = f"request-{number}"
        if early:
            os.write(pipe, f"{request}\n".encode())
        book.register(number, copies=number % 3 + 1, request=request)
        if not early:
            os.write(pipe, f"{request}\n".encode())


def killed(path: Path, seed: int, wait: float, *, early: bool = False) -> list[str]:
    """Fork, let it work, kill it; answers the requests it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            register_until_killed(path, seed, write, early=early)
        finally:
            os._exit(70)
    os.close(write)
    with open(read, "rb") as pipe:
        first = pipe.readline()  # it has begun to work
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        said = first + pipe.read()
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended by itself"
    return said.decode().split("\n")[:-1]


def lost(path: Path, acknowledged: list[str]) -> list[str]:
    """Acknowledged requests that the book does not know, or whose document is not whole."""
    book = reopened(path)
    gone = []
    for request in acknowledged:
        answer = book.store.answered(request)
        with book.store.connection.begin():
            document = book.store.books.document(answer.ids["document"]) if answer else None
            copies = book.store.books.copies_of(document.id) if document else ()
        if document is None or len(copies) != document.copies:
            gone.append(request)
    book.close()
    return gone


def assert_sound(path: Path) -> int:
    checker = open_checker(path, KEY)
    report = verify(checker, whole_codebook())
    checker.close()
    assert report.findings == ()
    return report.events


def kill_again_and_again(folder: Path, original: Path, kills: int, seed: int) -> int:
    """Answers how many were acknowledged in all."""
    dice = random.Random(seed)
    path, total = folder / "a.vault", 0
    known: list[str] = []
    for turn in range(kills):
        if turn % FRESH_EVERY == 0:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            shutil.copy(original, path)
            known = []
        known += killed(path, turn + 1, dice.uniform(0.0, 0.12))
        assert lost(path, known) == []
        assert_sound(path)
        total += len(known)
    return total


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = small_book(tmp_path_factory.mktemp("crash") / "a.vault")
    book.close()
    return book.path


def test_thirty_kills_lose_nothing(original: Path, tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path / "k", original, 30, seed=11) > 30


@pytest.mark.prove
def test_three_hundred_kills_lose_nothing(original: Path, tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path / "k", original, 300, seed=random.randrange(2**32)) > 300


def test_acknowledged_before_the_commit_would_be_caught(original: Path, tmp_path: Path) -> None:
    """The control: a program that says done too early loses what it said."""
    path = tmp_path / "a.vault"
    shutil.copy(original, path)
    for turn in range(40):
        if lost(path, killed(path, turn + 1, 0.01 + turn * 0.001, early=True)):
            return
    pytest.fail("forty kills did not catch it")


def _registration(book: Book, number: int) -> Command:
    return RegisterDocument(
        issuing_body=book.body,
        title=f"成批第{number}件",
        level=book.level,
        copies=1,
        copy_numbers=(f"B{number}",),
        safe=book.safe,
    )


def fill_until_killed(path: Path, pipe: int) -> None:
    """In the child: a long batch."""
    book = reopened(path)
    book.store._ids = lambda: f"{random.getrandbits(96):024X}"
    batch = Batch(book.store, planned=1_000_000)
    assert isinstance(batch.open(), Done)
    number = 0
    while True:
        number += 1
        command = _registration(book, number)
        assert isinstance(run(VERBS[type(command)], command, batch), Done)
        os.write(pipe, b"x")


@pytest.mark.parametrize("wait", [0.0, 0.15])
def test_a_batch_that_was_killed_is_closed_at_the_next_start(
    original: Path, tmp_path: Path, wait: float
) -> None:
    path = tmp_path / "a.vault"
    shutil.copy(original, path)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            fill_until_killed(path, write)
        finally:
            os._exit(70)
    os.close(write)
    with open(read, "rb") as pipe:
        pipe.read(1)
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        written = 1 + len(pipe.read())
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert_sound(path)
    book = reopened(path)
    (left,) = unfinished(book.store.connection)
    assert left.planned == 1_000_000
    assert 0 <= left.entries <= written  # whole turns: what was not committed is not there
    assert wait == 0.0 or left.entries > 0
    told = finish(book.store)
    assert told == [left]
    assert unfinished(book.store.connection) == []
    assert finish(book.store) == []
    book.register(9_999)
    book.close()
    assert_sound(path)


def test_a_batch_in_turns_is_sound_and_marked(original: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.vault"
    shutil.copy(original, path)
    book = reopened(path)
    batch = Batch(book.store, planned=30)
    assert isinstance(batch.open(), Done)
    for number in range(1, 31):
        command = _registration(book, number)
        outcome = run(VERBS[type(command)], command, batch)
        assert isinstance(outcome, Done)
    refused = run(VERBS[RegisterDocument], _nothing(book), batch)
    assert isinstance(refused, Refusal)
    closed = batch.close()
    assert isinstance(closed, Done)
    assert closed.facts["entries"] == 30
    marked = "SELECT count(DISTINCT act) FROM events WHERE batch = ?"
    with book.store.connection.begin():
        assert book.store.connection.exec_driver_sql(marked, (batch.mark,)).scalar() == 30
    assert unfinished(book.store.connection) == []
    book.close()
    assert_sound(path)


def _nothing(book: Book) -> RegisterDocument:
    return RegisterDocument(issuing_body=book.body, title="", level=book.level, copies=1, safe=book.safe)


def test_a_turn_that_fails_is_taken_back_whole(original: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.vault"
    shutil.copy(original, path)
    before = assert_sound(path)
    book = reopened(path)
    batch = Batch(book.store, planned=2)

    def broken(command: Command, act: object) -> Done:
        raise RuntimeError("a bug in a verb")

    with pytest.raises(RuntimeError, match="a bug"):
        run(broken, OpenBatch(batch="x", planned=1), batch)
    book.close()
    assert assert_sound(path) == before
