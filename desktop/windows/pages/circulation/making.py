"""Making up folders: the strip of F4, the range as the last time, and what must be split (D5, D7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from desktop.operations.circulating.makeup import Makeup, plan
from desktop.operations.commands import Command, Done
from desktop.people.clearance import USUAL
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.drafting import Form
from desktop.windows.pages.circulation import opening
from desktop.windows.pages.circulation.splitting import SplitPanel
from desktop.windows.pages.strips import OpenStrip
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import Entered

NEW = "new"


class Making:
    """``show`` brings a panel to the front, ``back`` the list; ``opened`` gets what was booked."""

    def __init__(
        self,
        counter: Counter,
        strips: OpenStrip,
        above: QVBoxLayout,
        show: Callable[[SplitPanel], object],
        back: Callable[[], object],
        opened: Callable[[Done], object],
    ) -> None:
        self._counter, self._strips, self._above = counter, strips, above
        self._show, self._back, self._opened = show, back, opened
        self._shelf = opening.Shelf(())
        self._last: tuple[str, ...] = ()
        self._asked: tuple[str, ...] = ()
        self._pending: tuple[Entered, Makeup] | None = None
        self._agreed: tuple[object, object] | None = None
        self.panel = SplitPanel(counter)
        self.panel.split.connect(self._split)
        self.panel.together.connect(self._together)
        self.panel.left.connect(self._leave)

    # the strip

    def open(self, things: Sequence[str] = (), then: Callable[[], object] = lambda: None) -> None:
        """Open it; documents or copies chosen on another page join those that stand in it already."""

        def with_shelf(shelf: opening.Shelf) -> None:
            standing = self._strips.strip if self._strips.is_open(NEW) and things else None
            self._shelf = shelf
            if standing is None:
                self._stand(shelf)
            else:
                self._join(standing, shelf)
            then()

        self._counter.ask(lambda books: opening.read_shelf(books, things), with_shelf)

    def _stand(self, shelf: opening.Shelf) -> None:
        self._last, self._asked, self._agreed = (), (), None
        fields = opening.specs(self._counter, lambda: self._shelf, lambda: self._last)
        keeper = self._strips.keeper("circulation/new")
        strip = EntryStrip(_("新传阅单"), fields, self._counter.desk.words, keeper)
        strip.saved.connect(self._saved)
        strip.fields["copies"].changed.connect(partial(self._copies_changed, strip))
        self._strips.show(NEW, strip, self._above, keeper=keeper)
        if shelf.chosen:
            strip.fill({"texts": opening.texts_of(shelf.chosen)})
            self._copies_changed(strip)
        elif keeper is not None:
            keeper.restore(partial(self._restored, strip))

    def _restored(self, strip: EntryStrip, form: Form) -> None:
        """What was half-filled when the window was closed comes back, unless one types already."""
        if strip is self._strips.strip and not strip.filled:
            strip.fill(form)
            self._copies_changed(strip)

    def _join(self, strip: EntryStrip, shelf: opening.Shelf) -> None:
        """What was chosen comes to what is there; a copy is not put in twice."""
        have = strip.fields["copies"].text
        more = [text for text in opening.texts_of(shelf.chosen).get("copies", "").split("，") if text]
        texts = [*([have] if have else []), *(text for text in more if text not in have)]
        strip.fill({"texts": {"copies": "，".join(texts)}})
        self._copies_changed(strip)

    def _copies_changed(self, strip: EntryStrip) -> None:
        """As the last one from this body stands in grey: one key takes it."""
        answer = strip.fields["copies"].answer()
        copies = answer.value if isinstance(answer, Typed) else ()
        if copies == self._asked:
            return
        self._asked = copies
        if copies:
            self._counter.ask(
                lambda books: opening.read_last_range(books, copies), partial(self._range, strip, copies)
            )

    def _range(self, strip: EntryStrip, copies: tuple[str, ...], last: tuple[str, ...]) -> None:
        if strip is not self._strips.strip or copies != self._asked:
            return
        here = {p.id: p for p in self._counter.known.persons}
        self._last = tuple(one for one in last if one in here)
        names = "、".join(here[one].name for one in self._last)
        strip.fields["readers"].set_default(Typed(self._last, names) if self._last else None)

    # what must be split

    def _saved(self, entered: Entered) -> None:
        copies, readers = entered.values["copies"], entered.values["readers"]
        profile = self._counter.known.profile
        reach: Mapping[str, str] = profile.custody.clearance_levels.value if profile else USUAL
        together = bool(entered.reasons.get("slip.mixed"))
        self._counter.ask(
            lambda books: plan(books, copies, readers, reach, together), partial(self._planned, entered)
        )

    def _planned(self, entered: Entered, makeup: Makeup) -> None:
        same = (entered.values["copies"], entered.values["readers"])
        if makeup.one:
            self._book(opening.one_slip(entered))
        elif self._agreed == same:
            # it was agreed a moment ago; what is new is a reason
            self._book(opening.several(entered, makeup))
        else:
            self._pending = (entered, makeup)
            self.panel.show_makeup(makeup)
            self._show(self.panel)

    def _split(self) -> None:
        if self._pending is not None:
            entered, makeup = self._pending
            self._agreed = (entered.values["copies"], entered.values["readers"])
            self._leave()
            self._book(opening.several(entered, makeup))

    def _together(self) -> None:
        """The book asks for the reason; it stands in the strip."""
        if self._pending is not None:
            entered, _makeup = self._pending
            self._leave()
            self._book(opening.one_slip(entered))

    def _leave(self) -> None:
        self._pending = None
        self._back()
        if self._strips.strip is not None:
            self._strips.strip.begin()

    # booking

    def _book(self, command: Command) -> None:
        self._counter.book(command, self._done, self._refused)

    def _done(self, done: Done) -> None:
        strip = self._strips.strip
        if strip is not None:
            strip.done()  # its draft goes with it
        self._strips.close()
        self._opened(done)

    def _refused(self, refusal: Refusal) -> None:
        strip = self._strips.strip
        if strip is None:
            self._counter.complain(self._counter.desk.words.of(refusal))
            return
        strip.refuse(refusal.at(refusal.field if refusal.field in strip.fields else "copies"))
