"""ofd (GB/T 33190): pages in their order, text objects line by line as the eye sees them; then all that is not a page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import Element, drop, events, every, local, words
from desktop.intake.zipped import Package
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Trait, Unit, Where

_PAGE = re.compile(r"(?:.*/)?pages/.*\.xml$", re.I)
_TEMPLATE = re.compile(r"(?:.*/)?(?:tpls?|temps?|templates?)/.*\.xml$", re.I)
_NOT_WORDS = re.compile(r".*(?:signatures?|signedvalue|version_?\d*)\.xml$", re.I)
_RESOURCES = re.compile(r".*res\.xml$", re.I)
"""Fonts and pictures, but also drawings that pages share, with their words."""
_NO_TEXT = (
    ".png",
    ".jpg",
    ".jpeg",
    ".bmp",
    ".tif",
    ".tiff",
    ".jb2",
    ".gbig2",
    ".ttf",
    ".otf",
    ".ttc",
    ".dat",
    ".esl",
)
_OBJECTS = ("TextObject", "ImageObject", "Action", "Goto", "URI", "GotoA", "Remark", "Parameter")
SAME_LINE = 0.5
"""Text objects whose boxes begin within half a millimetre stand on one line."""


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    package = Package(content, teller.limits, teller.budget)
    pages = _order(package)
    if len(pages) > teller.limits.pages:
        raise Unreadable(Why.PAGES, most=teller.limits.pages)
    for number, name in enumerate(pages, 1):
        teller.tick(number, len(pages))
        where = teller.where(Part.BODY, numbered(Unit.PAGE, number))
        texts, pictures = _tell_page(package, name, teller, where)
        if pictures and not texts:
            teller.unread(Why.SCAN, where, page=number)
    for name in package.names:
        lower = name.lower()
        if name in pages or lower.endswith(_NO_TEXT) or _NOT_WORDS.match(lower):
            continue
        if _TEMPLATE.match(lower) or _RESOURCES.match(lower) or "/annot" in lower:
            part = Part.COMMENT if "/annot" in lower else Part.BODY
            _tell_page(package, name, teller, teller.where(part, named(posixpath.basename(name))))
        elif lower.endswith(".xml"):
            for _line, said in words(package.chunks(name), teller.limits.depth):
                if re.search(r"[^\W\d_]{2}", said):
                    where = teller.where(Part.PROPERTY, named(posixpath.basename(name)))
                    teller.say(said, where, Opens.APART)
        else:
            teller.file_inside(package.read(name), posixpath.basename(name))


def _order(package: Package) -> list[str]:
    """Pages as the document lists them; those it does not list come after."""
    listed: list[str] = []
    for name in package.names:
        if posixpath.basename(name).lower() == "document.xml":
            for element in every(package.chunks(name)):
                if local(element) == "Page" and (target := element.get("BaseLoc")):
                    folder = "" if target.startswith("/") else posixpath.dirname(name)
                    listed.append(package.named(posixpath.normpath(posixpath.join(folder, target))))
    pages = [name for name in package.names if _PAGE.match(name) and not name.lower().endswith("res.xml")]
    found = [name for name in dict.fromkeys(listed) if name]
    return found + sorted((name for name in pages if name not in found), key=_natural)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d{1,9})", name)]


def _tell_page(package: Package, name: str, teller: Teller, where: Where) -> tuple[int, int]:
    """How many text objects and pictures stand on it."""
    texts = pictures = 0
    hidden: list[tuple[str, tuple[Trait, ...]]] = []
    opens, top = Opens.APART, ""
    for _when, element in events(package.chunks(name), [f"{{*}}{one}" for one in _OBJECTS]):
        teller.budget.spend_cells()
        match local(element):
            case "TextObject":
                text, at, traits = _text_of(element), element.get("Boundary", ""), _look(element)
                texts += bool(text)
                if traits:
                    hidden.append((text, traits))
                elif text:
                    if opens is not Opens.APART:
                        opens = Opens.RUN if _same_line(top, at) else Opens.LINE
                    teller.say(text, where, opens)
                    opens, top = Opens.LINE, at
            case "ImageObject":
                pictures += 1
            case "Remark" | "Parameter":
                teller.say(element.text or "", where, Opens.APART)
            case "URI" | "GotoA":
                target = element.get("URI") or element.get("AttachID") or ""
                teller.say(target, where, Opens.APART)
                if target and not re.match(r"(?:https?|mailto):", target, re.I) and local(element) == "URI":
                    teller.found(Kind.EXTERNAL_REFERENCE, target, where)
        drop(element)
    for text, traits in hidden:
        teller.say(text, Where(where.path, where.part, traits), Opens.APART)
    return texts, pictures


def _text_of(element: Element) -> str:
    codes: Iterable[Element] = element.iter("{*}TextCode")
    return "".join(code.text or "" for code in codes)


def _look(element: Element) -> tuple[Trait, ...]:
    if element.get("Visible", "true").lower() == "false" or element.get("Alpha", "255") == "0":
        return (Trait.HIDDEN,)
    colour = element.find("{*}FillColor")
    if colour is not None and colour.get("Value", "").split() == ["255", "255", "255"]:
        return (Trait.WHITE,)
    return ()


def _same_line(before: str, now: str) -> bool:
    try:
        one, other = (float(box.split()[1]) for box in (before, now))
    except (IndexError, ValueError):
        return False
    return abs(one - other) < SAME_LINE
