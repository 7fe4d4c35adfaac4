"""Inside a child: read the order, do the work, say how far; end at once when the parent's pipe closes."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from desktop.bootstrap.screening_work import screened
from desktop.operations.codebook import whole_codebook
from desktop.operations.desk.findings import Finding, Report
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.disk import close_to_others
from desktop.vault.trouble import VaultTrouble

ORPHANED = 3
"""Exit status of a child whose parent let go."""
_POLITE = 10
_EVERY = 0.1


class _Said:
    """Lines of JSON to the parent; progress at most ten times a second."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._last = 0.0

    def say(self, message: Mapping[str, Any]) -> None:
        self._out.write(json.dumps(dict(message), ensure_ascii=False).encode("utf-8") + b"\n")
        self._out.flush()

    def step(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY or done >= total:
            self._last = now
            self.say({"step": [done, total]})


def _verify(order: Mapping[str, Any], key: bytes, said: _Said) -> dict[str, Any]:
    checker = open_checker(Path(order["vault"]), key)
    try:
        return asdict(verify(checker, whole_codebook(), said))
    finally:
        checker.close()


def _screen(order: Mapping[str, Any], _key: bytes, said: _Said) -> dict[str, Any]:
    return screened(order, said)


Work = Callable[[Mapping[str, Any], bytes, _Said], dict[str, Any]]
WORKS: Mapping[str, Work] = MappingProxyType({"verify": _verify, "screen": _screen})
"""What a child can be asked for."""


def report_from(answer: Mapping[str, Any]) -> Report:
    """The report of a child that verified."""
    findings = tuple(Finding(f["code"], f["place"], f["facts"]) for f in answer["findings"])
    return Report(**{**answer, "findings": findings})


def work(name: str, source: BinaryIO | None = None, out: BinaryIO | None = None) -> int:
    """The child's whole life. Answers its exit status."""
    close_to_others()
    orders = source or sys.stdin.buffer
    said = _Said(out or sys.stdout.buffer)
    order = json.loads(orders.readline() or b"{}")
    key = bytes.fromhex(order.pop("key", ""))
    threading.Thread(target=_until_closed, args=(orders,), daemon=True).start()
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_POLITE)  # the window goes first
    try:
        said.say({"answer": WORKS[name](order, key, said)})
    except VaultTrouble as trouble:
        said.say({"trouble": trouble.code, "facts": {k: str(v) for k, v in trouble.facts.items()}})
        return 1
    except BrokenPipeError:
        return ORPHANED
    except Exception as error:  # the kind alone: the words of an error may hold words of the book
        said.say({"failed": type(error).__name__})
        return 1
    return 0


def _until_closed(orders: BinaryIO) -> None:
    while orders.read(4096):
        pass
    os._exit(ORPHANED)


if __name__ == "__main__":
    sys.exit(work(sys.argv[1]))
