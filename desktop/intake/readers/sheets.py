"""xlsx: every sheet, shown or hidden, row by row; then names, comments, what caches keep, what lies outside.

A far cell costs nothing: rows are told as they come, never laid out.
"""

from __future__ import annotations

import posixpath
import re

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers import drawing, office
from desktop.intake.readers.sheet_rows import Book, SheetRows, read_looks, read_strings
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import every, local
from desktop.intake.zipped import Package
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Trait, Unit

_WORKBOOK = "xl/workbook.xml"
_SHEET = re.compile(r"xl/(?:worksheets|chartsheets|dialogsheets|macrosheets)/[^/]+\.xml$", re.I)
_CACHE = re.compile(
    r"xl/(?:pivotcache|externallinks|tables|querytables|slicers|slicercaches|timelines)/", re.I
)
_READ_APART = re.compile(
    r"xl/(?:workbook|sharedstrings|styles|calcchain|connections|metadata)\.xml$|xl/theme/", re.I
)
_WORDS = ("v", "name", "caption", "displayName", "uniqueName", "u", "alias", "description")


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    package = Package(content, teller.limits, teller.budget)
    strings = read_strings(package, teller)
    book = Book(strings, read_looks(package))
    sheets = _sheets(package, teller)
    if len(sheets) > teller.limits.pages:
        raise Unreadable(Why.PAGES, most=teller.limits.pages)
    for name, (title, hidden) in sheets.items():
        traits = (Trait.HIDDEN,) if hidden else ()
        teller.say(title, teller.where(Part.NAME, _sheet_step(title), traits=traits), Opens.APART)
        SheetRows(teller, book, title, traits).read(package.chunks(name))
    for number, words in book.unused():
        where = teller.where(Part.PROPERTY, named("sharedStrings"), numbered(Unit.NAMED, number))
        teller.say(words, where, Opens.APART)
    _tell_others(package, teller, set(sheets))
    office.tell_around(package, teller)


def _sheet_step(title: str) -> Step:
    """The step of a sheet, by its name."""
    return Step(Unit.SHEET, title)


def _sheets(package: Package, teller: Teller) -> dict[str, tuple[str, bool]]:
    """Member → title and whether it is hidden, in the order of the book; those not listed come after."""
    main = package.named(_WORKBOOK)
    rels = package.named("xl/_rels/workbook.xml.rels")
    targets = {one.id: one.target for one in office.relations(package, rels)} if rels else {}
    found: dict[str, tuple[str, bool]] = {}
    for element in every(package.chunks(main)) if main else ():
        match local(element):
            case "sheet":
                ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
                member = package.named(targets.get(ids[0], "")) if ids else ""
                title = element.get("name", "")
                if member:
                    found[member] = (title, element.get("state", "visible").lower() != "visible")
                else:
                    teller.say(title, teller.where(Part.NAME, _sheet_step(title)), Opens.APART)
            case "definedName":
                where = teller.where(Part.NAME, named("definedName"))
                teller.say(element.get("name", ""), where, Opens.APART)
                teller.say(element.text or "", where, Opens.APART)
                teller.say(element.get("comment", ""), where, Opens.APART)
    for name in package.names:
        if _SHEET.match(name) and name not in found:
            found[name] = (posixpath.basename(name), False)
    return found


def _tell_others(package: Package, teller: Teller, read: set[str]) -> None:
    for name in package.names:
        lower = name.lower()
        if lower.endswith("connections.xml"):
            _tell_connections(package, name, teller)
        elif name in read or not lower.endswith((".xml", ".vml")) or not lower.startswith("xl/"):
            continue
        elif re.match(r"xl/(?:threadedcomments/|persons/|comments)", lower):
            drawing.tell(package, name, teller, Part.COMMENT)
            _tell_authors(package, name, teller)
        elif _CACHE.match(name):
            _tell_values(package, name, teller)
        elif not _READ_APART.match(name):
            drawing.tell(package, name, teller, Part.TEXT_BOX)


def _tell_authors(package: Package, name: str, teller: Teller) -> None:
    for element in every(package.chunks(name)):
        if local(element) == "person" and (author := element.get("displayName")):
            teller.say(author, teller.where(Part.PROPERTY, named("author")), Opens.APART)


def _tell_values(package: Package, name: str, teller: Teller) -> None:
    """Copies of cells that tables, pivots and links keep."""
    where = teller.where(Part.PROPERTY, named(posixpath.basename(name)))
    for element in every(package.chunks(name)):
        teller.budget.spend_cells()
        for words in (element.text, *(element.get(key) for key in _WORDS)):
            if words and re.search(r"[^\W_]{2}", words):
                teller.say(words, where, Opens.APART)
        if local(element) == "ddeLink":
            target = f"{element.get('ddeService', '')}|{element.get('ddeTopic', '')}"
            teller.found(Kind.EXTERNAL_REFERENCE, target, where)


def _tell_connections(package: Package, name: str, teller: Teller) -> None:
    where = teller.where(Part.PROPERTY, named("connections"))
    for element in every(package.chunks(name)):
        for key in ("name", "description", "connection", "command", "url", "sourceFile"):
            if words := element.get(key):
                teller.say(words, where, Opens.APART)
        if local(element) == "connection":
            teller.found(Kind.EXTERNAL_REFERENCE, element.get("name", ""), where)
