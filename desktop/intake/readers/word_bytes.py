"""Plain paragraphs of a letter straight from its bytes, without a tree: this is where the speed is.

Once the prolog has declared nothing, and where no comment or section hides markup, every ``<`` begins a tag, and the
paragraphs can be cut out of the bytes. One that holds nothing but known plain tags gives its text at once; any other is
handed over to be parsed by itself. What does not fit the pattern at all (another encoding, comments, two prefixes for
one namespace, no end) raises ``NotPlain``, and the whole part is read by the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.intake.xmlparts import Prolog

_LONGEST = 1 << 20
"""Bytes of one paragraph; a longer one is for the tree."""
_PLAIN_TAGS = (
    "p", "pPr", "r", "rPr", "t", "tab", "tabs", "rFonts", "b", "bCs", "i", "iCs", "u", "sz", "szCs", "color", "kern",
    "lang", "highlight", "spacing", "ind", "jc", "pStyle", "rStyle", "keepNext", "keepLines", "widowControl",
    "snapToGrid", "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "numPr", "ilvl", "numId", "shd", "position", "w",
    "textAlignment", "topLinePunct", "overflowPunct", "kinsoku", "wordWrap", "outlineLvl", "pageBreakBefore",
    "suppressLineNumbers", "contextualSpacing", "proofErr", "lastRenderedPageBreak", "bdr", "pBdr", "top", "left",
    "bottom", "right", "between", "fitText", "em", "effect", "smallCaps", "caps", "strike", "dstrike", "vertAlign",
    "noProof", "mirrorIndents", "bidi", "textDirection", "cnfStyle", "bookmarkEnd", "suppressAutoHyphens", "rtl",
)  # fmt: skip
_ROOT = re.compile(rb"<(?![?!])([\w.-]+):[\w.-]+(?:\s[^>]*)?>")
_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?<(?!\?xml)|(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']utf-?8[\"']", re.I
)
_TAG = re.compile(rb"<([^\s/>]+)")
"""Closing tags are not seen: their name begins with a stroke."""
_ENTITY = re.compile("&(?:#(\\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_TINY = re.compile(rb':sz\s[^>]*?"0*[0-4]"')
_COLOURED = re.compile(rb':shd\s[^>]*fill\s*=\s*"(?!auto|AUTO|[fF]{6})')
DESCRIBED = re.compile(rb':(?:tblCaption|tblDescription|alias|tag)\s[^>]*?:val\s*=\s*"([^"]+)"')
"""Words that a table or a control is described with."""
_MEANT = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlain(Exception):
    """The part is not of the shape that can be cut from its bytes."""


class Cut(NamedTuple):
    """A paragraph of so many bytes, and the bytes before it: its text if it is plain, else a document of its own."""

    gap: bytes
    length: int
    text: str | None
    document: bytes = b""


class Cutter:
    """Cuts one part. ``hiding``: ids of styles that hide, whose paragraphs are never plain."""

    def __init__(self, namespace: str, hiding: Iterable[str]) -> None:
        self._namespace = namespace.encode()
        self._hiding = tuple(b'"' + one.encode() + b'"' for one in hiding)
        self._prolog = Prolog()

    def cut(self, chunks: Iterable[bytes]) -> Iterator[Cut]:
        """The paragraphs in their order. Raises ``NotPlain``, at any time."""
        waiting = b""
        begun = False
        for chunk in chunks:
            passed = self._prolog.passed(chunk)
            waiting += chunk
            if not begun:
                root = _ROOT.search(waiting) if passed else None
                if root is None:
                    self._too_long(waiting)
                    continue
                self._begin(waiting, root)
                waiting, begun = waiting[root.end() :], True
            if b"<!" in waiting or b"<?" in waiting:
                raise NotPlain
            used = 0
            for cut in self._complete(waiting):
                used += len(cut.gap) + cut.length
                yield cut
            waiting = waiting[used:]
            self._too_long(waiting)
        if not begun or self._edge.search(waiting) or self._closing not in waiting:
            raise NotPlain

    def _too_long(self, waiting: bytes) -> None:
        if len(waiting) > _LONGEST:
            raise NotPlain

    def _begin(self, waiting: bytes, root: re.Match[bytes]) -> None:
        opening, prefix = root[0], root[1]
        declared = re.search(rb"xmlns:" + prefix + rb"\s*=\s*[\"']([^\"']*)[\"']", opening)
        once = declared is not None and declared[1] == self._namespace and opening.count(self._namespace) == 1
        if not once or not _UTF8.match(waiting):
            raise NotPlain
        self._opening = opening
        self._closing = b"</" + _TAG.findall(opening)[0] + b">"
        p = re.escape(prefix)
        self._edge = re.compile(rb"<%b:p(?=[\s/>])[^>]*?(/?)>|(</%b:p\s*>)" % (p, p))
        self._end = b"</%b:p>" % prefix
        self._bare, self._dressed = b"<%b:p>" % prefix, b"<%b:p " % prefix
        self._words = re.compile(rb"<%b:t(?:\s[^>]*)?>([^<]*)" % p)
        self._tabulator, self._as_text = b"<%b:tab/>" % prefix, b"<%b:t>\t</%b:t>" % (prefix, prefix)
        self._plain = {prefix + b":" + tag.encode() for tag in _PLAIN_TAGS}

    def _complete(self, data: bytes) -> Iterator[Cut]:
        """Paragraphs of which the end is there; those that stand in them (text boxes) stay in them."""
        used = 0
        while (end := data.find(self._end, used)) >= 0:
            end += len(self._end)
            bare, dressed = data.find(self._bare, used, end), data.find(self._dressed, used, end)
            first = max(bare, dressed) if bare < 0 or dressed < 0 else min(bare, dressed)
            alone = data.count(self._bare, used, end) + data.count(self._dressed, used, end) == 1
            if not alone:
                first, end = self._balanced(data, used)
                if first < 0:
                    return
            gap = data[used:first]
            if b"xmlns" in gap:
                raise NotPlain
            yield self._one(gap, data[first:end])
            used = end

    def _balanced(self, data: bytes, used: int) -> tuple[int, int]:
        """Where the next paragraph begins and ends, with all that stand in it; -1 where its end is still to come."""
        depth, start = 0, -1
        for edge in self._edge.finditer(data, used):
            if edge[2]:
                depth -= 1
            else:
                start = edge.start() if start < 0 else start
                depth += 0 if edge[1] else 1
            if depth < 0:
                raise NotPlain
            if not depth:
                return start, edge.end()
        return -1, -1

    def _may_hide(self, data: bytes) -> bool:
        white = b'"FFFFFF"' in data or b'"ffffff"' in data or b'"FEFEFE"' in data or b'"FDFDFD"' in data
        if white or b"xmlns" in data or _TINY.search(data):
            return True
        return bool(self._hiding) and any(one in data for one in self._hiding)

    def _one(self, gap: bytes, data: bytes) -> Cut:
        plain = self._plain.issuperset(_TAG.findall(data))
        if not plain or self._may_hide(data):
            return Cut(gap, len(data), None, self._opening + data + self._closing)
        length = len(data)
        if self._tabulator in data:
            data = data.replace(self._tabulator, self._as_text)
        text = b"".join(self._words.findall(data)).decode("utf-8")
        if "&" in text:
            text = unescape(text)
        return Cut(gap, length, text.replace("\n", " ") if "\n" in text else text)


def unescape(text: str) -> str:
    """Text with the five named and the numbered signs meant."""
    return _ENTITY.sub(_meant, text)


class Ground:
    """Whether the table cell that a paragraph stands in is coloured, by the bytes that stand before the paragraphs."""

    def __init__(self) -> None:
        self._coloured = False

    def of(self, gap: bytes) -> bool:
        """After these bytes."""
        at = gap.rfind(b":tc>")
        if at >= 0 or b":tbl>" in gap:
            self._coloured = _COLOURED.search(gap, max(at, 0)) is not None
        return self._coloured


def _meant(found: re.Match[str]) -> str:
    if found[3]:
        return _MEANT[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"
