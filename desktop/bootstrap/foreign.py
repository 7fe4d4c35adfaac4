"""What the terminal and the windows both do with a foreign file: its bytes, its text as a list, its places in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.intake.faults import Fact, Why
from desktop.intake.limits import WIDEST
from desktop.intake.reading import Read
from desktop.operations.sentences.foreign import unread_sentence, where_words
from desktop.plain.words import _
from desktop.screening.finding import Finding
from desktop.screening.text import Where

_ENCODINGS = ("utf-8-sig", "gb18030")


def content_of(path: Path) -> bytes | None:
    """None where there is no such file; one that is too large comes cut, which the reader then refuses.

    A folder, a pipe or a device is no file: some of them never end, some never begin.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(WIDEST.bytes_in + 1)
    except OSError:
        return None


def decoded(content: bytes) -> str | None:
    """The text of a list that a unit brings; None: it is no text."""
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def place_of(finding: Finding, read: Read) -> str:
    """Where a finding begins, to the line."""
    later = 0
    if finding.spans:
        first = finding.spans[0]
        later = read.passages[first.passage].text.count("\n", 0, first.start)
    return where_words(finding.where, later)


def part_unread(why: Why, facts: Mapping[str, Fact], where: Where) -> str:
    """Which part was not read, and why; a scan says by itself where it stands."""
    sentence, place = unread_sentence(why.value, facts), where_words(where)
    if why is Why.SCAN or not place:
        return sentence
    return _("{where}：{sentence}").format(where=place, sentence=sentence)
