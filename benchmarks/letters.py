"""The text of a letter of 2 MB and more, against python-docx's paragraphs; and what those do not see."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from benchmarks.floors.letter import bare_text
from benchmarks.measuring import Ratio, in_turn
from desktop.bootstrap.children import Reader
from desktop.intake.faults import Fact, Why
from desktop.intake.readers.opening import read
from desktop.intake.reading import Read, read_file
from desktop.screening.finding import Kind
from desktop.screening.text import Passage, Where

SMALLEST = 2_000_000
HEADER = "机密★10年"
LOOKS = (
    '<w:rPr {w}><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
    '<w:rPr {w}><w:b/><w:sz w:val="32"/></w:rPr>',
)
ROUNDS = 9


class _Kept:
    """An ear that keeps the passages."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []

    def passage(self, passage: Passage) -> None:
        self.passages.append(passage)

    def found(self, kind: Kind, what: str, where: Where) -> None:
        return None

    def unread(self, why: Why, facts: Mapping[str, Fact], where: Where) -> None:
        raise RuntimeError(why)

    def step(self, done: int, total: int) -> None:
        return None


def letter() -> bytes:
    """Chinese nobody can squeeze, in runs dressed as a letter's are; a mark in the header."""
    chance = random.Random(2026)
    document = docx.Document()
    for number in range(9_500):
        paragraph = document.add_paragraph()
        for part in range(4):
            run = paragraph.add_run("".join(chr(chance.randint(0x4E00, 0x9F00)) for _character in range(23)))
            run._r.insert(0, parse_xml(LOOKS[(number + part) % 2].format(w=nsdecls("w"))))
    document.sections[0].header.paragraphs[0].text = HEADER
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter_text() -> list[Ratio]:
    """The reader in this process, as the floor is; then the whole worker, from its start to its end."""
    content = letter()
    assert len(content) >= SMALLEST, len(content)
    bare = bare_text(content)

    def ours() -> str:
        ear = _Kept()
        read(content, ear)
        return "\n".join(one.text for one in ear.passages)

    def worker() -> str:
        answer = read_file(content, Reader)
        assert isinstance(answer, Read)
        return "\n".join(one.text for one in answer.passages)

    for text in (ours(), worker()):
        assert set(bare.split("\n")) <= set(text.split("\n")), (
            "something that python-docx finds was not found"
        )
        assert HEADER in text
    assert HEADER not in bare
    size = f"{len(content) / 1e6:.1f} MB"
    return [
        in_turn(f"text of a letter, {size} (reader)", ours, lambda: bare_text(content), 1 / 3, ROUNDS),
        in_turn(f"text of a letter, {size} (whole worker)", worker, lambda: bare_text(content), 1.0, ROUNDS),
    ]
