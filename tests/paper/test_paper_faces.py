"""Every character is drawn by a face that has it, and can be read out of the PDF again."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from paper_reading import pdf_body, pdf_text, squeezed
from paper_samples import FONTS, OPTIONS, press

from desktop.paper.facefiles import find_faces
from desktop.paper.faces import Faces
from desktop.paper.faults import PaperFault
from desktop.paper.press import Press
from desktop.paper.setting import clean

ONE_TEXT = 'title = "字"\n[slots]\ntext = "字"\n[[blocks]]\nkind = "paragraph"\ntext = "{text}"\n'


def one(text: str, style: str = "song") -> bytes:
    form = ONE_TEXT + f'style = "{style}"\n'
    return Press({"one": form}, [FONTS]).pdf("one", {"text": text}, OPTIONS)


@pytest.mark.parametrize("style", ["song", "hei", "kai", "fang", "title"])
def test_rare_names_are_drawn_and_read_back(style: str) -> None:
    names = "张㙓李𫖯王䶮赵喆钱堃孙镕周𠮷"
    assert names in squeezed(pdf_text(one(names, style)))


def test_all_8105_characters_of_the_general_table_are_drawn() -> None:
    table = "".join((FONTS / "tongyong-8105.txt").read_text("utf-8").split())
    characters = "".join(c for c in table if ord(c) > 0x2E7F)
    assert len(characters) == 8105
    pdf = one(characters)
    assert pdf_body(pdf, [(20, 22)] * press().page_count(pdf)) == characters


def test_what_no_face_has_is_refused_with_its_list() -> None:
    with pytest.raises(PaperFault) as caught:
        one("好\U0001f600字\U0002ffff")
    assert caught.value.refusal.code == "paper.no_face"
    assert caught.value.refusal.facts["characters"] == ("\U0001f600", "\U0002ffff")
    assert caught.value.refusal.facts["codes"] == ("U+1F600", "U+2FFFF")


def test_selectors_and_joiners_have_no_shape_and_do_not_stop_the_print() -> None:
    assert "葛字" in squeezed(pdf_text(one("葛\U000e0100字\u200b\x07")))


def test_the_shipped_faces_draw_each_style() -> None:
    drawn = press().faces()
    assert drawn["song"].path.name == "NotoSerifSC-Regular.ttf"
    assert drawn["hei"].path.name == "NotoSansSC-Regular.ttf"
    assert drawn["kai"].path.name == "LXGWWenKai-Regular.ttf"
    assert drawn["fang"].path == drawn["song"].path
    assert drawn["title"].bold


def renamed(source: Path, target: Path, family: str) -> None:
    """A copy of a font whose name table says another family."""
    data = bytearray(source.read_bytes())
    tables = struct.unpack(">H", data[4:6])[0]
    for number in range(tables):
        at = 12 + 16 * number
        if data[at : at + 4] == b"name":
            raw = family.encode("utf-16-be")
            name = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x804, 1, len(raw), 0) + raw
            data[at + 8 : at + 16] = struct.pack(">II", len(data), len(name))
            target.write_bytes(bytes(data) + name)
            return


def test_the_systems_fang_song_is_found_by_family_not_by_file_name(tmp_path: Path) -> None:
    renamed(FONTS / "LXGWWenKai-Regular.ttf", tmp_path / "x81.ttf", "仿宋_GB2312")
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00\x00\xff")
    (tmp_path / "FangSong.otf").write_bytes(b"OTTO" + bytes(40))
    assert [f.names for f in find_faces([tmp_path])] == [frozenset({"仿宋_GB2312"})]
    drawn = Faces([FONTS], [tmp_path]).drawn_by
    assert drawn["fang"].family == "仿宋_GB2312"
    assert not drawn["fang"].shipped
    assert drawn["title"].bold


def test_without_any_font_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(PaperFault) as caught:
        Press({"one": ONE_TEXT}, [tmp_path]).pdf("one", {"text": "字"}, OPTIONS)
    assert caught.value.refusal.code == "paper.no_fonts"


def test_only_subsets_are_embedded() -> None:
    assert len(one("一个短句")) < 60_000


def test_what_no_eye_sees_needs_no_face() -> None:
    """A title pasted from a web page brings marks of direction: nobody could be told which sign has no face."""
    assert clean("关于\u202e机密\u202c\u200e\u2068通\ufeff知\ufffe") == "关于机密通知"
