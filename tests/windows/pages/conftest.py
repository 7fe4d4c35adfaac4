"""An office with the pages that a module of tests names in ``PAGES``, and hands at its keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from incoming_hands import Hands
from real_desk import RealOffice


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, *(room.page for room in request.module.PAGES))
    yield made
    made.close()


@pytest.fixture
def hands(office: RealOffice) -> Hands:
    return Hands(office)
