"""DrawingML, VML, charts and any other XML of a package: paragraphs where there are paragraphs, else every word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.intake.readers.steps import named
from desktop.intake.readers.word_names import COMPATIBILITY
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import Element, every, local
from desktop.intake.zipped import Package
from desktop.screening.text import Opens, Part, Step, Trait

_A = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://purl.oclc.org/ooxml/drawingml/main}",
)
PARAGRAPHS = tuple(a + "p" for a in _A)
TEXTS = tuple(a + "t" for a in _A)
BREAKS = tuple(a + "br" for a in _A)
BODIES = ("txBody", "txbx", "rich")
_DESCRIBING = ("descr", "title", "string", "alt", "tooltip")
_NAME_OF_NOBODY = re.compile(r"[^\W\d]{0,24}(?: [^\W\d]{0,24}){0,4}[ -]?\d{0,6}")
"""文本框 5, Picture 2: the name a program gives to a shape."""
_NAMING = {
    "section": "name",
    "cmAuthor": "name",
    "author": "name",
    "custShow": "name",
    "person": "displayName",
    "tag": "val",
}


def tell(
    package: Package,
    name: str,
    teller: Teller,
    part: Part,
    path: tuple[Step, ...] = (),
    traits: tuple[Trait, ...] = (),
) -> None:
    """Tell a member; ``path`` says where it belongs, by default its own name."""
    where = teller.where(part, *(path or (named(name),)), traits=traits)
    aside = teller.where(Part.PROPERTY, *(path or (named(name),)), named("description"), traits=traits)
    line: list[str] = []
    told: Counter[str] = Counter()
    opens = Opens.APART
    for element in every(package.chunks(name)):
        teller.budget.spend_cells()
        tag = element.tag
        if tag in TEXTS:
            line.append(element.text or "")
        elif tag in BREAKS:
            line.append("\n")
        elif tag in PARAGRAPHS:
            text = "".join(line)
            line.clear()
            if _again(element, text, told):
                continue
            teller.say(text, where, opens)
            opens = Opens.PARAGRAPH
        elif local(element) in BODIES:
            opens = Opens.APART  # the next shape, the next cell
        elif element.text and element.text.strip():
            teller.say(element.text, where, Opens.APART)
        for words in described(element):
            teller.say(words, aside, Opens.APART)
        if local(element) in _NAMING and (said := element.get(_NAMING[local(element)])):
            teller.say(said, aside, Opens.APART)


def described(element: Element) -> Iterator[str]:
    """What a shape says of itself beside what it shows; also its name, where somebody gave it one."""
    for key in _DESCRIBING:
        if words := element.get(key):
            yield words
    name = element.get("name", "") if local(element) in ("cNvPr", "docPr") else ""
    if name and not _NAME_OF_NOBODY.fullmatch(name):
        yield name


def _again(element: Element, text: str, told: Counter[str]) -> bool:
    """In the fallback for old readers, and the choice for new ones has said the same."""
    if next(element.iterancestors(COMPATIBILITY + "Choice"), None) is not None:
        told[text] += 1
    elif told[text] and next(element.iterancestors(COMPATIBILITY + "Fallback"), None) is not None:
        told[text] -= 1
        return True
    return False
