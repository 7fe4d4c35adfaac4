"""Another unit's rules come into force over open cases: list, cards and rails speak by those each began under (53)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from real_desk import RealOffice

from desktop.bootstrap import shipped
from desktop.operations.commands import Done
from desktop.operations.desk.acts import AdoptProfile
from desktop.profiles.loading import bundle, digest
from desktop.windows.pages import approvals, review


@pytest.fixture
def office(tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealOffice]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = RealOffice(tmp_path, review.page, approvals.page)
    yield made
    made.close()


def cells(office: RealOffice, column: str) -> list[str]:
    model = office.body().middle.model
    return [str(model.row_at(n).cells[column]) for n in range(model.rowCount())]


def adopt(office: RealOffice, name: str) -> None:
    text = bundle(shipped.profiles(), name)
    command = AdoptProfile(
        profile=name, digest=digest(text), bundle=text, from_day=office.counter.now().date()
    )
    assert isinstance(office.session.do(command), Done)
    office.counter.renew()
    office.settle()


def test_edge_53_what_is_open_is_called_as_before_and_says_by_which_rules(office: RealOffice) -> None:
    office.shell.go("review")
    office.settle()
    before = {column: cells(office, column) for column in ("stage", "kind")}
    items = [office.body().middle.model.row_at(n).id for n in range(len(before["stage"]))]
    rails = [office.body()._card(item).rail for item in items]
    adopt(office, "nanning")
    office.body().middle.reread()
    office.settle()
    assert {column: cells(office, column) for column in ("stage", "kind")} == before
    for item, rail in zip(items, rails, strict=True):
        card = office.body()._card(item)
        assert card.rail == rail
        told = [line.text for line in card.now if line.label == "规则"]
        assert len(told) == 1
        assert "2026-03-02起用的规则" in str(told[0])
    office.body().views.choose("batches")
    office.settle()
    for n in range(office.body().middle.model.rowCount()):
        card = office.body()._card(office.body().middle.model.row_at(n).id)
        assert "group" not in str(card.sections), "a stage is called by its title"
    office.shell.go("copying")
    office.settle()
    for n in range(office.body().middle.model.rowCount()):
        card = office.body()._card(office.body().middle.model.row_at(n).id)
        assert any(line.label == "规则" for line in card.now)
