"""Which rules a case follows, where they are not those of today (edge case 53)."""

from __future__ import annotations

from desktop.operations.books import Books
from desktop.operations.rules.forms import SHORT
from desktop.operations.rules.proposal import adoptions
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.subject import CaseSubject
from desktop.windows.widgets.card_facts import Line


def rules_line(counter: Counter, books: Books, subject: CaseSubject) -> tuple[Line, ...]:
    """From which day its rules hold and what they are known by; nothing where they are those in force."""
    own, now = subject.view.rules, counter.known.profile
    if now is None or own.digest == now.digest:
        return ()
    since = [one.from_day for one in adoptions(books) if one.hash == own.digest]
    told = _("按{day}起用的规则办理，与现行的不同（校验值 {short}）").format(
        day=since[0].isoformat() if since else "", short=own.digest[:SHORT]
    )
    return (Line(_("规则"), told, "waiting"),)
