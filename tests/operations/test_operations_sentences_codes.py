"""Every code that the program may answer has its sentence, and the sentence finds its facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from code_sites import Site, sites

from desktop.operations.sentences import catalogue as c
from desktop.operations.sentences.clauses import read_clauses
from desktop.operations.sentences.speaking import BY_NAME, Catalogue, places, said, variants
from desktop.vault.trouble import CODES

SITES = sites()
REFUSED = [s for s in SITES if s.sort == "refusal" and s.reason is not True]
ASKED = [s for s in SITES if s.sort == "refusal" and s.reason is not False]
DONE = [s for s in SITES if s.sort == "done"]
TROUBLES = [s for s in SITES if s.sort == "trouble"]
BOTH = ((REFUSED, c.REFUSALS), (ASKED, c.QUESTIONS), (DONE, c.DONE), (TROUBLES, c.TROUBLES))
ALL: Mapping[str, Catalogue] = {
    "refusals": c.REFUSALS, "questions": c.QUESTIONS, "done": c.DONE, "troubles": c.TROUBLES,
}  # fmt: skip


def templates(part: Catalogue) -> list[tuple[str, str]]:
    return [(code, one) for code, template in part.items() for one in variants(template)]


def test_the_walk_finds_the_program() -> None:
    assert len(REFUSED) > 250
    assert len(ASKED) >= 10
    assert len(DONE) > 60
    assert {"slip.taken_back_short", "receipt.opened", "calendar.backward", "paper.failed"} <= {
        s.code for s in SITES
    }


@pytest.mark.parametrize(("found", "part"), BOTH, ids=ALL)
def test_every_code_has_its_sentence(found: list[Site], part: Catalogue) -> None:
    assert sorted(f"{s.code} ({s.where})" for s in found if s.code not in part) == []


def test_every_trouble_of_the_vault_has_its_sentence() -> None:
    assert set(c.TROUBLES) >= CODES


@pytest.mark.parametrize("name", ["REFUSALS", "QUESTIONS", "DONE"])
def test_no_code_is_said_in_two_rooms(name: str) -> None:
    codes = [code for room in c.ROOMS for code in getattr(room, name)]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize(("found", "part"), BOTH, ids=ALL)
def test_the_shortest_sentence_needs_no_fact_that_a_site_does_not_give(
    found: list[Site], part: Catalogue
) -> None:
    lacking = [
        f"{s.code} ({s.where}): {sorted(places(variants(part[s.code])[-1]) - s.facts)}"
        for s in found
        if s.code in part and not places(variants(part[s.code])[-1]) <= s.facts
    ]
    assert lacking == []


@pytest.mark.parametrize(("found", "part"), BOTH, ids=ALL)
def test_no_sentence_names_a_fact_that_nobody_gives(found: list[Site], part: Catalogue) -> None:
    given: dict[str, set[str]] = {}
    for site in found:
        given.setdefault(site.code, set()).update(site.facts)
    strange = [
        f"{code}: {sorted(places(one) - given[code])}"
        for code, one in templates(part)
        if code in given and not places(one) <= given[code]
    ]
    assert strange == []


def test_what_is_done_twice_is_said_without_facts() -> None:
    """A repeated request is answered with code and ids only."""
    assert [code for code, one in c.DONE.items() if places(variants(one)[-1])] == []


@pytest.mark.parametrize("part", ALL.values(), ids=ALL)
def test_sentences_are_chinese_and_whole(part: Catalogue) -> None:
    known = re.compile(r"\{[^{}]*\}|PDF|Word")
    assert [one for _code, one in templates(part) if re.search(r"[A-Za-z_]{2,}", known.sub("", one))] == []
    assert [one for _code, one in templates(part) if not one.endswith("。")] == []
    assert [
        one for _code, one in templates(part) if re.search(r"[,;?!()]|[.:](?!\d)", known.sub("", one))
    ] == []


def test_a_refusal_says_what_to_do_or_what_may_not_be() -> None:
    advice = ("请", "不用", "不得", "不能", "不会")
    mute = [one for part in (c.REFUSALS, c.TROUBLES) for _code, one in templates(part)]
    assert [one for one in mute if not any(word in one for word in advice)] == []


def test_what_a_reason_helps_asks_for_the_reason() -> None:
    assert [one for _code, one in templates(c.QUESTIONS) if not one.endswith("理由。")] == []


def test_no_act_that_is_done_names_a_title_of_a_document() -> None:
    """``title`` is the procedure's own name (case.*); a document's title is never among the facts of an act."""
    assert [s.where for s in DONE if "title" in s.facts and not s.code.startswith("case.")] == []


@pytest.mark.parametrize(("found", "part"), BOTH, ids=ALL)
def test_every_sentence_can_be_said_with_the_facts_of_its_site(found: list[Site], part: Catalogue) -> None:
    for site in found:
        if site.code in part:
            facts = {
                name: next(iter(BY_NAME[name])) if name in BY_NAME else "2026-03-05" for name in site.facts
            }
            for given in (facts, dict.fromkeys(site.facts, "")):
                sentence = said(part[site.code], given)
                assert "{" not in sentence
                assert sentence.endswith("。")
            spoken = said(part[site.code], facts)
            assert "—" not in spoken, site.where
            assert "_" not in spoken, site.where


def test_every_clause_that_a_refusal_names_can_be_read() -> None:
    text = (Path(__file__).resolve().parents[2] / "resources" / "clauses.toml").read_text(encoding="utf-8")
    clauses = read_clauses(text)
    assert sorted({s.clause for s in SITES if s.clause and not clauses.words(s.clause)}) == []
