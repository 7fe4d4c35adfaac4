"""The four shipped profiles: whole, lawful, and saying what the regulations say."""

from __future__ import annotations

from dataclasses import fields
from datetime import time

import pytest

from desktop.custody.levels import Level, register_of
from desktop.custody.period import MAXIMUM
from desktop.procedures.terms import Compared, compared
from desktop.profiles.loading import check, profile_ids
from desktop.profiles.parameters import KINDS, CustodyRules
from desktop.profiles.profile import SERIES_NEEDED
from desktop.screening.finding import Kind, Weight
from desktop.screening.weights import DEFAULT_WEIGHTS, WEIGHABLE, weight_of
from tests.profiles.profile_files import SHIPPED, shipped


def test_the_shipped_files_have_no_fault() -> None:
    assert check(SHIPPED) == []
    assert {"national", "panjin"} <= set(profile_ids(SHIPPED))


def test_every_parameter_is_read_from_the_file() -> None:
    assert set(KINDS) == {f.name for f in fields(CustodyRules)}


@pytest.mark.parametrize("profile", profile_ids(SHIPPED))
def test_every_parameter_names_its_clause(profile: str) -> None:
    rules = shipped(profile).custody
    assert all(getattr(rules, f.name).clause for f in fields(CustodyRules))


def test_a6_what_the_panjin_rules_say() -> None:
    panjin = shipped("panjin")
    rules = panjin.custody
    assert (rules.same_day_return.value, rules.same_day_return.clause) == (True, "A6.1.4c")
    assert rules.cutoff.value == time(17, 30)
    assert rules.copy_approver.value["secret"] == "leader_in_charge"
    assert rules.copy_approver.clause == "A6.1.5b"
    assert (rules.loan_approver.value, rules.loan_approver.clause) == ("office", "A6.1.7c")
    assert panjin.roles["head"] == "中心主任"
    assert panjin.procedures["reproduction"].stages[-1].roles == ("leader_in_charge",)
    assert panjin.procedures["widening"].stages[-1].roles == ("head", "head_designee")
    assert panjin.caption("leader_in_charge") == "中心分管领导意见"
    assert panjin.caption("secrecy_office") == "保密办意见"


@pytest.mark.parametrize("profile", profile_ids(SHIPPED))
def test_the_registers_of_the_ledger_have_their_series(profile: str) -> None:
    series = shipped(profile).series
    assert {register_of(level) for level in Level} <= set(series)
    assert set(SERIES_NEEDED) <= set(series)
    assert len({register_of(level): series[register_of(level)].pattern for level in Level}) == 4


@pytest.mark.parametrize("profile", profile_ids(SHIPPED))
def test_保密法20_presumed_periods_are_those_of_the_ledger(profile: str) -> None:
    presumed = shipped(profile).custody.presumed_years.value
    assert {level.value: years for level, years in MAXIMUM.items()} == {k: presumed[k] for k in presumed}


def test_numbers_are_written_as_the_series_says() -> None:
    series = shipped("panjin").series
    assert series["secret"].text(1, 2026) == "密收〔2026〕001号"
    assert series["secret"].text(12345, 2026) == "密收〔2026〕12345号"
    assert series["top_secret"].text(7, 2026) == "绝收〔2026〕007号"
    assert series["clearance"].text(3, 2026) == "清退〔2026〕03号"
    assert series["made_copy"].text(1, parent="密收〔2026〕001号-000023") == "密收〔2026〕001号-000023-复01"
    assert series["copy_label"].text(0, register="密收〔2026〕001号", copy="{n}") == "密收〔2026〕001号-{n}"


@pytest.mark.parametrize(
    ("profile", "term", "count", "clause", "against"),
    [
        ("national", "reply", 20, "公开条例33", Compared.SAME),
        ("panjin", "active_publish", 10, "A1.3.3b", Compared.STRICTER),
        ("panjin", "reply", 15, "A1.4.4a", Compared.OTHERWISE),
        ("panjin", "web_retention", 12, "A1.3.3a", Compared.SAME),
        ("huangyan", "reply", 20, "B5.5b", Compared.SAME),
        ("huangyan", "register", 1, "B5.1", Compared.SAME),
        ("huangyan", "draft_consult", 7, "B3.5b", Compared.SAME),
        ("nanning", "active_publish", 10, "C1.9", Compared.STRICTER),
        ("nanning", "entry", 20, "C7.20a", Compared.SAME),
        ("nanning", "reply", 15, "C2.6b", Compared.STRICTER),
        ("nanning", "third_party", 15, "C2.11", Compared.LAXER),
        ("nanning", "unit_consult", 5, "C3.6b", Compared.STRICTER),
    ],
)
def test_where_the_units_differ_from_the_law(
    profile: str, term: str, count: int, clause: str, against: Compared
) -> None:
    loaded = shipped(profile)
    own = loaded.terms[term]
    assert (own.count, own.clause) == (count, clause)
    assert compared(own, loaded.law.get(term)) is against


def test_extensions_name_who_agrees() -> None:
    longer = {p: shipped(p).terms["reply"].extension for p in profile_ids(SHIPPED)}
    assert {p: (e.count, e.roles, e.form) for p, e in longer.items() if e} == {
        "national": (20, ("office_head",), "F38"),
        "panjin": (15, ("office_head",), "F38"),
        "huangyan": (20, ("leader_in_charge",), "F38"),
        "nanning": (10, ("office_head",), "F38"),
    }
    nanning = longer["nanning"]
    assert nanning is not None
    assert nanning.consent_of == "上级政务信息公开办公室", "C2.7"


def test_every_profile_has_its_duties() -> None:
    duties = {p: set(shipped(p).duties) for p in profile_ids(SHIPPED)}
    assert duties["national"] == {"summary", "refused_again", "annual_report", "catalogue"}
    assert duties["huangyan"] - duties["national"] == {"comparison", "columns", "request_filing"}, (
        "B4.4b, B1.4, B5.6"
    )
    assert duties["nanning"] - duties["national"] == {"refusal_filing"}, "C6.4"


@pytest.mark.parametrize("profile", profile_ids(SHIPPED))
def test_the_publication_deadline_of_a_review_is_the_units_own(profile: str) -> None:
    loaded = shipped(profile)
    deadline = loaded.procedures["review"].deadline("publication")
    assert deadline is not None
    assert deadline.count == loaded.terms["active_publish"].count
    assert deadline.law == loaded.law.get("active_publish")


def test_d22_every_profile_weighs_findings_and_the_national_one_writes_all_of_it_out() -> None:
    assert dict(shipped("national").weights) == {
        kind: weight for kind, weight in DEFAULT_WEIGHTS.items() if kind in WEIGHABLE
    }
    for profile in profile_ids(SHIPPED):
        weights = shipped(profile).weights
        assert weight_of(Kind.INTERNAL_MARK, "work_secret", weights) is Weight.BLOCKING, profile
        assert weight_of(Kind.INTERNAL_MARK, "internal", weights) is Weight.TO_LOOK_AT, profile
