"""A zip of files: each member is a file of its own, its name is read too."""

from __future__ import annotations

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.steps import named
from desktop.intake.telling import Teller
from desktop.intake.zipped import Package
from desktop.screening.text import Opens, Part

_OF_THE_SYSTEM = ("__macosx/", ".ds_store", "thumbs.db")


def read(content: bytes, teller: Teller) -> None:
    """Tell the names and what is in the members."""
    package = Package(content, teller.limits, teller.budget)
    if not package.names:
        raise Unreadable(Why.EMPTY)
    for number, name in enumerate(package.names, 1):
        teller.tick(number, len(package.names))
        if name.lower().startswith(_OF_THE_SYSTEM) or name.lower().endswith(_OF_THE_SYSTEM):
            continue
        teller.say(name, teller.where(Part.NAME, named("file")), Opens.APART)
        teller.file_inside(package.read(name), name)
