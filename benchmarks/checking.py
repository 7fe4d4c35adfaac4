"""The content check: its speed against ripgrep, its answers on the labelled set, and text that is meant to hurt.

``python -m benchmarks.checking`` runs these alone.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Ratio, in_turn
from desktop.screening.config import Screening
from desktop.screening.finding import Kind
from desktop.screening.screen import Screener
from desktop.screening.text import Passage
from tests.screening.labelled.labelled_set import Score, score

MEGABYTES, KEYWORDS, ROUNDS = 20, 5_000, 9
RECALL, PRECISION = 0.99, 0.97
HURTING = ("1", "★", "机密", "机密★", "内部", "1 ", "a@", "密级：", "（")
FOUR, LEAST = 4, 30.0
"""Times as much; milliseconds below which nothing is measured."""


def hanzi() -> list[str]:
    """The 3,755 common characters (GB 2312, first level)."""
    rows = range(0xB0, 0xD8)
    cells = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF) if (row, cell) <= (0xD7, 0xF9))
    return [cell.decode("gb2312") for cell in cells]


def text_and_keywords(megabytes: int) -> tuple[str, list[str]]:
    """Paragraphs of words that are as frequent as words are, with figures, dates, telephones and keywords in them."""
    draw = random.Random(7)
    signs = hanzi()
    draw.shuffle(signs)
    frequent = [1 / (place + 8) for place in range(len(signs))]
    words = ["".join(draw.choices(signs, frequent, k=draw.choice((2, 2, 2, 3, 4)))) for _ in range(20_000)]
    usual = [1 / (place + 20) for place in range(len(words))]
    keywords: set[str] = set()
    while len(keywords) < KEYWORDS:
        keywords.add("".join(draw.choices(signs, k=draw.choice((2, 3, 3, 4, 4, 5, 6, 8)))))
    listed = sorted(keywords)
    paragraphs, size = [], 0
    while size < megabytes * 1_000_000:
        paragraph = (
            "　　" + "".join(_sentence(draw, words, usual, listed) for _ in range(draw.randint(2, 7))) + "\n"
        )
        paragraphs.append(paragraph)
        size += len(paragraph.encode())
    return "".join(paragraphs), listed


def _sentence(draw: random.Random, words: list[str], usual: list[float], keywords: list[str]) -> str:
    parts = draw.choices(words, usual, k=draw.randint(5, 16))
    chance = draw.random()
    if chance < 0.12:
        parts.insert(2, draw.choice(keywords))
    elif chance < 0.3:
        parts.insert(3, str(draw.randint(1, 99_999)))
    elif chance < 0.32:
        parts.insert(
            3, draw.choice(("2026年6月30日", "0427-2681234", "13812345678", "1,234,567.89元", "20260630"))
        )
    return "".join(parts) + draw.choice("，，，。；、")


def speed(folder: Path) -> Iterator[Ratio]:
    """At least half the speed of ``rg -o -b -F -f`` for the keywords alone, so at most twice its time."""
    ripgrep = shutil.which("rg")
    if ripgrep is None:
        print(f"check of {MEGABYTES} MB of Chinese text: NOT RUN, rg is missing (Debian package ripgrep)")
        return
    text, keywords = text_and_keywords(MEGABYTES)
    (folder / "text.txt").write_text(text, encoding="utf-8")
    (folder / "keywords.txt").write_text("".join(f"{word}\n" for word in keywords), encoding="utf-8")
    command = [ripgrep, "-o", "-b", "-F", "-f", str(folder / "keywords.txt"), str(folder / "text.txt")]
    screener = Screener(Screening(keywords=tuple(keywords)))
    passages = [Passage(text)]

    def ours() -> int:
        return sum(finding.kind is Kind.KEYWORD for finding in screener.screen(passages))

    def floor() -> int:
        out = subprocess.run(command, check=True, capture_output=True, env={"LC_ALL": "C.UTF-8"}).stdout
        return out.count(b"\n")

    if ours() != floor():
        raise AssertionError(f"the check found {ours()} keywords, ripgrep {floor()}")
    name = f"check of {MEGABYTES} MB: {KEYWORDS} keywords, marks, identifiers / rg"
    yield in_turn(name, ours, floor, 2.0, ROUNDS, warm=1)


def hurting() -> Iterator[Ratio]:
    """Four times the text in about four times the time: no sign, repeated, makes a search run away."""
    screener = Screener(Screening(keywords=("机密文件", "内部资料")))

    def took(seed: str, times: int) -> float:
        """The processor's own milliseconds, the best of three."""
        passage = Passage(seed * times)
        best = float("inf")
        for _round in range(3):
            start = time.process_time()
            sum(1 for _ in screener.screen([passage]))
            best = min(best, (time.process_time() - start) * 1_000)
        return best

    for seed in HURTING:
        times = 10_000
        while (small := took(seed, times)) < LEAST:
            times *= 2
        yield Ratio(f"{FOUR} times as much {seed!r}", took(seed, FOUR * times), small, 1.5 * FOUR)


@dataclass(frozen=True)
class Quality:
    """Recall and precision of one kind on the labelled set."""

    kind: str
    score: Score

    @property
    def reached(self) -> bool:
        return self.score.recall >= RECALL and self.score.precision >= PRECISION

    def __str__(self) -> str:
        sign = "ok " if self.reached else "MISSED"
        figures = f"recall {self.score.recall:.3f} (≥ {RECALL})  precision {self.score.precision:.3f} (≥ {PRECISION})"
        count = f"{self.score.right} of {self.score.right + self.score.missed}"
        return f"labelled set, {self.kind:<22} {count:>12}  {figures} {sign}"


def quality() -> list[Quality]:
    """Each kind of mark and identifier."""
    scores, _faults = score()
    return [Quality(kind, result) for kind, result in scores.items()]


def everything(folder: Path) -> Iterator[Ratio | Quality]:
    """What the check finds, what hurts it, how fast it is."""
    yield from quality()
    yield from hurting()
    yield from speed(folder)


def main() -> int:
    """All of it, without a vault."""
    with tempfile.TemporaryDirectory() as folder:
        missed = 0
        for told in everything(Path(folder)):
            print(told, flush=True)
            missed += not told.reached
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
