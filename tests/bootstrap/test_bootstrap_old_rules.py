"""A book whose rules were adopted in an older vocabulary opens and works; what no program reads is said at the door."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import open_session
from desktop.operations.commands import Done
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.standing.enter import EnterBody
from desktop.plain.clock import SetClock
from desktop.profiles.faults import Fault
from desktop.profiles.loading import digest
from desktop.vault import rules_in_force
from desktop.vault.keys.cost import FLOOR
from desktop.vault.trouble import VaultTrouble
from tests.profiles.test_profiles_vocabulary import KEPT, kept

PASSWORD = "Ceshi#2026-kl"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 5, 8, 0))


def with_rules(path: Path, clock: SetClock, name: str) -> str:
    """A closed book with a kept text in force; its operator."""
    people = [NewBookOperator("沈静", "officer", PASSWORD)]
    session = found(NewBook("测试单位", "national", "secret", people, path), clock, FLOOR)
    text, profile = kept(name)
    rules = AdoptProfile(profile=profile, digest=digest(text), bundle=text, from_day=clock.now().date())
    assert isinstance(session.do(rules), Done)
    session.close("closing")
    clock.advance(timedelta(minutes=1))
    return session.operator


@pytest.mark.parametrize("name", KEPT)
def test_rules_of_an_older_vocabulary_hold_after_the_next_unlock(
    tmp_path: Path, clock: SetClock, name: str
) -> None:
    path = tmp_path / "v" / "desk.vault"
    operator = with_rules(path, clock, name)
    session = open_session(path, operator, PASSWORD, clock)
    text, profile = kept(name)
    assert (session.profile.id, session.profile.digest) == (profile, digest(text))
    assert isinstance(session.do(EnterBody(name="辽宁省委办公厅")), Done)
    session.close("closing")


def test_rules_that_no_step_lifts_are_said_at_the_door_and_nothing_stays_held(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "v" / "desk.vault"
    operator = with_rules(path, clock, "1-before-terms.nanning")
    rules_in_force._loaded.cache_clear()
    fault = Fault("common/words.toml", "vocabulary", "vocabulary_newer", "9")
    monkeypatch.setattr(rules_in_force, "load", lambda _files, _name: (fault,))
    with pytest.raises(VaultTrouble) as trouble:
        open_session(path, operator, PASSWORD, clock)
    assert trouble.value.code == "rules_unreadable"
    assert "第 9 版" in str(trouble.value.facts["first"])
    monkeypatch.undo()
    open_session(path, operator, PASSWORD, clock).close("closing")
