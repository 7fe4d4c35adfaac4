"""Letters with a mark and a number wherever Word keeps words."""

from __future__ import annotations

from tests.intake.letters import letter, raw, repacked
from tests.intake.packages import A, packed, rels
from tests.intake.placed import Places, joined

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
V = "urn:schemas-microsoft-com:vml"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"


def in_runs(places: Places) -> dict[str, str]:
    """What stands in a paragraph: its name, the XML inside ``w:p``."""
    words = places.__getitem__
    return {
        "runs": joined(places.runs("runs"), _RUN),
        "proofed": joined(
            places.runs("proofed"), "<w:proofErr w:type='spellStart'/>" + _RUN + "<w:bookmarkEnd w:id='9'/>"
        ),
        "deleted": f"<w:del w:author='甲'><w:r><w:delText>{words('deleted')}</w:delText></w:r></w:del>",
        "moved away": f"<w:moveFrom w:author='甲'><w:r><w:t>{words('moved away')}</w:t></w:r></w:moveFrom>",
        "moved here": f"<w:moveTo w:author='甲'><w:r><w:t>{words('moved here')}</w:t></w:r></w:moveTo>",
        "inserted in runs": joined(places.runs("inserted in runs"), f"<w:ins w:author='乙'>{_RUN}</w:ins>"),
        "hidden": f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{words('hidden')}</w:t></w:r>",
        "white": f"<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>{words('white')}</w:t></w:r>",
        "tiny": f"<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>{words('tiny')}</w:t></w:r>",
        "instruction": f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
        f'<w:instrText>QUOTE "{words("instruction")}"</w:instrText></w:r>'
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "simple field": f"<w:fldSimple w:instr='DOCVARIABLE \"{words('simple field')}\"'/>",
        "field result": f"<w:fldSimple w:instr='TITLE'>{_RUN.format(words('field result'))}</w:fldSimple>",
    }


