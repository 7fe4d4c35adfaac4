"""Hostile files of the other kinds: XML that swells, trees without a floor, loops of objects, traps for patterns."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from tests.intake.hostile_zips import MB, deflated, written
from tests.intake.letters import letter, member, repacked
from tests.intake.packages import compound, ofd, old_letter, packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def body(xml: str | bytes, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A letter with this body."""
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, **(more or {})})


def billion_laughs() -> bytes:
    return body(
        f'<!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]><w:document {W}><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:document>'
    )


def laughs_in_an_attribute() -> bytes:
    return body(f'<!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]><w:document {W} a="&l11;"/>')


def outside_entity() -> bytes:
    return body(
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
        "</w:document>"
    )


def outside_type_after_a_long_comment() -> bytes:
    return body(f'<!-- {"x" * 200_000} --><!DOCTYPE d SYSTEM "http://10.0.0.1/d.dtd"><w:document {W}/>')


def laughs_in_strings() -> bytes:
    strings = f'<!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]><sst {X}><si><t>&l11;</t></si></sst>'
    return packed({"xl/workbook.xml": f"<workbook {X}/>", "xl/sharedStrings.xml": strings})


def laughs_in_properties() -> bytes:
    core = f'<!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]><p><title>&l11;</title></p>'
    return repacked(letter(lambda document: document.add_paragraph("x")), {"docProps/core.xml": core})


def laughs_in_ofd() -> bytes:
    page = f'<!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]><Page><TextObject><TextCode>&l11;</TextCode></TextObject></Page>'
    return ofd([], {"Doc_0/Pages/P_0/C.xml": page})


def laughs_bare() -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]><d>&l11;</d>'.encode()


def bottomless_letter() -> bytes:
    return body(f"<w:document {W}>" + "<w:p>" * 100_000 + "</w:p>" * 100_000 + "</w:document>")


def bottomless_tables() -> bytes:
    inner = "<w:tbl><w:tr><w:tc>"
    return body(f"<w:document {W}>" + inner * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000 + "</w:document>")


def bottomless_xml() -> bytes:
    return b"<?xml version='1.0'?>" + b"<a>" * 1_000_000


def bottomless_html() -> bytes:
    return b"<html><body>" + b"<div><span>" * 200_000 + "词".encode()


def one_endless_word() -> bytes:
    return body(f"<w:document {W}><w:p><w:r><w:t>" + "字" * (6 * MB) + "</w:t></w:r></w:p></w:document>")


def cut_short() -> bytes:
    return body(f"<w:document {W}><w:p><w:r><w:t>开头")


def strange_encoding() -> bytes:
    return body(b'<?xml version="1.0" encoding="utf-7"?><w:document>+ADw-</w:document>')


def prefix_changes() -> bytes:
    """The names mean something else inside, and still nothing is lost."""
    inner = '<q:p xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><q:r><q:t>机密</q:t></q:r></q:p>'
    return body(f"<w:document {W}><w:body><w:p/>{inner}</w:body></w:document>")


def styles_in_a_ring() -> bytes:
    content = letter(lambda document: document.add_paragraph("x", style="Quote"))
    styles = member(content, "word/styles.xml")
    ring = "".join(
        f'<w:style w:styleId="R{n}"><w:basedOn w:val="R{(n + 1) % 500}"/></w:style>' for n in range(500)
    )
    return repacked(content, {"word/styles.xml": styles.replace("</w:styles>", ring + "</w:styles>")})


def far_cell() -> bytes:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>'
    beyond = '<row r="99999999999"><c r="ZZZZ9"/></row>'
    columns = '<cols><col min="1" max="999999999" hidden="1"/></cols>'
    sheet = f"<worksheet {X}>{columns}<sheetData>{far}{beyond}</sheetData></worksheet>"
    return packed({"xl/workbook.xml": f"<workbook {X}/>", "xl/worksheets/sheet1.xml": sheet})


def strings_that_are_not_there() -> bytes:
    cells = "".join(f'<c t="s" s="{n}"><v>{n}</v></c>' for n in ("-1", "99999999999999", "x", "１", ""))
    sheet = f"<worksheet {X}><sheetData><row>{cells}</row></sheetData></worksheet>"
    return packed({"xl/workbook.xml": f"<workbook {X}/>", "xl/worksheets/sheet1.xml": sheet})


