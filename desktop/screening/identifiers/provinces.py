"""The first two digits of a place (GB/T 2260): they do not change, as those of counties do."""

from __future__ import annotations

_NORTH = (*range(11, 16), *range(21, 24))
_EAST = range(31, 38)
_SOUTH = range(41, 47)
_WEST = (*range(50, 55), *range(61, 66))
_BEYOND = (71, 81, 82, 83)

PROVINCES = frozenset(map(str, (*_NORTH, *_EAST, *_SOUTH, *_WEST, *_BEYOND)))
