"""Where the facts of a sheet come from: the book, the rules in force, the moment, who prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.custody.levels import Level, highest
from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.views import CopyRow, DocumentRow, PersonRow
from desktop.plain.facts import Text
from desktop.plain.typed import PeriodKind, SecrecyPeriod, period_words
from desktop.plain.words import N_, _
from desktop.procedures.definition import Procedure
from desktop.profiles.profile import Profile
from desktop.workdays.calendar import Calendar

ENDINGS = {
    "returned": N_("清退"),
    "destroyed": N_("销毁"),
    "archived": N_("归档"),
    "transferred": N_("移交"),
    "delivered": N_("亲启送达"),
    "misdelivered": N_("错投退回"),
    "lost": N_("丢失"),
    "declassified": N_("解密出册"),
    "voided": N_("作废"),
}
"""How a copy's life in the book ended."""


def _unknown(_digest: str) -> Profile | None:
    return None


@dataclass(frozen=True)
class Source:
    """``operator``: person id of who prints; ``unit`` as it stands on paper; ``rules`` by their digest."""

    books: Books
    profile: Profile
    now: datetime
    operator: str
    unit: str = ""
    calendar: Calendar = field(default_factory=Calendar)
    rules: Callable[[str], Profile | None] = _unknown

    def ruled_by(self, digest: str) -> Profile:
        """The rules of that digest: a case keeps its own (edge case 53); those of today where they are not at hand."""
        return self.rules(digest) or self.profile

    def under(self, digest: str) -> Source:
        """The words of a case: letters, captions, titles, lists and posts of the rules that it began under.

        Numbers are drawn, and what is kept off the paper is kept off it, by the rules of today.
        """
        own = self.ruled_by(digest)
        if own.digest == self.profile.digest:
            return self
        return replace(self, profile=replace(own, series=self.profile.series, custody=self.profile.custody))

    def procedure(self, digest: str, procedure: str) -> Procedure | None:
        """A procedure as it stood in the rules of that digest."""
        return self.ruled_by(digest).procedures.get(procedure)

    @property
    def hours(self) -> ReturnHours:
        """When what is out is due."""
        return ReturnHours(self.profile.custody, self.calendar)

    def person(self, person: str) -> PersonRow | None:
        """A person by id; nothing for no id."""
        return self.books.person(person) if person else None

    def name(self, person: str) -> str:
        """Name of a person."""
        found = self.person(person)
        return found.name if found else ""

    def written_by(self) -> dict[str, str]:
        """Who writes a letter of this desk, and where he is reached."""
        operator = self.person(self.operator)
        name, telephone = (operator.name, operator.telephone or "") if operator else ("", "")
        return {"contact": name, "telephone": telephone, "prepared_by": name}

    def names(self, persons: Iterable[str]) -> str:
        """Names, joined."""
        return "、".join(name for name in (self.name(p) for p in persons) if name)

    def post(self, person: str) -> str:
        """Department and duty; a duty that names its department already stands alone (规划科科长)."""
        found = self.person(person)
        if found is None:
            return ""
        duty = found.duty or ""
        return duty if duty.startswith(found.department_name) else f"{found.department_name}{duty}"

    def level(self, code: str) -> str:
        """A level in the unit's words."""
        return self.profile.words.levels.get(code, code)

    def channel(self, code: str) -> str:
        """A way of delivery in the unit's words."""
        return self.profile.words.channels.get(code, code)

    def carrier(self, code: str) -> str:
        """A carrier in the unit's words."""
        return self.profile.words.carriers.get(code, code)

    def classification(self, row: DocumentRow | RegisterLine) -> str:
        """密级★期限, as it stands on the paper; a presumed period says so (edge case 5)."""
        return marked(self.level(row.level), row)

    def classified(self, document: str) -> str:
        """密级★期限 of a document by id."""
        found = self.books.register_line(document) if document else None
        return self.classification(found) if found else ""

    def place(self, copy: CopyRow) -> str:
        """Where a copy is, in words."""
        if copy.missing:
            return _("下落不明（账在{place}）").format(place=copy.place_name)
        return self.at(copy.place_kind, copy.place, copy.place_name)

    def at(self, kind: str, place: str, name: str) -> str:
        """A place in words."""
        if kind == "ended":
            return ending(place)
        if kind == "outside":
            return _("已送退{body}，未回单").format(body=name)
        return name

    def mark(self, rows: Iterable[DocumentRow | RegisterLine]) -> tuple[str, str]:
        """Code of the highest level on a sheet, and its mark with the longest period at that level."""
        found = list(rows)
        if not found:
            return "internal", self.level("internal")
        level = highest(tuple(Level(row.level) for row in found)).value
        top = [row for row in found if row.level == level]
        if any(row.period_kind in ("until", "condition", "unmarked") for row in top):
            same = {marked(self.level(level), row) for row in top}
            return level, same.pop() if len(same) == 1 else self.level(level)
        longest = max(top, key=_months)
        years = longest.period_amount or 0
        if longest.period_kind == "presumed":
            return level, f"{self.level(level)}★{years}年" if years else self.level(level)
        return level, marked(self.level(level), longest)

    def mark_of(self, documents: Iterable[str]) -> tuple[str, str]:
        """The same by document ids."""
        rows = (self.books.register_line(d) for d in dict.fromkeys(documents) if d)
        return self.mark([row for row in rows if row is not None])


def _months(row: DocumentRow | RegisterLine) -> int:
    return (row.period_amount or 0) * (1 if row.period_kind == "months" else 12)


def period_of(row: DocumentRow | RegisterLine) -> SecrecyPeriod:
    """The secrecy period of a row."""
    words = Text(row.period_words) if row.period_words else None
    return SecrecyPeriod(PeriodKind(row.period_kind), row.period_amount or 0, row.period_day, words)


def marked(level: str, row: DocumentRow | RegisterLine) -> str:
    """``机密★10年``; ``机密 推定20年``; ``机密`` where no period stands on it."""
    period = period_of(row)
    if period.kind is PeriodKind.UNMARKED:
        return level
    joint = " " if period.kind is PeriodKind.PRESUMED else "★"
    return f"{level}{joint}{period_words(period)}"


def ending(code: str) -> str:
    """How a copy ended, in words."""
    return _(ENDINGS[code]) if code in ENDINGS else code
