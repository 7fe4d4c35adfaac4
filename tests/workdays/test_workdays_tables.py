from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from desktop.workdays.calendar import Calendar, Why
from desktop.workdays.tables import Holiday, YearTable, read_table

RESOURCES = Path(__file__).parents[2] / "resources" / "calendar"
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}


def shipped():
    tables = [read_table(path.read_text("utf-8")) for path in sorted(RESOURCES.glob("*.toml"))]
    assert all(isinstance(table, YearTable) for table in tables), tables
    return tables


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_agrees_with_chinesecalendar(year):
    calendar = Calendar(shipped())
    day = date(year, 1, 1)
    while day.year == year:
        kind = calendar.kind(day)
        assert kind.worked == chinese_calendar.is_workday(day), day
        off, name = chinese_calendar.get_holiday_detail(day)
        if name is not None:
            assert NAMES[name] in kind.holiday, day
            assert kind.why is (Why.HOLIDAY if off else Why.MAKE_UP)
        else:
            assert kind.holiday == ""
        day += timedelta(days=1)


def test_each_file_is_its_year_and_names_its_notice():
    for path, table in zip(sorted(RESOURCES.glob("*.toml")), shipped(), strict=True):
        assert path.stem == str(table.year)
        assert str(table.year) in table.source
        assert table.published is not None
        assert table.published < date(table.year, 1, 1)


def test_a_new_year_may_begin_in_the_december_before():
    table = read_table(
        'year = 2019\nsource = "通知"\n[[holidays]]\nname = "元旦"\nfrom = 2018-12-30\nto = 2019-01-01\n'
        "make_up = [2018-12-29]\n"
    )
    assert isinstance(table, YearTable)
    assert table.holidays == (Holiday("元旦", date(2018, 12, 30), date(2019, 1, 1), (date(2018, 12, 29),)),)
    before = YearTable(2018, "通知", None, ())
    calendar = Calendar([table, before])
    assert calendar.is_workday(date(2018, 12, 29))
    assert not calendar.is_workday(date(2018, 12, 31))


def test_all_faults_of_a_table_are_told_at_once():
    faults = read_table(
        'yaer = 2027\nsource = ""\n'
        '[[holidays]]\nname = "元旦"\nfrom = 2027-01-03\nto = 2027-01-01\n'
        '[[holidays]]\nname = "春节"\nfrom = "正月初一"\nto = 2027-02-12\n'
        "[[holidays]]\nname = 5\nfrom = 2027-05-01\nto = 2027-06-12\nmakeup = []\n"
        '[[holidays]]\nname = "国庆节"\nfrom = 2027-10-01\nto = 2027-10-07\n'
        "make_up = [2027-10-07, 2027-10-11]\n"
    )
    assert isinstance(faults, tuple)
    assert [(fault.code, fault.field) for fault in faults] == [
        ("calendar.unknown_key", "yaer"),
        ("calendar.missing", "year"),
        ("calendar.words_empty", "source"),
        ("calendar.backward", "holidays[0].to"),
        ("calendar.not_a_day", "holidays[1].from"),
        ("calendar.unknown_key", "holidays[2].makeup"),
        ("calendar.not_words", "holidays[2].name"),
        ("calendar.too_long", "holidays[2].to"),
        ("calendar.twice", "holidays"),
        ("calendar.make_up_weekday", "holidays"),
        ("calendar.make_up_weekday", "holidays"),
    ]
    assert faults[0].facts["nearest"] == "year"
    assert faults[5].facts["nearest"] == "make_up"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("不是表", "calendar.not_toml"),
        ('year = 2027\nsource = "通知"\n', "calendar.empty"),
        ('year = true\nsource = "通知"\nholidays = [1]\n', "calendar.not_a_year"),
        (
            'year = 2027\nsource = "通知"\n[[holidays]]\nname = "元旦"\nfrom = 2028-01-01\nto = 2028-01-01\n',
            "calendar.wrong_year",
        ),
    ],
)
def test_a_text_that_is_no_table_is_refused(text, code):
    faults = read_table(text)
    assert isinstance(faults, tuple)
    assert faults[0].code == code
