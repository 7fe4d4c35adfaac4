"""Wherever a kind of file keeps words, a mark and a number that stand there are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.intake.letters import letter
from tests.intake.packages import packed
from tests.intake.placed import Places
from tests.intake.places_office import whole_slides, whole_workbook
from tests.intake.places_pages import whole_ofd, whole_page
from tests.intake.places_pdf import whole_pdf
from tests.intake.places_word import whole_letter

MAKERS = {
    "docx": whole_letter,
    "xlsx": whole_workbook,
    "pptx": whole_slides,
    "pdf": whole_pdf,
    "html": whole_page,
    "ofd": whole_ofd,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_c7_5_nothing_is_missed_wherever_it_stands(kind: str) -> None:
    places = Places()
    content = MAKERS[kind](places)
    assert len(places.names) >= 10
    assert places.missed(content) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_text_in_each_encoding(encoding: str) -> None:
    places = Places()
    content = f"第一行\r\n{places['line']}\r\n末行".encode(encoding)
    assert places.missed(content) == []


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_likewise_in_a_zip_of_them(make: Callable[[Places], bytes]) -> None:
    """All but what is two deep in the file already."""
    places = Places()
    content = packed(
        {"一/文件.bin": make(places), "二.docx": letter(lambda d: d.add_paragraph(places["beside"]))}
    )
    assert [place for place in places.missed(content) if "two deep" not in place] == []
