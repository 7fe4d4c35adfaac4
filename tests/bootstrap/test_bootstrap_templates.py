"""A unit's own Word template: looked through once in the bounded worker, filled with every slot, hostile ones named."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from desktop.bootstrap import template_work
from desktop.bootstrap.templates import TemplateLooked, fill_template, look_through
from desktop.intake.faults import Why
from desktop.intake.readers.word_names import TRANSITIONAL
from desktop.intake.reading import NotRead
from desktop.intake.templates import Flaw
from desktop.operations.sentences.templates import FLAWS, flaw_line
from desktop.paper.filling import Facts
from desktop.paper.places import Places, place_values, places_of
from desktop.paper.template import Order
from tests.house.tools import require_tool
from tests.intake.hostile_templates import FLAWED, UNREAD, Made, plain, with_relation
from tests.intake.letters import letter, repacked
from tests.paper.paper_reading import squeezed
from tests.paper.paper_samples import OPTIONS, all_examples, examples, press
from tests.paper.template_files import words_of

FORM = "f12_knowing"


@cache
def sample(name: str) -> bytes:
    return press().sample(name)


@cache
def places(name: str) -> Places:
    return places_of(press().form(name))


def order(name: str, facts: Facts, line: str = "") -> Order:
    values = place_values(press().form(name), facts, OPTIONS, "模板.docx（0123abcd，2026年3月5日起用）")
    return Order(places(name).known, places(name).lists, values.texts, values.rows, line)


def looked(content: bytes, name: str = FORM) -> TemplateLooked:
    found = look_through(content, places(name))
    assert isinstance(found, TemplateLooked), found
    return found


@pytest.mark.parametrize("name", press().names())
def test_the_sample_of_every_form_has_every_place(name: str) -> None:
    account = template_work.looked(order(name, examples(name)["empty"]), sample(name))
    assert account["flaws"] == []
    assert [account[one] for one in ("unknown", "outside", "mixed", "whole", "stray")] == [[]] * 5
    assert places(name).missing(account["found"]) == ()


@pytest.mark.parametrize(("name", "case"), list(all_examples()))
def test_every_slot_of_every_form_fills(name: str, case: str) -> None:
    facts = examples(name)[case]
    content = template_work.filled(order(name, facts, "流水号：000142"), sample(name))
    words = squeezed(words_of(content))
    for value in facts.values():
        rows = [] if isinstance(value, str | bool) else value
        for said in (value,) if isinstance(value, str) else [cell for row in rows for cell in row.values()]:
            assert squeezed(said) in words, said
    assert "«" not in words
    assert "流水号：000142" in words


def test_it_is_looked_through_and_filled_in_a_worker_of_its_own() -> None:
    content = letter(plain)
    found = looked(content)
    assert found.flaws == ()
    assert set(found.found) == {"sheet_mark", "title", "persons.#", "persons.name", "unit"}
    missing = places(FORM).missing(found.found)
    assert "知悉人员.部门、职务" in missing
    assert "文号" in missing
    facts = examples(FORM)["short"]
    values = place_values(press().form(FORM), facts, OPTIONS)
    made = fill_template(content, places(FORM), values, "流水号：000142　　本单位模板：表.docx")
    assert isinstance(made, bytes)
    document = docx.Document(io.BytesIO(made))
    assert document.paragraphs[1].text == f"标题：{facts['title']}"
    assert document.sections[0].header.paragraphs[0].text == OPTIONS.unit
    assert document.sections[0].footer.paragraphs[-1].text.endswith("本单位模板：表.docx")
    persons = facts["persons"]
    assert isinstance(persons, list)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows][1:] == [
        [str(n), one["name"]] for n, one in enumerate(persons, 1)
    ]


def test_nothing_that_is_no_part_of_a_template_is_in_what_is_filled() -> None:
    def fill(document: docx.document.Document) -> None:
        plain(document)
        document.add_comment(document.paragraphs[0].runs, "批注的话", author="甲")
        document.core_properties.author = "作者王五"

    content = repacked(
        letter(fill), {"customXml/item1.xml": "<a>藏着</a>", "docProps/custom.xml": "<a>旁的</a>"}
    )
    made = template_work.filled(order(FORM, examples(FORM)["short"]), content)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        everything = b"".join(package.read(one) for one in package.namelist()).decode("utf-8", "replace")
        names = package.namelist()
    for words in ("批注的话", "作者王五", "藏着", "旁的"):
        assert words not in everything
    assert all(one.startswith(("word/", "_rels/", "[Content")) for one in names)


def test_what_word_keeps_for_its_own_controls_is_no_hindrance_and_goes() -> None:
    """A template with content controls has a glossary of placeholder texts, parts of people and of labels."""
    glossary = f'<w:glossaryDocument xmlns:w="{TRANSITIONAL}"><w:docParts/></w:glossaryDocument>'
    more = {
        "word/glossary/document.xml": glossary,
        "word/glossary/styles.xml": f'<w:styles xmlns:w="{TRANSITIONAL}"/>',
        "word/people.xml": "<x/>",
    }
    content = with_relation("glossaryDocument", "glossary/document.xml", more=more)()
    assert looked(content).flaws == ()
    made = template_work.filled(order(FORM, examples(FORM)["short"]), content)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [one for one in package.namelist() if "glossary" in one or "people" in one]
    docx.Document(io.BytesIO(made))


def test_the_same_facts_give_the_same_bytes() -> None:
    one, two = (template_work.filled(order(FORM, examples(FORM)["short"], "行"), sample(FORM)) for _n in "12")
    assert one == two


@pytest.mark.parametrize(("made", "flaw"), FLAWED.values(), ids=FLAWED)
def test_what_a_template_must_not_hold_is_named(made: Made, flaw: Flaw) -> None:
    account = template_work.looked(order(FORM, examples(FORM)["empty"]), made())
    assert flaw.value in {code for code, _what in account["flaws"]}
    with pytest.raises(template_work.Unreadable):
        template_work.filled(order(FORM, examples(FORM)["short"]), made())


@pytest.mark.parametrize(("made", "why"), UNREAD.values(), ids=UNREAD)
def test_what_cannot_be_read_is_named_and_the_program_goes_on(made: Made, why: Why) -> None:
    found = look_through(made(), places(FORM))
    assert isinstance(found, NotRead)
    assert found.why is why


def test_a_hostile_template_is_named_through_the_worker_too() -> None:
    assert {flaw for flaw, _what in looked(FLAWED["attached template"][0]()).flaws} >= {Flaw.ATTACHED}
    assert isinstance(look_through(b"", places(FORM)), NotRead)


def test_every_flaw_has_its_sentence() -> None:
    assert set(FLAWS) == {flaw.value for flaw in Flaw}
    for code in FLAWS:
        said = flaw_line(code, "某处")
        assert said.endswith("。")
        assert "请" in said


def split(words: str) -> str:
    """A paragraph in which each sign is a run of its own, each second one of another size, as much editing leaves it."""
    sizes = ("", '<w:rPr><w:sz w:val="22"/></w:rPr>')
    runs = (f"<w:r>{sizes[n % 2]}<w:t>{sign}</w:t></w:r>" for n, sign in enumerate(words))
    return f'<w:p xmlns:w="{TRANSITIONAL}">{"".join(runs)}</w:p>'


def of_a_clerk(document: docx.document.Document) -> None:
    """Names torn over runs, a control, a row to repeat under a head, places in head and foot."""
    body: Any = document.element.body
    body.insert(0, parse_xml(split("密级：«本表密级»　标题：« 文件标题 »")))
    named = document.add_paragraph("编制：")
    control = (
        f'<w:sdt xmlns:w="{TRANSITIONAL}"><w:sdtPr><w:alias w:val="文号"/><w:text/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>"
    )
    named._p.append(parse_xml(control))
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table.rows[0].cells, ("序号", "姓名"), strict=True):
        cell.text = words
    for cell, words in zip(table.rows[1].cells, ("«知悉人员.序号»", "«知悉人员.姓名»"), strict=True):
        cell.text = words
    document.sections[0].header.paragraphs[0].text = "«单位名称»"
    document.sections[0].footer.paragraphs[0].text = "«流水号»"


def test_a_template_that_libreoffice_wrote_keeps_its_places(tmp_path: Path) -> None:
    """A clerk without Word: what that program makes of runs, controls, tables, heads and feet is filled like Word's own."""
    office = require_tool("soffice")
    (tmp_path / "in").mkdir()
    drawn = tmp_path / "in" / "made.docx"
    drawn.write_bytes(letter(of_a_clerk))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path),
        str(drawn),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    content = (tmp_path / "made.docx").read_bytes()
    found = looked(content)
    assert (found.flaws, found.unknown, found.stray) == ((), (), ())
    assert set(found.found) == {
        "sheet_mark", "title", "document_number", "persons.#", "persons.name", "unit", "serial",
    }  # fmt: skip
    facts = examples(FORM)["short"]
    words = squeezed(words_of(template_work.filled(order(FORM, facts), content)))
    persons = facts["persons"]
    assert isinstance(persons, list)
    for said in (facts["sheet_mark"], facts["title"], facts["document_number"], OPTIONS.unit, OPTIONS.serial):
        assert squeezed(str(said)) in words
    assert "".join(f"{n}{squeezed(one['name'])}" for n, one in enumerate(persons, 1)) in words
    assert "«" not in words
    assert "单击此处" not in words


@pytest.mark.parametrize("name", ["f12_knowing", "f30_review", "f47_referral"])
def test_libreoffice_opens_what_was_filled(name: str, tmp_path: Path) -> None:
    office = require_tool("soffice")
    place = tmp_path / "filled.docx"
    place.write_bytes(
        template_work.filled(order(name, examples(name)["short"], "流水号：000142"), sample(name))
    )
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(place),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    words = squeezed((tmp_path / "filled.txt").read_text("utf-8-sig"))
    facts = examples(name)["short"]
    assert all(squeezed(value) in words for value in facts.values() if isinstance(value, str))
