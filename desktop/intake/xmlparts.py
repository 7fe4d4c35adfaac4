"""XML somebody else made, streamed: no document type, no entity, no network, no file, bounded depth.

The prolog is looked at by expat before libxml2 sees a byte: a document type declaration ends the reading there,
so no entity is ever declared. After that the pull parser gives elements as they end, and the caller drops them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.parsers import expat

from lxml import etree

from desktop.intake.faults import Unreadable, Why

Element = Any
"""An lxml element: the library ships no types."""
Event = tuple[str, Element]


class _Declared(Exception):
    """A document type."""


class _Begun(Exception):
    """The first element: the prolog is over."""


class Prolog:
    """Reads up to the first element."""

    def __init__(self) -> None:
        self._over = False
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._declared
        self._parser.EntityDeclHandler = self._declared
        self._parser.StartElementHandler = self._begun

    def passed(self, chunk: bytes) -> bool:
        """Whether the first element began, with these bytes or before."""
        if self._over:
            return True
        try:
            self._parser.Parse(chunk, False)
        except _Begun:
            self._over = True
        except _Declared:
            raise Unreadable(Why.ENTITIES) from None
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unreadable(Why.BROKEN) from error
        return self._over

    def _declared(self, *_words: object) -> None:
        raise _Declared

    def _begun(self, *_words: object) -> None:
        raise _Begun


def events(
    chunks: Iterable[bytes], tags: Iterable[str] | None, when: tuple[str, ...] = ("end",)
) -> Iterator[Event]:
    """The events of elements of these tags (none: of all), while the bytes come."""
    prolog = Prolog()
    parser = etree.XMLPullParser(
        events=when,
        tag=None if tags is None else list(tags),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    waiting = b""
    try:
        for chunk in chunks:
            waiting += chunk
            if prolog.passed(chunk):
                parser.feed(waiting)
                waiting = b""
                yield from parser.read_events()
        if waiting:
            raise Unreadable(Why.BROKEN)
        parser.close()
        yield from parser.read_events()
    except etree.XMLSyntaxError as error:
        raise Unreadable(Why.TOO_DEEP if "depth" in str(error) else Why.BROKEN) from error


def whole(data: bytes) -> Element:
    """The tree of a part that is needed whole, to be written again."""
    if not Prolog().passed(data):
        raise Unreadable(Why.BROKEN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Why.TOO_DEEP if "depth" in str(error) else Why.BROKEN) from error


def drop(element: Element) -> None:
    """Forget an element that was read, and those before it, so that a long part does not grow in memory."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def every(chunks: Iterable[bytes]) -> Iterator[Element]:
    """Each element as it ends, dropped after it was looked at."""
    for _when, element in events(chunks, None):
        yield element
        drop(element)


def local(element: Element) -> str:
    """The name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


_INLINE = {
    "text:span": "",
    "text:a": "",
    "text:s": " ",
    "text:tab": "\t",
    "text:bookmark": "",
    "text:soft-page-break": "",
}
"""Elements within a line of an open document (odt): what they are read as."""
_LONGEST_RUN = 1 << 20


class _Words:
    """Every word of any XML, mixed or not, by expat: texts and values of attributes, with their lines."""

    def __init__(self, depth: int) -> None:
        self.waiting: list[tuple[int, str]] = []
        self._most = depth
        self._run = ""
        self._depth = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._declared
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._says

    def _declared(self, *_words: object) -> None:
        raise _Declared

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._most:
            raise Unreadable(Why.TOO_DEEP)
        if name not in _INLINE:
            self.flush()
        self._run += _INLINE.get(name, "")
        for value in attributes.values():
            if name not in _INLINE and value.strip():
                self.waiting.append((self.parser.CurrentLineNumber, value))

    def _ends(self, name: str) -> None:
        self._depth -= 1
        if name not in _INLINE:
            self.flush()

    def _says(self, words: str) -> None:
        self._run += words
        if len(self._run) > _LONGEST_RUN:
            self.flush()

    def flush(self) -> None:
        """The words since the last element that breaks the line."""
        if self._run.strip():
            self.waiting.append((self.parser.CurrentLineNumber, self._run))
        self._run = ""


def words(chunks: Iterable[bytes], depth: int) -> Iterator[tuple[int, str]]:
    """Line and words, of texts and of values of attributes."""
    listener = _Words(depth)
    try:
        for chunk in chunks:
            listener.parser.Parse(chunk, False)
            yield from listener.waiting
            listener.waiting.clear()
        listener.parser.Parse(b"", True)
        yield from listener.waiting
    except _Declared:
        raise Unreadable(Why.ENTITIES) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(Why.BROKEN) from error
