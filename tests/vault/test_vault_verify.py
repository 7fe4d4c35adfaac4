"""Verification of a sound book finds nothing; each law finds its own breach."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.audit.head_code import head_code
from desktop.operations.codebook import whole_codebook
from desktop.operations.desk.findings import CODES, Finding, Findings, Report
from desktop.operations.desk.sheet_check import SheetAnswer, SheetCheck
from desktop.operations.sentences.verify import FINDINGS, finding_sentence, report_sentences, sheet_sentence
from desktop.plain.progress import Stopped
from desktop.plain.refusal import Refusal
from desktop.vault.checking.file import expected_schema
from desktop.vault.checking.invariants import LAWS
from desktop.vault.checking.sheet import check_sheet
from desktop.vault.checking.verify import verify
from desktop.vault.connections import create_file, open_checker, open_migrator
from desktop.vault.migrations.run import migrate
from tests.vault.vault_books import KEY, Book, small_book


def report_of(path: Path) -> Report:
    checker = open_checker(path, KEY)
    try:
        return verify(checker, whole_codebook())
    finally:
        checker.close()


def bend(path: Path, *statements: str) -> None:
    """What a program with the key does."""
    hand = open_migrator(path, KEY)
    with hand.begin():
        for statement in statements:
            hand.exec_driver_sql(statement)
    hand.close()


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = small_book(tmp_path / "库.vault")
    book.close()
    return book.path


def test_a_sound_book_is_sound(path: Path) -> None:
    report = report_of(path)
    assert report.findings == ()
    assert report.events == int(report.head.partition("-")[0]) > 50
    assert report_sentences(report)[-1].endswith(report.head)


def test_an_empty_vault_is_sound(tmp_path: Path) -> None:
    laid = create_file(tmp_path / "a.vault", KEY)
    migrate(laid)
    laid.close()
    report = report_of(tmp_path / "a.vault")
    assert (report.findings, report.head) == ((), "")


def test_verify_beside_the_open_program_sees_one_moment(tmp_path: Path) -> None:
    book = small_book(tmp_path / "a.vault")
    checker = open_checker(book.path, KEY)

    class Busy:
        """The officer goes on registering while it runs."""

        number = 50

        def step(self, done: int, total: int) -> None:
            self.number += 1
            book.register(self.number)

    before = report_of(book.path).events
    report = verify(checker, whole_codebook(), Busy())
    assert (report.findings, report.events) == ((), before)
    assert report_of(book.path).events > before
    checker.close()
    book.close()


def test_a_stop_is_heard(path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int) -> None:
            raise Stopped

    checker = open_checker(path, KEY)
    with pytest.raises(Stopped):
        verify(checker, whole_codebook(), Stop())
    assert verify(checker, whole_codebook()).sound
    checker.close()


BREACHES = {
    "schema.missing": ("DROP TRIGGER events_keeps_rows",),
    "schema.changed": (
        "DROP TRIGGER events_keeps_rows",
        "CREATE TRIGGER events_keeps_rows BEFORE DELETE ON events BEGIN SELECT 1; END",
    ),
    "schema.extra": ("CREATE TRIGGER quiet AFTER INSERT ON copies BEGIN DELETE FROM drafts; END",),
    "content.missing": ("DROP TRIGGER content_keeps_rows", "DELETE FROM content WHERE words LIKE '2号柜'"),
    "content.changed": (
        "DROP TRIGGER content_keeps_words",
        "UPDATE content SET words = '3号柜' WHERE words LIKE '2号柜'",
    ),
    "content.blanked": ("UPDATE content SET words = NULL, salt = NULL WHERE words LIKE '2号柜'",),
    "content.orphan": ("INSERT INTO content VALUES ('00', x'00', '塞入')",),
    "projection.changed": ("UPDATE copies SET place = 'P4' WHERE place_kind = 'person'",),
    "projection.missing": ("DELETE FROM holdings WHERE line = 2",),
    "projection.extra": ("INSERT INTO safes VALUES ('S9', '暗柜', 'secret', 'P4', NULL, 0)",),
    "projection.words": ("DELETE FROM words WHERE rowid = (SELECT max(seq) FROM documents)",),
    "request.act": ("INSERT INTO requests VALUES ('r', 9999, '{}')",),
    "series.number": ("UPDATE documents SET number = 99 WHERE number = 8",),
    "balance.differs": ("UPDATE copies SET place_kind = 'nowhere' WHERE place_kind = 'person'",),
    "copy.place": ("UPDATE holdings SET to_at = NULL WHERE line = 1",),
    "holding.interval": ("UPDATE holdings SET from_at = '2026-03-05T08:30:00' WHERE line = 2",),
    "slip.copies": ("UPDATE slips SET out_with = ''",),
}


@pytest.mark.parametrize("code", BREACHES)
def test_each_law_finds_its_breach(path: Path, code: str) -> None:
    bend(path, *BREACHES[code])
    report = report_of(path)
    assert code in codes(report)
    assert all(report_sentences(report))


def test_a_row_of_the_index_that_names_other_words_is_found(path: Path) -> None:
    bend(
        path,
        "DELETE FROM words WHERE rowid = (SELECT max(seq) FROM documents)",
        "INSERT INTO words (rowid, grams) SELECT max(seq), 'abcd' FROM documents",
    )
    assert codes(report_of(path)) == {"projection.words"}


def test_a_copy_that_no_event_knows_is_found(path: Path) -> None:
    bend(
        path,
        "CREATE TEMP TABLE one AS SELECT * FROM copies LIMIT 1",
        "UPDATE one SET id = 'FORGED', seq = 999",
        "INSERT INTO copies SELECT * FROM one",
    )
    found = [f for f in report_of(path).findings if f.code == "projection.extra"]
    assert [f.facts["key"] for f in found] == ["FORGED"]


def test_every_law_is_a_code_and_every_code_has_its_sentence() -> None:
    assert {code for code, _sql, _names in LAWS} <= CODES
    assert set(FINDINGS) == CODES


def test_findings_list_twenty_and_count_the_rest() -> None:
    found = Findings()
    for number in range(25):
        found.add("chain.gap", number, found=0)
    assert (len(found.listed), found.unlisted) == (20, {"chain.gap": 5})
    assert "5" in report_sentences(Report(found.listed, 1, unlisted=found.unlisted))[-2]


def test_a_finding_says_where() -> None:
    assert "17" in finding_sentence(Finding("content.changed", "17"))


def test_the_schema_of_the_migrations_has_the_guards() -> None:
    names = {name for kind, name in expected_schema() if kind == "trigger"}
    assert {f"{t}_keeps_{w}" for t in ("events", "content", "requests") for w in ("rows", "words")} <= names


def test_a_sheet_matches_differs_or_lies_beyond_the_end(tmp_path: Path) -> None:
    book = small_book(tmp_path / "a.vault")
    with book.store._connection.begin():
        sequence, digest = book.store.books.head()
    sheet = head_code(sequence, digest)
    book.register(60)
    checker = open_checker(book.path, KEY)
    matches = check_sheet(checker, str(sheet).lower())
    assert isinstance(matches, SheetCheck)
    assert (matches.answer, matches.sequence) == (SheetAnswer.MATCHES, sequence)
    assert matches.last > sequence
    other = check_sheet(checker, str(head_code(sequence, bytes(32))))
    beyond = check_sheet(checker, str(head_code(sequence + 100, digest)))
    assert isinstance(other, SheetCheck)
    assert isinstance(beyond, SheetCheck)
    assert (other.answer, beyond.answer) == (SheetAnswer.DIFFERS, SheetAnswer.BEYOND_THE_END)
    assert len({sheet_sentence(check) for check in (matches, other, beyond)}) == 3
    mistyped = check_sheet(checker, str(sheet)[:-3] + "00" + str(sheet)[-1])
    assert isinstance(mistyped, Refusal)
    checker.close()
    book.close()


def test_rare_characters_and_long_titles_verify(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.vault").found()
    for number, title in enumerate(
        ("㙓𫖯䶮喆堃镕𠮷", "长" * 3_000, "e\u0301 与 é", "“引号”\\反斜杠\n换行", "%_*\"'"), 1
    ):
        book.register(number, title=title)
    book.close()
    assert report_of(book.path).findings == ()
