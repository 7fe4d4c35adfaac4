"""设置: the unit, its safes and issuing bodies, the rules in force, the number series."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Page
from desktop.windows.pages.middle import begins
from desktop.windows.pages.settings.body import SettingsBody, headings
from desktop.windows.pages.settings.verbs import VERBS


def page(counter: Counter) -> Page:
    """The page of settings."""
    return Page(
        "settings", _("设置"), "settings", lambda: SettingsBody(counter), begins=(*begins(VERBS), *headings())
    )
