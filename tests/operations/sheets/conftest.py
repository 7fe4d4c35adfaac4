"""A fresh desk for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.sheets.sheet_desk import SheetDesk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SheetDesk]:
    """An open vault with persons, safe, bodies."""
    made = SheetDesk(tmp_path)
    yield made
    made.close()
