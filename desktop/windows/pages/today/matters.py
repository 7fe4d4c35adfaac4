"""What waits today, gathered from the book: overdue first, 绝密 first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.custody.day_facts import DayClosed, DayLine, LineEnd, day_stream
from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.sentences import tables
from desktop.operations.views import CopyRow
from desktop.plain.words import N_, _
from desktop.procedures.review.item import REPORT_WITHIN, fold_item
from desktop.procedures.review.item_facts import item_stream
from desktop.windows.times_shown import said_day, said_time
from desktop.windows.widgets.rows import Cell, Row, Toned

SOON = timedelta(days=30)
MOST = 300
"""So many papers, pending entries and cases are listed; where there are more the list says so."""
MOST_OUT = 5_000
"""What is out, or due, is listed whole: nobody is to be forgotten."""
UNCLOSED = 5
"""So many days that were not closed are named."""
NOVEMBER = 11
"""The holidays of a year are published about then, the year before."""

GROUPS = {
    "start": N_("开始使用"),
    "secret": N_("涉密待处置"),
    "overdue": N_("逾期未还"),
    "frozen": N_("停办待查"),
    "envelope": N_("未拆信封"),
    "unresolved": N_("打印未结"),
    "discrepancy": N_("来文差错"),
    "day": N_("未日清"),
    "out": N_("在外"),
    "slip": N_("待送传阅"),
    "ink": N_("待补签"),
    "case": N_("审批待办"),
    "review": N_("保密审查"),
    "calendar": N_("日历"),
    "due": N_("清退到期"),
    "paper": N_("纸面未回"),
    "pending": N_("待补登记"),
}
"""Kind of a matter → its word, in the order of risk."""


@dataclass(frozen=True)
class Matter:
    """One line: ``id`` is ``kind/thing``; ``level`` empty where it has none."""

    kind: str
    thing: str
    text: str
    who: str
    when: str
    level: str = ""
    tone: str = ""

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.thing}"

    def row(self, place: int) -> Row:
        """As a line of the list."""
        cells: dict[str, Cell] = {
            "kind": Toned(_(GROUPS[self.kind]), self.tone),
            "text": self.text,
            "who": self.who,
            "when": Toned(self.when, self.tone, self.when),
            "level": self.level,
        }
        return Row(self.id, (place,), cells)


def gather(books: Books, now: datetime, hours: ReturnHours) -> list[Matter]:
    """All of today, each group in its own order."""
    found = [*_out(books, now, hours), *_days(books, now, hours), *_calendar(now, hours)]
    for make in _MAKERS:
        found.extend(make(books, now))
    return in_order(found)


def in_order(found: Iterable[Matter]) -> list[Matter]:
    """By kind in the order of risk, each kind as it came."""
    order = list(GROUPS)
    return sorted(found, key=lambda matter: order.index(matter.kind))


def cut_short(found: Iterable[Matter]) -> bool:
    """Whether of some kind there may be more than are listed."""
    kinds = Counter(matter.kind for matter in found)
    return any(number >= MOST for kind, number in kinds.items() if kind not in ("out", "overdue", "due"))


def urgent(books: Books, now: datetime, hours: ReturnHours) -> tuple[int, int]:
    """What stands beside the page's name: how many are overdue, and how much else cannot wait."""
    counts = books.counts(now)
    return len(hours.late(books.copies_out(-1), now)), counts.unopened + counts.papers_unresolved


def _start(books: Books, _now: datetime) -> list[Matter]:
    """A new book says what to do first; each line is gone once it is done."""
    steps = []
    if not books.safes():
        steps.append(("settings", _("登记保密柜：没有柜，文件无处存放"), _("设置 · F4")))
    if len(books.persons(limit=4)) <= len(books.operators()):
        steps.append(("people", _("登记人员：领导班子、各部门承办人，按传阅次序"), _("人员 · F4")))
    if not books.documents(limit=1).rows:
        steps.append(("receipt", _("建账：柜里已有的文件照旧登记簿录入；或直接按 F4 登记新收文"), _("收文")))
    return [Matter("start", page, text, where, "", "", "today") for page, text, where in steps]


