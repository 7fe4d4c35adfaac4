"""Other files made for tests, by hand: zip packages, slides, pages of ofd, compound files, old letters."""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
from collections.abc import Iterable, Mapping

from reportlab.pdfgen.canvas import Canvas

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
OFD = "http://www.ofdspec.org/2016"


def packed(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def rels(*relations: tuple[str, str, str]) -> str:
    """A .rels part: id, kind, target."""
    lines = "".join(
        f'<Relationship Id="{one}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for one, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def slide(*paragraphs: str, more: str = "") -> str:
    """A slide of one shape."""
    lines = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in paragraphs)
    return (
        f'<p:sld xmlns:p="{P}" xmlns:a="{A}"{more}><p:cSld><p:spTree><p:sp><p:nvSpPr>'
        f'<p:cNvPr id="2" name="x" descr="图的说明"/></p:nvSpPr><p:txBody>{lines}</p:txBody></p:sp></p:spTree>'
        "</p:cSld></p:sld>"
    )


def slides(
    pages: Iterable[str], notes: Mapping[int, str] | None = None, more: Mapping[str, str] | None = None
) -> bytes:
    """A presentation that shows its slides in the order given, whatever their files are called."""
    pages = list(pages)
    names = [f"slide{len(pages) - number}.xml" for number in range(len(pages))]
    shown = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(len(pages)))
    members = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{RELATIONSHIPS}"><p:sldIdLst>{shown}'
        "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": rels(
            *((f"r{n}", "slide", f"slides/{name}") for n, name in enumerate(names))
        ),
    }
    members |= {f"ppt/slides/{name}": page for name, page in zip(names, pages, strict=True)}
    for number, words in (notes or {}).items():
        members[f"ppt/notesSlides/n{number}.xml"] = slide(words)
        members[f"ppt/slides/_rels/{names[number]}.rels"] = rels(
            ("n", "notesSlide", f"../notesSlides/n{number}.xml")
        )
    return packed(members | dict(more or {}))


def ofd(pages: Iterable[str], more: Mapping[str, bytes | str] | None = None) -> bytes:
    """An ofd of pages given as their objects."""
    pages = list(pages)
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/P_{n}/C.xml"/>' for n in range(len(pages)))
    members: dict[str, bytes | str] = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}"><ofd:DocBody><ofd:DocInfo><ofd:Title>题名</ofd:Title></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD}"><ofd:Pages>{listed}</ofd:Pages></ofd:Document>',
    }
    for number, objects in enumerate(pages):
        members[f"Doc_0/Pages/P_{number}/C.xml"] = (
            f'<ofd:Page xmlns:ofd="{OFD}"><ofd:Layer>{objects}</ofd:Layer></ofd:Page>'
        )
    return packed(members | dict(more or {}))


def text_object(words: str, y: float, more: str = "") -> str:
    """A line of an ofd page."""
    code = f'<ofd:TextCode X="0" Y="4">{words}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="10 {y} 100 5"{more}>{code}</ofd:TextObject>'


def pdf(*pages: str, picture: bytes | None = None, encrypt: str = "") -> bytes:
    """A page per text; one more with the picture alone, where there is one."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=encrypt or None)
    for words in pages:
        for number, line in enumerate(words.split("\n")):
            canvas.drawString(72, 720 - 20 * number, line)
        canvas.showPage()
    if picture is not None:
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 300, 300)
        canvas.showPage()
    canvas.setTitle("Title of it")
    canvas.save()
    return out.getvalue()


SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes], loop: bool = False) -> bytes:
    """A compound file, each stream in sectors of its own (so none is short), folders by ``/``.

    ``loop``: the chain of the first stream comes back to its beginning.
    """
    entries: list[tuple[str, int, int, int]] = [("Root Entry", 5, _END, 0)]
    fat: list[int] = []
    body = b""
    folders: dict[str, int] = {"": 0}
    parents: list[int] = [-1]

    def folder_of(path: str) -> int:
        if path not in folders:
            outer, _slash, name = path.rpartition("/")
            parents.append(folder_of(outer))
            folders[path] = len(entries)
            entries.append((name, 1, 0, 0))
        return folders[path]

    for path, data in streams.items():
        folder, _slash, name = path.rpartition("/")
        inside = folder_of(folder)
        parents.append(inside)
        padded = data.ljust(4096, b"\0")
        padded += b"\0" * (-len(padded) % SECTOR)
        count, first = len(padded) // SECTOR, len(fat)
        entries.append((name, 2, first, len(padded)))
        chain = [first + number + 1 for number in range(count - 1)]
        fat += [*chain, first if loop and not first else _END]
        body += padded
    directory = _directory(entries, parents)
    start = len(fat)
    count = len(directory) // SECTOR
    fat += [start + number + 1 for number in range(count - 1)] + [_END]
    body += directory
    sectors = -(-(len(fat) + 1) // (SECTOR // 4 - 1)) + 1
    at = len(fat)
    fat += [_FAT] * sectors
    table = b"".join(struct.pack("<I", one) for one in fat).ljust(sectors * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, sectors, start, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    places = [at + number for number in range(sectors)] + [_FREE] * (109 - sectors)
    return header + b"".join(struct.pack("<I", one) for one in places) + body + table


def _directory(entries: list[tuple[str, int, int, int]], parents: list[int]) -> bytes:
    """Children of a folder hang in one row to the right, which readers follow as they follow a tree."""
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(parents):
        if number:
            children.setdefault(parent, []).append(number)
    right = {one: later for row in children.values() for one, later in itertools.pairwise(row)}
    out = b""
    for number, (name, kind, first, size) in enumerate(entries):
        raw = name.encode("utf-16-le") + b"\0\0"
        child = children.get(number, [_FREE])[0]
        out += raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII16xI16xIII", len(raw), kind, 1, _FREE, right.get(number, _FREE), child, 0, first, size, 0
        )
    return out + b"\0" * (-len(out) % SECTOR)


def old_letter(
    body: str, headers: str = "", comments: str = "", version: int = 0x00C1, flags: int = 0
) -> dict[str, bytes]:
    """The two streams of a Word 97 letter: one wide piece, then one narrow one for what is plain Latin."""
    text = body + headers + comments
    wide = text.encode("utf-16-le")
    main = bytearray(0x400)
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<8i", main, 0x4C, len(body), 0, len(headers), 0, len(comments), 0, 0, 0)
    clx = (
        b"\x02"
        + struct.pack("<I", 4 * 2 + 8)
        + struct.pack("<II", 0, len(text))
        + struct.pack("<HIH", 0, 0x400, 0)
    )
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    return {"WordDocument": bytes(main) + wide, "0Table": clx}
