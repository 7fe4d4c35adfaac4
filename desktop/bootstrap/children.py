"""The one place where child processes are started: the program's own executable, for work that takes long.

A child gets the key and its order as one line through its standard input, an inherited pipe; it answers with
lines of JSON on its standard output. It ends when that pipe closes: by ``stop``, by lock, by the parent's death.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BufferedIOBase
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from desktop.plain.progress import Progress

GRACE = 2.0
"""Seconds a child gets to end by itself once its pipe is closed."""
CHILD = "--child"
READER, MASKER, TEMPLATER = "--reader", "--masker", "--templater"
"""The hidden verbs of the workers that read foreign files, make a masked copy of one, fill a template with words."""
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
_WORKERS = {
    READER: "desktop.intake.worker",
    MASKER: "desktop.bootstrap.mask_work",
    TEMPLATER: "desktop.bootstrap.template_work",
}
_HERE = str(Path(__file__).resolve().parents[2])


class ChildFailed(Exception):
    """The child ended without an answer; ``why`` names the kind of error, never its words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ChildTrouble(Exception):
    """The child met trouble of the environment: a code of ``vault.trouble`` with its facts."""

    def __init__(self, code: str, facts: Mapping[str, Any] = MappingProxyType({})) -> None:
        super().__init__(code)
        self.code = code
        self.facts = dict(facts)


def own_program() -> Sequence[str]:
    """How this program is started again as a child."""
    if getattr(sys, "frozen", False):
        return (sys.executable, CHILD)
    return (sys.executable, "-m", "desktop.bootstrap.child_work")


def _passed_on() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": _HERE, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


class Reader:
    """A worker for one foreign file: ``intake.ports.Started``. It gets no key, no folder, no words but the file's."""

    VERB = READER

    def __init__(self) -> None:
        frozen = getattr(sys, "frozen", False)
        own = (self.VERB,) if frozen else ("-P", "-m", _WORKERS[self.VERB])
        self._process = subprocess.Popen(  # noqa: S603  (our own executable, no words of anybody)
            (sys.executable, *own),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_passed_on(),
            cwd=os.sep,
            close_fds=True,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def source(self) -> BufferedIOBase:
        return cast(BufferedIOBase, self._process.stdin)

    @property
    def answers(self) -> BufferedIOBase:
        return cast(BufferedIOBase, self._process.stdout)

    def kill(self) -> None:
        self._process.kill()

    def ended(self) -> int:
        try:
            return self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


class Masker(Reader):
    """A worker that makes a masked copy of one foreign file."""

    VERB = MASKER


class Templater(Reader):
    """A worker that looks through a Word template, or fills it."""

    VERB = TEMPLATER


class Child:
    """A running child. One thread reads ``messages``; any thread may ``stop``."""

    def __init__(self, work: str, order: Mapping[str, Any], key: bytes = b"") -> None:
        self._process = subprocess.Popen(  # noqa: S603  (our own executable, our own words)
            [*own_program(), work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_passed_on(),
            close_fds=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._send({**order, "key": key.hex()})

    @property
    def pid(self) -> int:
        return self._process.pid

    def _send(self, order: Mapping[str, Any]) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):  # it ended already: its exit says so
                pipe.write(json.dumps(dict(order), ensure_ascii=False).encode("utf-8") + b"\n")
                pipe.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        """What it says, until it ends."""
        out = self._process.stdout
        if out is None:
            return
        for line in out:
            yield json.loads(line)

    def stop(self) -> int:
        """Close its pipe and wait; kill what does not end. Answers its exit status."""
        for pipe in (self._process.stdin,):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        try:
            status = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status


def run(work: str, order: Mapping[str, Any], key: bytes, progress: Progress) -> dict[str, Any]:
    """Have a child do the work; blocks, tells ``progress``, answers what the child answers.

    ``Stopped`` raised by the progress stops the child and passes on. Raises ``ChildFailed``, ``ChildTrouble``.
    """
    child = Child(work, order, key)
    try:
        for message in child.messages():
            if "step" in message:
                progress.step(*message["step"])
            elif "trouble" in message:
                raise ChildTrouble(message["trouble"], message.get("facts", {}))
            elif "failed" in message:
                raise ChildFailed(message["failed"])
            elif "answer" in message:
                answer: dict[str, Any] = message["answer"]
                return answer
    finally:
        child.stop()
    raise ChildFailed("ended")
