"""A masked copy, from the parent's side: one worker, watched; what it answers is held against what was asked."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.bootstrap.children import Masker
from desktop.intake import frames
from desktop.intake.faults import Why
from desktop.intake.limits import LIMITS, WIDEST, FileKind
from desktop.intake.reading import NotRead

_HEAD = 8
_ACCOUNT = 1 << 20


@dataclass(frozen=True, slots=True)
class MaskedCopy:
    """``left``: passages that could not be blacked out everywhere; with one of them the copy may not leave."""

    content: bytes
    counts: tuple[int, ...]
    left: tuple[str, ...]


def masked_copy(content: bytes, passages: Sequence[str]) -> MaskedCopy | NotRead:
    """The masked copy of a docx or a txt."""
    if not content or len(content) > LIMITS[FileKind.DOCX].bytes_in:
        return NotRead(
            Why.TOO_LARGE if content else Why.EMPTY, {"most": LIMITS[FileKind.DOCX].bytes_in >> 20}
        )
    worker = Masker()
    order = json.dumps(list(passages), ensure_ascii=False).encode()

    def give() -> None:
        with contextlib.suppress(OSError, ValueError):
            for part in (order, content):
                worker.source.write(frames.LENGTH.pack(len(part)) + part)
            worker.source.flush()

    giver = threading.Thread(target=give, daemon=True)
    watch = threading.Timer(LIMITS[FileKind.DOCX].seconds, worker.kill)
    giver.start()
    watch.start()
    try:
        head = worker.answers.read(_HEAD)
        if len(head) < _HEAD:
            return NotRead(Why.CRASHED, {})
        account, size = int.from_bytes(head[:4]), int.from_bytes(head[4:])
        if account > _ACCOUNT or size > WIDEST.bytes_in:
            return NotRead(Why.MISSPOKEN, {})
        return _believed(worker.answers.read(account), worker.answers.read(size), passages)
    finally:
        watch.cancel()
        worker.kill()
        giver.join()
        watch.join()
        for pipe in (worker.source, worker.answers):
            with contextlib.suppress(OSError):
                pipe.close()
        worker.ended()


def _believed(told: bytes, content: bytes, passages: Sequence[str]) -> MaskedCopy | NotRead:
    try:
        account = json.loads(told)
        if "w" in account:
            return NotRead(*frames.why_in(account))
        counts = tuple(int(one) for one in account["counts"])
        left = tuple(passages[int(one)] for one in account["left"])
    except (ValueError, KeyError, TypeError, IndexError, frames.Misspoken):
        return NotRead(Why.MISSPOKEN, {})
    return MaskedCopy(content, counts, left) if len(counts) == len(passages) else NotRead(Why.MISSPOKEN, {})
