"""The vaults that are measured: founded and filled through the program's own door, then copied while closed."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from desktop.bootstrap.fill import fill
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.session import Session
from desktop.operations.people.persons import EnterPerson, Told
from desktop.people.facts import Clearance
from desktop.plain.clock import WallClock
from desktop.plain.progress import Silent
from desktop.vault.connections import truncate_log
from desktop.vault.keys.cost import FLOOR

PASSWORD = "Ce-su·2026·测速"
OPERATOR = "OFFICER"


@dataclass(frozen=True)
class Laid:
    """A closed vault with its key; ``seconds`` it took to fill it."""

    path: Path
    key: bytes
    documents: int
    seconds: float

    def copy(self, folder: Path) -> Laid:
        """The vault and what lies beside it, in another folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for part in self.path.parent.glob(f"{self.path.name}*"):
            if not part.name.endswith((".lock", "-wal", "-shm")):
                shutil.copy(part, folder / part.name)
        return Laid(folder / self.path.name, self.key, self.documents, self.seconds)


def lay(folder: Path, documents: int) -> Laid:
    """A new vault with so many documents."""
    path = folder / "bench.vault"
    operators = [NewBookOperator("测速员", "officer", PASSWORD, id=OPERATOR)]
    session = found(NewBook("测速单位", "panjin", "secret", operators, path), WallClock(), FLOOR)
    for number in range(8):
        _enter(session, number)
    start = time.perf_counter()
    fill(session.store, session.clock, documents, Silent())
    seconds = time.perf_counter() - start
    key = bytes(session.opened.data_key)
    truncate_log(session.store.connection)
    session.close("closing")
    return Laid(path, key, documents, seconds)


def _enter(session: Session, number: int) -> None:
    told = Told(name=f"读者{'甲乙丙丁戊己庚辛'[number]}", rank=number + 1, clearance=Clearance.IMPORTANT)
    session.do(EnterPerson(told=told))
