"""A deadline in words: every day counted or skipped and why, the unit's date beside the law's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from desktop.operations.sentences import tables
from desktop.plain.words import N_, _
from desktop.procedures.deadlines import Course
from desktop.procedures.terms import Compared, Silence, Term
from desktop.procedures.vocabulary import Unit
from desktop.workdays.calendar import WHY_WORDS, Why
from desktop.workdays.counting import DayJudged, Deadline

_WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))
_COUNTS = {
    Unit.WORKING_DAYS: N_("{n} 个工作日"),
    Unit.CALENDAR_DAYS: N_("{n} 日"),
    Unit.MONTHS: N_("{n} 个月"),
}
_SILENCES = {Silence.CONSENT: N_("逾期不答复视为同意"), Silence.DECIDES: N_("逾期不答复由本机关依法决定")}
_BESIDE = {
    Compared.STRICTER: N_("本单位比国家规定严，按本单位的办，国家规定的是法定期限。"),
    Compared.LAXER: N_("注意：本单位比国家规定宽，以国家规定为准，请修改本单位的规定。"),
    Compared.OTHERWISE: N_("两者算法不同，请按先到的办。"),
}


def proof_line(judged: DayJudged) -> str:
    """One day: ``2026-02-14 周六 第 1 日 调休上班（春节）``."""
    number = _("第 {n} 日").format(n=judged.number) if judged.counted and judged.number else _("不计")
    why = _(WHY_WORDS[judged.why])
    name = tables.pause_words(judged.name) if judged.why is Why.PAUSED else judged.name
    named = _("（{name}）").format(name=name) if name else ""
    if judged.why is Why.START:
        return f"{_day(judged.day)} {why}"
    return f"{_day(judged.day)} {number} {why}{named}"


def proof_lines(found: Deadline) -> tuple[str, ...]:
    """The whole proof, from the first day to the last."""
    return tuple(proof_line(judged) for judged in found.proof)


def proof_runs(found: Deadline) -> tuple[str, ...]:
    """The proof where room is short: days in a row that are judged alike are one line, from the first to the last."""
    alike = (tuple(run) for _key, run in groupby(found.proof, lambda day: (day.counted, day.why, day.name)))
    return tuple(_run(run[0], run[-1]) for run in alike)


def _run(first: DayJudged, last: DayJudged) -> str:
    if first is last:
        return proof_line(first)
    return _("{first} 至 {last}").format(first=proof_line(first), last=proof_line(last))


def count_words(count: int, unit: Unit) -> str:
    """``20 个工作日``."""
    return _(_COUNTS[unit]).format(n=count)


def term_words(term: Term) -> str:
    """A term with its source: ``20 个工作日，可延长 20 个工作日（公开条例33）``."""
    parts = [
        (_("不少于") if term.at_least else "")
        + (count_words(term.count, term.unit) if term.count else _("当日"))
    ]
    if term.extension is not None:
        parts.append(_("可延长 {count}").format(count=count_words(term.extension.count, term.unit)))
    if term.silence in _SILENCES:
        parts.append(_(_SILENCES[term.silence]))
    return _("{term}（{clause}）").format(term="，".join(parts), clause=term.clause)


def beside_words(found: Compared) -> str:
    """What it means where own and law differ; nothing where they do not."""
    return _(_BESIDE[found]) if found in _BESIDE else ""


def law_line(course: Course) -> str:
    """``国家规定：2026-03-30止（20 个工作日，公开条例26）``; nothing where the law comes to the same day or has none."""
    law, term = course.law_apart, course.deadline.law
    if law is None or term is None:
        return ""
    count = count_words(law.days, term.unit)
    return _("国家规定：{due}止（{count}，{clause}）").format(
        due=law.due.isoformat(), count=count, clause=term.clause
    )


def course_lines(course: Course) -> Iterator[str]:
    """A deadline of a case: own date, the law's beside it where it differs, then the proof of the one and the other."""
    own, law = course.own, course.law_apart
    if isinstance(own, Deadline):
        yield _("{title}：{due}止（{count}，{clause}）").format(
            title=course.deadline.title,
            due=own.due.isoformat(),
            count=count_words(own.days, course.deadline.unit),
            clause=course.deadline.clause,
        )
        if law is not None:
            yield law_line(course)
            yield beside_words(course.compared)
        yield from proof_lines(own)
    if law is not None:
        yield _("国家规定的期限逐日计算：")
        yield from proof_lines(law)


def _day(day: date) -> str:
    return f"{day.isoformat()} {_(_WEEKDAYS[day.weekday()])}"
