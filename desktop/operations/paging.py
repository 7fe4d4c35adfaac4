"""A list read to its end, page after page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from desktop.operations.books import Key
from desktop.operations.views import Page

R = TypeVar("R")


def every(page: Callable[[Key | None], Page[R]]) -> Iterator[R]:
    """All rows of a list; ``page`` answers the one after a key, the first for None."""
    after: Key | None = None
    while True:
        found = page(after)
        yield from found.rows
        after = found.next_key
        if after is None:
            return
