"""The worker's whole life: bind itself, take one file from the pipe, tell what is in it, end.

Nothing of the house beyond this wall, ``screening``'s shapes and ``plain`` is loaded here, no key, no book, no folder.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping
from typing import Any, BinaryIO

from desktop.intake import frames
from desktop.intake.bounds import Bounds, bounds
from desktop.intake.faults import Fact, Unreadable, Why
from desktop.intake.limits import LIMITS, WIDEST, FileKind
from desktop.intake.readers.opening import read
from desktop.screening.finding import Kind
from desktop.screening.text import Passage, Where

ORPHANED = 3


class Mouth:
    """``telling.Ear``: says everything into the pipe."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def passage(self, passage: Passage) -> None:
        frames.write(self._out, frames.PASSAGE, frames.passage_out(passage))

    def found(self, kind: Kind, what: str, where: Where) -> None:
        frames.write(self._out, frames.FOUND, {"k": kind.value, "x": what, **frames.where_out(where)})

    def unread(self, why: Why, facts: Mapping[str, Fact], where: Where) -> None:
        frames.write(self._out, frames.UNREAD, {"w": why.value, "f": dict(facts), **frames.where_out(where)})

    def step(self, done: int, total: int) -> None:
        self.say(frames.STEP, {"d": done, "n": total})

    def say(self, kind: int, body: Mapping[str, Any]) -> None:
        """Said at once."""
        frames.write(self._out, kind, body)
        self._out.flush()


def work(source: BinaryIO, out: BinaryIO, held: Bounds) -> int:
    """Answers the exit status."""
    mouth = Mouth(out)
    content = received(source)
    threading.Thread(target=_until_closed, args=(source,), daemon=True).start()
    names = held.bind(WIDEST)
    end: dict[str, Any] = {"b": list(names)}
    try:
        read(content, mouth, lambda kind: _known(kind, mouth, held))
    except Unreadable as no:
        end |= {"w": no.why.value, "f": dict(no.facts)}
    except MemoryError:
        end |= {"w": Why.MEMORY.value}
    except RecursionError:
        end |= {"w": Why.TOO_DEEP.value}
    except BrokenPipeError:
        return ORPHANED
    memory, time = held.used()
    mouth.say(frames.END, {**end, "m": memory, "c": time})
    return 0


def _known(kind: FileKind, mouth: Mouth, held: Bounds) -> None:
    held.tighten(LIMITS[kind])
    mouth.say(frames.KIND, {"k": kind.value})


def received(source: BinaryIO) -> bytes:
    """What the parent gives: its length first. ValueError: more than any file may have."""
    (length,) = frames.LENGTH.unpack(source.read(frames.LENGTH.size))
    if length > WIDEST.bytes_in:
        raise ValueError(length)
    return source.read(length)


def _until_closed(source: BinaryIO) -> None:
    """The parent let go: end, in the middle of whatever it is."""
    while source.read(4096):
        pass
    os._exit(ORPHANED)


def main() -> int:
    """The worker started by itself."""
    status = work(sys.stdin.buffer, sys.stdout.buffer, bounds())
    sys.stdout.buffer.flush()
    os._exit(status)  # the thread that waits for the parent is not waited for


if __name__ == "__main__":
    sys.exit(main())
