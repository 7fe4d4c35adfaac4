"""What the book knows of a line of the collector's list (D13): by whole number, by its tail, by the title's digits.

It proposes only where one document alone can be meant; the rest is matched by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.custody.clearance_facts import LineMatched, ListLine, Match
from desktop.operations.books import Books
from desktop.operations.views import ClearanceLineRow, ClearanceRow, CopyRow, DocumentRow
from desktop.plain.typed.answer import even

_SIGNS = re.compile(r"[\s〔〕\[\]【】（）()《》<>“”\"'‘’、，,。.·:：;；—\-_/第号]+")
_DIGITS = re.compile(r"[0-9]+")
_RUNS = re.compile(r"[\u3400-\u9fff]{2,}")
_LEAST = 4
"""Signs that a shortened title must have left to be told by."""
_MANY = 200


def meant(books: Books, collector: str, line: ListLine) -> str:
    """The one document that a line can mean, by id; empty where it cannot tell. Searches: some 10 ms a line."""
    document = _document_of(books, collector, line)
    return "" if document is None else document.id


def propose(books: Books, line: ListLine, document: str) -> list[LineMatched]:
    """Per state of its copies one match; nothing for no document."""
    copies = [c for c in books.copies_of(document) if not c.parent] if document else []
    if line.copy_numbers:
        wanted = {bare(n) for n in line.copy_numbers}
        copies = [c for c in copies if bare(c.number or c.label) in wanted]
    if not copies:
        return []
    groups: dict[Match, list[CopyRow]] = {}
    for copy in copies:
        groups.setdefault(stand_of(copy), []).append(copy)
    return [LineMatched(line.line, document, tuple(c.id for c in g), m) for m, g in groups.items()]


def bare(number: str) -> str:
    """000023 and 23 are the same copy to a collector."""
    return even(number).lstrip("0")


def stand_of(copy: CopyRow) -> Match:
    """In the safe, with somebody, or no longer ours."""
    if copy.place_kind == "safe":
        return Match.IN_SAFE
    return Match.OUT if copy.place_kind == "person" else Match.ALREADY_ENDED


def _document_of(books: Books, collector: str, line: ListLine) -> DocumentRow | None:
    """The first way that leaves exactly one document."""
    for found in _ways(books, line):
        unique = {d.id: d for d in found if not d.voided}
        mine = {d.id: d for d in unique.values() if _from(books, collector, line, d)}
        chosen = mine or unique
        if len(chosen) == 1:
            return next(iter(chosen.values()))
    return None


def _ways(books: Books, line: ListLine) -> Iterator[Iterable[DocumentRow]]:
    title = plain(line.title)
    if line.document_number:
        whole, tail = plain(line.document_number), _last(line.document_number)
        prefix = _DIGITS.split(even(line.document_number))[0].strip(" 〔[（(【第")
        near = _search(books, line.document_number, prefix)
        yield [d for d in near if plain(d.document_number or "") == whole]
        # 12号 alone: the body and the title decide, which must not contradict
        told = [d for d in _search(books, line.title[:12]) if _last(d.document_number or "") == tail]
        yield [d for d in told if alike(plain(d.title), title)]
        if prefix or not title:
            return
    near = _search(books, line.title, line.title[:12])
    yield [d for d in near if plain(d.title) == title]
    yield [d for d in near if alike(plain(d.title), title)]


def _search(books: Books, *typed: str) -> list[DocumentRow]:
    rows: list[DocumentRow] = []
    for words in typed:
        if len(words.strip()) >= 2:
            rows += books.documents(typed=words.strip(), limit=_MANY).rows
    return rows


def plain(text: str) -> str:
    """Without blanks, brackets and signs: 盘委纪〔2026〕3号 and 盘委纪[2026] 3 号 are one number."""
    return _SIGNS.sub("", even(text))


def _last(number: str) -> str:
    digits = _DIGITS.findall(even(number))
    return digits[-1].lstrip("0") if digits else ""


def alike(ours: str, theirs: str) -> bool:
    """One shortens the other, and the digits (year, period, number) are the same in the same order."""
    short, long = sorted((ours, theirs), key=len)
    return len(short) >= _LEAST and _DIGITS.findall(short) == _DIGITS.findall(long) and short in long


def _from(books: Books, collector: str, line: ListLine, document: DocumentRow) -> bool:
    if line.body:
        return plain(document.body_name) == plain(line.body)
    return collects(books, collector, document.body)


def collects(books: Books, collector: str, body: str) -> bool:
    """Whether the papers of a body are called back by this collector."""
    known = books.body(body)
    return body == collector or (known is not None and known.collector == collector)


def likely(books: Books, line: ClearanceLineRow, limit: int = 5) -> list[DocumentRow]:
    """Documents that a line may mean: shown beside it, never booked by themselves."""
    digits = [d for d in _DIGITS.findall(even(line.document_number or "")) if len(d) < 4]
    runs = [run[:6] for run in _RUNS.findall(line.title)]
    near = _search(books, line.title, line.document_number or "", *runs[:4])
    tail = digits[-1] if digits else ""
    near.sort(
        key=lambda d: (plain(d.body_name) != plain(line.body or ""), _last(d.document_number or "") != tail)
    )
    found = {d.id: d for d in near if not d.voided}
    return list(found.values())[:limit]


def unlisted(books: Books, head: ClearanceRow, lines: Sequence[ClearanceLineRow]) -> list[CopyRow]:
    """我方有而目录无: due to this collector by that day, and copies made of what the list calls back."""
    named = {copy for line in lines for copy in line.copies}
    found = {}
    for document in dict.fromkeys(line.document for line in lines if line.document):
        for copy in books.copies_of(document):  # recall of the original recalls its copies (edge case 31)
            if copy.parent in named and copy.place_kind in ("safe", "person"):
                found[copy.id] = copy
    ours: dict[str, bool] = {}
    for copy in books.copies_due(head.due or date.max, limit=-1):
        if copy.document not in ours:
            known = books.document(copy.document)
            ours[copy.document] = known is not None and collects(books, head.collector, known.body)
        if ours[copy.document]:
            found[copy.id] = copy
    left = (copy for copy in found.values() if copy.id not in named)
    return sorted(left, key=lambda copy: (copy.register_number, copy.label))
