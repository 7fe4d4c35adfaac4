"""All verbs of a slip, by the id that stands on its card."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.windows.pages.circulation import folder_acts, reader_acts, round_acts
from desktop.windows.pages.middle import Asking

ACTS: Mapping[str, Asking] = MappingProxyType({**round_acts.ACTS, **reader_acts.ACTS, **folder_acts.ACTS})
"""Id of a card's verb → the act."""
