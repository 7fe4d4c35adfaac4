"""The masked copy (遮盖): passages blacked out over runs and lines, the look kept, nothing unseen left in the file."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from desktop.bootstrap.masking import MaskedCopy, masked_copy
from desktop.intake.faults import Why
from desktop.intake.reading import NotRead
from desktop.screening.text import Part
from tests.house.tools import require_tool
from tests.intake.ears import heard
from tests.intake.hostile_files import billion_laughs
from tests.intake.letters import boxed, letter, member, raw, repacked, run
from tests.intake.packages import pdf

NUMBER = "13800138000"


def full(document: docx.document.Document) -> None:
    """A letter with everything that must not leave."""
    paragraph = document.add_paragraph("联系电话：138")
    run(paragraph, "0013", size=22)
    run(paragraph, "8000，请记下")
    run(paragraph, "藏着的话", hidden=True)
    run(paragraph, "白色的话", white=True)
    run(paragraph, "极小的话", size=1)
    paragraph._p.append(raw('<w:del w:author="张三"><w:r><w:delText>删掉的话</w:delText></w:r></w:del>'))
    paragraph._p.append(raw('<w:ins w:author="李四"><w:r><w:t>插入的话</w:t></w:r></w:ins>'))
    document.add_table(1, 1).rows[0].cells[0].text = f"表中 {NUMBER}"
    document.sections[0].header.paragraphs[0].text = f"页眉 {NUMBER}"
    boxed(document.add_paragraph("框外"), f"框内 {NUMBER}", f"框内 {NUMBER}")
    document.core_properties.author = "作者王五"
    document.core_properties.title = f"题名 {NUMBER}"
    document.add_comment(paragraph.runs, "批注的话", author="赵六")
    field = document.add_paragraph("第")
    for part in ("begin", " PAGE ", "separate", "1", "end"):
        kind = "instrText" if part.strip() == "PAGE" else "t" if part == "1" else ""
        inner = f"<w:{kind}>{part}</w:{kind}>" if kind else f'<w:fldChar w:fldCharType="{part}"/>'
        field._p.append(raw(f"<w:r>{inner}</w:r>"))
    link = document.add_paragraph("见")
    for part in ("begin", ' HYPERLINK "http://10.1.1.1/内部" ', "separate", "链接的字", "end"):
        kind = "instrText" if "HYPERLINK" in part else "t" if part == "链接的字" else ""
        inner = f"<w:{kind}>{part}</w:{kind}>" if kind else f'<w:fldChar w:fldCharType="{part}"/>'
        link._p.append(raw(f"<w:r>{inner}</w:r>"))


def copy_of(content: bytes, *passages: str) -> MaskedCopy:
    copy = masked_copy(content, passages)
    assert isinstance(copy, MaskedCopy), copy
    return copy


def test_passages_are_blacked_out_wherever_they_stand_and_keep_their_look() -> None:
    copy = copy_of(letter(full), NUMBER)
    assert (copy.left, copy.counts[0] >= 4) == ((), True)
    document = docx.Document(io.BytesIO(copy.content))
    assert document.paragraphs[0].text.startswith("联系电话：" + "█" * 11 + "，请记下插入的话")
    assert [one.text for one in document.paragraphs[0].runs][:3] == ["联系电话：███", "████", "████，请记下"]
    assert document.paragraphs[0].runs[1].font.size == Pt(22)
    assert document.tables[0].rows[0].cells[0].text == "表中 " + "█" * 11
    assert document.sections[0].header.paragraphs[0].text == "页眉 " + "█" * 11


def test_nothing_that_is_not_seen_is_left_in_the_copy() -> None:
    content = repacked(
        letter(full),
        {
            "word/vbaProject.bin": b"x",
            "customXml/item1.xml": f"<a>{NUMBER}</a>",
            "word/embeddings/内.txt": NUMBER,
            "docProps/custom.xml": f"<a>{NUMBER}</a>",
        },
    )
    copy = copy_of(content, NUMBER)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as package:
        everything = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
        names = package.namelist()
    for words in (
        NUMBER,
        "藏着的话",
        "白色的话",
        "极小的话",
        "删掉的话",
        "张三",
        "李四",
        "作者王五",
        "题名",
        "批注的话",
        "赵六",
        "10.1.1.1",
    ):
        assert words not in everything
    assert not [
        name
        for name in names
        if name.startswith(("docProps", "customXml", "word/embeddings", "word/comments"))
    ]
    assert "word/vbaProject.bin" not in names
    ear = heard(copy.content)
    assert "插入的话" in ear.of(Part.BODY)
    assert "见链接的字" in ear.text
    assert " PAGE " in member(copy.content, "word/document.xml")
    assert ear.findings == []


def test_pictures_stay_and_what_hangs_on_a_part_that_goes_goes_too() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")

    def fill(document: docx.document.Document) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.add_picture(io.BytesIO(picture.getvalue()))
        document.add_picture(io.BytesIO(picture.getvalue()[:-1] + b"x"))

    content = letter(fill)
    relations = member(content, "word/_rels/document.xml.rels")
    linked = relations.replace('Target="media/image2.png"', 'Target="file:///d/x.png" TargetMode="External"')
    assert linked != relations
    copy = copy_of(repacked(content, {"word/_rels/document.xml.rels": linked}))
    document = docx.Document(io.BytesIO(copy.content))
    assert len(document.inline_shapes) == 1
    assert document.settings.odd_and_even_pages_header_footer
    assert "file:///d/x.png" not in member(copy.content, "word/_rels/document.xml.rels")


def test_white_words_on_a_dark_cell_are_seen_and_stay() -> None:
    def fill(document: docx.document.Document) -> None:
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell._tc.get_or_add_tcPr().append(raw('<w:shd w:val="clear" w:fill="1F3864"/>'))
        run(cell.paragraphs[0], "表头的话", white=True)

    assert "表头的话" in heard(copy_of(letter(fill)).content).of(Part.BODY)


def test_a_passage_that_is_not_there_or_runs_over_paragraphs_is_told() -> None:
    content = letter(lambda document: [document.add_paragraph("机密"), document.add_paragraph("★10年")])  # type: ignore[arg-type,return-value]
    copy = copy_of(content, "机密★10年", "没有的话", "机密")
    assert copy.left == ("机密★10年", "没有的话")
    assert copy.counts == (0, 0, 1)


def test_a_text_is_masked_over_spaces_and_lines() -> None:
    copy = copy_of(f"电话 138 0013\n8000，{NUMBER}".encode("gb18030"), NUMBER)
    assert copy.counts == (2,)
    assert copy.content.decode("utf-8-sig") == "电话 ███ ████\n████，███████████"


def test_the_same_letter_gives_the_same_bytes() -> None:
    content = letter(full)
    assert copy_of(content, NUMBER).content == copy_of(content, NUMBER).content


@pytest.mark.parametrize(
    ("content", "why"), [(b"", Why.EMPTY), (pdf("words"), Why.UNKNOWN), (billion_laughs(), Why.ENTITIES)]
)
def test_what_cannot_be_masked_is_named(content: bytes, why: Why) -> None:
    answer = masked_copy(content, ["x"])
    assert isinstance(answer, NotRead)
    assert answer.why is why


def test_libreoffice_opens_the_copy_with_the_same_words(tmp_path: Path) -> None:
    soffice = require_tool("soffice")
    (tmp_path / "a.docx").write_bytes(copy_of(letter(full), NUMBER).content)
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = (tmp_path / "a.txt").read_text("utf-8-sig")
    assert "联系电话：███████████，请记下插入的话" in text
    assert NUMBER not in text
