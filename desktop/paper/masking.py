"""A masked copy (遮盖) of a letter or a text that was read in: the same look, the confirmed passages blacked out.

What leaves is made anew from the parts that are seen: no comments, no deletions, nothing hidden, no properties, no
data beside the document, no link, no embedded file, no macro. It is written in the worker that reads: the parts are
a stranger's until they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.paper.letter_package import R, W, as_bytes, packed, without_the_rest

BLACK = "█"
_GONE = (
    "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange",
    "numberingChange", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "bookmarkStart",
    "bookmarkEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "object", "altChunk",
    "subDoc", "dataBinding", "alias", "tag", "permStart", "permEnd", "proofErr", "tblCaption", "tblDescription",
    "customXmlPr", "delText", "delInstrText", "attachedTemplate",
)  # fmt: skip
_UNWRAPPED = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple")
_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
TINY = 4
"""Half points: nobody reads two points."""
_OFF = ("0", "false", "off", "none")
Element = Any


@dataclass(frozen=True)
class Masked:
    """The copy, and how often each passage was blacked out."""

    content: bytes
    counts: tuple[int, ...]


def pattern_of(passage: str) -> re.Pattern[str]:
    """The passage, its characters apart or broken over lines as they may stand."""
    return re.compile(r"\s*".join(re.escape(sign) for sign in passage if not sign.isspace()))


def mask_text(text: str, passages: Sequence[str]) -> Masked:
    """A plain text; as UTF-8 with its mark, which every editor of the machine knows."""
    counts = []
    for passage in passages:
        text, count = pattern_of(passage).subn(_blackened, text) if passage.strip() else (text, 0)
        counts.append(count)
    return Masked(text.encode("utf-8-sig"), tuple(counts))


def _blackened(found: re.Match[str]) -> str:
    return re.sub(r"\S", BLACK, found[0])


class LetterMask:
    """Masks the parts of one letter and writes the copy. ``hiding``: ids of styles that hide."""

    def __init__(self, passages: Sequence[str], hiding: Iterable[str]) -> None:
        self._patterns = [pattern_of(one) for one in passages]
        self._counts = [0] * len(passages)
        self._hiding = frozenset(hiding)

    def story(self, root: Element, kept: Iterable[str]) -> bytes:
        """A part that is read by the eye. ``kept``: its relations that stay; what hangs on another one goes."""
        without_the_rest(root, frozenset(kept))
        _fields_to_results(root)
        for element in list(root.iter(*(W + name for name in _GONE))):
            _remove(element)
        for element in list(root.iter(*(W + name for name in _UNWRAPPED))):
            _unwrap(element)
        for run in list(root.iter(W + "r")):
            if self._is_hidden(run):
                _remove(run)
        for paragraph in root.iter(W + "p"):
            self._black_out(paragraph)
        for element in root.iter():
            _bare(element, self._patterns)
        return as_bytes(root)

    def _is_hidden(self, run: Element) -> bool:
        """Not seen by anybody who reads the page: hidden, by itself or its style; white on paper; too small."""
        properties = run.find(W + "rPr")
        paragraph = next(run.iterancestors(W + "p"), None)
        styles = [paragraph.find(f"{W}pPr/{W}pStyle")] if paragraph is not None else []
        if properties is not None:
            if _says(properties, "color") in ("FFFFFF", "FEFEFE", "FDFDFD") and not _on_ground(
                run, properties
            ):
                return True
            size = _says(properties, "sz")
            if size.isdigit() and int(size[:6]) <= TINY:
                return True
            hidden = properties.find(W + "vanish")
            if hidden is not None:
                return hidden.get(W + "val", "1").lower() not in _OFF
            styles.append(properties.find(W + "rStyle"))
        return any(style is not None and style.get(W + "val") in self._hiding for style in styles)

    def _black_out(self, paragraph: Element) -> None:
        """A passage may run over several runs, each of another look: each keeps its look."""
        texts = [
            one for one in paragraph.iter(W + "t") if next(one.iterancestors(W + "p"), None) is paragraph
        ]
        whole = "".join(one.text or "" for one in texts)
        masked = list(whole)
        for number, pattern in enumerate(self._patterns):
            for found in pattern.finditer(whole):
                self._counts[number] += 1
                masked[found.start() : found.end()] = _blackened(found)
        at = 0
        for one in texts:
            length = len(one.text or "")
            one.text = "".join(masked[at : at + length])
            one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += length

    def written(
        self, stories: Mapping[str, tuple[str, bytes]], looks: Mapping[str, tuple[str, bytes]],
        pictures: Mapping[str, bytes], relations: Mapping[str, Sequence[tuple[str, str, str]]],
    ) -> Masked:  # fmt: skip
        """The copy, of parts by their names. ``relations``: part → id, kind, target member, as the letter had them."""
        return Masked(packed(stories, looks, pictures, relations), tuple(self._counts))


def _fields_to_results(root: Element) -> None:
    """Page numbers stay fields; of every other field its result stays, and its instruction goes."""
    open_fields: list[tuple[list[Element], list[str]]] = []
    for element in list(root.iter(W + "fldChar", W + "instrText")):
        if element.tag == W + "instrText":
            if open_fields:
                open_fields[-1][0].append(element)
                open_fields[-1][1].append(element.text or "")
            else:
                _remove(element)
            continue
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append(([], []))
        if open_fields:
            open_fields[-1][0].append(element)
        if kind == "end" and open_fields:
            parts, words = open_fields.pop()
            if not _FIELDS.match("".join(words)):
                for part in parts:
                    _remove(part)
    for parts, _words in open_fields:
        for part in parts:
            _remove(part)


def _bare(element: Element, patterns: Sequence[re.Pattern[str]]) -> None:
    """Without words in attributes that nobody sees: descriptions, authors, tooltips; curved text is blacked out."""
    for key in list(element.attrib):
        name = key.rpartition("}")[2]
        if name in ("descr", "title", "alt", "author", "initials", "tooltip", "date"):
            del element.attrib[key]
        elif name == "string":
            for pattern in patterns:
                element.set(key, pattern.sub(_blackened, element.get(key)))
        elif (
            name == "id"
            and key.startswith(R)
            and element.tag.rpartition("}")[2] in ("hyperlink", "OLEObject")
        ):
            del element.attrib[key]


def _says(properties: Element, name: str) -> str:
    found = properties.find(W + name)
    return found.get(W + "val", "").upper() if found is not None else ""


def _on_ground(run: Element, properties: Element) -> bool:
    """Something other than paper lies beneath: of the run, its paragraph, its cell."""
    grounds = [properties]
    for name, own in (("p", "pPr"), ("tc", "tcPr")):
        around = next(run.iterancestors(W + name), None)
        found = around.find(W + own) if around is not None else None
        grounds += [found] if found is not None else []
    if _says(properties, "highlight") not in ("", "NONE", "WHITE"):
        return True
    shades = (ground.find(W + "shd") for ground in grounds)
    fills = (shade.get(W + "fill", "auto").upper() for shade in shades if shade is not None)
    return any(fill not in ("AUTO", "FFFFFF") for fill in fills)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)
