"""The kinds beside docx: what stands in them is told where it stands; the kind is found by content, not by name."""

from __future__ import annotations

import io
import struct
import subprocess
from pathlib import Path

import pytest
import xlsxwriter

from desktop.intake.faults import Unreadable, Why
from desktop.intake.limits import FileKind
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Trait
from tests.house.tools import require_tool
from tests.intake.ears import heard
from tests.intake.letters import letter, repacked, run
from tests.intake.packages import compound, ofd, old_letter, packed, pdf, slide, slides, text_object


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("表一")
    sheet.write_row("A1", ["机密", "★10年", 13800138000, "白的"])
    sheet.write("D1", "白的", book.add_format({"font_color": "#FFFFFF"}))
    sheet.write("D2", "白底字", book.add_format({"font_color": "#FFFFFF", "bg_color": "#1F3864"}))
    sheet.write("A2", "不显示", book.add_format({"num_format": ";;;"}))
    sheet.write("A5", "隐藏行")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.write("H3", "隐藏列")
    sheet.set_column("H:H", None, None, {"hidden": True})
    sheet.write_formula("A7", '=WEBSERVICE("http://10.0.0.1/"&"秘")', None, "公式的值")
    sheet.write_comment("A1", "批注文字")
    sheet.data_validation("B9", {"validate": "list", "source": ["甲类", "乙类"], "input_message": "提示文字"})
    sheet.set_header('&C&"宋体,加粗"秘&16密')
    hidden = book.add_worksheet("隐表")
    hidden.hide()
    hidden.write("XFD1048576", "最远的格")
    book.define_name("名称甲", "=表一!$A$1")
    book.set_custom_property("审批号", "批〔2026〕1号")
    book.close()
    return out.getvalue()


def test_a_workbook_is_read_cell_by_cell_also_what_it_hides() -> None:
    ear = heard(workbook())
    assert ear.kind is FileKind.XLSX
    assert "机密\n\n★10年\n\n13800138000" in ear.text
    assert ear.places_of("最远的格") == [["sheet:隐表", "cell:XFD1048576"]]
    hidden = set(ear.with_trait(Trait.HIDDEN).split("\n"))
    assert hidden == {"隐藏列", "不显示", "隐藏行", "隐表", "最远的格"}
    assert ear.with_trait(Trait.WHITE) == "白的"
    assert ear.of(Part.COMMENT) == "批注文字"
    assert ear.of(Part.HEADER) == "秘密"
    assert {"名称甲", "表一"} <= set(ear.of(Part.NAME).split("\n"))
    assert {"审批号", "批〔2026〕1号"} <= set(ear.of(Part.PROPERTY).split("\n"))
    assert {"甲类,乙类", "提示文字"} <= {one.strip('"') for one in ear.of(Part.FIELD).split("\n")}
    assert len(ear.found_words(Kind.EXTERNAL_REFERENCE)) == 1


def test_strings_that_no_cell_shows_any_more_and_caches_are_read() -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = packed(
        {
            "xl/workbook.xml": f'<workbook xmlns="{space}"><sheets><sheet name="缺的表"/></sheets></workbook>',
            "xl/sharedStrings.xml": f'<sst xmlns="{space}"><si><t>删掉的字</t></si>'
            "<si><r><t>机</t></r><r><t>密</t></r></si></sst>",
            "xl/worksheets/sheet9.xml": f'<worksheet xmlns="{space}"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c>'
            '<c r="B1"><v>1.3800138E10</v></c></row></sheetData></worksheet>',
            "xl/pivotCache/d.xml": f'<c xmlns="{space}"><s v="透视缓存里的名字"/></c>',
            "xl/externalLinks/e.xml": f'<c xmlns="{space}"><v>外部表的值</v></c>',
            "xl/connections.xml": f'<c xmlns="{space}"><connection name="内网库" connection="Server=db1"/></c>',
        }
    )
    ear = heard(content)
    assert ear.of(Part.BODY) == "机密\n13800138000"
    for words in ("删掉的字", "透视缓存里的名字", "外部表的值", "Server=db1", "缺的表"):
        assert words in ear.text
    assert ear.found_words(Kind.EXTERNAL_REFERENCE) == ["内网库"]


