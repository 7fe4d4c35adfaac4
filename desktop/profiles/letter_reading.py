"""The fixed sentences of letters and ledgers: the unit's own words, with places that the program fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from desktop.profiles.reading import Node

PLACES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "F31": {"note": (), "unpublished": ("n",)},
        "F38": {
            "body": (
                "title", "received_on", "before", "reason", "approved_by", "count", "after",
            ),
        },
        "F39": {
            "body": ("title", "why"),
            "reply": ("answer_by",),
            "silence_consent": (),
            "silence_decides": (),
            "why_right_holder": (),
            "why_third_party": (),
            "why_other_body": (),
            "why_press_office": (),
        },
        "F47": {"question": (), "body": ("title",), "closing": (), "text_enclosure": ("title",), "explanation": ()},
    }
)  # fmt: skip
"""Form → its sentences → what each may name. All of them stand in the profile; none is made up here."""

_PLACE = re.compile(r"\{([a-z_]+)\}")

Letters = Mapping[str, Mapping[str, str]]


def read_letters(node: Node) -> Letters:
    """Every sentence, by form and code; an unknown place would be printed as it stands, so it is a fault."""
    outer = node.table("letters")
    found: dict[str, dict[str, str]] = {}
    for form, sentences in PLACES.items():
        inner = outer.table(form) if outer is not None else None
        if inner is None:
            continue
        found[form] = {code: _text(inner, code, places) for code, places in sentences.items()}
        inner.close()
    if outer is not None:
        outer.close()
    return found


def _text(node: Node, code: str, places: tuple[str, ...]) -> str:
    text = node.text(code)
    rest = _PLACE.sub("", text)
    if "{" in rest or "}" in rest:
        node.fault("letter_braces", code, rest)
    for place in dict.fromkeys(_PLACE.findall(text)):
        if place not in places:
            known = "、".join(f"{{{one}}}" for one in places)
            node.fault("letter_place" if places else "letter_no_place", code, place, known)
    return text


def filled(text: str, values: Mapping[str, str]) -> str:
    """The sentence with its places filled; the values' own braces are words like any other."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
