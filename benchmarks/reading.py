"""The first page of the register and the search of two characters, as the window receives them."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.floors.rows import bare_connection, read_rows
from benchmarks.laying import Laid
from benchmarks.measuring import Ratio, in_turn
from desktop.operations.codebook import whole_codebook
from desktop.operations.views import DocumentRow, Page
from desktop.vault.books.documents import register_sql
from desktop.vault.books.library import Library
from desktop.vault.connections import open_reader

ROUNDS = 200
TERMS = ("涉密", "粮食", "纪要", "盘委")
LIMIT = 60


def _reader(laid: Laid, typed: str = "") -> tuple[Callable[[], Page[DocumentRow]], Callable[[], None]]:
    connection = open_reader(laid.path, laid.key)
    library = Library(connection, whole_codebook())

    def page() -> Page[DocumentRow]:
        with connection.begin():
            return library.documents(typed=typed, limit=LIMIT)

    return page, connection.close


def first_page(large: Laid, small: Laid) -> list[Ratio]:
    """Against the same SQL bare, and against itself at 1,000 documents."""
    ours, close = _reader(large)
    little, close_little = _reader(small)
    floor = bare_connection(large.path, large.key)
    statement, values = register_sql("all", "", "newest", None, LIMIT)
    ratios = [
        in_turn("first page of the register", ours, lambda: read_rows(floor, statement, values), 2.5, ROUNDS),
        in_turn("first page, against itself at 1,000 documents", ours, little, 1.2, ROUNDS),
    ]
    floor.close()
    close()
    close_little()
    return ratios


def search(large: Laid) -> list[Ratio]:
    """Two characters; each term on its own, since one is common and one is rare."""
    ratios = []
    floor = bare_connection(large.path, large.key)
    for term in TERMS:
        ours, close = _reader(large, term)
        named = [
            row[0]
            for row in floor.execute("SELECT id FROM bodies WHERE name LIKE ? LIMIT 40", (f"%{term}%",))
        ]
        statement, values = register_sql("all", term, "newest", None, LIMIT, named)

        def bare(statement: str = statement, values: tuple[object, ...] = values) -> object:
            return read_rows(floor, statement, values)

        ratios.append(in_turn(f"search as one types: {term}", ours, bare, 2.5, ROUNDS))
        close()
    floor.close()
    return ratios
