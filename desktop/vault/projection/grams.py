"""Words cut into pairs of characters: a two-character search finds every place (Chinese has no blanks)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """Compatibility forms, lower case, only letters and digits: what is compared."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def _token(pair: str) -> str:
    # hex keeps each pair one token whatever a tokenizer thinks of its characters
    return pair.encode("utf-16-be").hex()


def pairs(text: str) -> list[str]:
    """Tokens of all neighbouring pairs of the folded text, each once, in order."""
    clean = folded(text)
    return list(dict.fromkeys(_token(clean[i : i + 2]) for i in range(len(clean) - 1)))


def _body(body: str) -> str:
    return f"b{body.lower()}"


def grams(texts: Iterable[str | None], body: str = "") -> str:
    """What the index keeps of a row: its words' pairs (none over the border of two texts) and its body."""
    tokens: dict[str, None] = {_body(body): None} if body else {}
    for text in texts:
        if text:
            tokens.update(dict.fromkeys(pairs(text)))
    return " ".join(tokens)


def query(typed: str, bodies: Iterable[str] = ()) -> str:
    """Full-text query: all rows with the typed words, and all of these bodies; empty for one character."""
    words = " AND ".join(f'"{token}"' for token in pairs(typed))
    if not words:
        return ""
    return " OR ".join([f"({words})", *(f'"{_body(body)}"' for body in bodies)])
