"""What is asked to change a rule, to bring files, to enter a year's days off; and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from desktop.operations.deadlines.adopt_calendar import AdoptCalendar
from desktop.operations.deadlines.in_force import calendar_in_force, with_table
from desktop.operations.deadlines.moving import moved
from desktop.operations.deadlines.typed_table import table_lines, typed_table
from desktop.operations.desk.acts import AdoptProfile
from desktop.operations.rules.places import edits_of, places_of
from desktop.operations.rules.proposal import Rules, proposed, rules_on, waiting, with_edits
from desktop.operations.sentences.rule_changes import change_line, laxer_line
from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_day
from desktop.plain.words import _
from desktop.profiles.changing import UNIT, brought
from desktop.profiles.loading import load, profile_ids
from desktop.profiles.profile import Profile
from desktop.profiles.sentences import line as fault_line
from desktop.profiles.sentences import sentence
from desktop.windows.counter import Counter
from desktop.windows.pages.settings.proposal_panel import Asks, Input, Looked
from desktop.windows.pages.settings.sections.unit import RULES
from desktop.workdays.calendar import Calendar
from desktop.workdays.tables import YearTable, read_table

MOST_LINES = 200
"""Differences that are listed; a whole other profile has more than anybody reads here."""

FROM = "from_day"


def change_rule(counter: Counter, profile: Profile, thing: str) -> Asks | None:
    """A number, a title, a post, a step, a list; None: there is no such place."""
    now = counter.desk.ask(lambda books: rules_on(books, counter.now().date()))
    places = places_of(profile, thing)
    if now is None or not places:
        return None
    inputs = tuple(Input(p.id, p.label, p.text, p.lines or p.prose) for p in places)

    def other(given: Mapping[str, str], base: Rules) -> Rules | str:
        edits = edits_of(profile, base, thing, places, given)
        return edits if isinstance(edits, str) else with_edits(base, edits)

    told = _("在办的事项按开始时的规则办完；改动记入簿册，从起用日起对新办的事项有效。")
    title = _("修改规则：{name}").format(name=_named(profile, thing)).removesuffix("：")
    return Asks(title, told, (*inputs, from_day(counter)), partial(_look, counter, other))


def _named(profile: Profile, thing: str) -> str:
    """What the line is called that is changed; empty where it is called by its fields."""
    kind, _slash, one = thing.partition("/")
    procedure, _dot, stage = one.partition(".")
    if kind == "rule":
        return _(RULES[one])
    if kind == "term":
        return profile.terms[one].title
    if kind == "stage":
        owner = profile.procedures[procedure]
        found = owner.stage(stage)
        return f"{owner.title} · {found.title}" if found is not None else owner.title
    titles = {"role": profile.roles, "form": profile.form_titles}
    return str(titles.get(kind, {}).get(one, ""))


def bring_files(counter: Counter) -> Asks:
    """A changed file, or a folder laid out like the shipped profiles."""

    def other(given: Mapping[str, str], base: Rules) -> Rules | str:
        texts = counter.desk.machine.rule_texts(given["path"].strip())
        if isinstance(texts, Refusal):
            return counter.desk.words.of(texts)
        files = brought(base.files, texts)
        name = given["name"].strip() or base.name
        named = {
            p.name: p.id for p in (load(files, one) for one in profile_ids(files)) if isinstance(p, Profile)
        }
        return Rules(files, named.get(name, name))

    inputs = (
        Input("path", _("文件或文件夹的路径（.toml 文件，或与随程序规则方案同样排列的文件夹）")),
        Input("name", _("采用哪个方案（名称或代码；空着则仍是现行的）")),
    )
    told = _("带入的文件只作草稿：先看改了什么、有没有问题，采用后才记入簿册；在办的事项按原来的规则办完。")
    return Asks(_("带入规则文件"), told, (*inputs, from_day(counter)), partial(_look, counter, other))


def from_day(counter: Counter) -> Input:
    """Today, unless another day is given."""
    return Input(FROM, _("从哪天起用"), counter.now().date().isoformat())


def _look(
    counter: Counter, other: Callable[[Mapping[str, str], Rules], Rules | str], given: Mapping[str, str]
) -> Looked:
    """Beside the rules of the day from which they are to hold: what waits for an earlier day is not lost."""
    today = counter.now().date()
    day = read_day(given[FROM], today, ahead=True)
    begins = today if isinstance(day, Refusal) else max(day.value, today)
    base = counter.desk.ask(lambda books: rules_on(books, begins))
    made = other(given, base) if base is not None else _("没有现行的规则。请先带入规则文件。")
    if base is None or isinstance(made, str):
        return Looked(faults=(str(made),))
    faults = [counter.desk.words.of(day)] if isinstance(day, Refusal) else []
    found = proposed(base, made)
    faults += [sentence(f) if f.file.startswith(f"{UNIT}/") else fault_line(f) for f in found.faults]
    changes = [change_line(change) for change in found.changes]
    if len(changes) > MOST_LINES:
        more = _("还有 {n} 处。").format(n=len(changes) - MOST_LINES)
        changes = [*changes[:MOST_LINES], more]
    laxer = [*_replaced(counter, begins), *(laxer_line(own, law) for own, law in found.laxer)]
    if faults or not changes or isinstance(day, Refusal):
        return Looked(changes, laxer, faults)
    command = AdoptProfile(profile=found.name, digest=found.digest, bundle=found.bundle, from_day=day.value)
    return Looked(changes, laxer, (), command)


def _replaced(counter: Counter, begins: date) -> list[str]:
    """Rules that wait for a later day end these."""
    later = counter.desk.ask(lambda books: waiting(books, begins))
    told = _(
        "{day} 起另有已经采用的规则，到那天改用那一套，不含这次的改动。需要的请从那天起再改一次，或先取消它。"
    )
    return [told.format(day=one.from_day.isoformat()) for one in later[:1]]


def enter_year(counter: Counter, year: int) -> Asks:
    """The days off of a year: those in force to be corrected, or an empty table."""
    calendar = counter.desk.ask(calendar_in_force)
    table = calendar.table(year)
    inputs = (
        Input("source", _("依据（通知的名称和文号）"), table.source if table else ""),
        Input("path", _("文件（文本或 CSV；有文件的以文件为准，空着用下面的）"), file="*.txt *.csv *.toml"),
        Input("lines", _("每行一个节日，可以照通知粘贴，如：春节 2月15日至2月23日 上班2月14日、2月28日"),
              table_lines(table) if table else "", True),
    )  # fmt: skip
    told = _("照国务院办公厅公布的安排填写。采用后，在办事项的期限随之重算，变动的会列出来。")
    return Asks(_("{year} 年放假安排").format(year=year), told, inputs, partial(_look_at_year, counter, year))


def _look_at_year(counter: Counter, year: int, given: Mapping[str, str]) -> Looked:
    place = given["path"].strip().strip('"')
    read = counter.desk.foreign.words(Path(place)) if place else given["lines"]
    if read is None:
        return Looked(faults=(_("文件读不出。请核对路径，并存为文本，每行一个节日。"),))
    typed = read.replace("\r\n", "\n")
    # a table in the shape of the shipped ones may be pasted as it is
    text = typed if "[[holidays]]" in typed else typed_table(year, given["source"], typed)
    if isinstance(text, tuple):
        return Looked(faults=[counter.desk.words.of(one) for one in text])
    table = read_table(text)
    if not isinstance(table, YearTable):
        return Looked(faults=[counter.desk.words.of(one) for one in table])
    before: Calendar = counter.desk.ask(calendar_in_force)
    after = counter.desk.ask(lambda books: with_table(books, table))
    today = counter.now().date()
    shifted = counter.desk.ask(lambda books: moved(books, counter.desk.rules_named, before, after, today))
    # what moves goes first: below the holidays it would lie out of sight
    changes = [
        _("{number} {title}：{before} → {after}").format(
            number=one.number,
            title=one.title,
            before=one.before.isoformat() if one.before else _("算不出"),
            after=one.after.isoformat() if one.after else _("算不出"),
        )
        for one in shifted[:MOST_LINES]
    ]
    changes += [_("{name}：{days} 天").format(name=h.name, days=len(tuple(h.days()))) for h in table.holidays]
    return Looked(changes, (), (), AdoptCalendar(text=text))
