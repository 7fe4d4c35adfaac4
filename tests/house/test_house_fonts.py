"""The shipped faces have what the names of people and the words of documents need."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from tests.house.tree import ROOT

FONTS = ROOT / "resources" / "fonts"
FACES = ("NotoSerifSC-Regular", "NotoSansSC-Regular", "LXGWWenKai-Regular")
RARE = "㙓𫖯䶮喆堃镕𠮷"
SIGNS = "★□■√✓×〔〕《》（）【】①⑩—…“”‘’·～№％℃─│┌→○●◎〇㎡"


@cache
def glyphs(face: str) -> frozenset[str]:
    """The characters that the PDF writer can draw with a face."""
    return frozenset(map(chr, TTFont(face, str(FONTS / f"{face}.ttf")).face.charToGlyph))


@cache
def table() -> tuple[str, ...]:
    """通用规范汉字表, in its order."""
    return tuple((FONTS / "tongyong-8105.txt").read_text(encoding="utf-8").split())


def gbk_hanzi() -> set[str]:
    """The hanzi of GBK, those of the compatibility block included."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    texts = (pair.decode("gbk", "ignore") for pair in pairs)
    return {text for text in texts if len(text) == 1 and "IDEOGRAPH-" in unicodedata.name(text, "")}


def test_the_table_has_8105_characters() -> None:
    assert len(table()) == len(set(table())) == 8105
    assert (table()[0], table()[3499], table()[6499]) == ("一", "矗", "齉")  # ends of the first two parts
    assert {len(character) for character in table()} == {1}


@pytest.mark.parametrize("face", FACES)
def test_every_face_draws_the_whole_table(face: str) -> None:
    assert set(table()) - glyphs(face) == set()


@pytest.mark.parametrize("face", FACES[:2])
def test_song_and_hei_draw_all_of_gbk(face: str) -> None:
    assert len(gbk_hanzi()) > 20_900
    assert gbk_hanzi() - glyphs(face) == set()


@pytest.mark.parametrize("face", FACES)
def test_every_face_draws_the_signs_of_forms(face: str) -> None:
    assert set(SIGNS) - glyphs(face) == set()


def test_rare_names_have_a_face() -> None:
    assert set(RARE) - glyphs("LXGWWenKai-Regular") == set()


@pytest.mark.parametrize("face", FACES)
def test_a_face_may_be_given_on(face: str) -> None:
    licence = (FONTS / f"OFL-{face.partition('-')[0]}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence.upper()
    assert face in (FONTS / "README.md").read_text(encoding="utf-8")
