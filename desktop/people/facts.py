"""Facts of persons, departments, posts, deputies, named lists and operators; and their streams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text


def person_stream(person: str) -> str:
    """The stream of a person; whether he is an operator stands there too."""
    return f"person/{person}"


def department_stream(department: str) -> str:
    """The stream of a department."""
    return f"department/{department}"


def post_stream(post: str) -> str:
    """The stream of a post, by its code in the profile (``deputy_leader``)."""
    return f"post/{post}"


def deputies_stream(stands_for: str) -> str:
    """The stream of the deputies of a post (code) or of a person (id)."""
    return f"deputies/{stands_for}"


def list_stream(named_list: str) -> str:
    """The stream of a named list (班子成员)."""
    return f"list/{named_list}"


class Clearance(Enum):
    """涉密人员 core 核心, important 重要, general 一般 (保密法43); none: no 涉密人员."""

    CORE = "core"
    IMPORTANT = "important"
    GENERAL = "general"
    NONE = "none"


@dataclass(frozen=True)
class Particulars(Fact):
    """Who a person is. ``rank``: order among readers, 1 first; ``duty``: 职务, words of the unit.

    ``active_to`` is the last day in office. Interns are bound like staff (A5.2).
    """

    name: Text
    department: str = ""
    duty: Text | None = None
    rank: int = 999
    clearance: Clearance = Clearance.NONE
    telephone: Text | None = None
    room: Text | None = None
    active_from: date | None = None
    active_to: date | None = None
    intern: bool = False
    remark: Text | None = None


@dataclass(frozen=True)
class PersonEntered(Particulars):
    """A person is entered."""

    KIND: ClassVar[str] = "person.entered"


@dataclass(frozen=True)
class PersonChanged(Particulars):
    """All particulars as they are from now on."""

    KIND: ClassVar[str] = "person.changed"


@dataclass(frozen=True)
class PersonRetired(Fact):
    """Left post or unit; offered nowhere any more, never deleted (A6.1.8b)."""

    KIND: ClassVar[str] = "person.retired"
    last_day: date
    reason: Text | None = None


@dataclass(frozen=True)
class PersonReturned(Fact):
    """Came back after he had left."""

    KIND: ClassVar[str] = "person.returned"
    from_day: date


@dataclass(frozen=True)
class DepartmentEntered(Fact):
    """A department; ``rank`` orders lists."""

    KIND: ClassVar[str] = "department.entered"
    name: Text
    rank: int = 999


@dataclass(frozen=True)
class DepartmentChanged(Fact):
    """Name or order changed."""

    KIND: ClassVar[str] = "department.changed"
    name: Text
    rank: int = 999


@dataclass(frozen=True)
class DepartmentRetired(Fact):
    """Dissolved; stays in what was."""

    KIND: ClassVar[str] = "department.retired"


@dataclass(frozen=True)
class PostAssigned(Fact):
    """A person holds the post from a day on, to ``to_day`` (last day) where that is known."""

    KIND: ClassVar[str] = "post.assigned"
    person: str
    from_day: date
    to_day: date | None = None


@dataclass(frozen=True)
class PostVacated(Fact):
    """``last_day`` on which the person held the post."""

    KIND: ClassVar[str] = "post.vacated"
    person: str
    last_day: date


@dataclass(frozen=True)
class DeputyNamed(Fact):
    """A substitute with from–to, named by a leader (edge 45); acts show the real person."""

    KIND: ClassVar[str] = "deputy.named"
    stands_for: str
    person: str
    named_by: str
    from_day: date
    to_day: date
    reason: Text | None = None


@dataclass(frozen=True)
class DeputyEnded(Fact):
    """The substitution ends earlier, with ``last_day``."""

    KIND: ClassVar[str] = "deputy.ended"
    person: str
    last_day: date


@dataclass(frozen=True)
class ListSet(Fact):
    """A named list as it stands from now on, persons in their order (D5)."""

    KIND: ClassVar[str] = "list.set"
    name: Text
    persons: tuple[str, ...]


@dataclass(frozen=True)
class ListRetired(Fact):
    """No longer offered."""

    KIND: ClassVar[str] = "list.retired"


@dataclass(frozen=True)
class OperatorEnrolled(Fact):
    """A person got a slot of the key file."""

    KIND: ClassVar[str] = "operator.enrolled"
    person: str
    slot: str


@dataclass(frozen=True)
class OperatorRemoved(Fact):
    """His slot was taken away."""

    KIND: ClassVar[str] = "operator.removed"
    person: str
    slot: str


@dataclass(frozen=True)
class SignerEnrolled(Fact):
    """A person got a slot to confirm with at the desk (D14); it opens nothing."""

    KIND: ClassVar[str] = "signer.enrolled"
    person: str
    slot: str


@dataclass(frozen=True)
class SignerRenewed(Fact):
    """He set himself another password for it."""

    KIND: ClassVar[str] = "signer.renewed"
    person: str
    slot: str


@dataclass(frozen=True)
class SignerRemoved(Fact):
    """That slot was taken away."""

    KIND: ClassVar[str] = "signer.removed"
    person: str
    slot: str


FACTS: tuple[type[Fact], ...] = (
    PersonEntered,
    PersonChanged,
    PersonRetired,
    PersonReturned,
    DepartmentEntered,
    DepartmentChanged,
    DepartmentRetired,
    PostAssigned,
    PostVacated,
    DeputyNamed,
    DeputyEnded,
    ListSet,
    ListRetired,
    OperatorEnrolled,
    OperatorRemoved,
    SignerEnrolled,
    SignerRenewed,
    SignerRemoved,
)
