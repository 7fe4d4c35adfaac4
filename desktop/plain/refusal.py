"""A refusal is a value: a code, the clause behind it, the facts of the case. Never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

RefusalFact = str | int | tuple[str, ...]


def _no_facts() -> Mapping[str, RefusalFact]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Refusal:
    """Why an act is not done.

    ``code``    dotted, lower case; its Chinese sentence stands in a catalogue of ``operations``.
    ``clause``  id of the rule, e.g. ``A6.1.2e`` (empty: a matter of form, not of a rule).
    ``facts``   what the sentence names: register numbers, names, counts.
    ``field``   the field of the command that is at fault, so that the cursor can go there.
    ``reason_helps``  unusual but allowed: the act is done once a reason for this code is given.
    """

    code: str
    clause: str = ""
    facts: Mapping[str, RefusalFact] = field(default_factory=_no_facts)
    field: str = ""
    reason_helps: bool = False

    def at(self, field_name: str) -> Refusal:
        """The same refusal, pointing at a field."""
        return replace(self, field=field_name)

    def in_line(self, number: int) -> Refusal:
        """The same refusal of one line of a command, counted from 1: field ``lines.3.title``, fact ``line``."""
        facts = MappingProxyType({**self.facts, "line": number})
        return replace(self, field=f"lines.{number}.{self.field}", facts=facts)


def refuse(
    code: str, clause: str = "", *, at: str = "", reason_helps: bool = False, **facts: RefusalFact
) -> Refusal:
    """Make a refusal; the facts are given as keywords."""
    return Refusal(code, clause, MappingProxyType(dict(facts)), at, reason_helps)
