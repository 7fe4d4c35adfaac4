"""The most memory a process takes that opens a vault and does a little of everything."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from benchmarks.laying import Laid
from benchmarks.measuring import Ratio
from desktop.operations.books import Key
from desktop.operations.codebook import whole_codebook
from desktop.vault.books.library import Library
from desktop.vault.connections import open_reader

ROOT = Path(__file__).resolve().parents[1]


def memory(large: Laid, small: Laid) -> Ratio:
    """100,000 documents against 100."""
    return Ratio(
        f"memory with {large.documents} against {small.documents} documents",
        _most(large),
        _most(small),
        1.2,
        "MB",
    )


def _most(laid: Laid) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", str(laid.path)],
        input=laid.key.hex(),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return float(done.stdout)


def _a_little_of_everything(path: Path, key: bytes) -> None:
    import desktop.bootstrap.app
    import desktop.bootstrap.session  # noqa: F401  (the windows would add to both alike, and hide a difference)

    connection = open_reader(path, key)
    library = Library(connection, whole_codebook())
    with connection.begin():
        after: Key | None = None
        for _page in range(20):
            page = library.documents(after=after)
            after = page.next_key
            if after is None:
                break
        for typed in ("涉密", "粮食", "x", "2024"):
            library.documents(typed=typed)
        library.copies_out()
        library.counts(datetime(2026, 6, 1))
        library.slips()
        library.log(limit=100)
        library.by_tail("17")
    connection.close()


def _high_water() -> float:
    """Megabytes. Not ``ru_maxrss``: a child inherits in it what its parent once held."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    _a_little_of_everything(Path(sys.argv[1]), bytes.fromhex(sys.stdin.read()))
    print(_high_water())
