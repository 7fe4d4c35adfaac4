"""What an officer types, understood: days, times, periods, copy numbers, tails. Pure; text in, value out.

Each reader answers ``Typed(value, shown)``, where ``shown`` says in words what was understood, or a
``Refusal`` whose code begins with ``typed.``; it never guesses silently.
"""

from desktop.plain.typed.answer import Typed
from desktop.plain.typed.copies import format_copy_numbers, read_copy_numbers
from desktop.plain.typed.days import day_words, read_day
from desktop.plain.typed.pages import pages_words, read_pages
from desktop.plain.typed.periods import PeriodKind, SecrecyPeriod, period_words, read_period
from desktop.plain.typed.tails import Tail, read_choice, read_count, read_tails
from desktop.plain.typed.times import moment_words, read_moment, read_time

__all__ = [
    "PeriodKind",
    "SecrecyPeriod",
    "Tail",
    "Typed",
    "day_words",
    "format_copy_numbers",
    "moment_words",
    "pages_words",
    "period_words",
    "read_choice",
    "read_copy_numbers",
    "read_count",
    "read_day",
    "read_moment",
    "read_pages",
    "read_period",
    "read_tails",
    "read_time",
]
