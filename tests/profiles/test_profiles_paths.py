"""Every profile × every path of its chains: reachable, walked to an end, nothing skipped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chain_walk import paths, walked

from desktop.plain.refusal import Refusal
from desktop.procedures.case import Status
from desktop.procedures.checklist import said_yes
from desktop.procedures.conditions import Situation
from desktop.procedures.definition import Procedure
from desktop.procedures.soundness import chain
from desktop.procedures.vocabulary import Conclusion, End, Lead, PermitKind
from desktop.profiles.loading import profile_ids
from tests.profiles.profile_files import SHIPPED, shipped

PROCEDURES = [
    (profile, procedure) for profile in profile_ids(SHIPPED) for procedure in shipped(profile).procedures
]


def _ends(definition: Procedure, situation: Situation, lead: Lead | None) -> Status:
    if lead is Lead.REFUSED:
        return Status.REFUSED
    return Status.GRANTED if definition.ends is End.GRANTED else Status.FINISHED


def _barred(definition: Procedure, situation: Situation) -> bool:
    """Whether a question answered yes forbids the conclusion of the situation."""
    whole = situation.conclusion in ("", Conclusion.PUBLISH.value, Conclusion.ON_REQUEST.value)
    asked = [(f, said_yes(situation.answers.get(f.id))) for f in definition.checklists]
    return whole and any(c.bars and c.id in yes for f, yes in asked for c in f.choices)


def _forbidden(definition: Procedure, situation: Situation) -> bool:
    said = situation.answers.get("issuer_permits")
    copying = definition.permit is not None and definition.permit.kind is PermitKind.REPRODUCTION
    return copying and said is not None and "no" in said.values


def test_four_profiles_are_walked() -> None:
    assert set(profile_ids(SHIPPED)) == {"national", "panjin", "huangyan", "nanning"}
    assert {p for p, name in PROCEDURES if name == "review"} == set(profile_ids(SHIPPED))
    assert ("national", "three_reviews") in PROCEDURES
    assert ("panjin", "press_release") in PROCEDURES


@pytest.mark.parametrize(("profile", "name"), PROCEDURES)
def test_every_path_of_every_chain_is_walked_to_its_end(profile: str, name: str) -> None:
    definition = shipped(profile).procedures[name]
    tried: set[tuple[str, str]] = set()
    for situation, turn in paths(definition):
        found = walked(definition, situation, turn)
        if isinstance(found, Refusal):
            stopped = {"case.barred_by_checklist": _barred, "case.issuer_forbids_copying": _forbidden}
            assert stopped[found.code](definition, situation), (situation, turn, found)
            continue
        assert not _barred(definition, situation)
        case, taken = found
        tried |= set(taken)
        stage = definition.stage(taken[turn[0]][0]) if turn[0] >= 0 else None
        decision = stage.decision(turn[1]) if stage else None
        lead = decision.leads if decision else None
        assert case.status is _ends(definition, situation, lead), (situation, turn)
        if case.status is not Status.REFUSED:
            final = replace(case.situation, conclusion=case.drawn)
            assert [a.fact.stage for a in case.acts] == [s.id for s in chain(definition, final)]
        if definition.concludes:
            assert case.conclusion == case.drawn
            assert Conclusion(case.conclusion).final
    decisions = {(s.id, d.id) for s in definition.stages for d in s.decisions}
    assert tried == decisions, f"not tried: {decisions - tried}"
