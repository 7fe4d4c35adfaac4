"""What docx, xlsx and pptx share: the package, its relations, its properties, the files in it.

Every member of the package is looked at, not only those that the main part refers to: what is not referred to is
still in the file. What refers outside is a finding and is never followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.intake.readers.steps import named
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import every, local, words
from desktop.intake.zipped import Package
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part

_HARMLESS = re.compile(r"(?:https?|mailto):|#", re.I)
"""Addresses a reader may click; anything else that points outside is more than a link."""
_NO_TEXT = (
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".ico", ".wdp", ".hdp", ".webp",
    ".odttf", ".fntdata", ".ttf", ".otf", ".mp3", ".mp4", ".wav", ".avi", ".mov", ".wmv", ".m4a",
    ".crt", ".sigs", ".psdsxs",
)  # fmt: skip
_SETTINGS_OF_PRINTERS = re.compile(r"printersettings|activex\d*\.bin$", re.I)


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a .rels part."""

    part: str
    id: str
    kind: str
    target: str
    external: bool


def relations(package: Package, name: str) -> Iterator[Relation]:
    """The relations a .rels member holds; inner targets as names of members."""
    folder, _slash, own = name.rpartition("_rels/")
    for element in every(package.chunks(name)):
        if local(element) == "Relationship":
            external = element.get("TargetMode", "").lower() == "external"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            yield Relation(folder + own.removesuffix(".rels"), element.get("Id", ""), kind, target, external)


def tell_relations(package: Package, teller: Teller) -> None:
    """Links are text; what the file would fetch by itself, or from a share, is a finding."""
    links: list[str] = []
    for name in package.names:
        if not name.lower().endswith(".rels"):
            continue
        for relation in relations(package, name):
            if not relation.external:
                continue
            links.append(relation.target)
            if relation.kind != "hyperlink" or not _HARMLESS.match(relation.target):
                where = teller.where(Part.PROPERTY, named(relation.part), named(relation.kind))
                teller.found(Kind.EXTERNAL_REFERENCE, relation.target, where)
    for link in links:
        teller.say(link, teller.where(Part.PROPERTY, named("hyperlink")), Opens.APART)


def tell_properties(package: Package, teller: Teller) -> None:
    """Core, application and custom properties; a name that somebody gave is read with its value."""
    for name in package.names:
        if not re.match(r"docprops/[^/]+\.xml$", name, re.I):
            continue
        for element in every(package.chunks(name)):
            text = (element.text or "").strip()
            property_name = element.get("name", "") or local(element)
            for said in (element.get("name"), text):
                if said:
                    teller.say(said, teller.where(Part.PROPERTY, named(property_name)), Opens.APART)


def tell_custom_xml(package: Package, teller: Teller) -> None:
    """Data stored beside the document: all its words and values."""
    for name in package.names:
        if not re.match(r"(?:customxml/item\d*\.xml|.*/customxml/.*\.xml)$", name, re.I):
            continue
        for _line, said in words(package.chunks(name), teller.limits.depth):
            teller.say(said, teller.where(Part.PROPERTY, named("customXml")), Opens.APART)


def tell_macros(package: Package, teller: Teller) -> None:
    """Macros are named, not read and never run."""
    for name in package.names:
        base = posixpath.basename(name.lower())
        if base in ("vbaproject.bin", "vbadata.xml") or re.match(
            r"(?:xl/macrosheets|xl/dialogsheets)/", name, re.I
        ):
            if base != "vbadata.xml" and not name.lower().endswith(".rels"):
                teller.found(Kind.MACRO, name, teller.where(Part.PROPERTY, named(name)))
        elif re.search(r"(?:^|/)activex/[^/]+\.(?:bin|xml)$", name, re.I):
            teller.found(Kind.MACRO, name, teller.where(Part.PROPERTY, named(name)))


def tell_files_inside(package: Package, teller: Teller) -> None:
    """Every member that is no XML of the package and no picture: embedded objects, chunks of other kinds."""
    for name in package.names:
        lower = name.lower()
        if lower.endswith((".xml", ".rels", ".vml", *_NO_TEXT)):
            continue
        if _SETTINGS_OF_PRINTERS.search(lower) or posixpath.basename(lower) == "vbaproject.bin":
            continue
        teller.file_inside(package.read(name), posixpath.basename(name))


def tell_around(package: Package, teller: Teller) -> None:
    """All that is the same in the three kinds."""
    tell_macros(package, teller)
    tell_relations(package, teller)
    tell_properties(package, teller)
    tell_custom_xml(package, teller)
    tell_files_inside(package, teller)
