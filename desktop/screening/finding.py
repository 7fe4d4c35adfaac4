"""What was found: kind, text, the exact places in the passages, and how sure."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from desktop.screening.text import Where


class Kind(Enum):
    """Kinds of findings; the last three come from the reader, the others from ``screen``."""

    CLASSIFICATION_MARK = "classification_mark"
    INTERNAL_MARK = "internal_mark"
    REGISTER_TITLE = "register_title"
    REGISTER_NUMBER = "register_number"
    ID_NUMBER = "id_number"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    PASSPORT = "passport"
    USCC = "uscc"
    EMAIL = "email"
    PLATE = "plate"
    KEYWORD = "keyword"
    MACRO = "macro"
    EXTERNAL_REFERENCE = "external_reference"
    UNREAD_PART = "unread_part"
    """A person must look at this part himself; told as a sentence on the terminal, as a hit at the desk."""


REGISTER = frozenset({Kind.REGISTER_TITLE, Kind.REGISTER_NUMBER})
"""What is compared with the register of secret papers: neither its words nor what it matched leave (D21)."""


class Weight(Enum):
    """What a finding asks of the reviewer (D22)."""

    BLOCKING = "blocking"
    """Each is judged by itself."""
    TO_LOOK_AT = "to_look_at"
    """Judged by kind or by word in one act."""
    HINT = "hint"
    """Shown and counted, never in the way."""


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (excluded) of the passage number ``passage``, counted from 0."""

    passage: int
    start: int
    end: int


class Finding(NamedTuple):
    """One finding.

    ``text``        as it stands in the passages, line and run breaks closed up
    ``where``       the place of the passage it begins in
    ``spans``       in order; more than one where it runs over several passages, none from a reader
    ``confidence``  per mille
    ``shape``       finer than the kind, e.g. ``standing_alone``; weights may name ``kind.shape``
    ``meant``       in one form whatever the writing: digits of a number, the keyword of the list
    ``before``, ``after``  the words around it
    """

    kind: Kind
    text: str
    where: Where
    spans: tuple[Span, ...]
    weight: Weight
    confidence: int
    shape: str = ""
    meant: str = ""
    before: str = ""
    after: str = ""
