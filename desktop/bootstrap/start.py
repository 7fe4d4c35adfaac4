"""Where the program starts: windows without words, the terminal's verbs with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Answers the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--reader"]:  # before anything of the house is loaded
        from desktop.intake.worker import main as read_one

        return read_one()
    if words[:1] == ["--masker"]:
        from desktop.bootstrap.mask_work import main as mask_one

        return mask_one()
    if words[:1] == ["--templater"]:
        from desktop.bootstrap.template_work import main as fill_one

        return fill_one()
    if words and not words[0].startswith("--vault"):
        from desktop.bootstrap.terminal import terminal

        return terminal(words)
    from pathlib import Path

    from desktop.bootstrap.app import App
    from desktop.vault.disk import close_to_others

    close_to_others()
    vault = Path(words[1]) if len(words) > 1 else None
    return App(sys.argv[:1], vault).run()
