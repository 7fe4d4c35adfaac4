"""Facts of how drafts come in: ``import/<id>`` (D19)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from desktop.plain.facts import Fact, Text
from desktop.procedures.review.item_facts import Fingerprints


def import_stream(entry: str) -> str:
    """The stream of an entry of the 导入登记."""
    return f"import/{entry}"


class Way(Enum):
    """How drafts reach a machine that stands alone (D19, A6.2.2a)."""

    ONE_WAY = "one_way"
    DISC = "disc"
    PAPER = "paper"


@dataclass(frozen=True)
class FileBrought:
    """One file of the medium; ``item`` it is the draft of, empty where it belongs to none."""

    name: Text
    prints: Fingerprints
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class DraftsBrought(Fact):
    """导入登记: a disc, an import or a pile of paper comes in; one entry may bring drafts of many items.

    ``medium``    its number; ``approval`` the number of the paper that allowed the import
    ``on_paper``  items whose draft came on paper alone: reviewed by hand, a full case (D19)
    """

    KIND: ClassVar[str] = "import.entered"
    way: Way
    medium: str
    brought_by: str
    approval: str
    files: tuple[FileBrought, ...] = ()
    on_paper: tuple[str, ...] = ()


FACTS: tuple[type[Fact], ...] = (DraftsBrought,)
