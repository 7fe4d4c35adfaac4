"""The rules whose words a sheet speaks: those that its case, item or batch sheet began under (edge case 53)."""

from __future__ import annotations

from desktop.operations.rules.forms import KEEPING
from desktop.operations.sheets.source import Source
from desktop.procedures.facts import CaseOpened, case_stream
from desktop.procedures.review.batch_facts import BatchOpened
from desktop.procedures.review.item_facts import RoundBegan


def under_its_rules(source: Source, subject: str) -> Source:
    """The source as the subject's own rules have it; for everything else as it is."""
    if not subject.startswith(KEEPING):
        return source
    facts = [row.fact for row in source.books.stream(subject)]
    rounds = [fact.case for fact in facts if isinstance(fact, RoundBegan)]
    if rounds:
        facts = [row.fact for row in source.books.stream(case_stream(rounds[-1]))]
    begun = next((fact for fact in facts if isinstance(fact, CaseOpened | BatchOpened)), None)
    return source.under(begun.definition) if begun is not None else source
