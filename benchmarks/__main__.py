"""``python -m benchmarks``: every ratio with its bound, 100,000 documents (``--long``: 1,000,000)."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import checking
from benchmarks.beside_verify import beside_verify
from benchmarks.laying import Laid, lay
from benchmarks.letters import letter_text
from benchmarks.measuring import Ratio
from benchmarks.memory import memory
from benchmarks.papers import record_to_word, slip_to_pdf
from benchmarks.reading import first_page, search
from benchmarks.registering import registering
from benchmarks.reviews import reviews
from benchmarks.windows import window_ready

USUAL, LONG = 100_000, 1_000_000
SHM = Path("/dev/shm")


def main() -> int:
    """Print; answers 1 where a bound was missed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--long", action="store_true")
    parser.add_argument(
        "--documents", type=int, default=0, help="another number, to try the benchmark itself"
    )
    asked = parser.parse_args()
    documents = asked.documents or (LONG if asked.long else USUAL)
    start = time.monotonic()
    out = Path(__file__).resolve().parents[1] / "out"  # a disk, where the system's own folder may be memory
    out.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=out))
    ram = Path(tempfile.mkdtemp(prefix="bench-", dir=SHM)) if SHM.is_dir() else None
    try:
        missed = _measure(folder, ram, documents)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if ram is not None:
            shutil.rmtree(ram, ignore_errors=True)
    print(f"\n{time.monotonic() - start:.0f} s in all; {missed} of the bounds missed")
    return 1 if missed else 0


def _measure(folder: Path, ram: Path | None, documents: int) -> int:
    large = lay(folder / "large", documents)
    size = large.path.stat().st_size / 1e6
    print(
        f"{documents} documents laid in {large.seconds:.0f} s, {size:.0f} MB, on {os.cpu_count()} cores\n",
        flush=True,
    )
    thousand, hundred = lay(folder / "thousand", 1_000), lay(folder / "hundred", 100)
    missed = 0
    missed += _told(lambda: first_page(large, thousand))
    missed += _told(lambda: search(large))
    missed += _told(lambda: checking.everything(folder))
    missed += _told(lambda: [memory(large, hundred)])
    missed += _told(lambda: [slip_to_pdf()])
    missed += _told(lambda: [record_to_word()])
    missed += _told(letter_text)
    missed += _told(lambda: [window_ready(hundred)])
    missed += _told(lambda: beside_verify(large))
    missed += _told(lambda: reviews(hundred, folder / "reviews"))
    missed += _told(lambda: [_registering(large, folder, "on disk", 2.0)])
    if ram is None:
        print("register one document with 3 copies, on a RAM disk: NOT RUN, this system has none")
    else:
        missed += _told(lambda: [_registering(large, ram, "on a RAM disk", 5.0)])
    return missed


def _registering(large: Laid, folder: Path, where: str, most: float) -> Ratio:
    ours, bare = large.copy(folder / "ours"), large.copy(folder / "bare")
    try:
        return registering(ours, bare, where, most)
    finally:
        for laid in (ours, bare):
            shutil.rmtree(laid.path.parent, ignore_errors=True)


def _told(measured: Callable[[], Iterable[Ratio | checking.Quality]]) -> int:
    missed = 0
    try:
        for ratio in measured():
            print(ratio, flush=True)
            missed += not ratio.reached
    except Exception:  # one that cannot be measured counts as missed; the others go on
        traceback.print_exc()
        missed += 1
    return missed


if __name__ == "__main__":
    sys.exit(main())
