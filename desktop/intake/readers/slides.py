"""pptx: slides in the order they are shown, with their notes; then masters, comments and what else holds words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers import drawing, office
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import events, every, local
from desktop.intake.zipped import Package
from desktop.screening.text import Part, Trait, Unit

_PRESENTATION = "ppt/presentation.xml"
_PARTS = (
    (re.compile(r"ppt/comments/|ppt/.*comment", re.I), Part.COMMENT),
    (re.compile(r"ppt/(?:slide|notes|handout)(?:masters|layouts)/", re.I), Part.BODY),
    (re.compile(r"ppt/", re.I), Part.TEXT_BOX),
)
_NO_WORDS = re.compile(
    r"ppt/(?:theme|tablestyles|viewprops)|docprops/|customxml/|\[content_types\]|.*\.rels$", re.I
)


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    package = Package(content, teller.limits, teller.budget)
    order = _order(package)
    if len(order) > teller.limits.pages:
        raise Unreadable(Why.PAGES, most=teller.limits.pages)
    for number, name in enumerate(order, 1):
        teller.tick(number, len(order))
        hidden = (Trait.HIDDEN,) if _not_shown(package, name) else ()
        drawing.tell(package, name, teller, Part.BODY, (numbered(Unit.SLIDE, number),), hidden)
    notes = _notes(package, order)
    for name, number in sorted(notes.items(), key=lambda one: one[1]):
        drawing.tell(package, name, teller, Part.SPEAKER_NOTES, (numbered(Unit.SLIDE, number),))
    for name in package.names:
        xml = name.lower().endswith((".xml", ".vml")) and not _NO_WORDS.match(name)
        if xml and name not in order and name not in notes:
            part = next((part for shape, part in _PARTS if shape.match(name)), Part.TEXT_BOX)
            drawing.tell(package, name, teller, part, (named(posixpath.basename(name)),))
    office.tell_around(package, teller)


def _order(package: Package) -> list[str]:
    """Slides as the presentation lists them; those it does not list come after."""
    main = package.named(_PRESENTATION)
    relations = package.named("ppt/_rels/presentation.xml.rels")
    targets = {one.id: one.target for one in office.relations(package, relations)} if relations else {}
    listed: list[str] = []
    if main:
        for element in every(package.chunks(main)):
            if local(element) == "sldId":
                ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
                listed += [package.named(targets.get(one, "")) for one in ids]
    slides = [name for name in package.names if re.match(r"ppt/slides/[^/]+\.xml$", name, re.I)]
    found = [name for name in dict.fromkeys(listed) if name]
    return found + sorted(name for name in slides if name not in found)


def _not_shown(package: Package, name: str) -> bool:
    for _when, element in events(package.chunks(name), None, ("start",)):
        return element.get("show", "1").lower() in ("0", "false")
    return False


def _notes(package: Package, order: list[str]) -> Mapping[str, int]:
    """Notes → the number of their slide."""
    found: dict[str, int] = {}
    for number, slide in enumerate(order, 1):
        folder, _slash, own = slide.rpartition("/")
        rels = package.named(f"{folder}/_rels/{own}.rels")
        for relation in office.relations(package, rels) if rels else ():
            if relation.kind == "notesSlide" and (target := package.named(relation.target)):
                found[target] = number
    return found
