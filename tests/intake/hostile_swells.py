"""Hostile files that are well formed: much work for little, in loops, in levels, in what a reader asks again and again."""

from __future__ import annotations

import random
import struct
import zlib

from tests.intake.hostile_files import W, X, body
from tests.intake.hostile_pdfs import CATALOG, FONT, PAGE, PAGES, WORDS, made, stream
from tests.intake.letters import letter, repacked
from tests.intake.packages import RELATIONSHIPS, A, P, compound, ofd, old_letter, packed, rels, slides


def _letter(inner: str) -> bytes:
    return body(f"<w:document {W}><w:body>{inner}</w:body></w:document>")


def one_paragraph_of_deletions() -> bytes:
    """Every second sign of one paragraph is deleted: each is told with what stands around it."""
    pair = "<w:r><w:t>字</w:t></w:r><w:del w:author='a'><w:r><w:delText>删</w:delText></w:r></w:del>"
    return _letter(f"<w:p>{pair * 30_000}</w:p>")


def choices_in_choices() -> bytes:
    """Each level is said twice, for new readers and for old ones: two to the power of the levels."""
    mc = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    inner = "<w:r><w:t>字</w:t></w:r>"
    for level in range(16):
        inner = (
            f"<mc:AlternateContent {mc}><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner.replace('字', f'字{level}')}"
            "</mc:Fallback></mc:AlternateContent>"
        )
    return _letter(f"<w:p>{inner}</w:p>")


def paragraphs_in_boxes() -> bytes:
    box = "<w:p><w:r><w:pict><w:txbxContent>"
    return _letter(
        (box * 40 + "<w:p><w:r><w:t>盒</w:t></w:r></w:p>" + "</w:txbxContent></w:pict></w:r></w:p>" * 40)
        * 300
    )


def styles_made_from_one_another() -> bytes:
    """Each is made from the one before it."""
    many = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{n}'><w:basedOn w:val='s{n - 1}'/></w:style>"
        for n in range(12_000)
    )
    paragraph = "<w:p><w:pPr><w:pStyle w:val='s11999'/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>"
    return body(
        f"<w:document {W}><w:body>{paragraph}</w:body></w:document>",
        {"word/styles.xml": f"<w:styles {W}>{many}</w:styles>"},
    )


def namespaces_without_end() -> bytes:
    many = "".join(f" xmlns:n{number}='u{number}'" for number in range(60_000))
    return body(f"<w:document {W}{many}><w:p><w:r><w:t>字</w:t></w:r></w:p></w:document>")


def attributes_without_end() -> bytes:
    many = "".join(f" a{number}='{number}'" for number in range(100_000))
    return f"<?xml version='1.0'?><a{many}>词</a>".encode()


def relations_without_end() -> bytes:
    """Half a million addresses outside."""
    many = rels(*((f"r{number}", "image", "x") for number in range(3))).replace(
        "</Relationships>",
        "<Relationship Id='a' Type='t/image' TargetMode='External' Target='\\\\10.0.0.1\\x'/>" * 410_000
        + "</Relationships>",
    )
    return repacked(
        letter(lambda document: document.add_paragraph("x")), {"word/_rels/document.xml.rels": many}
    )


def columns_hidden_one_by_one() -> bytes:
    """Each cell asks whether its column is hidden."""
    cell = "<c r='XFD1'><v>5</v></c>"
    columns = "<col min='1' max='1' hidden='1'/>" * 20_000
    cells = "".join(f"<row r='{row}'>{cell * 100}</row>" for row in range(1, 501))
    sheet = f"<worksheet {X}><cols>{columns}</cols><sheetData>{cells}</sheetData></worksheet>"
    return packed({"xl/workbook.xml": f"<workbook {X}/>", "xl/worksheets/sheet1.xml": sheet})


def strings_by_the_million() -> bytes:
    return packed(
        {
            "xl/workbook.xml": f"<workbook {X}/>",
            "xl/sharedStrings.xml": f"<sst {X}>{'<si><t>字</t></si>' * 1_000_000}</sst>",
        }
    )


def one_string_in_every_cell() -> bytes:
    """A string of a hundred thousand signs, shown a hundred thousand times."""
    cell = "<c t='s'><v>0</v></c>"
    cells = "".join(f"<row>{cell * 100}</row>" for _row in range(1_000))
    return packed(
        {
            "xl/workbook.xml": f"<workbook {X}/>",
            "xl/sharedStrings.xml": f"<sst {X}><si><t>{'字' * 100_000}</t></si></sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {X}><sheetData>{cells}</sheetData></worksheet>",
        }
    )


def slide_shown_without_end() -> bytes:
    """The same slide in the list a hundred thousand times."""
    shown = f"<p:sldId xmlns:p='{P}' xmlns:r='{RELATIONSHIPS}' id='1' r:id='r0'/>" * 100_000
    return slides(
        ["<p:sld xmlns:p='p'/>"],
        more={
            "ppt/presentation.xml": f"<p:presentation xmlns:p='{P}'><p:sldIdLst>{shown}</p:sldIdLst></p:presentation>"
        },
    )


def groups_in_groups() -> bytes:
    shape = "<a:p><a:r><a:t>字</a:t></a:r></a:p>" * 20_000
    return slides(
        [f"<p:sld xmlns:p='{P}' xmlns:a='{A}'>{'<p:grpSp>' * 150}{shape}{'</p:grpSp>' * 150}</p:sld>"]
    )


