"""The program's words: source text is Chinese, passed through gettext."""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str, folder: Path) -> None:
    """Load the catalogue of a language (``en``); ``zh_CN`` is the source text and needs none."""
    global _catalogue
    _catalogue = gettext.translation("desktop", folder, [language], fallback=True)


def _(text: str) -> str:
    """The text in the language spoken."""
    return _catalogue.gettext(text)


def N_(text: str) -> str:
    """Marks a text of a table for the catalogue; it is translated where it is shown."""
    return text
