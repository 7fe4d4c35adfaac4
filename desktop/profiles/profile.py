"""A unit's profile: its words, number series, custody parameters and procedures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.procedures.definition import Procedure
from desktop.procedures.duties import Duty
from desktop.procedures.terms import Term
from desktop.procedures.vocabulary import SubjectKind
from desktop.profiles.letter_reading import Letters, filled
from desktop.profiles.numbering import Series
from desktop.profiles.parameters import CustodyRules
from desktop.profiles.words import Words
from desktop.screening.weights import Weights

SERIES_NEEDED = (
    "top_secret", "secret", "work_secret", "internal", "slip", "reproduction_request", "widening_request",
    "clearance", "chase", "query_letter", "made_copy", "copy_label", "unnumbered_copy", "opening", "receipt",
)  # fmt: skip
"""Series that the program itself draws from; the first four are the registers (custody's ``register_of``)."""


@dataclass(frozen=True)
class Unit:
    """How the unit is spoken of on paper.

    ``calls_itself``       本单位, 中心 …
    ``office``             the office whose officer keeps the book
    ``secrecy_office``     保密办, or who does its work
    ``secrecy_authority``  to whom doubts and losses are reported
    """

    calls_itself: str
    office: str
    secrecy_office: str
    secrecy_authority: str


@dataclass(frozen=True)
class Profile:
    """``digest`` names the whole text that it was read from; a case keeps it (edge case 53).

    ``captions``     code of a post → caption of its box on a form
    ``form_titles``  id of a form → its title, where the unit has its own
    ``terms``        the unit's working-day numbers and months, by code; ``law`` those of the profile it rests on
    ``duties``       what comes back monthly, quarterly, yearly
    ``letters``      fixed sentences of letters and ledgers: form → code → words with their places
    ``usual_review`` the procedure by which what is handed in is reviewed, unless another is chosen; none: empty
    ``weights``      what findings of the content check ask for, where it is not the program's own
    """

    id: str
    name: str
    digest: str
    unit: Unit
    words: Words
    series: Mapping[str, Series]
    custody: CustodyRules
    procedures: Mapping[str, Procedure]
    captions: Mapping[str, str]
    form_titles: Mapping[str, str]
    terms: Mapping[str, Term]
    law: Mapping[str, Term]
    duties: Mapping[str, Duty]
    letters: Letters
    weights: Weights
    usual_review: str = ""

    @property
    def reviews(self) -> tuple[Procedure, ...]:
        """The procedures that are about what is to be published, the usual one first."""
        found = (p for p in self.procedures.values() if p.subject is SubjectKind.ITEM)
        return tuple(sorted(found, key=lambda p: p.id != self.usual_review))

    @property
    def approvals(self) -> tuple[Procedure, ...]:
        """Those that are about papers in the register."""
        return tuple(p for p in self.procedures.values() if p.subject is not SubjectKind.ITEM)

    @property
    def roles(self) -> Mapping[str, str]:
        """Code of a post → its title."""
        return self.words.roles

    def caption(self, role: str) -> str:
        """The caption of a post's box: the unit's own, or the title of the post with 意见."""
        return self.captions.get(role) or f"{self.words.roles.get(role, role)}意见"

    def letter(self, form: str, code: str, **values: str) -> str:
        """A sentence of a letter, its places filled."""
        return filled(self.letters[form][code], values)
