"""A Word template that somebody made for a form: its parts as trees, and what it must not hold.

It is looked through like any foreign file first (``readers``), then once more for what a template may not do: run,
fetch, embed, ask another program. What stands here is told; whether it is taken is said in ``operations``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from desktop.intake.faults import Unreadable, Why
from desktop.intake.kinds import kind_of
from desktop.intake.limits import LIMITS, FileKind
from desktop.intake.readers import office
from desktop.intake.readers.word import root_of
from desktop.intake.readers.word_names import TRANSITIONAL
from desktop.intake.telling import Budget
from desktop.intake.xmlparts import Element, local, whole
from desktop.intake.zipped import Package

W = f"{{{TRANSITIONAL}}}"
STORIES = ("document", "hdr", "ftr", "footnotes", "endnotes")
LOOKS = ("styles", "numbering", "fonts", "theme")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
_KEPT = frozenset({"header", "footer", "footnotes", "endnotes", "styles", "numbering", "fontTable", "settings",
                   "theme", "image"})  # fmt: skip
_LEFT_OUT = frozenset({
    "officeDocument", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "webSettings",
    "customXml", "customXmlProps", "glossaryDocument", "stylesWithEffects", "extended-properties", "core-properties",
    "custom-properties", "thumbnail", "font", "documenttasks", "documentTasks", "intelligence", "classificationlabels",
})  # fmt: skip
"""Relations whose parts a filled template does without."""
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "REF", "PAGEREF", "STYLEREF", "SEQ", "EQ", "TOC",
                     "=", "SYMBOL", "ADVANCE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})  # fmt: skip
"""Fields that say something about the sheet itself."""
_CODE = re.compile(r"\s*([A-Za-z]+|=)")


class Flaw(Enum):
    """What a template must not hold. The value is the code of its sentence."""

    MACRO = "template.macro"
    EXTERNAL = "template.external"
    ATTACHED = "template.attached"
    EMBEDDED = "template.embedded"
    CHUNK = "template.chunk"
    FIELD = "template.field"
    TRACKED = "template.tracked"
    PICTURE = "template.picture"
    PART = "template.part"
    STRICT = "template.strict"
    NOT_DOCX = "template.not_docx"


_OF_RELATION = {
    "vbaProject": Flaw.MACRO, "wordVbaData": Flaw.MACRO, "attachedToolbars": Flaw.MACRO,
    "keyMapCustomizations": Flaw.MACRO, "control": Flaw.MACRO, "activeXControlBinary": Flaw.MACRO,
    "oleObject": Flaw.EMBEDDED, "package": Flaw.EMBEDDED, "chart": Flaw.EMBEDDED, "video": Flaw.EMBEDDED,
    "audio": Flaw.EMBEDDED, "media": Flaw.EMBEDDED, "aFChunk": Flaw.CHUNK, "subDocument": Flaw.CHUNK,
    "attachedTemplate": Flaw.ATTACHED, "mailMergeSource": Flaw.ATTACHED, "mailMergeHeaderSource": Flaw.ATTACHED,
    "frame": Flaw.EXTERNAL,
}  # fmt: skip
_OF_ELEMENT = {
    "altChunk": Flaw.CHUNK, "subDoc": Flaw.CHUNK, "object": Flaw.EMBEDDED, "OLEObject": Flaw.EMBEDDED,
    "control": Flaw.MACRO, "movie": Flaw.EMBEDDED, "ins": Flaw.TRACKED, "del": Flaw.TRACKED,
    "moveFrom": Flaw.TRACKED, "moveTo": Flaw.TRACKED, "cellIns": Flaw.TRACKED, "cellDel": Flaw.TRACKED,
    "attachedTemplate": Flaw.ATTACHED, "mailMerge": Flaw.ATTACHED, "contentPart": Flaw.EMBEDDED,
}  # fmt: skip


@dataclass
class TemplateParts:
    """Members by their names: ``stories`` as trees, ``looks`` as trees, ``pictures`` as they are; ``flaws`` with words."""

    stories: dict[str, tuple[str, Element]] = field(default_factory=dict)
    looks: dict[str, tuple[str, Element]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    flaws: dict[tuple[Flaw, str], None] = field(default_factory=dict)

    def flaw(self, flaw: Flaw, what: str = "") -> None:
        """Told once."""
        self.flaws.setdefault((flaw, what[:120]))


def parts_of(content: bytes) -> TemplateParts:
    """The parts of a template. Raises ``Unreadable`` where it is none that can be read."""
    parts = TemplateParts()
    if kind_of(content) is not FileKind.DOCX:
        parts.flaw(Flaw.NOT_DOCX)
        return parts
    limits = LIMITS[FileKind.DOCX]
    if len(content) > limits.bytes_in:
        raise Unreadable(Why.TOO_LARGE, most=limits.bytes_in >> 20)
    package = Package(content, limits, Budget(limits, lambda: None))
    _relations(package, parts)
    for name in package.names:
        lower = name.lower()
        if lower.endswith("vbaproject.bin") or "/activex/" in lower:
            parts.flaw(Flaw.MACRO, name)
        elif "/embeddings/" in lower:
            parts.flaw(Flaw.EMBEDDED, name)
        elif "/glossary/" in lower:
            continue  # building blocks, not the text
        elif "/media/" in lower:
            _picture(package, name, parts)
        elif lower.endswith(".xml"):
            _xml(package, name, parts)
    mains = [name for name, (root, _tree) in parts.stories.items() if root == "document"]
    if len(mains) != 1 and not parts.flaws:
        parts.flaw(Flaw.NOT_DOCX)
    return parts


def _relations(package: Package, parts: TemplateParts) -> None:
    for name in package.names:
        if not name.lower().endswith(".rels"):
            continue
        for one in office.relations(package, name):
            if one.kind in _OF_RELATION:
                parts.flaw(_OF_RELATION[one.kind], one.target)
            elif one.external:
                parts.flaw(Flaw.EXTERNAL, one.target)
            elif one.kind in _KEPT:
                parts.relations.setdefault(one.part, []).append((one.id, one.kind, one.target))
            elif one.kind not in _LEFT_OUT:
                parts.flaw(Flaw.PART, one.kind)


def _picture(package: Package, name: str, parts: TemplateParts) -> None:
    if name.lower().endswith(_PICTURES):
        parts.pictures[name] = package.read(name)
    else:
        parts.flaw(Flaw.PICTURE, name.rpartition("/")[2])


def _xml(package: Package, name: str, parts: TemplateParts) -> None:
    root, namespace = root_of(package, name)
    if root == "settings":
        tree = whole(package.read(name))
        _elements(tree, parts)
        parts.looks[name] = (root, tree)
    elif root in LOOKS:
        parts.looks[name] = (root, whole(package.read(name)))
    elif root in STORIES and namespace:
        if namespace != TRANSITIONAL:
            parts.flaw(Flaw.STRICT)
            return
        tree = whole(package.read(name))
        _elements(tree, parts)
        for code in fields_of(tree):
            if code not in _FIELDS:
                parts.flaw(Flaw.FIELD, code)
        parts.stories[name] = (root, tree)


def _elements(tree: Element, parts: TemplateParts) -> None:
    for element in tree.iter():
        flaw = _OF_ELEMENT.get(local(element))
        if flaw is not None and not (flaw is Flaw.TRACKED and not element.tag.startswith(W)):
            parts.flaw(flaw, local(element) if flaw is not Flaw.TRACKED else "")


def fields_of(tree: Element) -> Iterator[str]:
    """The code of every field; one that is put together by another inside it is told as ``{}``."""
    open_fields: list[list[str]] = []
    reading: list[bool] = []
    for element in tree.iter(W + "fldChar", W + "instrText", W + "delInstrText", W + "fldSimple"):
        if element.tag == W + "fldSimple":
            yield _code(element.get(W + "instr", ""))
        elif element.tag != W + "fldChar":
            if not open_fields or not reading[-1]:
                yield _code(element.text or "")
            else:
                open_fields[-1].append(element.text or "")
        else:
            kind: Any = element.get(W + "fldCharType")
            if kind == "begin":
                if reading and reading[-1]:
                    yield "{}"
                open_fields.append([])
                reading.append(True)
            elif open_fields and kind in ("separate", "end"):
                if reading[-1]:
                    yield _code("".join(open_fields[-1]))
                    reading[-1] = False
                if kind == "end":
                    open_fields.pop()
                    reading.pop()
    for words in open_fields:
        yield _code("".join(words))


def _code(words: str) -> str:
    """``PAGE`` of `` PAGE \\* MERGEFORMAT ``; an empty instruction is a field of nothing."""
    found = _CODE.match(words)
    return found[1].upper() if found else "{}"
