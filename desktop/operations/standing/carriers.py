"""Which carriers get a label: the rules begin with a list, the unit changes it, and the book keeps who and when (D11)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.custody.standing import LABELS, LabelsSet
from desktop.operations.books import Books
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.plain.refusal import refuse
from desktop.profiles.profile import Profile


@dataclass(frozen=True, kw_only=True)
class SetLabels(Command):
    """Codes of all carriers that get a label from now on; 须清退 documents never do."""

    carriers: tuple[str, ...]


def labelled_carriers(books: Books, profile: Profile) -> tuple[str, ...]:
    """As last set; before that as the rules in force say."""
    told = [row.fact for row in books.stream(LABELS) if isinstance(row.fact, LabelsSet)]
    if told:
        return told[-1].carriers
    return tuple(carrier for carrier, on in profile.custody.labels.value.items() if on)


def set_labels(command: SetLabels, act: Act) -> Outcome:
    """Only carriers that the rules know."""
    known = act.profile.custody.labels.value
    if not set(command.carriers) <= set(known):
        return refuse("labels.carrier_unknown", "D11", at="carriers")
    wanted = tuple(carrier for carrier in known if carrier in command.carriers)
    if set(wanted) == set(labelled_carriers(act.books, act.profile)):
        return refuse("labels.same", at="carriers")
    act.add(LABELS, LabelsSet(wanted))
    return done("labels.set", carriers=len(wanted))
