"""What became of the text after its first review: new rounds with what differs, 文字性修改 (A3.6b, D25).

A difference between two rounds is told by its line and its sort, never by its words (D21).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from desktop.operations.sentences.tables import sort_words
from desktop.operations.sheets import record_told as r
from desktop.operations.sheets.dates import short_day
from desktop.operations.sheets.review_words import short_print
from desktop.operations.sheets.source import Source
from desktop.plain.facts import EXCISED, Fact
from desktop.plain.words import _
from desktop.procedures.review.item_facts import (
    DraftTaken,
    Published,
    RoundBegan,
    RoundEnded,
    WordingConfirmed,
)
from desktop.screening.comparing import changes

MOST_COMPARED = 60_000
"""Characters of both texts; longer ones are not compared where a person waits for the sheet."""
_MOST_LINES = 12


def rounds_of(source: Source, facts: Iterable[tuple[date, Fact]]) -> Iterator[r.ReviewRound]:
    """In the order in which they happened."""
    before: DraftTaken | None = None
    for number, (day, begun, draft, wordings, out) in enumerate(_rounds(facts), 1):
        why = begun.why or (_("首次送审") if number == 1 else "")
        difference = _difference(before, draft) if number > 1 else _text(draft)
        yield r.ReviewRound(str(number), day, why, difference, _out(source, out))
        before = draft or before
        for on, wording in wordings:
            yield _wording(source, on, wording)


_Round = tuple[date, RoundBegan, DraftTaken | None, list[tuple[date, WordingConfirmed]], list[Published]]


def _rounds(facts: Iterable[tuple[date, Fact]]) -> list[_Round]:
    """Each round with the text that lay before it when it ended."""
    found: list[_Round] = []
    draft: DraftTaken | None = None
    open_round = False
    for day, fact in facts:
        match fact:
            case RoundBegan():
                found.append((day, fact, draft, [], []))
                open_round = True
            case DraftTaken():
                draft = fact
                if open_round:
                    found[-1] = (*found[-1][:2], draft, *found[-1][3:])
            case RoundEnded():
                open_round = False
            case WordingConfirmed() if found:
                found[-1][3].append((day, fact))
            case Published() if found:
                found[-1][4].append(fact)
    return found


def _out(source: Source, published: Iterable[Published]) -> str:
    """Where that version went out, and when (C7.24)."""
    listed = source.profile.words.lists.get("channels")
    titles = {entry.id: entry.title for entry in listed.entries} if listed else {}
    year = source.now.year
    return "、".join(f"{short_day(p.on, year)}{titles.get(p.channel, p.channel)}" for p in published)


def _wording(source: Source, on: date, wording: WordingConfirmed) -> r.ReviewRound:
    role = source.profile.words.roles.get(wording.capacity, wording.capacity)
    name = source.name(wording.person)
    who = _("{name}（{capacity}）").format(name=name, capacity=role) if role else name
    print_of = _("改后文字 SM3 {print}").format(print=short_print(wording.text_sm3))
    why = _("文字性修改，{who}确认").format(who=who)
    return r.ReviewRound(_("修改"), on, why, f"{wording.difference}\n{print_of}")


def _text(draft: DraftTaken | None) -> str:
    return _("审查文本 SM3 {print}").format(print=short_print(draft.prints.sm3)) if draft else ""


def _difference(before: DraftTaken | None, now: DraftTaken | None) -> str:
    """Where the text of this round is another than that of the one before."""
    if before is None or now is None:
        return _text(now) or _("没有电子文本，以纸质稿为准")
    if before.prints.sm3 == now.prints.sm3:
        return _("文稿未变\n{text}").format(text=_text(now))
    return f"{_told(before.text, now.text)}\n{_text(now)}"


def _told(before: str, now: str) -> str:
    if EXCISED in (before, now):
        return _("文稿已清除，不能比较")
    if len(before) + len(now) > MOST_COMPARED:
        return _("文稿另换，改动处见文稿核对")
    found = changes(before, now)
    if not found:
        return _("文字未变")
    lines = list(dict.fromkeys(change.line for change in found))
    sorts = Counter(change.sort.value for change in found)
    return _("改动{n}处（{sorts}），在第{lines}行{more}").format(
        n=len(found),
        sorts="、".join(f"{sort_words(sort)}{n}" for sort, n in sorts.items()),
        lines="、".join(str(line) for line in lines[:_MOST_LINES]),
        more=_("等") if len(lines) > _MOST_LINES else "",
    )
