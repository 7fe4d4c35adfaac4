"""The joined table of a profile into its parts, as far as each could be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.procedures.duties import Duty
from desktop.procedures.terms import Term
from desktop.profiles.form_reading import check_form
from desktop.profiles.letter_reading import Letters, read_letters
from desktop.profiles.numbering import Series, fault_of
from desktop.profiles.parameter_reading import read_custody
from desktop.profiles.parameters import CustodyRules
from desktop.profiles.profile import SERIES_NEEDED, Unit
from desktop.profiles.reading import Node
from desktop.profiles.term_reading import read_duties, read_terms
from desktop.profiles.weight_reading import read_weights
from desktop.profiles.words import Words, read_words
from desktop.screening.weights import Weights


@dataclass(frozen=True)
class Parts:
    """What ``profile.toml`` says; ``custody`` is None when it could not be read.

    ``usual_review``  name of the procedure, not yet looked up
    ``without``  names of inherited procedures that the unit does not use
    """

    name: str
    unit: Unit
    words: Words
    series: Mapping[str, Series]
    custody: CustodyRules | None
    captions: Mapping[str, str]
    form_titles: Mapping[str, str]
    without: tuple[str, ...]
    terms: Mapping[str, Term]
    duties: Mapping[str, Duty]
    letters: Letters
    weights: Weights
    usual_review: str


def read_profile(node: Node, inherited_roles: Mapping[str, str]) -> Parts:
    """Read everything; faults are noted at the node."""
    node.text("extends", False)
    node.count("vocabulary", 1, lowest=1)
    words = read_words(node, inherited_roles)
    parts = Parts(
        name=node.text("name"),
        unit=_unit(node.table("unit")),
        words=words,
        series=_series(node),
        custody=read_custody(node, words),
        captions=_captions(node, words),
        form_titles=_form_titles(node),
        without=node.texts("without"),
        terms=read_terms(node, words),
        duties=read_duties(node),
        letters=read_letters(node),
        weights=read_weights(node),
        usual_review=node.text("usual_review", False),
    )
    node.close()
    return parts


def _unit(node: Node | None) -> Unit:
    if node is None:
        return Unit("", "", "", "")
    unit = Unit(
        node.text("calls_itself"),
        node.text("office"),
        node.text("secrecy_office"),
        node.text("secrecy_authority"),
    )
    node.close()
    return unit


def _series(node: Node) -> dict[str, Series]:
    found: dict[str, Series] = {}
    patterns: dict[str, str] = {}
    for code, inner in node.each("series"):
        series = Series(
            code, inner.text("title"), inner.text("pattern"), inner.flag("yearly", True), inner.text("clause")
        )
        wrong, word = fault_of(series.pattern, series.yearly)
        if wrong and series.pattern:
            inner.fault(wrong, "pattern", word)
        if series.pattern in patterns:
            # two series that write alike would give the same number twice
            inner.fault("pattern_shared", "pattern", patterns[series.pattern])
        patterns[series.pattern] = code
        found[code] = series
        inner.close()
    outer = node.table("series", False)
    for code in SERIES_NEEDED if outer else ():
        if code not in found and outer:
            outer.fault("missing_key", code, code)
    return found


def _captions(node: Node, words: Words) -> dict[str, str]:
    captions = node.titles("captions", False)
    inner = node.table("captions", False)
    for code in captions:
        if inner:
            inner.meant(code, code, {c: c for c in words.roles}, "")
    return captions


def _form_titles(node: Node) -> dict[str, str]:
    inner = node.table("form_titles", False)
    found = {}
    for form in inner.keys if inner else ():
        if inner:
            check_form(inner, form, form)
        found[form] = inner.text(form) if inner else ""
    return found
