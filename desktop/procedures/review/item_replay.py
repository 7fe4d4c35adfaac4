"""A correction in the life of an item holds if nothing after it becomes what the rules would have refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.plain.corrections import Right, corrected, effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures.review import emergency
from desktop.procedures.review import item_facts as f
from desktop.procedures.review import item_laws as laws
from desktop.procedures.review.emergency_facts import EmergencyBegan, ReactionNoted
from desktop.procedures.review.item import Item, after


def may_be_put_right(item: str, rows: Sequence[Recorded], *rights: Right) -> Refusal | None:
    """What the corrected fact itself is refused for, or that later ones rest on it.

    What had been booked with a reason, or under another rule, is no worse than it was: only new objections count.
    """
    before = _objections(item, effective(rows))
    named = {version for version, _fact, _at in rights}
    stands = corrected(rows, *rights)
    new = {
        version: why
        for version, why in _objections(item, stands).items()
        if version not in before or before[version].code != why.code
    }
    own = next((why for version, why in new.items() if version in named), None)
    if own is not None or not new:
        return own
    clause = next(iter(new.values())).clause
    later = tuple(dict.fromkeys(row.fact.KIND for row in stands if row.version in new))
    return refuse("correction.later_entries", clause, at="entry", entries=later)


def _objections(item: str, rows: Iterable[Recorded]) -> Mapping[int, Refusal]:
    """Version → why the fact would not have been let in after those before it."""
    found: dict[int, Refusal] = {}
    state = Item(item)
    for row in rows:
        why = _objection(state, row.fact)
        if why is not None:
            found[row.version] = why
        if not (why is not None and isinstance(row.fact, _HANGING)):
            state = after(state, row.fact, row.happened_at.date())
    return found


_HANGING = f.ConsultationAnswered | f.RelationCleared | ReactionNoted | ReactionNoted
"""They belong to another entry; where that is not there, they are nowhere."""


def _objection(item: Item, fact: Fact) -> Refusal | None:
    match fact:
        case f.RoundBegan():
            return laws.may_begin_round(item)
        case f.RoundEnded():
            return laws.may_be_concluded(item, fact.conclusion) if fact.conclusion else None
        case f.HitJudged():
            return laws.may_judge(item, fact)
        case f.ConsultationSent():
            return laws.may_ask(item, fact)
        case f.ConsultationAnswered():
            return laws.may_reply(item, fact)
        case f.RelationCleared():
            return laws.may_clear(item, fact)
        case f.Issued():
            return laws.may_be_issued(item, fact, "")
        case f.Published():
            return laws.may_publish(item, fact)
        case f.TakenDown():
            return laws.may_take_down(item, fact)
        case f.KeptOnline():
            return None if item.published else refuse("item.not_out", "A1.3.3a", at="group")
        case f.WordingConfirmed():
            return laws.may_confirm_wording(item, fact, (fact.person,))
        case EmergencyBegan():
            return emergency.may_begin(item.emergencies, fact, "C7.22")
        case ReactionNoted():
            return emergency.may_note(item.emergencies, fact)
        case f.SecretReported():
            return laws.may_report(item, fact)
        case f.MaskedCopyMade():
            return laws.may_go_out(item, fact)
        case f.GivenBack():
            return refuse("item.still_out", "D25", at="item") if item.published else None
        case _:
            return None