def test_slides_are_told_in_the_order_they_are_shown_with_their_notes() -> None:
    content = slides(
        [slide("第一张", "机密★10年"), slide("藏的张", more=' show="0"'), slide("第三张")],
        notes={0: "备注的话"},
        more={"ppt/comments/c1.xml": '<p:cmLst xmlns:p="x"><p:cm><p:text>批注的话</p:text></p:cm></p:cmLst>'},
    )
    ear = heard(content)
    assert ear.kind is FileKind.PPTX
    assert ear.places_of("第一张") == [["slide:1"]]
    assert ear.places_of("第三张") == [["slide:3"]]
    assert "第一张\n\n机密★10年" in ear.text
    assert "藏的张" in ear.with_trait(Trait.HIDDEN)
    assert ear.of(Part.SPEAKER_NOTES) == "备注的话"
    assert ear.of(Part.COMMENT) == "批注的话"
    assert "图的说明" in ear.of(Part.PROPERTY)


def test_a_pdf_is_told_by_page_and_its_scans_are_named() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    ear = heard(pdf("Line one\nLine two 13800138000", "Second", picture=picture.getvalue()))
    assert ear.kind is FileKind.PDF
    assert ear.places_of("Second") == [["page:2"]]
    assert "Line one\nLine two 13800138000" in ear.text
    assert "Title of it" in ear.of(Part.PROPERTY)
    assert [(why, where.path[0].at) for why, where in ear.missed] == [(Why.SCAN, "3")]


def test_an_ofd_is_told_by_page_line_by_line() -> None:
    content = ofd(
        [
            text_object("机密", 10) + text_object("★10年", 10.2) + text_object("下一行", 20),
            '<ofd:ImageObject Boundary="0 0 1 1"/>',
            text_object("藏的", 10, ' Visible="false"') + text_object("看的", 30),
        ],
        {
            "Doc_0/Annots/P1/A.xml": f"<a>{text_object('批注', 1).replace('ofd:', '')}</a>",
            "Doc_0/Attachs/附.txt": "附件的话",
        },
    )
    ear = heard(content)
    assert ear.kind is FileKind.OFD
    assert "机密★10年\n下一行" in ear.text
    assert ear.places_of("看的") == [["page:3"]]
    assert ear.with_trait(Trait.HIDDEN) == "藏的"
    assert ear.of(Part.COMMENT) == "批注"
    assert ear.places_of("附件的话") == [["file:附.txt", "line:1"]]
    assert "题名" in ear.of(Part.PROPERTY)
    assert [(why, where.path[0].at) for why, where in ear.missed] == [(Why.SCAN, "2")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"]
)
def test_text_is_read_in_every_encoding_of_this_country(encoding: str) -> None:
    words = "机密★10年\r\n关于 2026 年工作的通知，㙓𫖯䶮"
    ear = heard(words.encode(encoding))
    assert ear.kind is FileKind.TXT
    assert ear.of(Part.BODY) == words.replace("\r\n", "\n")


def test_utf_16_that_forgot_its_mark_and_has_no_latin_in_it() -> None:
    words = "保守国家秘密是公民的义务" * 40
    assert heard(words.encode("utf-16-le")).of(Part.BODY) == words


def test_html_is_read_as_the_eye_sees_it_and_beside_it_what_it_does_not_see() -> None:
    page = (
        '<html><head><meta charset="gb2312"><title>题名</title><script src="http://a/b.js">var 秘 = 1</script></head>'
        '<body onload="x()"><p>一<b>机</b>密★10年</p><p>二<span style="display:none">藏</span>三<!-- 注 -->四</p>'
        '<font color="#FFFFFF">白</font><img src="//10.1.1.1/p.png" alt="图说"><input value="填"><a href="https://g/">链</a>'
        "</body></html>"
    )
    ear = heard(page.encode("gb18030"))
    assert ear.kind is FileKind.HTML
    assert "一机密★10年" in ear.text
    assert "二三四" in ear.text
    assert (ear.with_trait(Trait.HIDDEN), ear.with_trait(Trait.WHITE)) == ("藏", "白")
    assert ear.of(Part.COMMENT).strip() == "注"
    assert {"图说", "填", "https://g/"} <= set(ear.of(Part.PROPERTY).split("\n"))
    assert "var 秘 = 1" in ear.of(Part.FIELD)
    assert len(ear.found_words(Kind.MACRO)) == 2
    assert ear.found_words(Kind.EXTERNAL_REFERENCE) == ["http://a/b.js", "//10.1.1.1/p.png"]


