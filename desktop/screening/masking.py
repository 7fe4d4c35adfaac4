"""遮盖: the text without what must not be read (B6.10, C4.2); identifiers keep three signs and four (D21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.screening.finding import Finding, Kind

IDENTIFIERS = frozenset(
    {
        Kind.ID_NUMBER,
        Kind.MOBILE,
        Kind.LANDLINE,
        Kind.BANK_CARD,
        Kind.PASSPORT,
        Kind.USCC,
        Kind.EMAIL,
        Kind.PLATE,
    }
)
HEAD, TAIL = 3, 4
STAR, CROSS = "*", "×"
"""For the hidden signs of an identifier, and for words that are hidden whole."""


def masked(text: str, kind: Kind) -> str:
    """One finding's text. Of a short identifier nothing is left, else the rest could be guessed.

    >>> masked("13812345678", Kind.MOBILE)
    '138****5678'
    >>> masked("机密★10年", Kind.CLASSIFICATION_MARK)
    '××××××'
    """
    if kind not in IDENTIFIERS:
        return _hidden(text, CROSS)
    signs = sum(sign.isalnum() for sign in text)
    if signs < HEAD + TAIL + 2:
        return _hidden(text, STAR)
    out, seen = [], 0
    for sign in text:
        seen += sign.isalnum()
        out.append(STAR if sign.isalnum() and HEAD < seen <= signs - TAIL else sign)
    return "".join(out)


def _hidden(text: str, instead: str) -> str:
    return "".join(sign if sign.isspace() else instead for sign in text)


def masked_texts(texts: Sequence[str], findings: Iterable[Finding]) -> list[str]:
    """The texts of the passages, of the same length each, with the findings hidden; the rest untouched.

    Where two findings overlap, a sign is shown only if both show it.
    """
    out = [list(text) for text in texts]
    for finding in findings:
        places = [(span.passage, place) for span in finding.spans for place in range(span.start, span.end)]
        shown = "".join(texts[passage][place] for passage, place in places)
        for (passage, place), sign in zip(places, masked(shown, finding.kind), strict=True):
            if sign != texts[passage][place] and out[passage][place] != CROSS:
                out[passage][place] = sign
    return ["".join(signs) for signs in out]
