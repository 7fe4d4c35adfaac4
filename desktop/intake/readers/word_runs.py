"""One paragraph of a letter, run by run: what is deleted, inserted, hidden, white; fields and their results.

Most paragraphs are plain and never come here: ``story`` reads them flat. Here the tree is walked, and every stretch
keeps how it stands, in the order of the file, so that a mark which is half deleted is still one stretch of text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.intake.readers.drawing import described
from desktop.intake.readers.word_names import COMPATIBILITY, SHAPE, TEXT_PATH, Names
from desktop.intake.xmlparts import Element, local
from desktop.screening.text import Part, Trait

Traits = tuple[Trait, ...]
TINY = 4
"""Half points: letters of two points and below are not read by anybody."""
_OFF = ("0", "false", "off", "none")
_WHITE = ("FFFFFF", "FEFEFE", "FDFDFD")
_SIGNS = {
    "AB": "★", "B6": "☆", "FE": "☑", "FD": "☒", "FC": "✓", "FB": "✗", "A8": "□", "6F": "□", "6E": "■", "6C": "●", "52": "☑",
    "53": "☒", "50": "✓", "A3": "□",
}  # fmt: skip
"""Faces of signs (Wingdings and its kin) have stars, ticks and boxes in the places of letters."""
LINE = "\n"
_LETTERS, _PRIVATE = 0x100, 0xF000
"""Such faces number their signs as letters, or as letters in the private range."""


@dataclass
class Stretches:
    """What a paragraph holds: the text in order, and what stands aside of it."""

    text: list[tuple[str, Traits]] = field(default_factory=list)
    aside: list[tuple[str, Part, str]] = field(default_factory=list)
    """Words, part, name: instructions of fields, descriptions, text on a curve, readings above characters."""
    authors: set[str] = field(default_factory=set)

    def add(self, text: str, traits: Traits) -> None:
        """A stretch; equal neighbours become one."""
        if text and self.text and self.text[-1][1] == traits and LINE not in (text, self.text[-1][0]):
            self.text[-1] = (self.text[-1][0] + text, traits)
        elif text:
            self.text.append((text, traits))


class Walk:
    """Walks paragraphs of one part; ``styles``: style → what it does to the eye."""

    def __init__(self, names: Names, styles: Mapping[str, Traits]) -> None:
        self._n = names
        self._styles = styles

    def paragraph(self, element: Element, shaded: bool) -> Stretches:
        """All of it. ``shaded``: something dark may lie beneath, white is no hiding there."""
        out = Stretches()
        traits: Traits = ()
        properties = element.find(self._n.w + "pPr")
        if properties is not None:
            style = properties.find(self._n.paragraph_style)
            traits = self._styles.get(style.get(self._n.val, ""), ()) if style is not None else ()
            shaded = shaded or self._is_shaded(properties)
        self._into(element, traits, shaded, out)
        return out

    def _into(self, element: Element, traits: Traits, shaded: bool, out: Stretches) -> None:
        for child in element:
            tag = child.tag
            name = tag[len(self._n.w) :] if isinstance(tag, str) and tag.startswith(self._n.w) else ""
            if tag in self._n.plain:
                out.add((child.text or "") or self._n.plain[tag], traits)
            elif name == "r":
                self._into(child, self._of_run(child, traits, shaded), shaded, out)
            elif name in ("rPr", "pPr", "txbxContent", "p"):
                continue  # read for themselves
            elif name == "rt":
                reading = "".join(one.text or "" for one in child.iter(self._n.text))
                out.aside.append((reading, Part.FIELD, "reading"))
            elif name in ("del", "moveFrom", "ins", "moveTo"):
                out.authors.add(child.get(self._n.w + "author", ""))
                trait = Trait.DELETED if name in ("del", "moveFrom") else Trait.INSERTED
                self._into(child, _with(traits, trait), shaded, out)
            elif tag == COMPATIBILITY + "AlternateContent":
                self._either(child, traits, shaded, out)
            else:
                self._sign(child, name, traits, out)
                self._into(child, traits, shaded, out)

    def _sign(self, child: Element, name: str, traits: Traits, out: Stretches) -> None:
        """Elements that mean a character, or words outside the text."""
        n = self._n
        match name:
            case "delText":
                out.add(child.text or "", _with(traits, Trait.DELETED))
            case "br" | "cr":
                out.add(LINE, traits)
            case "sym":
                out.add(_sign(child.get(n.w + "char", "")), traits)
            case "instrText" | "delInstrText":
                out.aside.append((child.text or "", Part.FIELD, "instruction"))
            case "fldSimple":
                out.aside.append((child.get(n.w + "instr", ""), Part.FIELD, "instruction"))
            case "alias" | "tag" | "default" | "statusText" | "helpText" | "listItem" | "listEntry":
                for key in ("val", "displayText", "value"):
                    out.aside.append((child.get(n.w + key, ""), Part.FIELD, name))
            case "hyperlink":
                out.aside.append((child.get(n.w + "tooltip", ""), Part.FIELD, name))
            case "bookmarkStart":
                out.aside.append((child.get(n.w + "name", ""), Part.NAME, "bookmark"))
            case "":
                self._drawn(child, out)

    def _drawn(self, child: Element, out: Stretches) -> None:
        if child.tag == TEXT_PATH:
            out.aside.append((child.get("string", ""), Part.TEXT_BOX, "textpath"))
        elif child.tag == SHAPE or local(child) in ("docPr", "cNvPr"):
            for words in described(child):
                out.aside.append((words, Part.PROPERTY, "description"))

    def _either(self, element: Element, traits: Traits, shaded: bool, out: Stretches) -> None:
        """The choice; the fallback only where it says something else."""
        told: set[str] = set()
        for branch in element:
            mine = Stretches()
            self._into(branch, traits, shaded, mine)
            words = "".join(text for text, _traits in mine.text)
            if words and words not in told:
                for text, how in mine.text:
                    out.add(text, how)
            out.aside += [one for one in mine.aside if one not in out.aside]
            out.authors |= mine.authors
            told.add(words)

    def _of_run(self, run: Element, traits: Traits, shaded: bool) -> Traits:
        properties = run.find(self._n.w + "rPr")
        if properties is None:
            return traits
        style = properties.find(self._n.run_style)
        if style is not None:
            for trait in self._styles.get(style.get(self._n.val, ""), ()):
                traits = _with(traits, trait)
        own = look_of(properties, self._n)
        if Trait.WHITE in own and (shaded or self._is_shaded(properties)):
            own = tuple(one for one in own if one is not Trait.WHITE)
        for trait in own:
            traits = _with(traits, trait)
        return traits

    def _is_shaded(self, properties: Element) -> bool:
        return is_shaded(properties, self._n)


def _sign(code: str) -> str:
    """What a sign of a face looks like, or the sign itself where its number is one of everybody's."""
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code):
        return " "
    number = int(code, 16)
    if number < _LETTERS or _PRIVATE <= number < _PRIVATE + _LETTERS:
        return _SIGNS.get(f"{number % _LETTERS:02X}", " ")
    return chr(number)


