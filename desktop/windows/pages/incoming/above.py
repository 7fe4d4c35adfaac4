"""专册引用: documents above the machine's level, by volume, page and line of the paper register alone (D16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.custody.document_facts import document_stream
from desktop.operations.books import Books
from desktop.operations.views import AboveRow
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import button, words
from desktop.windows.widgets.rows import Asked, Column, Fetch, Row, RowKey, Rows, Sort


class AboveList(ListAndCard):
    """The references in the order of the paper register, and how many copies they are; Esc leads back."""

    def __init__(self, counter: Counter, new: Callable[[], object]) -> None:
        desk, reader = counter.desk, counter.threads.reader
        self._copies = 0
        columns = (
            Column("volume", _("纸质专册（册号）"), "middle", 0),
            Column("page", _("页"), width=72),
            Column("line", _("行"), width=72),
            Column("copies", _("份数"), width=72),
            Column("noted", _("登记"), width=104),
        )
        model = PageModel(columns, self._fetch(counter), reader, counter.now)

        def load(reference: str) -> CardFacts | None:
            return desk.ask(lambda books: _card(counter, books, reference))

        empty = EmptyState(
            _("没有专册引用"), _("高于本机密级的文件不在这里登记内容，只登它在纸质专册里的册、页、行和份数。"),
            _("登专册位置"), "", new,
        )  # fmt: skip
        super().__init__(model, load, reader, counter.now, empty)
        self.heading = words("", "entryTitle")
        self.bar.addWidget(self.heading)
        self.bar.addWidget(button(_("登专册位置"), new, primary=True))
        model.loaded.connect(self._tell)

    def _fetch(self, counter: Counter) -> Fetch:
        def fetch(_after: RowKey | None, _limit: int, _sort: Sort, _asked: Asked) -> Rows:
            found = counter.desk.ask(lambda books: books.above_machine())
            self._copies = sum(row.copies for row in found)
            return Rows(tuple(_row(row, counter.now().date()) for row in found))

        return fetch

    def _tell(self) -> None:
        told = _("专册引用：{n} 件，{copies} 份    Esc 返回登记簿")
        self.heading.setText(told.format(n=self.model.rowCount(), copies=self._copies))


def _row(row: AboveRow, today: date) -> Row:
    cells = {
        "volume": row.volume,
        "page": str(row.page),
        "line": str(row.line),
        "copies": str(row.copies),
        "noted": said_day(row.noted_on, today),
    }
    return Row(row.id, (row.volume, row.page, row.line, row.seq), cells)


def _card(counter: Counter, books: Books, reference: str) -> CardFacts | None:
    row = next((one for one in books.above_machine() if one.id == reference), None)
    if row is None:
        return None
    place = _("第 {page} 页第 {line} 行").format(page=row.page, line=row.line)
    now = (Line(_("份数"), _("{n} 份").format(n=row.copies)), Line(_("内容"), _("只在纸质专册里")))
    verbs = (Verb("reference.correct", _("更正")), Verb("document.excise", _("清除误录")))
    life = life_of(books, counter.desk.words, [document_stream(row.id)])
    more = (Line("D16", counter.desk.words.clause("D16")),)
    return CardFacts(row.id, row.volume, place, now=now, verbs=verbs, life=life, more=more)
