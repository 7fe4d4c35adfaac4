"""其他流程: one item by another of the unit's procedures than its usual review; whatever the profile holds."""

from __future__ import annotations

from desktop.plain.words import _
from desktop.windows.pages.middle import MiddlePage
from desktop.windows.pages.review.handing_in import NewItem
from desktop.windows.widgets.entry_strip import EntryStrip
from desktop.windows.widgets.field_spec import FieldSpec, Offer

OTHER = "item.other"


def choose_procedure(page: MiddlePage, named: str) -> None:
    """Each by its digit, the only one at once; ``named``: the one of a form that was put aside."""
    profile = page.counter.known.profile
    others = profile.reviews[1:] if profile else ()
    chosen = next((p for p in others if p.id == named or len(others) == 1), None)
    if chosen is not None:
        page.ask(OTHER, NewItem(chosen))
        return
    if not others:
        page.counter.complain(_("本单位的规则里，要公开的信息只有一种审查流程，请用“收一项”。"))
        return
    offers = tuple(Offer(p, p.title) for p in others)[:9]
    spec = FieldSpec("procedure", _("办哪一种"), required=True, choices=offers, span=8, hint=_("按数字选"))
    strip = EntryStrip(_("其他流程"), (spec,), page.counter.desk.words, save_words=_("下一步"))
    strip.saved.connect(lambda entered: page.ask(OTHER, NewItem(entered.values["procedure"])))
    page.strips.show("item.which", strip, page.middle.above)
