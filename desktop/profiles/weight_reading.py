"""Reading what a finding of the content check asks for (D22), and what no unit may soften."""

from __future__ import annotations

from desktop.profiles.reading import Node, codes_of
from desktop.screening.finding import Weight
from desktop.screening.weights import FIXED, WEIGHABLE, Weights

_WEIGHTS = codes_of(Weight)


def read_weights(node: Node) -> Weights:
    """The unit's weights by kind or ``kind.shape``; what it does not name keeps the program's own."""
    table = node.table("weights", False)
    found: dict[str, Weight] = {}
    if table is None:
        return found
    for key in table.keys:
        known = table.meant(key, key, {name: name for name in WEIGHABLE}, "")
        weight = table.word(key, _WEIGHTS, Weight.BLOCKING)
        if known in FIXED and weight is not Weight.BLOCKING:
            table.fault("law_weight", key, "保密法35")
        elif known:
            found[known] = weight
    table.close()
    return found
