"""Passages are joined and cut again: no place is lost, none is made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind, Span
from desktop.screening.flow import windows
from desktop.screening.screen import screen
from desktop.screening.text import Opens, Part, Passage, Step, Unit, Where

TEXT = st.text(alphabet="机密★10年 \n\u3000Ａa@.：，", max_size=40)
PIECES = st.lists(st.builds(Passage, TEXT, st.just(Where()), st.sampled_from(Opens)), max_size=12)


def stood(finding: Finding, passages: list[Passage]) -> str:
    return "".join(passages[span.passage].text[span.start : span.end] for span in finding.spans)


@given(PIECES, st.integers(1, 20), st.integers(1, 8))
def test_every_character_is_owned_once_and_knows_its_place(
    passages: list[Passage], size: int, margin: int
) -> None:
    seen = []
    for window in windows(passages, size, margin):
        for position in range(max(window.own, window.starts[0]), window.end) if window.starts else ():
            for span in window.spans(position, position + 1):
                assert passages[span.passage].text[span.start] == window.text[position]
                seen.append((span.passage, span.start))
    assert seen == [(number, place) for number, p in enumerate(passages) for place in range(len(p.text))]


@given(PIECES, st.integers(1, 20), st.integers(1, 8))
def test_a_window_sees_its_neighbours(passages: list[Passage], size: int, margin: int) -> None:
    whole = next(iter(windows(passages))).text
    at = 0
    for window in windows(passages, size, margin):
        own = window.text[window.own : window.end]
        assert whole[at : at + len(own)] == own
        before, after = window.text[: window.own], window.text[window.end :]
        assert whole[:at].endswith(before)
        assert whole[at + len(own) :].startswith(after)
        assert min(at, margin) <= len(before)
        at += len(own)
    assert at == len(whole)


def test_a_keyword_over_runs_has_a_span_in_each() -> None:
    passages = [
        Passage("涉及飞天", Where((Step(Unit.PARAGRAPH, "1"),))),
        Passage("计", opens=Opens.RUN),
        Passage("划的", opens=Opens.RUN),
    ]
    (finding,) = screen(passages, Screening(keywords=("飞天计划",)))
    assert finding.spans == (Span(0, 2, 4), Span(1, 0, 1), Span(2, 0, 1))
    assert (finding.text, finding.before, finding.after) == ("飞天计划", "涉及", "的")
    assert finding.where.path == (Step(Unit.PARAGRAPH, "1"),)


def test_what_stands_apart_is_never_joined() -> None:
    passages = [Passage("飞天", Where(part=Part.HEADER)), Passage("计划", opens=Opens.APART)]
    assert list(screen(passages, Screening(keywords=("飞天计划",)))) == []


def test_text_longer_than_a_window_loses_nothing() -> None:
    text = "飞天计划进展顺利，" * 20_000
    found = list(screen([Passage(text)], Screening(keywords=("飞天计划",))))
    assert len(found) == 20_000
    assert all(stood(finding, [Passage(text)]) == "飞天计划" for finding in found[::997])
    assert {finding.kind for finding in found} == {Kind.KEYWORD}
