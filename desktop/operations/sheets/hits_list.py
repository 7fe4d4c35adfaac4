"""机检命中全单 (D21): every hit of a draft with its words, at the level of its highest; printed only on purpose.

The record tells hits by kind and number alone; this sheet is the one place on paper where their words stand. It bears
the level of what it names, goes to nobody whose clearance does not reach it, and each issue says why it was made.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.custody.levels import Level, highest
from desktop.operations.sentences.hits import hit_words, weight_words
from desktop.operations.sentences.tables import verdict_words
from desktop.operations.sheets.dates import long_day
from desktop.operations.sheets.review_case import Reviewed, reviewed
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.people.clearance import reaches
from desktop.plain.facts import EXCISED
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.facts import case_stream
from desktop.procedures.review.item import by_weight
from desktop.procedures.review.item_facts import DraftChecked, DraftTaken, Hit
from desktop.screening.config import Screening
from desktop.screening.finding import REGISTER, Kind
from desktop.screening.register import Registered
from desktop.screening.screen import Screener
from desktop.screening.text import Passage

FORM = "hits_list"
LEVELS = {"绝密": "top_secret", "机密": "secret", "秘密": "confidential"}
_FROM_THE_REGISTER = frozenset(kind.value for kind in REGISTER)


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """All hits of the draft that lies here of an item (``wanted.subject``)."""
    one = reviewed(source, wanted.subject)
    if isinstance(one, Refusal):
        return one
    draft, checked = one.item.draft, one.item.checked
    if draft is None or checked is None or not checked.hits:
        return refuse("sheet.no_hits", "D21", at="item")
    if any(hit.passage == EXCISED for hit in checked.hits):
        return refuse("sheet.hits_destroyed", "D17", at="item")
    named = _named(source, checked.hits)
    level, mark = _level(source, checked.hits, named)
    operator = source.person(source.operator)
    reach = source.profile.custody.clearance_levels.value
    if Level(level).classified and (operator is None or not reaches(operator.clearance, level, reach)):
        return refuse("sheet.not_cleared", "A6.1.4d", at="form", level=level)
    return _sheet(one, draft, checked, named, level, mark)


def _sheet(
    one: Reviewed, draft: DraftTaken, checked: DraftChecked, named: dict[str, str], level: str, mark: str
) -> SheetFacts:
    source = one.source
    hits = by_weight(checked.hits)
    return SheetFacts(
        case_stream(one.words.case.id),
        {
            "sheet_mark": mark,
            "case_number": one.words.case.start.number,
            "title": one.item.start.words.title,
            "file": draft.name,
            "sm3": draft.prints.sm3,
            "lists": checked.words_digest[:8].upper(),
            "total": str(sum(hit.count for hit in hits)),
            "printed_on": long_day(source.now.date()),
            "prepared_by": source.name(source.operator),
            "lines": tuple(_line(one, hit, named) for hit in hits),
        },
        level,
        one.words.case.start.number,
    )


def _line(one: Reviewed, hit: Hit, named: dict[str, str]) -> Cells:
    verdict, source = one.item.verdict(hit), one.source
    document = source.books.document(named.get(hit.passage, "")) if hit.kind in _FROM_THE_REGISTER else None
    return {
        "kind": hit_words(hit.kind),
        "weight": weight_words(hit.weight),
        "passage": hit.passage,
        "register_number": document.register_number if document else "",
        "where": hit.where,
        "count": str(hit.count),
        "verdict": verdict_words(verdict.verdict.value) if verdict else "",
        "person": source.name(verdict.person) if verdict else "",
        "reason": (verdict.reason or "") if verdict else "",
    }


def _named(source: Source, hits: Sequence[Hit]) -> dict[str, str]:
    """Passage → id of the registered paper it names, found as the check found it."""
    passages = [hit.passage for hit in hits if hit.kind in _FROM_THE_REGISTER]
    if not passages:
        return {}
    register = tuple(
        Registered(key, title, tuple(number for number in numbers if number))
        for key, title, *numbers in source.books.register_words()
    )
    screener = Screener(Screening(register=register))
    found = {}
    for passage in passages:
        keys = [f.meant for f in screener.screen([Passage(passage)]) if f.kind in REGISTER]
        if keys:
            found[str(passage)] = keys[0]
    return found


def _level(source: Source, hits: Sequence[Hit], named: dict[str, str]) -> tuple[str, str]:
    """Code and mark of the highest; what cannot be told any more counts as the highest of its kind."""
    of_register, register_mark = source.mark_of(named.values())
    levels = [Level(of_register)] if named else [Level.INTERNAL]
    for hit in hits:
        levels.append(_of(source, hit, named))
    level = highest(tuple(levels)).value
    return level, register_mark if named and level == of_register else source.level(level)


def _of(source: Source, hit: Hit, named: dict[str, str]) -> Level:
    bare = "".join(hit.passage.split())
    if hit.kind == Kind.CLASSIFICATION_MARK.value:
        return next((Level(code) for word, code in LEVELS.items() if word in bare), Level.TOP_SECRET)
    if hit.kind in _FROM_THE_REGISTER and hit.passage not in named:
        held = [Level(row.level) for row in source.books.balance()]
        return highest(tuple(held)) if held else Level.TOP_SECRET
    if hit.kind == Kind.INTERNAL_MARK.value and "工作秘密" in bare:
        return Level.WORK_SECRET
    return Level.INTERNAL
