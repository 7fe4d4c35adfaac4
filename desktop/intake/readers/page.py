"""html: the text in lines as blocks break it, hidden text marked, attributes that hold words, comments, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from desktop.intake.faults import Unreadable, Why
from desktop.intake.readers.plain import decoded
from desktop.intake.readers.seen import is_seen
from desktop.intake.readers.steps import named, numbered
from desktop.intake.telling import Teller
from desktop.intake.xmlparts import Element
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Trait, Unit, Where

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_ENCODING = re.compile(r"gb|x-gb|utf-?8|utf-?(?:16|32)|big5|iso-8859|windows-125|euc|shift|us-ascii|latin")
"""Those of pages; the language knows others, which are no encodings of text or take for ever."""
_SEEN = 4096
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "ruby", "rb", "nobr",
))  # fmt: skip
_NOT_TEXT = frozenset(("script", "style"))
_NOT_SHOWN = frozenset(("noscript", "template"))
_WORDS = (
    "alt",
    "title",
    "value",
    "placeholder",
    "content",
    "summary",
    "aria-label",
    "label",
    "srcdoc",
)
_NO_WORDS = ("class", "id", "style", "face", "href", "src")
_HANZI = re.compile("[\u3400-\u9fff]")
_FETCHED = (
    ("img", "src"), ("iframe", "src"), ("frame", "src"), ("embed", "src"), ("object", "data"), ("video", "src"),
    ("audio", "src"), ("source", "src"), ("link", "href"), ("form", "action"), ("script", "src"),
    ("body", "background"), ("base", "href"), ("input", "src"), ("track", "src"),
)  # fmt: skip
_OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?(?://|\\\\)|\s*file:", re.I)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.I
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", re.I
)
_GROUND = re.compile(r"background", re.I)


def read(content: bytes, teller: Teller) -> None:
    """Tell all of it."""
    root = _parsed(_text(content), teller)
    _Page(teller).tell(root)


def _text(content: bytes) -> str:
    """In the encoding of its mark, of its meta line, else as text shows."""
    found = _CHARSET.search(content[:_SEEN])
    if found and content[:2] not in (b"\xff\xfe", b"\xfe\xff") and content[:3] != b"\xef\xbb\xbf":
        name = found[1].decode("ascii").lower()
        try:
            if _ENCODING.match(name):
                return content.decode("gb18030" if name.startswith(("gb", "x-gb")) else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(content)


def _parsed(text: str, teller: Teller) -> Element:
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=False, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Why.BROKEN) from error
    for fault in parser.error_log:
        if "depth" in fault.message.lower() or "huge" in fault.message.lower():
            raise Unreadable(Why.TOO_DEEP, most=teller.limits.depth)
    if root is None:
        raise Unreadable(Why.EMPTY)
    return root


class _Page:
    """Walks the tree once; text of inline elements runs on, every other element breaks the line."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._opens = Opens.APART
        self._line = 1
        self._asides: list[tuple[str, Where, Opens]] = []
        self._unseen = False

    def tell(self, root: Element) -> None:
        traits: list[tuple[Trait, ...]] = [()]
        silent = 0
        for when, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if when == "comment":
                self._aside(element.text, Part.COMMENT, "comment")
                if not silent:
                    self._say(element.tail, traits[-1])
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if when == "start":
                self._teller.budget.spend_cells()
                self._line = element.sourceline or self._line
                traits.append(_look(element, traits[-1]))
                self._breaks(tag)
                if tag in _NOT_TEXT:
                    silent += 1
                    self._aside(element.text, Part.FIELD, tag)
                self._attributes(element, tag)
                if not silent:
                    self._say(element.text, traits[-1])
            else:
                traits.pop()
                if tag in _NOT_TEXT:
                    silent -= 1
                self._breaks(tag)
                if not silent:
                    self._say(element.tail, traits[-1])
        for text, where, opens in self._asides:
            self._teller.say(text, where, opens)

    def _breaks(self, tag: str) -> None:
        if tag not in _INLINE and self._opens is Opens.RUN:
            self._opens = Opens.LINE if tag == "br" else Opens.PARAGRAPH

    def _say(self, text: str | None, traits: tuple[Trait, ...]) -> None:
        if not text:
            return
        where = self._teller.where(Part.BODY, numbered(Unit.LINE, self._line), traits=traits)
        said = re.sub(r"[ \t\r\n]+", " ", text)
        if said.isspace() and self._opens is not Opens.RUN:
            return
        if is_seen(traits):
            self._teller.say(said, where, self._opens)
            self._opens = Opens.RUN
        else:
            self._asides.append((said, where, Opens.RUN if self._unseen else Opens.APART))
        self._unseen = not is_seen(traits)

    def _aside(self, text: str | None, part: Part, name: str) -> None:
        """Told after the page, which runs on over it."""
        if text and text.strip():
            where = self._teller.where(part, numbered(Unit.LINE, self._line), named(name))
            self._asides.append((text, where, Opens.APART))
            self._unseen = False

    def _attributes(self, element: Element, tag: str) -> None:
        for key, words in element.attrib.items():
            if key in _WORDS or key.startswith("data-") or (key not in _NO_WORDS and _HANZI.search(words)):
                self._aside(words, Part.PROPERTY, key)
        where = self._teller.where(Part.PROPERTY, numbered(Unit.LINE, self._line), named(tag))
        if tag == "script" or any(key.startswith("on") for key in element.attrib):
            self._teller.found(Kind.MACRO, tag, where)
        for target in _targets(element, tag):
            if _OUTSIDE.match(target):
                self._teller.found(Kind.EXTERNAL_REFERENCE, target, where)
        if tag == "a":
            href = element.get("href", "")
            self._aside(href, Part.PROPERTY, "href")
            if href.lower().startswith(("javascript:", "vbscript:")):
                self._teller.found(Kind.MACRO, tag, where)
            elif href.lower().startswith("file:") or href.startswith("\\\\"):
                self._teller.found(Kind.EXTERNAL_REFERENCE, href, where)


def _targets(element: Element, tag: str) -> Iterator[str]:
    for name, key in _FETCHED:
        if tag == name and element.get(key):
            yield element.get(key)


def _look(element: Element, outer: tuple[Trait, ...]) -> tuple[Trait, ...]:
    style = element.get("style", "")
    traits = outer
    if Trait.WHITE in traits and _GROUND.search(style):
        traits = tuple(one for one in traits if one is not Trait.WHITE)
    hidden = "hidden" in element.attrib or element.tag in _NOT_SHOWN
    hidden = hidden or (element.tag == "input" and element.get("type", "").lower() == "hidden")
    if (hidden or _HIDING.search(style)) and Trait.HIDDEN not in traits:
        traits = (*traits, Trait.HIDDEN)
    white = _WHITE.search(style) or element.get("color", "").lower() in ("#ffffff", "white", "#fff")
    if white and not _GROUND.search(style) and Trait.WHITE not in traits:
        traits = (*traits, Trait.WHITE)
    return traits
