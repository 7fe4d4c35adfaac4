"""Monthly comparison of 公文: the paper that was issued against what was reviewed and published (B4.4b, D24)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import known as known_person
from desktop.operations.ports import Act
from desktop.operations.review_views import ItemRow
from desktop.operations.reviewing.about import words
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review.comparison import Found, Known, Paper, compared, even
from desktop.procedures.review.comparison_facts import ComparedLine, MonthCompared, comparison_stream
from desktop.procedures.review.item_laws import OFFICIAL_DOCUMENT


@dataclass(frozen=True)
class IssuedPaper:
    """A 公文 as the list of what was issued says it."""

    title: str
    document_number: str = ""


@dataclass(frozen=True, kw_only=True)
class CompareMonth(Command):
    """比对: all that was issued on paper in the month of ``first``; made again, the last one counts."""

    first: date
    issued: tuple[IssuedPaper, ...]
    compared_by: str


def compare_month(command: CompareMonth, act: Act) -> Outcome:
    """Each paper is found among the items; what was published and is on no paper is told behind them."""
    refused = _unfit(command, act)
    if refused is not None:
        return refused
    first, last = month_of(command.first)
    papers = tuple(Paper(one.document_number.strip(), one.title.strip()) for one in command.issued)
    found = compared(papers, _known(act.books, papers), _published(act.books, first, last))
    lines = tuple(_line(one) for one in found)
    fact = MonthCompared(
        first=first, last=last, issued=len(papers), compared_by=command.compared_by, lines=lines
    )
    act.add(comparison_stream(first), fact)
    left = sum(1 for line in lines if not line.outcome.agrees)
    return done("comparison.made", month=first.month, n=len(papers), left=left)


def _unfit(command: CompareMonth, act: Act) -> Refusal | None:
    if command.first > act.now.date():
        return refuse("comparison.month_ahead", "B4.4b", at="first")
    seen: set[str] = set()
    for place, one in enumerate(command.issued, 1):
        if not one.title.strip():
            return refuse("comparison.no_title", "B4.4b", at="title").in_line(place)
        number = even(one.document_number)
        if number and number in seen:
            return refuse("comparison.twice", "B4.4b", at="document_number").in_line(place)
        seen.add(number)
    return known_person(act, "compared_by", command.compared_by)


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _known(books: Books, papers: tuple[Paper, ...]) -> Iterator[Known]:
    """Items that bear the number or the title of one of the papers, however it was typed; the list is read once."""
    numbers = {even(paper.number) for paper in papers} - {""}
    titles = {even(paper.title) for paper in papers}
    for item, number, title in books.item_words() if papers else ():
        if even(number) in numbers or even(title) in titles:
            row = books.item(item)
            if row is not None:
                yield _of(row)


def _published(books: Books, first: date, last: date) -> Iterator[Known]:
    for row in books.items_published(first, last):
        if row.item_type == OFFICIAL_DOCUMENT:
            yield _of(row)


def _of(row: ItemRow) -> Known:
    return Known(
        item=row.id,
        number=row.document_number or "",
        title=row.title,
        conclusion=row.conclusion,
        out=bool(row.published),
        published_on=row.published_on,
        taken_down=row.state == "taken_down",
    )


def _line(found: Found) -> ComparedLine:
    known, paper = found.known, found.paper
    number = paper.number if paper else known.number if known else ""
    title = paper.title if paper else known.title if known else ""
    return ComparedLine(
        number=words(number),
        title=Text(title),
        item=known.item if known else "",
        outcome=found.outcome,
        published_on=known.published_on if known else None,
    )


def last_comparison(books: Books, month: date) -> MonthCompared | None:
    """The one that counts for a month."""
    rows = books.stream(comparison_stream(month))
    facts = [row.fact for row in rows if isinstance(row.fact, MonthCompared)]
    return facts[-1] if facts else None