def test_an_old_letter_is_read_by_its_piece_table() -> None:
    body = "机密★10年\r第二段\x07格\x07\x07\x13 INCLUDETEXT x \x14结果\x15尾\r"
    content = compound(old_letter(body, headers="页眉的字\r", comments="批注的字\r"))
    ear = heard(content)
    assert ear.kind is FileKind.DOC
    assert ear.of(Part.BODY).split("\n") == ["机密★10年", "第二段", "格", "结果", "尾"]
    assert "结果尾" in ear.text
    assert (ear.of(Part.HEADER), ear.of(Part.COMMENT)) == ("页眉的字", "批注的字")
    assert ear.found_words(Kind.EXTERNAL_REFERENCE) == ["INCLUDETEXT x"]


def test_what_an_old_letter_deletes_and_hides_is_told_apart() -> None:
    """Formatting runs of Word 97: sprmCFRMarkDel over 密级, sprmCFVanish over 藏."""
    body = "密级机密★藏10年\r"
    streams = old_letter(body)
    main = bytearray(streams["WordDocument"].ljust(0x600, b"\0"))
    page = bytearray(512)
    places = [0x400, 0x404, 0x40A, 0x40C, 0x412]
    struct.pack_into("<5I", page, 0, *places)
    for number, (at, sprm) in enumerate(((200, 0x0800), (0, 0), (210, 0x083C), (0, 0))):
        page[20 + number] = at // 2
        if at:
            page[at] = 3
            struct.pack_into("<HB", page, at + 1, sprm, 1)
    page[511] = 4
    table = streams["0Table"].ljust(64, b"\0") + struct.pack("<III", 0x400, 0x412, len(main) // 512)
    struct.pack_into("<II", main, 0xFA, 64, 12)
    ear = heard(compound({"WordDocument": bytes(main + page), "0Table": table}))
    assert "机密★10年" in ear.text
    assert (ear.with_trait(Trait.DELETED), ear.with_trait(Trait.HIDDEN)) == ("密级", "藏")


def test_an_old_letter_of_libreoffice_is_read(tmp_path: Path) -> None:
    soffice = require_tool("soffice")

    def fill(document: object) -> None:
        document.add_paragraph("关于印发的通知")  # type: ignore[attr-defined]
        run(document.add_paragraph("看得见"), "藏着的", hidden=True)  # type: ignore[attr-defined]
        document.sections[0].header.paragraphs[0].text = "页眉的字"  # type: ignore[attr-defined]

    source = tmp_path / "a.docx"
    source.write_bytes(letter(fill))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "doc",
         "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    ear = heard((tmp_path / "a.doc").read_bytes())
    assert ear.kind is FileKind.DOC
    assert "关于印发的通知" in ear.of(Part.BODY)
    assert ear.of(Part.HEADER) == "页眉的字"
    assert ear.with_trait(Trait.HIDDEN) == "藏着的"


def test_objects_in_an_old_letter_are_files_inside() -> None:
    packed_file = b"\0" * 6 + b"a.txt\0C:\\a.txt\0" + b"\0" * 8 + b"C:\\a.txt\0"
    words = "对象里的话".encode()
    streams = old_letter("正文\r")
    streams["ObjectPool/_1/\x01Ole10Native"] = packed_file + struct.pack("<I", len(words)) + words
    inner = old_letter("里面的信\r")
    streams |= {f"ObjectPool/_2/{name}": data for name, data in inner.items()}
    streams["Macros/VBA/dir"] = b"x"
    ear = heard(compound(streams))
    assert ear.places_of("对象里的话") == [["file:a.txt", "line:1"]]
    assert ear.places_of("里面的信") == [["file:_2.doc", "paragraph:1"]]
    assert len(ear.found_words(Kind.MACRO)) == 1


def test_a_zip_is_read_file_by_file_with_names_of_chinese_archivers() -> None:
    plain = packed(
        {"AA.txt": "内容甲".encode("gb18030"), "b.docx": letter(lambda d: d.add_paragraph("内容乙"))}
    )
    ear = heard(plain.replace(b"AA.txt", "密".encode("gb18030") + b".txt"))
    assert ear.kind is FileKind.ZIP
    assert ear.places_of("内容甲") == [["file:密.txt", "line:1"]]
    assert ear.places_of("内容乙") == [["file:b.docx", "paragraph:1"]]
    assert "密.txt" in ear.of(Part.NAME)


def test_the_kind_is_found_by_content_whatever_the_name_says() -> None:
    content = packed(
        {"说明.pdf": letter(lambda d: d.add_paragraph("其实是信")), "图.txt": b"\x89PNG\r\n\x1a\n123"}
    )
    ear = heard(content)
    assert ear.places_of("其实是信") == [["file:说明.pdf", "paragraph:1"]]
    assert [why for why, _where in ear.missed] == [Why.IMAGE]


def test_a_macro_workbook_and_renamed_main_parts_are_known_by_what_the_package_says() -> None:
    kind = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    content = letter(lambda document: document.add_paragraph("换了名的正文"))
    body = repacked(content, {"[Content_Types].xml": kind}, drop=("word/document.xml",))
    with_body = repacked(body, {"word/other.xml": _member(content)})
    assert heard(with_body).of(Part.BODY) == "换了名的正文"


def _member(content: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"   \r\n ", Why.EMPTY),
        (b"\xff\xd8\xff\xe0 jpeg", Why.IMAGE),
        (b"Rar!\x1a\x07\x01\x00", Why.ARCHIVE),
        (b"{\\rtf1\\ansi x}", Why.RICH_TEXT),
        (bytes(range(256)) * 20, Why.UNKNOWN),
        (compound(old_letter("x\r", version=0x0065)), Why.OLD_WORD),
        (compound(old_letter("x\r", flags=0x0100)), Why.ENCRYPTED),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), Why.ENCRYPTED),
        (compound({"Workbook": b"x"}), Why.OLD_OFFICE),
        (compound({"PowerPoint Document": b"x"}), Why.OLD_OFFICE),
        (compound({"Strange": b"x"}), Why.UNKNOWN),
        (pdf("secret", encrypt="pw"), Why.ENCRYPTED),
        (packed({"xl/workbook.bin": b"x"}), Why.OLD_OFFICE),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, why: Why) -> None:
    with pytest.raises(Unreadable) as caught:
        heard(content)
    assert caught.value.why is why


def test_lines_of_a_story_run_on_and_stories_stand_apart() -> None:
    ear = heard("甲\n乙".encode())
    assert [(one.text, one.opens) for one in ear.passages] == [("甲\n乙", Opens.APART)]


def test_a_line_of_an_open_document_is_one_text_whatever_dresses_its_words() -> None:
    content = packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": "<?xml version='1.0'?><office:body xmlns:office='o' xmlns:text='t'>"
            "<text:p>前<text:span>机</text:span><text:span>密★<text:span>10</text:span></text:span>年</text:p><text:p>后</text:p></office:body>",
        }
    )
    assert "前机密★10年" in [one.text for one in heard(content).passages]


def test_what_an_old_letter_keeps_beside_its_text_is_swept() -> None:
    streams = old_letter("正文\r")
    streams["Data"] = b"\x01\x02" + "艺术字机密★10年".encode("utf-16-le") + b"\x00\xff" * 9
    streams["\x05DocumentSummaryInformation"] = b"\x1e\0\0\0" + "批准单位".encode("gb18030") + b"\0\0"
    ear = heard(compound(streams))
    assert {"艺术字机密★10年", "批准单位"} <= set(ear.of(Part.PROPERTY).split("\n"))
