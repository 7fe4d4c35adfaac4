"""Odd input is refused or done, never an exception: every verb with blanks, unknown ids, wild numbers."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

import pytest

from desktop.custody.clearance_facts import ListLine, Match
from desktop.custody.levels import Level
from desktop.custody.places import Place, PlaceKind
from desktop.operations.circulating import readers as rd
from desktop.operations.circulating import round as ro
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.commands import Command, Done
from desktop.operations.custody import move as mv
from desktop.operations.people.persons import Told
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.returning import clear, open_list
from desktop.operations.standing.enter import EnterBody, EnterSafe, RetireBody
from desktop.operations.verbs import VERBS
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from tests.operations.desk_of_tests import Desk, today

OURS = [c for c in VERBS if ".desk." not in c.__module__ and "excis" not in c.__name__.lower()]
BASE = {f.name for f in fields(Command)}


def odd(kind: Any, word: str, number: int) -> Any:
    """A value of a field's type that nobody should send."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is str or kind is Text:
        return word
    if kind is bool:
        return number > 0
    if kind is int:
        return number
    if kind is date:
        return date(1900, 1, 1) if number < 0 else date(9998, 12, 31)
    if kind is datetime:
        return datetime(1900, 1, 1)
    if kind is Place:
        return Place(PlaceKind.SAFE, word)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if origin is tuple:
        return (odd(args[0], word, number), odd(args[0], word, number)) if number > 0 else ()
    if type(None) in args:
        return None
    if origin is not None and "Mapping" in str(origin):
        return {}
    if kind is Told:
        return Told(name=word)
    if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__"):
        hints = typing.get_type_hints(kind)
        needed = [f for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
        return kind(**{f.name: odd(hints[f.name], word, number) for f in needed})
    return None


def odd_commands(command: type[Command]) -> Iterator[Command]:
    hints = typing.get_type_hints(command)
    for word, number in ((" 　", -5), ("没有这个", 10**15), ("", 0), ("𠮷" * 300, 1)):
        own = {f.name: odd(hints[f.name], word, number) for f in fields(command) if f.name not in BASE}
        yield command(**own)


@pytest.mark.parametrize("command", OURS, ids=lambda c: c.__name__)
def test_every_verb_answers_odd_input_and_a_refusal_leaves_no_trace(
    desk: Desk, command: type[Command]
) -> None:
    for made in odd_commands(command):
        before = desk.ask(lambda books: books.head())
        outcome = desk.do(made)
        assert isinstance(outcome, Done | Refusal)
        if isinstance(outcome, Refusal):
            assert desk.ask(lambda books: books.head()) == before


def test_300_copies_are_registered_circulated_and_come_back(desk: Desk) -> None:
    numbers = tuple(f"{n:06d}" for n in range(1, 301))
    _document, copies = desk.register(300, copy_numbers=numbers)
    assert len(copies) == 300
    slip = desk.open_slip(copies, "zhang")
    desk.done(ro.HandOutFolder(slip=slip))
    assert len(desk.ask(lambda books: books.copies_at("person", "zhang"))) == 300
    desk.refused(ro.TakeBackFolder(slip=slip, counted=299), "slip.count_differs")
    desk.done(ro.TakeBackFolder(slip=slip, counted=300))
    desk.done(rd.CloseSlip(slip=slip, counted=300))


def test_a_slip_of_the_finger_in_the_count_is_refused_at_once(desk: Desk) -> None:
    letter = RegisterDocument(
        issuing_body="body", title="通知", level=Level.SECRET, copies=10**12, safe="safe"
    )
    desk.refused(letter, "copies.too_many", "A6.1.1c")


def test_long_titles_and_rare_characters_stay_as_typed(desk: Desk) -> None:
    title = "关于𠮷㙓𫖯䶮喆堃镕的通知" * 60
    document, _copies = desk.register(1, title=title)
    row = desk.ask(lambda books: books.document(document))
    assert row is not None
    assert row.title == title
    assert [one.id for one in desk.ask(lambda books: books.documents(typed="㙓𫖯")).rows] == [document]


def test_nothing_happens_in_the_future_and_a_late_booking_says_why(desk: Desk) -> None:
    _document, copies = desk.register(1)
    out = mv.HandOutForHandling(copies=tuple(copies), to="zhang", due=today(desk) + timedelta(days=9))
    desk.refused(replace(out, at=desk.clock.now() + timedelta(hours=1)), "act.in_future")
    desk.refused(replace(out, at=desk.clock.now() - timedelta(minutes=1)), "copy.before_last_act")
    out_at = desk.clock.now() + timedelta(hours=1)
    desk.later(days=1)
    desk.refused(replace(out, at=out_at), "act.late_reason")
    desk.refused(replace(out, at=out_at, late_reason=" "), "act.late_reason")
    desk.done(replace(out, at=out_at, late_reason="补记"))
    row = desk.stream(f"copy/{copies[0]}")[-1]
    assert (row.late, row.happened_at) == ("补记", out_at)


def test_the_same_copy_or_person_twice(desk: Desk) -> None:
    _document, copies = desk.register(1)
    twice = (copies[0], copies[0])
    desk.refused(mv.HandOutForHandling(copies=twice, to="zhang", due=today(desk)), "copies.chosen_twice")
    desk.refused(mv.TakeBack(copies=twice), "copies.chosen_twice")
    desk.refused(OpenSlip(copies=tuple(copies), readers=("zhang", "zhang")), "slip.reader_twice")
    desk.refused(mv.ReadAtDesk(copies=tuple(copies), readers=("zhang", "zhang")), "slip.reader_twice")


def test_a_retired_safe_takes_nothing_back(desk: Desk) -> None:
    from desktop.operations.standing.enter import RetireSafe

    _document, copies = desk.register(1, safe="other_safe")
    desk.done(mv.HandOutForHandling(copies=tuple(copies), to="zhang", due=today(desk)))
    desk.done(RetireSafe(safe="other_safe"))
    desk.refused(mv.TakeBack(copies=tuple(copies), safe="other_safe"), "safe.unknown")
    desk.done(mv.TakeBack(copies=tuple(copies)))
    assert desk.copy(copies[0]).place == Place(PlaceKind.SAFE, "safe")


def test_bodies_and_safes_keep_their_names_apart(desk: Desk) -> None:
    desk.refused(EnterSafe(name="1号柜", level=Level.SECRET), "safe.name_taken")
    desk.refused(EnterSafe(name="新柜", level=Level.SECRET, keeper="nobody"), "person.unknown")
    desk.refused(EnterBody(name="国家市场监督管理总局", body="body"), "body.name_taken")
    assert desk.done(EnterBody(name=" 国家市场监督管理总局 ")).ids["body"] == "other_body"
    desk.done(RetireBody(body="other_body"))
    desk.refused(RetireBody(body="other_body"), "body.unknown")


def test_d13_a_refused_copy_is_matched_anew_and_the_list_closes(desk: Desk) -> None:
    document, copies = desk.register(3)
    lines = (
        ListLine(1, None, None, Text("关于加强机要文件管理的通知"), ("1", "2", "3"), 3),
        ListLine(2, None, None, Text("从未收到的"), (), 1),
    )
    clearance = desk.done(open_list.OpenClearance(collector="body", lines=lines)).ids["clearance"]
    found = desk.ask(lambda books: books.clearance_lines(clearance))
    assert [(row.line, row.match, row.copies) for row in found] == [
        (1, "in_safe", tuple(copies)),
        (2, "unmatched", ()),
    ]
    desk.done(
        clear.SendClearance(clearance=clearance, copies=tuple(copies), carriers=("officer",), leader="head")
    )
    acknowledged = clear.AcknowledgeClearance(clearance=clearance, receiver="市机要局", refused=(copies[2],))
    desk.refused(replace(acknowledged, refused=("x",)), "copy.not_under_way")
    desk.done(acknowledged)
    close = clear.CloseClearance(clearance=clearance)
    desk.refused(close, "clearance.copy_open", "实施条例27")
    keep = clear.MatchLine(
        clearance=clearance, line=1, document=document, copies=(copies[2],), match=Match.KEEP
    )
    desk.refused(keep, "clearance.proof_missing", "实施条例27")
    desk.refused(replace(keep, line=7, proof="x"), "clearance.no_such_line")
    desk.refused(replace(keep, copies=("x",), proof="x"), "copy.unknown")
    desk.done(replace(keep, proof="留用批复 3 号"))
    desk.refused(close, "clearance.line_unmatched", "实施条例27")
    desk.done(
        clear.MatchLine(clearance=clearance, line=2, document="", copies=(), match=Match.NEVER_RECEIVED)
    )
    desk.done(close)
    desk.refused(close, "clearance.closed_already")
