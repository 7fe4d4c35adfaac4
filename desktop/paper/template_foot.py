"""The line at the foot of every page of a filled template: serial, and which template it follows."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from lxml import etree

from desktop.paper import wordxml
from desktop.paper.letter_package import R, W
from desktop.paper.template_marks import Element, cleaned

_SIZE = 8.0
_OFF = ("0", "false", "off")
Stories = MutableMapping[str, tuple[str, Element]]
"""Member → the name of its root element, its tree."""


def signed_at_foot(stories: Stories, relations: dict[str, list[tuple[str, str, str]]], line: str) -> None:
    """Every foot of the letter ends with the line; where a page has no foot it gets one."""
    for root_name, root in list(stories.values()):
        if root_name == "ftr":
            root.append(_paragraph(line))
    main, document = next((name, root) for name, (kind, root) in stories.items() if kind == "document")
    inherited: set[str] = set()
    for section in document.iter(W + "sectPr"):
        own = {one.get(W + "type", "default") for one in section.findall(W + "footerReference")}
        for kind in _kinds(section):
            if kind not in own | inherited:
                _add(stories, relations, main, section, kind, line)
        inherited |= own | set(_kinds(section))


def _kinds(section: Element) -> Iterator[str]:
    """Kinds of pages whose foot is asked for; even ones need none of their own unless the settings say so."""
    yield "default"
    title = section.find(W + "titlePg")
    if title is not None and title.get(W + "val", "1").lower() not in _OFF:
        yield "first"
    yield "even"


def _add(
    stories: Stories,
    relations: dict[str, list[tuple[str, str, str]]],
    main: str,
    section: Element,
    kind: str,
    line: str,
) -> None:
    folder = main.rpartition("/")[0]
    number = next(n for n in range(1, 10_000) if f"{folder}/foot{n}.xml" not in stories)
    name, one = f"{folder}/foot{number}.xml", f"foot{number}"
    root = etree.Element(W + "ftr", nsmap={"w": W[1:-1]})
    root.append(_paragraph(line))
    stories[name] = ("ftr", root)
    relations.setdefault(main, []).append((one, "footer", name))
    section.insert(0, etree.Element(W + "footerReference", {W + "type": kind, R + "id": one}))


def _paragraph(line: str) -> Element:
    """Small, in the look of our own feet."""
    run = wordxml.run(cleaned(line), "song", _SIZE)
    space = '<w:spacing w:before="0" w:after="0"/>'
    return etree.fromstring(f"<w:p {wordxml.SPACE}><w:pPr>{space}</w:pPr>{run}</w:p>")
