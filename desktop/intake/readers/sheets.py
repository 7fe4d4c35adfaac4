"""xlsx: every sheet, shown or hidden, row by row; then names, comments, what caches keep, what lies outside.

A far cell costs nothing: rows are told as they come, never laid out.
"""

from __future__ import annotations

import posixpath
import re

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers import drawing, office
from desktop.intake.readers.sheet_rows import Book, SheetRows, read_looks, read_strings, string_of
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import drop, events, every, local
from desktop.intake.zipped import Package
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Step, Trait, Unit

_WORKBOOK = "xl/workbook.xml"
_SHEET = re.compile(r"xl/(?:worksheets|chartsheets|dialogsheets|macrosheets)/[^/]+\.xml$", re.I)
_CACHE = re.compile(
    r"xl/(?:(?:pivotcache|pivottables|externallinks|tables|querytables|slicers|slicercaches|timelines)/|metadata\.xml$)",
    re.I,
)
_READ_APART = re.compile(r"xl/(?:workbook|sharedstrings|styles|calcchain|connections)\.xml$|xl/theme/", re.I)
_WORDS = (
    "v", "name", "caption", "displayName", "uniqueName", "u", "alias", "description", "rowHeaderCaption",
    "colHeaderCaption", "grandTotalCaption", "dataCaption", "missingCaption", "errorCaption",
)  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"')
_OF_NUMBERS = re.compile(r"[年月日时分秒元点上下午星期周第亿万\W\d_A-Za-z]*")
"""What formats of numbers say everywhere."""


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
    _tell_formats(package, teller)
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
        elif re.match(r"xl/comments", lower):
            _tell_notes(package, name, teller)
        elif re.match(r"xl/(?:threadedcomments/|persons/)", lower):
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


def _tell_notes(package: Package, name: str, teller: Teller) -> None:
    """Notes of cells: the runs of each are one text."""
    where = teller.where(Part.COMMENT, named(posixpath.basename(name)))
    for _when, element in events(package.chunks(name), ["{*}comment", "{*}author"]):
        teller.budget.spend_cells()
        author = local(element) == "author"
        words = (element.text or "") if author else string_of(element)
        at = teller.where(Part.PROPERTY, named("author")) if author else where
        teller.say(words, at, Opens.APART)
        drop(element)


def _tell_formats(package: Package, teller: Teller) -> None:
    """The words that a format puts beside a number; they stand in no cell."""
    name = package.named("xl/styles.xml")
    for _when, element in events(package.chunks(name), ["{*}numFmt"]) if name else ():
        words = "".join(_QUOTED.findall(element.get("formatCode", "")))
        if not _OF_NUMBERS.fullmatch(words):
            teller.say(words, teller.where(Part.PROPERTY, named("format")), Opens.APART)


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
