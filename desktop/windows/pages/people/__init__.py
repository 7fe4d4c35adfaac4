"""人员: who works here, what each holds, posts, deputies and lists."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.page import Page
from desktop.windows.pages.middle import begins
from desktop.windows.pages.people.body import PeopleBody
from desktop.windows.pages.people.verbs import VERBS


def page(counter: Counter) -> Page:
    """The page of people."""
    return Page("people", _("人员"), "people", lambda: PeopleBody(counter), begins=begins(VERBS))
