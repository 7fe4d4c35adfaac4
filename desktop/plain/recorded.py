"""The envelope of a fact: in which stream, when it happened, who wrote it down and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.plain.facts import Fact, Text


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact of the book.

    ``sequence``     its place in the whole book, from 1, without gaps
    ``act``          one command, one act: the number shared by all facts of that command
    ``version``      its place in its own stream, from 1
    ``recorded_by``  operator (person id); ``on_behalf_of`` who decided, in which ``capacity`` (post code)
    ``late``         the reason of a later booking (补记), where it was booked on a later day
    """

    sequence: int
    act: int
    stream: str
    version: int
    fact: Fact
    happened_at: datetime
    recorded_at: datetime
    recorded_by: str
    on_behalf_of: str = ""
    capacity: str = ""
    corrects: int = 0
    login: int = 0
    late: Text | None = None
