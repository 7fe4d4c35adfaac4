"""应急处置 of an item as its record tells it: which case, since when, why; what the public said (C7.22, C7.23)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.reviewing.emergencies import EMERGENCIES
from desktop.operations.sheets.dates import short_day
from desktop.operations.sheets.source import Source
from desktop.plain.words import _
from desktop.procedures.review.item import Item


def emergency_words(source: Source, item: Item) -> Iterator[str]:
    """A line for each case, and for what was gathered until the office ended it."""
    year, listed = source.now.year, source.profile.words.lists.get(EMERGENCIES)
    titles = {entry.id: entry.title for entry in listed.entries} if listed else {}
    for handled in item.emergencies:
        began = handled.began
        yield _("应急处置（{case}），{day}起：{reason}").format(
            case=titles.get(began.ground, began.ground), day=short_day(began.on, year), reason=began.reason
        )
        for noted in handled.reactions:
            told = _("{day} 公众反应和应对措施：{reaction}（{who}）").format(
                day=short_day(noted.on, year), reaction=noted.reaction, who=source.name(noted.person)
            )
            yield told + (_("；应急处置结束") if noted.over else "")
