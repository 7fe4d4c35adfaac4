"""Pictures of the windows: a page is walked through to its strips, its refusals and its empty lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from real_desk import RealOffice

from desktop.bootstrap.pictures.camera import SIZES, Camera
from desktop.bootstrap.pictures.walk import Walk
from desktop.windows.pages import approvals, clearance


@pytest.fixture
def office(tmp_path: Path, qapp: Any) -> Iterator[RealOffice]:
    made = RealOffice(tmp_path, clearance.page, approvals.page)
    made.shell.show()
    made.shell.activateWindow()
    made.settle()
    yield made
    made.close()


def test_a_page_is_walked_to_its_strips_and_what_they_refuse(office: RealOffice, tmp_path: Path) -> None:
    out = tmp_path / "pictures"
    Walk(office.shell, Camera(office.threads, out), "clearance").go()
    names = {place.stem for place in out.glob("*.png")}
    for shown in ("list", "view-sent", "act-clearance.new", "act-clearance.new-saved", "act-clearance.print"):
        for width, _height in SIZES:
            assert f"01-clearance-{shown}-{width}" in names
    wide = QImage(str(out / "01-clearance-list-1920.png"))
    assert (wide.width(), wide.height()) == SIZES[1]


def test_the_same_sight_is_kept_once(office: RealOffice, tmp_path: Path) -> None:
    camera = Camera(office.threads, tmp_path / "pictures")
    assert camera.take(office.shell, "first")
    assert not camera.take(office.shell, "again")
