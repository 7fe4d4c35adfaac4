"""A template to begin with: the form as it is shipped, each slot saying the name of its place, to be changed in Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from docx import Document

from desktop.paper.changed import printed
from desktop.paper.faces import Faces
from desktop.paper.filling import Options, fill
from desktop.paper.form import Block, Column, Enclosures, Form, Paragraph, Register, Slot
from desktop.paper.letter_package import W
from desktop.paper.places import COUNT, FOLLOWED, SERIAL, places_of
from desktop.paper.setting import set_form
from desktop.paper.template_marks import CLOSE, OPEN, fill_paragraph
from desktop.paper.word import write_word
from desktop.plain.words import N_, _

HOW = N_(
    "«…»是程序填写的地方，可以移动、删去，改字体字号，也可以换成内容控件（标记写同样的名称）。"
    "写着清单栏目的那一行，有几条就重复几行，别的行不变。用完这条批注删不删都行，出单时不带。"
)
_COUNTED = "counted"
"""A column in the place of the one that counts: it says its name, as the others do."""
_STAYS = N_("所用模板：{template}")
_MORE = N_("还可以用：{names}")


def sample(form: Form, faces: Faces) -> bytes:
    """The Word file."""
    places = places_of(form)
    ids = tuple(places.labels)
    marked = {place: f"{OPEN}{number}{CLOSE}" for number, place in enumerate(ids)}
    facts: dict[str, Any] = {}
    for name, slot in form.slots.items():
        facts[name] = marked[name]
        if slot.kind == "rows":
            columns = {_COUNTED: marked[f"{name}.{COUNT}"]}
            facts[name] = (columns | {key: marked[f"{name}.{key}"] for key in slot.columns},)
    plain = replace(form, slots=_texts(form.slots), blocks=tuple(map(_open, form.blocks)))
    left = [marked[one] for one in places.slots if one not in printed(form)]
    if left:
        told = _(_MORE).format(names="".join(left))
        plain = replace(plain, blocks=(*plain.blocks, Paragraph(told, before=4)))
    options = Options(unit=marked["unit"], blank_rows=0)
    if not form.first.foot:  # it leaves the house: what it goes by stands on the part that stays (D15)
        told = _(_STAYS).format(template=marked[FOLLOWED])
        plain = replace(plain, blocks=(*plain.blocks, Paragraph(told, before=4)))
        options = replace(options, serial=marked[SERIAL])
    content = write_word(set_form(fill(plain, facts, options), faces))

    def said(number: str) -> str:
        return f"{OPEN}{places.labels[ids[int(''.join(number.split()))]]}{CLOSE}"

    return _named(content, said)


def _texts(slots: Mapping[str, Slot]) -> Mapping[str, Slot]:
    """All slots take text: a tick is a place like the others, and so is the count of lines."""
    made = {}
    for name, slot in slots.items():
        made[name] = replace(slot, kind="text") if slot.kind == "flag" else slot
        if slot.kind == "rows":
            made[name] = replace(slot, columns={**slot.columns, _COUNTED: Slot("")})
    return made


def _open(block: Block) -> Block:
    """A list is one row to be repeated, on a fixed page and in a letter too."""
    if isinstance(block, Register):
        columns = (replace(one, key=_COUNTED) if one.key == COUNT else one for one in block.columns)
        return replace(block, columns=tuple(columns), per_page=0, blanks=0)
    if isinstance(block, Enclosures):
        return Register(block.rows, (Column(block.key, _("附件"), 100, "left"),), height=7)
    return block


def _named(content: bytes, said: Callable[[str], str]) -> bytes:
    """Numbers into names: a sheet is set with short words, so that its rows stay as high as they are."""
    document: Any = Document(io.BytesIO(content))
    feet = (part for one in document.sections for part in (one.footer, one.first_page_footer, one.header))
    for root in (document.element, *(part._element for part in feet if not part.is_linked_to_previous)):
        for paragraph in list(root.iter(W + "p")):
            fill_paragraph(paragraph, said)
        for indent in root.iter(W + "ind"):  # our lines end by breaks and may stand over; a person's wrap
            for side in [key for key, value in indent.attrib.items() if value.startswith("-")]:
                del indent.attrib[side]
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
    if runs:
        document.add_comment(runs[:1], text=_(HOW), author="", initials="")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
