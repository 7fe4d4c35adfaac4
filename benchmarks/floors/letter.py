"""The text of a letter by python-docx: its paragraphs, and nothing of headers, notes or boxes."""

from __future__ import annotations

import io

import docx


def bare_text(content: bytes) -> str:
    """As its documentation reads a document."""
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
