"""A specimen of a form: every slot says what belongs there. It shows a layout and tries whether it can be set."""

from __future__ import annotations

from desktop.paper.filling import Facts
from desktop.paper.form import Form


def specimen(form: Form) -> Facts:
    """Each slot with its own label, each list with one line of the labels of its columns."""
    facts: dict[str, str | bool | tuple[dict[str, str], ...]] = {}
    for name, slot in form.slots.items():
        if slot.kind == "rows":
            facts[name] = ({key: column.label for key, column in slot.columns.items()},)
        else:
            facts[name] = True if slot.kind == "flag" else slot.label
    return facts
