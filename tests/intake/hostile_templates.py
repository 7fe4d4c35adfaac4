"""Word templates that would run, fetch or bring something, and what each comes to: flaws, or why it was not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import docx

from desktop.intake.faults import Why
from desktop.intake.readers.word_names import TRANSITIONAL
from desktop.intake.templates import Flaw
from tests.intake import hostile_files, hostile_zips
from tests.intake.letters import letter, member, raw, repacked
from tests.intake.packages import PACKAGE, RELATIONSHIPS, compound, slide, slides

MAIN, RELS = "word/document.xml", "word/_rels/document.xml.rels"
TEXT = f'<w:document xmlns:w="{TRANSITIONAL}"><w:body>'.encode()
Made = Callable[[], bytes]


def plain(document: docx.document.Document) -> None:
    """A template that is one."""
    document.add_paragraph("«本表密级»")
    document.add_paragraph("标题：«文件标题»")
    table = document.add_table(2, 2)
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "«知悉人员.序号»", "«知悉人员.姓名»"
    document.sections[0].header.paragraphs[0].text = "«单位名称»"


def with_xml(*xml: str) -> Made:
    """Elements at the end of the text."""

    def fill(document: docx.document.Document) -> None:
        plain(document)
        for one in xml:
            document.add_paragraph()._p.append(raw(one))

    return lambda: letter(fill)


def with_block(xml: str) -> Made:
    """An element beside the paragraphs."""

    def fill(document: docx.document.Document) -> None:
        plain(document)
        document.element.body.insert(0, raw(xml))

    return lambda: letter(fill)


def with_relation(
    kind: str, target: str, external: bool = False, more: Mapping[str, bytes | str] | None = None
) -> Made:
    """A relation of the text, and members beside it."""
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rX" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'

    def made() -> bytes:
        content = letter(plain)
        text = member(content, RELS).replace("</Relationships>", f"{line}</Relationships>")
        return repacked(content, {RELS: text, **(more or {})})

    return made


def field(*pieces: str) -> str:
    """A field whose instruction is split over runs."""
    inner = "".join(f"<w:instrText>{piece}</w:instrText>" for piece in pieces)
    chars = ("<w:fldChar w:fldCharType=\"begin\"/>", inner, '<w:fldChar w:fldCharType="separate"/>',
             "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    return "<w:r>" + "".join(chars) + "</w:r>"


def in_header(xml: str) -> Made:
    """In the head of the page."""

    def fill(document: docx.document.Document) -> None:
        plain(document)
        document.sections[0].header.paragraphs[0]._p.append(raw(xml))

    return lambda: letter(fill)


def attached() -> bytes:
    """Settings that fetch a template by themselves."""
    content = letter(plain)
    rels = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONSHIPS}/attachedTemplate" '
        'Target="http://10.0.0.1/a.dotm" TargetMode="External"/></Relationships>'
    )
    return repacked(content, {"word/_rels/settings.xml.rels": rels})


def merging() -> bytes:
    """Settings that merge a mailing."""
    content = letter(plain)
    text = member(content, "word/settings.xml")
    at = text.index(">", text.index("<w:settings")) + 1
    merge = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'
    return repacked(content, {"word/settings.xml": text[:at] + merge + text[at:]})


def strict() -> bytes:
    """The other namespace."""
    content = letter(plain)
    text = member(content, MAIN).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return repacked(content, {MAIN: text})


nested_field = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE 68 68 69</w:instrText>'
    '<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/></w:r>'
)
FLAWED: dict[str, tuple[Made, Flaw]] = {
    "macro": (with_relation("vbaProject", "vbaProject.bin", more={"word/vbaProject.bin": b"x"}), Flaw.MACRO),
    "macro without a relation": (lambda: repacked(letter(plain), {"word/vbaProject.bin": b"x"}), Flaw.MACRO),
    "control": (with_relation("control", "activeX/activeX1.xml", more={"word/activeX/activeX1.xml": "<x/>"}), Flaw.MACRO),
    "linked picture": (with_relation("image", "http://10.0.0.1/a.png", external=True), Flaw.EXTERNAL),
    "picture on a share": (with_relation("image", "file://///10.0.0.1/a/b.png", external=True), Flaw.EXTERNAL),
    "link": (with_relation("hyperlink", "https://example.com/", external=True), Flaw.EXTERNAL),
    "frame": (with_relation("frame", "http://10.0.0.1/", external=True), Flaw.EXTERNAL),
    "attached template": (attached, Flaw.ATTACHED),
    "mailing": (merging, Flaw.ATTACHED),
    "embedded object": (
        with_relation("oleObject", "embeddings/o.bin", more={"word/embeddings/o.bin": b"x"}), Flaw.EMBEDDED,
    ),
    "embedded package": (
        with_relation("package", "embeddings/b.xlsx", more={"word/embeddings/b.xlsx": b"PK"}), Flaw.EMBEDDED,
    ),
    "object without a relation": (with_xml("<w:object/>"), Flaw.EMBEDDED),
    "chart": (with_relation("chart", "charts/chart1.xml", more={"word/charts/chart1.xml": "<c/>"}), Flaw.EMBEDDED),
    "chunk": (with_relation("aFChunk", "chunk.html", more={"word/chunk.html": "<html/>"}), Flaw.CHUNK),
    "chunk without a relation": (with_block("<w:altChunk/>"), Flaw.CHUNK),
    "document within": (with_relation("subDocument", "b.docx", external=True), Flaw.CHUNK),
    "dde": (with_xml(field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" ')), Flaw.FIELD),
    "dde split over runs": (with_xml(field(" DD", "E", " cmd ")), Flaw.FIELD),
    "dde in the head": (in_header(field(" DDE cmd ")), Flaw.FIELD),
    "dde outside a field": (with_xml("<w:r><w:instrText> DDE cmd </w:instrText></w:r>"), Flaw.FIELD),
    "dde never ended": (
        with_xml('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE</w:instrText></w:r>'), Flaw.FIELD,
    ),
    "included text": (with_xml('<w:fldSimple w:instr=" INCLUDETEXT http://10.0.0.1/a.docx "/>'), Flaw.FIELD),
    "included picture": (with_xml(field(" INCLUDEPICTURE http://10.0.0.1/a.png ")), Flaw.FIELD),
    "link field": (with_xml(field(" LINK Excel.Sheet.8 b.xls ")), Flaw.FIELD),
    "merge field": (with_xml(field(" MERGEFIELD 姓名 ")), Flaw.FIELD),
    "field made by a field": (with_xml(nested_field), Flaw.FIELD),
    "tracked": (with_xml('<w:ins w:author="甲"><w:r><w:t>«文号»</w:t></w:r></w:ins>'), Flaw.TRACKED),
    "drawing of another kind": (
        with_relation("image", "media/a.emf", more={"word/media/a.emf": b"x"}), Flaw.PICTURE,
    ),
    "unknown part": (with_relation("somethingNew", "new.xml", more={"word/new.xml": "<x/>"}), Flaw.PART),
    "strict": (strict, Flaw.STRICT),
    "slides": (lambda: slides([slide("«文件标题»")]), Flaw.NOT_DOCX),
    "text": (lambda: "«文件标题»".encode(), Flaw.NOT_DOCX),
    "old or locked Word": (lambda: compound({"WordDocument": b"x"}), Flaw.NOT_DOCX),
}  # fmt: skip
"""Name → how it is made, the flaw that is told of it."""

UNREAD: dict[str, tuple[Made, Why]] = {
    "billion laughs": (hostile_files.billion_laughs, Why.ENTITIES),
    "entity from outside": (hostile_files.outside_entity, Why.ENTITIES),
    "bottomless": (hostile_files.bottomless_letter, Why.TOO_DEEP),
    "cut short": (hostile_files.cut_short, Why.BROKEN),
    "doubled": (hostile_zips.doubled, Why.DOUBLED),
    "climbing": (hostile_zips.climbing, Why.NAMES),
    "one over the other": (hostile_zips.one_over_the_other, Why.OVERLAPPING),
    "locked": (hostile_zips.locked, Why.ENCRYPTED),
    "bomb": (
        lambda: repacked(letter(plain), {MAIN: TEXT + b" " * (40 << 20) + b"</w:body></w:document>"}),
        Why.RATIO,
    ),
}
"""Name → how it is made, why it is not read."""
