"""docx: every part of the package that holds words, in the order of the eye: body first, then what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.intake.readers import drawing, office
from desktop.intake.readers.steps import named
from desktop.intake.readers.word_bytes import Cutter, NotPlain
from desktop.intake.readers.word_names import PARTS, STRICT, TRANSITIONAL, Names, names
from desktop.intake.readers.word_runs import Traits, look_of
from desktop.intake.readers.word_story import Story
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import drop, events, local
from desktop.intake.zipped import Package
from desktop.screening.text import Opens, Part

_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_SEEN = 1 << 16
_ORDER = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
_SKIPPED = re.compile(r"(?:docprops/|customxml/|\[content_types\]\.xml|.*\.rels$)", re.I)
_NO_WORDS = (
    "theme",
    "fonts",
    "webSettings",
    "commentsEx",
    "commentsIds",
    "commentsExtensible",
    "stylesWithEffects",
)


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    package = Package(content, teller.limits, teller.budget)
    parts = [(name, *root_of(package, name)) for name in package.names if _is_xml(name)]
    parts.sort(key=lambda one: (_ORDER.index(one[1]) if one[1] in _ORDER else len(_ORDER), one[0]))
    styles = hiding_styles_of(package)
    for name, root, namespace in parts:
        if root in PARTS and namespace:
            _tell_story(package, name, PARTS[root], names(namespace), styles, teller)
        elif namespace:
            _tell_settings(package, name, root, names(namespace), teller)
        elif root not in _NO_WORDS:
            drawing.tell(package, name, teller, Part.TEXT_BOX)
    office.tell_around(package, teller)


def _tell_story(
    package: Package, name: str, part: Part, n: Names, styles: Mapping[str, Traits], teller: Teller
) -> None:
    """From the bytes where that is possible, else by the tree; notes by the tree, which knows where each begins."""
    path = () if part is Part.BODY else (named(name),)
    if part in (Part.BODY, Part.HEADER, Part.FOOTER):
        story = Story(teller, part, path, styles)
        try:
            story.by_bytes(Cutter(n.namespace, styles).cut(package.chunks(name)), n)
            story.tell()
            return
        except NotPlain:
            pass
    story = Story(teller, part, path, styles)
    story.by_tree(package.chunks(name), n)
    story.tell()


def hiding_styles_of(package: Package) -> Mapping[str, Traits]:
    """Styles of a letter that keep text from the eye, by their ids."""
    styles: dict[str, Traits] = {}
    for name in package.names:
        root, namespace = root_of(package, name) if _is_xml(name) else ("", "")
        if root == "styles" and namespace:
            styles |= _hiding_styles(package, name, names(namespace))
    return styles


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".vml")) and not _SKIPPED.match(name)


def root_of(package: Package, name: str) -> tuple[str, str]:
    """The root's name, and its namespace where that is Word's; empty where it is another's."""
    begun = package.beginning(name, _SEEN).replace(b"\0", b"")
    found = _ROOT.search(begun)
    root = found[1].decode("ascii", "replace") if found else ""
    for namespace in (TRANSITIONAL, STRICT):
        if namespace.encode() in begun and (root in PARTS or _speaks(found, begun, namespace)):
            return root, namespace
    return root, ""


def _speaks(found: re.Match[bytes] | None, begun: bytes, namespace: str) -> bool:
    """The root element itself is in that namespace, not only something below it."""
    if found is None:
        return False
    prefix = found[0][1:].rpartition(b":")[0]
    declared = b"xmlns:" + prefix if prefix else b"xmlns"
    return re.search(declared + rb"\s*=\s*[\"']" + re.escape(namespace.encode()), begun) is not None


def _hiding_styles(package: Package, name: str, n: Names) -> Mapping[str, Traits]:
    """Styles that hide, by themselves or by the style they are made from."""
    own: dict[str, Traits] = {}
    made_from: dict[str, str] = {}
    for _when, style in events(package.chunks(name), [n.w + "style"]):
        key = style.get(n.w + "styleId", "")
        properties = style.find(n.w + "rPr")
        of_text = properties is not None and style.get(n.w + "type", "paragraph") in (
            "paragraph",
            "character",
        )
        own[key] = look_of(properties, n) if of_text else ()
        origin = style.find(n.w + "basedOn")
        made_from[key] = origin.get(n.val, "") if origin is not None else ""
        drop(style)
    found: dict[str, Traits] = {}
    for key in own:
        line: list[str] = []
        at = key
        while at in own and at not in found and not own[at]:
            line.append(at)
            found[at] = ()  # so a ring ends, and no line is walked twice
            at = made_from[at]
        traits = own.get(at) or found.get(at, ())
        found |= dict.fromkeys((key, *line), traits)
    return {key: traits for key, traits in found.items() if traits}


def _tell_settings(package: Package, name: str, root: str, n: Names, teller: Teller) -> None:
    """Words in parts that are no text: variables, the words of numbering, names of styles, of people."""
    asked = {"lvlText": ("val",), "docVar": ("name", "val"), "name": ("val",), "alias": ("val",)}
    for _when, element in events(package.chunks(name), [n.w + one for one in asked]):
        for key in asked[local(element)]:
            words = element.get(n.w + key, "")
            if re.search(r"[^\x00-\x7f]", words) or (root != "styles" and re.search(r"[A-Za-z]{2}", words)):
                part = Part.NAME if root == "styles" else Part.PROPERTY
                teller.say(words, teller.where(part, named(root)), Opens.APART)
