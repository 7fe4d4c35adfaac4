"""The list of 50,000 reviews as the window receives it, against its SQL bare."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

from benchmarks.floors.rows import bare_connection, read_rows
from benchmarks.laying import OPERATOR, PASSWORD, Laid
from benchmarks.measuring import Ratio, in_turn
from desktop.bootstrap.session import open_session
from desktop.operations.codebook import whole_codebook
from desktop.operations.people.groups import EnterDepartment
from desktop.operations.reviewing.batches import MOST_LINES, OpenBatch
from desktop.operations.reviewing.hand_in import Told
from desktop.plain.refusal import Refusal
from desktop.vault.books.items import items_sql
from desktop.vault.books.library import Library
from desktop.vault.connections import open_reader

REVIEWS = 50_000
LIMIT = 60
ROUNDS = 200
_WORDS = ("检验", "检测", "公告", "通告", "指南", "收费", "窗口", "实验室", "计量", "电梯", "食品", "活动")


def reviews(laid: Laid, folder: Path, number: int = REVIEWS) -> list[Ratio]:
    """Every saved view's first page; the vault is a copy, filled by batch sheets through the program's own door."""
    book = laid.copy(folder)
    _fill(book, number)
    connection, floor = open_reader(book.path, book.key), bare_connection(book.path, book.key)
    library = Library(connection, whole_codebook())
    ratios = []
    for view in ("open", "all"):
        statement, values = items_sql(view, "", None, LIMIT)

        def ours(view: str = view) -> object:
            with connection.begin():
                return library.items(view, limit=LIMIT)

        def bare(statement: str = statement, values: tuple[object, ...] = values) -> object:
            return read_rows(floor, statement, values)

        ratios.append(in_turn(f"first page of {number} reviews: {view}", ours, bare, 2.5, ROUNDS))
    connection.close()
    floor.close()
    return ratios


def _fill(book: Laid, number: int) -> None:
    dice = random.Random(3)
    session = open_session(book.path, OPERATOR, PASSWORD)
    try:
        made = session.do(EnterDepartment(name="测速科"))
        assert not isinstance(made, Refusal), made
        told = (_told(dice, n) for n in range(number))
        while lines := tuple(itertools.islice(told, MOST_LINES)):
            outcome = session.do(
                OpenBatch(department=made.ids["department"], handed_in_by=OPERATOR, lines=lines)
            )
            assert not isinstance(outcome, Refusal), outcome
    finally:
        session.close("closing")


def _told(dice: random.Random, number: int) -> Told:
    title = f"关于{''.join(dice.sample(_WORDS, 4))}的说明（{number}）"
    return Told(title=title, item_type="web", summary="摘要", channels=("website",))
