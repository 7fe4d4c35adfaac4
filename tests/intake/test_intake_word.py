"""docx: everything in it is read, in the order of the eye, and what the eye does not see is told as such."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from desktop.bootstrap.children import Reader
from desktop.intake.limits import FileKind
from desktop.intake.readers import word
from desktop.intake.readers.word_bytes import Cutter, NotPlain
from desktop.intake.reading import Read, read_file
from desktop.screening.finding import Kind
from desktop.screening.text import Opens, Part, Trait
from tests.intake.ears import heard
from tests.intake.letters import boxed, letter, member, raw, repacked, run


def test_body_headers_footers_tables_and_properties_are_read() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("正文第一段")
        table = document.add_table(2, 2)
        for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"格{number}"
        document.sections[0].header.paragraphs[0].text = "机密★10年"
        document.sections[0].footer.paragraphs[0].text = "页脚文字"
        document.core_properties.title = "题名甲"
        document.core_properties.author = "作者乙"
        document.core_properties.comments = "备注丙"

    ear = heard(letter(fill))
    assert ear.kind is FileKind.DOCX
    assert "正文第一段\n格0\n格1\n格2\n格3" in ear.of(Part.BODY)
    assert ear.of(Part.HEADER) == "机密★10年"
    assert ear.of(Part.FOOTER) == "页脚文字"
    assert {"题名甲", "作者乙", "备注丙"} <= set(ear.of(Part.PROPERTY).split("\n"))


def test_a_mark_split_over_runs_is_one_text() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph()
        for part in ("机", "密", "★", "10", "年"):
            run(paragraph, part, size=16)

    assert "机密★10年" in heard(letter(fill)).of(Part.BODY)


def test_a_deletion_leaves_the_text_whole_and_is_told_with_what_stood_around_it() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("联系人，")
        paragraph._p.append(raw('<w:del w:author="张三"><w:r><w:delText>机密</w:delText></w:r></w:del>'))
        paragraph._p.append(raw("<w:r><w:t>★10年。其余</w:t></w:r>"))
        paragraph._p.append(raw('<w:ins w:author="李四"><w:r><w:t>插入的话</w:t></w:r></w:ins>'))

    ear = heard(letter(fill))
    assert "联系人，★10年。其余插入的话" in ear.text
    assert "机密★10年" in ear.text
    assert ear.with_trait(Trait.DELETED) == "机密"
    assert ear.with_trait(Trait.INSERTED) == "插入的话"
    assert {"张三", "李四"} <= set(ear.of(Part.PROPERTY).split("\n"))


def test_hidden_white_and_tiny_text_is_read_and_said_to_be_so() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("看得见")
        run(paragraph, "藏", hidden=True)
        run(paragraph, "白", white=True)
        run(paragraph, "小", size=1)
        run(paragraph, "的字")

    ear = heard(letter(fill))
    assert "看得见的字" in ear.text
    assert [ear.with_trait(one) for one in (Trait.HIDDEN, Trait.WHITE, Trait.TINY)] == ["藏", "白", "小"]


def test_white_on_a_dark_cell_is_no_hiding() -> None:
    def fill(document: docx.document.Document) -> None:
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell._tc.get_or_add_tcPr().append(raw('<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'))
        run(cell.paragraphs[0], "表头", white=True)

    ear = heard(letter(fill))
    assert ear.with_trait(Trait.WHITE) == ""
    assert "表头" in ear.of(Part.BODY)


def test_a_style_may_hide_and_so_may_the_style_it_is_made_from() -> None:
    content = letter(lambda document: document.add_paragraph("样式藏的字", style="Quote"))
    styles = member(content, "word/styles.xml")
    hiding = (
        '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="d"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    at = styles.index('w:styleId="Quote"')
    based = styles.index("<w:basedOn", at)
    styles = styles[:based] + '<w:basedOn w:val="Deep"/>' + styles[styles.index("/>", based) + 2 :]
    # what Quote sets itself would stand before what it is made from
    own = styles.index("<w:rPr>", at)
    styles = styles[:own] + styles[styles.index("</w:rPr>", own) + 8 :]
    styles = styles.replace("</w:styles>", hiding + "</w:styles>")
    assert heard(repacked(content, {"word/styles.xml": styles})).with_trait(Trait.HIDDEN) == "样式藏的字"


def test_text_boxes_are_told_once_after_the_story_they_stand_in() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("框前")
        boxed(paragraph, "框内的字", "框内的字")
        run(paragraph, "框后")
        boxed(document.add_paragraph("二"), "新程序看到的", "旧程序看到的")

    ear = heard(letter(fill))
    assert "框前框后" in ear.text
    assert ear.of(Part.TEXT_BOX).split("\n") == ["框内的字", "新程序看到的", "旧程序看到的"]


def test_fields_give_instruction_and_result_and_what_fetches_is_a_finding() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("见")
        for part in (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText> INCLUDETEXT </w:instrText></w:r>",
            '<w:r><w:instrText>"//server/机密.docx" </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "<w:r><w:t>域的结果</w:t></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ):
            paragraph._p.append(raw(part))

    ear = heard(letter(fill))
    assert "见域的结果" in ear.text
    assert ear.of(Part.FIELD).strip() == 'INCLUDETEXT "//server/机密.docx"'
    assert ear.found_words(Kind.EXTERNAL_REFERENCE) == ['INCLUDETEXT "//server/机密.docx"']


def test_notes_and_comments_each_stand_apart() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:t>脚注{n}</w:t></w:r></w:p></w:footnote>" for n in "12"
    )
    comments = "<w:comment w:id='1' w:author='王五'><w:p><w:r><w:t>批注文字</w:t></w:r></w:p></w:comment>"
    content = repacked(
        letter(lambda document: document.add_paragraph("正文")),
        {
            "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>",
            "word/comments.xml": f"<w:comments {space}>{comments}</w:comments>",
            "word/endnotes.xml": f"<w:endnotes {space}>{notes.replace('footnote', 'endnote')}</w:endnotes>",
        },
    )
    ear = heard(content)
    assert ear.of(Part.FOOTNOTE) == "脚注1\n脚注2"
    assert ear.of(Part.ENDNOTE) == "脚注1\n脚注2"
    assert ear.of(Part.COMMENT) == "批注文字"
    assert "王五" in ear.of(Part.PROPERTY)
    assert [one.opens for one in ear.passages if "脚注" in one.text] == [Opens.APART] * 4


def test_custom_properties_data_and_watermarks_are_read() -> None:
    mark = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="说明"><v:textpath string="绝密★启用前"/>'
        "</v:shape></w:pict></w:r>"
    )

    def fill(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0]._p.append(raw(mark))

    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        '<property name="密级"><v:lpwstr xmlns:v="x">秘密</v:lpwstr></property></Properties>'
    )
    content = repacked(
        letter(fill), {"docProps/custom.xml": custom, "customXml/item9.xml": "<a b='值一'>值<c/>二</a>"}
    )
    ear = heard(content)
    assert "绝密★启用前" in ear.of(Part.TEXT_BOX)
    for words in ("密级", "秘密", "说明", "值一", "值", "二"):
        assert words in ear.of(Part.PROPERTY).split("\n")


def test_macros_and_outside_references_are_findings_and_links_are_text() -> None:
    content = letter(lambda document: document.add_paragraph("正文"))
    relations = member(content, "word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(
        f'<Relationship Id="x{n}" Type="{kind}/{name}" Target="{target}" TargetMode="External"/>'
        for n, (name, target) in enumerate(
            (
                ("attachedTemplate", "http://10.1.1.1/t.dotm"),
                ("hyperlink", "https://www.gov.cn/"),
                ("hyperlink", "file://pc7/d/x.doc"),
            )
        )
    )
    relations = relations.replace("</Relationships>", more + "</Relationships>")
    ear = heard(
        repacked(content, {"word/_rels/document.xml.rels": relations, "word/vbaProject.bin": b"\xcc\x61VBA"})
    )
    assert ear.found_words(Kind.MACRO) == ["word/vbaProject.bin"]
    assert ear.found_words(Kind.EXTERNAL_REFERENCE) == ["http://10.1.1.1/t.dotm", "file://pc7/d/x.doc"]
    assert "https://www.gov.cn/" in ear.of(Part.PROPERTY)


def test_files_inside_are_read_two_deep_and_the_third_is_named() -> None:
    text = "最里面的字".encode()
    inner = letter(lambda document: document.add_paragraph("第三层"))
    for depth in ("第二层", "第一层"):
        made = letter(lambda document, words=depth: document.add_paragraph(words))
        inner = repacked(made, {"word/embeddings/内.docx": inner, "word/embeddings/a.txt": text})
    ear = heard(
        repacked(letter(lambda document: document.add_paragraph("最外")), {"word/embeddings/外.docx": inner})
    )
    assert ear.places_of("第二层") == [["file:外.docx", "file:内.docx", "paragraph:1"]]
    assert "第三层" not in ear.text
    assert [why.value for why, _where in ear.missed] == ["intake.nested", "intake.nested"]


def test_the_strict_namespace_and_another_encoding_are_read_too() -> None:
    content = letter(lambda document: document.add_paragraph("严格格式"))
    body = member(content, "word/document.xml")
    strict = body.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    wide = body.replace("UTF-8", "UTF-16").encode("utf-16")
    commented = body.replace("<w:body>", "<w:body><!-- 注 -->")
    for one in (strict, wide, commented):
        assert "严格格式" in heard(repacked(content, {"word/document.xml": one})).of(Part.BODY)


def _many(document: docx.document.Document) -> None:
    for number in range(300):
        paragraph = document.add_paragraph(f"第{number}段 & <尖>\t")
        run(paragraph, "二", size=number % 40 + 1)
        if not number % 7:
            run(paragraph, "藏", hidden=True)
        if not number % 11:
            boxed(paragraph, f"框{number}", f"框{number}")
    document.add_table(1, 1).rows[0].cells[0].text = "尾"


def test_bytes_and_tree_tell_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way is a way to the same words, places and traits."""
    content = letter(_many)
    quick = heard(content).passages

    def never(self: Cutter, chunks: object) -> object:
        raise NotPlain

    monkeypatch.setattr(word.Cutter, "cut", never)
    slow = heard(content).passages
    assert quick == slow
    assert sum(one.text.count("段") for one in quick) == 300


def test_more_is_found_than_python_docx_finds(tmp_path: Path) -> None:
    content = letter(_many)
    read = read_file(content, Reader)
    assert isinstance(read, Read)
    words = "".join(one.text for one in read.passages)
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        for one in paragraph.runs:
            assert one.text.strip() in words
    assert "框0" in words
    assert "尾" in words


def test_the_place_counts_paragraphs_over_the_lines_of_a_block() -> None:
    ear = heard(letter(lambda document: [document.add_paragraph(f"段{n}") for n in range(1, 5)]))  # type: ignore[arg-type,return-value]
    first = ear.passages[0]
    assert first.text.split("\n") == ["段1", "段2", "段3", "段4"]
    assert ear.places_of("段3") == [["paragraph:1"]]
