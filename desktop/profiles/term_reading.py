"""Terms and duties of a profile: the unit's numbers with their clauses, beside those of the law."""

from __future__ import annotations

from desktop.procedures.duties import DoneBy, Duty, Every, OnlyIf, When
from desktop.procedures.terms import Extension, Silence, Term
from desktop.procedures.vocabulary import Unit
from desktop.profiles.form_reading import FORMS, OF_A_PERIOD, read_form
from desktop.profiles.reading import Node, codes_of
from desktop.profiles.words import Words

TERMS = (
    "active_publish", "entry", "web_retention", "register", "formal_check", "correction", "draft_answer",
    "known_public", "sign", "reply", "provide", "third_party", "unit_consult", "draft_consult",
)  # fmt: skip
"""What a term may be for: the program asks for them by these codes."""

AT_ONCE = frozenset({"register"})
"""即时 (A1.4.3b, C2.6a): a term that may be of no days; any other of none would be over before it began."""

TERMS_NEEDED = ("active_publish", "correction", "reply", "third_party", "unit_consult")
ORIGINS = ("formed", "published", "received", "registered", "decided", "sent", "drafted")


def read_terms(node: Node, words: Words) -> dict[str, Term]:
    """All terms, by code."""
    found = {}
    outer = node.table("terms", False)
    for code, inner in node.each("terms"):
        term = _term(code, inner, words)
        if code in TERMS:
            found[code] = term
        elif outer is not None:
            outer.meant(code, code, {t: t for t in TERMS}, "")
    for code in TERMS_NEEDED if outer else ():
        if code not in found and outer:
            outer.fault("missing_key", code, code)
    return found


def _term(code: str, node: Node, words: Words) -> Term:
    unit = node.word("unit", codes_of(Unit), Unit.WORKING_DAYS, False)
    term = Term(
        id=code,
        title=node.text("title"),
        count=node.count("count", lowest=0 if code in AT_ONCE else 1) or 0,
        unit=unit,
        origin=node.word("from", {o: o for o in ORIGINS}, ORIGINS[0]),
        clause=node.text("clause"),
        extension=read_extension(node.table("extend", False), words),
        silence=node.word("silence", codes_of(Silence), Silence.NOTHING, False),
        at_least=node.flag("at_least"),
    )
    node.close()
    return term


def read_extension(node: Node | None, words: Words) -> Extension | None:
    """``extend`` of a term or of a procedure's deadline."""
    if node is None:
        return None
    extension = Extension(
        count=node.count("count", lowest=1) or 1,
        roles=(node.word("role", words.role_codes, ""), *node.words("or_roles", words.role_codes)),
        form=read_form(node),
        clause=node.text("clause"),
        consent_of=node.text("consent_of", False),
    )
    node.close()
    return extension


def read_duties(node: Node) -> dict[str, Duty]:
    """All duties, by code; ``off = true`` takes an inherited one away."""
    found = {}
    for code, inner in node.each("duties", False):
        duty = Duty(
            id=code,
            title=inner.text("title"),
            every=inner.word("every", codes_of(Every), Every.MONTH),
            when=inner.word("when", codes_of(When), When.ANY_DAY, False),
            clause=inner.text("clause"),
            form=read_form(inner),
            done_by=inner.word("done_by", codes_of(DoneBy), DoneBy.NOTED, False),
            only_if=inner.word("only_if", codes_of(OnlyIf), OnlyIf.ALWAYS, False),
        )
        if duty.done_by is DoneBy.PRINTED and (not duty.form or duty.form in FORMS):
            # the paper of the period is what shows that it was done
            inner.word("form", {form: form for form in OF_A_PERIOD}, "")
        if not inner.flag("off"):
            found[code] = duty
        inner.close()
    return found
