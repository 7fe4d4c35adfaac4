"""What the unlock window is given: light until a password is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.plain.clock import Clock
from desktop.plain.progress import Progress
from desktop.vault.about import read_about
from desktop.windows.ports import OperatorShown, Trouble

if TYPE_CHECKING:
    from desktop.bootstrap.session import Session


class DoorPort:
    """``take`` gets the open session."""

    def __init__(self, vault: Path, take: Callable[[Session], object], clock: Clock | None = None) -> None:
        self.vault = vault
        self._take, self._clock = take, clock
        self._about = read_about(vault)

    def unit(self) -> str:
        return self._about.unit

    def place(self) -> str:
        return str(self.vault)

    def machine_level(self) -> str:
        return self._about.machine_level

    def operators(self) -> Sequence[OperatorShown]:
        known = self._about.operators or self._from_key_file()
        return [OperatorShown(operator, name) for operator, name in known]

    def _from_key_file(self) -> tuple[tuple[str, str], ...]:
        from desktop.vault import door
        from desktop.vault.trouble import VaultTrouble

        try:
            return door.operators(self.vault)
        except VaultTrouble:
            return ()  # what is the matter is said when unlocking

    def unlock(self, operator: str, password: str, progress: Progress | None = None) -> Trouble | None:
        """Long (argon2, and a copy before an upgrade): called beside the window."""
        from desktop.bootstrap.session import open_session
        from desktop.vault.trouble import VaultTrouble

        try:
            self._take(open_session(self.vault, operator, password, self._clock, progress))
        except VaultTrouble as trouble:
            return Trouble(trouble.code, trouble.facts)
        return None