def _out(books: Books, now: datetime, hours: ReturnHours) -> list[Matter]:
    """Lines left open at the last closing begin the morning (D9), then 绝密 first, then the longest out (A6.1.4c)."""
    left = left_open(books, now)
    made = []
    for row in sorted(books.copies_out(MOST_OUT), key=lambda one: (one.id, one.place) not in left):
        late = hours.overdue(row, now)
        number = f"{row.register_number}-{row.label}  {row.title}"
        who = f"{row.place_name}  {row.telephone or ''}".strip()
        made.append(Matter("overdue" if late else "out", row.id, number, who,
                           _since(row, now, hours, left.get((row.id, row.place))), row.level,
                           "overdue" if late else "today"))  # fmt: skip
    return made


def _since(row: CopyRow, now: datetime, hours: ReturnHours, left: DayLine | None) -> str:
    """Since when, and what makes it weigh: the leaders' list, chases, the night, the word of the last closing."""
    told = [_("自 {at}").format(at=said_time(row.since, now))]
    if hours.to_leader(row, now):
        told.append(_("报分管领导"))  # D8
    if row.chases:
        told.append(_("已催 {n} 次").format(n=row.chases))
    if row.overnight:
        told.append(_("留阅过夜") if row.overnight_by else _("留阅未经同意"))
    if left is not None and left.word:
        told.append(_("清点时：{word}").format(word=left.word))
    return "，".join(told)


def left_open(books: Books, now: datetime) -> dict[tuple[str, str], DayLine]:
    """Copy and holder → its line of the last day closed, where that was left open."""
    last = books.last_day_closed()
    if last is None or last >= now.date():
        return {}
    closed = [row.fact for row in books.stream(day_stream(last)) if isinstance(row.fact, DayClosed)]
    open_ends = (LineEnd.OPEN, LineEnd.CHASED)
    return {(line.copy, line.holder): line for line in closed[-1].lines if line.end in open_ends}


def _frozen(books: Books, _now: datetime) -> list[Matter]:
    return [
        Matter("frozen", r.id, f"{r.register_number}-{r.label}  {r.title}", r.place_name,
               _("下落不明") if r.missing else tables.freeze_words(r.frozen), r.level, "overdue")
        for r in books.copies_held_up(MOST)
    ]  # fmt: skip


def _envelopes(books: Books, now: datetime) -> list[Matter]:
    return [
        Matter("envelope", f"receipt:{e.receipt}:{e.number}", _("路单 {list} 信封 {number}").format(
                   list=e.delivery_list, number=e.number),
               e.addressee_name, said_time(e.signed_at, now), e.level, "today")
        for e in books.envelopes_unopened()
    ]  # fmt: skip


def _slips(books: Books, now: datetime) -> list[Matter]:
    return [
        Matter("slip", s.id, f"{s.number}  {s.first_title}", s.next_reader_name or _("可终结"),
               said_day(s.opened_on, now.date()), s.level)
        for s in books.slips("open", None, MOST).rows
        if not s.out_with
    ]  # fmt: skip


def _papers(books: Books, now: datetime) -> list[Matter]:
    waiting = [("unresolved", p) for p in books.papers("unresolved", None, MOST).rows]
    waiting += [("paper", p) for p in books.papers("out", None, MOST).rows if p.result]
    return [
        Matter(kind, p.serial, f"{tables.form_words(p.form)}  {p.serial}", p.issued_by_name,
               said_time(p.issued_at, now), p.level, "overdue" if kind == "unresolved" else "waiting")
        for kind, p in waiting
    ]  # fmt: skip


