"""Letters (docx) made for tests: by python-docx, with what it cannot make put in as XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

W = nsdecls("w")


def letter(fill: Callable[[docx.document.Document], None]) -> bytes:
    """A letter that ``fill`` wrote in."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def raw(xml: str) -> object:
    """An element; ``w`` is declared on its root."""
    head, _mark, rest = xml.partition(">")
    closed = head.endswith("/")
    return parse_xml(f"{head.rstrip('/')} {W}{'/' if closed else ''}>{rest}")


def run(paragraph: object, text: str, **look: object) -> None:
    """A run: ``hidden``, ``white``, ``size``."""
    one = paragraph.add_run(text)  # type: ignore[attr-defined]
    one.font.hidden = bool(look.get("hidden")) or None
    if look.get("white"):
        one.font.color.rgb = RGBColor(255, 255, 255)
    if "size" in look:
        one.font.size = Pt(look["size"])  # type: ignore[arg-type]


def repacked(content: bytes, put: Mapping[str, bytes | str], drop: tuple[str, ...] = ()) -> bytes:
    """The same package with members put in, replaced or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in put and name not in drop:
                new.writestr(name, old.read(name))
        for name, data in put.items():
            new.writestr(name, data)
    return out.getvalue()


def member(content: bytes, name: str) -> str:
    """A member as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


BOXED = """<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing><w:box><w:txbxContent><w:p><w:r><w:t>{new}</w:t></w:r></w:p></w:txbxContent></w:box>
</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{old}</w:t></w:r></w:p></w:txbxContent></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def boxed(paragraph: object, new: str, old: str) -> None:
    """A text box as it stands in a file: for new programs, and once more for old ones."""
    paragraph._p.append(raw(BOXED.format(new=new, old=old)))  # type: ignore[attr-defined]
