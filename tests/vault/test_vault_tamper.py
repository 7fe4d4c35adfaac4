"""Tampering by a person with the key: what verification finds, what only a printed sheet finds, each shown."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from desktop.audit.head_code import HeadCode, head_code
from desktop.operations.codebook import whole_codebook
from desktop.operations.desk.findings import Report
from desktop.operations.desk.sheet_check import SheetAnswer, SheetCheck
from desktop.vault.checking.sheet import check_sheet
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker, open_migrator, truncate_log
from desktop.vault.event_rows import read_head
from desktop.vault.trouble import VaultTrouble
from tests.vault.tampering import CHANGES, Care, forge, insert
from tests.vault.vault_books import KEY, Book, small_book

PAGE = 4096


def judge(path: Path, sheet: HeadCode | None = None) -> tuple[Report, SheetAnswer | None]:
    """The verifier's report, and what the sheet says."""
    checker = open_checker(path, KEY)
    try:
        report = verify(checker, whole_codebook())
        answer = check_sheet(checker, str(sheet)) if sheet else None
        assert answer is None or isinstance(answer, SheetCheck)
        return report, answer.answer if answer else None
    finally:
        checker.close()


def head_of(path: Path) -> HeadCode:
    """The code as a sheet would carry it now."""
    checker = open_checker(path, KEY)
    head = read_head(checker)
    checker.close()
    return head_code(head.sequence, head.hash)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = small_book(tmp_path_factory.mktemp("original") / "a.vault")
    book.close()
    return book.path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "a.vault"
    shutil.copy(original, copy)
    return copy


# (change, care) → what verification finds without paper: exactly these codes
SEEN: dict[tuple[str, Care], set[str]] = {
    ("edit", Care.ROUGH): {"chain.content", "projection.changed"},
    ("edit", Care.CHAINED): {"projection.changed"},
    ("edit", Care.PERFECT): set(),
    ("delete", Care.ROUGH): {
        "chain.gap",
        "chain.previous",
        "chain.act",
        "content.orphan",
        "projection.extra",
    },
    ("delete", Care.CHAINED): {"content.orphan", "projection.extra", "projection.changed"},
    ("delete", Care.PERFECT): set(),
    ("insert", Care.ROUGH): {
        "chain.gap",
        "chain.previous",
        "chain.content",
        "chain.act",
        "projection.missing",
    },
    ("insert", Care.CHAINED): {"projection.missing", "projection.changed"},
    ("insert", Care.PERFECT): set(),
    ("swap", Care.ROUGH): {"chain.previous", "chain.content"},
    ("swap", Care.CHAINED): set(),
    ("swap", Care.PERFECT): set(),
    ("truncate", Care.ROUGH): {"projection.changed", "projection.extra"},
    ("truncate", Care.CHAINED): {"projection.changed", "projection.extra"},
    ("truncate", Care.PERFECT): set(),
}


ON_PAPER = {
    "edit": SheetAnswer.DIFFERS,
    "delete": SheetAnswer.BEYOND_THE_END,  # renumbered, the book is one entry shorter
    "insert": SheetAnswer.DIFFERS,
    "swap": SheetAnswer.DIFFERS,
    "truncate": SheetAnswer.BEYOND_THE_END,
}
"""What the last sheet's code says where the chain was written anew."""


@pytest.mark.parametrize("care", list(Care), ids=lambda care: care.name.lower())
@pytest.mark.parametrize("change", list(CHANGES))
def test_what_verification_finds_and_what_only_paper_finds(path: Path, change: str, care: Care) -> None:
    sheet = head_of(path)  # printed before
    assert judge(path, sheet)[1] is SheetAnswer.MATCHES
    forge(path, CHANGES[change], care)
    report, answer = judge(path, sheet)
    codes = {finding.code for finding in report.findings}
    assert codes == SEEN[change, care]
    assert answer is ON_PAPER[change] or (care is Care.ROUGH and answer is SheetAnswer.MATCHES)


def test_what_is_chained_anew_after_the_last_sheet_is_not_seen(path: Path) -> None:
    """The honest limit: the window is what was entered since the last sheet."""
    sheet = head_of(path)
    forge(path, insert_last, Care.PERFECT)
    report, answer = judge(path, sheet)
    assert (report.findings, answer) == ((), SheetAnswer.MATCHES)


