"""The worker and its bounds, and the parent that believes nothing: silence, lies, death, stop."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import time
from io import BufferedIOBase
from pathlib import Path
from typing import cast

import pytest

from desktop.bootstrap import children
from desktop.bootstrap.children import Reader
from desktop.intake import frames, reading
from desktop.intake.faults import Unreadable, Why
from desktop.intake.limits import LIMITS, WIDEST, FileKind, Limits
from desktop.intake.reading import NotRead, Read, read_file
from desktop.intake.telling import Budget, clean
from desktop.plain.progress import Stopped
from desktop.screening.text import Opens, Part, Passage, Step, Trait, Unit, Where
from tests.house.tools import cannot_run
from tests.intake.letters import letter

ROOT = Path(__file__).resolve().parents[2]


def _kernel_filters() -> bool:
    status = Path("/proc/self/status")
    return (
        sys.platform == "linux"
        and os.uname().machine in ("x86_64", "aarch64")
        and "Seccomp:" in status.read_text("ascii", "replace")
    )


LINUX = _kernel_filters()


class Played:
    """``ports.Started``: a worker whose program is given."""

    def __init__(self, code: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip

    @property
    def source(self) -> BufferedIOBase:
        return cast(BufferedIOBase, self.process.stdin)

    @property
    def answers(self) -> BufferedIOBase:
        return cast(BufferedIOBase, self.process.stdout)

    def kill(self) -> None:
        self.process.kill()

    def ended(self) -> int:
        try:
            return self.process.wait(2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def chunk(kind: int, body: object) -> bytes:
    data = json.dumps(body).encode()
    return struct.pack(">IB", len(data), kind) + data


def saying(*chunks: bytes) -> str:
    return f"import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write({b''.join(chunks)!r}); sys.stdout.flush()"


BOUND = "from desktop.intake.bounds import bounds; from desktop.intake.limits import WIDEST; bounds().bind(WIDEST)\n"


def bound(code: str) -> str:
    """What a bound process says of trying this."""
    tried = (
        f"{BOUND}\ntry:\n    {code}\n    print('done')\nexcept OSError as no:\n    print(type(no).__name__)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", tried], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    ).stdout.strip()


def test_every_bound_holds_where_the_kernel_can_hold_it() -> None:
    if not LINUX:
        cannot_run("a filter of system calls is Linux's alone")
    answer = read_file(b"words", Reader)
    assert set(answer.use.bounds) == {"memory", "time", "files", "children", "network", "programs"}


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.socketpair()",
        "import os; os.fork()",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['true'])",
    ],
)
def test_no_network_no_child_no_program(code: str) -> None:
    if not LINUX:
        cannot_run("a filter of system calls is Linux's alone")
    assert bound(code) in ("PermissionError", "BlockingIOError")


def test_no_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "x"
    assert bound(f"f = open({str(target)!r}, 'wb', 0); f.write(b'words')") == "OSError"
    assert not target.exists() or target.read_bytes() == b""


def test_memory_ends_with_its_bound_and_the_sentence_says_so() -> None:
    code = "import desktop.intake.worker as w\nw.read = lambda *a: bytearray(3 << 30)\nw.main()"
    answer = read_file(b"words", lambda: Played(code))
    assert isinstance(answer, NotRead)
    assert answer.why is Why.MEMORY
    assert answer.use.memory_kib * 1024 < WIDEST.memory


def test_processor_time_ends_with_its_bound() -> None:
    code = (
        "import dataclasses, desktop.intake.worker as w\n"
        "w.WIDEST = dataclasses.replace(w.WIDEST, seconds=1)\n"
        "def forever(content, mouth, known):\n    while True: mouth.step(0, 0)\n"
        "w.read = forever\nw.main()"
    )
    answer = read_file(b"words", lambda: Played(code))
    assert isinstance(answer, NotRead)
    assert answer.why is Why.TIME


def test_a_silent_worker_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    short = Limits(**{**{name: getattr(WIDEST, name) for name in WIDEST.__slots__}, "silence": 1})
    monkeypatch.setattr(reading, "WIDEST", short)
    started: list[Played] = []

    def start() -> Played:
        started.append(Played("import time; time.sleep(60)"))
        return started[0]

    began = time.monotonic()
    answer = read_file(b"words", start)
    assert isinstance(answer, NotRead)
    assert answer.why is Why.SILENT
    assert time.monotonic() - began < 10
    assert started[0].process.poll() is not None


GOOD = chunk(frames.KIND, {"k": "txt"})
END = chunk(frames.END, {"b": [], "m": 1, "c": 1})
PASSAGE = {"x": "词", "o": "apart", "p": [["line", "1"]], "a": "body"}


def test_a_worker_that_keeps_to_what_was_agreed_is_believed() -> None:
    answer = read_file(b"words", lambda: Played(saying(GOOD, chunk(frames.PASSAGE, PASSAGE), END)))
    assert answer == Read(
        FileKind.TXT, (Passage("词", Where((Step(Unit.LINE, "1"),), Part.BODY), Opens.APART),)
    )


@pytest.mark.parametrize(
    "said",
    [
        b"\xff" * 64,
        struct.pack(">IB", 1 << 30, 1),
        struct.pack(">IB", 8, 9) + b"{}      ",
        struct.pack(">IB", 100, 1) + b"{}",
        chunk(frames.PASSAGE, [1]),
        chunk(frames.PASSAGE, {**PASSAGE, "x": 5}),
        chunk(frames.PASSAGE, {**PASSAGE, "o": "sideways"}),
        chunk(frames.PASSAGE, {**PASSAGE, "p": [["line"]]}),
        chunk(frames.PASSAGE, {**PASSAGE, "p": [["line", "1"]] * 50}),
        chunk(frames.PASSAGE, {**PASSAGE, "t": ["invisible"]}),
        chunk(frames.FOUND, {**PASSAGE, "k": "keyword"}),
        chunk(frames.UNREAD, {**PASSAGE, "w": "intake.nonsense"}),
        chunk(frames.UNREAD, {**PASSAGE, "w": "intake.scan", "f": {"page": [1]}}),
        chunk(frames.STEP, {"d": -1, "n": "x"}),
        chunk(frames.KIND, {"k": "exe"}),
        chunk(frames.END, {"b": "memory"}),
        struct.pack(">IB", 4000, 1) + b"[" * 4000,
        END,
    ],
)
def test_a_worker_that_lies_is_not_believed(said: bytes) -> None:
    first = b"" if said == END else GOOD
    answer = read_file(b"words", lambda: Played(saying(first, said, END if said != END else b"")))
    assert isinstance(answer, NotRead)
    assert answer.why is Why.MISSPOKEN


@pytest.mark.parametrize(
    "code", ["import os; os.abort()", "raise SystemExit(5)", "import os; os.kill(os.getpid(), 11)"]
)
def test_a_worker_that_dies_leaves_the_program_going_on(code: str) -> None:
    answer = read_file(b"words" * 100_000, lambda: Played(code))
    assert isinstance(answer, NotRead)
    assert answer.why is Why.CRASHED


def test_stop_ends_the_worker_at_once() -> None:
    started: list[Reader] = []

    def start() -> Reader:
        started.append(Reader())
        return started[0]

    class Stop:
        def step(self, done: int, total: int) -> None:
            raise Stopped

    with pytest.raises(Stopped):
        read_file(letter(lambda document: document.add_paragraph("词")), start, Stop())
    with pytest.raises(ProcessLookupError):
        os.kill(started[0].pid, 0)


def test_a_worker_whose_parent_lets_go_ends() -> None:
    code = "import time, desktop.intake.worker as w\nw.read = lambda *a: time.sleep(60)\nw.main()"
    worker = Played(code)
    worker.source.write(frames.LENGTH.pack(5) + b"words")
    worker.source.close()
    began = time.monotonic()
    worker.answers.read()
    assert worker.ended() == 3
    assert time.monotonic() - began < 20
    worker.answers.close()


def test_the_worker_loads_nothing_of_the_house_but_its_wall() -> None:
    code = "import sys, desktop.intake.worker; print(*[m for m in sys.modules if m.startswith('desktop.')])"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    rooms = {name.split(".")[1] for name in said.split()}
    assert rooms <= {"intake", "screening", "plain"}
    assert "sqlcipher3" not in said


def test_the_hidden_verb_reads_without_loading_the_house() -> None:
    worker = Played(
        f"import sys; from desktop.bootstrap.start import main; sys.exit(main([{children.READER!r}]))"
    )
    worker.source.write(frames.LENGTH.pack(6) + "词词".encode())
    worker.source.flush()
    assert "词词".encode() in worker.answers.read()
    assert worker.ended() == 0
    worker.source.close()
    worker.answers.close()


def test_a_file_beyond_every_bound_starts_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Limits(**{**{name: getattr(WIDEST, name) for name in WIDEST.__slots__}, "bytes_in": 4})
    monkeypatch.setattr(reading, "WIDEST", small)
    answer = read_file(b"words", lambda: pytest.fail("started"))
    assert isinstance(answer, NotRead)
    assert answer.why is Why.TOO_LARGE
    assert read_file(b"", lambda: pytest.fail("started")) == NotRead(Why.EMPTY, {})


def test_the_budget_is_one_for_the_whole_file() -> None:
    limits = LIMITS[FileKind.TXT]
    heard: list[int] = []
    budget = Budget(limits, lambda: heard.append(1))
    budget.spend_characters(limits.characters)
    budget.spend_cells(limits.cells)
    budget.spend_unpacked(limits.unpacked)
    for spend, why in (
        (budget.spend_characters, Why.CHARACTERS),
        (budget.spend_cells, Why.CELLS),
        (budget.spend_unpacked, Why.UNPACKED),
    ):
        with pytest.raises(Unreadable) as caught:
            spend(1)
        assert caught.value.why is why
    assert len(heard) == 2


def test_the_table_is_whole_and_the_widest_is_the_widest() -> None:
    assert set(LIMITS) == set(FileKind)
    for limits in LIMITS.values():
        for name in WIDEST.__slots__:
            assert 0 < getattr(limits, name) <= getattr(WIDEST, name)
    assert WIDEST.memory <= 768 << 20


def test_half_characters_and_nul_do_not_reach_the_pipe() -> None:
    assert clean("a\ud800b\0c\U0002b5af") == "a�bc\U0002b5af"
    assert frames.where_in(
        json.loads(json.dumps(frames.where_out(Where((), Part.BODY, (Trait.DELETED,)))))
    ) == Where((), Part.BODY, (Trait.DELETED,))
