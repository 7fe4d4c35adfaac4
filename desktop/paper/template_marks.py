"""«name» in the paragraphs of a Word template: found over runs, and replaced by final text that keeps the look.

A name may be split over runs, and broken over lines. What is put in is never looked through again: a title that
happens to hold «…» stays as it is.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from desktop.paper.faces import RARE_WORD_NAME
from desktop.paper.letter_package import W

Element = Any
OPEN, CLOSE = "«", "»"
MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]{{1,100}}){CLOSE}")
_STRAY = re.compile(f"[{OPEN}{CLOSE}]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")


@dataclass(frozen=True)
class Mark:
    """A name as it stands, and where: from one character of the paragraph to another."""

    name: str
    start: int
    end: int


class Text:
    """The characters of one paragraph with the elements they stand in; line breaks count as one."""

    def __init__(self, paragraph: Element) -> None:
        self._parts: list[tuple[Element, str]] = []
        for element in paragraph.iter(W + "t", W + "br", W + "cr", W + "tab"):
            if next(element.iterancestors(W + "p"), None) is paragraph and _in_run(element):
                self._parts.append((element, (element.text or "") if element.tag == W + "t" else "\n"))
        self.words = "".join(words for _element, words in self._parts)

    def marks(self) -> list[Mark]:
        """All names, in order."""
        return [Mark(found[1], found.start(), found.end()) for found in MARK.finditer(self.words)]

    def stray(self) -> bool:
        """Whether a sign of a mark stands without its other."""
        return bool(_STRAY.search(MARK.sub("", self.words)))

    def replace(self, mark: Mark, value: str) -> None:
        """Final text in a mark's place, in the look of its first character. From the last mark to the first."""
        at, first = 0, True
        for element, words in self._parts:
            start, end = max(mark.start - at, 0), min(mark.end - at, len(words))
            at += len(words)
            if start >= end:
                continue
            if element.tag != W + "t":
                element.getparent().remove(element)
            elif first:
                _split(element, start, end, value)
                first = False
            else:
                _set(element, element.text[end:])


def fill_paragraph(paragraph: Element, value_of: Callable[[str], str | None]) -> list[Element]:
    """Every mark whose name has a value is replaced; answers the paragraphs that stand there then.

    A text of several paragraphs whose mark stands alone becomes as many, each in the look of this one.
    """
    text = Text(paragraph)
    marks = text.marks()
    if len(marks) == 1 and MARK.fullmatch(text.words.strip()):
        value = value_of(marks[0].name)
        if value is not None and "\n" in cleaned(value):
            return _paragraphs(paragraph, marks[0], cleaned(value).split("\n"))
    for mark in reversed(marks):
        value = value_of(mark.name)
        if value is not None:
            text.replace(mark, value)
    return [paragraph]


def _paragraphs(paragraph: Element, mark: Mark, values: list[str]) -> list[Element]:
    made = []
    for value in values[:-1]:
        one = copy.deepcopy(paragraph)
        for section in list(one.iter(W + "sectPr")):  # a section ends once
            section.getparent().remove(section)
        paragraph.addprevious(one)
        Text(one).replace(mark, value)
        made.append(one)
    Text(paragraph).replace(mark, values[-1])
    return [*made, paragraph]


def cleaned(value: str) -> str:
    """Without what no XML can hold; line ends are one sign."""
    return _NOT_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _in_run(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == W + "r"


def _split(element: Element, start: int, end: int, value: str) -> None:
    """The run is cut at the mark; the value's runs stand between its halves."""
    run, after = element.getparent(), element.text[end:]
    rest = list(element.itersiblings())
    _set(element, element.text[:start])
    at = run
    for part in _runs(run, cleaned(value)):
        at.addnext(part)
        at = part
    if not (after or rest):
        return
    second = _like(run)
    if after:
        _set(etree.SubElement(second, W + "t"), after)
    for one in rest:
        second.append(one)
    at.addnext(second)


def _runs(run: Element, value: str) -> Iterator[Element]:
    """Runs in the look of this one: line breaks and tabs as Word has them, rare characters in the face that has them."""
    for rare, words in _stretches(value):
        made = _like(run, rare)
        for piece in re.split("([\n\t])", words):
            if piece == "\n":
                etree.SubElement(made, W + "br")
            elif piece == "\t":
                etree.SubElement(made, W + "tab")
            elif piece:
                _set(etree.SubElement(made, W + "t"), piece)
        yield made


def _stretches(value: str) -> Iterator[tuple[bool, str]]:
    start = 0
    for at in range(1, len(value) + 1):
        if at == len(value) or is_rare(value[at]) != is_rare(value[start]):
            yield is_rare(value[start]), value[start:at]
            start = at


def is_rare(character: str) -> bool:
    """A Chinese character that common faces lack: it stands beyond GBK."""
    if character < "\u2e80" or unicodedata.category(character) != "Lo":
        return False
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return True
    return False


def _like(run: Element, rare: bool = False) -> Element:
    """An empty run of the same look."""
    made = etree.Element(W + "r")
    own = run.find(W + "rPr")
    if own is not None:
        made.append(copy.deepcopy(own))
    if rare:
        look = made.find(W + "rPr")
        look = etree.SubElement(made, W + "rPr") if look is None else look
        for old in look.findall(W + "rFonts"):
            look.remove(old)
        fonts = etree.Element(W + "rFonts", {W + one: RARE_WORD_NAME for one in _FACES})
        style = look.find(W + "rStyle")
        look.insert(0 if style is None else 1, fonts)
    return made


def _set(element: Element, words: str) -> None:
    element.text = words
    element.set(_SPACE, "preserve")
