"""Posts that rules name: who holds them from when to when, and the deputies (edge case 45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.people.persons import person_of
from desktop.operations.ports import Act
from desktop.people.facts import (
    DeputyEnded,
    DeputyNamed,
    PostAssigned,
    PostVacated,
    deputies_stream,
    post_stream,
)
from desktop.people.persons import may_change
from desktop.people.posts import (
    fold_deputies,
    fold_post,
    may_assign,
    may_depute,
    may_end_deputy,
    may_vacate,
)
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse


@dataclass(frozen=True, kw_only=True)
class AssignPost(Command):
    """``post``: its code in the profile; days included; ``from_day`` by default today."""

    post: str
    person: str
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class VacatePost(Command):
    """``last_day`` by default today."""

    post: str
    person: str
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class NameDeputy(Command):
    """``stands_for``: a post (code) or a person (id); ``named_by`` the leader who named him."""

    stands_for: str
    person: str
    named_by: str
    from_day: date
    to_day: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class EndDeputy(Command):
    """It ends earlier, with ``last_day`` (by default today)."""

    stands_for: str
    person: str
    last_day: date | None = None


def _present(act: Act, person: str, at: str) -> Refusal | None:
    refused = may_change(person_of(act, person))
    return refused.at(at) if refused is not None else None


def _name(act: Act, person: str) -> str:
    found = person_of(act, person)
    return found.told.name if found else ""


def assign_post(command: AssignPost, act: Act) -> Outcome:
    """Somebody in office, in a post the rules know."""
    if command.post not in act.profile.roles:
        return refuse("post.unknown", at="post", post=command.post)
    stream = post_stream(command.post)
    fact = PostAssigned(command.person, command.from_day or act.at.date(), command.to_day)
    refused = _present(act, command.person, "person") or may_assign(fold_post(act.stream(stream)), fact)
    if refused is not None:
        return refused
    act.add(stream, fact)
    title = act.profile.roles[command.post]
    return done("post.assigned", {"person": command.person}, name=_name(act, command.person), post=title)


def vacate_post(command: VacatePost, act: Act) -> Outcome:
    """What he did in it stays valid."""
    stream = post_stream(command.post)
    fact = PostVacated(command.person, command.last_day or act.at.date())
    refused = may_vacate(fold_post(act.stream(stream)), fact)
    if refused is not None:
        return refused
    act.add(stream, fact)
    title = act.profile.roles.get(command.post, command.post)
    return done("post.vacated", {"person": command.person}, name=_name(act, command.person), post=title)


def name_deputy(command: NameDeputy, act: Act) -> Outcome:
    """For a time with an end, named by somebody else; acts show the real person."""
    if command.stands_for not in act.profile.roles and person_of(act, command.stands_for) is None:
        return refuse("deputy.for_nobody", at="stands_for")
    stream = deputies_stream(command.stands_for)
    reason = Text(command.reason.strip()) if command.reason.strip() else None
    fact = DeputyNamed(
        command.stands_for, command.person, command.named_by, command.from_day, command.to_day, reason
    )
    refused = _present(act, command.person, "person")
    refused = refused or may_depute(fold_deputies(act.stream(stream)), fact)
    refused = refused or _present(act, command.named_by, "named_by")
    if refused is not None:
        return refused
    act.add(stream, fact)
    return done("deputy.named", {"person": command.person}, name=_name(act, command.person))


def end_deputy(command: EndDeputy, act: Act) -> Outcome:
    """Only one that runs on that day."""
    stream = deputies_stream(command.stands_for)
    fact = DeputyEnded(command.person, command.last_day or act.at.date())
    refused = may_end_deputy(fold_deputies(act.stream(stream)), fact)
    if refused is not None:
        return refused
    act.add(stream, fact)
    return done("deputy.ended", {"person": command.person}, name=_name(act, command.person))
