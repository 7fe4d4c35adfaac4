"""Reading a parsed paragraph flat, and what a part that was read leaves behind."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.intake.readers.word_names import COLOR, SPECIAL, STYLE, TEXT, Names
from desktop.intake.readers.word_runs import Traits, is_shaded
from desktop.intake.xmlparts import Element


def flat_text(element: Element, n: Names, styles: Mapping[str, Traits]) -> str | None:
    """The text of a plain paragraph; None where it must be walked."""
    words: list[str] = []
    signs, plain, tab, val = n.signs, n.plain, n.tab, n.val
    for one in element.iter():
        tag = one.tag
        sign = signs.get(tag)
        if sign is None:
            continue
        if sign == TEXT:
            if tag != tab or not one.attrib:  # a tab stop of the paragraph is no tab in its text
                words.append(one.text or plain[tag])
        elif sign == SPECIAL:
            return None
        elif styles if sign == STYLE else True:
            value = one.get(val, "")
            if _matters(sign, value, styles):
                return None
    return "".join(words).replace("\n", " ")


def _matters(sign: int, value: str, styles: Mapping[str, Traits]) -> bool:
    """A colour, a size, a style that may hide."""
    if sign == COLOR:
        return value[:2] in ("FF", "ff", "FE", "FD", "fe", "fd") and value[2:4] == value[:2]
    return value in styles if sign == STYLE else len(value) < 2 and value <= "4"


def on_ground(element: Element, n: Names) -> bool:
    """In a table cell that is coloured."""
    cell = next(element.iterancestors(n.cell), None)
    properties = cell.find(n.w + "tcPr") if cell is not None else None
    return properties is not None and is_shaded(properties, n)


def drop_before(element: Element) -> None:
    """Forget the ones of its name that stand before it; what is said about the cell itself stays."""
    before = element.getprevious()
    while before is not None and before.tag == element.tag:
        parent = before.getparent()
        parent.remove(before)
        before = element.getprevious()
