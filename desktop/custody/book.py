"""All facts the ledger of copies may hold."""

from __future__ import annotations

from desktop.custody import (
    clearance_facts,
    copy_facts,
    day_facts,
    document_facts,
    paper_facts,
    permit,
    receipt_facts,
    slip_facts,
    standing,
)
from desktop.plain import corrections
from desktop.plain.facts import Fact

FACTS: tuple[type[Fact], ...] = (
    *receipt_facts.FACTS,
    *document_facts.FACTS,
    *copy_facts.FACTS,
    *slip_facts.FACTS,
    *permit.FACTS,
    *clearance_facts.FACTS,
    *paper_facts.FACTS,
    *day_facts.FACTS,
    *standing.FACTS,
    *corrections.FACTS,
)
