"""Words an old letter keeps beside its text: art, descriptions, bookmarks, authors, properties of any name.

They lie in tables of a hundred shapes; so the streams are swept for what can be words, and nothing else is understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.intake.readers.steps import named
from desktop.intake.telling import Teller
from desktop.screening.text import Opens, Part

STREAMS = ("0Table", "1Table", "Data", "\x05SummaryInformation", "\x05DocumentSummaryInformation")
_WIDE = re.compile(
    rb"(?:[\x20-\x7e\xb7]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\x3f]\x30|[\x00-\xff]\x26|[\x01-\x5e]\xff){4,}"
)
_NARROW = re.compile(rb"[\x20-\x7e\x80-\xff]{6,}")
_HANZI = re.compile("[\u4e00-\u9fff]")
_FIGURES = re.compile("[0-9]{6}")
_LONGEST, _MOST = 4_000, 2_000


def tell(streams: Iterable[bytes], teller: Teller) -> None:
    """Each once; of what is no word there is little left, for words are made of the characters of everybody."""
    told: set[str] = set()
    for stream in streams:
        for words in (*_runs(stream, _WIDE, "utf-16-le"), *_runs(stream, _NARROW, "utf-8", "gb18030")):
            if words not in told and len(told) < _MOST:
                told.add(words)
                teller.say(words, teller.where(Part.PROPERTY, named("beside")), Opens.APART)


def _runs(stream: bytes, shape: re.Pattern[bytes], *encodings: str) -> Iterator[str]:
    for found in shape.finditer(stream):
        for encoding in encodings:
            try:
                words = found[0][:_LONGEST].decode(encoding).strip()
            except UnicodeDecodeError:
                continue
            if _are_words(words):
                yield words
            break


def _are_words(text: str) -> bool:
    hanzi = _HANZI.findall(text)
    if len(hanzi) < 2 and not _FIGURES.search(text):
        return False
    try:
        "".join(hanzi).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