def look_of(properties: Element, names: Names) -> Traits:
    """What run properties do to the eye."""
    traits: list[Trait] = []
    for name in ("vanish", "webHidden", "specVanish"):
        found = properties.find(names.w + name)
        if found is not None and found.get(names.val, "1").lower() not in _OFF:
            traits.append(Trait.HIDDEN)
            break
    color = properties.find(names.color)
    if color is not None and color.get(names.val, "").upper() in _WHITE:
        traits.append(Trait.WHITE)
    size = properties.find(names.size)
    if size is not None and size.get(names.val, "").isdigit() and int(size.get(names.val)[:6]) <= TINY:
        traits.append(Trait.TINY)
    return tuple(traits)


def is_shaded(properties: Element, names: Names) -> bool:
    """A ground other than paper lies beneath."""
    highlight = properties.find(names.w + "highlight")
    if highlight is not None and highlight.get(names.val, "none") not in ("none", "white"):
        return True
    shading = properties.find(names.shading)
    if shading is None:
        return False
    fill = shading.get(names.w + "fill", "auto").upper()
    return fill not in ("AUTO", *_WHITE) or shading.get(names.val, "clear") not in ("clear", "nil")


def _with(traits: Traits, trait: Trait) -> Traits:
    return traits if trait in traits else (*traits, trait)
