"""The parent's side: one file in, what was read out, whatever the file does to the worker.

The worker gets the bytes by its pipe and answers in checked chunks. It is killed when it is silent for too long, says
what was not agreed, or somebody stops the work; a bound of the system ends it likewise. Each way to end has its code.
"""

from __future__ import annotations

import contextlib
import queue
import signal
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from desktop.intake import frames
from desktop.intake.faults import Fact, Unreadable, Why
from desktop.intake.limits import LIMITS, PASSAGES, WIDEST, FileKind
from desktop.intake.ports import Start, Started
from desktop.intake.readers.seen import is_seen
from desktop.plain.progress import Progress, Silent
from desktop.screening.finding import Finding, Kind
from desktop.screening.text import Opens, Passage, Where
from desktop.screening.weights import DEFAULT_WEIGHTS, Weights, weight_of

_WAITING = 256
"""Chunks that may wait to be looked at: then the worker waits."""
_CERTAIN = 1000
_TIME_SIGNALS = frozenset(number for number in (getattr(signal, "SIGXCPU", None),) if number is not None)


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file that was not read."""

    why: Why
    facts: Mapping[str, Fact]
    where: Where


@dataclass(frozen=True, slots=True)
class Use:
    """What the worker needed, by its own account, and which bounds held."""

    memory_kib: int = 0
    milliseconds: int = 0
    bounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """What a file says. ``unread``: parts that could not be read; ``found``: macros and references outside."""

    kind: FileKind
    passages: tuple[Passage, ...]
    found: tuple[tuple[Kind, str, Where], ...] = ()
    unread: tuple[Unread, ...] = ()
    use: Use = field(default_factory=Use, compare=False)

    def only_beside(self, finding: Finding) -> bool:
        """It stands wholly in what was told a second time, around something hidden: it is found where it stands."""
        return bool(finding.spans) and all(span.passage in self._beside for span in finding.spans)

    @cached_property
    def _beside(self) -> frozenset[int]:
        """Passages that are seen, in a line of such that are not."""
        beside: set[int] = set()
        line: list[int] = []
        for number, passage in enumerate((*self.passages, Passage(""))):
            if line and (passage.opens is not Opens.RUN or number == len(self.passages)):
                seen = [one for one in line if is_seen(self.passages[one].where.traits)]
                beside.update(seen if len(seen) < len(line) else ())
                line = []
            line.append(number)
        return frozenset(beside)

    def findings(self, weights: Weights = DEFAULT_WEIGHTS) -> Iterator[Finding]:
        """What the reader itself found, as the screening gives what it finds."""
        for kind, what, where in self.found:
            yield Finding(kind, what, where, (), weight_of(kind, "", weights), _CERTAIN)


@dataclass(frozen=True, slots=True)
class NotRead:
    """The file was not read, and why."""

    why: Why
    facts: Mapping[str, Fact]
    use: Use = field(default_factory=Use, compare=False)


def read_file(content: bytes, start: Start, progress: Progress | None = None) -> Read | NotRead:
    """Read one file in a worker of its own. ``Stopped``, raised by the progress, ends the worker and passes on."""
    if not content:
        return NotRead(Why.EMPTY, {})
    if len(content) > WIDEST.bytes_in:
        return NotRead(Why.TOO_LARGE, {"most": WIDEST.bytes_in >> 20})
    return _Watch(start(), content, progress or Silent()).whole()


class _Watch:
    """One worker, watched from its first word to its end."""

    def __init__(self, worker: Started, content: bytes, progress: Progress) -> None:
        self._worker = worker
        self._content = content
        self._progress = progress
        self._kind: FileKind | None = None
        self._passages: list[Passage] = []
        self._characters = 0
        self._found: list[tuple[Kind, str, Where]] = []
        self._unread: list[Unread] = []
        self._use = Use()
        self._chunks: queue.Queue[bytes | None] = queue.Queue(_WAITING)
        self._over = threading.Event()

    def whole(self) -> Read | NotRead:
        threads = [threading.Thread(target=work, daemon=True) for work in (self._give, self._listen)]
        for thread in threads:
            thread.start()
        try:
            return self._heard()
        except Unreadable as no:
            return NotRead(no.why, no.facts, self._use)
        except frames.CutOff:
            return NotRead(Why.TIME if self._why_it_died() is Why.TIME else Why.MISSPOKEN, {})
        except frames.Misspoken:
            return NotRead(Why.MISSPOKEN, {})
        finally:
            self._over.set()
            self._worker.kill()
            for thread in threads:
                thread.join()
            for pipe in (self._worker.source, self._worker.answers):
                with contextlib.suppress(OSError):
                    pipe.close()
            self._worker.ended()

    def _heard(self) -> Read | NotRead:
        """Chunk by chunk to the end."""
        waiting = bytearray()

        def take(count: int) -> bytes:
            while len(waiting) < count:
                piece = self._next()
                if piece is None:
                    break
                waiting.extend(piece)
            taken = bytes(waiting[:count])
            del waiting[:count]
            return taken

        while (chunk := frames.read(take)) is not None:
            kind, body = chunk
            if kind == frames.END:
                return self._ended(body)
            self._believe(kind, body)
        raise Unreadable(self._why_it_died())

    def _next(self) -> bytes | None:
        silence = (LIMITS[self._kind] if self._kind else WIDEST).silence
        try:
            return self._chunks.get(timeout=silence)
        except queue.Empty:
            raise Unreadable(Why.SILENT, seconds=silence) from None

    def _believe(self, kind: int, body: Mapping[str, object]) -> None:
        match kind:
            case frames.PASSAGE:
                passage = frames.passage_in(body)
                self._characters += len(passage.text)
                if self._characters > WIDEST.characters or len(self._passages) >= PASSAGES:
                    raise frames.Misspoken
                self._passages.append(passage)
            case frames.FOUND:
                self._found.append(frames.found_in(body))
            case frames.UNREAD:
                self._unread.append(Unread(*frames.why_in(body), frames.where_in(body)))
            case frames.STEP:
                self._progress.step(*frames.numbers_in(body, "d", "n"))
            case frames.KIND:
                self._kind = frames.kind_in(body)

    def _ended(self, body: Mapping[str, object]) -> Read | NotRead:
        bound = body.get("b", [])
        if not isinstance(bound, list):
            raise frames.Misspoken
        memory, time = frames.numbers_in(body, "m", "c")
        self._use = Use(memory, time, tuple(frames.words(one) for one in bound))
        if "w" in body:
            return NotRead(*frames.why_in(body), self._use)
        if self._kind is None:
            raise frames.Misspoken
        read = (tuple(self._passages), tuple(self._found), tuple(self._unread))
        if not read[0] and self._unread and not self._found:
            first = self._unread[0]
            return NotRead(first.why, first.facts, self._use)
        return Read(self._kind, *read, self._use)

    def _why_it_died(self) -> Why:
        """It went without a word: out of time, or out of what a library can bear."""
        return Why.TIME if -self._worker.ended() in _TIME_SIGNALS else Why.CRASHED

    def _give(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # it ended before it heard all
            self._worker.source.write(frames.LENGTH.pack(len(self._content)))
            self._worker.source.write(self._content)
            self._worker.source.flush()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while piece := self._worker.answers.read1(1 << 16):
                if not self._put(piece):
                    return
        self._put(None)

    def _put(self, piece: bytes | None) -> bool:
        while not self._over.is_set():
            try:
                self._chunks.put(piece, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False
