"""Who confirms at the desk by a slot of his own (D14): that he has it, changed its password, has it no more."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.people.persons import person_of
from desktop.operations.ports import Act
from desktop.people import persons as rules
from desktop.people.facts import SignerEnrolled, SignerRemoved, SignerRenewed, person_stream
from desktop.plain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class EnrolSigner(Command):
    """The slot itself is written by the vault, once this stands in the book."""

    person: str
    slot: str


@dataclass(frozen=True, kw_only=True)
class RenewSigner(Command):
    """He set himself another password, with the one before."""

    person: str


@dataclass(frozen=True, kw_only=True)
class RemoveSigner(Command):
    """Also where he forgot his password: he gets a new slot then, and both stand in the book."""

    person: str


def enrol_signer(command: EnrolSigner, act: Act) -> Outcome:
    """A person in office who is not an operator."""
    state = person_of(act, command.person)
    refused = rules.may_confirm(state)
    if refused is not None or state is None:
        return refused or refuse("person.unknown", at="person")
    act.add(person_stream(command.person), SignerEnrolled(command.person, command.slot))
    return done("signer.enrolled", {"person": command.person}, name=state.told.name)


def renew_signer(command: RenewSigner, act: Act) -> Outcome:
    """That it was changed, nothing of it."""
    return _changed(act, command.person, SignerRenewed, "signer.renewed")


def remove_signer(command: RemoveSigner, act: Act) -> Outcome:
    """What he confirmed with it stays."""
    return _changed(act, command.person, SignerRemoved, "signer.removed")


def _changed(act: Act, person: str, fact: type[SignerRenewed | SignerRemoved], code: str) -> Outcome:
    """Something happens to the slot that he has."""
    state = person_of(act, person)
    refused = rules.may_stop_confirming(state)
    if refused is not None or state is None:
        return refused or refuse("person.unknown", at="person")
    act.add(person_stream(person), fact(person, state.confirms))
    return done(code, {"person": person}, name=state.told.name)
