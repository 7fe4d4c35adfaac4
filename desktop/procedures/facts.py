"""Facts of a case; stream ``case/<id>``. Bodies hold ids, numbers, days and codes; words are content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text
from desktop.procedures import clock_facts
from desktop.procedures.vocabulary import PermitKind, SubjectKind, Verb


def case_stream(case: str) -> str:
    """The stream of a case."""
    return f"case/{case}"


@dataclass(frozen=True)
class Answer:
    """Answer to a field: codes, numbers, days or ids in ``values``, free text in ``words``."""

    field: str
    values: tuple[str, ...] = ()
    words: Text | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing was said."""
        return not self.values and not (self.words or "").strip()


class How(Enum):
    """How an opinion was given (D14)."""

    PAPER = "paper"
    PIN = "pin"
    ORAL = "oral"


@dataclass(frozen=True)
class Given:
    """An oral consent names its time, its witness (person id) and the day the signature is due (补签).

    ``slot``  whose password was found right, where it was confirmed at the desk (D14); nothing of the password
    """

    how: How = How.PAPER
    at: datetime | None = None
    witness: str = ""
    sign_by: date | None = None
    slot: str = ""


ON_PAPER = Given()


@dataclass(frozen=True, kw_only=True)
class StageFact(Fact):
    """What every act at a stage says: who, in which capacity (post code), what he decided, how he gave it.

    ``conclusion``  code of the conclusion that the decision draws; empty where it draws none
    ``due``         the stage that is due after it; empty: none
    """

    stage: str
    verb: Verb
    decision: str
    person: str
    capacity: str
    given: Given = ON_PAPER
    answers: tuple[Answer, ...] = ()
    enclosures: tuple[str, ...] = ()
    opinion: Text | None = None
    conclusion: str = ""
    due: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Fact):
    """A case begins; ``procedure`` and ``definition`` (hash of the rules in force) bind it (edge case 53).

    ``marks``  what matters about the subject: ``telegram``, ``reproduction``
    ``due``    the first stage in its way
    """

    KIND: ClassVar[str] = "case.opened"
    procedure: str
    definition: str
    number: str
    subject: SubjectKind
    subjects: tuple[str, ...]
    level: str
    applicant: str
    department: str = ""
    prepared_by: str = ""
    important: bool = False
    item_type: str = ""
    marks: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    due: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseActed(StageFact):
    """A stage was passed."""

    KIND: ClassVar[str] = "case.acted"


@dataclass(frozen=True, kw_only=True)
class CaseSentBack(StageFact):
    """A stage sent the case back to an earlier one; what was decided from there on is set aside."""

    KIND: ClassVar[str] = "case.sent_back"
    to: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class CaseRefused(StageFact):
    """A stage said no; the case has ended."""

    KIND: ClassVar[str] = "case.refused"
    reason: Text


@dataclass(frozen=True, kw_only=True)
class CaseHeld(StageFact):
    """A stage cannot say yet: postponed, or referred to an authority (A2.12, C2.12). The case waits there.

    ``until``  the day to which it is postponed
    """

    KIND: ClassVar[str] = "case.held"
    reason: Text
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class CaseResumed(Fact):
    """What was waited for has come; the stage that held the case is due again.

    ``answer``  what came, in words: number and gist of the authority's answer
    ``ruling``  code of the conclusion that the authority gave, where it gave one: it binds the stages (A2.12)
    """

    KIND: ClassVar[str] = "case.resumed"
    by: str
    answer: Text
    ruling: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseGranted(Fact):
    """The last stage was passed and a permit follows from it, with these terms."""

    KIND: ClassVar[str] = "case.granted"
    kind: PermitKind
    valid_from: date
    valid_to: date | None = None
    quantity: int = 0
    persons: tuple[str, ...] = ()
    reference: Text | None = None


@dataclass(frozen=True, kw_only=True)
class CaseFinished(Fact):
    """The last stage was passed, or a decision ended the case with a conclusion; no permit.

    ``conclusion``  code of the conclusion of a review; else the id of the last decision
    """

    KIND: ClassVar[str] = "case.finished"
    conclusion: str


@dataclass(frozen=True, kw_only=True)
class CaseSigned(Fact):
    """The ink that was missing after a PIN or an oral consent is there (补签)."""

    KIND: ClassVar[str] = "case.signed"
    stage: str
    person: str


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(Fact):
    """Taken back by the applicant or the officer; a permit that was not used goes with it."""

    KIND: ClassVar[str] = "case.withdrawn"
    by: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Fact):
    """Nothing is left to do: ended, carried out, signed sheet back."""

    KIND: ClassVar[str] = "case.closed"
    by: str


@dataclass(frozen=True, kw_only=True)
class CaseCorrected(Fact):
    """Right values for the opening (``stage`` empty) or an act; the envelope's ``corrects`` names it.

    What a decision led to is not corrected this way: the act is undone (``CaseUndone``) and booked as it was.
    """

    KIND: ClassVar[str] = "case.corrected"
    reason: Text
    stage: str = ""
    person: str = ""
    capacity: str = ""
    given: Given = ON_PAPER
    answers: tuple[Answer, ...] = ()
    enclosures: tuple[str, ...] = ()
    opinion: Text | None = None
    due: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseUndone(Fact):
    """What the envelope's ``corrects`` names was never done: booked by mistake, or at the wrong case.

    ``due``  the stage that is due without it; empty: none
    """

    KIND: ClassVar[str] = "case.undone"
    reason: Text
    due: str = ""


FACTS: tuple[type[Fact], ...] = (
    CaseOpened,
    CaseActed,
    CaseSentBack,
    CaseRefused,
    CaseHeld,
    CaseResumed,
    CaseGranted,
    CaseFinished,
    CaseSigned,
    CaseWithdrawn,
    CaseClosed,
    CaseCorrected,
    CaseUndone,
    *clock_facts.FACTS,
)
