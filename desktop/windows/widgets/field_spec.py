"""What a field of an entry is: its words, who reads what is typed, its default, and what it offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.plain.typed.answer import Typed
from desktop.plain.words import _
from desktop.windows.levels_shown import CODES, level_word
from desktop.windows.ports import Reader


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a field offers: its value, its words, and a word beside it (post, number).

    ``sure``  false: even as the only one it is asked for once more, for it came of a mere tail
    """

    value: Any
    shown: str
    note: str = ""
    sure: bool = True


Offers = Callable[[str], Sequence[Offer]]
"""Answers from memory what fits the words or initials typed; called while typing."""


@dataclass(frozen=True)
class FieldSpec:
    """One field.

    ``read``      understands what was typed; without it the text itself is the value
    ``default``   shown in grey, taken by Enter; ``carried`` ones are not even stopped at
    ``offers``    completes persons and bodies; with ``free`` other words are taken as they are
    ``choices``   a few fixed values, each taken by its digit
    ``several``   entries of which some are chosen by their numbers; listed while the cursor is there
    ``span``      width in twelfths of the strip
    ``folded``    stands under 更多
    ``secret``    a password: never shown, kept or put aside; emptied where it was refused
    ``begins``    the cursor begins here though something is proposed: what is decided is looked at
    ``when``      told the values given so far, whether the field is asked at all
    """

    id: str
    label: str
    read: Reader | None = None
    required: bool = False
    default: Typed[Any] | None = None
    carried: bool = False
    offers: Offers | None = None
    free: bool = False
    choices: tuple[Offer, ...] = ()
    several: tuple[Offer, ...] = ()
    hint: str = ""
    span: int = 3
    folded: bool = False
    secret: bool = False
    begins: bool = False
    when: Callable[[Mapping[str, Any]], bool] | None = None


@dataclass(frozen=True)
class Entered:
    """What was entered: values by field (only those given), and reasons by the code of what was unusual."""

    values: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


def level_choices() -> tuple[Offer, ...]:
    """1 绝密 … 5 内部."""
    return tuple(Offer(code, level_word(code)) for code in CODES)


def choice_hint(choices: Sequence[Offer]) -> str:
    """The digits, as the grey words of an empty field."""
    told = [
        f"{n}{' ' if offer.shown[:1].isascii() else ''}{offer.shown}" for n, offer in enumerate(choices, 1)
    ]
    apart = (
        "  " if any(offer.shown[:1].isascii() for offer in choices) else " "
    )  # 1000402 would be one number
    return apart.join(told) or _("按数字选")
