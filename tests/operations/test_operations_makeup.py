"""D7: what may lie in one folder, who is in the way, and several slips in one act."""

from __future__ import annotations

from dataclasses import replace

from desktop.custody.levels import Level
from desktop.operations.circulating.makeup import FolderOf, Makeup, OpenFolders, plan
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.people.clearance import USUAL
from tests.operations.desk_of_tests import Desk


def planned(desk: Desk, copies: list[str], *readers: str, together: bool = False) -> Makeup:
    return desk.ask(lambda books: plan(books, copies, readers, USUAL, together))


def test_d7_the_folders_that_papers_of_every_kind_make(desk: Desk) -> None:
    """D7: 绝密 and a telegram go alone, 内部 beside secret only when confirmed; nothing is lost."""
    _a, secret = desk.register(2)
    _b, internal = desk.register(1, Level.INTERNAL)
    _c, top = desk.register(2, Level.TOP_SECRET)
    _d, wire = desk.register(1, telegram=True)
    every = [*secret, *internal, *top, *wire]
    apart = planned(desk, every, "core")
    assert [{c.id for c in f.copies} for f in apart.folders] == [
        set(secret), set(internal), set(top), set(wire),
    ]  # fmt: skip
    assert [f.level for f in apart.folders] == ["secret", "internal", "top_secret", "secret"]
    assert {c.id: why for c, why in apart.alone} == {
        **dict.fromkeys(top, "top_secret"), wire[0]: "telegram",
    }  # fmt: skip
    together = planned(desk, every, "core", together=True)
    assert {c.id for c in together.folders[0].copies} == {*secret, *internal}
    assert planned(desk, [*secret, *internal], "core").mixed
    assert not planned(desk, [*secret], "core").mixed


def test_d7_a_top_secret_paper_by_itself_is_one_folder(desk: Desk) -> None:
    """D7: two copies of one document are one document."""
    _c, top = desk.register(2, Level.TOP_SECRET)
    one = planned(desk, top, "core", "head")
    assert one.one
    assert one.alone == ()


def test_d7_every_reader_in_the_way_is_named(desk: Desk) -> None:
    """D7: a folder stands at its highest level; who is below it is warned about, for 绝密 left out."""
    _a, secret = desk.register(1)
    _c, top = desk.register(1, Level.TOP_SECRET)
    made = planned(desk, [*secret, *top], "core", "zhang", "wang", "zhao")
    first, second = made.folders
    assert [p.id for p in first.readers] == ["core", "zhang", "wang", "zhao"]
    assert {(h.person.id, h.helps) for h in first.hurdles} == {("wang", True), ("zhao", True)}
    assert [p.id for p in second.readers] == ["core"]
    assert {(h.person.id, h.helps) for h in second.hurdles} == {
        ("zhang", False), ("wang", False), ("zhao", False),
    }  # fmt: skip
    assert not made.one


def test_d7_the_question_names_all_who_are_below_the_level(desk: Desk) -> None:
    """D7: one reason answers for all of them, so all of them are named."""
    _a, secret = desk.register(1)
    refused = desk.refused(OpenSlip(copies=tuple(secret), readers=("wang", "zhang", "witness")),
                           "reader.below_level", "保密法43")  # fmt: skip
    assert refused.facts["name"] == "王五、单雄信"


def test_d7_several_slips_are_opened_in_one_act_or_none(desk: Desk) -> None:
    """D7: the split is one act; where one folder is refused, none is opened."""
    _a, secret = desk.register(1)
    _b, internal = desk.register(1, Level.INTERNAL)
    _c, top = desk.register(1, Level.TOP_SECRET)
    parts = (
        FolderOf(tuple(secret), ("core", "zhang"), "5"),
        FolderOf(tuple(internal), ("core", "zhang")),
        FolderOf(tuple(top), ("core", "zhang")),
    )
    command = OpenFolders(folders=parts, proposal="请阅", proposed_by="office")
    desk.refused(command, "reader.below_level", "保密法26")
    desk.refused(OpenFolders(folders=()), "slip.no_copies")
    desk.refused(replace(command, folders=(parts[0], parts[0])), "slip.copy_twice")
    desk.done(replace(command, folders=(*parts[:2], FolderOf(tuple(top), ("core",)))))
    slips = desk.ask(lambda books: books.slips("open").rows)
    assert [s.copies for s in slips] == [1, 1, 1]
    assert len({s.number for s in slips}) == 3
    acts = {desk.stream(f"slip/{s.id}")[0].act for s in slips}
    assert len(acts) == 1
    assert {s.folder for s in slips} == {"5", ""}
