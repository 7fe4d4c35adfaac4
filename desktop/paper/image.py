"""Pictures of our own pages, for the preview and for the printer."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdfium2  # type: ignore[import-untyped]


def page_images(pdf: bytes, dpi: float, pages: Sequence[int] | None = None) -> Iterator[bytes]:
    """PNG of each page (or of those numbered, from 1) at ``dpi``, one at a time: a page is large."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in pages if pages is not None else range(1, len(document) + 1):
            page = document[number - 1]
            bitmap = page.render(scale=dpi / 72, grayscale=False)
            out = io.BytesIO()
            bitmap.to_pil().save(out, "PNG", compress_level=3)
            bitmap.close()
            page.close()
            yield out.getvalue()
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