def _charset(name: str) -> bytes:
    return f'<html><head><meta charset="{name}"></head><body>'.encode() + "词a-b".encode("gb18030") * 100_000


def charset_that_squeezes() -> bytes:
    return _charset("zlib")


def charset_of_names() -> bytes:
    return _charset("punycode")


def charset_of_hosts() -> bytes:
    return _charset("idna")


def charset_that_fails() -> bytes:
    return _charset("undefined")


def charset_of_escapes() -> bytes:
    return _charset("unicode_escape")


def marks_never_closed() -> bytes:
    return ("<html><body>" + "<b><p title='x'>" * 60_000 + "词").encode()


def table_of_tables_with_words() -> bytes:
    return ("<html><body>" + "<table><tr><td>词" * 90 + "<p hidden>藏</p>" * 200_000).encode()


def drawn_twice_as_often_each_time() -> bytes:
    """A form draws the next one twice, thirty levels deep."""
    forms = {
        number: stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(5, 35)
    }
    forms[35] = stream(
        b"BT /F 1 Tf (w) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%b>>" % FONT
    )
    return made({1: CATALOG, 2: PAGES, 3: PAGE % b"/XObject<</X 5 0 R>>", 4: stream(b"/X Do"), **forms})


def notes_without_end() -> bytes:
    """Twenty thousand notes on one page; the mark is in the last."""
    notes = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a)>>" * 20_000
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<%b>>/Annots[%b]>>" % (
        FONT,
        notes,
    )
    return made({1: CATALOG, 2: PAGES, 3: page, 4: WORDS})


def many_signs_in_one_place() -> bytes:
    data = zlib.compress(b"BT /F 1 Tf " + b"(w) Tj -1 0 Td " * 25_000 + b"ET")
    return made({1: CATALOG, 2: PAGES, 3: PAGE % FONT, 4: stream(data, b"/Filter/FlateDecode")})


def fields_in_a_ring() -> bytes:
    root = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>"
    return made(
        {1: root, 2: PAGES, 3: PAGE % FONT, 4: WORDS, 5: b"<</T(a)/Kids[5 0 R]/Parent 5 0 R/FT/Tx/V(b)>>"}
    )


def places_that_are_no_numbers() -> bytes:
    boxes = ("nan nan nan nan", "inf 1e999 0 0", "1", "", "1e308 -1e308 1 1", "字 字 字 字")
    lines = "".join(
        f'<ofd:TextObject Boundary="{box}"><ofd:TextCode>词</ofd:TextCode></ofd:TextObject>'
        for box in boxes * 2_000
    )
    return ofd([lines])


def pages_listed_without_end() -> bytes:
    listed = '<ofd:Page BaseLoc="Pages/P_0/C.xml"/>' * 50_000
    return ofd(["词"], {"Doc_0/Document.xml": f"<ofd:Document xmlns:ofd='x'>{listed}</ofd:Document>"})


def objects_in_objects() -> bytes:
    """Old letters in old letters, each a file of the one before."""
    content = compound(old_letter("最里面\r"))
    for _level in range(8):
        native = b"\0" * 6 + b"a.doc\0x\0" + b"\0" * 8 + b"x\0" + struct.pack("<I", len(content)) + content
        content = compound(old_letter("外面\r") | {"ObjectPool/_1/\x01Ole10Native": native})
    return content


def pages_of_looks_that_overlap() -> bytes:
    """Runs of formatting over the whole text, a hundred thousand of them."""
    streams = old_letter("字" * 50_000 + "\r")
    main = streams["WordDocument"].ljust(-(-len(streams["WordDocument"]) // 512) * 512, b"\0")
    pages, count = b"", 400
    for _page in range(count):
        page = bytearray(512)
        struct.pack_into("<102I", page, 0, *(0x400 + 2 * (n % 2) * 50_000 for n in range(102)))
        page[511] = 101
        pages += bytes(page)
    first = len(main) // 512
    table = streams["0Table"].ljust(64, b"\0")
    table += struct.pack(f"<{count + 1}I", *range(0x400, 0x400 + count + 1))
    table += struct.pack(f"<{count}I", *range(first, first + count))
    whole = bytearray(main + pages)
    struct.pack_into("<II", whole, 0xFA, 64, 4 * (2 * count + 1))
    return compound({"WordDocument": bytes(whole), "0Table": table})


def names_that_turn_round() -> bytes:
    """Names with signs that turn the writing, with line ends, as long as names can be."""
    return packed({"\u202egnp.密\u2066.txt": "一", "a\r\nb.txt": "二", "长" * 20_000: "三"})


def text_of_openings() -> bytes:
    draw = random.Random(3)
    signs = "（【密级：☑□机密★工作秘密仅供内部0123456789-@#.(at)辽A使 \n"
    return "".join(draw.choices(signs, k=1_500_000)).encode()


def text_of_one_number() -> bytes:
    return ("1 3 8 " * 800_000 + "\n0427-" * 300_000).encode()


def prefix_before_the_zip() -> bytes:
    """A program with a letter behind it."""
    return b"MZ" + b"\0" * 4096 + letter(lambda document: document.add_paragraph("x"))
