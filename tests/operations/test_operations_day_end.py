"""The end of the day: hours by profile and calendar (edge 20), nights (D8), the closing in one act (D9)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from desktop.custody.copy_facts import CopyChased, CopyTakenBack
from desktop.custody.day_facts import DayClosed, LineEnd
from desktop.operations.circulating import round as ro
from desktop.operations.custody import move as mv
from desktop.operations.daily.chase import ChaseHolder
from desktop.operations.daily.close_day import CloseDay
from desktop.operations.views import CopyRow
from tests.operations.day_hours import hours_of, overdue
from tests.operations.desk_of_tests import Desk
from tests.operations.desk_stories import circulating

HOLIDAY_EVE = date(2026, 4, 30)
FRIDAY = date(2026, 3, 6)


def out(desk: Desk, *at: str, copies: int = 2) -> tuple[str, list[str]]:
    """A folder with a reader."""
    slip, ids = circulating(desk, *(at or ("zhang",)), copies=copies)
    desk.done(ro.HandOutFolder(slip=slip))
    return slip, ids


def row(desk: Desk, copy: str) -> CopyRow:
    found = desk.ask(lambda books: books.copy(copy))
    assert found is not None
    return found


def closed(desk: Desk, day: date) -> DayClosed:
    fact = desk.stream(f"day/{day.isoformat()}")[-1].fact
    assert isinstance(fact, DayClosed)
    return fact


def at_hour(desk: Desk, hour: int, minute: int, days: int = 0) -> None:
    now = desk.clock.now()
    then = datetime.combine(now.date() + timedelta(days=days), time(hour, minute))
    desk.clock.advance(then - now)


def test_a6_1_4c_overdue_from_the_profiles_hour_of_the_same_day(desk: Desk) -> None:
    _slip, ids = out(desk)
    at_hour(desk, 17, 29)
    assert not overdue(desk, row(desk, ids[0]))
    at_hour(desk, 17, 30)
    assert overdue(desk, row(desk, ids[0]))


@pytest.mark.parametrize(
    ("day", "weekend", "hour"),
    [
        (date(2026, 3, 5), time(16, 0), time(17, 30)),
        (FRIDAY, None, time(17, 30)),
        (FRIDAY, time(16, 0), time(16, 0)),
        (HOLIDAY_EVE, time(17, 0), time(16, 30)),
        (date(2026, 12, 31), None, time(16, 30)),
        (date(2027, 4, 30), time(16, 0), time(16, 0)),
        (date(2027, 3, 4), None, time(17, 30)),
    ],
)
def test_d9_the_hour_is_earlier_on_an_eve(desk: Desk, day: date, weekend: time | None, hour: time) -> None:
    """2027 has no table: its weeks are plain, and no holiday is guessed."""
    hours = hours_of(desk, weekend)
    assert hours.hour(day) == hour
    assert hours.published(day) == (day.year < 2027)


def test_d8_what_goes_out_after_the_hour_has_the_day_to_its_end(desk: Desk) -> None:
    at_hour(desk, 18, 0)
    _slip, ids = out(desk)
    at_hour(desk, 23, 59)
    assert not overdue(desk, row(desk, ids[0]))
    at_hour(desk, 0, 0, days=1)
    assert overdue(desk, row(desk, ids[0]))


def test_d8_an_explained_night_ends_at_the_hour_of_the_next_day_worked(desk: Desk) -> None:
    at_hour(desk, 9, 0, days=1)  # a Friday
    _slip, ids = out(desk)
    at_hour(desk, 17, 40)
    desk.done(mv.KeepOvernight(copies=tuple(ids), agreed_by="charge", reason="周末研究"))
    at_hour(desk, 9, 0, days=3)
    assert not overdue(desk, row(desk, ids[0]))
    at_hour(desk, 17, 30)
    assert overdue(desk, row(desk, ids[0]))


def test_d8_a_night_without_reason_or_agreement_is_recorded_and_overdue(desk: Desk) -> None:
    _slip, ids = out(desk)
    at_hour(desk, 17, 40)
    told = desk.done(mv.KeepOvernight(copies=(ids[0],), reason="他说明早还"))
    assert told.code == "copy.kept_unexplained"
    kept = row(desk, ids[0])
    assert kept.overnight == desk.clock.now().date().isoformat()
    assert overdue(desk, kept)


def test_d8_after_the_third_chase_or_the_days_he_stands_on_the_leaders_list(desk: Desk) -> None:
    _slip, ids = out(desk)
    at_hour(desk, 9, 0, days=1)
    hours = hours_of(desk)
    for _time in range(3):
        assert not hours.to_leader(row(desk, ids[0]), desk.clock.now())
        desk.done(ChaseHolder(holder="zhang"))
    assert hours.to_leader(row(desk, ids[0]), desk.clock.now())
    _other, more = out(desk, "li")
    assert not hours.to_leader(row(desk, more[0]), desk.clock.now())
    at_hour(desk, 9, 0, days=7)
    assert hours.to_leader(row(desk, more[0]), desk.clock.now())


def test_d9_lines_are_settled_and_the_day_closed_in_one_act(desk: Desk) -> None:
    slip, back = out(desk)
    _kept_slip, kept = out(desk, "li")
    _chased_slip, chased = out(desk, "business")
    at_hour(desk, 17, 35)
    ends = {
        **dict.fromkeys(back, LineEnd.TAKEN_BACK),
        **dict.fromkeys(kept, LineEnd.OVERNIGHT),
        **dict.fromkeys(chased, LineEnd.CHASED),
    }
    words = {**dict.fromkeys(kept, "连夜研究"), **dict.fromkeys(chased, "电话说明早送来")}
    close = CloseDay(locked_by=("officer",), ends=ends, words=words, agreed=dict.fromkeys(kept, "charge"))
    before = desk.ask(lambda books: books.head())[0]
    desk.done(close)
    written = desk.ask(lambda books: books.log(None, 100))
    new = [entry.recorded for entry in written if entry.recorded.sequence > before]
    assert len({one.act for one in new}) == 1
    assert not desk.slip(slip).out_with
    assert all(row(desk, copy).place_kind == "safe" for copy in back)
    assert all(row(desk, copy).overnight_by == "charge" for copy in kept)
    assert all(row(desk, copy).chases == 1 for copy in chased)
    assert len([one for one in new if isinstance(one.fact, CopyTakenBack)]) == 2
    assert len({one.fact.notice for one in new if isinstance(one.fact, CopyChased)}) == 1
    fact = closed(desk, desk.clock.now().date())
    assert {line.copy: line.end for line in fact.lines} == ends


def test_d9_a_folder_comes_back_whole_and_a_refused_line_writes_nothing(desk: Desk) -> None:
    _slip, ids = out(desk)
    refused = desk.refused(
        CloseDay(locked_by=("officer",), ends={ids[0]: LineEnd.TAKEN_BACK}, words={ids[1]: "未还"}),
        "day.folder_apart",
        "A6.1.2c",
    )
    assert refused.field == f"ends.{ids[1]}"
    desk.refused(
        CloseDay(locked_by=("officer",), ends=dict.fromkeys(ids, LineEnd.CHASED)),
        "day.line_without_word",
        "A6.1.4c",
    )


def test_d9_an_earlier_day_is_closed_with_what_was_out_when_it_ended(desk: Desk) -> None:
    day = desk.clock.now().date()
    slip, ids = out(desk)
    _other, still = out(desk, "li")
    at_hour(desk, 8, 10, days=1)
    desk.done(ro.TakeBackFolder(slip=slip, counted=2))
    out(desk, "business")
    desk.refused(CloseDay(locked_by=("officer",), day=day), "day.line_without_word", "A6.1.4c")
    words = dict.fromkeys(still, "昨晚忘记清点，今早仍在李四处")
    desk.refused(
        CloseDay(locked_by=("officer",), day=day, words=words, ends={still[0]: LineEnd.CHASED}),
        "day.past_acts",
        "D9",
    )
    desk.done(CloseDay(locked_by=("officer",), day=day, words=words))
    ends = {line.copy: line.end for line in closed(desk, day).lines}
    assert ends == {**dict.fromkeys(ids, LineEnd.TAKEN_BACK), **dict.fromkeys(still, LineEnd.OPEN)}
    assert desk.ask(lambda books: books.day_closed(day))
    assert not desk.ask(lambda books: books.day_closed(desk.clock.now().date()))
