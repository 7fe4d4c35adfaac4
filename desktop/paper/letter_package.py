"""The package of a Word file that is made of parts somebody else's had: what is not named here is not in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STORIES = {
    "document": "document.main",
    "hdr": "header",
    "ftr": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
"""Root element → the end of its content type."""
_LOOKS = {"styles": "styles", "numbering": "numbering", "fonts": "fontTable", "settings": "settings"}
_KEPT = (
    "styles",
    "numbering",
    "fontTable",
    "settings",
    "theme",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "image",
)
_PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
Element = Any
Named = Mapping[str, tuple[str, bytes]]
"""Member → the name of its root element, its bytes."""
Relations = Mapping[str, Sequence[tuple[str, str, str]]]
"""Member → id, kind and target member of each relation."""


def packed(stories: Named, looks: Named, pictures: Mapping[str, bytes], relations: Relations) -> bytes:
    """The file. ``stories`` are read by the eye, ``looks`` say how they look."""
    pictures = {name: data for name, data in pictures.items() if drawn(name)}
    kept = {*stories, *looks, *pictures}
    main = next(name for name, (root, _data) in stories.items() if root == "document")
    members = {"[Content_Types].xml": _types(stories, looks, pictures)}
    members["_rels/.rels"] = _related([("r1", "officeDocument", main)])
    for part, lines in relations.items():
        if part in stories:
            folder, _slash, own = part.rpartition("/")
            members[f"{folder}/_rels/{own}.rels"] = _related(
                [(one, kind, f"/{target}") for one, kind, target in lines if kind in _KEPT and target in kept]
            )
    members |= {name: data for name, (_root, data) in (*stories.items(), *looks.items())} | pictures
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types(
    stories: Mapping[str, tuple[str, bytes]],
    looks: Mapping[str, tuple[str, bytes]],
    pictures: Mapping[str, bytes],
) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    endings = {name.rpartition(".")[2].lower() for name in pictures}
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for ending, kind in (defaults | {one: _PICTURES[one] for one in sorted(endings)}).items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    for name, (kind, _data) in (*stories.items(), *looks.items()):
        if kind == "theme":
            content = "application/vnd.openxmlformats-officedocument.theme+xml"
        else:
            content = f"{_WORD}{(STORIES | _LOOKS)[kind]}+xml"
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content)
    return as_bytes(root)


def _related(lines: Sequence[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for one, kind, target in lines:
        etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=one, Type=f"{_OFFICE}/{kind}", Target=target
        )
    return as_bytes(root)


def settings(root: Element) -> bytes:
    """Of all settings, what the look of a page hangs on."""
    made = etree.Element(W + "settings", nsmap={"w": W[1:-1]})
    for name in ("mirrorMargins", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl"):
        found = root.find(W + name)
        if found is not None:
            etree.SubElement(
                made, W + name, {key: value for key, value in found.attrib.items() if key.startswith(W)}
            )
    compatible = etree.SubElement(made, W + "compat")
    word = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    etree.SubElement(compatible, W + "compatSetting", {W + key: value for key, value in word.items()})
    return as_bytes(made)


def drawn(name: str) -> bool:
    """A picture of a kind that is written into the copy."""
    return name.rpartition(".")[2].lower() in _PICTURES


def stays(kind: str) -> bool:
    """A relation of this kind leads to a part that is written into the copy."""
    return kind in _KEPT


def without_the_rest(root: Element, kept: frozenset[str]) -> None:
    """Charts, objects, linked pictures: drawn by parts that are not in the copy."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or all(
            value in kept for key, value in element.attrib.items() if key.startswith(R)
        ):
            continue
        drawn = next(element.iterancestors(W + "drawing", W + "pict", W + "object"), None)
        if drawn is not None:
            drawn.getparent().remove(drawn)
        for key in [key for key, value in element.attrib.items() if key.startswith(R) and value not in kept]:
            del element.attrib[key]


def alone_standing(root: Element) -> Element:
    """Styles and the like without what hangs on parts beside them (faces put in, pictures as bullets)."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and any(key.startswith(R) for key in element.attrib):
            parent.remove(element)
    return root


def as_bytes(root: Element) -> bytes:
    """A part as it is written."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
