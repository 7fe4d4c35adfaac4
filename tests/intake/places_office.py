"""Workbooks and slides with a mark and a number wherever their programs keep words."""

from __future__ import annotations

import io

import xlsxwriter

from tests.intake.letters import letter, member, repacked
from tests.intake.packages import A, P, packed, rels, slide, slides
from tests.intake.placed import Places, joined

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_RUN = "<r><t xml:space='preserve'>{}</t></r>"
_DRAWN = "<a:r><a:t>{}</a:t></a:r>"


def whole_workbook(places: Places) -> bytes:
    """One workbook with all of it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("表一")
    sheet.write("A1", places["cell"])
    sheet.write_rich_string("A2", *_faces(book, places.runs("rich cell")))
    sheet.write("A3", places["hidden row"])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write("H1", places["hidden column"])
    sheet.set_column("H:H", None, None, {"hidden": True})
    sheet.write("B1", places["white"], book.add_format({"font_color": "#FFFFFF"}))
    sheet.write("B2", places["no format"], book.add_format({"num_format": ";;;"}))
    sheet.write("B3", 5, book.add_format({"num_format": f'0"{places["format"]}"'}))
    sheet.write_formula("C1", f'="{places["formula"]}"', None, "值")
    sheet.write_formula("C2", "=A1", None, places["value"])
    sheet.write_comment("A1", places["note"])
    sheet.write_url("D1", "https://a.example", string="链", tip=places["tip"])
    sheet.data_validation(
        "E1",
        {
            "validate": "list",
            "source": [places["list"]],
            "input_message": places["prompt"],
            "error_message": places["error"],
        },
    )
    sheet.conditional_format(
        "F1:F2", {"type": "text", "criteria": "containing", "value": places["condition"]}
    )
    sheet.set_header('&C&"宋体,加粗"&16' + places["header"])
    sheet.set_footer("&L" + places["footer"])
    sheet.insert_textbox("G1", places["box"], {"description": places["described"]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=表一!$J$1:$J$2", "name": places["series"]})
    chart.set_title({"name": places["chart title"]})
    sheet.insert_chart("J5", chart)
    sheet.add_table("L1:L3", {"columns": [{"header": places["column of a table"]}], "name": "表格"})
    for name, state in (("隐表", "hide"), ("深隐表", "very_hidden")):
        other = book.add_worksheet(name)
        getattr(other, state)()
        other.write("XFD1048576", places[state])
    book.define_name("常量", f'="{places["name"]}"')
    book.set_properties(
        {"title": places["title"], "company": places["company"], "comments": places["remark"]}
    )
    book.set_custom_property("密级", places["custom property"])
    book.close()
    return _with_more(out.getvalue(), places)


def _faces(book: xlsxwriter.Workbook, runs: tuple[str, ...]) -> list[object]:
    return [piece for run in runs for piece in (book.add_format({"bold": True}), run)]


def _with_more(content: bytes, places: Places) -> bytes:
    """What xlsxwriter does not write."""
    w = places.__getitem__
    name = "xl/worksheets/sheet1.xml"
    sheet = member(content, name)
    extended = (
        f"<extLst><ext><x14:dataValidations xmlns:x14='{X14}' xmlns:xm='{XM}'><x14:dataValidation>"
        f'<x14:formula1><xm:f>"{w("later list")}"</xm:f>'
        "</x14:formula1></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    filtered = (
        f"<autoFilter ref='A1:B2'><filterColumn colId='0'><filters>"
        f"<filter val='{w('filter')}'/></filters></filterColumn></autoFilter>"
    )
    scenario = (
        f"<scenarios><scenario name='{w('scenario')}' comment='{w('scenario remark')}'>"
        f"<inputCells r='A1' val='{w('scenario value')}'/></scenario></scenarios>"
    )
    sheet = sheet.replace("</sheetData>", f"</sheetData>{scenario}{filtered}").replace(
        "</worksheet>", f"{extended}</worksheet>"
    )
    return repacked(
        content,
        {
            name: sheet,
            "xl/comments9.xml": f"<comments xmlns='{S}'><authors><author>{w('author')}</author></authors><commentList>"
            f"<comment ref='A1' authorId='0'><text>"
            f"{joined(places.runs('note in runs'), _RUN)}</text></comment></commentList></comments>",
            "xl/threadedComments/t.xml": (
                f"<ThreadedComments xmlns='{THREADS}'><threadedComment ref='A1'><text>{w('thread')}"
                f"</text></threadedComment></ThreadedComments>"
            ),
            "xl/persons/p.xml": f"<personList xmlns='{THREADS}'><person displayName='{w('person')}'/></personList>",
            "xl/pivotCache/pivotCacheDefinition1.xml": (
                f"<pivotCacheDefinition xmlns='{S}'><cacheFields>"
                f"<cacheField name='{w('field of a pivot')}'><sharedItems>"
                f"<s v='{w('item of a pivot')}'/></sharedItems></cacheField></cacheFields>"
                f"</pivotCacheDefinition>"
            ),
            "xl/pivotCache/pivotCacheRecords1.xml": (
                f"<pivotCacheRecords xmlns='{S}'><r><s v='{w('record of a pivot')}'/></r></pivotCacheRecords>"
            ),
            "xl/pivotTables/pivotTable1.xml": (
                f"<pivotTableDefinition xmlns='{S}' rowHeaderCaption='{w('caption of a pivot')}'>"
                f"<dataFields><dataField name='{w('data of a pivot')}'/></dataFields>"
                f"</pivotTableDefinition>"
            ),
            "xl/externalLinks/externalLink1.xml": (
                f"<externalLink xmlns='{S}'><sheetData><row><cell><v>{w('value from outside')}</v>"
                f"</cell></row></sheetData></externalLink>"
            ),
            "xl/metadata.xml": (
                f"<metadata xmlns='{S}'><metadataStrings><s v='{w('metadata')}'/></metadataStrings>"
                f"</metadata>"
            ),
            "xl/embeddings/in.docx": letter(lambda document: document.add_paragraph(w("letter in it"))),
            "xl/embeddings/two.zip": packed({"a.txt": w("text two deep")}),
        },
    )


def whole_slides(places: Places) -> bytes:
    """Slides with all of it."""
    w = places.__getitem__
    table = (
        f"<a:tbl><a:tr><a:tc><a:txBody><a:p>{joined(places.runs('cell'), _DRAWN)}</a:p></a:txBody>"
        f"</a:tc></a:tr></a:tbl>"
    )
    first = (
        f'<p:sld xmlns:p="{P}" xmlns:a="{A}"><p:cSld><p:spTree><p:sp><p:nvSpPr>'
        f'<p:cNvPr id="2" name="{w("name of a shape")}"'
        f' descr="{w("described")}" title="{w("titled")}">'
        f'<a:hlinkClick tooltip="{w("tooltip")}"/></p:cNvPr></p:nvSpPr><p:txBody>'
        f"<a:p>{joined(places.runs('runs'), _DRAWN)}</a:p>"
        f'<a:p><a:fld type="slidenum"><a:t>{w("field")}</a:t></a:fld></a:p></p:txBody>'
        f"</p:sp>{table}</p:spTree></p:cSld></p:sld>"
    )
    return slides(
        [first, slide(w("hidden slide"), more=' show="0"')],
        notes={0: w("notes")},
        more={
            "ppt/slideMasters/slideMaster1.xml": slide(w("master")),
            "ppt/slideLayouts/slideLayout1.xml": slide(w("layout")),
            "ppt/notesMasters/notesMaster1.xml": slide(w("master of notes")),
            "ppt/handoutMasters/handoutMaster1.xml": slide(w("master of handouts")),
            "ppt/slides/slide99.xml": slide(w("slide that is not listed")),
            "ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="{P}"><p:cm><p:text>{w("comment")}</p:text></p:cm></p:cmLst>',
            "ppt/comments/modernComment_1.xml": (
                f'<p188:cmLst xmlns:p188="x" xmlns:a="{A}"><p188:cm><p188:txBody>'
                f"<a:p>{joined(places.runs('later comment'), _DRAWN)}</a:p></p188:txBody></p188:cm>"
                f"</p188:cmLst>"
            ),
            "ppt/commentAuthors.xml": f'<p:cmAuthorLst xmlns:p="{P}"><p:cmAuthor name="{w("author")}"/></p:cmAuthorLst>',
            "ppt/tags/tag1.xml": f'<p:tagLst xmlns:p="{P}"><p:tag name="A" val="{w("tag")}"/></p:tagLst>',
            "ppt/charts/chart1.xml": f'<c:chartSpace xmlns:c="c"><c:v>{w("chart cache")}</c:v></c:chartSpace>',
            "ppt/diagrams/data1.xml": (
                f'<dgm:t xmlns:dgm="d" xmlns:a="{A}"><a:p>{joined(places.runs("diagram"), _DRAWN)}</a:p>'
                f"</dgm:t>"
            ),
            "ppt/embeddings/in.docx": letter(lambda document: document.add_paragraph(w("letter in it"))),
            "docProps/core.xml": f"<p xmlns:dc='d'><dc:title>{w('title')}</dc:title></p>",
            "ppt/_rels/x.xml.rels": rels(),
        },
    )
