"""清除 (D17): after it the words are nowhere in the file, and the book still proves, saying by whom and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.audit.acts import DESK, Excised
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Done, Outcome
from desktop.operations.desk.excise import Excise
from desktop.operations.sentences.verify import DONE, REFUSALS
from desktop.plain.facts import EXCISED
from desktop.plain.refusal import Refusal
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker, open_excision, open_reader, truncate_log
from desktop.vault.event_rows import read_stream
from desktop.vault.excise import BLANKED, excise_words
from desktop.vault.projection.grams import pairs
from desktop.vault.trouble import VaultTrouble
from tests.vault.raw_pages import dump, plain_pages
from tests.vault.vault_books import KEY, Book, small_book

SECRET = "龘靐计划绝密部署纲要之一"


class Second:
    """The second person at the desk."""

    def __init__(self, confirms: bool = True) -> None:
        self.confirms = confirms
        self.asked: list[str] = []

    def confirmed(self, person: str) -> bool:
        self.asked.append(person)
        return self.confirms


def traces(path: Path) -> set[str]:
    """Which parts of the secret words are still to be found: runs of three characters, pairs of the index."""
    found = set()
    for where, data in (("rows", dump(path, KEY)), ("pages", plain_pages(path, KEY))):
        for start in range(len(SECRET) - 2):
            part = SECRET[start : start + 3]
            if part.encode() in data:
                found.add(f"{where}: {part}")
        for token in pairs("龘靐计"):
            if token.encode() in data:
                found.add(f"{where}: {token}")
    return found


def excise(book: Book, command: Excise, second: Second | None = None) -> Outcome:
    door = open_excision(book.path, KEY, BLANKED)
    try:
        return excise_words(door, whole_codebook(), book.clock, command, second or Second(), operator="P1")
    finally:
        door.close()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = small_book(tmp_path / "a.vault")
    for number in range(100, 130):
        made.register(number, title=f"普通文件第{number}件，与计划财务有关")
    return made


def enter_secret(book: Book) -> str:
    document = book.register(66, title=SECRET).ids["document"]
    with book.store._connection.begin():
        book.store._connection.exec_driver_sql(
            "INSERT INTO drafts VALUES ('f', '收文', '2026-03-05', 'P1', ?)", ('{"title": "关于龘靐计"}',)
        )
    truncate_log(book.store._connection)
    for number in range(200, 210):
        book.register(number)
    return document


def test_d17_the_words_are_nowhere_in_the_file(book: Book) -> None:
    document = enter_secret(book)
    assert len(traces(book.path)) > 10  # the control: it finds them while they are there
    outcome = excise(
        book,
        Excise(document=document, fields=("title",), second_person="P2", reason="高于本机密级，误录"),
    )
    assert isinstance(outcome, Done)
    assert (outcome.facts["words"], outcome.code in DONE) == (1, True)
    assert traces(book.path) == set()
    book.close()
    assert traces(book.path) == set()


def test_d17_the_book_still_proves_and_says_by_whom_and_why(book: Book) -> None:
    document = enter_secret(book)
    excise(book, Excise(document=document, second_person="P2", reason="误录"))
    checker = open_checker(book.path, KEY)
    report = verify(checker, whole_codebook())
    assert (report.findings, report.excised) == ((), 2)  # title and document number
    rows = read_stream(checker, whole_codebook(), DESK)
    fact = rows[-1].fact
    assert isinstance(fact, Excised)
    assert (rows[-1].recorded_by, fact.second_person, fact.reason) == ("P1", "P2", "误录")
    checker.close()
    with book.store._connection.begin():
        shown = book.store.books.document(document)
        assert shown
        assert (shown.title, shown.document_number, shown.copies) == (EXCISED, EXCISED, 3)
        assert not book.store.books.documents(typed="龘靐").rows
        assert len(book.store.books.documents(typed="计划").rows) == 30
        assert not book.store._connection.exec_driver_sql("SELECT * FROM drafts").fetchall()
    book.register(300)  # and the day goes on
    book.close()


def test_d17_blanked_without_an_event_is_found(book: Book) -> None:
    """The control: an excision that does not say so."""
    document = enter_secret(book)
    door = open_excision(book.path, KEY, BLANKED)
    with door.begin():
        door.exec_driver_sql("UPDATE content SET words = NULL, salt = NULL WHERE words = ?", (SECRET,))
    door.close()
    checker = open_checker(book.path, KEY)
    codes = {finding.code for finding in verify(checker, whole_codebook()).findings}
    assert codes == {"content.blanked", "projection.changed", "projection.words"}
    checker.close()
    assert document
    book.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"second_person": "P1"}, "excise.second_same"),
        ({"second_person": ""}, "excise.second_same"),
        ({"second_person": "P77"}, "excise.second_unknown"),
        ({"reason": "  "}, "excise.reason_missing"),
        ({"targets": (("desk", 99, ""),)}, "excise.unknown"),
        ({"targets": (("rules/profile", 1, ""),)}, "excise.rules"),
        ({"fields": ("no_such_field",)}, "excise.nothing"),
    ],
)
def test_d17_two_different_persons_a_reason_and_words(
    book: Book, change: dict[str, object], code: str
) -> None:
    document = enter_secret(book)
    second = Second()
    asked: dict[str, object] = {"document": document, "second_person": "P2", "reason": "误录", **change}
    outcome = excise(book, Excise(**asked), second)  # type: ignore[arg-type]
    assert isinstance(outcome, Refusal)
    assert (outcome.code, second.asked) == (code, [])
    assert code in REFUSALS
    assert traces(book.path)
    book.close()


def test_d17_the_second_person_must_confirm(book: Book) -> None:
    document = enter_secret(book)
    outcome = excise(
        book, Excise(document=document, second_person="P2", reason="误录"), Second(confirms=False)
    )
    assert isinstance(outcome, Refusal)
    assert outcome.code == "excise.not_confirmed"
    assert traces(book.path)
    book.close()


def test_d17_once_destroyed_there_is_nothing_more_to_destroy(book: Book) -> None:
    document = enter_secret(book)
    command = Excise(document=document, second_person="P2", reason="误录")
    assert isinstance(excise(book, command), Done)
    again = excise(book, command)
    assert isinstance(again, Refusal)
    assert again.code == "excise.nothing"
    book.close()


def test_d17_a_reader_that_holds_the_log_is_told(book: Book) -> None:
    document = enter_secret(book)
    reader = open_reader(book.path, KEY)
    with reader.begin():
        reader.exec_driver_sql("SELECT count(*) FROM documents").scalar()
        with pytest.raises(VaultTrouble, match="vault_busy"):
            excise(book, Excise(document=document, second_person="P2", reason="误录"))
    reader.close()
    truncate_log(book.store._connection)
    assert traces(book.path) == set()
    book.close()
