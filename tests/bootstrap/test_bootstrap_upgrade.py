"""A book of an older format: a proved copy lies beside it before a migration touches it, however the start ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.audit.acts import CopyKept
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import Session, open_session
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Done
from desktop.operations.standing.enter import EnterBody
from desktop.plain.clock import SetClock
from desktop.plain.progress import Progress, Stopped
from desktop.vault import connections, disk
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker, open_reader
from desktop.vault.keys.cost import FLOOR
from desktop.vault.migrations import bring, kept, run
from desktop.vault.migrations.kept import kept_copies
from desktop.vault.trouble import VaultTrouble

PASSWORD = "Ceshi#2026-kl"
NEXT_STEP = ("CREATE TABLE later (a INTEGER) STRICT", "INSERT INTO later VALUES (1)")
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


class Old:
    """A vault of this format, closed; ``upgrade`` makes the program one format newer."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = SetClock(datetime(2026, 3, 5, 8, 0))
        people = [NewBookOperator("沈静", "officer", PASSWORD)]
        session = found(NewBook("测试单位", "national", "secret", people, path), self.clock, FLOOR)
        assert isinstance(session.do(EnterBody(name="辽宁省委办公厅")), Done)
        self.path, self.operator, self.key = path, session.operator, session.opened.data_key
        session.close("closing")
        self.format = run.FILE_FORMAT
        self._patch = monkeypatch

    def upgrade(self, *step: str) -> None:
        self._patch.setattr(run, "STEPS", (*run.STEPS, step or NEXT_STEP))
        self._patch.setattr(run, "FILE_FORMAT", len(run.STEPS))

    def open(self) -> Session:
        self.clock.advance(timedelta(minutes=1))
        return open_session(self.path, self.operator, PASSWORD, self.clock)

    def end(self, path: Path | None = None) -> tuple[int, int, bytes]:
        """Format, last sequence and hash of a file."""
        reader = open_reader(path or self.path, self.key)
        row = reader.exec_driver_sql("SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1").one()
        found = run.version_of(reader)
        reader.close()
        return found, row[0], bytes(row[1])

    def kill_at(self, owner: object, name: str, *, before: bool) -> None:
        """Open it in a child that dies where a function is called, before or behind it."""
        real = getattr(owner, name)

        def dying(*given: object) -> None:
            if not before:
                real(*given)
            os.kill(os.getpid(), signal.SIGKILL)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(owner, name, dying)
            self.die()

    def die(self) -> None:
        """Open it in a child that is killed on the way."""
        child = os.fork()
        if child == 0:
            try:
                self.open()
            finally:
                os._exit(70)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended by itself"


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Old:
    return Old(tmp_path / "v" / "desk.vault", monkeypatch)


@pytest.fixture
def opened(old: Old) -> Iterator[Session]:
    old.upgrade()
    session = old.open()
    yield session
    session.close()


def told(session: Session) -> list[CopyKept]:
    entries = session.ask(lambda b: b.log(limit=50))
    return [e.recorded.fact for e in entries if isinstance(e.recorded.fact, CopyKept)]


def names(vault: Path) -> list[str]:
    return sorted(place.name for place in vault.parent.iterdir())


