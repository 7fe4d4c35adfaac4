"""期间统计 (D18): received, made, out, returned, destroyed, circulated, overdue, approvals; and the balance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from desktop.operations.sheet_views import Movement
from desktop.operations.sheets.dates import long_day, long_moment
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source, ending
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _

_COLUMNS = (
    ("top_secret", ("top_secret",)),
    ("secret", ("secret",)),
    ("confidential", ("confidential",)),
    ("others", ("work_secret", "internal")),
)
_ENDED_SHOWN = ("returned", "destroyed", "archived", "transferred", "lost", "declassified")
Term = Callable[[Movement], int]


def _signed(*, plus: Sequence[str] = (), minus: Sequence[str] = ()) -> Term:
    """How a movement counts in a row: with the terms named, against those."""
    return lambda m: m.copies if m.term in plus else (-m.copies if m.term in minus else 0)


def _any_end(m: Movement) -> int:
    return m.copies if m.term.startswith("ended:") else 0


def _other_end(m: Movement) -> int:
    return _any_end(m) if m.term.partition(":")[2] not in _ENDED_SHOWN else 0


# what the opening balance brings in counts as there before, whenever it was entered (D2)
_OPENING = _signed(plus=("entered_before", "entered:opening"), minus=("ended_before",))


def _terms() -> list[tuple[str, Term]]:
    """The rows, in their order on the sheet."""
    ended = [
        (_("本期{how}").format(how=ending(how)), _signed(plus=(f"ended:{how}",))) for how in _ENDED_SHOWN
    ]
    return [
        (_("期初在册"), _OPENING),
        (_("本期收到"), _signed(plus=("entered:received",))),
        (_("本期复制"), _signed(plus=("entered:made",))),
        *ended,
        (_("本期其他离册（作废、错投、亲启送达）"), _other_end),
        (_("期末在柜"), _signed(plus=("at:safe",))),
        (_("期末在外"), _signed(plus=("at:person",))),
        (_("期末已送退未回单"), _signed(plus=("at:outside",))),
    ]


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The figures of ``wanted.first`` to ``wanted.last``; counts only, so the sheet is 内部."""
    if wanted.first is None or wanted.last is None or wanted.last < wanted.first:
        return refuse("sheet.period", "D18", at="last")
    moved = source.books.movements(wanted.first, wanted.last)
    level, mark = source.mark(())
    return SheetFacts(
        f"figures/{wanted.first.isoformat()}/{wanted.last.isoformat()}",
        {
            "sheet_mark": mark,
            "period_from": long_day(wanted.first),
            "period_to": long_day(wanted.last),
            "computed_at": long_moment(source.now),
            "balance": _balance(moved),
            "prepared_by": source.name(source.operator),
            "lines": tuple(_row(title, term, moved) for title, term in _terms()),
            "carriers": tuple(_carriers(source, moved)),
            "acts": tuple(_acts(source, wanted)),
        },
        level,
    )


def _row(title: str, term: Term, moved: Sequence[Movement]) -> Cells:
    cells = {"item": title}
    for column, levels in _COLUMNS:
        cells[column] = str(sum(term(m) for m in moved if m.level in levels))
    cells["total"] = str(sum(term(m) for m in moved))
    return cells


def _carriers(source: Source, moved: Sequence[Movement]) -> list[Cells]:
    lines: list[Cells] = []
    for carrier in sorted({m.carrier for m in moved}):
        mine = [m for m in moved if m.carrier == carrier]

        def total(term: Term, mine: list[Movement] = mine) -> int:
            return sum(term(m) for m in mine)

        opening, received = total(_OPENING), total(_signed(plus=("entered:received",)))
        made, ended = total(_signed(plus=("entered:made",))), total(_any_end)
        lines.append(
            {
                "carrier": source.carrier(carrier),
                "opening": str(opening),
                "received": str(received),
                "made": str(made),
                "ended": str(ended),
                "closing": str(opening + received + made - ended),
            }
        )
    return lines


def _balance(moved: Sequence[Movement]) -> str:
    """期初＋收到＋复制 = 在柜＋在外＋送退＋离册, told whether it holds."""

    def total(term: Term) -> int:
        return sum(term(m) for m in moved)

    entered = [total(_OPENING), *(total(_signed(plus=(f"entered:{o}",))) for o in ("received", "made"))]
    lying = [total(_signed(plus=(f"at:{kind}",))) for kind in ("safe", "person", "outside")]
    ended = total(_any_end)
    holds = sum(entered) == sum(lying) + ended
    text = _(
        "期初{opening}＋收到{received}＋复制{made}＝在柜{safe}＋在外{out}＋送退未回单{sent}＋离册{ended}"
    ).format(
        opening=entered[0],
        received=entered[1],
        made=entered[2],
        safe=lying[0],
        out=lying[1],
        sent=lying[2],
        ended=ended,
    )
    return text + (_("，平衡。") if holds else _("，不平衡，请核对簿册。"))


def _acts(source: Source, wanted: Wanted) -> list[Cells]:
    assert wanted.first is not None
    assert wanted.last is not None
    rounds = source.books.rounds_between(wanted.first, wanted.last)
    closed_days = (wanted.last - wanted.first + timedelta(days=1)).days
    lines: list[Cells] = [
        {
            "item": _("传阅单"),
            "number": str(rounds.slips),
            "remark": _("其中已终结{n}").format(n=rounds.slips_closed),
        },
        {"item": _("催退单"), "number": str(rounds.notices), "remark": ""},
        {
            "item": _("日终在外（份次）"),
            "number": str(rounds.nights),
            "remark": _("期间{n}天").format(n=closed_days),
        },
    ]
    above = [row for row in source.books.above_machine() if wanted.first <= row.noted_on <= wanted.last]
    if above:  # counted with the paper 专册, not in the balance of this book (D16)
        lines.append(
            {
                "item": _("高于本机密级（份，见纸质专册）"),
                "number": str(sum(row.copies for row in above)),
                "remark": _("{n}件").format(n=len(above)),
            }
        )
    for procedure, opened, granted in rounds.cases:
        definition = source.profile.procedures.get(procedure)
        lines.append(
            {
                "item": definition.title if definition else procedure,
                "number": str(opened),
                "remark": _("批准{n}").format(n=granted),
            }
        )
    return lines
