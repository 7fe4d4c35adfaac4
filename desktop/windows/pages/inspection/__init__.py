"""迎检 (D18): the balance by level, and every sheet an inspector may ask for."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Page
from desktop.windows.pages.inspection.body import InspectionBody
from desktop.windows.pages.inspection.verbs import VERBS
from desktop.windows.pages.middle import begins


def page(counter: Counter) -> Page:
    """The page for the inspector at the door."""
    return Page("inspection", _("迎检"), "inspection", lambda: InspectionBody(counter), begins=begins(VERBS))
