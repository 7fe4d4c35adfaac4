"""The demonstration holds: its week is told, refused where it must be, balanced and verified."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.bootstrap.demo import cast, documents
from desktop.bootstrap.demo.papers import save_all, sheets_of_week
from desktop.bootstrap.demo.run import tell_week
from desktop.bootstrap.demo.teller import Teller, understood
from desktop.operations.printing.catalogue import WRITERS
from desktop.plain.typed import read_copy_numbers
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.keys.cost import FLOOR


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Teller]:
    session, story = tell_week(tmp_path_factory.mktemp("demo") / "v" / "demo.vault", FLOOR)
    yield story
    session.close()


def test_it_has_thirty_documents_in_odd_shapes_and_an_opening_balance(week: Teller) -> None:
    shapes = {paper.shape for paper in documents.PAPERS if paper.shape}
    assert len(week.documents) >= 30
    assert len(shapes) >= 15
    opened = week.ask(lambda b: sum(row.opening for row in b.balance()))
    typed = [read_copy_numbers(line[4]) for line in documents.OPENING]
    assert opened == sum(len(understood(numbers)) or 1 for numbers in typed)


def test_every_level_balances(week: Teller) -> None:
    for row in week.ask(lambda b: b.balance()):
        came = row.opening + row.received + row.made
        assert came == row.in_safe + row.with_persons + row.outside + row.ended, row.level


def test_what_must_be_refused_was_refused_with_its_clause(week: Teller) -> None:
    assert {refusal.clause for refusal in week.refused} >= {"A6.1.1e", "A6.1.5c"}


def test_the_book_verifies_at_the_end(week: Teller) -> None:
    checker = open_checker(week.session.path, week.session.opened.data_key)
    try:
        report = verify(checker, week.session.codebook)
    finally:
        checker.close()
    assert report.sound, report.findings
    assert report.events > 300


def test_every_form_the_program_prints_is_in_the_demonstration(week: Teller, tmp_path: Path) -> None:
    # the continuation lists what changed since a fixed page was printed: the week has no printed page yet
    assert set(sheets_of_week(week)) >= set(WRITERS) - {"f01_continuation"}
    saved = save_all(week, tmp_path / "forms")
    assert len(saved) == 2 * len(sheets_of_week(week))
    assert all(place.stat().st_size > 10_000 for place in saved)


def test_its_people_carry_rare_characters(week: Teller) -> None:
    names = "".join(p.name for p in week.ask(lambda b: b.persons()))
    assert set("㙓𫖯䶮喆堃镕𠮷") <= set(names)
    assert cast.UNIT.endswith("(演示)")
