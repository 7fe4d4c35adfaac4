"""What is remembered between starts in the operator's own settings folder: where the vault lies, this machine's ways.

Nothing of the book: a printer's name, a place on a sheet of labels, minutes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def _folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "CustodyDesk"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "custody-desk"


def suggested_place() -> Path:
    """Where a first vault is offered to lie."""
    if sys.platform == "win32":
        return Path.home() / "Documents" / "CustodyDesk" / "desk.vault"
    base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "custody-desk" / "desk.vault"


def remembered_vault() -> Path | None:
    """The vault used last; None before the first run, or where it is gone."""
    try:
        text = (_folder() / "last.txt").read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return Path(text) if text else None


def remember_vault(place: Path) -> None:
    """Keep it; a settings folder that cannot be written is no reason to stop."""
    try:
        _folder().mkdir(parents=True, exist_ok=True)
        (_folder() / "last.txt").write_text(str(place.absolute()), encoding="utf-8")
    except OSError:
        return


def machine_settings() -> Mapping[str, object]:
    """What is set for this machine alone; nothing where it was never set or cannot be read."""
    try:
        kept = json.loads((_folder() / "machine.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def keep_machine_settings(settings: Mapping[str, object]) -> None:
    """Keep them. Raises ``OSError``."""
    _folder().mkdir(parents=True, exist_ok=True)
    text = json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)
    (_folder() / "machine.json").write_text(text, encoding="utf-8")
