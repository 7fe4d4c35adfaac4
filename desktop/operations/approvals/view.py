"""A case as a window shows it: its definition, its state, the rail of its stages, who is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.operations.books import Books
from desktop.procedures.case import Case, Status, fold_case
from desktop.procedures.definition import Procedure, Stage
from desktop.procedures.facts import case_stream
from desktop.procedures.rail import Step, rail
from desktop.procedures.rules import next_stage
from desktop.profiles.profile import Profile


@dataclass(frozen=True)
class CaseView:
    """``rules``: those it began under (edge case 53); ``following`` the stage that waits; None once it has ended."""

    rules: Profile

    definition: Procedure
    case: Case
    rail: tuple[Step, ...]
    following: Stage | None


def case_view(books: Books, profile_of: Callable[[str], Profile | None], case: str) -> CaseView | None:
    """The case under the definition it began under; None: there is no such case."""
    state = fold_case(case, books.stream(case_stream(case)))
    if state.opened is None:
        return None
    profile = profile_of(state.opened.definition)
    definition = profile.procedures.get(state.opened.procedure) if profile else None
    if profile is None or definition is None:
        return None
    following = next_stage(definition, state) if state.status is Status.OPEN else None
    return CaseView(profile, definition, state, rail(definition, state), following)