def test_the_copy_is_a_whole_vault_that_ends_where_the_book_ended(
    old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.end()
    old.upgrade()
    old.open().close("closing")
    (copy,) = kept_copies(old.path)
    assert copy.name == f"desk.vault.format-{old.format}.2026-03-05"
    assert old.end(copy.folder / "desk.vault") == before
    assert old.end()[0] == old.format + 1
    assert {p.name for p in copy.folder.iterdir()} == {
        "desk.vault", "desk.vault.key", "desk.vault.login", "desk.vault.about",
    }  # fmt: skip
    monkeypatch.undo()  # the older program opens it as it lies there, and every proof holds
    again = open_session(copy.folder / "desk.vault", old.operator, PASSWORD, old.clock)
    again.close("closing")
    checker = open_checker(copy.folder / "desk.vault", old.key)
    assert verify(checker, whole_codebook()).findings == ()
    checker.close()


def test_the_copy_is_encrypted_and_for_its_owner_only(opened: Session) -> None:
    (copy,) = kept_copies(opened.path)
    inside = (copy.folder / opened.path.name).read_bytes()
    assert not inside.startswith(b"SQLite")
    assert "测试单位".encode() not in inside
    if os.name == "posix":
        assert copy.folder.stat().st_mode & 0o077 == 0
        assert all(place.stat().st_mode & 0o077 == 0 for place in copy.folder.iterdir())


def test_the_copy_is_an_entry_of_the_book_once(old: Old) -> None:
    old.upgrade()
    session = old.open()
    assert told(session) == [CopyKept(old.format, date(2026, 3, 5))]
    session.close("closing")
    session = old.open()
    assert len(told(session)) == 1
    session.close("closing")


def test_a_book_of_this_format_gets_no_copy(old: Old) -> None:
    old.open().close("closing")
    assert kept_copies(old.path) == ()


def test_the_newest_copy_stays_and_the_older_one_goes(old: Old) -> None:
    old.upgrade()
    old.open().close("closing")
    old.upgrade("CREATE TABLE still_later (a INTEGER) STRICT")
    old.clock.advance(timedelta(days=40))
    session = old.open()
    assert [(one.format, one.day) for one in kept_copies(old.path)] == [(old.format + 1, date(2026, 4, 14))]
    assert len(told(session)) == 2
    session.close("closing")


def test_without_room_nothing_is_touched(old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    before, lay = old.end(), names(old.path)
    old.upgrade()
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: 1 << 20)
    with pytest.raises(VaultTrouble) as trouble:
        old.open()
    assert trouble.value.code == "copy_no_room"
    assert trouble.value.facts["free"] == 1
    assert (old.end(), names(old.path)) == (before, lay)
    monkeypatch.undo()
    old.open().close("closing")  # nothing stayed held


def test_a_copy_that_does_not_prove_stops_the_migration(old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    before, lay = old.end(), names(old.path)
    old.upgrade()
    real = connections.copy_whole

    def spoiled(source: object, target: Path, key: bytes, progress: Progress) -> None:
        real(source, target, key, progress)  # type: ignore[arg-type]
        data = bytearray(target.read_bytes())
        data[len(data) // 2] ^= 1
        target.write_bytes(bytes(data))

    monkeypatch.setattr(connections, "copy_whole", spoiled)
    with pytest.raises(VaultTrouble) as trouble:
        old.open()
    assert trouble.value.code == "copy_not_proved"
    assert (old.end(), names(old.path)) == (before, lay)


def test_a_full_disk_while_copying_leaves_nothing(old: Old, monkeypatch: pytest.MonkeyPatch) -> None:
    lay = names(old.path)
    old.upgrade()

    def full(_source: object, target: Path, _key: bytes, _progress: Progress) -> None:
        target.write_bytes(b"half")
        raise VaultTrouble("disk_full")

    monkeypatch.setattr(connections, "copy_whole", full)
    with pytest.raises(VaultTrouble) as trouble:
        old.open()
    assert trouble.value.code == "disk_full"
    assert names(old.path) == lay


class _Watched:
    """Steps as they come; asks to stop at the nth."""

    def __init__(self, stop_at: int = 0) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) == self._stop_at:
            raise Stopped


def test_the_copy_tells_how_far_it_is_and_can_be_stopped_until_it_has_its_name(
    old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_PAGES", 8)
    before, lay = old.end(), names(old.path)
    old.upgrade()
    first = _Watched(stop_at=2)
    old.clock.advance(timedelta(minutes=1))
    with pytest.raises(VaultTrouble) as trouble:
        open_session(old.path, old.operator, PASSWORD, old.clock, first)
    assert trouble.value.code == "copy_stopped"
    assert (old.end(), names(old.path)) == (before, lay)
    whole = _Watched()
    open_session(old.path, old.operator, PASSWORD, old.clock, whole).close("closing")
    assert len(whole.steps) > 3
    done, total = whole.steps[-2]  # the last page; then the last moment to stop
    assert done == total
    assert [done for done, _total in whole.steps[:-1]] == sorted(done for done, _total in whole.steps[:-1])
    assert len(kept_copies(old.path)) == 1


@forks
def test_killed_before_the_copy_is_named_begins_anew(old: Old) -> None:
    before = old.end()
    old.upgrade()
    old.kill_at(kept, "_free_name", before=True)
    assert kept_copies(old.path) == ()
    assert old.end() == before
    session = old.open()
    assert len(told(session)) == 1
    assert len(kept_copies(old.path)) == 1
    session.close("closing")
    assert [n for n in names(old.path) if n.endswith(".new")] == []


@forks
@pytest.mark.parametrize("before", [True, False])
def test_killed_between_the_copy_and_the_migration_takes_the_copy_that_lies_there(
    old: Old, before: bool
) -> None:
    at = old.end()
    old.upgrade()
    old.kill_at(run if before else bring, "migrate" if before else "keep_copy", before=before)
    (copy,) = kept_copies(old.path)
    assert old.end() == at == old.end(copy.folder / "desk.vault")
    session = old.open()
    assert kept_copies(old.path) == (copy,)
    assert len(told(session)) == 1
    session.close("closing")
    assert old.end()[0] == old.format + 1


@forks
def test_killed_within_a_migration_leaves_the_step_undone(old: Old) -> None:
    at = old.end()
    old.upgrade()
    first = NEXT_STEP[0]

    class Step(tuple[str, ...]):
        def __iter__(self) -> Iterator[str]:
            yield first
            os.kill(os.getpid(), signal.SIGKILL)

    whole = run.STEPS
    old._patch.setattr(run, "STEPS", (*whole[:-1], Step(NEXT_STEP)))
    old.die()
    old._patch.setattr(run, "STEPS", whole)
    assert old.end() == at
    assert len(kept_copies(old.path)) == 1
    session = old.open()
    assert len(kept_copies(old.path)) == 1
    assert len(told(session)) == 1
    session.close("closing")
    assert old.end()[0] == old.format + 1


@forks
def test_killed_behind_the_migration_is_told_at_the_next_start(old: Old) -> None:
    old.upgrade()
    old.kill_at(run, "migrate", before=False)
    assert old.end()[0] == old.format + 1
    session = old.open()
    assert told(session) == [CopyKept(old.format, date(2026, 3, 5))]
    session.close("closing")
