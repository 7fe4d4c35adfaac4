"""The package of a Word file: only what the sheet needs, fixed times, nothing of any template or machine."""

from __future__ import annotations

import io
import zipfile
from typing import Any

_ZIP_THEN = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = ("/thumbnail", "/customXml", "/stylesWithEffects", "/webSettings", "/numbering")
"""Parts of the library's template that no sheet uses; one is a picture of somebody else's page."""
_PROPERTIES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
<Application>custody-desk</Application></Properties>"""


def bare(document: Any) -> None:
    """Leave the template's own parts out, and its program's name."""
    for holder in (document.part.package, document.part):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                del holder.rels[name]
            elif relation.reltype.endswith("/extended-properties"):
                relation.target_part._blob = _PROPERTIES


def repacked(raw: bytes) -> bytes:
    """The package with fixed times, so that the same sheet gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _ZIP_THEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
