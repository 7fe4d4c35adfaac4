"""What the door shows before the vault is open: the unit's name and the machine's level. Not secret."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.vault import disk


@dataclass(frozen=True, slots=True)
class AboutVault:
    """``demonstration``: made by the demonstration, not a unit's own book."""

    unit: str = ""
    machine_level: str = ""
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
        return AboutVault(str(kept["unit"]), str(kept["machine_level"]), bool(kept["demonstration"]))
    except (OSError, ValueError, KeyError, TypeError):
        return AboutVault()
