"""Every kind of fact that the book may hold."""

from __future__ import annotations

from desktop.audit import acts
from desktop.custody import book
from desktop.people import facts as people
from desktop.plain.facts import Codebook
from desktop.procedures import duty_facts
from desktop.procedures import facts as procedures
from desktop.procedures.review import (
    batch_facts,
    comparison_facts,
    draft_facts,
    emergency_facts,
    item_facts,
    word_facts,
)
from desktop.profiles import in_force


def whole_codebook() -> Codebook:
    """The codebook of the running program; old bodies are lifted by its upcasters."""
    review = (
        *item_facts.FACTS,
        *emergency_facts.FACTS,
        *batch_facts.FACTS,
        *draft_facts.FACTS,
        *comparison_facts.FACTS,
        *duty_facts.FACTS,
        *word_facts.FACTS,
    )
    return Codebook((*acts.FACTS, *book.FACTS, *people.FACTS, *procedures.FACTS, *review, *in_force.FACTS))
