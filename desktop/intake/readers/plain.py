"""txt in the encodings of this country, and bare XML: lines, told in blocks."""

from __future__ import annotations

import codecs
import re

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.steps import numbered
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import words
from desktop.screening.text import Opens, Part, Unit

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLOCK = 500
_SAMPLE = 1 << 16
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_HANZI = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_MOSTLY = 0.8
_MOST_CONTROL = 0.02
"""More signs than this that nobody writes: it is no text."""


def read(content: bytes, teller: Teller) -> None:
    """Tell its lines."""
    tell_lines(decoded(content), teller)


def tell_lines(text: str, teller: Teller) -> None:
    """Lines in blocks, each block by the number of its first line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    opens = Opens.APART
    for start in range(0, len(lines), _BLOCK):
        where = teller.where(Part.BODY, numbered(Unit.LINE, start + 1))
        teller.say("\n".join(lines[start : start + _BLOCK]), where, opens)
        opens = Opens.PARAGRAPH


def decoded(content: bytes) -> str:
    """The text, in the encoding it says or shows. Raises ``Unreadable`` where it is no text."""
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _text(content[len(mark) :], encoding)
    if b"\0" in content[:_SAMPLE]:
        return _text(content, _wide(content[:_SAMPLE]))
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _chinese(content)


def _chinese(content: bytes) -> str:
    """GB18030, where it is; else UTF-16 that forgot its mark, if that gives Chinese; else GB18030 with gaps."""
    try:
        return _checked(content.decode("gb18030"))
    except (UnicodeDecodeError, Unreadable):
        for encoding in ("utf-16-le", "utf-16-be"):
            text = content[: _SAMPLE & ~1].decode(encoding, "replace")
            if len(_HANZI.findall(text)) > len(text) * _MOSTLY:
                return _text(content, encoding)
        return _text(content, "gb18030")


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: ASCII and spaces leave zeros on one side."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(4 * min(even, odd), 1):
        raise Unreadable(Why.UNKNOWN)
    return "utf-16-le" if odd > even else "utf-16-be"


def _text(content: bytes, encoding: str) -> str:
    """Decoded; bytes that are none become �, and too many of them say that it is no text."""
    return _checked(content.decode(encoding, "replace"))


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(len(sample) * _MOST_CONTROL, 4 if len(sample) > 200 else 0):
        raise Unreadable(Why.UNKNOWN)
    if not text.strip("\0\ufeff\n\r\t "):
        raise Unreadable(Why.EMPTY)
    return text


def read_xml(content: bytes, teller: Teller) -> None:
    """All words of an XML file, also those in its attributes."""
    chunks = (content[at : at + _SAMPLE] for at in range(0, len(content), _SAMPLE))
    for line, said in words(chunks, teller.limits.depth):
        teller.budget.spend_cells()
        teller.say(said, teller.where(Part.BODY, numbered(Unit.LINE, line)), Opens.APART)
