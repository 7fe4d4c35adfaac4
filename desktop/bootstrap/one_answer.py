"""A worker that is asked once about one foreign file: order and file in, account and bytes out; both ends of the pipe.

What the worker answers is a stranger's word until it was looked at: the account has a bound, the bytes have one.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from desktop.bootstrap.children import Reader
from desktop.intake import frames
from desktop.intake.bounds import Bounds, bounds
from desktop.intake.faults import Unreadable, Why
from desktop.intake.limits import LIMITS, WIDEST, FileKind
from desktop.intake.reading import NotRead
from desktop.intake.worker import received

ANSWER = struct.Struct(">II")
"""Lengths of the account and of the bytes."""
_ACCOUNT = 1 << 20
_MOST = LIMITS[FileKind.DOCX]
Account = Mapping[str, Any]
Make = Callable[[Any, bytes], tuple[Account, bytes]]
"""Order and file → account and bytes; raises ``Unreadable``."""


# the program's end


def asked(worker: type[Reader], order: object, content: bytes) -> tuple[Account, bytes] | NotRead:
    """What the worker answers; it is ended when it takes too long."""
    if not content or len(content) > _MOST.bytes_in:
        return NotRead(Why.TOO_LARGE if content else Why.EMPTY, {"most": _MOST.bytes_in >> 20})
    started = worker()
    said = json.dumps(order, ensure_ascii=False).encode()

    def give() -> None:
        with contextlib.suppress(OSError, ValueError):
            for part in (said, content):
                started.source.write(frames.LENGTH.pack(len(part)) + part)
            started.source.flush()

    giver = threading.Thread(target=give, daemon=True)
    watch = threading.Timer(_MOST.seconds, started.kill)
    giver.start()
    watch.start()
    try:
        return _believed(started)
    finally:
        watch.cancel()
        started.kill()
        giver.join()
        watch.join()
        for pipe in (started.source, started.answers):
            with contextlib.suppress(OSError):
                pipe.close()
        started.ended()


def _believed(started: Reader) -> tuple[Account, bytes] | NotRead:
    head = started.answers.read(ANSWER.size)
    if len(head) < ANSWER.size:
        return NotRead(Why.CRASHED, {})
    told, size = ANSWER.unpack(head)
    if told > _ACCOUNT or size > WIDEST.bytes_in:
        return NotRead(Why.MISSPOKEN, {})
    words, content = started.answers.read(told), started.answers.read(size)
    try:
        account = json.loads(words)
        if not isinstance(account, dict) or len(content) != size:
            return NotRead(Why.MISSPOKEN, {})
        return NotRead(*frames.why_in(account)) if "w" in account else (account, content)
    except (ValueError, RecursionError, frames.Misspoken):
        return NotRead(Why.MISSPOKEN, {})


# the worker's end


def answer(source: BinaryIO, out: BinaryIO, held: Bounds, make: Make) -> None:
    """One order, one file, one answer."""
    order, content = (received(source) for _part in range(2))
    held.bind(WIDEST)
    data = b""
    try:
        account, data = make(json.loads(order), content)
    except Unreadable as no:
        account = {"w": no.why.value, "f": dict(no.facts)}
    except MemoryError:
        account = {"w": Why.MEMORY.value, "f": {}}
    except RecursionError:
        account = {"w": Why.TOO_DEEP.value, "f": {}}
    told = json.dumps(dict(account)).encode()
    out.write(ANSWER.pack(len(told), len(data)) + told + data)
    out.flush()


def alone(make: Make) -> int:
    """The worker started by itself."""
    answer(sys.stdin.buffer, sys.stdout.buffer, bounds(), make)
    os._exit(0)