def in_controls(places: Places) -> dict[str, str]:
    """Forms, controls and what is read in one piece."""
    words = places.__getitem__
    return {
        "form field": (
            f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:textInput>"
            f"<w:default w:val='{words('form field')}'/></w:textInput></w:ffData></w:fldChar></w:r>"
        ),
        "form list": (
            f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>"
            f"<w:listEntry w:val='{words('form list')}'/></w:ddList></w:ffData></w:fldChar></w:r>"
        ),
        "form help": (
            f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>"
            f"<w:helpText w:type='text' w:val='{words('form help')}'/></w:ffData></w:fldChar></w:r>"
        ),
        "control": f"<w:sdt><w:sdtPr><w:alias w:val='{words('control alias')}'/>"
        f"<w:tag w:val='{words('control tag')}'/><w:dropDownList>"
        f"<w:listItem w:displayText='{words('control item')}' w:value='1'/></w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{joined(places.runs('control'), _RUN)}</w:sdtContent></w:sdt>",
        "smart tag": f"<w:smartTag w:element='x'>{joined(places.runs('smart tag'), _RUN)}</w:smartTag>",
        "tooltip": f"<w:hyperlink w:tooltip='{words('tooltip')}'>{joined(places.runs('link'), _RUN)}</w:hyperlink>",
        "formula": f"<m:oMath xmlns:m='{M}'><m:r><m:t>{words('formula')}</m:t></m:r></m:oMath>",
        "reading above": "".join(
            (
                f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>jī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{one}"
                f"</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            )
            for one in places.runs("reading above")
        ),
        "sign of a face": _symbol(places, "sign of a face", "Wingdings", "F0AB"),
        "sign by its number": _symbol(places, "sign by its number", "Segoe UI Symbol", "2605"),
    }


def in_drawings(places: Places) -> dict[str, str]:
    """Pictures, shapes and boxes."""
    words = places.__getitem__
    return {
        "described": (
            f"<w:r><w:drawing><wp:inline xmlns:wp='{WP}'>"
            f"<wp:docPr id='7' name='图' descr='{words('described')}' title='{words('titled')}'/>"
            f"</wp:inline></w:drawing></w:r>"
        ),
        "named picture": (
            f"<w:r><w:drawing><wp:inline xmlns:wp='{WP}'>"
            f"<wp:docPr id='8' name='{words('named picture')}'/></wp:inline></w:drawing></w:r>"
        ),
        "shape of a group": f"<w:r><w:drawing><wp:inline xmlns:wp='{WP}'><wp:docPr id='9' name='组'/>"
        f"<wpg:wgp xmlns:wpg='{WPG}'><wps:wsp xmlns:wps='{WPS}'>"
        f"<wps:cNvPr id='3' name='x' descr='{words('shape of a group')}'/><wps:txbx>"
        f"<w:txbxContent><w:p>{joined(places.runs('box of a group'), _RUN)}</w:p></w:txbxContent>"
        f"</wps:txbx>"
        "</wps:wsp></wpg:wgp></wp:inline></w:drawing></w:r>",
        "old box": (
            f"<w:r><w:pict><v:shape xmlns:v='{V}' alt='{words('old box alt')}'><v:textbox>"
            f"<w:txbxContent><w:p>{joined(places.runs('old box'), _RUN)}</w:p></w:txbxContent>"
            f"</v:textbox></v:shape></w:pict></w:r>"
        ),
        "curve": (
            f"<w:r><w:pict><v:shape xmlns:v='{V}'><v:textpath string='{words('curve')}'/></v:shape>"
            f"</w:pict></w:r>"
        ),
        "box in a deletion": (
            f"<w:del w:author='甲'><w:r><w:pict><v:shape xmlns:v='{V}'><v:textbox><w:txbxContent>"
            f"<w:p>{_RUN.format(words('box in a deletion'))}</w:p></w:txbxContent></v:textbox>"
            f"</v:shape></w:pict></w:r></w:del>"
        ),
    }


def _symbol(places: Places, place: str, face: str, sign: str) -> str:
    mark, number = places.halves(place)
    level, _star, period = mark.partition("★")
    return (
        f"<w:r><w:t>{level}</w:t><w:sym w:font='{face}' w:char='{sign}'/>"
        f"<w:t xml:space='preserve'>{period} {number}</w:t></w:r>"
    )


def whole_letter(places: Places) -> bytes:
    """One letter with all of it."""

    def fill(document: object) -> None:
        document.add_paragraph(places["body"])
        document.add_table(1, 1).rows[0].cells[0].text = places["cell"]
        inner = document.add_table(1, 1).rows[0].cells[0].add_table(1, 1)
        inner.rows[0].cells[0].text = places["cell of a cell"]
        section = document.sections[0]
        section.different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True
        for name in (
            "header",
            "footer",
            "first_page_header",
            "first_page_footer",
            "even_page_header",
            "even_page_footer",
        ):
            getattr(section, name).paragraphs[0].text = places[name]
        for name in ("title", "subject", "author", "keywords", "comments", "category", "last_modified_by"):
            setattr(document.core_properties, name, places[name])
        for xml in (in_runs(places) | in_controls(places) | in_drawings(places)).values():
            paragraph = document.add_paragraph("前")._p
            for element in raw(f"<w:p>{xml}</w:p>"):
                paragraph.append(element)
        comment = document.add_comment(document.paragraphs[0].runs, author=places["commenter"])
        comment.paragraphs[0]._p.append(raw(_RUN.format(places["comment"])))

    return repacked(letter(fill), _parts(places))


def _parts(places: Places) -> dict[str, bytes | str]:
    """Parts that python-docx does not write."""
    words = places.__getitem__
    inner = letter(lambda document: document.add_paragraph(words("letter in it")))
    return {
        "word/footnotes.xml": (
            f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='2'>"
            f"<w:p>{joined(places.runs('footnote'), _RUN)}</w:p></w:footnote></w:footnotes>"
        ),
        "word/endnotes.xml": (
            f"<w:endnotes xmlns:w='{W}'><w:endnote w:id='2'>"
            f"<w:p>{joined(places.runs('endnote'), _RUN)}</w:p></w:endnote></w:endnotes>"
        ),
        "word/glossary/document.xml": (
            f"<w:glossaryDocument xmlns:w='{W}'><w:docParts><w:docPart><w:docPartBody>"
            f"<w:p>{_RUN.format(words('glossary'))}</w:p></w:docPartBody></w:docPart></w:docParts>"
            f"</w:glossaryDocument>"
        ),
        "word/numbering.xml": (
            f"<w:numbering xmlns:w='{W}'><w:abstractNum><w:lvl>"
            f"<w:lvlText w:val='{words('numbering')}'/></w:lvl></w:abstractNum></w:numbering>"
        ),
        "word/settings.xml": (
            f"<w:settings xmlns:w='{W}'><w:docVars><w:docVar w:name='a' w:val='{words('variable')}'/>"
            f"</w:docVars></w:settings>"
        ),
        "word/charts/chart1.xml": (
            f"<c:chartSpace xmlns:c='{C}' xmlns:a='{A}'><c:title><c:tx><c:rich>"
            f"<a:p>{joined(places.runs('chart title'), '<a:r><a:t>{}</a:t></a:r>')}</a:p></c:rich>"
            f"</c:tx></c:title>"
            f"<c:cat><c:strRef><c:strCache><c:pt><c:v>{words('chart cache')}</c:v></c:pt></c:strCache>"
            f"</c:strRef></c:cat></c:chartSpace>"
        ),
        "word/diagrams/data1.xml": (
            f"<dgm:dataModel xmlns:dgm='{DGM}' xmlns:a='{A}'><dgm:t>"
            f"<a:p>{joined(places.runs('diagram'), '<a:r><a:t>{}</a:t></a:r>')}</a:p></dgm:t>"
            f"</dgm:dataModel>"
        ),
        "word/embeddings/in.docx": inner,
        "word/embeddings/two.zip": packed(
            {"里.docx": letter(lambda d: d.add_paragraph(words("letter two deep")))}
        ),
        "word/afchunk.htm": f"<html><body><p>{words('chunk')}</p></body></html>",
        "customXml/item1.xml": f"<a b='{words('custom xml value')}'>{words('custom xml')}</a>",
        "docProps/app.xml": (
            f"<Properties xmlns='x'><Company>{words('company')}</Company><Manager>{words('manager')}"
            f"</Manager></Properties>"
        ),
        "docProps/custom.xml": (
            f"<Properties xmlns='x' xmlns:vt='y'><property name='{words('name of a property')}'>"
            f"<vt:lpwstr>{words('custom property')}</vt:lpwstr></property></Properties>"
        ),
        "word/_rels/footnotes.xml.rels": rels(("r1", "x", "y")),
    }
