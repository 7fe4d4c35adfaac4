"""Page descriptions, web pages and texts with a mark and a number wherever they keep words."""

from __future__ import annotations

from tests.intake.packages import OFD, ofd, text_object
from tests.intake.placed import Places


def whole_page(places: Places) -> bytes:
    """A web page with all of it."""
    w = places.__getitem__
    bold = "".join(f"<b>{one}</b>" for one in places.runs("runs"))
    entities = "".join(f"&#{ord(sign)};" for sign in w("entities"))
    return f"""<!doctype html><html><head><meta charset="gb18030">
<title>{w("title")}</title>
<meta name="description" content="{w("meta")}"><style>.a::before {{ content: "{w("style")}" }}</style>
<script>var a = "{w("script")}"</script><noscript><p>{w("without script")}</p></noscript></head>
<body data-secret="{w("data of the body")}"><p>{bold}</p><p>{entities}</p><!-- {w("comment")} -->
<p style="display:none">{w("hidden")}</p>
<p hidden>{w("hidden too")}</p>
<p style="color:#fff">{w("white")}</p>
<img alt="{w("alt")}" title="{w("title of a picture")}">
<input value="{w("value")}" placeholder="{w("placeholder")}">
<input type="hidden" value="{w("hidden value")}"><textarea>{w("field")}</textarea>
<select><option>{w("option")}</select>
<template><p>{w("template")}</p></template>
<table summary="{w("summary")}"><tr><td>{w("cell")}</td></tr></table>
<a href="#" aria-label="{w("label")}" aria-description="{w("description")}">链</a>
<iframe srcdoc="<p>{w("frame")}</p>"></iframe>
<svg><text>{w("drawing")}</text>
<desc>{w("description of a drawing")}</desc></svg><p>旧<del>{w("deleted")}</del></p>
<details><summary>看</summary>{w("details")}</details><button>{w("button")}</button></body></html>""".encode(
        "gb18030"
    )


def whole_ofd(places: Places) -> bytes:
    """An ofd with all of it."""
    w = places.__getitem__
    first = "".join(
        text_object(one, 10.1 + 0.1 * (n % 2)) for n, one in enumerate(places.runs("objects of a line"))
    )
    page = first + text_object(w("white"), 30).replace(
        "</ofd:TextObject>", '<ofd:FillColor Value="255 255 255"/></ofd:TextObject>'
    )
    page += text_object(w("hidden"), 40, ' Visible="false"')
    page += (
        f"<ofd:TextObject"
        f" Boundary='0 50 1 1'>{''.join(f'<ofd:TextCode>{one}</ofd:TextCode>' for one in w('sign by sign'))}"
        f"</ofd:TextObject>"
    )
    unit = (
        f"<ofd:Res xmlns:ofd='{OFD}'><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit>"
        f"<ofd:Content>{text_object(w('drawn unit'), 1)}</ofd:Content>"
        f"</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    return ofd(
        [page],
        {
            "Doc_0/Tpls/Tpl_0/Content.xml": f"<ofd:Page xmlns:ofd='{OFD}'>{text_object(w('template'), 1)}</ofd:Page>",
            "Doc_0/Annots/Page_0/Annotation.xml": (
                f"<ofd:PageAnnot xmlns:ofd='{OFD}'><ofd:Annot><ofd:Remark>{w('remark of a note')}"
                f"</ofd:Remark><ofd:Appearance>{text_object(w('note'), 1)}</ofd:Appearance>"
                f"</ofd:Annot></ofd:PageAnnot>"
            ),
            "Doc_0/DocumentRes.xml": unit,
            "Doc_0/Attachs/a.txt": w("attached"),
            "Doc_0/Extensions.xml": (
                f"<ofd:Extensions xmlns:ofd='{OFD}'><ofd:Data>{w('extension')}</ofd:Data></ofd:Extensions>"
            ),
            "Doc_0/Bookmarks.xml": (
                f"<ofd:Bookmarks xmlns:ofd='{OFD}'><ofd:Bookmark Name='{w('bookmark')}'/></ofd:Bookmarks>"
            ),
        },
    )
