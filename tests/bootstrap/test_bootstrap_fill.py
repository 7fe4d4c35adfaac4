"""``fill``: documents of every shape through the same door; the book proves afterwards, also when it was stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.bootstrap.fill import CIRCULATED_EVERY, FillRefused, fill
from desktop.operations.codebook import whole_codebook
from desktop.plain.progress import Silent, Stopped
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.unfinished import finish, unfinished
from tests.vault.vault_books import KEY, Book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "a.vault").found()


def assert_sound(book: Book) -> None:
    checker = open_checker(book.path, KEY)
    assert verify(checker, whole_codebook()).findings == ()
    checker.close()


def count(book: Book, sql: str) -> int:
    with book.store.connection.begin():
        return int(book.store.connection.exec_driver_sql(sql).scalar_one())


def test_documents_of_several_years_and_shapes(book: Book) -> None:
    documents = CIRCULATED_EVERY * 10
    fill(book.store, book.clock, documents, Silent())
    assert count(book, "SELECT count(*) FROM documents") == documents
    assert count(book, "SELECT count(DISTINCT substr(received_on, 1, 4)) FROM documents") > 3
    assert count(book, "SELECT count(DISTINCT copies) FROM documents") > 3
    assert count(book, "SELECT count(*) FROM slips") > 0
    assert count(book, "SELECT count(DISTINCT title) FROM documents") > documents // 4
    assert_sound(book)
    fill(book.store, book.clock, 20, Silent(), seed=2)  # and again, on top
    assert count(book, "SELECT count(*) FROM documents") == documents + 20
    assert_sound(book)
    book.close()


def test_stopped_it_leaves_whole_turns_that_the_next_start_closes(book: Book) -> None:
    class StopSoon:
        def step(self, done: int, total: int) -> None:
            if done >= 100:
                raise Stopped

    with pytest.raises(Stopped):
        fill(book.store, book.clock, 1_000, StopSoon())
    assert_sound(book)
    (left,) = unfinished(book.store.connection)
    assert (left.planned, 100 <= left.entries < 1_000) == (1_000, True)
    assert finish(book.store) == [left]
    assert unfinished(book.store.connection) == []
    assert_sound(book)
    book.close()


def test_a_vault_whose_officer_is_another_is_not_filled(book: Book) -> None:
    book.store.operator = "P2"
    with pytest.raises(FillRefused, match=r"desk\.not_officer"):
        fill(book.store, book.clock, 5, Silent())
    book.close()
