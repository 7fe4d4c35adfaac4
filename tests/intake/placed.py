"""A mark and a number at every place of a file: each place has its own, so that what is missed has a name."""

from __future__ import annotations

import random
from collections.abc import Iterable

from desktop.screening.config import Screening
from desktop.screening.finding import Kind
from desktop.screening.screen import Screener
from tests.intake.ears import heard
from tests.screening.labelled.making import id_number


class Places:
    """Gives each place its words, and asks later which of them were found."""

    def __init__(self) -> None:
        self._draw = random.Random(18)
        self._wanted: dict[str, tuple[str, str]] = {}

    def __getitem__(self, place: str) -> str:
        """The words of a place, the same each time they are asked for."""
        mark, number = self.halves(place)
        return f"{mark} {number}"

    def halves(self, place: str) -> tuple[str, str]:
        """The mark and the number apart."""
        if place not in self._wanted:
            self._wanted[place] = (f"机密★{len(self._wanted) + 1}年", id_number(self._draw))
        return self._wanted[place]

    @property
    def names(self) -> list[str]:
        return list(self._wanted)

    def runs(self, place: str) -> tuple[str, ...]:
        """The words, cut as editors cut them: within the mark and within the number."""
        mark, number = self.halves(place)
        return (mark[:1], mark[1:3], f"{mark[3:]} ", number[:9], number[9:])

    def missed(self, content: bytes) -> list[str]:
        """The places of which not both were found."""
        found = Screener(Screening()).screen(heard(content).passages)
        said = {one.meant for one in found if one.kind in (Kind.CLASSIFICATION_MARK, Kind.ID_NUMBER)}
        return [place for place, both in self._wanted.items() if not said.issuperset(both)]


def joined(pieces: Iterable[str], shape: str) -> str:
    """Each piece in its shape: ``joined(runs, "<a:r><a:t>{}</a:t></a:r>")``."""
    return "".join(shape.format(piece) for piece in pieces)