def _documents(books: Books, now: datetime) -> list[Matter]:
    made = []
    for kind, view in (("discrepancy", "discrepancy"), ("pending", "pending")):
        for d in books.documents(view, limit=MOST).rows:
            when = said_day(d.received_on, now.date())
            tone = "today" if kind == "discrepancy" else "waiting"
            made.append(
                Matter(kind, d.id, f"{d.register_number}  {d.title}", d.body_name, when, d.level, tone)
            )
    return made


def _due(books: Books, now: datetime) -> list[Matter]:
    until = (now + SOON).date()
    return [
        Matter("due", r.id, f"{r.register_number}-{r.label}  {r.title}", r.place_name,
               _("{day} 前清退").format(day=said_day(r.return_due or until, now.date())), r.level,
               "overdue" if r.return_due and r.return_due < now.date() else "today")
        for r in books.copies_due(until, MOST_OUT)
    ]  # fmt: skip


def _cases(books: Books, now: datetime) -> list[Matter]:
    return [
        Matter("case", c.id, c.number, "", said_day(c.opened_on, now.date()))
        for c in books.approvals("open", MOST)
    ]


def _ink(books: Books, now: datetime) -> list[Matter]:
    """D14: what was said by telephone is signed the next working day."""
    return [
        Matter("ink", f"{'review' if one.review else 'copying'}:{one.thing}",
               f"{one.number}  {one.title or (_('{n} 条').format(n=one.cases) if one.cases > 1 else '')}".strip(), "",
               _("{day}前补签").format(day=said_day(one.due, now.date())), "",
               "overdue" if one.due < now.date() else "today")
        for one in books.ink_owed(MOST)
    ]  # fmt: skip


def _secrets(books: Books, now: datetime) -> list[Matter]:
    """D23, 实施条例61: what was proved secret, until it is reported and the draft's words are destroyed."""
    found = []
    for row in books.items("secret", limit=MOST).rows:
        item = fold_item(row.id, books.stream(item_stream(row.id)))
        if item.secret is None or (item.reported is not None and not item.words_due):
            continue
        left = [_("报告")] if item.reported is None else []
        left += [_("清除文稿")] if item.words_due else []
        until = said_time(item.secret.found_at + REPORT_WITHIN, now)
        text = _("{number} 涉密：{left}").format(number=row.number, left="、".join(left))
        when = _("{at}前报告").format(at=until) if item.reported is None else _("已报告")
        found.append(Matter("secret", row.id, text, row.department_name, when, "", "overdue"))
    return found


def _days(books: Books, now: datetime, hours: ReturnHours) -> list[Matter]:
    """Days worked since the last closing on which something was booked, and that nobody closed (D9)."""
    return [
        Matter("day", day.isoformat(), _("{day} 没有日终清点").format(day=said_day(day, now.date())), "",
               _("按 Enter 补清点"), "", "overdue")
        for day in unclosed(books, now.date(), hours)
    ]  # fmt: skip


def unclosed(books: Books, today: date, hours: ReturnHours) -> list[date]:
    """The latest first."""
    last = books.last_day_closed()
    found: list[date] = []
    day = books.last_day_booked(today)
    while day is not None and (last is None or day > last) and len(found) < UNCLOSED:
        if hours.worked(day):
            found.append(day)
        day = books.last_day_booked(day)
    return found


def _calendar(now: datetime, hours: ReturnHours) -> list[Matter]:
    """A year without its table is told, never guessed."""
    years = [now.year] if now.month < NOVEMBER else [now.year, now.year + 1]
    return [
        Matter("calendar", str(year), _("{y} 年放假安排尚未公布，时限按周一至周五算，遇节假日请自行核对").format(y=year),
               "", "", "", "waiting")
        for year in years
        if not hours.published(date(year, 1, 1))
    ]  # fmt: skip


_MAKERS: tuple[Callable[[Books, datetime], list[Matter]], ...] = (
    _start, _secrets, _frozen, _envelopes, _slips, _papers, _documents, _due, _ink, _cases,
)  # fmt: skip
