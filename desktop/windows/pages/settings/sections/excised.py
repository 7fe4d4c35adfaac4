"""清除: what was destroyed, by whom and why (D17); and the way to it."""

from __future__ import annotations

from desktop.audit.acts import Excised
from desktop.operations.books import Books
from desktop.plain.recorded import Recorded
from desktop.plain.words import N_, _
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.times_shown import said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, Line
from desktop.windows.widgets.rows import Row

NO_BACKUPS = N_(
    "簿册里没有登记备份，没有要处理的。若有人另外拷贝过库文件，那一份里字句还在，请找到并按规定销毁。"
)


def _rows(books: Books) -> list[tuple[Recorded, Excised]]:
    found = books.facts_after(0, [Excised.KIND])
    return [(row, row.fact) for row in reversed(found) if isinstance(row.fact, Excised)]


def _name(books: Books, person: str) -> str:
    found = books.person(person) if person else None
    return found.name if found else ""


def _lines(looking: Looking) -> list[Row]:
    now = looking.counter.now()

    def read(books: Books) -> list[Row]:
        return [
            line(
                f"excised/{row.sequence}",
                _("{n} 处内容已清除").format(n=len(fact.fingerprints)),
                _("由 {one}、{two} 办理，{reason}").format(
                    one=_name(books, row.recorded_by),
                    two=_name(books, fact.second_person),
                    reason=fact.reason,
                ),
                said_time(row.recorded_at, now),
            )
            for row, fact in _rows(books)
        ]

    return looking.ask(read)


def _card(looking: Looking, one: str) -> CardFacts | None:
    def read(books: Books) -> CardFacts | None:
        for row, fact in _rows(books):
            if str(row.sequence) != one:
                continue
            persons = "、".join((_name(books, row.recorded_by), _name(books, fact.second_person)))
            now = [
                Line(_("办理人"), persons),
                Line(_("时间"), whole(row.recorded_at)),
                Line(_("事由"), fact.reason),
            ]
            if fact.paper:
                now.append(Line(_("依据"), fact.paper))
            entries = "、".join(str(number) for number in fact.sequences[:20])
            now.append(Line(_("所涉登记"), _("操作日志第 {entries} 笔").format(entries=entries)))
            more = (Line(_("备份"), _(NO_BACKUPS)), Line("D17", looking.clause("D17")))
            title = _("{n} 处内容已清除").format(n=len(fact.fingerprints))
            return CardFacts(f"excised/{one}", "", title, now=tuple(now), more=more)
        return None

    return looking.ask(read)


SECTION = Section(
    "excised",
    N_("清除"),
    _lines,
    {"excised": _card},
    faces=("words.excise",),
    nothing=N_("没有清除过内容。误录了高于本机密级的内容，按 F4。"),
)
