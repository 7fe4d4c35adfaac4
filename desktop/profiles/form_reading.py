"""The numbers of printed forms, as a unit's files name them."""

from __future__ import annotations

import re

from desktop.profiles.faults import nearest
from desktop.profiles.reading import Node

FORMS = (
    "F01", "F02", "F03", "F04", "F07", "F11", "F12", "F24", "F30", "F31", "F32", "F38", "F39", "F47", "F52",
    "F55",
)  # fmt: skip
"""Forms that the program prints and that have a number; a test holds this beside what is printed."""

OF_A_PERIOD = ("F31",)
"""Those that tell of a whole period, so that a duty can be done by printing one."""

_SHAPE = re.compile(r"F\d{2}[a-z]?")


def check_form(node: Node, key: str, form: str) -> None:
    """A fault where it is no number of a form, or of a form that nobody prints."""
    if not _SHAPE.fullmatch(form):
        node.fault("not_a_form", key, form)
    elif form not in FORMS:
        node.fault("unknown_form", key, form, nearest(form, FORMS))


def read_form(node: Node, key: str = "form") -> str:
    """The form that goes out with something; empty: none."""
    form = node.text(key, False)
    if form:
        check_form(node, key, form)
    return form
