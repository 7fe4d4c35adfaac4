"""What the door shows before the vault is open: unit, machine level, who may unlock. Nothing secret.

The key file says the same of the operators; here it is read without loading any encryption, so that the
window is ready for the password at once.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.vault import disk


@dataclass(frozen=True, slots=True)
class AboutVault:
    """``operators``: id and name of each slot; ``demonstration``: not a unit's own book."""

    unit: str = ""
    machine_level: str = ""
    operators: tuple[tuple[str, str], ...] = ()
    demonstration: bool = False


def _place(vault: Path) -> Path:
    return vault.with_name(vault.name + ".about")


def write_about(vault: Path, about: AboutVault) -> None:
    """Keep it beside the vault."""
    text = json.dumps(asdict(about), ensure_ascii=False, sort_keys=True)
    disk.replace_file(_place(vault), text.encode("utf-8"), lambda _path: None)


def read_about(vault: Path) -> AboutVault:
    """What is kept; nothing where it is missing or damaged: it is only for show."""
    try:
        kept = json.loads(_place(vault).read_text(encoding="utf-8"))
        operators = tuple((str(one), str(name)) for one, name in kept["operators"])
        return AboutVault(
            str(kept["unit"]), str(kept["machine_level"]), operators, bool(kept["demonstration"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return AboutVault()
