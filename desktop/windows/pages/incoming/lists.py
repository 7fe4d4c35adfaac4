"""The three lists of the page, each with its card: the register, the copies of a document, the envelopes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.operations.views import EnvelopeRow
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import copy_card, document_card
from desktop.windows.pages.incoming import list as lists
from desktop.windows.widgets.card_facts import CardFacts
from desktop.windows.widgets.empty_state import EmptyState
from desktop.windows.widgets.list_and_card import ListAndCard
from desktop.windows.widgets.page_model import PageModel
from desktop.windows.widgets.plain_parts import words
from desktop.windows.widgets.rows import Asked, Sort
from desktop.windows.widgets.view_bar import ViewBar

_LEAST = 72
"""The stack stays in sight below an unfolded strip, by a line at least."""


class DocumentList(ListAndCard):
    """The register, with its views and the search."""

    def __init__(self, counter: Counter, new: Callable[[], object]) -> None:
        desk, reader = counter.desk, counter.threads.reader
        model = PageModel(
            lists.document_columns(),
            lists.fetch_documents(counter),
            reader,
            counter.now,
            Sort("number", descending=True),
        )

        def load(document: str) -> CardFacts | None:
            return desk.ask(lambda books: document_card(books, desk.words, document, counter.now()))

        empty = EmptyState(
            _("还没有收文"), _("签收、登记的每一份文件都列在这里；原有的文件可用建账录入。"), _("新登记"), "new", new
        )  # fmt: skip
        super().__init__(model, load, reader, counter.now, empty)
        self.list.setMinimumHeight(_LEAST)
        self.list.setItemDelegate(lists.RegisterDelegate(model, self.list))
        self.views = ViewBar(lists.views())
        self.serve(self.views, self._ask)
        self._seek = ""
        model.loaded.connect(self._sought)
        model.ask()

    def _ask(self, asked: Asked) -> None:
        self.model.ask(asked)
        if self.views.now.words or self.views.now.view not in ("", "all"):
            self.empty.say(_("没有找到"), _("换一个视图或少输几个字；Esc 清除查找。"))
        else:
            self.empty.say(_("还没有收文"), _("签收、登记的每一份文件都列在这里；原有的文件可用建账录入。"))

    def seek(self, document: str) -> None:
        """Make a document the current row once the list has come again; the cursor stays where it is."""
        self._seek = document

    def reread(self) -> None:
        row = self.list.current_row()
        self.model.ask(seek=self._seek or (row.id if row is not None else ""))

    def _sought(self) -> None:
        if self._seek:
            self.list.go_to(self._seek)
            self._seek = ""


class CopyList(ListAndCard):
    """The copies of one document; Esc leads back to the register."""

    def __init__(self, counter: Counter) -> None:
        desk, reader = counter.desk, counter.threads.reader
        self.document = ""
        model = PageModel(
            lists.copy_columns(), lists.fetch_copies(counter, lambda: self.document), reader, counter.now
        )

        def load(copy: str) -> CardFacts | None:
            return desk.ask(
                lambda books: copy_card(books, desk.words, copy, counter.now(), counter.known.hours)
            )

        super().__init__(model, load, reader, counter.now, EmptyState(_("没有份"), ""))
        self.heading = words("", "entryTitle")
        self.bar.addWidget(self.heading)

    def show_document(self, document: str, number: str) -> None:
        """List its copies."""
        self.document = document
        self.heading.setText(_("{number} 的各份    Esc 返回登记簿").format(number=number))
        self.model.ask()


class EnvelopeList(ListAndCard):
    """Envelopes that wait to be opened; Enter opens."""

    def __init__(self, counter: Counter, sign: Callable[[], object]) -> None:
        desk, reader = counter.desk, counter.threads.reader
        model = PageModel(lists.envelope_columns(), lists.fetch_envelopes(counter), reader, counter.now)

        def load(envelope: str) -> CardFacts | None:
            row = desk.ask(lambda books: _find(books.envelopes_unopened(), envelope))
            return lists.envelope_card(row, counter) if row is not None else None

        empty = EmptyState(_("没有待拆的信封"), _("签收的信封在拆封以前都列在这里。"), _("签收"), "", sign)
        super().__init__(model, load, reader, counter.now, empty)
        heading = words(_("待拆信封    Enter 拆封    Esc 返回登记簿"), "entryTitle")
        self.bar.addWidget(heading)


def _find(rows: Sequence[EnvelopeRow], envelope: str) -> EnvelopeRow | None:
    return next((row for row in rows if lists.envelope_id(row) == envelope), None)
