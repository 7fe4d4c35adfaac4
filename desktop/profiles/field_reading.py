"""The questions of a procedure, and where the answers to choose from stand."""

from __future__ import annotations

from desktop.procedures.definition import Choice, Field
from desktop.procedures.vocabulary import FieldType
from desktop.profiles.condition_reading import Known, read_when
from desktop.profiles.reading import Node, codes_of

TYPES = codes_of(FieldType)


def read_field(code: str, node: Node, known: Known) -> Field:
    """One field."""
    kind = node.word("type", TYPES, FieldType.TEXT)
    field = Field(
        id=code,
        title=node.text("title"),
        type=kind,
        required=node.flag("required", True),
        choices=_choices(node, known) if kind.offers else (),
        shown_when=read_when(node, "shown_when", known),
        at_most=node.text("at_most", False),
        minimum=node.optional_count("minimum") if kind is FieldType.NUMBER else None,
        clause=node.text("clause", False),
        unless=node.text("unless", False),
        past=node.flag("past") if kind is FieldType.DATE else False,
    )
    node.close()
    return field


def _choices(node: Node, known: Known) -> tuple[Choice, ...]:
    """A table of its own, code → title, or the name of one of the profile's lists."""
    if isinstance(node.raw("choices"), str):
        lists = {name: one.entries for name, one in known.words.lists.items()}
        return node.word("choices", lists, ())
    return tuple(Choice(code, title) for code, title in node.titles("choices").items())