def insert_last(rows: list[dict[str, object]]) -> None:
    """An entry after the last sheet."""
    rows.append(dict(rows[-1], stream="body/FORGED", kind="body.retired", body="{}", act=10_000))


def test_a_dropped_trigger_and_an_edited_read_table_are_seen(path: Path) -> None:
    hand = open_migrator(path, KEY)
    with hand.begin():
        hand.exec_driver_sql("DROP TRIGGER events_keeps_rows")
        hand.exec_driver_sql("UPDATE documents SET title = '改过的题' WHERE number = 2")
    hand.close()
    report, _answer = judge(path)
    assert [(f.code, f.place) for f in report.findings] == [
        ("schema.missing", "events_keeps_rows"),
        ("projection.changed", "documents"),
    ]
    assert report.findings[1].facts["columns"] == "title"


def later(path: Path) -> None:
    """The officer goes on for a while."""
    book = Book(path, new=False, at=dt.datetime(2026, 3, 6, 8))
    with book.store._connection.begin():
        book.safe = book.store.books.safes()[0].id
        book.body = book.store.books.bodies()[0].id
    for number in range(20, 26):
        book.register(number)
    truncate_log(book.store._connection)
    book.close()


def test_an_old_file_put_back_is_found_by_paper_alone(path: Path, tmp_path: Path) -> None:
    old = shutil.copy(path, tmp_path / "old.vault")
    later(path)
    sheet = head_of(path)
    shutil.copy(old, path)
    report, answer = judge(path, sheet)
    assert report.sound
    assert answer is SheetAnswer.BEYOND_THE_END


def everything(path: Path) -> dict[str, list[str]]:
    """Every row of every table."""
    checker = open_checker(path, KEY)
    tables = checker.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    rows = {
        name: sorted(repr(tuple(row)) for row in checker.exec_driver_sql(f"SELECT * FROM {name}").fetchall())
        for (name,) in tables
        if not name.startswith("words")  # what it answers is proved, how it is laid out does not matter
    }
    checker.close()
    return rows


def test_an_old_page_pasted_back_is_found(path: Path, tmp_path: Path) -> None:
    """Its seal is right (security.md 0.1): the chain, the words or the read tables show it."""
    old = path.read_bytes()
    later(path)
    new, whole = path.read_bytes(), everything(path)
    changed = [
        n
        for n in range(1, len(old) // PAGE)
        if old[n * PAGE : (n + 1) * PAGE] != new[n * PAGE : (n + 1) * PAGE]
    ]
    assert len(changed) > 8
    for number in changed:
        place = slice(number * PAGE, (number + 1) * PAGE)
        path.write_bytes(new[: place.start] + old[place] + new[place.stop :])
        assert not judge(path)[0].sound or everything(path) == whole, number
    assert not judge(path)[0].sound


def flip(path: Path, data: bytes, rounds: int, seed: int) -> None:
    """One random byte, again and again: refused at the door, or found; never a crash, never sound."""
    dice = random.Random(seed)
    for _round in range(rounds):
        at = dice.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ dice.randrange(1, 256)]) + data[at + 1 :])
        try:
            report, _answer = judge(path)
        except VaultTrouble as trouble:
            assert trouble.code == "vault_damaged", at  # noqa: PT017
        else:
            assert not report.sound, at


def test_no_flipped_byte_passes(path: Path) -> None:
    flip(path, path.read_bytes(), 40, seed=7)


@pytest.mark.prove
def test_no_flipped_byte_passes_long(path: Path) -> None:
    flip(path, path.read_bytes(), 2_000, seed=random.randrange(2**32))


def test_a_verifier_that_trusts_stored_links_would_miss_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: these tests fail for a verifier that does not compute the links itself."""
    forge(path, insert, Care.ROUGH)
    monkeypatch.setattr("desktop.vault.checking.chain.verify", lambda links, head, after: iter(()))
    codes = {finding.code for finding in judge(path)[0].findings}
    assert not any(code in codes for code in ("chain.gap", "chain.previous", "chain.content"))
