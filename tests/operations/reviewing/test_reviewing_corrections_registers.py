"""Corrections of the registers beside the items: imports, outputs, emergencies; every entry has its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.operations.commands import done
from desktop.operations.reviewing.correcting import KEPT, NEVER_HAPPENED
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.giving_back import GiveItemBack
from desktop.operations.reviewing.import_corrections import CorrectImport
from desktop.operations.reviewing.outputs import NoteMaskedCopy
from desktop.operations.sentences.entry_words import entry_words
from desktop.plain.facts import Text
from desktop.procedures.facts import FACTS as CASE_FACTS
from desktop.procedures.facts import StageFact
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.emergency_facts import EmergencyBegan, ReactionNoted
from desktop.procedures.review.item_facts import item_stream
from desktop.procedures.undoing import UNDOABLE
from tests.operations.desk_of_tests import Desk
from tests.operations.reviewing.correcting_desk import DAY, PRINTS, entry, lawful
from tests.operations.reviewing.review_desk import (
    bring,
    hand_in,
    item,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from lawful(tmp_path)


def test_d19_the_head_of_an_import_and_a_line_of_the_outputs_are_put_right(desk: Desk) -> None:
    one, _case = hand_in(desk)
    hit = f.Hit("mobile", "to_look_at", Text("13812345678"), Text("第 1 段"), 1)
    bring(desk, one, hit, prints=PRINTS)
    entry_id = desk.ask(lambda books: books.imports().rows[0]).id
    right = CorrectImport(entry=entry_id, medium="光盘 7", brought_by="li", approval="批 3", reason="抄错")
    desk.later(days=1)
    desk.done(right)
    row = desk.ask(lambda books: books.import_entry(entry_id))
    assert row is not None
    assert (row.medium, row.brought_by, row.approval, row.entered_at.date(), row.files) == (
        "光盘 7",
        "li",
        "批 3",
        DAY,
        1,
    )
    desk.refused(right, "correction.same")
    desk.refused(replace(right, medium=" "), "import.no_medium", "A6.2.2a")
    desk.refused(replace(right, brought_by="nobody"), "person.unknown")
    desk.refused(replace(right, reason=""), "correction.reason_missing")
    desk.refused(replace(right, entry="none"), "correction.no_such_fact")
    desk.done(JudgeHit(item=one, kind="mobile", passage="13812345678", verdict=f.Verdict.MASKED))
    copy = NoteMaskedCopy(
        item=one, name="副本.txt", reason="送科室", receiver="张三", medium="光盘 8", sha256="d" * 64, size=9
    )
    number = desk.done(copy).facts["number"]
    desk.done(entry(desk, one, f.MaskedCopyMade, receiver=Text("李四"), medium="光盘 9", number="假"))
    out = desk.ask(lambda books: books.outputs().rows[0])
    assert (out.number, out.receiver, out.medium) == (number, "李四", "光盘 9")
    # a line of the register keeps its number: it is put right, never taken out
    desk.refused(entry(desk, one, f.MaskedCopyMade), "correction.nothing_to_correct")
    desk.refused(entry(desk, one, f.MaskedCopyMade, receiver=Text(" ")), "item.output_untold", "D19")


def test_every_entry_that_may_be_put_right_is_called_by_a_word() -> None:
    kinds = {kind.KIND for kind in (*KEPT, *NEVER_HAPPENED, *UNDOABLE) if kind.KIND}
    stages = {kind.KIND for kind in CASE_FACTS if issubclass(kind, StageFact)}
    assert sorted(kind for kind in kinds | stages if not entry_words(kind)) == []


def test_c7_23_an_emergency_is_not_taken_back_under_what_was_noted_of_it(desk: Desk) -> None:
    one, _case = hand_in(desk)
    stream = item_stream(one)
    with desk.store.begin(GiveItemBack(item=one, reason="")) as writing:
        # the unit of this desk knows no 应急处置: the facts stand as another unit's verbs write them
        writing.add(stream, EmergencyBegan(ground="flood", reason=Text("汛情"), on=DAY))
        writing.add(stream, ReactionNoted(on=DAY, person="zhang", reaction=Text("有人问")))
        desk.store.keep(writing, done("item.emergency", {"item": one}))
    rests = desk.refused(entry(desk, one, EmergencyBegan), "correction.later_entries", "C7.23")
    assert rests.facts["entries"] == ("item.reaction",)
    desk.done(entry(desk, one, ReactionNoted))
    desk.done(entry(desk, one, EmergencyBegan))
    assert item(desk, one).emergencies == ()