def endless_rows() -> bytes:
    sheet = f"<worksheet {X}><sheetData>".encode() + b'<row r="1"><c><v>12</v></c></row>' * 200_000
    return written(
        [deflated("xl/workbook.xml", f"<workbook {X}/>".encode()), deflated("xl/worksheets/s.xml", sheet)]
    )


def one_long_string() -> bytes:
    strings = f"<sst {X}><si><t>".encode() + b"A" * (150 * MB)
    return written(
        [deflated("xl/workbook.xml", f"<workbook {X}/>".encode()), deflated("xl/sharedStrings.xml", strings)]
    )


def many_sheets() -> bytes:
    members = {f"xl/worksheets/sheet{n}.xml": f"<worksheet {X}/>" for n in range(1_500)}
    return packed({"xl/workbook.xml": f"<workbook {X}/>", **members})


def sectors_in_a_ring() -> bytes:
    return compound(old_letter("x\r"), loop=True)


def folders_in_a_ring() -> bytes:
    content = bytearray(compound({"a/WordDocument": b"x", "a/b": b"y"}))
    at = content.index(b"R\0o\0o\0t\0")
    struct.pack_into("<III", content, at + 128 + 68, 1, 1, 1)
    return bytes(content)


def long_row_of_folders() -> bytes:
    return compound({f"s{n}": b"x" for n in range(600)})


def stream_of_four_gigabytes() -> bytes:
    content = bytearray(compound(old_letter("x\r")))
    at = content.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", content, at + 120, 0xFFFFFFF0)
    return bytes(content)


def half_a_compound() -> bytes:
    return compound(old_letter("x" * 5000 + "\r"))[:3000]


def _letter_with(offset: int, shape: str, *values: int) -> bytes:
    streams = old_letter("words\r")
    main = bytearray(streams["WordDocument"])
    struct.pack_into(shape, main, offset, *values)
    return compound({**streams, "WordDocument": bytes(main)})


def story_of_two_thousand_million() -> bytes:
    return _letter_with(0x4C, "<i", 0x7FFFFFFF)


def story_less_than_nothing() -> bytes:
    return _letter_with(0x4C, "<i", -5)


def pieces_beyond_the_stream() -> bytes:
    streams = old_letter("words\r")
    table = bytearray(streams["0Table"])
    struct.pack_into("<I", table, 5 + 8 + 2, 0x3FFFFFF0)
    return compound({**streams, "0Table": bytes(table)})


def millions_of_pieces() -> bytes:
    streams = old_letter("words\r")
    table = b"\x02" + struct.pack("<I", 0xFFFFFFF0) + b"\0" * 64
    return compound({**streams, "0Table": table})


def properties_without_end() -> bytes:
    """A page of formatted runs that claims a hundred runs, all past its end."""
    streams = old_letter("words\r")
    main = bytearray(streams["WordDocument"].ljust(0x600, b"\0")) + b"\xff" * 512
    struct.pack_into("<II", main, 0xFA, 64, 12)
    table = streams["0Table"].ljust(64, b"\0") + struct.pack("<III", 0, 1 << 30, 3)
    return compound({"WordDocument": bytes(main), "0Table": table})


def page_of_patterns() -> bytes:
    """What makes careless patterns take for ever."""
    traps = "<meta " + " " * 100_000 + "<meta charset" * 5_000 + "<p style='" + "color:" * 100_000 + "'>"
    return ("<html>" + traps + "<!--" * 50_000 + "<!DOCTYPE " * 10_000 + "&#" * 100_000).encode()


def text_of_one_line() -> bytes:
    return b"1234567890 " * (2 * MB)


def text_of_too_much() -> bytes:
    return ("字" * 100).encode() * (33 * MB // 300 + 1)


def half_characters() -> bytes:
    return "词".encode("utf-16") + b"\x00\xd8\x00\xd8a\x00" * 3_000


def image_of_ten_thousand_million_pixels() -> bytes:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
