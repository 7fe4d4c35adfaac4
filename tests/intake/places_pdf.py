"""A pdf with a mark and a number wherever a page description keeps words."""

from __future__ import annotations

from tests.intake.hostile_pdfs import made, stream
from tests.intake.placed import Places

_FACE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<"
    b"</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type"
    b"/FontDescriptor/FontName/STSong-Light/Flags"
    b" 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>>>]>>"
)
_RESOURCES = b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>/Properties<</L 7 0 R>>>>"


def _hex(text: str) -> bytes:
    return b"<" + text.encode("utf-16-be").hex().encode() + b">"


def _said(text: str) -> bytes:
    """A string of a dictionary, with its mark."""
    return b"<FEFF" + text.encode("utf-16-be").hex().encode() + b">"


def _line(text: str, y: int, before: bytes = b"") -> bytes:
    return b"BT %b /F 10 Tf 1 0 0 1 40 %d Tm %b Tj ET\n" % (before, y, _hex(text))


def _sign_by_sign(text: str, y: int) -> bytes:
    shown = (b"1 0 0 1 %d %d Tm %b Tj " % (40 + 10 * place, y, _hex(sign)) for place, sign in enumerate(text))
    return b"BT /F 10 Tf " + b"".join(shown) + b"ET\n"


def _content(places: Places) -> bytes:
    words = places.__getitem__
    spread = (
        b"BT /F 10 Tf 1 0 0 1 40 640 Tm [" + b"-300".join(_hex(one) for one in words("spread")) + b"] TJ ET\n"
    )
    return b"".join(
        (
            _line(words("plain"), 700),
            _sign_by_sign(words("sign by sign"), 680),
            _line(words("white"), 660, b"1 1 1 rg"),
            spread,
            b"0 0 0 rg\n",
            _line(words("invisible"), 620, b"3 Tr"),
            b"0 Tr\n",
            b"BT /F 10 Tf 0 1 -1 0 560 100 Tm %b Tj ET\n" % _hex(words("turned")),
            b"BT /F 10 Tf -1 0 0 -1 540 600 Tm %b Tj ET\n" % _hex(words("upside down")),
            b"/OC /L BDC\n" + _line(words("layer that is off"), 580) + b"EMC\n",
            b"/X Do\n",
            _line(words("beyond the page"), -500),
            _line(words("tiny"), 560, b"0.1 0 0 0.1 0 0 cm"),
        )
    )


def _notes(places: Places) -> bytes:
    words = places.__getitem__
    notes = (
        b"/Subtype/Text/Contents %b" % _said(words("note")),
        b"/Subtype/FreeText/Contents %b/DA(/F 10 Tf)" % _said(words("note on the page")),
        b"/Subtype/Highlight/QuadPoints[0 9 9 9 0 0 9 0]/Contents %b" % _said(words("highlight")),
        b"/Subtype/Text/Contents(a)/T %b" % _said(words("who noted")),
        b"/Subtype/Text/Contents(a)/Subj %b" % _said(words("subject of a note")),
        b"/Subtype/Text/F 2/Contents %b" % _said(words("hidden note")),
        b"/Subtype/Stamp/AP<</N 8 0 R>>",
        b"/Subtype/Widget/FT/Tx/T(f)/V %b" % _said(words("field")),
        b"/Subtype/Widget/FT/Tx/T(g)/TU %b/DV %b"
        % (_said(words("tip of a field")), _said(words("default of a field"))),
        b"/Subtype/FileAttachment/FS<</Type/Filespec/F(n.txt)/UF(n.txt)/EF<</F 9 0 R>>>>",
    )
    return b"".join(b"<</Type/Annot/Rect[10 10 400 40]%b>>" % note for note in notes)


def whole_pdf(places: Places) -> bytes:
    """One page with all of it."""
    words = places.__getitem__
    packet = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='r' xmlns:d='d'><r:Description d:a='"
        f"{words('metadata value')}'><d:title>{words('metadata')}</d:title></r:Description></r:RDF></x:xmpmeta>"
    )
    form = b"/Type/XObject/Subtype/Form/BBox[-900 -900 900 900]/Resources<</Font<</F 5 0 R>>>>"
    attached = words("attached").encode()
    return made(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/Metadata 10 0 R/Outlines 11 0 R/MarkInfo<"
            b"</Marked true>>/StructTreeRoot 14 0 R"
            b"/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>/PageLabels<</Nums[0<</P %b>>]>>"
            b"/Names<</EmbeddedFiles<</Names[(a)13 0 R]>>>>/AcroForm<</Fields[]/XFA[(form)15 0 R]>>>>"
            % _said(words("label of a page")),
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: (
                b"<"
                b"</Type/Page/Parent"
                b" 2 0 R/MediaBox[0 0 595 842]/StructParents 0/Contents 4 0 R/Resources%b/Annots[%b]>>"
            )
            % (_RESOURCES, _notes(places)),
            4: stream(_content(places) + b"/Figure <</MCID 0>> BDC EMC"),
            5: _FACE,
            6: stream(_line(words("drawn twice"), 540), form),
            7: b"<</Type/OCG/Name(L)>>",
            8: stream(_line(words("stamp"), 20), form),
            9: stream(words("file of a note").encode(), b"/Type/EmbeddedFile"),
            10: stream(packet.encode(), b"/Type/Metadata/Subtype/XML"),
            11: b"<</Type/Outlines/First 12 0 R/Last 12 0 R/Count 1>>",
            12: b"<</Title %b/Parent 11 0 R/Dest[3 0 R/Fit]>>" % _said(words("bookmark")),
            13: b"<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 16 0 R>>>>",
            14: b"<</Type/StructTreeRoot/K[17 0 R]/ParentTree<</Nums[0[17 0 R]]>>>>",
            15: stream(
                f"<template><field><value>{words('form that is XML')}</value></field></template>".encode()
            ),
            16: stream(attached, b"/Type/EmbeddedFile"),
            17: b"<</Type/StructElem/S/Figure/P 14 0 R/Pg 3 0 R/K 0/Alt %b>>" % _said(words("description")),
            18: b"<</Title %b/Keywords %b/Unit %b>>"
            % tuple(_said(words(one)) for one in ("title", "keywords", "own property")),
        },
        b"/Root 1 0 R/Info 18 0 R",
    )
